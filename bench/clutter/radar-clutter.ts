import type { Plot } from '@tocsin/core/detection/observation';
import type { Dice } from '@tocsin/testkit/flight/dice';

/** The radar's volume: range, m, and elevation, degrees. */
const NEAR_M = 3_000;
const FAR_M = 63_000;
/** Nothing is seen below this. */
export const HORIZON_DEG = 1.5;
const TOP_DEG = 52;

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** What the false plots are strewn over, m³. */
export const CLUTTER_VOLUME_M3 = ((2 * Math.PI) / 3) * (FAR_M ** 3 - NEAR_M ** 3) * (sine(TOP_DEG) - sine(HORIZON_DEG));

/** A false plot: evenly over the radar's volume, as many per cubic kilometre near as far. */
export function clutterPlot(dice: Dice): Plot {
  return {
    range: Math.cbrt(dice.between(NEAR_M ** 3, FAR_M ** 3)),
    azimuth: dice.between(0, 360),
    elevation: (Math.asin(dice.between(sine(HORIZON_DEG), sine(TOP_DEG))) * 180) / Math.PI,
  };
}
