import type { OutcomeReport } from '../detection/observation.ts';
import type { EntryBody, VerdictEntry } from '../entry.ts';
import { countOutcomes, type OutcomeFigure } from '../outcome/count-outcomes.ts';
import type { Alert } from '../warning/alert.ts';
import type { Bounds, Claim } from './claim.ts';

export { boundsText } from './bounds/bounds.ts';

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

/**
 * How much somebody says there was. Unknown, none reported, a zero and no word about it are four different things, and stay so:
 * `figure` (a number, zero too), `none reported`, `unknown` (they say that they do not know), `not given`.
 */
export type Extent = 'figure' | 'none reported' | 'unknown' | 'not given';

/** What one party says about one measure; `figure` is there where `extent` says so. */
export interface ClaimFigure {
  readonly id: string;
  readonly extent: Extent;
  readonly figure: Bounds | undefined;
  readonly assertion: Claim['assertion'];
  readonly summary: string;
  /** Who said it, and through whom, origin first. */
  readonly chain: readonly string[];
}

/** Everything that was said about one measure, side by side: never merged, never averaged (ground rule 10). */
export interface Measure {
  readonly claim: string;
  readonly scope: string | undefined;
  readonly place: string | undefined;
  readonly figures: readonly ClaimFigure[];
  /** Whether parties give different figures, and whether both can be true. */
  readonly comparison: 'one source' | 'agree' | 'differ, both can be true' | 'differ, cannot both be true' | 'no figures';
}

/** The account of an incident: own observations apart from other people's claims. */
export interface Report {
  readonly own: OwnAccount;
  readonly outcomes: readonly OutcomeFigure[];
  readonly measures: readonly Measure[];
}

/** Builds the report of a journal. The order of claims does not change what it says. */
export function buildReport(entries: Iterable<EntryBody>): Report {
  const alerts: Alert[] = [];
  const verdicts: VerdictEntry[] = [];
  const claims: Claim[] = [];
  const outcomes: OutcomeReport[] = [];
  let tracks = 0;
  let discards = 0;
  for (const entry of entries) {
    if (entry.kind === 'alert') alerts.push(entry);
    else if (entry.kind === 'verdict') verdicts.push(entry);
    else if (entry.kind === 'claim') claims.push(entry);
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
    measures: measuresOf(claims),
  };
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

function measuresOf(claims: readonly Claim[]): readonly Measure[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.claim, claim.scope ?? '', claim.place ?? '', claim.quantity?.unit ?? '']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return [...groups].toSorted(byText(([key]) => key)).map(([, group]) => measureOf(group.toSorted(byText(({ id }) => id))));
}

function measureOf(claims: readonly Claim[]): Measure {
  const figures = claims.map(
    (claim): ClaimFigure => ({
      id: claim.id,
      extent: extentOf(claim),
      figure: claim.quantity,
      assertion: claim.assertion,
      summary: claim.summary,
      chain: claim.chain.map(({ agent, named }) => (named ? agent : `${agent} (unnamed)`)),
    }),
  );
  const first = claims[0];
  return { claim: first?.claim ?? '', scope: first?.scope, place: first?.place, figures, comparison: compare(figures) };
}

function extentOf({ claim, quantity }: Claim): Extent {
  if (quantity !== undefined) return 'figure';
  if (claim.endsWith('_none')) return 'none reported';
  return claim.endsWith('_unknown') ? 'unknown' : 'not given';
}

function compare(figures: readonly ClaimFigure[]): Measure['comparison'] {
  const given = figures.filter((figure) => figure.figure !== undefined && figure.assertion !== 'denied');
  if (given.length === 0) return 'no figures';
  if (new Set(given.map(({ chain }) => chain[0])).size === 1) return 'one source';
  let highestFloor = Number.NEGATIVE_INFINITY;
  let lowestCeiling = Number.POSITIVE_INFINITY;
  const distinct = new Set<string>();
  for (const { figure } of given) {
    highestFloor = Math.max(highestFloor, figure?.min ?? Number.NEGATIVE_INFINITY);
    lowestCeiling = Math.min(lowestCeiling, figure?.max ?? Number.POSITIVE_INFINITY);
    distinct.add(`${figure?.min}..${figure?.max}`);
  }
  if (distinct.size === 1) return 'agree';
  return highestFloor <= lowestCeiling ? 'differ, both can be true' : 'differ, cannot both be true';
}

function byText<Item>(textOf: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0);
}
