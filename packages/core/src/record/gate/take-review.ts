import type { UnixMs } from '../../units/instant.ts';
import { ok, type Result, refuse } from '../../units/result.ts';
import type { RecordEntry } from '../model/record-entry.ts';
import type { Review } from '../model/review.ts';
import type { Change, Item, RecordState, Refusal, Standing } from './record-state.ts';
import { referencesOf } from './references.ts';
import { changeSeal } from './seal-fields.ts';

/** A review and its place in the journal. */
export interface ReviewEntry {
  readonly seq: number;
  readonly at: UnixMs;
  readonly body: Review;
}

/** What a decision makes of the items it touches; nothing is changed before all of it is allowed. */
interface Outcome {
  readonly items: readonly Item[];
  readonly changes: readonly Omit<Change, 'seq' | 'at'>[];
}

/** Harm to people and who is to blame: one mistaken reviewer is not enough to let it through. */
const TWO_REVIEWERS = /^(casualties_|killing$|responsibility_)/;

/** How many people other than the drafter have to find an entry right. */
export function reviewersNeeded({ entry, held }: Pick<Item, 'entry' | 'held'>): number {
  return held !== undefined || (entry.kind === 'claim' && TWO_REVIEWERS.test(entry.claim)) ? 2 : 1;
}

/** Decides about one entry, or refuses to. */
export function takeReview(state: RecordState, { seq, at, body }: ReviewEntry): Result<readonly Change[], Refusal> {
  const subject = state.items.get(body.subject);
  if (subject === undefined) return refuse({ code: 'UNKNOWN_REFERENCE', path: 'subject', message: `${body.subject} is not in the record` });
  const outcome = decide(state, subject, body);
  if (!outcome.ok) return outcome;
  for (const item of outcome.value.items) state.items.set(item.entry.id, { ...item, reviews: [...item.reviews, body] });
  const changes = outcome.value.changes.map((change): Change => ({ seq, at, ...change }));
  state.changes.push(...changes);
  return ok(changes);
}

function decide(state: RecordState, subject: Item, review: Review): Result<Outcome, Refusal> {
  switch (review.decision) {
    case 'confirm':
      return confirm(subject, review);
    case 'publish':
      return publish(state, subject, review);
    case 'amend':
      return amend(state, subject, review);
    case 'correct':
      return correct(state, subject, review);
    case 'reject':
      return subject.standing === 'draft' || subject.standing === 'confirmed'
        ? only({ ...subject, standing: 'rejected' })
        : wrongStanding(subject, 'a draft or a confirmed entry; what is public is retracted');
    case 'retract':
      return retract(subject, review);
    case 'seal':
    case 'unseal': {
      const changed = changeSeal(subject, review);
      return changed.ok ? ok({ items: [changed.value.item], changes: changed.value.changes }) : changed;
    }
  }
}

function confirm(subject: Item, review: Review): Result<Outcome, Refusal> {
  const { id: by } = review.by;
  if (subject.standing !== 'draft') return wrongStanding(subject, 'a draft');
  if (!subject.grounded)
    return refuse({ code: 'NOT_GROUNDED', path: 'subject', message: 'a claim without artifact, span and quote cannot be confirmed' });
  if (drafterOf(subject.entry) === by) return refuse({ code: 'SAME_PERSON', path: 'by', message: 'nobody confirms a draft of their own' });
  if (subject.confirmedBy.includes(by)) return refuse({ code: 'SAME_PERSON', path: 'by', message: 'has confirmed it already' });
  const confirmedBy = [...subject.confirmedBy, by];
  const standing: Standing = confirmedBy.length >= reviewersNeeded(subject) ? 'confirmed' : 'draft';
  return only({ ...subject, confirmedBy, standing });
}

function publish(state: RecordState, subject: Item, review: Review): Result<Outcome, Refusal> {
  const problem = problemWithPublishing(state, subject, review);
  if (problem !== undefined) return refuse(problem);
  const { entry } = subject;
  const replaced = entry.kind === 'claim' && entry.replaces !== undefined ? state.items.get(entry.replaces) : undefined;
  if (replaced !== undefined && replaced.replacedBy !== entry.id)
    return refuse({ code: 'WRONG_STANDING', path: 'decision', message: 'expected "amend" or "correct" of the claim that it replaces' });
  return ok({ items: [asPublic(subject, review)], changes: [{ id: entry.id, kind: entry.kind, what: 'published' }] });
}

