import { ok, type Result, refuse } from '../units/result.ts';

/** An answer that took longer says too little about when it was given. */
export const ROUND_TRIP_MS_MAX = 2_000;

/**
 * What time a siren believes it is. Small computers start in 1970, or where they were switched off; so a siren asks the server, whose
 * answer holds the siren's nonce and is signed, and counts on from there with a clock that nothing sets.
 */
export interface SirenClock {
  /** The server's time less the siren's monotonic clock; absent: no answer yet. */
  readonly offsetMs?: number;
  /** The latest signed instant known before the siren's start: it cannot be earlier. */
  readonly floorMs: number;
}

/**
 * Milliseconds since 1970: by the server's answer, or, as long as there is none, by the siren's own clock if that is not plainly wrong.
 *
 * @param reads - `monotonicMs` counts from the siren's start
 */
export function sirenNowMs(clock: SirenClock, reads: { readonly monotonicMs: number; readonly wallMs: number }): number {
  const ownMs = Math.max(reads.wallMs, clock.floorMs + reads.monotonicMs);
  return Math.round(clock.offsetMs === undefined ? ownMs : reads.monotonicMs + clock.offsetMs);
}

/**
 * Takes the server's answer. It was given at some moment between question and answer: the middle is wrong by half the round trip at most.
 *
 * @param answer - both instants on the siren's monotonic clock, and what the server said, milliseconds
 */
export function synchronise(
  clock: SirenClock,
  answer: { readonly askedMs: number; readonly heardMs: number; readonly serverMs: number },
): Result<SirenClock, 'TOO_SLOW'> {
  const { askedMs, heardMs, serverMs } = answer;
  if (heardMs - askedMs > ROUND_TRIP_MS_MAX) return refuse('TOO_SLOW');
  return ok({ ...clock, offsetMs: serverMs - (askedMs + heardMs) / 2 });
}
