import type { Kind } from '../kinds.ts';
import type { NounClass } from '../quantity/counted-nouns.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { type CountContext, type Framed, matchLeft, matchRight } from './match-predicate.ts';

/** One house, one strike: worth a claim where something became of it. */
export const SINGLE: ReadonlySet<NounClass> = new Set<NounClass>(['building', 'target', 'strike', 'vehicle']);
const ONE_KINDS: ReadonlySet<Kind> = new Set<Kind>(['damage', 'strike', 'impact', 'fire']);

/** "In response to a strike that …": told as the reason for something else. */
const REASON =
  /\b(?:response to|retaliation for|retaliate for|responding to|reaction to|revenge for|avenge|avenging|similar to|threat of|fears? of|possibility of) $|\b(?:killed|wounded|injured|died|hurt|damaged|destroyed)(?: [a-z]+)? (?:in|by|during|from) $/;

/** What became of the one thing that an article stands before. */
export function oneThing(context: CountContext, at: number, quantity: Quantity): Framed | undefined {
  // Troops raid on the ground, jets from the air.
  if (!SINGLE.has(quantity.nounClass) || /(?<!air )(?<!bombing )raid$/.test(quantity.noun)) return undefined;
  if (REASON.test(context.plain.slice(Math.max(context.sentence.start, quantity.start - 40), quantity.start))) return undefined;
  const left = matchLeft(context, at, quantity);
  const one =
    (quantity.nounClass === 'strike' ||
    (left?.kind === 'damage' && !/^(?:damage|destruction) /.test(context.plain.slice(left.start, left.end)))
      ? left
      : undefined) ?? matchRight(context, at, quantity);
  // "A base was targeted" says nothing of a hit.
  const isAimedAt = one !== undefined && /\b(?:targeted|attacked)$/.test(context.plain.slice(one.start, one.end));
  // "Hit by a drone": the drone is counted.
  const isBy = one?.kind === 'impact' && /^ by (?:an?|one|another) /.test(context.plain.slice(one.end, one.end + 12));
  return one === undefined || isBy || isAimedAt || !ONE_KINDS.has(one.kind) ? undefined : one;
}

const PIECES = /\b(?:fragments?|debris|shrapnel|parts?|pieces?|wreckage|time) (?:of|from|that \w+ (?:have |had )?\w+) $/;

/** "Debris of an intercepted rocket": what was shot down, told by its pieces. */
export function isShotDown({ plain }: CountContext, { nounClass, noun, start }: Quantity): boolean {
  return nounClass === 'weapon' && /^intercepted /.test(noun) && PIECES.test(plain.slice(Math.max(0, start - 40), start));
}

/** "A rocket", "another": one thing is worth a claim only where it is a weapon or a person. */
export function isCountedOne({ plain }: CountContext, { nounClass, isOther, noun, start }: Quantity): boolean {
  if (PIECES.test(plain.slice(Math.max(0, start - 40), start))) return false;
  if (nounClass === 'person')
    return !/\b(?:official|source|leader|group|family|crew|household|figure|officer|spokesman|resident)$/.test(noun);
  return ['weapon', 'launch', 'hostage', 'prisoner'].includes(nounClass) || (isOther && noun === '');
}
