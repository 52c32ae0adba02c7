import type { UnixMs } from '../units/instant.ts';

/** Where and when an object comes down. Never published. */
export interface ImpactForecast {
  /** Longitude, latitude, degrees, WGS 84. */
  readonly position: readonly [number, number];
  /** m²: east-east, east-north, north-north, in the tangent plane at `position`. */
  readonly covariance: { readonly ee: number; readonly en: number; readonly nn: number };
  readonly at: UnixMs;
  /** Seconds, one standard deviation. */
  readonly timeSigmaS: number;
  readonly healthy: boolean;
}
