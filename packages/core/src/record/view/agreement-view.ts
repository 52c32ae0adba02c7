import { linksInEffect } from '../across/merge.ts';
import { intervalOf, intervalText, timesOf } from '../bounds/bounds.ts';
import type { Claim } from '../claim.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { Agreement, Deadline, Ratio } from '../model/agreement.ts';
import { type Finding, groupBy } from '../reconcile/finding.ts';
import type { ReconcileContext } from '../reconcile/read-claim.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { localText } from '../when/zone-clock.ts';
import { isTimeZone } from './place-span.ts';
import type { PublicOptions } from './public-options.ts';
import { isOpenBehind, SEALED } from './sealed-behind.ts';
import { type ShownBreach, shownBreach } from './shown-breach.ts';
import { type ShownClaim, shownClaims } from './shown-claim.ts';
import { isShown, recordedAt, shownOf, withoutAuthor } from './shown-entry.ts';

export type { ShownBreach } from './shown-breach.ts';

/** What a page needs to count a deadline down. */
export interface Countdown {
  readonly utc: string;
  readonly local: string;
  readonly zone: string;
  /** Seconds from the view's moment; below zero where it has passed. */
  readonly remainingS: number;
  readonly claim: string;
}

/** One deadline of those that an agreement had, in their order; the last one holds. */
export interface ToldDeadline extends Countdown {
  readonly told: 'first' | 'extended';
  /** When it entered the record. */
  readonly recordedAt: string;
}

/** What a ratio asks for one figure that was told: a product, never a count. */
export interface RatioDue {
  readonly ratio: Ratio;
  /** The claim whose figure it is, and that figure. */
  readonly of: string;
  readonly counted: string;
  readonly due: string;
}

/** A truce or exchange: what it says, until when it holds, what was released under it, and who says that who broke it. */
export interface AgreementView {
  /** Words that rest on a claim with a sealed part read "sealed"; its ratios are left out. */
  readonly agreement: Omit<Agreement, 'by'>;
  readonly sealedTerms: number;
  readonly deadline?: Countdown;
  readonly extensions: readonly Countdown[];
  readonly deadlines: readonly ToldDeadline[];
  /** Every public claim that a person put under it. */
  readonly claims: readonly ShownClaim[];
  readonly releases: readonly ShownClaim[];
  readonly dues: readonly RatioDue[];
  readonly sums: readonly Finding[];
  readonly breaches: readonly { readonly alleges: string; readonly breaches: readonly ShownBreach[] }[];
}

/** The public view of an agreement; undefined for one that is not public, is of another lane, or rests on a claim that is not public. */
export function agreementView(
  state: RecordState,
  id: string,
  { options, context = {} }: { readonly options: PublicOptions; readonly context?: ReconcileContext },
): AgreementView | undefined {
  const agreement = state.items.get(id)?.entry;
  if (agreement?.kind !== 'agreement' || (agreement.status ?? 'Actual') !== options.status || !isShown(state, id)) return undefined;
  const deadlines = deadlinesOf(state, agreement, options);
  const last = deadlines.at(-1);
  const members = linksInEffect(state, 'public').filter(({ type, to }) => type === 'part_of' && to === id);
  const claims = shownClaims(state, options, new Set(members.map(({ from }) => from)));
  const releases = claims.filter(({ kind }) => kind.endsWith('_released'));
  const terms = openTerms(state, agreement);
  const breaches = shownOf(state, 'breach').filter(({ agreement: of, status }) => of === id && (status ?? 'Actual') === options.status);
  const told = breaches.map((breach) => shownBreach(state, breach, options));
  return {
    agreement: terms,
    sealedTerms: sealedTerms(state, agreement),
    ...(last === undefined ? {} : { deadline: countdownOf(last) }),
    extensions: deadlines.filter(({ told: how }) => how === 'extended').map(countdownOf),
    deadlines,
    claims,
    releases,
    dues: terms.ratios.flatMap((ratio) => releases.flatMap((release) => dueOf(ratio, release))),
    sums: reconcile(bodiesOf(state, claims), context),
    breaches: [...groupBy(told, ({ alleges }) => alleges)].map(([alleges, all]) => ({ alleges, breaches: all })),
  };
}

/** The terms as far as the claims behind them are open. */
function openTerms(state: RecordState, agreement: Agreement): Omit<Agreement, 'by'> {
  const { ratios, obligations, extensionRule } = agreement;
  const wordsOf = <Term extends { readonly text: string; readonly claim: string }>(term: Term): Term =>
    isOpenBehind(state, term.claim) ? term : { ...term, text: SEALED };
  return {
    ...withoutAuthor(agreement),
    ratios: ratios.filter(({ claim }) => isOpenBehind(state, claim)),
    obligations: obligations.map((term) => (isOpenBehind(state, term.claim) ? term : { ...wordsOf(term), party: SEALED })),
    ...(extensionRule === undefined ? {} : { extensionRule: wordsOf(extensionRule) }),
  };
}

function sealedTerms(state: RecordState, { ratios, obligations, extensionRule }: Agreement): number {
  const claims = [...ratios, ...obligations, ...(extensionRule === undefined ? [] : [extensionRule])].map(({ claim }) => claim);
  return claims.filter((claim) => !isOpenBehind(state, claim)).length;
}

function deadlinesOf(state: RecordState, { id, deadline }: Agreement, options: PublicOptions): readonly ToldDeadline[] {
  const extensions = shownOf(state, 'extension').filter(
    ({ agreement, status }) => agreement === id && (status ?? 'Actual') === options.status,
  );
  const tell = (entry: string, told: Deadline, how: ToldDeadline['told']): ToldDeadline => ({
    ...clockedDown(told, options),
    told: how,
    recordedAt: recordedAt(state, entry),
  });
  return [
    ...(deadline === undefined ? [] : [tell(id, deadline, 'first')]),
    ...extensions.map((extension) => tell(extension.id, extension.deadline, 'extended')),
  ];
}

function clockedDown({ instant, zone, claim }: Deadline, { nowMs, timeZone }: PublicOptions): Countdown {
  const atMs = Date.parse(instant);
  const known = isTimeZone(zone) ? zone : timeZone;
  return {
    utc: new Date(atMs).toISOString(),
    local: localText(atMs, known),
    zone: known,
    remainingS: Math.round((atMs - nowMs) / 1000),
    claim,
  };
}

function countdownOf({ utc, local, zone, remainingS, claim }: Countdown): Countdown {
  return { utc, local, zone, remainingS, claim };
}

/** Three for each hostage, and 86 hostages were told of: 258. What is outside the agreement asks for nothing. */
function dueOf(ratio: Ratio, { id, kind, bounds, figure, scope = '' }: ShownClaim): readonly RatioDue[] {
  const what = kind.replace('_released', '').replace(/s$/, '');
  if (bounds === undefined || figure === undefined || scope.includes('outside')) return [];
  if (!ratio.forEach.toLowerCase().includes(what)) return [];
  return [{ ratio, of: id, counted: figure, due: `${intervalText(timesOf(intervalOf(bounds), ratio.times))} ${ratio.give}` }];
}

function bodiesOf(state: RecordState, claims: readonly ShownClaim[]): readonly Claim[] {
  return claims
    .filter(({ sealed }) => sealed.length === 0)
    .flatMap(({ id }) => state.items.get(id)?.entry ?? [])
    .filter((entry) => entry.kind === 'claim');
}
