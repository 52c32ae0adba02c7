import type { DraftQuantity, Span } from '../draft-claim.ts';
import { draftQuantity } from '../frame/frame-counts.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import type { TriggerContext } from './trigger-context.ts';
import { wordTest } from './words.ts';

/** A figure that a trigger takes, and where it stands. */
export interface TakenFigure extends Span {
  readonly quantity: DraftQuantity | null;
}

const OF_DEBRIS = /\b(?:fragments?|debris|shrapnel|parts?|pieces|remains|remnants|wreckage) (?:of|from) $/;
/** A trigger that counts nothing. */
export const NOTHING: TakenFigure = { quantity: null, start: Number.POSITIVE_INFINITY, end: 0 };
const ONE_WEAPON = wordTest(
  '(?:(?:the|this|that|an?|another|its|one) )?(?:(?!and\\b|or\\b|of\\b)[a-z\'"-]+ ){0,4}(?:rocket|missile|drone|uav|projectile|icbm|quadcopter|mortar|shell|warhead|vehicle|interceptor|bomb|it|one|another|other)$',
);

/** The figure that a trigger takes: its own, or that of the weapon it stands beside. `undefined`: the figure was told already. */
export function figureOf(
  { plain, quantities, lastWeapon }: TriggerContext,
  trigger: Trigger,
  { around, isTaken }: { around: Surroundings; isTaken: (quantity: Quantity) => boolean },
): TakenFigure | undefined {
  if (trigger.figure === 'none') return NOTHING;
  if (trigger.figure === 'zero') return { ...NOTHING, quantity: exactly(0, zeroUnit(around), 'no') };
  if (trigger.figure === 'one') return { ...NOTHING, quantity: exactly(1, trigger.unit, '') };
  const isBefore = trigger.figure === 'weapon-before';
  const named = isBefore ? pronounFigure(around, lastWeapon) : undefined;
  if (named !== undefined) return named;
  const near = weaponBeside(quantities, around, isBefore);
  if (near === undefined) return singleWeapon(isBefore ? around.before + around.words : around.words + around.after);
  if (OF_DEBRIS.test(plain.slice(Math.max(0, near.start - 30), near.start))) return NOTHING;
  return isTaken(near) ? undefined : { quantity: draftQuantity(plain, near), start: near.start, end: near.end };
}

/** "Both landed in the sea", "it fell short": what was counted before. */
function pronounFigure({ before, opener }: Surroundings, lastWeapon: Quantity | undefined): TakenFigure | undefined {
  if (/\bboth(?: [a-z]+)? $/.test(before)) return { ...NOTHING, quantity: exactly(2, 'rockets', 'both') };
  const standsFor = before.trim() === '' ? opener : (/[a-z]+$/.exec(before.trim())?.[0] ?? '');
  return /^(?:it|one)$/.test(standsFor) && lastWeapon?.value === 1
    ? { ...NOTHING, quantity: exactly(1, lastWeapon.noun, 'it') }
    : undefined;
}

function weaponBeside(quantities: readonly Quantity[], around: Surroundings, isBefore: boolean): Quantity | undefined {
  const beside = quantities.filter(({ nounClass, noun, start, end }) => {
    if (nounClass !== 'weapon' && nounClass !== 'launch' && noun !== '') return false;
    return isBefore
      ? end <= around.end + 1 && start >= around.start - around.before.length
      : start >= around.start && start <= around.end + around.after.length;
  });
  return isBefore ? beside.at(-1) : beside[0];
}

/** "The missile", "rocket" in a headline: one. */
function singleWeapon(words: string): TakenFigure {
  const weapon = /^.*?\b(?:rocket|missile|drone|uav|projectile|icbm|quadcopter|interceptor)(?!s)\b/.exec(words)?.[0];
  return weapon !== undefined &&
    ONE_WEAPON.test(weapon) &&
    !/\b(?:debris|fragments?|shrapnel|parts?|remains|wreckage|barrage|salvo|swarm|wave)\b/.test(words) &&
    !/\b(?:rocket|missile|drone) (?:fire|attacks?|strikes?|launch(?:es)?|barrages?|salvos?|sirens?|defen[cs]e)\b/.test(words)
    ? { ...NOTHING, quantity: exactly(1, weapon.slice(weapon.lastIndexOf(' ') + 1), '') }
    : NOTHING;
}

function exactly(value: number, unit: string, words: string): DraftQuantity {
  return { value, min: value, max: value, qualifier: 'exact', unit, words };
}

function zeroUnit({ words }: Surroundings): string {
  return /\b(?:casualties|injuries|deaths|fatalities|victims|wounded|injured|killed)\b/.exec(words)?.[0] ?? 'casualties';
}
