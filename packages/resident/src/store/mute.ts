import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** A pause: alerts show, but silently. */
export interface Pause {
  /** Device's clock, milliseconds since 1970. */
  readonly untilMs: number;
  /** `status|zone` where something was in force when it began; absent: nothing was, and it holds for all zones. */
  readonly covers?: readonly string[];
}

/** Longer than this nobody stays deaf by one press. */
const PAUSE_MINUTES_MAX = 60;

/** The pause of a person who is in shelter because of `inForce` (keys `status|zone`). */
export function pauseOf(minutes: number, { inForce, nowMs }: { readonly inForce: Iterable<string>; readonly nowMs: number }): Pause {
  const untilMs = nowMs + Math.min(Math.max(0, minutes), PAUSE_MINUTES_MAX) * 60_000;
  const covers = [...inForce];
  return covers.length === 0 ? { untilMs } : { untilMs, covers };
}

/** True while a pause holds. One that ends later than any pause may was begun under another clock, and holds no more. */
export function isHolding(pause: Pause | undefined, nowMs: number): pause is Pause {
  return pause !== undefined && nowMs < pause.untilMs && pause.untilMs <= nowMs + PAUSE_MINUTES_MAX * 60_000;
}

/**
 * Whether an alert is silent by a pause. Who is in shelter at home has not paused the school's zone, and who takes part in an exercise
 * has not paused the live alarm: so every zone it concerns must be covered, in its own lane or by a live alarm there.
 *
 * @param zones - those of the listener that the alert names
 */
export function isMutedBy(pause: Pause | undefined, alert: Pick<SignedAlert, 'status'>, zones: readonly string[]): boolean {
  if (pause === undefined) return false;
  const { covers } = pause;
  if (covers === undefined) return true;
  return zones.length > 0 && zones.every((zone) => covers.includes(`${alert.status}|${zone}`) || covers.includes(`Actual|${zone}`));
}
