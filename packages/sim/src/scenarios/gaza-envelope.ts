import { type Body, freshAir, SHORT_ROCKET } from '../physics/flight.ts';
import type { RocketSpec } from './salvo.ts';
import { radarAt } from './salvo.ts';

/** An invented radar inland of Ashkelon. */
export const SOUTHERN_RADAR = radarAt('radar-south', [34.66, 31.6, 90]);
/** A light westerly. */
export const SOUTHERN_AIR = freshAir({ windEast: 4, windNorth: -2, densityFactor: 1.01 });

/** Places where things come down in the southern scenarios; [longitude, latitude]. */
export const ASHKELON_SOUTH = [34.568, 31.6626] as const;
export const ASHKELON_NORTH = [34.587, 31.688] as const;
/** A village of the northern envelope. */
export const BORDER_VILLAGE = [34.558, 31.588] as const;

/** A rocket of the short kind from the south-west. */
export function shortRocket(
  at: readonly [number, number],
  spec: { readonly afterS: number; readonly rangeM: number; readonly endS?: number; readonly body?: Body },
): RocketSpec {
  const { body = SHORT_ROCKET, ...rest } = spec;
  return { at, fromDeg: 222, elevationDeg: 52, body, ...rest };
}
