import type { OutcomeReport } from '../detection/observation.ts';
import type { EntryBody, VerdictEntry } from '../entry.ts';
import { countOutcomes, type OutcomeFigure } from '../outcome/count-outcomes.ts';
import type { Alert } from '../warning/alert.ts';
import { type Harm, harmOf } from './account/harm.ts';
import { type Measure, measuresOf } from './account/measures.ts';
import { type ToldClaim, toldClaims } from './account/told-claim.ts';
import type { Claim } from './claim.ts';
import type { Review } from './model/review.ts';
import { type Finding, groupBy } from './reconcile/finding.ts';
import type { ReconcileContext } from './reconcile/read-claim.ts';
import { reconcile } from './reconcile/reconcile.ts';

export type { Harm } from './account/harm.ts';
export type { Measure, Side } from './account/measures.ts';
export type { ToldClaim } from './account/told-claim.ts';

/** What the system saw and did itself: its own observations, from the journal alone. */
export interface OwnAccount {
  readonly source: 'this system';
  readonly tracks: number;
  readonly alerts: number;
  readonly zonesWarned: readonly WarnedZone[];
  /** Zones that were judged and left in peace, with the last reason. */
  readonly zonesSpared: readonly { readonly zone: string; readonly probability: number; readonly reason: string }[];
  readonly zonesStillInForce: readonly string[];
  readonly discards: number;
}

/** One zone's share of an incident. */
export interface WarnedZone {
  readonly zone: string;
  readonly phase: 'prepare' | 'shelter';
  readonly from: string;
  readonly until: string | undefined;
  readonly ended: string | undefined;
}

/** The account of an incident: own observations apart from other people's claims. */
export interface Report {
  readonly own: OwnAccount;
  readonly outcomes: readonly OutcomeFigure[];
  readonly measures: readonly Measure[];
  /** What agrees, what does not, and what cannot be told, each with the claims it rests on. */
  readonly sums: readonly Finding[];
  readonly harm: readonly Harm[];
  /** Every claim, in the order of its text. */
  readonly claims: readonly ToldClaim[];
}

/** More claims than this are compared within each report alone: what compares all with all takes their square. */
const COMPARED_MAX = 2_000;

/** Decisions after which a claim no longer stands: another one does, or none. */
const ENDING: ReadonlySet<Review['decision']> = new Set(['amend', 'correct', 'reject', 'retract']);

/**
 * Builds the report of a journal. Claims that were amended, corrected, rejected or taken back are left out; drafts are in it. The order of claims does not change what it says.
 *
 * @param context - the texts of the reports, for rules that read the words of a claim and the sentence around them
 */
export function buildReport(entries: Iterable<EntryBody>, context: ReconcileContext = {}): Report {
  const alerts: Alert[] = [];
  const verdicts: VerdictEntry[] = [];
  const claims: Claim[] = [];
  const gone = new Set<string>();
  const outcomes: OutcomeReport[] = [];
  let tracks = 0;
  let discards = 0;
  for (const entry of entries) {
    if (entry.kind === 'alert') alerts.push(entry);
    else if (entry.kind === 'verdict') verdicts.push(entry);
    else if (entry.kind === 'claim') claims.push(entry);
    else if (entry.kind === 'review' && ENDING.has(entry.decision)) gone.add(entry.subject);
    else if (entry.kind === 'discard') discards += 1;
    else if (entry.kind === 'track' && entry.state === 'confirmed') tracks += 1;
    else if (entry.kind === 'outcome') outcomes.push(entry);
  }
  const warned = warnedZones(alerts);
  return {
    own: {
      source: 'this system',
      tracks,
      alerts: alerts.length,
      zonesWarned: warned,
      zonesSpared: sparedZones(verdicts, new Set(warned.map(({ zone }) => zone))),
      zonesStillInForce: warned.filter(({ until }) => until === undefined).map(({ zone }) => zone),
      discards,
    },
    outcomes: countOutcomes(outcomes),
    ...accountOf(
      claims.filter(({ id }) => !gone.has(id)),
      context,
    ),
  };
}

function accountOf(unordered: readonly Claim[], context: ReconcileContext): Pick<Report, 'measures' | 'sums' | 'harm' | 'claims'> {
  const claims = unordered.toSorted(
    byText(({ artifact = '', spans, id }) => `${artifact}|${String(spans?.[0]?.[0] ?? 0).padStart(9, '0')}|${id}`),
  );
  const told = toldClaims(claims);
  const compared = claims.length > COMPARED_MAX ? [...groupBy(claims, ({ artifact }) => artifact ?? '').values()] : [claims];
  const sums = compared.flatMap((group) => reconcile(group, context));
  return { measures: measuresOf(claims, told, sums), sums, harm: harmOf(told), claims: told };
}

function warnedZones(alerts: readonly Alert[]): readonly WarnedZone[] {
  const closed: WarnedZone[] = [];
  const open = new Map<string, WarnedZone>();
  for (const alert of alerts) {
    for (const zone of alert.zones) {
      const known = open.get(zone);
      if (alert.phase === 'allClear') {
        if (known !== undefined) closed.push({ ...known, until: alert.time, ended: alert.end?.how });
        open.delete(zone);
      } else if (known === undefined) open.set(zone, { zone, phase: alert.phase, from: alert.time, until: undefined, ended: undefined });
      else if (alert.phase === 'shelter') open.set(zone, { ...known, phase: 'shelter' });
    }
  }
  return [...closed, ...open.values()].toSorted(byText(({ zone, from }) => `${from}|${zone}`));
}

function sparedZones(verdicts: readonly VerdictEntry[], warned: ReadonlySet<string>): OwnAccount['zonesSpared'] {
  const last = new Map<string, VerdictEntry>();
  for (const verdict of verdicts) if (!warned.has(verdict.zone)) last.set(verdict.zone, verdict);
  return [...last.values()].map(({ zone, probability, reason }) => ({ zone, probability, reason })).toSorted(byText(({ zone }) => zone));
}

function byText<Item>(textOf: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0);
}
