import type { Claim } from '../claim.ts';
import { type Finding, groupBy, pairsOf } from '../reconcile/finding.ts';
import { mayBeOnePlace, type ReadClaim, readClaims } from '../reconcile/read-claim.ts';
import { CONTEXT, QUESTIONS, type Question, questionOf } from './questions.ts';
import { sideOf, type ToldClaim } from './told-claim.ts';

/** What one source says about one measure. */
export interface Side {
  readonly source: string;
  readonly claims: readonly ToldClaim[];
}

/** Everything that was said about one measure, side by side: never merged, never averaged (ground rule 10). */
export interface Measure {
  readonly question: string;
  readonly sides: readonly Side[];
  /** Whether sources tell it differently, and whether both can be true. `told differently` where no number says so. */
  readonly comparison:
    | 'one source'
    | 'agree'
    | 'not compared'
    | 'told differently'
    | 'differ, both can be true'
    | 'differ, cannot be told'
    | 'differ, cannot both be true';
  /** The claims that the comparison is about. */
  readonly compared: readonly string[];
}

/** A claim and what the rules and the page read of it. */
interface Voice {
  readonly claim: Claim;
  readonly read: ReadClaim;
  readonly told: ToldClaim;
  readonly side: string;
}

/**
 * Claims put as answers to questions, those of one event side by side. Two are of one event where a sum rests on both, or where they
 * give the same time and nothing speaks against one place.
 */
export function measuresOf(claims: readonly Claim[], told: readonly ToldClaim[], sums: readonly Finding[]): readonly Measure[] {
  const voices = voicesOf(claims, told);
  const byQuestion = groupBy(voices, ({ claim }) => questionOf(claim.claim).text);
  return [...QUESTIONS, CONTEXT].flatMap((question) =>
    eventsOf(byQuestion.get(question.text) ?? [], question, sums).map((event) => measureOf(event, question, sums)),
  );
}

function voicesOf(claims: readonly Claim[], told: readonly ToldClaim[]): readonly Voice[] {
  const shown = new Map(told.map((claim) => [claim.id, claim]));
  const whole = new Map(claims.map((claim) => [claim.id, claim]));
  // The rules leave out what is denied; here it stands beside what it denies.
  return readClaims(
    claims.map((claim) => ({ ...claim, assertion: 'asserted' })),
    {},
  ).flatMap((read) => {
    const [claim, view] = [whole.get(read.id), shown.get(read.id)];
    return claim === undefined || view === undefined ? [] : [{ claim, read, told: view, side: sideOf(claim) }];
  });
}

function eventsOf(voices: readonly Voice[], { isWhole }: Question, sums: readonly Finding[]): readonly (readonly Voice[])[] {
  if (isWhole) return voices.length === 0 ? [] : [voices];
  const events = new Groups(voices.map(({ claim }) => claim.id));
  for (const { claims } of sums) events.join(claims);
  for (const [time, group] of groupBy(voices, ({ claim }) => claim.when?.edtf ?? '')) {
    if (time === '') continue;
    const places = [...groupBy(group, ({ claim }) => claim.place ?? '').values()];
    for (const here of places) events.join(here.map(({ claim }) => claim.id));
    for (const [[one], [other]] of pairsOf(places))
      if (one !== undefined && other !== undefined && mayBeOnePlace(one.read, other.read)) events.join([one.claim.id, other.claim.id]);
  }
  return [...groupBy(voices, ({ claim }) => events.of(claim.id)).values()];
}

/** Ids that are joined bit by bit. Those it does not know are passed over. */
class Groups {
  readonly #up: Map<string, string>;
  constructor(ids: readonly string[]) {
    this.#up = new Map(ids.map((id) => [id, id]));
  }
  /** The id that stands for the group of one. */
  of(id: string): string {
    let top = id;
    for (let up = this.#up.get(top); up !== undefined && up !== top; up = this.#up.get(top)) {
      this.#up.set(top, this.#up.get(up) ?? up);
      top = up;
    }
    return top;
  }
  join(ids: readonly string[]): void {
    const [first, ...others] = ids.filter((id) => this.#up.has(id));
    if (first !== undefined) for (const other of others) this.#up.set(this.of(other), this.of(first));
  }
}

function measureOf(voices: readonly Voice[], question: Question, sums: readonly Finding[]): Measure {
  const sides = [...groupBy(voices, ({ side }) => side)].map(([source, all]) => ({ source, claims: all.map(({ told }) => told) }));
  return { question: question.text, sides, ...compare(voices, question, sums) };
}

type Comparison = Pick<Measure, 'comparison' | 'compared'>;

const DIFFERENCES = [
  ['fails', 'differ, cannot both be true'],
  ['cannot tell', 'differ, cannot be told'],
  ['holds', 'differ, both can be true'],
] as const;

/** Numbers are compared by the rules of reconciliation alone; what has no number, by what is said to have happened and who is blamed. */
function compare(voices: readonly Voice[], { isEitherOr }: Question, sums: readonly Finding[]): Comparison {
  const sideOfId = new Map(voices.map(({ claim, side }) => [claim.id, side]));
  const pairs = sums.filter(({ claims }) => claims.length === 2 && new Set(claims.map((id) => sideOfId.get(id))).size === 2);
  const within = pairs.filter(({ claims }) => claims.every((id) => sideOfId.has(id)));
  for (const [result, comparison] of DIFFERENCES) {
    const differing = within.filter(
      ({ rule, result: found }) => found === result && (rule === 'BOUND' || (rule === 'SCOPE' && result !== 'holds')),
    );
    if (differing.length > 0) return { comparison, compared: idsOf(differing) };
  }
  if (new Set(voices.map(({ side }) => side)).size === 1) return { comparison: 'one source', compared: [] };
  const accounts = groupBy(voices, ({ side }) => side);
  if (isEitherOr && new Set([...accounts.values()].map(accountOf)).size > 1)
    return { comparison: 'told differently', compared: voices.map(({ claim }) => claim.id) };
  const same = within.filter(({ rule }) => rule === 'SAME');
  return { comparison: same.length > 0 ? 'agree' : 'not compared', compared: idsOf(same) };
}

function idsOf(sums: readonly Finding[]): readonly string[] {
  return [...new Set(sums.flatMap(({ claims }) => claims))];
}

/** What one source says happened, and whom it blames: two sources with the same account tell it alike. */
function accountOf(voices: readonly Voice[]): string {
  return [...new Set(voices.map(({ claim }) => [claim.claim, claim.assertion, claim.actor ?? '', claim.target ?? ''].join('|')))]
    .toSorted()
    .join('\n');
}
