import type { LonLat } from '../geo/tangent-plane.ts';
import type { UnixMs } from '../units/instant.ts';

/**
 * Where something on wings may go next: ways that are all as likely as each other. It may come down anywhere on its way, so a zone's
 * danger is that it passes there. Never published.
 */
export interface PassageForecast {
  /** Time and place that the ways begin at. */
  readonly at: UnixMs;
  readonly from: LonLat;
  /** Seconds from one place of a way to the next. */
  readonly stepS: number;
  /** Of each way: metres east and north of `from`, turn by turn, from `from` on. */
  readonly ways: readonly Float64Array[];
}
