import { boundsText } from '../bounds/bounds.ts';
import type { RecordState } from '../gate/record-state.ts';
import { standingPoints } from '../gate/take-in.ts';
import type { Series, SeriesPoint } from '../model/series.ts';
import { gapsBetween, inOrder, type StepsGap } from '../series/hold-point.ts';
import { isShown, shownOf } from './shown-entry.ts';

/** One figure of a series with the way to what said it, and to the figure that it revises. */
export interface ShownPoint {
  readonly id: string;
  readonly asOf: string;
  readonly figure: string;
  readonly value: SeriesPoint['value'];
  readonly claim?: string;
  readonly revises?: { readonly id: string; readonly figure: string };
}

/** A series with its definition on top: what is counted, among whom, since when, by whom. */
export interface SeriesView {
  readonly definition: Pick<Series, 'id' | 'measure' | 'population' | 'window' | 'source' | 'cumulative'>;
  readonly points: readonly ShownPoint[];
  /** Where totals and steps of the same count do not agree. */
  readonly gaps: readonly StepsGap[];
}

/** The public view of a series; undefined for one that is not public. What is held for review is not in it. */
export function seriesView(state: RecordState, id: string): SeriesView | undefined {
  const series = state.items.get(id)?.entry;
  if (series?.kind !== 'series' || !isShown(state, id)) return undefined;
  const { measure, population, window, source, cumulative } = series;
  const steps = shownOf(state, 'series').find(({ stepsOf }) => stepsOf === id);
  return {
    definition: { id, measure, population, window, source, cumulative },
    points: shownPoints(state, id).map((point) => shownPoint(state, point)),
    gaps: steps === undefined ? [] : gapsBetween(shownPoints(state, id), shownPoints(state, steps.id)),
  };
}

function shownPoints(state: RecordState, series: string): readonly SeriesPoint[] {
  return inOrder(standingPoints(state, series).filter((point) => isShown(state, point.id)));
}

function shownPoint(state: RecordState, { id, asOf, value, claim, revises }: SeriesPoint): ShownPoint {
  const old = state.items.get(revises ?? '')?.entry;
  return {
    id,
    asOf: asOf.edtf,
    figure: boundsText(value),
    value,
    ...(claim === undefined ? {} : { claim }),
    ...(old?.kind === 'series-point' ? { revises: { id: old.id, figure: boundsText(old.value) } } : {}),
  };
}
