import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { type CountContext, type Framed, isPeople, matchLeft } from './match-predicate.ts';
import { SINGLE } from './one-thing.ts';

/** What the figures of a sentence so far were found to count. */
type Kinds = readonly (Framed | undefined)[];

/** Kinds that tell of somebody let go. */
export const RELEASES: ReadonlySet<Kind> = new Set<Kind>(['hostages_released', 'prisoners_released']);
const JOINED =
  /^(?:,| and|, and| or)?(?: (?:another|as well as|along with|together with|also|a further|his|her|their))?(?: (?:with )?the (?:bodies|remains) of)? ?$/;
/** "Four people died in Lviv, and one in Rivne": the verb is left out, the place is not. */
const ELSEWHERE = /^(?: (?:more|others?))? (?:in|at|near|outside|around|from|on|over|above|across|off) /;
/** "25 hostages in exchange for 600 prisoners". */
const EXCHANGED =
  /(?:in exchange|in return|swapped|exchanged) for(?: the release of)? ?$|\b(?:hostages?|captives?|abductees?|prisoners?|detainees?)(?: [a-z]+){0,2} for ?$/;
/** "This includes 40 women", "The figure stands at 512": told of what the sentence before counted. */
const GOES_ON =
  /^(?:(?:this|that|these|those|they|the (?:figure|number|total|toll|count|tally)s?|of (?:these|those|them)|among (?:them|these|those))\b[^.;:]{0,60}|[^.;]{0,90}\b(?:puts?|put|putting|gave|gives) (?:the|that|their|its) (?:[a-z]+ )?(?:figure|number|total|toll|count|tally) at )$/;
const SPEAKS = /^(?: [a-z'-]+){0,5} (?:said|says|told|added|reported|confirmed|wrote|tweeted)\b/;
const PEOPLE_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'casualties_killed',
  'casualties_injured',
  'displaced',
  'hostages_held',
  'prisoners_held',
  'hostages_released',
  'prisoners_released',
]);
/** "Shot down two missiles, four rockets and 15 drones that …": one verb before a list governs all of it. */
export function listed(context: CountContext, at: number, kinds: Kinds): Framed | undefined {
  const { plain, quantities } = context;
  const quantity = quantities[at];
  const before = quantities[at - 1];
  // "Shot down 12 of 14 drones and two missiles": the verb is that of the 12.
  const isWhole = quantities[at - 2]?.isShare === true && kinds[at - 1]?.kind === 'launch_count';
  const framed = kinds[isWhole ? at - 2 : at - 1];
  if (quantity === undefined || before === undefined || framed === undefined || quantity.noun === '' || quantity.isPart) return undefined;
  const isCounted =
    !quantity.isArticle || quantity.nounClass === 'weapon' || (SINGLE.has(quantity.nounClass) && quantity.nounClass !== 'strike');
  const isGoverned = framed.start < before.start && quantity.nounClass === before.nounClass && isCounted;
  if (!isGoverned || !JOINED.test(plain.slice(before.end, quantity.start)) || before.end >= quantity.start) return undefined;
  if (/^(?: [a-z]+){0,2} (?:was|were|had been|have been|are|is)\b/.test(plain.slice(quantity.end, quantity.end + 40))) return undefined;
  return matchLeft(context, at, quantity) === undefined
    ? { kind: besideKind(framed.kind, quantity), start: framed.start, end: quantity.end }
    : undefined;
}

/** Beside a commander killed on purpose, civilians are casualties. */
function besideKind(kind: Kind, { noun }: Quantity): Kind {
  return kind === 'killing' && !/(?:commander|leader|chief)s?$/.test(noun) ? 'casualties_killed' : kind;
}

/** "Including 20 women", "and 20 women", "10 are aged 75": part of what stood before. */
export function inherited(context: CountContext, at: number, kinds: Kinds): Framed | undefined {
  const quantity = context.quantities[at];
  if (
    quantity === undefined ||
    quantity.nounClass === 'duration' ||
    (quantity.isArticle && /(?:family|household|couple)$/.test(quantity.noun))
  )
    return undefined;
  // "Sixty bodies, a doctor said": a voice, no part.
  if (quantity.isArticle && SPEAKS.test(context.plain.slice(quantity.end, quantity.end + 50))) return undefined;
  // "One of them a 19-year-old man": counted by the article.
  if (quantity.isShare && quantity.value === 1 && /^ an? /.test(context.plain.slice(quantity.end, quantity.end + 4))) return undefined;
  for (let back = at - 1; back >= 0; back -= 1) {
    const before = context.quantities[back];
    const framed = kinds[back];
    if (before === undefined || framed === undefined) continue;
    const kind = besideKind(framed.kind, quantity);
    if (goesWith(context, { before, quantity, isNext: back === at - 1 })) return { kind, start: quantity.start, end: quantity.end };
    if (!before.isArticle) break;
  }
  return undefined;
}

