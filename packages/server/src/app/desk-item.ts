import { boundsText } from '@tocsin/core/record/bounds/bounds';
import type { Texts } from '@tocsin/core/record/gate/ground-claim';
import type { Observation } from '@tocsin/core/record/gate/observation';
import type { Item, RecordState } from '@tocsin/core/record/gate/record-state';
import { drafterOf, reviewersNeeded } from '@tocsin/core/record/gate/take-review';
import type { RecordEntry } from '@tocsin/core/record/model/record-entry';
import { named } from '@tocsin/core/record/model/record-entry';
import type { Decision, Review } from '@tocsin/core/record/model/review';
import { firstRefusal } from './record-trial.ts';

/** Whoever sits at the desk, and what the record's gate needs to try a decision of theirs. */
export interface Seat {
  readonly operator: string;
  readonly texts: Texts;
  /** ISO 8601. */
  readonly time: string;
}

/** What an entry waits for, seen from one seat; `others` where this person can do nothing. */
export interface NextStep {
  readonly next: 'confirm' | 'publish' | 'correct' | 'open' | 'others' | 'nothing';
  /** Why this person can do nothing now, in the record's own words. */
  readonly waitsFor?: string;
  /** Of `correct`: the entry whose place it takes. */
  readonly corrects?: string;
}

/** An entry as the desk shows it: what it says, and where it stands. */
export function deskItem(state: RecordState, item: Item, operator: string): object {
  const { entry, standing, confirmedBy, grounded, replacedBy, publishedBy, held, sealed, unsealAsked } = item;
  return {
    ...entry,
    title: titleOf(state, entry.id),
    standing,
    grounded,
    confirmedBy,
    reviewersNeeded: reviewersNeeded(item),
    isOwn: drafterOf(entry) === operator,
    sealed,
    unsealAsked,
    ...(held === undefined ? {} : { held: `${held}: two people have to look at it` }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(publishedBy === undefined ? {} : { publishedBy }),
  };
}

/** What an entry waits for. Decided by the record's own gate, so that the desk offers nothing that would be refused. */
export function nextStep(state: RecordState, item: Item, seat: Seat): NextStep {
  const { entry, standing, unsealAsked } = item;
  if (unsealAsked.some(({ by }) => by !== seat.operator)) return { next: 'open' };
  if (unsealAsked.length > 0) return { next: 'others', waitsFor: 'a second person has to agree that it is opened' };
  if (standing === 'draft') return tried(state, item, { seat, decision: 'confirm' });
  if (standing !== 'confirmed') return { next: 'nothing' };
  const old = entry.kind === 'claim' && entry.replaces !== undefined ? state.items.get(entry.replaces) : undefined;
  if (old?.standing === 'public' || old?.standing === 'confirmed') return { next: 'correct', corrects: old.entry.id };
  return tried(state, item, { seat, decision: 'publish' });
}

function tried(
  state: RecordState,
  { entry }: Item,
  { seat, decision }: { readonly seat: Seat; readonly decision: Extract<Decision, 'confirm' | 'publish'> },
): NextStep {
  const review: Review = named({
    kind: 'review',
    time: seat.time,
    subject: entry.id,
    decision,
    by: { type: 'person', id: seat.operator },
  });
  const refusal = firstRefusal(state, [review], seat.texts);
  return refusal === undefined ? { next: decision } : { next: 'others', waitsFor: refusal.message };
}

/** A line by which people know an entry or an own alert. */
export function titleOf(state: RecordState, id: string): string {
  const item = state.items.get(id);
  if (item !== undefined) return entryTitle(state, item.entry);
  const seen = state.own.get(id);
  return seen === undefined ? id : ownTitle(seen);
}

/** An own alert in a line. */
export function ownTitle({ time, phase, zones = [], status }: Observation): string {
  const lane = status === 'Actual' ? '' : `${status}: `;
  return `${lane}own alert, ${phase ?? 'seen'} in ${zones.slice(0, 3).join(', ')}${zones.length > 3 ? ` and ${zones.length - 3} more` : ''}, ${minuteOf(time)}`;
}

function entryTitle(state: RecordState, entry: RecordEntry): string {
  const nameOf = (id: string) => (id === entry.id ? id : titleOf(state, id));
  switch (entry.kind) {
    case 'claim':
      return `${entry.summary} (${entry.chain[0]?.agent ?? ''}${entry.when === undefined ? '' : `, ${entry.when.edtf}`})`;
    case 'artifact':
      return entry.title ?? entry.publisher;
    case 'incident':
    case 'agreement':
      return entry.label;
    case 'link':
      return `${nameOf(entry.from)} – ${entry.type.replaceAll('_', ' ')} – ${nameOf(entry.to)}`;
    case 'assessment':
      return `${entry.question}: ${entry.grade}`;
    case 'series':
      return `${entry.measure}, ${entry.population} (${entry.source}, ${entry.window.edtf})`;
    case 'series-point':
      return `${boundsText(entry.value)} as of ${entry.asOf.edtf}`;
    case 'extension':
      return `${nameOf(entry.agreement)}: until ${minuteOf(entry.deadline.instant)}`;
    case 'breach':
      return `${entry.alleges} alleges a breach${entry.against === undefined ? '' : ` by ${entry.against}`}`;
    case 'notice':
      return `${entry.instruction}: ${entry.area.words} (${entry.issuer}, by ${entry.channel})`;
    case 'reconciliation':
      return `${entry.rule} ${entry.result}`;
    case 'review':
      return `${entry.decision} by ${entry.by.id}`;
  }
}

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
