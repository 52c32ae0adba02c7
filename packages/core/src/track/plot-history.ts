import { addSeconds, secondsBetween } from '../units/instant.ts';
import { at, invertSymmetric } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';

/** Plots kept of one flight; older ones are merged before any is dropped. */
export const HISTORY_MAX = 64;
/** Plots this close in time are merged, s: over twice the gap a path bends by less than 4 m at 5 g, and one plot is good to tens of metres. */
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
  const merged = mergeOlder(grown);
  return merged.length <= HISTORY_MAX ? { plots: merged, isWhole: true } : { plots: grown.slice(1), isWhole: false };
}

function mergeOlder(plots: readonly MeasuredPlot[]): MeasuredPlot[] {
  const merged: MeasuredPlot[] = [];
  const older = Math.max(0, plots.length - FRESH_PLOTS);
  for (let place = 0; place < older; place += 1) {
    const [one, next] = [plots[place], plots[place + 1]];
    if (one === undefined) continue;
    const both = next === undefined || place + 1 >= older ? null : mergePlots(one, next);
    merged.push(both ?? one);
    if (both !== null) place += 1;
  }
  return [...merged, ...plots.slice(older)];
}

/**
 * Two neighbours as one plot between them, each with the weight of what it knows, as one may be many already; null where they are of two
 * sensors or too far apart.
 */
function mergePlots(one: MeasuredPlot, next: MeasuredPlot): MeasuredPlot | null {
  const gapS = secondsBetween(one.at, next.at);
  if (one.sensor !== next.sensor || gapS > MERGE_GAP_S) return null;
  const [known, knownNext] = [traceOf(one.information), traceOf(next.information)];
  const share = knownNext / (known + knownNext);
  const covariance = one.covariance.map((value, cell) => (1 - share) ** 2 * value + share ** 2 * at(next.covariance, cell));
  const information = invertSymmetric(covariance, 3);
  if (information === null) return null;
  const between = (first: number, second: number): number => first + share * (second - first);
  const position = one.position.map((value, axis) => between(value, at(next.position, axis)));
  const rangeM = between(one.rangeM, next.rangeM);
  const merged = { ...next, at: addSeconds(one.at, share * gapS), rangeM, position, covariance, information };
  if (one.radialSpeed === undefined || next.radialSpeed === undefined) {
    const { radialSpeed: _one, ...place } = merged;
    return place;
  }
  const [first, second] = [one.radialSpeed, next.radialSpeed];
  const sigmaMS = Math.hypot((1 - share) * first.sigmaMS, share * second.sigmaMS);
  return { ...merged, radialSpeed: { from: second.from, rateMS: between(first.rateMS, second.rateMS), sigmaMS } };
}

/** Of a 3 x 3 matrix. */
function traceOf(matrix: Float64Array): number {
  return at(matrix, 0) + at(matrix, 4) + at(matrix, 8);
}
