import type { MeasuredPlot } from './measured-plot.ts';

/** Plots by their range from the sensor, so that those near a range are found without looking at all. */
export function orderByRange(plots: readonly MeasuredPlot[]): readonly MeasuredPlot[] {
  return plots.toSorted((one, other) => one.rangeM - other.rangeM || one.serial - other.serial);
}

/** Index of the first plot at this range or beyond (binary search). */
export function firstFrom(byRange: readonly MeasuredPlot[], rangeM: number): number {
  let low = 0;
  let high = byRange.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byRange[middle]?.rangeM ?? Infinity) < rangeM) low = middle + 1;
    else high = middle;
  }
  return low;
}
