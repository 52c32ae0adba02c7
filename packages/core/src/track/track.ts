import type { Threat } from '../detection/threat.ts';
import type { UnixMs } from '../units/instant.ts';

/**
 * How an object moves, as far as its plots tell. Only `coasting` says where it will come down: `level` flies on wings, `thrusting`
 * has its motor burning, `undecided` may still be either a rocket or an aircraft.
 */
export type FlightKind = 'coasting' | 'level' | 'thrusting' | 'undecided';

/**
 * The tracker's best estimate of one object. This and {@link ../impact/impact-forecast.ts | ImpactForecast} are the whole seam
 * between tracking and everything after it: how a track is kept is nobody else's business.
 */
export interface Track {
  /** Unique within a lane, in order of confirmation: `track-1`, `track-2`, ... */
  readonly id: string;
  readonly threat: Threat;
  readonly flight: FlightKind;
  /** Time of the estimate. */
  readonly at: UnixMs;
  /** Earth-centred, earth-fixed position (m, 3) and velocity (m/s, 3), then drag curve and wind: see `state-layout.ts`. */
  readonly state: Float64Array;
  /** Square, row-major, in the units of `state`. */
  readonly covariance: Float64Array;
  /** False while the innovations say that the model does not fit: the forecast is widened then. */
  readonly healthy: boolean;
  /** Plots that formed it. */
  readonly plots: number;
  /** False while its plots may yet stand in line by chance: followed, but nobody is warned of it. */
  readonly proven: boolean;
  /** Those that have seen it, in the order in which they did. */
  readonly sensors: readonly string[];
  /** From its first plot to its last, s. */
  readonly seenS: number;
  /** Chance, 0 to 1, that something on wings is turning or climbing now; 0 for what is not. */
  readonly turning: number;
}