/** Two different people stand between a draft and the public: drafter (if a person), reviewers and publisher counted together. */
function problemWithPublishing(state: RecordState, subject: Item, review: Review): Refusal | undefined {
  if (subject.standing !== 'confirmed')
    return { code: 'WRONG_STANDING', path: 'subject', message: `expected a confirmed entry, this one is ${named(subject.standing)}` };
  const people = new Set([...subject.confirmedBy, review.by.id, ...[drafterOf(subject.entry)].filter((id) => id !== undefined)]);
  if (people.size < 2) return { code: 'NEEDS_SECOND', path: 'by', message: 'a second person has to publish what one confirmed' };
  const missing = referencesOf(subject.entry).find(({ id, restsOn }) => restsOn && state.items.get(id)?.standing !== 'public');
  if (missing !== undefined)
    return { code: 'RESTS_ON_UNPUBLISHED', path: missing.path, message: `${missing.id}, which it rests on, is not public` };
  return undefined;
}

function amend(state: RecordState, subject: Item, review: Review): Result<Outcome, Refusal> {
  if (subject.standing !== 'draft') return wrongStanding(subject, 'a draft; what was confirmed is corrected');
  const replacement = replacementOf(state, subject, review);
  if (!replacement.ok) return replacement;
  return only({ ...subject, standing: 'amended', replacedBy: replacement.value.entry.id });
}

function correct(state: RecordState, subject: Item, review: Review): Result<Outcome, Refusal> {
  const { standing, entry } = subject;
  if (standing !== 'public' && standing !== 'confirmed') return wrongStanding(subject, 'a confirmed or public claim');
  const replacement = replacementOf(state, subject, review);
  if (!replacement.ok) return replacement;
  const old: Item = { ...subject, standing: 'corrected', replacedBy: replacement.value.entry.id };
  if (standing === 'confirmed')
    return replacement.value.standing === 'confirmed' ? only(old) : wrongStanding(replacement.value, 'a confirmed replacement');
  const problem = problemWithPublishing(state, replacement.value, review);
  if (problem !== undefined) return refuse(problem);
  const change = { id: entry.id, kind: entry.kind, what: 'corrected', replacement: replacement.value.entry.id } as const;
  return ok({
    items: [old, asPublic(replacement.value, review)],
    changes: [{ ...change, ...(review.reason === undefined ? {} : { reason: review.reason }) }],
  });
}

function replacementOf(state: RecordState, subject: Item, review: Review): Result<Item, Refusal> {
  const replacement = review.replacement === undefined ? undefined : state.items.get(review.replacement);
  const isMeant = replacement?.entry.kind === 'claim' && replacement.entry.replaces === subject.entry.id;
  return replacement !== undefined && isMeant
    ? ok(replacement)
    : refuse({ code: 'NOT_A_REPLACEMENT', path: 'replacement', message: `expected a claim that says it replaces ${subject.entry.id}` });
}

function retract(subject: Item, review: Review): Result<Outcome, Refusal> {
  const { standing, entry } = subject;
  const mayBeTakenBack = standing === 'public' || standing === 'confirmed' || (entry.kind === 'link' && standing === 'draft');
  if (!mayBeTakenBack) return wrongStanding(subject, 'a confirmed or public entry, or a link');
  const change = {
    id: entry.id,
    kind: entry.kind,
    what: 'retracted',
    ...(review.reason === undefined ? {} : { reason: review.reason }),
  } as const;
  return ok({ items: [{ ...subject, standing: 'retracted' }], changes: standing === 'public' ? [change] : [] });
}

/** The person who wrote an entry; undefined where software did, or nobody says. */
export function drafterOf(entry: RecordEntry): string | undefined {
  const author = entry.kind === 'claim' ? entry.draftedBy : entry.by;
  return author?.type === 'person' ? author.id : undefined;
}

function asPublic(item: Item, review: Review): Item {
  return { ...item, standing: 'public', publishedBy: review.by.id };
}

function only(item: Item): Result<Outcome, Refusal> {
  return ok({ items: [item], changes: [] });
}

function wrongStanding({ standing }: Item, expected: string): Result<never, Refusal> {
  return refuse({ code: 'WRONG_STANDING', path: 'subject', message: `expected ${expected}, this one is ${named(standing)}` });
}

function named(standing: Standing): string {
  return standing === 'draft' || standing === 'public' ? `a ${standing}`.replace('a public', 'public') : standing;
}
