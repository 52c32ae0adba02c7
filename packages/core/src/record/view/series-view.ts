import { type Bounds, boundsText, type Interval } from '../bounds/bounds.ts';
import type { RecordState } from '../gate/record-state.ts';
import { standingPoints } from '../gate/take-in.ts';
import type { Series, SeriesPoint } from '../model/series.ts';
import { gapsBetween, inOrder, type StepsGap } from '../series/hold-point.ts';
import type { When } from '../when/when.ts';
import type { PublicOptions } from './public-options.ts';
import { isOpenBehind, SEALED } from './sealed-behind.ts';
import { isShown, recordedAt, shownOf, withoutAuthor } from './shown-entry.ts';

/** A figure of a series that another one took the place of. */
export interface RevisedPoint {
  readonly id: string;
  readonly figure: string;
  /** When the one that revises it entered the record. */
  readonly revisedAt: string;
}

/** One figure of a series with the way to what said it, and to the figure that it revises. */
export interface ShownPoint {
  readonly id: string;
  readonly asOf: string;
  readonly when: When;
  /** "sealed" where the claim behind it has a sealed part. */
  readonly figure: string;
  /** Absent where it is sealed. */
  readonly value?: Bounds;
  readonly claim?: string;
  readonly recordedAt: string;
  readonly revises?: RevisedPoint;
}

type ShownGap = Omit<StepsGap, 'from' | 'to' | 'steps'> & {
  readonly from: Omit<SeriesPoint, 'by'>;
  readonly to: Omit<SeriesPoint, 'by'>;
  readonly steps: readonly Omit<SeriesPoint, 'by'>[];
  readonly byTotals: Interval;
  readonly bySteps: Interval;
};

/** A series with its definition on top: what is counted, among whom, since when, by whom. */
export interface SeriesView {
  readonly definition: Pick<Series, 'id' | 'measure' | 'population' | 'window' | 'source' | 'cumulative' | 'stepsOf'>;
  readonly points: readonly ShownPoint[];
  /** Where totals and steps of the same count do not agree. */
  readonly gaps: readonly ShownGap[];
}

/**
 * The public view of a series; undefined for one that is not public. What is held for review is not in it.
 *
 * @param status - the lane it has to be of; any without it
 */
export function seriesView(state: RecordState, id: string, status?: PublicOptions['status']): SeriesView | undefined {
  const series = state.items.get(id)?.entry;
  if (series?.kind !== 'series' || !isShown(state, id)) return undefined;
  if (status !== undefined && (series.status ?? 'Actual') !== status) return undefined;
  const { measure, population, window, source, cumulative, stepsOf } = series;
  const total = stepsOf !== undefined && isShown(state, stepsOf) ? { stepsOf } : {};
  const steps = shownOf(state, 'series').find((other) => other.stepsOf === id);
  return {
    definition: { id, measure, population, window, source, cumulative, ...total },
    points: pointsOf(state, id).map((point) => shownPoint(state, point)),
    gaps: steps === undefined ? [] : gapsOf(state, id, steps.id),
  };
}

function pointsOf(state: RecordState, series: string): readonly SeriesPoint[] {
  return inOrder(standingPoints(state, series).filter((point) => isShown(state, point.id)));
}

function shownPoint(state: RecordState, { id, asOf, value, claim, revises }: SeriesPoint): ShownPoint {
  const isOpen = isOpenBehind(state, claim);
  const since = recordedAt(state, id);
  const old = revisedPoint(state, revises, since);
  return {
    id,
    asOf: asOf.edtf,
    when: asOf,
    figure: isOpen ? boundsText(value) : SEALED,
    ...(isOpen ? { value } : {}),
    ...(claim === undefined ? {} : { claim }),
    recordedAt: since,
    ...(old === undefined ? {} : { revises: old }),
  };
}

/** Only what was public once: a figure that was revised before anybody saw it stays inside. */
function revisedPoint(state: RecordState, id: string | undefined, revisedAt: string): RevisedPoint | undefined {
  const old = state.items.get(id ?? '')?.entry;
  if (old?.kind !== 'series-point' || !state.changes.some((change) => change.id === id && change.what === 'published')) return undefined;
  return { id: old.id, figure: isOpenBehind(state, old.claim) ? boundsText(old.value) : SEALED, revisedAt };
}

function gapsOf(state: RecordState, totals: string, steps: string): readonly ShownGap[] {
  const open = (series: string) => pointsOf(state, series).filter(({ claim }) => isOpenBehind(state, claim));
  return gapsBetween(open(totals), open(steps)).map((gap) => ({
    ...gap,
    from: withoutAuthor(gap.from),
    to: withoutAuthor(gap.to),
    steps: gap.steps.map(withoutAuthor),
  }));
}