function goesWith(
  { plain }: CountContext,
  { before, quantity, isNext }: { before: Quantity; quantity: Quantity; isNext: boolean },
): boolean {
  const between = plain.slice(before.end, quantity.start);
  const isAlike = quantity.noun === '' || isPeople(quantity) === isPeople(before) || before.noun === '';
  if (!isAlike || ((before.nounClass === 'weapon') !== (quantity.nounClass === 'weapon') && quantity.noun !== '')) return false;
  if (quantity.isPart) return isAlikeClass(before, quantity);
  if (isNext && !quantity.isArticle && /^ ?(?:[-\u2013\u2014]+|:) ?$/.test(between)) return isAlikeClass(before, quantity);
  if (
    quantity.noun === '' &&
    ELSEWHERE.test(plain.slice(quantity.end, quantity.end + 24)) &&
    /(?:,| and|, and|, while|;| with)(?: another| a further)? ?$/.test(between)
  )
    return true;
  if (quantity.isArticle) return isNext && isPeople(quantity) && /^(?:,| and|, and)? ?$/.test(between);
  const isSame =
    quantity.noun === '' && /^ (?:are|were|is|was) /.test(plain.slice(quantity.end, quantity.end + 6)) && / and $/.test(between);
  const isBehindName = before.isArticle && /^, (?:[^,\d]{3,40},)? ?and $/.test(between);
  // "… and an unknown number were buried": a verb of its own.
  const hasOwnVerb = /^(?: more| others?)? (?:were|was|had|have|has|remain(?:ed|s)?) (?!aged)[a-z]+(?:ed|en|ing|t|d)\b/.test(
    plain.slice(quantity.end, quantity.end + 40),
  );
  return (isNext && between !== '' && !hasOwnVerb && (JOINED.test(between) || isBehindName)) || (isSame && !hasOwnVerb);
}

/** Parts are of the kind of thing that the whole is: a dormitory is no part of eleven injuries. */
function isAlikeClass(before: Quantity, quantity: Quantity): boolean {
  return !quantity.isArticle || before.noun === '' || quantity.nounClass === before.nounClass || (isPeople(before) && isPeople(quantity));
}

/** Who was exchanged for whom: hostages for prisoners, and the other way round. */
export function inExchange({ plain, quantities }: CountContext, at: number, kinds: Kinds): Framed | undefined {
  const quantity = quantities[at];
  const framed = kinds.findLast((kind) => kind !== undefined);
  if (quantity === undefined || framed === undefined || quantity.isArticle) return undefined;
  if (!EXCHANGED.test(plain.slice(Math.max(0, quantity.start - 40), quantity.start))) return undefined;
  const span = { start: quantity.start, end: quantity.end };
  if (framed.kind === 'release_terms') return { kind: 'release_terms', ...span };
  if (!RELEASES.has(framed.kind)) return undefined;
  const isOfPrisoners = quantity.nounClass === 'prisoner' || (quantity.nounClass !== 'hostage' && framed.kind === 'hostages_released');
  return { kind: isOfPrisoners ? 'prisoners_released' : 'hostages_released', ...span };
}

/** A figure that goes on with the count of the words before it, in this sentence or the one before. */
export function goesOn({ plain, sentence, before }: CountContext, quantity: Quantity, kinds: Kinds): Framed | undefined {
  const kind = kinds.findLast((framed) => framed !== undefined)?.kind ?? before;
  if (kind === undefined || !PEOPLE_KINDS.has(kind) || quantity.isArticle) return undefined;
  if (quantity.noun !== '' && !isPeople(quantity)) return undefined;
  const clause = plain.slice(sentence.start, quantity.start).replace(/^.*[;:] /s, '');
  return GOES_ON.test(clause) ? { kind, start: quantity.start, end: quantity.end } : undefined;
}
