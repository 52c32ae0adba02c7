import { type Proposal, proposeLinks } from '@tocsin/core/record/across/propose-links';
import type { Observation } from '@tocsin/core/record/gate/observation';
import type { Item, RecordState } from '@tocsin/core/record/gate/record-state';
import { referencesOf } from '@tocsin/core/record/gate/references';
import { drafterOf } from '@tocsin/core/record/gate/take-review';
import type { RecordEntry } from '@tocsin/core/record/model/record-entry';
import { deskItem, type NextStep, nextStep, ownTitle, type Seat, titleOf } from './desk-item.ts';

/** Most entries in one answer of the desk: more than anybody looks through. */
const LISTED_MAX = 300;
/** Newest claims that are compared with each other: every pair of one kind is looked at. */
const COMPARED_MAX = 2_000;

/** What waits at the desk. */
export interface Queue {
  readonly entries: readonly object[];
  readonly total: number;
  /** Drafts of software that nobody has looked at: they wait with their report. */
  readonly inReports: number;
}

const TURN: readonly NextStep['next'][] = ['open', 'confirm', 'correct', 'publish', 'others'];

/** Everything that waits for a second person or for publication: what this person can do something about first. */
export function queueOf(state: RecordState, seat: Seat): Queue {
  const waiting: Item[] = [];
  let inReports = 0;
  for (const item of state.items.values()) {
    const { entry, standing, unsealAsked, confirmedBy } = item;
    if (standing !== 'draft' && standing !== 'confirmed' && unsealAsked.length === 0) continue;
    if (entry.kind === 'artifact' || (entry.kind === 'claim' && !item.grounded)) continue;
    if (entry.kind === 'claim' && standing === 'draft' && entry.draftedBy?.type !== 'person' && confirmedBy.length === 0) inReports += 1;
    else waiting.push(item);
  }
  // The gate is asked about what is listed alone: thousands may wait.
  const first = waiting.toSorted((one, other) => likelyTurn(one, seat) - likelyTurn(other, seat)).slice(0, LISTED_MAX);
  const listed = first.map((item) => ({ item, step: nextStep(state, item, seat) }));
  const sorted = listed.toSorted((one, other) => TURN.indexOf(one.step.next) - TURN.indexOf(other.step.next));
  return {
    entries: sorted.map(({ item, step }) => ({ ...deskItem(state, item, seat.operator), ...step })),
    total: waiting.length,
    inReports,
  };
}

/** Which turn an item will probably have, without asking the gate. */
function likelyTurn({ entry, standing, unsealAsked, confirmedBy }: Item, { operator }: Seat): number {
  if (unsealAsked.some(({ by }) => by !== operator)) return 0;
  if (standing === 'confirmed') return 2;
  return standing === 'draft' && drafterOf(entry) !== operator && !confirmedBy.includes(operator) ? 1 : 3;
}

/** What the desk looks for. */
export interface Wanted {
  /** Kinds of entries; `own` for own alerts. */
  readonly kinds: ReadonlySet<string>;
  /** Words that all have to be in an entry's line or quote. */
  readonly words: readonly string[];
  readonly limit: number;
}

/** Entries of some kinds, newest first. */
export function entriesOf(state: RecordState, { kinds, words, limit }: Wanted, seat: Seat): readonly object[] {
  const found: object[] = [];
  const isMeant = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const most = Math.min(limit, LISTED_MAX);
  if (kinds.has('own'))
    for (const seen of ownAlerts(state).slice(0, most)) if (isMeant(ownTitle(seen))) found.push({ ...ownItem(seen), standing: 'own' });
  for (const item of [...state.items.values()].toReversed()) {
    if (found.length >= most) break;
    const { entry } = item;
    if (!kinds.has(entry.kind) || !isMeant(wordsIn(state, entry))) continue;
    found.push({ ...deskItem(state, item, seat.operator), ...nextStep(state, item, seat) });
  }
  return found;
}

function wordsIn(state: RecordState, entry: RecordEntry): string {
  return `${titleOf(state, entry.id)} ${entry.kind === 'claim' ? `${entry.claim.replaceAll('_', ' ')} ${entry.quote ?? ''}` : ''} ${entry.id}`;
}

