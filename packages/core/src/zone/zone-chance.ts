import type { UnixMs } from '../units/instant.ts';

/** The chance, 0 to 1, that one object comes down in one zone, or passes there. */
export interface ZoneChance {
  /** Index into `Region.zones`. */
  readonly zone: number;
  readonly probability: number;
}

/** The same with its time. */
export interface TimedChance extends ZoneChance {
  /** When it is expected in the zone. */
  readonly at: UnixMs;
  /** One standard deviation of that, s. */
  readonly sigmaS: number;
}
