import { addSeconds, secondsBetween } from '../units/instant.ts';
import { addAt, at, invertSymmetric } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';

/** Plots kept of one flight; older ones are merged before any is dropped. */
export const HISTORY_MAX = 64;
/** Plots this close in time are merged: over twice the gap a path bends by less than 4 m at 5 g, and one plot is good to tens of metres. */
const MERGE_GAP_S = 0.45;
/** The latest plots stay as they are: thrust and turns show in them. */
const FRESH_PLOTS = 24;

/** A history with one more plot, and whether it still says all that was seen of the flight. */
export interface GrownHistory {
  readonly plots: MeasuredPlot[];
  readonly isWhole: boolean;
}

/** Adds a plot. Where the history is full, neighbours among the older half become one; where none are close enough, the oldest goes. */
export function growHistory(plots: readonly MeasuredPlot[], plot: MeasuredPlot): GrownHistory {
  const grown = [...plots, plot];
  if (grown.length <= HISTORY_MAX) return { plots: grown, isWhole: true };
  const merged: MeasuredPlot[] = [];
  const older = grown.length - FRESH_PLOTS;
  for (let place = 0; place < grown.length; place += 1) {
    const [one, next] = [grown[place], grown[place + 1]];
    if (one === undefined) continue;
    const both = next === undefined || place + 1 >= older ? null : mergePlots(one, next);
    merged.push(both ?? one);
    if (both !== null) place += 1;
  }
  return merged.length <= HISTORY_MAX ? { plots: merged, isWhole: true } : { plots: grown.slice(1), isWhole: false };
}

/** Two neighbours as one plot halfway, with what both know; null where they are of two sensors or too far apart. */
function mergePlots(one: MeasuredPlot, next: MeasuredPlot): MeasuredPlot | null {
  const gapS = secondsBetween(one.at, next.at);
  if (one.sensor !== next.sensor || gapS > MERGE_GAP_S) return null;
  const information = one.information.map((value, cell) => value + at(next.information, cell));
  const covariance = invertSymmetric(information, 3);
  if (covariance === null) return null;
  const position = new Float64Array(3);
  for (let axis = 0; axis < 3; axis += 1) addAt(position, axis, (at(one.position, axis) + at(next.position, axis)) / 2);
  const merged = { ...next, at: addSeconds(one.at, gapS / 2), rangeM: (one.rangeM + next.rangeM) / 2, position, covariance, information };
  if (one.radialSpeed === undefined || next.radialSpeed === undefined) {
    const { radialSpeed: _one, ...place } = merged;
    return place;
  }
  const [first, second] = [one.radialSpeed, next.radialSpeed];
  return {
    ...merged,
    radialSpeed: {
      from: second.from,
      rateMS: (first.rateMS + second.rateMS) / 2,
      sigmaMS: 1 / Math.hypot(1 / first.sigmaMS, 1 / second.sigmaMS),
    },
  };
}