/** One alert of each own incident, newest first. Tracks stay out: nobody links what people never heard. */
function ownAlerts({ own }: RecordState): readonly Observation[] {
  const first = new Map<string, Observation>();
  for (const seen of own.values())
    if (seen.what === 'alert' && seen.phase !== 'allClear' && !first.has(seen.incident ?? seen.id))
      first.set(seen.incident ?? seen.id, seen);
  return [...first.values()].toReversed();
}

function ownItem(seen: Observation): object {
  const { id, time, status, phase, zones } = seen;
  return { kind: 'own', id, time, status, phase, zones, title: ownTitle(seen) };
}

/** One entry with all that names it and all that it names, and what people decided about it. */
export function entryInFull(state: RecordState, id: string, seat: Seat): object | undefined {
  const item = state.items.get(id);
  const seen = state.own.get(id);
  if (item === undefined && seen === undefined) return undefined;
  const naming = [...state.items.values()].filter(
    ({ entry }) => entry.kind !== 'review' && entry.id !== id && referencesOf(entry).some((reference) => reference.id === id),
  );
  const inFull = (each: Item) => ({ ...deskItem(state, each, seat.operator), ...nextStep(state, each, seat) });
  const ids = [...(item === undefined ? [] : [item]), ...naming].flatMap(({ entry }) =>
    referencesOf(entry).map((reference) => reference.id),
  );
  return {
    entry: item === undefined ? { ...(seen === undefined ? {} : ownItem(seen)), standing: 'own' } : inFull(item),
    naming: naming.map(inFull),
    named: Object.fromEntries([...new Set(ids)].map((each) => [each, nameOf(state, each)])),
    history: historyOf(state, [...(item === undefined ? [] : [item]), ...naming.filter(({ entry }) => entry.kind === 'link')], id),
  };
}

/** What was made and decided, of an entry and of the links that name it, in the order of time. */
function historyOf(state: RecordState, items: readonly Item[], id: string): readonly object[] {
  const steps = items.flatMap(({ entry, reviews }) => {
    const about = entry.id === id ? {} : { about: titleOf(state, entry.id) };
    const by = entry.kind === 'claim' ? entry.draftedBy : entry.by;
    return [
      { time: entry.time, by: by?.id ?? 'nobody named', decision: 'made', ...about },
      ...reviews.map(({ time, by: reviewer, decision, reason, fields }) => ({ time, by: reviewer.id, decision, reason, fields, ...about })),
    ];
  });
  return steps.toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time));
}

function nameOf(state: RecordState, id: string): object {
  const item = state.items.get(id);
  return { title: titleOf(state, id), kind: item?.entry.kind ?? 'own', standing: item?.standing ?? 'own' };
}

/** A proposal with both sides as the desk shows them. */
export type DeskProposal = Proposal & { readonly sides: readonly object[] };

/** What a person may want to link: of claims that somebody has confirmed, and own alerts. Pairs that were decided about are left out. */
export function proposalsOf(
  state: RecordState,
  { timeZone, texts, operator }: Seat & { readonly timeZone: string },
): { readonly proposals: readonly DeskProposal[]; readonly total: number } {
  const items = [...state.items.values()];
  const claims = items
    .flatMap(({ entry, standing }) => (entry.kind === 'claim' && (standing === 'confirmed' || standing === 'public') ? [entry] : []))
    .slice(-COMPARED_MAX);
  const links = items.flatMap(({ entry }) => (entry.kind === 'link' ? [entry] : []));
  const lanes = (['Actual', 'Exercise', 'Test'] as const).flatMap((lane) =>
    proposeLinks({
      claims: claims.filter(({ status = 'Actual' }) => status === lane),
      own: [...state.own.values()].filter(({ status }) => status === lane),
      links,
      timeZone,
      context: { textOf: texts },
    }),
  );
  const sideOf = (id: string) => {
    const item = state.items.get(id);
    const seen = state.own.get(id);
    return item === undefined ? (seen === undefined ? { id } : ownItem(seen)) : deskItem(state, item, operator);
  };
  return {
    proposals: lanes.slice(0, LISTED_MAX).map((proposal) => ({ ...proposal, sides: [sideOf(proposal.from), sideOf(proposal.to)] })),
    total: lanes.length,
  };
}
