import type { Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { COUNTED, type CountedPredicate, outcomeOf } from './counted-predicates.ts';

/** Set between a figure and its verb: "32 people, including ten children, were killed". */
const ASIDE =
  /^(?:,? (?:including|among them)|, (?:most of them|mostly|mainly|some of them|all of them|many of them|the majority|aged|ages|both|one of them|two of them|who|all))\b(?:[^,;.]|,\d)*,(?: (?:and|or) (?:[^,;.]|,\d){1,20},)?/;
const GAP_STOP =
  /[;:"]|, (?!who|which|including)|\b(?:said|says|after|before|when|while|as|because|since|but|if|despite|according|until|citing|following|amid|during|with|not|never)\b/;
const GAP_MAX = 75;
const ARTICLE_GAP_MAX = 40;
/** What a weapon that was fired came to in the same breath: "two shells were fired and landed in a field". */
const THEN =
  /^(?<gap>[^,;:"]{0,60}?)(?: and| but|, but| then|,? which|,? that)?(?: (?:was|were|had been|have been|has been|being|are))?(?: (?:later|then|all|both|successfully|reportedly|also|subsequently|apparently|mostly|either))* (?<verb>(?:intercepted|shot down|downed|destroyed)(?! (?:the|an?|all|some|one|two|three|\d))|fell|landed|(?:hit|struck)(?! by\b)|crashed|exploded|came down|impacted)\b/;

/** The sentence a figure stands in. */
export interface CountContext {
  readonly plain: string;
  readonly sentence: Span;
  readonly quantities: readonly Quantity[];
}

/** What a figure counts, and the words that say so. */
export interface Framed extends Span {
  readonly kind: Kind;
}

function fits({ classes }: CountedPredicate, { nounClass, noun, isArticle }: Quantity): boolean {
  if (noun === '') return !isArticle || classes.has('weapon') || classes.has('person');
  if (nounClass === 'other' && NO_THING.test(noun)) return false;
  return classes.has(nounClass);
}

const NO_THING =
  /^(?:sides?|parties|countries|states|ways?|things?|rounds?|talks|issues?|steps?|phases?|levels?|parts?|reasons?|regions?|fronts?|areas?|cities|towns|villages|others|times?|lives)$/;

/** A verb before a figure: "fired five rockets". */
export function matchLeft({ plain, sentence, quantities }: CountContext, at: number, quantity: Quantity): Framed | undefined {
  const from = Math.max(sentence.start, quantity.start - 90, quantities[at - 1]?.figureEnd ?? 0);
  const text = plain.slice(from, quantity.start);
  for (const predicate of COUNTED) {
    if (predicate.left === undefined || !fits(predicate, quantity)) continue;
    const match = predicate.left.exec(text);
    if (match === null) continue;
    // "were killed two days ago": a passive has what it counts before it.
    if (/\b(?:was|were|been|being|be) $/.test(text.slice(0, match.index)) && !/ (?:by|of|with|to|at|for)$/.test(match[0].trimEnd()))
      continue;
    const words = plain.slice(from + match.index, quantity.end + 60);
    return {
      kind: kindOf(predicate, quantity, { words, sentence: plain.slice(sentence.start, sentence.end) }),
      start: from + match.index,
      end: quantity.end,
    };
  }
  return undefined;
}

/** A verb after a figure: "five rockets were fired". */
export function matchRight(context: CountContext, at: number, quantity: Quantity): Framed | undefined {
  const { plain, sentence } = context;
  const start = skipAsides(context, at, quantity);
  const text = plain.slice(start, Math.min(sentence.end, start + 120, nextFigure(context, at, start)));
  const best = firstPredicate(text, quantity);
  if (best === undefined) return undefined;
  const gap = text.slice(0, best.index);
  if (gap.length > (quantity.isArticle ? ARTICLE_GAP_MAX : GAP_MAX) || GAP_STOP.test(gap.replace(/^,/, ''))) return undefined;
  // "18 of 23 drones and destroyed the missile": the verb behind "and" has another subject.
  if (/^ (?:and|or) (?!(?:was|were|is|are|then|later|have|has|had)\b)/.test(gap) || (gap.trim() === 'and' && !/ed$|en$/.test(best.word)))
    return undefined;
  const rest = plain.slice(start + best.index, Math.min(sentence.end, start + best.index + 90));
  const words = rest.split(/[,;]| and (?=another|one|two|three|\d)/)[0] ?? '';
  return {
    kind: kindOf(best.predicate, quantity, { words, sentence: plain.slice(sentence.start, sentence.end) }),
    start: quantity.start,
    end: start + best.index + best.word.length,
  };
}

function firstPredicate(text: string, quantity: Quantity) {
  let best: { readonly predicate: CountedPredicate; readonly index: number; readonly word: string } | undefined;
  for (const predicate of COUNTED) {
    if (predicate.right === undefined || !fits(predicate, quantity)) continue;
    const match = predicate.right.exec(text);
    if (match !== null && (best === undefined || match.index < best.index)) best = { predicate, index: match.index, word: match[0] };
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
  const start = Math.max(framed.end, quantity.end);
  const match = THEN.exec(plain.slice(start, Math.min(sentence.end, start + 110, nextFigure(context, at, start))));
  const gap = match?.groups?.['gap'];
  const verb = match?.groups?.['verb'];
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
    if (!isJoined || other.noun === '' || (other.nounClass !== quantity.nounClass && !(isPeople(other) && isPeople(quantity)))) break;
    end = other.end;
  }
  return end;
}

/** Whether people are counted. */
export function isPeople({ nounClass }: Quantity): boolean {
  return nounClass === 'person' || nounClass === 'hostage' || nounClass === 'prisoner';
}

function nextFigure({ quantities }: CountContext, at: number, from: number): number {
  return quantities.slice(at + 1).find((other) => other.start >= from && !other.isArticle)?.start ?? Number.POSITIVE_INFINITY;
}

function kindOf({ kind }: CountedPredicate, quantity: Quantity, { words, sentence }: { words: string; sentence: string }): Kind {
  if (kind === 'outcome') return outcomeOf(words);
  if (kind === 'release' || kind === 'hold') {
    const isPrisoner = isOfPrisoners(quantity, words, sentence);
    return kind === 'release' ? (isPrisoner ? 'prisoners_released' : 'hostages_released') : isPrisoner ? 'prisoners_held' : 'hostages_held';
  }
  if (kind === 'violation_allegation' && !/violation|breach/.test(quantity.noun)) return 'attack';
  // Officers and leaders who die one by one are told of as killed on purpose.
  const isLeader = /\b(?:commanders?|leaders?|chiefs?)$/.test(quantity.noun);
  if (kind === 'casualties_killed' && isLeader && (quantity.value === 1 || /death|killing/.test(words))) return 'killing';
  return kind;
}

function isOfPrisoners({ nounClass, noun }: Quantity, words: string, sentence: string): boolean {
  if (nounClass === 'prisoner') return true;
  if (nounClass === 'hostage') return false;
  if (/\b(?:prisons?|jails?|prisoners|detainees|imprisoned|jailed)\b/.test(words)) return true;
  return /palestinian/.test(noun) && /prison|jail|detain/.test(sentence);
}
