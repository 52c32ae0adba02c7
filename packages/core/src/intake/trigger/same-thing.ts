import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import type { Kind } from '../kinds.ts';
import { clauseRange } from '../reading/clauses.ts';
import type { TriggerContext } from './trigger-context.ts';

/** Kinds that tell of one thing: where one of them was told in a clause, the others add nothing. */
const GROUPS: readonly (readonly Kind[])[] = [
  ['launch', 'launch_count'],
  ['interception', 'no_interception'],
  ['strike', 'strike_target', 'attack', 'ground_operation'],
  ['impact', 'impact_open_area', 'fell_short', 'fell_in_sea', 'midair_explosion', 'outcome_unknown'],
  ['sirens', 'alert_failure', 'alert_error'],
  ['casualties_none', 'casualties_unknown'],
  ['damage', 'damage_none', 'damage_unknown'],
  ['casualties_killed', 'killing'],
  ['shelter_instruction', 'sheltering', 'evacuation_notice'],
  ['service_disruption', 'movement_restriction'],
  ['hostages_released', 'prisoners_released', 'release_terms'],
  ['hostages_held', 'prisoners_held', 'hostage_taking'],
  ['truce_expiry', 'truce_end', 'truce_extension', 'truce_start', 'truce_agreed', 'truce_status', 'truce_terms'],
  ['responsibility_claim', 'responsibility_attribution', 'denial'],
];
/** A launch is no claim of its own beside what became of it. */
const SHADOWS: ReadonlyMap<Kind, readonly Kind[]> = new Map<Kind, readonly Kind[]>([
  ['launch', ['strike', 'interception', 'impact', 'fell_short', 'responsibility_claim', 'alert_failure', 'violation_allegation']],
  [
    'impact',
    [
      'damage',
      'fire',
      'casualties_killed',
      'casualties_injured',
      'strike',
      'strike_target',
      'interception',
      'no_interception',
      'launch',
      'launch_count',
      'attack',
    ],
  ],
  ['strike', ['impact', 'responsibility_attribution', 'responsibility_claim', 'interception', 'denial', 'launch_count', 'launch']],
  ['strike_target', ['impact', 'responsibility_claim', 'launch_count', 'launch']],
  [
    'attack',
    ['impact', 'responsibility_attribution', 'responsibility_claim', 'launch', 'launch_count', 'interception', 'denial', 'truce_end'],
  ],
  ['ground_operation', ['responsibility_claim', 'denial']],
  ['aid', ['strike', 'strike_target', 'attack', 'impact', 'damage', 'access_restriction', 'displaced']],
  ['access_restriction', ['service_disruption', 'movement_restriction', 'evacuation_notice']],
  ['service_disruption', ['access_restriction', 'movement_restriction']],
  ['movement_restriction', ['service_disruption', 'access_restriction']],
  ['damage', ['fire', 'strike', 'casualties_none']],
  ['displaced', ['evacuation_notice', 'sheltering']],
  ['sheltering', ['all_clear', 'shelter_instruction']],
  ['release_terms', ['truce_terms', 'truce_extension']],
  ['truce_terms', ['truce_agreed', 'violation_allegation']],
  ['truce_status', ['violation_allegation', 'denial']],
  ['truce_start', ['violation_allegation', 'truce_duration']],
  ['responsibility_attribution', ['violation_allegation', 'casualties_killed']],
  ['hostages_held', ['hostages_released', 'prisoners_released', 'release_terms']],
]);

const OF_DEALS: ReadonlySet<Kind> = new Set<Kind>([
  'release_terms',
  'hostages_released',
  'prisoners_released',
  'truce_duration',
  'truce_extension',
  'truce_terms',
  'withdrawal',
]);

/** Whether two kinds tell of one thing. */
export function isOneGroup(one: Kind, other: Kind): boolean {
  return one === other || GROUPS.some((group) => group.includes(one) && group.includes(other));
}

/** Whether two stretches share words. */
export function isOver(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether two stretches share a clause. */
export function isNear({ plain, clauses }: TriggerContext, one: Span, other: Span): boolean {
  return isOver(clauseRange(plain, clauses, one), clauseRange(plain, clauses, other));
}

/** Whether a finding tells what another one told: in the same clause, of one group of kinds, and with no figure of its own. */
export function isSame({ plain, clauses }: TriggerContext, told: Finding, finding: Finding): boolean {
  const isOfOne = isOneGroup(told.kind, finding.kind);
  if (finding.kind === 'outcome_unknown' && told.kind === 'impact') return false;
  // "Under the deal, Hamas is to release …": what the deal says is the claim.
  if (finding.kind === 'truce_terms' && OF_DEALS.has(told.kind)) return true;
  // "Intercepted and destroyed a drone": one event, told with two verbs.
  if (
    isOfOne &&
    finding.quantity === null &&
    told.start >= finding.end &&
    /^,? and (?:[a-z]+ly )?$/.test(plain.slice(finding.end, told.start))
  )
    return true;
  if (!isOfOne && SHADOWS.get(finding.kind)?.includes(told.kind) !== true) return false;
  if (finding.quantity !== null && told.quantity !== null && isOfOne && finding.quantity.value !== told.quantity.value)
    return isOver(told, finding) && finding.quantity.words === '';
  if (!isOfOne) return isOver(told, finding) || isOver(clauseRange(plain, clauses, told), clauseRange(plain, clauses, finding));
  return isOver(clauseRange(plain, clauses, told), clauseRange(plain, clauses, finding)) || Math.abs(told.anchor - finding.anchor) < 25;
}

/** A count goes before the bare event of its kind; what nobody knows goes before a guess. */
export function isBetter({ plain, clauses }: TriggerContext, finding: Finding, told: Finding): boolean {
  if (told.quantity !== null) return false;
  if (finding.kind === 'outcome_unknown') return told.kind === 'impact' && isOver(finding, told);
  return finding.quantity !== null && isOneKind(finding.kind, told.kind) && isOver(clauseRange(plain, clauses, told), finding);
}

function isOneKind(one: Kind, other: Kind): boolean {
  return one === other || (one === 'launch_count' && other === 'launch') || (one === 'killing' && other === 'casualties_killed');
}
