import type { DraftQuantity } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { readCounted } from '../quantity/read-counted.ts';
import type { Finding } from './finding.ts';
import { type CountContext, type Framed, isPeople, matchLeft, matchRight, matchThen } from './match-predicate.ts';
import { isCountedOne, isShotDown, oneThing } from './one-thing.ts';
import { goesOn, inExchange, inherited, listed, RELEASES } from './part-counts.ts';

const HYPOTHETICAL =
  /\b(?:if|would|could|unless|may|might|will|should|must|has to|have to|had to|is to|are to|to be|agreed to|plans? to|set to|expected to|supposed to|in order to|shall|able to|ready to|threaten\w* to|capable of|want(?:s|ed)? to|call(?:s|ed)? (?:for|on)|provid\w+ for|stipulat\w+|envisag\w+|foresees?|negotiat\w+|talks)\b/;
const LAST_CLAUSE = /^.*(?:[;:"]|,(?!\d)|\b(?:with|after|while|as|before|and that|but)\b)/s;
const LATER_FREED = /^[^,;:"]{0,40}? (?:would|will|were|was|have|had|has|are|is)(?: (?:been|be|set|to|also))* (?:freed|released|exchanged)/;
/** What became of it makes its flight no claim of its own: "12 drones heading for the city were shot down", "a rocket fired from there hit a house". */
const ON_ITS_WAY =
  /\b(?:head(?:ed|ing)|flying|approaching|en route|aimed|crossing|coming from)$|(?<!\b(?:was|were|been|being|had|have|has|is|are|then|also|reportedly|it|they) )(?:fired|launched|shot|lobbed|sent)$/;

const STILL_HELD = /^[^.;]{0,45}?\b(?:remain|remained|are still|were still|still (?:held|in))\b/;
const CAME_HOME = /^[^.;]{0,60}?\b(?:returned|came home|arrived|crossed|were (?:handed|freed|released))\b/;

/** What each figure of a sentence counts. */
export function frameCounts(context: CountContext): readonly Finding[] {
  const { quantities } = context;
  const kinds: (Framed | undefined)[] = [];
  for (const [at, quantity] of quantities.entries())
    kinds.push(
      inExchange(context, at, kinds) ??
        listed(context, at, kinds) ??
        frameOf(context, at, quantity) ??
        inherited(context, at, kinds) ??
        goesOn(context, quantity, kinds),
    );
  return quantities.flatMap((quantity, at) => {
    const framed = kinds[at];
    if (framed === undefined) return [];
    const then = matchThen(context, at, { quantity, framed });
    if (then !== undefined && ON_ITS_WAY.test(context.plain.slice(framed.start, framed.end))) return [findingOf(context, at, then)];
    return [framed, ...(then === undefined ? [] : [then])].map((one) => findingOf(context, at, one));
  });
}

function findingOf({ plain, quantities }: CountContext, at: number, { kind, start, end, isOne }: Framed): Finding {
  const quantity = quantities[at];
  if (quantity === undefined) return { kind, anchor: start, start, end, quantity: null };
  const isLoose = kind === 'launch_count' && /\b(?:salvo|barrage|volley|swarm|wave)/.test(plain.slice(quantity.start, quantity.figureEnd));
  const isUncounted = isLooseAttack(plain, quantity) || isOne === true;
  const noun = quantity.noun === '' && quantity.isShare ? (quantities[at + 1]?.noun ?? '') : quantity.noun;
  return {
    kind: isLoose ? 'launch' : isUncounted && MISSILE_ATTACKS.test(quantity.noun) ? 'launch' : kind,
    anchor: quantity.start,
    start: Math.min(quantity.start, start),
    end: Math.max(quantity.end, end, isPeople(quantity) ? relativeEnd(plain, quantity.end) : 0),
    quantity: isUncounted ? null : draftQuantity(plain, { ...quantity, noun }),
  };
}

const MISSILE_ATTACKS = /\b(?:rocket|missile|drone|mortar) (?:attacks?|fire|launches|barrages?)$/;

/** "A wave of strikes" gives no number; "a strike", "a house" is told as what happened, not as a count of one. */
function isLooseAttack(plain: string, { nounClass, start, figureEnd }: Quantity): boolean {
  return (nounClass === 'attack' || nounClass === 'strike') && /\b(?:salvo|barrage|volley|swarm|wave)/.test(plain.slice(start, figureEnd));
}

/** "A man in his 60s who was lightly hurt": who was hurt belongs to the count. */
function relativeEnd(plain: string, from: number): number {
  const match = /^(?: (?!and\b|or\b)[^\s,;:.]+){0,4},? who (?:was|were|had|has|have|is|are|fell) [^,;:.]{3,70}/.exec(
    plain.slice(from, from + 130),
  );
  return match === null ? 0 : from + match[0].length;
}

/** A figure as a claim carries it. */
export function draftQuantity(plain: string, quantity: Quantity): DraftQuantity {
  const { value, min, max, qualifier, noun, start, figureEnd } = quantity;
  return { value, min, max, qualifier, unit: noun, words: plain.slice(start, figureEnd) };
}

function frameOf(context: CountContext, at: number, quantity: Quantity): Framed | undefined {
  if (isOfTen(context, at, quantity)) return undefined;
  if (quantity.isArticle && isShotDown(context, quantity)) return { kind: 'interception', start: quantity.start, end: quantity.end };
  if (quantity.isArticle && !isCountedOne(context, quantity)) {
    const one = oneThing(context, at, quantity);
    return one === undefined
      ? undefined
      : settle(context, quantity, { ...one, isOne: !quantity.isOther && one.kind !== 'damage' && !isOfSeries(context, quantity) });
  }
  const framed =
    totalled(context, quantity) ??
    matchLeft(context, at, quantity) ??
    matchRight(context, at, quantity) ??
    byNoun(context, quantity) ??
    wholeOfShare(context, at);
  return framed === undefined ? undefined : settle(context, quantity, framed);
}

/** "Nine out of 10 people": a share, not ten people. */
function isOfTen({ plain, quantities }: CountContext, at: number, { start, nounClass }: Quantity): boolean {
  const share = quantities[at - 1];
  return share?.isShare === true && nounClass !== 'weapon' && plain.slice(share.figureEnd, start) === ' out of ';
}

/** "Several shops were damaged and a window shattered": one more of what is being counted. */
function isOfSeries({ quantities }: CountContext, { nounClass }: Quantity): boolean {
  return quantities.some((other) => !other.isArticle && other.nounClass === nounClass && nounClass !== 'strike');
}

/** "The number of rockets fired rose to 120", "which brings to 40 the number of those killed": the words beside it say what is counted. */
const TOTAL_BEFORE =
  /\b(?:number|count|tally|total|toll) of (?<what>[^.;:"]{3,110}?)(?:,[^,]{3,60},)? (?:to|at|was|is|stood at|stands at|(?:has |had |have )?(?:now )?reached|reaching|exceeds|exceeded|exceeding|topped|passed|surpassed|hit|now|came to|comes to)(?: (?:now|a total of|almost|least))? ?$/;
const TOTAL_AFTER = /^ the (?:[a-z]+ )?(?:number|count|tally|total|toll) of (?<what>[^.;:"]{3,90})/;

function totalled({ plain, sentence }: CountContext, quantity: Quantity): Framed | undefined {
  if (quantity.isArticle || quantity.isShare) return undefined;
  const before = plain.slice(sentence.start, quantity.start);
  const after = plain.slice(quantity.figureEnd, sentence.end);
  const match = TOTAL_BEFORE.exec(before) ?? TOTAL_AFTER.exec(after);
  const what = match?.groups?.['what'];
  if (match === null || what === undefined) return undefined;
  const isBehind = !before.endsWith(match[0]);
  const base = isBehind ? quantity.figureEnd : sentence.start;
  const start = base + match.index + match[0].indexOf(' of ') + 3;
  const end = start + 1 + what.length;
  const pseudo = readCounted(plain, { start, end }, { ...quantity, start, end: start, figureEnd: start, isArticle: false });
  const inner = { plain, sentence: { start, end }, quantities: [pseudo] };
  const framed = /^ (?:dead|killed|deaths?|fatalities)\b/.test(plain.slice(start, end))
    ? { kind: 'casualties_killed' as const }
    : /^ (?:wounded|injured|injuries)\b/.test(plain.slice(start, end))
      ? { kind: 'casualties_injured' as const }
      : (matchRight(inner, 0, pseudo) ?? byNoun(inner, pseudo));
  if (framed === undefined) return undefined;
  return { kind: framed.kind, start: Math.min(quantity.start, start), end: Math.max(quantity.figureEnd, isBehind ? end : 0) };
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
  if (/interceptions$/.test(noun) || /^(?:[a-z-]+ )?intercepted /.test(noun)) return 'interception';
  if (nounClass === 'fire' && !isArticle) return 'fire';
  if (/(?:^|\s)(?:hits|impacts)$/.test(noun)) return 'impact';
  if (
    !isArticle &&
    /(?:^|\s)(?:violations|breaches|infringements)$/.test(noun) &&
    /^ (?:of|by|in|over|since|during|were|have|had)\b/.test(after)
  )
    return 'violation_allegation';
  if (
    !isArticle &&
    /(?:^|\s)(?:attacks|assaults|shellings|clashes|engagements|ambushes|skirmishes)$/.test(noun) &&
    /^ (?:on|against|in|by|were|took|occurred|over|since|have|had|during)\b/.test(after)
  )
    return 'attack';
  if (nounClass === 'launch' && !isArticle) return 'launch_count';
  if (nounClass === 'hostage' && /^ (?:are|remain|were|still|is)\b/.test(after)) return 'hostages_held';
  return undefined;
}

/** What is only planned, possible or demanded is no event; of a release, it is a term. */
function settle({ plain, sentence }: CountContext, quantity: Quantity, framed: Framed): Framed | undefined {
  const from = framed.start < quantity.start ? framed.start - 60 : quantity.start - 40;
  const around = plain.slice(Math.max(sentence.start, from), framed.end).replace(LAST_CLAUSE, '');
  const later = plain.slice(framed.end, Math.min(sentence.end, framed.end + 60));
  // "Some 94 hostages taken that day remain in Gaza"; "the three due to be released returned": the last verb counts.
  if (framed.kind === 'hostage_taking' && STILL_HELD.test(later)) return { ...framed, kind: 'hostages_held' };
  if (RELEASES.has(framed.kind) && /\bto be$| to be /.test(around) && CAME_HOME.test(later)) return framed;
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
