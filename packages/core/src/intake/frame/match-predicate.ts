import type { Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { COUNTED } from './counted-predicates.ts';
import type { CountedPredicate } from './predicate.ts';
import { outcomeOf } from './weapon-predicates.ts';

/** Set between a figure and its verb: "32 people, including ten children, were killed". */
const ASIDE =
  /^,? (?:aged )?\d{1,3},(?= )|^ [-\u2013\u2014]+ [^.;\u2013\u2014]{2,120}? [-\u2013\u2014]+(?= (?:were|was|have|has|had|are|died|is)\b)|^,? (?:including|among them|most of them|some of them|mostly|mainly)\b[^.;]{2,140}?,(?= (?:were|was|have|has|had|are|died|remain|remained)\b)|^(?:,? (?:including|among them)|, (?:most of them|mostly|mainly|some of them|all of them|many of them|the majority|aged|ages|both|(?:[a-z]+|\d+) of (?:them|whom)|who|all))\b(?:[^,;.]|,\d)*,(?: (?:and|or) (?:[^,;.]|,\d){1,20},)?/;
const GAP_STOP =
  /[;:"]|, (?!who|which|including)|\b(?:said|says|after|before|when|while|as|because|since|but|if|despite|according|until|citing|following|amid|during|with|not|never)\b/;
/** A place or a scope set between commas. */
const PLACED = /,? (?:to|in|at|near|from|off|outside|just|north|south|east|west|about|around|on)\b[^,.;:"]{2,45},(?= )/g;
const GAP_MAX = 75;
const ARTICLE_GAP_MAX = 40;
/** What a weapon that was fired came to in the same breath: "two shells were fired and landed in a field". */
const THEN =
  /^(?<gap>[^,;:"]{0,60}?)(?: and| but|, but| then|,? which|,? that)?(?: (?:was|were|had been|have been|has been|being|are))?(?: (?:later|then|all|both|successfully|reportedly|also|subsequently|apparently|mostly|either))* (?<verb>(?:intercepted|shot down|downed|destroyed)(?! (?:the|an?|all|some|one|two|three|\d))|fell|landed|(?:hit|struck)(?! by\b)|crashed|exploded|came down|impacted)\b/;

const INTO_SEA = /^[^,;:"]{0,55}?\binto (?:the |its |waters )[^,;:."]{0,25}?(?:sea|ocean|gulf|waters|mediterranean)\b/;

/** The sentence a figure stands in. */
export interface CountContext {
  readonly plain: string;
  readonly sentence: Span;
  readonly quantities: readonly Quantity[];
  /** What the sentence before counted first: "This includes 216 children" goes on with it. */
  readonly before?: Kind | undefined;
}

/** What a figure counts, and the words that say so. */
export interface Framed extends Span {
  readonly kind: Kind;
  /** One house, one strike: told as what happened, not as a count. */
  readonly isOne?: boolean;
}

function fits({ classes, kind }: CountedPredicate, { nounClass, noun, isArticle }: Quantity): boolean {
  if (noun === '') return classes.size > 1 && (!isArticle || classes.has('weapon') || classes.has('person'));
  if ((nounClass === 'other' && NO_THING.test(noun)) || /^(?:[a-z-]+ )*interceptors?$/.test(noun)) return false;
  // What flies and fires back does not fall on anybody.
  if (kind === 'outcome' && nounClass === 'other') return false;
  if (
    (kind === 'outcome' || kind === 'launch_count') &&
    /\b(?:aircraft|warplanes?|quadcopters?|helicopters?|jets?|planes?|airplanes?|gunships?)$/.test(noun)
  )
    return false;
  return classes.has(nounClass);
}

const NO_THING =
  /^(?:sides?|parties|countries|states|ways?|things?|rounds?|talks|issues?|steps?|phases?|levels?|parts?|reasons?|regions?|fronts?|areas?|cities|towns|villages|others|times?|lives)$/;

/** "Sent 70 to Egypt", "detected several cases", "destroyed two greenhouses": only some verbs need no weapon beside them. */
function isClear({ kind }: CountedPredicate, { nounClass, noun }: Quantity, words: string): boolean {
  if (nounClass !== 'other') return true;
  if (kind === 'launch_count') return /\b(?:fir|launch|lobb|unleash|test)|barrages?|salvos?|volleys?|swarms?/.test(words);
  // "Released a statement", "held three meetings", "captured two hills": people are let go, held and taken.
  if (kind === 'release' || kind === 'hold' || kind === 'hostage_taking')
    return noun === '' || /(?:ans|ese|[^cs]is|[^p]ers|ors|ists|ees|men)$/.test(noun);
  return kind !== 'interception' || noun === '' || /intercept|sho[ot]|down/.test(words);
}

/** A verb before a figure: "fired five rockets". */
export function matchLeft({ plain, sentence, quantities }: CountContext, at: number, quantity: Quantity): Framed | undefined {
  const from = Math.max(sentence.start, quantity.start - 90, quantities[at - 1]?.figureEnd ?? 0);
  const text = plain.slice(from, quantity.start);
  for (const predicate of COUNTED) {
    if (predicate.left === undefined || !fits(predicate, quantity)) continue;
    const match = predicate.left.exec(text);
    if (match === null || !isClear(predicate, quantity, match[0])) continue;
    // "were killed two days ago": a passive has what it counts before it.
    if (/\b(?:was|were|been|being|be) $/.test(text.slice(0, match.index)) && !/ (?:by|of|with|to|at|for)$/.test(match[0].trimEnd()))
      continue;
    const words = plain.slice(from + match.index, quantity.end + 60);
    return {
      kind: kindOf(predicate, quantity, {
        words: HIT_BY.test(text.slice(0, match.index)) ? `by a missile ${words}` : words,
        sentence: plain.slice(sentence.start, sentence.end),
        plain,
      }),
      start: from + match.index,
      end: quantity.end,
    };
  }
  return undefined;
}

/** A verb after a figure: "five rockets were fired". */
export function matchRight(context: CountContext, at: number, quantity: Quantity): Framed | undefined {
  const { plain, sentence } = context;
  if (isScope(context, at, quantity)) return undefined;
  const start = skipAsides(context, at, quantity);
  const text = plain.slice(start, Math.min(sentence.end, start + 120, nextFigure(context, at, start)));
  const best = firstPredicate(text, quantity);
  if (best === undefined) return undefined;
  const gap = text.slice(0, best.index).replace(PLACED, '');
  if (
    gap.length > (quantity.isArticle && quantity.nounClass !== 'strike' ? ARTICLE_GAP_MAX : GAP_MAX) ||
    GAP_STOP.test(gap.replace(/^,/, ''))
  )
    return undefined;
  // "Hundreds mourned a boy killed that day": it is the boy.
  if (
    isPeople(quantity) &&
    ANOTHER.test(gap) &&
    /^(?:killed|injured|wounded|hurt|displaced|freed|released|held|abducted|kidnapped)$/.test(best.word)
  )
    return undefined;
  // "Two destroyers fired …" shot; only "were fired" makes them what was shot.
  const isShooter = quantity.nounClass === 'other' && quantity.noun !== '' && best.predicate.kind === 'launch_count';
  if (isShooter && !/\b(?:was|were|been|being)\b/.test(gap)) return undefined;
  // "18 of 23 drones and destroyed the missile": the verb behind "and" has another subject.
  if (/^,? (?:and|or) (?!(?:was|were|is|are|then|later|have|has|had)\b)/.test(gap) || (gap.trim() === 'and' && !/ed$|en$/.test(best.word)))
    return undefined;
  const rest = plain.slice(start + best.index, Math.min(sentence.end, start + best.index + 90));
  const words = rest.split(/[,;]| and (?=another|one|two|three|\d)/)[0] ?? '';
  return {
    kind: kindOf(best.predicate, quantity, { words, sentence: plain.slice(sentence.start, sentence.end), plain }),
    start: quantity.start,
    end: start + best.index + best.word.length,
  };
}

const ANOTHER =
  / (?:attend|mourn|bur|watch|visit|carr|help|treat|search|gather|march|protest|met|saw|welcom|honou?r)\w*\b[^.;]* (?:an?|the|his|her|their) (?:[a-z-]+ ){1,2}$/;

function firstPredicate(text: string, quantity: Quantity) {
  let best: { readonly predicate: CountedPredicate; readonly index: number; readonly word: string } | undefined;
  for (const predicate of COUNTED) {
    if (predicate.right === undefined || !fits(predicate, quantity)) continue;
    const match = predicate.right.exec(text);
    if (match !== null && isClear(predicate, quantity, match[0]) && (best === undefined || match.index < best.index))
      best = { predicate, index: match.index, word: match[0] };
  }
  return best;
}

/** What became of weapons whose launch was told: "a rocket fired from there landed in a field". */
export function matchThen(
  context: CountContext,
  at: number,
  { quantity, framed }: { quantity: Quantity; framed: Framed },
): Framed | undefined {
  if (framed.kind !== 'launch_count' || (quantity.nounClass !== 'weapon' && quantity.nounClass !== 'launch')) return undefined;
  const { plain, sentence } = context;
  // "One of 100 rockets fired hit a house": it is the one that did.
  if (context.quantities[at - 1]?.isShare === true && (context.quantities[at - 1]?.end ?? 0) >= quantity.figureEnd) return undefined;
  const start = Math.max(framed.end, quantity.end);
  const match = THEN.exec(plain.slice(start, Math.min(sentence.end, start + 110, nextFigure(context, at, start))));
  const gap = match?.groups?.['gap'];
  const verb = match?.groups?.['verb'];
  const sea = INTO_SEA.exec(plain.slice(start, Math.min(sentence.end, start + 80, nextFigure(context, at, start))));
  if (verb === undefined && sea !== null) return { kind: 'fell_in_sea', start: quantity.start, end: start + sea[0].length };
  if (match === null || gap === undefined || verb === undefined || GAP_STOP.test(gap) || / and\b/.test(gap)) return undefined;
  const verbStart = start + match.index + match[0].length - verb.length;
  const words = plain.slice(verbStart, Math.min(sentence.end, verbStart + 90)).split(/[,;]/)[0] ?? '';
  const kind = /^(?:intercepted|shot down|downed|destroyed)$/.test(verb) ? 'interception' : outcomeOf(words);
  return { kind, start: quantity.start, end: verbStart + verb.length };
}

/** Where the words about a figure go on: behind an aside, and behind figures joined to it by "and". */
function skipAsides({ plain, sentence, quantities }: CountContext, at: number, quantity: Quantity): number {
  let end = quantity.end + (/^ \([^()]{1,40}\)/.exec(plain.slice(quantity.end, quantity.end + 45))?.[0].length ?? 0);
  const aside = ASIDE.exec(plain.slice(end, Math.min(sentence.end, end + 160)));
  if (aside !== null) end += aside[0].length;
  for (let next = at + 1; next < quantities.length; next += 1) {
    const other = quantities[next];
    if (other === undefined || other.start < end) continue;
    const isJoined = /^(?:,? (?:and|or|as well as)|,)(?: (?:another|a further|also))? ?$/.test(plain.slice(end, other.start));
    if (!isJoined || other.noun === '' || (other.nounClass !== quantity.nounClass && isPeople(other) !== isPeople(quantity))) break;
    end = other.end;
  }
  return end;
}

/** Whether people are counted. */
export function isPeople({ nounClass }: Quantity): boolean {
  return nounClass === 'person' || nounClass === 'hostage' || nounClass === 'prisoner';
}

/** "60 flats in four buildings were damaged": the four say where. */
const SCOPE = /^ (?:in|at|across|within|throughout) (?:the |all )?$/;

function isScope({ plain, quantities }: CountContext, at: number, { start, nounClass }: Quantity): boolean {
  const before = quantities[at - 1];
  return before !== undefined && !before.isArticle && nounClass !== 'weapon' && SCOPE.test(plain.slice(before.end, start));
}

function nextFigure({ plain, quantities }: CountContext, at: number, from: number): number {
  return (
    quantities
      .slice(at + 1)
      .find(
        (other) => other.start >= from && !other.isArticle && other.nounClass !== 'duration' && !SCOPE.test(plain.slice(from, other.start)),
      )?.start ?? Number.POSITIVE_INFINITY
  );
}

function kindOf(
  { kind }: CountedPredicate,
  quantity: Quantity,
  { words, sentence, plain }: { words: string; sentence: string; plain: string },
): Kind {
  if (kind === 'outcome') return outcomeOf(words);
  // Squads and launchers are hit by those who hunt them, houses by what comes down.
  if (kind === 'hostage_taking' && /\bto (?:the |an? |nearby |local |several )*(?:[a-z]+ )?(?:hospitals?|clinics?)\b/.test(words))
    return 'casualties_injured';
  if (kind === 'hit') return hitKind(words, quantity.nounClass === 'target' ? words : sentence);
  if (
    kind === 'hold' &&
    /^\S* ?.*\b(?:believed|thought|presumed|feared|confirmed)\b/.test(words) &&
    !/hostage|captive|abduct/.test(sentence)
  )
    return 'casualties_killed';
  if (kind === 'release' || kind === 'hold') {
    const isPrisoner = isOfPrisoners(quantity, words, sentence) || (quantity.nounClass !== 'hostage' && !OF_HOSTAGES.test(plain));
    return kind === 'release' ? (isPrisoner ? 'prisoners_released' : 'hostages_released') : isPrisoner ? 'prisoners_held' : 'hostages_held';
  }
  if (kind === 'violation_allegation' && !/violation|breach/.test(quantity.noun)) return 'attack';
  // Officers and leaders who die one by one are told of as killed on purpose.
  const isLeader = /\b(?:commanders?|leaders?|chiefs?)$/.test(quantity.noun);
  if (kind === 'casualties_killed' && isLeader && (quantity.value === 1 || /death|killing/.test(words))) return 'killing';
  return kind;
}

/** A house that was hit: by what came down on it, else by a strike. */
function hitKind(words: string, sentence: string): Kind {
  if (/\bby (?:an? |the )?(?:[a-z-]+ ){0,3}(?:air ?strikes?|strikes?|bombs?|bombing|warplanes?|jets?)\b/.test(words)) return 'strike';
  if (/\b(?:rockets?|missiles?|drones?|projectiles?|mortars?|shells?|shrapnel|debris|barrage|salvo|uavs?)\b/.test(sentence))
    return 'impact';
  return 'strike';
}

/** "Missiles hit three bases": what comes down hits, whatever it hits. */
const HIT_BY =
  /\b(?:rockets?|missiles?|drones?|projectiles?|mortars?|shells?|uavs?|debris|shrapnel)(?: (?:have|has|had|also|reportedly|later))* $/;

/** Where nobody was taken hostage, those who are let go were prisoners. */
const OF_HOSTAGES = /\b(?:hostages?|abduct\w+|kidnap\w*|captives?)\b/;

function isOfPrisoners({ nounClass, noun }: Quantity, words: string, sentence: string): boolean {
  if (nounClass === 'prisoner') return true;
  if (nounClass === 'hostage') return false;
  if (/\b(?:prisons?|jails?|prisoners|detainees|imprisoned|jailed)\b/.test(words)) return true;
  if (/\bprisoners? (?:exchange|swap|of war)|\b(?:exchange|swap) of (?:[a-z]+ )?prisoners|\bpows\b/.test(sentence)) return true;
  return /palestinian/.test(noun) && /prison|jail|detain/.test(sentence);
}
