import { canBothHold, type Interval, intervalOf, intervalText, remainderOf, sumOf } from '../bounds/bounds.ts';
import type { Series, SeriesPoint } from '../model/series.ts';
import { wallSpanOf } from '../when/when.ts';

/** A series with the points that stand in it: none that was revised, rejected or retracted. */
export interface SeriesWithPoints {
  readonly series: Series;
  readonly points: readonly SeriesPoint[];
}

/** Points of one series in the order of the days they stand for. */
export function inOrder(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  return points.toSorted((one, other) => dayMs(one) - dayMs(other) || (one.id < other.id ? -1 : 1));
}

/**
 * Why a point of a total has to wait for a person: totals of one source, population and window never fall. Undefined where nothing
 * speaks against it. A fall may be a slip of the pen, at the source or here; which, this cannot tell.
 */
export function reasonToHold(point: SeriesPoint, { series, points }: SeriesWithPoints): string | undefined {
  const { unit } = point.value;
  if (!series.cumulative) return undefined;
  const value = intervalOf(point.value);
  for (const other of points) {
    if (other.id === point.id || other.id === point.revises) continue;
    const known = intervalOf(other.value);
    if (other.value.unit !== unit) return `counts ${unit}, other points of this series count ${other.value.unit}`;
    const isLater = dayMs(point) - dayMs(other);
    if (isLater > 0 && value.max < known.min)
      return `a total fell from ${intervalText(known)} (${other.asOf.edtf}) to ${intervalText(value)} (${point.asOf.edtf})`;
    if (isLater < 0 && value.min > known.max)
      return `a total of ${intervalText(value)} (${point.asOf.edtf}) stands before one of ${intervalText(known)} (${other.asOf.edtf})`;
    if (isLater === 0 && !canBothHold(value, known))
      return `two totals for ${point.asOf.edtf}: ${intervalText(known)} and ${intervalText(value)}`;
  }
  return undefined;
}

/** Where steps and totals of one count do not agree between two days. */
export interface StepsGap {
  readonly from: SeriesPoint;
  readonly to: SeriesPoint;
  readonly steps: readonly SeriesPoint[];
  /** What the totals say came in between, and what the steps add up to. */
  readonly byTotals: Interval;
  readonly bySteps: Interval;
}

/**
 * Compares what came between any two neighbouring totals with the steps of those days. A figure that was taken in late, for days
 * already counted, shows up here as a gap, with its size.
 */
export function gapsBetween(totals: readonly SeriesPoint[], steps: readonly SeriesPoint[]): readonly StepsGap[] {
  const ordered = inOrder(totals);
  return ordered.slice(1).flatMap((to, place) => {
    const from = ordered[place];
    if (from === undefined) return [];
    const between = inOrder(steps).filter((step) => dayMs(step) > dayMs(from) && dayMs(step) <= dayMs(to));
    if (between.length === 0) return [];
    const byTotals = remainderOf(intervalOf(to.value), intervalOf(from.value));
    const bySteps = sumOf(between.map(({ value }) => intervalOf(value)));
    return canBothHold(byTotals, bySteps) ? [] : [{ from, to, steps: between, byTotals, bySteps }];
  });
}

/** The last moment that a point stands for. */
function dayMs({ asOf }: SeriesPoint): number {
  return wallSpanOf(asOf.edtf)?.toMs ?? Number.NaN;
}
