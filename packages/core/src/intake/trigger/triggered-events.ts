import type { Finding } from '../frame/finding.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { figureOf, NOTHING } from './figure-of.ts';
import { isNear } from './same-thing.ts';
import { isEarlier, isNegated, isReason, isUnreal, type Surroundings, surroundingsOf } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import type { TriggerContext } from './trigger-context.ts';

/** "Strikes killed 12", "the attack left homes without power": what it did is the claim. */
const CONSEQUENCES: ReadonlySet<Kind> = new Set<Kind>([
  'casualties_killed',
  'casualties_injured',
  'casualties_none',
  'killing',
  'damage',
  'fire',
  'service_disruption',
  'displaced',
  'sirens',
  'sheltering',
]);

/** An earlier year behind it makes it history. */
const IN_A_YEAR =
  /^[^.;]{0,110}?\b(?:(?:in|since|of|from) (?:[a-z]+ )?(?:19|20)\d{2}|for (?:(?:the|more|than|at|least|past|last|about|over|almost|nearly|many|several|some) )*(?:[a-z0-9-]+ )?(?:months|years))\b/;
const HISTORIC: ReadonlySet<Kind> = new Set<Kind>([
  'strike',
  'strike_target',
  'attack',
  'ground_operation',
  'launch',
  'damage',
  'displaced',
  'hostage_taking',
]);
/** Kinds that count weapons. */
const IMPACTS: ReadonlySet<Kind> = new Set<Kind>([
  'impact',
  'impact_open_area',
  'fell_short',
  'fell_in_sea',
  'midair_explosion',
  'interception',
  'no_interception',
  'outcome_unknown',
  'launch',
  'launch_count',
]);

/** Events that a trigger tells of in a sentence. */
export function triggeredEvents(context: TriggerContext, trigger: Trigger, isTaken: (quantity: Quantity) => boolean): Finding[] {
  const { plain, sentence } = context;
  const text = plain.slice(sentence.start, sentence.end);
  if (trigger.needs?.test(text) === false) return [];
  const found: Finding[] = [];
  for (const match of text.matchAll(trigger.pattern)) {
    const start = sentence.start + match.index;
    const around = surroundingsOf(plain, sentence, { start, end: start + match[0].length });
    if (!isTold(trigger, around)) continue;
    const kind = typeof trigger.kind === 'string' ? trigger.kind : trigger.kind(around);
    if (kind === undefined) continue;
    const figure = IMPACTS.has(kind) || trigger.figure !== 'weapon-before' ? figureOf(context, trigger, { around, isTaken }) : NOTHING;
    if (figure === undefined) continue;
    if (HISTORIC.has(kind) && IN_A_YEAR.test(plain.slice(around.start, sentence.end))) continue;
    if (trigger.isNominal && isMention(context, around)) continue;
    found.push({
      kind: figure.quantity !== null && kind === 'launch' ? 'launch_count' : kind,
      start: Math.min(start, figure.start),
      end: Math.max(around.end, figure.end),
      anchor: start,
      quantity: figure.quantity,
      ...(trigger.isDenied ? { isDenied: true } : {}),
    });
  }
  return found;
}

/** "A strike the day before killed …". */
const HARMS = /^[^,;:."]{0,60}\b(?:killed|kills|wounded|injured|left)\b/;
/** "The strike came …", "following the attack": it was told before. */
const IS_KNOWN = /\b(?:the|this|these|those|both|following|despite|amid|since)(?: [a-z-]+){0,2} $/;

/** "After the strikes", "strikes killed 12": the noun only says of what something else is told. */
function isMention(context: TriggerContext, around: Surroundings): boolean {
  if (/^(?:after|because|despite)$/.test(around.opener) || IS_KNOWN.test(around.before)) return true;
  if (HARMS.test(context.plain.slice(around.end, context.sentence.end))) return true;
  return context.findings.some((told) => CONSEQUENCES.has(told.kind) && isNear(context, told, around));
}

function isTold(trigger: Trigger, around: Surroundings): boolean {
  const { before, after } = around;
  if (trigger.unless?.test(before) === true || trigger.unlessAfter?.test(after) === true) return false;
  if (trigger.needsBefore?.test(before) === false || trigger.needsAfter?.test(after) === false) return false;
  if (trigger.isAnyMood) return true;
  if (around.opener === 'despite' || /\bdespite (?:[a-z-]+ ){0,3}$/.test(before)) return false;
  return !isUnreal(around) && !isNegated(around) && !isReason(around) && !isEarlier(around);
}
