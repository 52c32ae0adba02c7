import { mayBeOneFigure } from '../bounds/bounds.ts';
import type { Claim } from '../claim.ts';
import type { Observation } from '../gate/observation.ts';
import type { Link } from '../model/incident.ts';
import { groupBy, pairsOf } from '../reconcile/finding.ts';
import { isCounted, mayBeOnePlace, mayBeOneTime, type ReadClaim, type ReconcileContext, readClaims } from '../reconcile/read-claim.ts';
import { COPY_LIKENESS } from '../reconcile/rule-syndication.ts';
import { checkUpdates } from '../reconcile/rule-toll.ts';
import { proposeOwnBeside } from './own-beside-claims.ts';
import { exactLikeness, likeness, signatureOf } from './similar-quotes.ts';

/** What a person may want to link, and why. Nothing is merged by it. */
export interface Proposal {
  readonly type: 'same_claim' | 'same_event' | 'updates';
  readonly from: string;
  readonly to: string;
  readonly reasons: readonly string[];
}

/** What proposals are made from. */
export interface ProposalInput {
  readonly claims: readonly Claim[];
  /** Own detections, to be set beside claims. */
  readonly own: readonly Observation[];
  /** Links that people made, also those that they took back: what was decided is not proposed again. */
  readonly links: readonly Link[];
  /** IANA zone in which days are counted. */
  readonly timeZone: string;
  readonly context?: ReconcileContext;
}

/**
 * Proposes which claims may be one claim, which events one event, which figures one toll, and which own detections lie beside which
 * claims. A person decides; the link they make can be taken back.
 */
export function proposeLinks({ claims, own, links, timeZone, context = {} }: ProposalInput): readonly Proposal[] {
  const read = readClaims(claims, context);
  const decided = new Set(links.map(({ from, to }) => pairKey(from, to)));
  const byKind = groupBy(read, ({ kind }) => FAMILY_OF[kind] ?? kind);
  const pairs = [...byKind.values()].flatMap((group) => pairsOf(group).flatMap(([one, other]) => compare(one, other)));
  return [...pairs, ...updatesIn(read), ...proposeOwnBeside(read, own, timeZone)].filter(({ from, to }) => !decided.has(pairKey(from, to)));
}

/** Kinds under which one event is told: with a count and without. */
const FAMILY_OF: Readonly<Record<string, string>> = { launch: 'launch_count', truce_agreed: 'truce_start' };
/** Kinds that name an event rather than what somebody thinks of it. */
const EVENTS =
  /^(launch|launch_count|interception|impact|impact_open_area|fell_short|fell_in_sea|midair_explosion|sirens|strike|killing|attack|hostage_taking|ground_operation|truce_(?:agreed|start|end|expiry)|fire)$/;

function compare(one: ReadClaim, other: ReadClaim): readonly Proposal[] {
  if (!mayBeOneTime(one, other) || !mayBeOnePlace(one, other) || !figuresAllow(one, other)) return [];
  const copied = isCopy(one, other);
  if (copied !== undefined && one.kind === other.kind && one.document !== other.document)
    return [proposal('same_claim', one, other, [`${Math.round(copied * 100)} % of the words in a row are the same`, 'same kind'])];
  if (!isCounted(one) || !hasTime(one, other)) return [];
  const hasFigures = one.printed !== undefined && one.printed === other.printed;
  const retold = one.document === other.document && (one.origin === 'narrator' || other.origin === 'narrator');
  if (one.kind === other.kind && hasFigures && (one.origin === other.origin || retold) && one.unit === other.unit && !EVENTS.test(one.kind))
    return [proposal('same_claim', one, other, [retold ? 'the report retells it' : 'said by the same source', 'same kind', 'same number'])];
  if (one.kind === other.kind && one.origin === other.origin && hasFigures && one.document !== other.document)
    return [proposal('same_claim', one, other, ['said by the same source', 'same kind', 'same number', 'times overlap'])];
  if (isSaidAgain(one, other))
    return [proposal('same_claim', one, other, ['said by the same source', 'same kind', 'of one day', 'no number'])];
  if (EVENTS.test(one.kind) && (hasFigures || one.document !== other.document) && isNear(one, other))
    return [proposal('same_event', one, other, ['same kind of event', hasFigures ? 'same number' : 'figures allow it', 'times overlap'])];
  return [];
}

/** A named source says one kind of thing of one day, without a number, in two reports. */
function isSaidAgain(one: ReadClaim, other: ReadClaim): boolean {
  const isOneVoice = one.kind === other.kind && one.origin === other.origin && one.origin !== 'narrator' && one.document !== other.document;
  const isOneDay = [one, other].every(({ span }) => span !== undefined && span.toMs - span.fromMs <= 86_400_000);
  return isOneVoice && isOneDay && one.printed === undefined && other.printed === undefined && !EVENTS.test(one.kind);
}

/** Terms hold without a day; what happened is compared where both say when. */
function hasTime(one: ReadClaim, other: ReadClaim): boolean {
  return one.kind.endsWith('_terms') || (one.span !== undefined && other.span !== undefined);
}

/** Days apart at most, counted from one end of both to the other: weeks of fighting are not one event. */
const EVENT_DAYS = 14;

function isNear({ span: one }: ReadClaim, { span: other }: ReadClaim): boolean {
  if (one === undefined || other === undefined) return false;
  return Math.max(one.toMs, other.toMs) - Math.min(one.fromMs, other.fromMs) <= EVENT_DAYS * 86_400_000;
}

function figuresAllow(one: ReadClaim, other: ReadClaim): boolean {
  const [first, second] = [one.claim.quantity, other.claim.quantity];
  if (one.category.part !== other.category.part || one.isOutside !== other.isOutside) return false;
  return first === undefined || second === undefined || mayBeOneFigure(first, second);
}

function isCopy(one: ReadClaim, other: ReadClaim): number | undefined {
  if (one.document === other.document || likeness(signatureOf(one.quote), signatureOf(other.quote)) < COPY_LIKENESS / 2) return undefined;
  const share = exactLikeness(one.quote, other.quote);
  return share >= COPY_LIKENESS ? share : undefined;
}

function updatesIn(read: readonly ReadClaim[]): readonly Proposal[] {
  return checkUpdates(read)
    .filter(({ result }) => result === 'holds')
    .flatMap(({ claims }) =>
      claims.slice(1).map(
        (to, place): Proposal => ({
          type: 'updates',
          from: to,
          to: claims[place] ?? to,
          reasons: ['one day, one place, a figure that rises'],
        }),
      ),
    );
}

function proposal(type: Proposal['type'], one: ReadClaim, other: ReadClaim, reasons: readonly string[]): Proposal {
  return { type, from: one.id, to: other.id, reasons };
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
