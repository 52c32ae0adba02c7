import { formatInstant } from '../../units/instant.ts';
import { linksInEffect, mergedSets } from '../across/merge.ts';
import type { Claim } from '../claim.ts';
import type { Observation } from '../gate/observation.ts';
import type { Change, RecordState } from '../gate/record-state.ts';
import type { Assessment } from '../model/incident.ts';
import { type Finding, groupBy } from '../reconcile/finding.ts';
import type { ReconcileContext } from '../reconcile/read-claim.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { PublicOptions } from './public-options.ts';
import { isOpenBehind, SEALED } from './sealed-behind.ts';
import { type Extent, type ShownClaim, shownClaims } from './shown-claim.ts';
import { isShown, withoutAuthor } from './shown-entry.ts';

/** One thing said, with everybody who carried it: claims that people found to be one. */
export interface ShownSaying {
  readonly claim: ShownClaim;
  /** Other tellings of the same claim, each with its own words and source. */
  readonly alsoIn: readonly ShownClaim[];
}

/** What one party says. */
export interface PartyLane {
  readonly party: string;
  readonly sayings: readonly ShownSaying[];
}

/** One kind of harm, and whether anybody gave it an extent. Silence is shown as silence. */
export interface HarmState {
  readonly measure: 'killed' | 'injured' | 'damage';
  /** All that were said; `no word` alone where nobody spoke of it. */
  readonly extents: readonly (Extent | 'no word')[];
  readonly claims: readonly string[];
}

/** One step of what became public about an incident. */
export interface HistoryStep {
  readonly seq: number;
  readonly at: string;
  readonly what: Change['what'];
  readonly id: string;
  readonly reason?: string;
  readonly replacement?: string;
}

/** An incident in lanes that never mix: own detections, what each party says, what is unknown, what somebody makes of it, and how it came. */
export interface IncidentView {
  readonly id: string;
  readonly label: string;
  readonly own: readonly Observation[];
  readonly parties: readonly PartyLane[];
  readonly unknown: readonly { readonly sentence: string; readonly claims: readonly string[] }[];
  readonly harm: readonly HarmState[];
  /** What agrees, what does not, and what cannot be told, over the claims shown. */
  readonly sums: readonly Finding[];
  readonly assessments: readonly Omit<Assessment, 'by'>[];
  readonly history: readonly HistoryStep[];
}

/**
 * The public view of an incident; undefined for one that is not public. Made of public entries alone.
 *
 * @param context - the kept texts, for rules that read the sentence around a quote; no text goes into the view
 */
export function incidentView(
  state: RecordState,
  id: string,
  { options, context = {} }: { readonly options: PublicOptions; readonly context?: ReconcileContext },
): IncidentView | undefined {
  const item = state.items.get(id);
  if (item?.entry.kind !== 'incident' || item.standing !== 'public' || (item.entry.status ?? 'Actual') !== options.status) return undefined;
  const members = membersOf(state, id);
  const claims = shownClaims(state, options, members);
  const sums = reconcile(
    claims.filter(({ sealed }) => sealed.length === 0).flatMap((claim) => bodyOf(state, claim)),
    context,
  );
  return {
    id,
    label: item.entry.label,
    own: ownOf(state, members).filter(({ status }) => status === options.status),
    parties: partiesOf(state, claims),
    unknown: unknownOf(claims, sums),
    harm: harmOf(claims),
    sums,
    assessments: [...state.items.values()].flatMap(({ entry }) =>
      entry.kind === 'assessment' && entry.incident === id && isShown(state, entry.id) ? [openAssessment(state, entry)] : [],
    ),
    history: historyOf(state, new Set([...members, id])),
  };
}

/** Reasons are free words: where a claim that they speak of has a sealed part, they are not told. */
function openAssessment(state: RecordState, assessment: Assessment): Omit<Assessment, 'by'> {
  const { band, ...rest } = withoutAuthor(assessment);
  const told = [...rest.uses, ...(rest.rejects ?? []).map(({ claim }) => claim)];
  if (told.every((claim) => isOpenBehind(state, claim))) return band === undefined ? rest : { ...rest, band };
  const rejects = rest.rejects?.map(({ claim }) => ({ claim, reason: SEALED }));
  return { ...rest, question: SEALED, rationale: SEALED, ...(rejects === undefined ? {} : { rejects }) };
}

