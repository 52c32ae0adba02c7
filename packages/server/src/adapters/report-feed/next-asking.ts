/** What decides when a feed is asked again. */
export interface AskingFacts {
  readonly everyS: number;
  /** What the feed itself asks for, s. */
  readonly ttlS?: number | undefined;
  /** Failures in a row. */
  readonly failures: number;
  /** `Retry-After` of the last failure. */
  readonly retryAfter?: string | undefined;
  readonly nowMs: number;
}

/** A feed that asks for more than a day of silence is asked after a day. */
const LONGEST_S = 86_400;
/** Failures lengthen the pause to this, where it is not longer by itself. */
const BACK_OFF_S_MAX = 3_600;

/** Pause until a feed is asked again, s: its interval, doubled for each failure in a row; never before the feed or its server wants. */
export function pauseS({ everyS, ttlS = 0, failures, retryAfter, nowMs }: AskingFacts): number {
  if (failures === 0) return Math.max(everyS, Math.min(LONGEST_S, ttlS));
  const backOff = Math.max(everyS, Math.min(BACK_OFF_S_MAX, everyS * 2 ** Math.min(failures, 20)));
  return Math.max(backOff, Math.min(LONGEST_S, secondsUntil(retryAfter, nowMs)));
}

function secondsUntil(retryAfter: string | undefined, nowMs: number): number {
  if (retryAfter === undefined) return 0;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isFinite(at) ? Math.max(0, (at - nowMs) / 1_000) : 0;
}
