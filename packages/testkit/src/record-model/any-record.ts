// Small reports, and everything that people and software may do with them, in any order.
import { createHash } from 'node:crypto';
import type { Kind } from '@tocsin/core/intake/kinds';
import type { Bounds, Claim } from '@tocsin/core/record/claim';
import { emptyRecord, type RecordState } from '@tocsin/core/record/gate/record-state';
import { type JournalEntry, takeIn } from '@tocsin/core/record/gate/take-in';
import type { Artifact } from '@tocsin/core/record/model/artifact';
import { named, type RecordEntry, type Unnamed } from '@tocsin/core/record/model/record-entry';
import type { Decision, Review } from '@tocsin/core/record/model/review';
import { unixMs } from '@tocsin/core/units/instant';
import * as fc from 'fast-check';

export const START = '2024-01-06T12:00:00Z';
export const TEXT =
  'The army said that at least 40 rockets were fired on Saturday. The group said it had fired 62 rockets. Nine people were hurt.';
export const TEXT_HASH = createHash('sha256').update(TEXT).digest('hex');
export const PEOPLE = ['anna', 'boris', 'chaim', 'dalia'] as const;

/** The kept texts of these reports. */
export const textOf = (artifact: string): string | undefined => (artifact === TEXT_HASH ? TEXT : undefined);

/** The report itself, as an entry. */
export const ARTIFACT: Artifact = named({
  kind: 'artifact' as const,
  time: START,
  sha256: TEXT_HASH,
  mediaType: 'text/plain',
  url: 'https://example.org/report',
  publisher: 'Example News',
  published: { edtf: '2024-01-06', precision: 'day', basis: 'stated' as const },
  retrieved: START,
  by: { type: 'software' as const, id: 'intake', version: '1' },
});

/** A claim out of the text above: `quote` has to stand in it. */
export function aClaim(quote: string, kind: Kind, detail: Partial<Claim> = {}): Claim {
  const start = TEXT.indexOf(quote);
  return named({
    kind: 'claim' as const,
    time: START,
    claim: kind,
    assertion: 'asserted' as const,
    chain: [
      { agent: 'the army', named: true },
      { agent: 'Example News', named: true },
    ],
    summary: `${kind} as told`,
    artifact: TEXT_HASH,
    spans: [[start, start + quote.length] as [number, number]],
    quote,
    when: { edtf: '2024-01-06', precision: 'day', basis: 'stated' as const },
    place: 'north',
    draftedBy: { type: 'software' as const, id: 'rules', version: '1' },
    ...detail,
  });
}

/** A figure with words that stand in its quote. */
export function figure(count: number, unit: string, words: string): Bounds {
  return { min: count, max: count, qualifier: 'exact', unit, words };
}

/** What one person decides. */
export function aReview(subject: string, decision: Decision, by: string, detail: Partial<Review> = {}): Review {
  const reason = ['confirm', 'publish'].includes(decision) ? {} : { reason: 'because' };
  return named({ kind: 'review' as const, time: START, subject, decision, by: { type: 'person' as const, id: by }, ...reason, ...detail });
}

/** A record with entries taken in one after the other; refused ones are left out. */
export class Desk {
  readonly state: RecordState = emptyRecord();
  readonly journal: JournalEntry[] = [];

  /** Takes an entry in and says how it went. */
  take(body: JournalEntry['body']): string {
    const seq = this.journal.length + 1;
    const entry: JournalEntry = { seq, at: unixMs(Date.parse(START) + seq * 1_000), body };
    const result = takeIn(this.state, entry, textOf);
    this.journal.push(entry);
    return result.ok ? 'ok' : result.error.code;
  }

  /** Takes an unnamed entry in, gives it its id and returns that. */
  add(body: Unnamed): string {
    const entry = named(body) as RecordEntry;
    const said = this.take(entry);
    if (said !== 'ok') throw new Error(`${entry.kind}: ${said}`);
    return entry.id;
  }

  /** Confirms with as many people as it takes, and publishes with another one. */
  publish(id: string): void {
    for (const by of ['boris', 'chaim']) this.take(aReview(id, 'confirm', by));
    const said = this.take(aReview(id, 'publish', 'dalia'));
    if (said !== 'ok') throw new Error(`${id}: ${said}`);
  }

  /** A claim that is public. */
  published(claim: Claim): Claim {
    const said = this.take(claim);
    if (said !== 'ok') throw new Error(said);
    this.publish(claim.id);
    return claim;
  }
}

/** A desk that holds the report. */
export function aDesk(): Desk {
  const desk = new Desk();
  desk.take(ARTIFACT);
  return desk;
}

const anyAuthor = fc.oneof(
  fc.constantFrom(...PEOPLE).map((id) => ({ type: 'person' as const, id })),
  fc.constant({ type: 'software' as const, id: 'rules', version: '1' }),
);

/** A claim out of the report: some of people hurt, some without a source text. */
export const anyClaim: fc.Arbitrary<Claim> = fc
  .record({
    quote: fc.constantFrom('at least 40 rockets', '62 rockets', 'Nine people were hurt'),
    kind: fc.constantFrom<Kind>('launch_count', 'casualties_injured', 'responsibility_claim', 'statement'),
    draftedBy: anyAuthor,
    place: fc.constantFrom('north', 'south', 'east'),
    isGrounded: fc.nat({ max: 4 }).map((one) => one > 0),
  })
  .map(({ quote, kind, draftedBy, place, isGrounded }) => {
    const claim = aClaim(quote, kind, { draftedBy, place });
    if (isGrounded) return claim;
    const { artifact: _artifact, spans: _spans, quote: _quote, id: _id, ...rest } = claim;
    return named(rest) as Claim;
  });

/** What may happen next at the desk: a draft, or a decision about one of the claims drafted so far. */
export type Happening = { readonly claim: Claim } | { readonly pick: number; readonly decision: Decision; readonly by: string };

/** Mostly on the way to the public: what ends a claim would else end all of them. */
const anyDecision: fc.Arbitrary<Decision> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Decision>('confirm') },
  { weight: 5, arbitrary: fc.constant<Decision>('publish') },
  { weight: 5, arbitrary: fc.constant<Decision>('correct') },
  { weight: 4, arbitrary: fc.constantFrom<Decision>('amend', 'reject', 'retract', 'seal', 'unseal') },
);

export const anyHappenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ claim: anyClaim }) },
    {
      weight: 9,
      arbitrary: fc.record({
        pick: fc.nat({ max: 5 }),
        decision: anyDecision,
        by: fc.constantFrom(...PEOPLE),
      }),
    },
  ),
  { minLength: 20, maxLength: 80, size: 'max' },
);

/** The entry that a happening is, at a desk that holds some claims. An amendment or correction is drafted by whoever decides on it. */
export function entriesOf(happening: Happening, claims: readonly Claim[]): readonly RecordEntry[] {
  if ('claim' in happening) return [happening.claim];
  const subject = claims[happening.pick % Math.max(1, claims.length)];
  if (subject === undefined) return [];
  const { decision, by } = happening;
  const fields = decision === 'seal' || decision === 'unseal' ? { fields: ['quote' as const] } : {};
  if (decision !== 'amend' && decision !== 'correct') return [aReview(subject.id, decision, by, { ...fields, reason: 'because' })];
  const successor = claims.find(({ replaces }) => replaces === subject.id);
  if (successor !== undefined) return [aReview(subject.id, decision, by, { replacement: successor.id })];
  return [named({ ...subject, place: 'elsewhere', replaces: subject.id, draftedBy: { type: 'person', id: by } }) as Claim];
}
