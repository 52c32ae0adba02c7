import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { ATTACK_RULES, FIRED_STRIKES, ONE_WEAPON_ENDED, WEAPONS_ENDED } from './attack-rules.ts';
import type { EventRule } from './event-rule.ts';
import type { Finding } from './finding.ts';
import { HARM_RULES } from './harm-rules.ts';
import { TRUCE_RULES } from './truce-rules.ts';
import { WARNING_RULES } from './warning-rules.ts';
import { outcomeOf } from './weapon-predicates.ts';

const RULES: readonly EventRule[] = [...FIRED_STRIKES, ...WARNING_RULES, ...ATTACK_RULES, ...HARM_RULES, ...TRUCE_RULES];
/** Kinds of a family say one thing at one place: the rule that stands first goes before. */
const FAMILIES: readonly (readonly Kind[])[] = [
  ['launch_count', 'launch'],
  ['alert_failure', 'alert_error', 'sirens'],
  ['no_interception', 'interception'],
  ['outcome_unknown', 'impact'],
  ['casualties_killed', 'killing'],
  ['strike', 'launch'],
  ['strike', 'strike_target', 'impact'],
  ['strike', 'strike_target', 'attack'],
  ['responsibility_claim', 'responsibility_attribution'],
  ['release_terms', 'truce_terms'],
  ['damage_none', 'damage_unknown', 'damage'],
  ['casualties_unknown', 'casualties_none'],
  ['truce_expiry', 'truce_end', 'truce_extension', 'truce_start', 'truce_agreed', 'truce_status'],
  ['shelter_instruction', 'sheltering', 'evacuation_notice'],
  ['midair_explosion', 'impact_open_area', 'fell_short', 'fell_in_sea', 'impact'],
];
const BEFORE = 90;

/** Events of a sentence that no figure tells. `told` is what the figures told already. */
export function findEvents(
  plain: string,
  sentence: Span,
  told: { readonly findings: readonly Finding[]; readonly lastWeapon: Quantity | undefined },
): readonly Finding[] {
  const found: Finding[] = [...told.findings];
  const add = (finding: Finding): void => {
    if (!found.some((other) => isSameThing(other, finding))) found.push(finding);
  };
  for (const rule of RULES) for (const finding of matches(plain, sentence, rule)) add(finding);
  for (const finding of endings(plain, sentence, told.lastWeapon)) add(finding);
  return found.filter((finding) => !told.findings.includes(finding));
}

function matches(plain: string, sentence: Span, rule: EventRule): Finding[] {
  const found: Finding[] = [];
  const text = plain.slice(sentence.start, sentence.end);
  if (rule.needs?.test(text) === false) return found;
  for (const match of text.matchAll(rule.pattern)) {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (rule.unless?.test(plain.slice(Math.max(sentence.start, start - BEFORE), start)) === true) continue;
    if (rule.unlessAfter?.test(plain.slice(end, Math.min(sentence.end, end + 70))) === true) continue;
    const kind =
      rule.isEnding === true ? outcomeOf(plain.slice(start, Math.min(sentence.end, end + 70)).split(/[;:]/)[0] ?? '') : rule.kind;
    found.push({
      kind,
      start,
      end,
      anchor: start,
      quantity: quantityOf(rule, match),
      ...(rule.isDenied === true ? { isDenied: true } : {}),
    });
  }
  return found;
}

function quantityOf(rule: EventRule, match: RegExpExecArray): DraftQuantity | null {
  if (rule.none === true)
    return { value: 0, min: 0, max: 0, qualifier: 'exact', unit: (match[1] ?? '').replace(/ (?:was|were|had been) /, ' '), words: 'no' };
  const weapon = /\b(?:rocket|missile|drone|projectile|uav|aircraft)\b/.exec(match[0])?.[0];
  const words = /^(?:the|that|this|an?|it|he|she)\b/.exec(match[0])?.[0] ?? '';
  return rule.one === undefined
    ? null
    : { value: 1, min: 1, max: 1, qualifier: 'exact', unit: rule.one === 'rocket' ? (weapon ?? rule.one) : rule.one, words };
}

/** Where rockets ended that have no number of their own; one that was counted as one before is one. */
function endings(plain: string, sentence: Span, lastWeapon: Quantity | undefined): Finding[] {
  const found: Finding[] = [];
  const text = plain.slice(sentence.start, sentence.end);
  const one: DraftQuantity = { value: 1, min: 1, max: 1, qualifier: 'exact', unit: lastWeapon?.noun ?? 'rocket', words: 'it' };
  for (const match of text.matchAll(ONE_WEAPON_ENDED)) {
    if (match[1] === undefined && (/^the /.test(match[0]) ? lastWeapon === undefined : lastWeapon?.value !== 1)) continue;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    // "The army said it hit a depot": it is the army.
    if (
      /\b(?:where|when|until) $/.test(before) ||
      (/^it/.test(match[0]) && /\b(?:said|says|that|claims|claimed|added|announced|confirmed) $/.test(before))
    )
      continue;
    const start = sentence.start + match.index;
    found.push({ kind: outcomeOf(rest(text, match)), start, end: start + match[0].length, anchor: start, quantity: one });
  }
  for (const match of text.matchAll(WEAPONS_ENDED)) {
    const start = sentence.start + match.index;
    if (/\b(?:no|if|would|could|a|an|one|\d+) [^,;]{0,12}$/.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
    found.push({ kind: outcomeOf(rest(text, match)), start, end: start + match[0].length, anchor: start, quantity: null });
  }
  return found;
}

function rest(text: string, match: RegExpExecArray): string {
  const at = match.index + match[0].length - (match.at(-1)?.length ?? 0);
  return text.slice(at, at + 90).split(/[,;:]/)[0] ?? '';
}

/** The same kind, or one of its family, told by words that overlap or stand close together. */
function isSameThing(one: Finding, other: Finding): boolean {
  const isNear = one.start < other.end + 4 && other.start < one.end + 4;
  if (one.kind === other.kind)
    return (
      isNear ||
      (one.quantity === null && other.quantity === null) ||
      (one.quantity !== null && other.quantity === null && Math.abs(one.anchor - other.anchor) < 70)
    );
  return isNear && FAMILIES.some((family) => family.includes(one.kind) && family.includes(other.kind));
}

/** Kinds that a source tells once: later words for them mean the same fact. */
export const TOLD_ONCE: ReadonlySet<Kind> = new Set(RULES.filter(({ isOnce }) => isOnce === true).map(({ kind }) => kind));