/** What public links put into an incident, also by way of own detections and claims that are one with a member. */
function membersOf(state: RecordState, incident: string): ReadonlySet<string> {
  const links = linksInEffect(state, 'public');
  const members = new Set([incident]);
  let before = 0;
  while (members.size > before) {
    before = members.size;
    for (const { type, from, to } of links) {
      if (type === 'part_of' && members.has(to)) members.add(from);
      if (type === 'same_claim' || type === 'same_event') {
        if (members.has(from)) members.add(to);
        if (members.has(to)) members.add(from);
      }
    }
  }
  return members;
}

/** Alerts of every own incident that a link names one detection of. Tracks stay inside: nobody outside learns what was seen. */
function ownOf(state: RecordState, members: ReadonlySet<string>): readonly Observation[] {
  const named = new Set([...members].flatMap((id) => state.own.get(id)?.incident ?? []));
  return [...state.own.values()].filter(({ what, incident = '', id }) => what === 'alert' && (members.has(id) || named.has(incident)));
}

function partiesOf(state: RecordState, claims: readonly ShownClaim[]): readonly PartyLane[] {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const sets = mergedSets([...known.keys()], linksInEffect(state, 'public'));
  const sayings = sets.flatMap((ids) => {
    const [claim, ...alsoIn] = ids.flatMap((id) => known.get(id) ?? []);
    return claim === undefined ? [] : [{ claim, alsoIn }];
  });
  return [...groupBy(sayings, ({ claim }) => partyOf(claim))].map(([party, all]) => ({ party, sayings: all }));
}

function partyOf({ chain: [origin] }: ShownClaim): string {
  if (origin === undefined || origin.agent === 'narrator') return 'the reports themselves';
  return origin.party ?? origin.agent;
}

function unknownOf(claims: readonly ShownClaim[], sums: readonly Finding[]): IncidentView['unknown'] {
  return [
    ...claims
      .filter(({ extent }) => extent === 'unknown')
      .map(({ id, kind, chain }) => ({
        sentence: `${kind.replace('_unknown', '')}: ${chain[0]?.agent ?? ''} says that it is not known`,
        claims: [id],
      })),
    ...sums.filter(({ result }) => result === 'cannot tell').map(({ sentence, claims: on }) => ({ sentence, claims: on })),
    ...sums
      .filter(({ rule, sentence }) => rule === 'OUTCOME' && sentence.includes('Outcome unknown'))
      .map(({ sentence, claims: on }) => ({ sentence, claims: on })),
  ];
}

function harmOf(claims: readonly ShownClaim[]): readonly HarmState[] {
  return (['killed', 'injured', 'damage'] as const).map((measure) => {
    const told = claims.filter((claim) => isOf(claim, measure));
    const extents = [...new Set(told.map(({ extent }) => extent))];
    return { measure, extents: extents.length === 0 ? ['no word'] : extents, claims: told.map(({ id }) => id) };
  });
}

const INJURED = /injur|wound|hurt/i;
const KILLED = /kill|dead|death|fatal|died/i;

/** "No injuries" says nothing of the dead, "no casualties" speaks of both, neither speaks of damage. */
function isOf({ kind, bounds, quote = '', scope = '', summary = '' }: ShownClaim, measure: HarmState['measure']): boolean {
  if (measure === 'damage') return kind.startsWith('damage');
  if (kind === `casualties_${measure}` || (measure === 'killed' && kind === 'killing')) return true;
  if (kind !== 'casualties_none' && kind !== 'casualties_unknown') return false;
  const words = `${bounds?.unit ?? ''} ${quote} ${scope} ${summary}`;
  const [injured, killed] = [INJURED.test(words), KILLED.test(words)];
  return injured === killed || (measure === 'injured' ? injured : killed);
}

function bodyOf(state: RecordState, { id }: ShownClaim): readonly Claim[] {
  const entry = state.items.get(id)?.entry;
  return entry?.kind === 'claim' ? [entry] : [];
}

function historyOf(state: RecordState, ids: ReadonlySet<string>): readonly HistoryStep[] {
  // A correction's old claim belongs to the history of what took its place.
  const told = new Set(ids);
  for (const { id, replacement } of state.changes.toReversed()) if (replacement !== undefined && told.has(replacement)) told.add(id);
  return state.changes
    .filter(({ id }) => told.has(id))
    .map(({ seq, at, what, id, reason, replacement }) => ({
      seq,
      at: formatInstant(at),
      what,
      id,
      ...(reason === undefined ? {} : { reason }),
      ...(replacement === undefined ? {} : { replacement }),
    }));
}
