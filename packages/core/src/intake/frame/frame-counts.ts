import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Finding } from './finding.ts';
import { type CountContext, type Framed, isPeople, matchLeft, matchRight, matchThen } from './match-predicate.ts';

const HYPOTHETICAL =
  /\b(?:if|would|could|unless|may|might|will|should|must|has to|have to|had to|is to|are to|to be|agreed to|plans? to|set to|expected to|supposed to|in order to|shall|able to|ready to|threaten\w* to|capable of|want(?:s|ed)? to|call(?:s|ed)? (?:for|on)|negotiat\w+|talks)\b/;
const LAST_CLAUSE = /^.*(?:[,;:"]|\b(?:with|after|while|as|before|and that|but)\b)/s;
const LATER_FREED = /^[^,;:"]{0,40}? (?:would|will|were|was|have|had|has|are|is)(?: (?:been|be|set|to|also))* (?:freed|released|exchanged)/;
const RELEASES: ReadonlySet<Kind> = new Set<Kind>(['hostages_released', 'prisoners_released']);
const JOINED = /^(?:,| and|, and| or)?(?: (?:another|as well as|along with|together with|also|a further))? ?$/;

/** What each figure of a sentence counts. */
export function frameCounts(plain: string, sentence: Span, quantities: readonly Quantity[]): readonly Finding[] {
  const context: CountContext = { plain, sentence, quantities };
  const kinds: (Framed | undefined)[] = [];
  for (const [at, quantity] of quantities.entries())
    kinds.push(listed(context, at, kinds) ?? frameOf(context, at, quantity) ?? inherited(context, at, kinds));
  return quantities.flatMap((quantity, at) => {
    const framed = kinds[at];
    if (framed === undefined) return [];
    const then = matchThen(context, at, { quantity, framed });
    return [framed, ...(then === undefined ? [] : [then])].map((one) => findingOf(context, at, one));
  });
}

function findingOf({ plain, quantities }: CountContext, at: number, { kind, start, end }: Framed): Finding {
  const quantity = quantities[at];
  if (quantity === undefined) return { kind, anchor: start, start, end, quantity: null };
  const isLoose = kind === 'launch_count' && /\b(?:salvo|barrage|volley|swarm|wave)/.test(plain.slice(quantity.start, quantity.figureEnd));
  const noun = quantity.noun === '' && quantity.isShare ? (quantities[at + 1]?.noun ?? '') : quantity.noun;
  return {
    kind: isLoose ? 'launch' : kind,
    anchor: quantity.start,
    start: Math.min(quantity.start, start),
    end: Math.max(quantity.end, end),
    quantity: draftQuantity(plain, { ...quantity, noun }),
  };
}

/** A figure as a claim carries it. */
export function draftQuantity(plain: string, quantity: Quantity): DraftQuantity {
  const { value, min, max, qualifier, noun, start, figureEnd } = quantity;
  return { value, min, max, qualifier, unit: noun, words: plain.slice(start, figureEnd) };
}

function frameOf(context: CountContext, at: number, quantity: Quantity): Framed | undefined {
  if (quantity.isArticle && !isCountedOne(context, quantity)) return undefined;
  const framed =
    matchLeft(context, at, quantity) ?? matchRight(context, at, quantity) ?? byNoun(context, quantity) ?? wholeOfShare(context, at);
  return framed === undefined ? undefined : settle(context, quantity, framed);
}

/** "A rocket", "another": one thing is worth a claim only where it is a weapon or a person. */
function isCountedOne({ plain }: CountContext, { nounClass, isOther, noun, start }: Quantity): boolean {
  if (
    /\b(?:fragments?|debris|shrapnel|parts?|pieces?|wreckage|time) (?:of|from|that \w+ (?:have |had )?\w+) $/.test(
      plain.slice(Math.max(0, start - 40), start),
    )
  )
    return false;
  if (nounClass === 'person')
    return !/\b(?:official|source|leader|group|family|crew|household|figure|officer|spokesman|resident)$/.test(noun);
  return ['weapon', 'launch', 'hostage', 'prisoner'].includes(nounClass) || (isOther && noun === '');
}

/** "Shot down 18 of the 23 drones": the 23 are what came. */
function wholeOfShare({ plain, quantities }: CountContext, at: number): Framed | undefined {
  const quantity = quantities[at];
  const share = quantities[at - 1];
  if (quantity === undefined || share === undefined || quantity.nounClass !== 'weapon') return undefined;
  const between = plain.slice(share.figureEnd, quantity.start);
  return /^ (?:out )?of(?: the| some)? ?$/.test(between) ? { kind: 'launch_count', start: quantity.start, end: quantity.end } : undefined;
}

/** "There were 40 launches", "12 injuries", "two of the captives are minors": the noun itself says it. */
function byNoun({ plain, sentence }: CountContext, quantity: Quantity): Framed | undefined {
  const after = plain.slice(quantity.end, Math.min(sentence.end, quantity.end + 30));
  const kind = nounKind(quantity, after);
  return kind === undefined ? undefined : { kind, start: quantity.start, end: quantity.end };
}

function nounKind({ nounClass, noun, isArticle }: Quantity, after: string): Kind | undefined {
  if (/(?:^|\s)(?:wounded|injured|injuries)$/.test(noun)) return 'casualties_injured';
  if (/(?:^|\s)(?:deaths?|fatalit(?:y|ies)|dead|martyrs?|bodies)$/.test(noun)) return isArticle ? undefined : 'casualties_killed';
  if (/interceptions$/.test(noun)) return 'interception';
  if (nounClass === 'launch' && !isArticle) return 'launch_count';
  if (nounClass === 'hostage' && /^ (?:are|remain|were|still|is)\b/.test(after)) return 'hostages_held';
  return undefined;
}

/** What is only planned, possible or demanded is no event; of a release, it is a term. */
function settle({ plain, sentence }: CountContext, quantity: Quantity, framed: Framed): Framed | undefined {
  const from = framed.start < quantity.start ? framed.start - 60 : quantity.start - 40;
  const around = plain.slice(Math.max(sentence.start, from), framed.end).replace(LAST_CLAUSE, '');
  const later = plain.slice(framed.end, Math.min(sentence.end, framed.end + 60));
  // "Prisoners held in jails would be freed": the last word counts.
  const release = framed.kind === 'prisoners_held' || framed.kind === 'hostages_held' ? LATER_FREED.exec(later) : null;
  if (release !== null) {
    const isPlan = /would|will|to be/.test(release[0]);
    return {
      ...framed,
      kind: isPlan ? 'release_terms' : framed.kind === 'prisoners_held' ? 'prisoners_released' : 'hostages_released',
      end: framed.end + release[0].length,
    };
  }
  if (!HYPOTHETICAL.test(around) && !/^ (?:scheduled|expected|due|slated|planned)\b/.test(later)) return framed;
  if (RELEASES.has(framed.kind)) return { ...framed, kind: 'release_terms' };
  return /^(?:displaced|aid|population)$/.test(framed.kind) ? framed : undefined;
}

/** "Shot down two missiles, four rockets and 15 drones that …": one verb before a list governs all of it. */
function listed(context: CountContext, at: number, kinds: readonly (Framed | undefined)[]): Framed | undefined {
  const { plain, quantities } = context;
  const quantity = quantities[at];
  const before = quantities[at - 1];
  const framed = kinds[at - 1];
  if (quantity === undefined || before === undefined || framed === undefined || quantity.noun === '' || quantity.isPart) return undefined;
  const isGoverned = framed.start < before.start && quantity.nounClass === before.nounClass && !quantity.isArticle;
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
function inherited(context: CountContext, at: number, kinds: readonly (Framed | undefined)[]): Framed | undefined {
  const quantity = context.quantities[at];
  if (quantity === undefined || quantity.nounClass === 'duration') return undefined;
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
  if (quantity.isPart) return true;
  if (quantity.isArticle) return isNext && isPeople(quantity) && /^(?:,| and|, and)? ?$/.test(between);
  const isSame =
    quantity.noun === '' && /^ (?:are|were|is|was) /.test(plain.slice(quantity.end, quantity.end + 6)) && / and $/.test(between);
  const isBehindName = before.isArticle && /^, (?:[^,\d]{3,40},)? ?and $/.test(between);
  return (isNext && between !== '' && (JOINED.test(between) || isBehindName)) || isSame;
}
