import type { UnixMs } from '@tocsin/core/units/instant';
import type { EditionSettings } from '../ports/edition-store.ts';

/** When to look at the record in full. */
export interface EditionPace {
  /** True after a start; then wherever the mark has changed and rests, or never does; and never too soon after the last time. */
  isDue(mark: string, now: UnixMs): boolean;
  /** An edition was made: the next one is to wait. */
  made(now: UnixMs): void;
  /** All of the record was looked at. A look after a start that found nothing new keeps no edition waiting. */
  done(mark: string, now: UnixMs): void;
}

/** Editions at their pace. */
export function editionPace({ quietMs, everyMs }: EditionSettings): EditionPace {
  let doneMark: string | undefined;
  let lastMark: string | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  let changedMs = 0;
  let waitingMs: number | undefined;
  return {
    isDue(mark, now) {
      if (mark !== lastMark) changedMs = now;
      lastMark = mark;
      if (mark === doneMark) return false;
      waitingMs ??= now;
      const isRipe = doneMark === undefined || now - changedMs >= quietMs || now - waitingMs >= everyMs;
      return isRipe && now - lastMs >= everyMs;
    },
    made(now) {
      lastMs = now;
    },
    done(mark, now) {
      if (doneMark !== undefined) lastMs = now;
      [doneMark, waitingMs] = [mark, undefined];
    },
  };
}
