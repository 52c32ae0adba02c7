import { failureCode } from '@tocsin/core/delivery/retry-schedule';
import type { Handed } from './handover.ts';

/** How an end has answered of late. */
export interface EndState {
  failuresInRow: number;
  lastFailure: string | undefined;
  lastLifeMs: number | undefined;
  /** The code with which the end asked not to be called again. */
  closedBy: string | undefined;
  /** The end rests until this instant, ms since 1970. */
  restsUntilMs: number;
  /** ... because it asked for that: nothing new shortens it. */
  askedForRest: boolean;
}

/** An end that nothing is known of. */
export function createEndState(): EndState {
  return { failuresInRow: 0, lastFailure: undefined, lastLifeMs: undefined, closedBy: undefined, restsUntilMs: 0, askedForRest: false };
}

/** Notes an answer or a failure. */
export function noteHanded(state: EndState, handed: Handed, nowMs: number): void {
  if (handed.ok) {
    state.failuresInRow = 0;
    state.lastFailure = undefined;
    state.lastLifeMs = nowMs;
    state.restsUntilMs = 0;
    state.askedForRest = false;
  } else {
    state.failuresInRow += 1;
    state.lastFailure = failureCode(handed.failure);
  }
}

/** True where the end asked never to be called again (HTTP 410). */
export function asksToBeClosed(handed: Handed): boolean {
  return !handed.ok && handed.failure.kind === 'http' && handed.failure.status === 410;
}
