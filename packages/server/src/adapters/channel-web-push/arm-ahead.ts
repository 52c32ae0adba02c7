import type { ArmedSlots } from './armed-slots.ts';
import { deriveSlot } from './push-encryption.ts';
import type { SubscriberTable } from './subscriber-table.ts';

/** Longest work in one go, ms, and the pause after it: an alert told meanwhile waits for no more than this. */
const SLICE_MS = 4;
const PAUSE_MS = 4;
/** ... and where alerts are on their way: their turn comes first, for some seconds. A push service that hangs may keep some on it for longer. */
const BUSY_PAUSE_MS = 100;
const BUSY_PAUSES_MAX = 50;

/** Derives keys in the background, everybody's first slot before anybody's second. */
export interface Arming {
  /** Somebody lacks keys: begins, or goes on. */
  wake(): void;
  stop(): void;
}

/** What arming works on. */
export interface ArmingParts {
  readonly table: SubscriberTable;
  readonly slots: ArmedSlots;
  /** True while messages are on their way. */
  readonly isBusy: () => boolean;
  readonly onFault: (fault: unknown) => void;
}

/** Makes it; it sleeps until it is woken. */
export function armAhead({ table, slots, isBusy, onFault }: ArmingParts): Arming {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let level = 1;
  let cursor = 0;
  let isStopped = false;
  let busyPauses = 0;

  /** The next row with fewer slots than the level of this pass; undefined where nobody lacks any. */
  function next(): number | undefined {
    for (; level <= slots.perRow; level += 1, cursor = 0)
      for (; cursor < table.rows(); cursor += 1) if (table.isTaken(cursor) && slots.countOf(cursor) < level) return cursor;
    return undefined;
  }

  function slice(): void {
    timer = undefined;
    if (isStopped) return;
    busyPauses = isBusy() ? busyPauses + 1 : 0;
    if (busyPauses > 0 && busyPauses <= BUSY_PAUSES_MAX) {
      timer = setTimeout(slice, BUSY_PAUSE_MS);
      return;
    }
    const until = performance.now() + SLICE_MS;
    do {
      const row = next();
      if (row === undefined) return;
      try {
        slots.arm(row, (slot) => deriveSlot(table.recipient(row), slot));
      } catch (fault) {
        onFault(fault);
      }
      cursor += 1;
    } while (performance.now() < until);
    timer = setTimeout(slice, PAUSE_MS);
  }

  return {
    wake() {
      if (isStopped || slots.armed() >= table.count() * slots.perRow) return;
      level = 1;
      cursor = 0;
      timer ??= setTimeout(slice, PAUSE_MS);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
