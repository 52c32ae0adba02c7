import type { EntryBody } from '../../entry.ts';
import type { UnixMs } from '../../units/instant.ts';
import { ok, type Result, refuse } from '../../units/result.ts';
import { contentIdOf, isRecordEntry, type RecordEntry } from '../model/record-entry.ts';
import type { SeriesPoint } from '../model/series.ts';
import { reasonToHold } from '../series/hold-point.ts';
import { type Grounding, groundingOf, type Texts } from './ground-claim.ts';
import { observationIn } from './observation.ts';
import type { Change, Item, RecordState, Refusal } from './record-state.ts';
import { referencesOf } from './references.ts';
import { takeReview } from './take-review.ts';

/** One entry of the journal, as far as the record reads it. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: UnixMs;
  readonly body: EntryBody | RecordEntry;
}

/**
 * The one step of the record: takes in a journal entry, or refuses it and stays as it was. The same entries give the same record,
 * live, after a restart and in court. Entries of other kinds change nothing.
 *
 * @param state - changed in place; it belongs to the caller
 * @param texts - the kept text of an artifact by its hash; a claim whose text is gone cannot be grounded again
 * @returns what changed for the public; most entries change nothing there
 */
export function takeIn(state: RecordState, journalEntry: JournalEntry, texts: Texts): Result<readonly Change[], Refusal> {
  const { body } = journalEntry;
  if (!isRecordEntry(body)) {
    const observation = observationIn(body);
    if (observation !== undefined) state.own.set(observation.id, observation);
    return ok([]);
  }
  const grounding = body.kind === 'claim' ? groundingOf(body, state, texts) : ok<Grounding>({ grounded: true });
  if (!grounding.ok) return grounding;
  const problem = problemWith(state, body, grounding.value.grounded);
  if (problem !== undefined) return refuse(problem);
  if (body.kind === 'review') return takeReview(state, { ...journalEntry, body });
  state.items.set(body.id, itemOf(state, { ...journalEntry, body }, grounding.value));
  if (body.kind === 'artifact') state.artifacts.set(body.sha256, body.id);
  if (body.kind === 'series-point') state.points.set(body.series, [...(state.points.get(body.series) ?? []), body.id]);
  return ok([]);
}

function problemWith(state: RecordState, entry: RecordEntry, grounded: boolean): Refusal | undefined {
  // What was entered by hand without a source text has an id by hand, too. It can never leave the draft.
  if (grounded && entry.id !== contentIdOf(entry))
    return { code: 'ID_NOT_CONTENT', path: 'id', message: `expected ${contentIdOf(entry)}, the id of this content` };
  if (state.items.has(entry.id)) return { code: 'KNOWN', path: 'id', message: `${entry.id} is in the record` };
  for (const { path, id } of referencesOf(entry)) {
    if (entry.kind === 'review' && state.own.has(id))
      return { code: 'OWN_DETECTION', path, message: 'what this system saw itself is not reviewed: link it, or assess it' };
    const isThere = state.items.has(id) || (entry.kind === 'link' && state.own.has(id));
    if (!isThere) return { code: 'UNKNOWN_REFERENCE', path, message: `${id} is not in the record` };
  }
  return undefined;
}

function itemOf(state: RecordState, { seq, at, body }: JournalEntry & { readonly body: RecordEntry }, { grounded }: Grounding): Item {
  const held = body.kind === 'series-point' ? holdOf(state, body) : undefined;
  return {
    entry: body,
    seq,
    at,
    standing: 'draft',
    grounded,
    ...(held === undefined ? {} : { held }),
    confirmedBy: [],
    sealed: [],
    unsealAsked: [],
    reviews: [],
  };
}

function holdOf(state: RecordState, point: SeriesPoint): string | undefined {
  const series = state.items.get(point.series)?.entry;
  if (series?.kind !== 'series') return 'its series is not in the record';
  return reasonToHold(point, { series, points: standingPoints(state, series.id) });
}

/** The points of a series that stand: not rejected or retracted, and none that another has revised. */
export function standingPoints(state: RecordState, series: string): readonly SeriesPoint[] {
  const points: SeriesPoint[] = [];
  const revised = new Set<string>();
  for (const id of state.points.get(series) ?? []) {
    const item = state.items.get(id);
    if (item?.entry.kind !== 'series-point') continue;
    const { entry, standing, held } = item;
    if (standing === 'rejected' || standing === 'retracted') continue;
    // What is held and undecided measures nothing else.
    if (held !== undefined && standing === 'draft') continue;
    if (entry.revises !== undefined && standing !== 'draft') revised.add(entry.revises);
    points.push(entry);
  }
  return points.filter(({ id }) => !revised.has(id));
}
