import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { COUNTED, type CountedPredicate, outcomeOf } from './counted-predicates.ts';
import type { Finding } from './finding.ts';

/** Set between a figure and its verb: "32 people, including ten children, were killed". */
const ASIDE =
  /^,? (?:including|among them|most of them|mostly|mainly|some of them|all of them|many of them|the majority)\b(?:[^,;.]|,\d)*,/;
const GAP_STOP =
  /[;:"]|, (?!who|which|including)|\b(?:said|says|after|before|when|while|as|because|since|but|if|despite|according|until|citing|following|amid|during|with)\b/;
const GAP_MAX = 75;
const ARTICLE_GAP_MAX = 40;
const HYPOTHETICAL =
  /\b(?:if|would|could|unless|may|might|will|should|must|has to|have to|had to|is to|are to|to be|agreed to|plans? to|set to|expected to|supposed to|in order to|shall|able to|ready to|threaten\w* to|capable of|want(?:s|ed)? to|call(?:s|ed)? (?:for|on))\b/;
const LAST_CLAUSE = /^.*(?:[,;:"]|\b(?:with|after|while|as|before|and that|but)\b)/s;
const RELEASES: ReadonlySet<Kind> = new Set<Kind>(['hostages_released', 'prisoners_released']);

interface Context {
  readonly plain: string;
  readonly sentence: Span;
  readonly quantities: readonly Quantity[];
}

/** What each figure of a sentence counts. */
export function frameCounts(plain: string, sentence: Span, quantities: readonly Quantity[]): readonly Finding[] {
  const context: Context = { plain, sentence, quantities };
  const kinds: (Framed | undefined)[] = [];
  for (const [at, quantity] of quantities.entries()) kinds.push(frameOf(context, at, quantity) ?? inherited(context, at, kinds));
  return quantities.flatMap((quantity, at) => {
    const framed = kinds[at];
    return framed === undefined ? [] : [findingOf(context, quantity, framed)];
  });
}

interface Framed extends Span {
  readonly kind: Kind;
}

function findingOf({ plain }: Context, quantity: Quantity, { kind, start, end }: Framed): Finding {
  const isLoose = kind === 'launch_count' && /\b(?:salvo|barrage|volley|swarm|wave)/.test(plain.slice(quantity.start, quantity.figureEnd));
  return {
    kind: isLoose ? 'launch' : kind,
    anchor: quantity.start,
    start: Math.min(quantity.start, start),
    end: Math.max(quantity.end, end),
    quantity: draftQuantity(plain, quantity),
  };
}

/** A figure as a claim carries it. */
export function draftQuantity(plain: string, quantity: Quantity): DraftQuantity {
  const { value, min, max, qualifier, noun, start, figureEnd } = quantity;
  return { value, min, max, qualifier, unit: noun, words: plain.slice(start, figureEnd) };
}

function frameOf(context: Context, at: number, quantity: Quantity): Framed | undefined {
  if (quantity.isArticle && !isCountedOne(quantity)) return undefined;
  const left = matchLeft(context, at, quantity);
  const framed = left ?? matchRight(context, at, quantity) ?? byNoun(context, quantity);
  if (framed === undefined) return undefined;
  return settle(context, quantity, framed);
}

/** "A rocket", "another": one thing is worth a claim only where it is a weapon or a person. */
function isCountedOne({ nounClass, isPart, isOther, noun }: Quantity): boolean {
  return (
    nounClass === 'weapon' ||
    nounClass === 'launch' ||
    nounClass === 'hostage' ||
    nounClass === 'prisoner' ||
    (nounClass === 'person' && !/\b(?:official|source|leader|group|family|crew|household|figure|officer)$/.test(noun)) ||
    ((isPart || isOther) && noun === '')
  );
}

function fits({ classes }: CountedPredicate, { nounClass, noun, isArticle }: Quantity): boolean {
  if (noun === '') return !isArticle || classes.has('weapon') || classes.has('person');
  if (
    nounClass === 'other' &&
    /^(?:sides?|parties|countries|states|ways?|things?|rounds?|talks|issues?|steps?|phases?|levels?|parts?|reasons?)$/.test(noun)
  )
    return false;
  return classes.has(nounClass);
}

function matchLeft({ plain, sentence, quantities }: Context, at: number, quantity: Quantity): Framed | undefined {
  const from = Math.max(sentence.start, quantity.start - 90, quantities[at - 1]?.figureEnd ?? 0);
  const text = plain.slice(from, quantity.start);
  for (const predicate of COUNTED) {
    if (predicate.left === undefined || !fits(predicate, quantity)) continue;
    const match = predicate.left.exec(text);
    if (match === null) continue;
    // "were killed two days ago", "was hit by": a passive has its subject before it.
    if (/\b(?:was|were|been|being|be) $/.test(text.slice(0, match.index)) && !/ (?:by|of|with|to|at|for)$/.test(match[0].trimEnd()))
      continue;
    const kind = kindOf(predicate, quantity, plain.slice(from + match.index, quantity.end + 60), plain.slice(sentence.start, sentence.end));
    return { kind, start: from + match.index, end: quantity.end };
  }
  return undefined;
}

function matchRight(context: Context, at: number, quantity: Quantity): Framed | undefined {
  const { plain, sentence } = context;
  const start = skipAsides(context, at, quantity);
  const limit = Math.min(sentence.end, start + 120, nextFigure(context, at, start));
  const text = plain.slice(start, limit);
  let best: { readonly predicate: CountedPredicate; readonly index: number; readonly end: number } | undefined;
  for (const predicate of COUNTED) {
    if (predicate.right === undefined || !fits(predicate, quantity)) continue;
    const match = predicate.right.exec(text);
    if (match !== null && (best === undefined || match.index < best.index))
      best = { predicate, index: match.index, end: match.index + match[0].length };
  }
  if (best === undefined) return undefined;
  const gap = text.slice(0, best.index);
  if (gap.length > (quantity.isArticle ? ARTICLE_GAP_MAX : GAP_MAX) || GAP_STOP.test(gap.replace(/^,/, ''))) return undefined;
  if (/^ (?:and|or) (?!(?:was|were|is|are|then|later)\b)/.test(gap) && quantity.noun === '') return undefined;
  const rest = plain.slice(start + best.index, Math.min(sentence.end, start + best.index + 90));
  return {
    kind: kindOf(
      best.predicate,
      quantity,
      rest.split(/[,;]| and (?=another|one|two|three|\d)/)[0] ?? '',
      plain.slice(sentence.start, sentence.end),
    ),
    start: quantity.start,
    end: start + best.end,
  };
}

/** Where the words about a figure go on: behind an aside, and behind figures joined to it by "and". */
function skipAsides({ plain, sentence, quantities }: Context, at: number, quantity: Quantity): number {
  let end = quantity.end;
  const aside = ASIDE.exec(plain.slice(end, Math.min(sentence.end, end + 160)));
  if (aside !== null) end += aside[0].length;
  for (let next = at + 1; next < quantities.length; next += 1) {
    const other = quantities[next];
    if (other === undefined || other.start < end) continue;
    if (
      !/^(?:,? (?:and|or)|,)(?: (?:another|a further|also))? ?$/.test(plain.slice(end, other.start)) ||
      other.noun === '' ||
      other.nounClass !== quantity.nounClass
    )
      break;
    end = other.end;
  }
  return end;
}

function nextFigure({ quantities }: Context, at: number, from: number): number {
  return (
    quantities.slice(at + 1).find((other) => other.start >= from && !(other.isArticle && other.nounClass === 'other'))?.start ??
    Number.POSITIVE_INFINITY
  );
}

/** "There were 40 launches", "12 injuries", "two of the abductees are minors": the noun itself says it. */
function byNoun({ plain, sentence }: Context, quantity: Quantity): Framed | undefined {
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

function kindOf({ kind }: CountedPredicate, quantity: Quantity, words: string, sentence: string): Kind {
  if (kind === 'outcome') return outcomeOf(words);
  if (kind === 'release' || kind === 'hold') {
    const isPrisoner =
      quantity.nounClass === 'prisoner' ||
      (quantity.nounClass !== 'hostage' &&
        (/\b(?:prisons?|jails?|prisoners|detainees|imprisoned|jailed)\b/.test(words) ||
          (/palestinian/.test(quantity.noun) && /prison|jail|detain/.test(sentence))));
    return kind === 'release' ? (isPrisoner ? 'prisoners_released' : 'hostages_released') : isPrisoner ? 'prisoners_held' : 'hostages_held';
  }
  // Officers and leaders who die one by one are told of as killed on purpose.
  if (kind === 'casualties_killed' && /\b(?:commanders?|leaders?|chiefs?)\b/.test(quantity.noun) && /death|killing/.test(words))
    return 'killing';
  return kind;
}

/** What is only planned, possible or demanded is no event; of a release, it is a term. */
function settle({ plain, sentence }: Context, quantity: Quantity, framed: Framed): Framed | undefined {
  const clause = plain.slice(Math.max(sentence.start, framed.start - 60), framed.end).replace(LAST_CLAUSE, '');
  const around =
    framed.start < quantity.start
      ? clause
      : plain.slice(Math.max(sentence.start, quantity.start - 40), framed.end).replace(LAST_CLAUSE, '');
  if (!HYPOTHETICAL.test(around)) return framed;
  if (RELEASES.has(framed.kind)) return { ...framed, kind: 'release_terms' };
  return /^(?:displaced|aid|population)$/.test(framed.kind) ? framed : undefined;
}

/** "Including 20 women", "and 20 women", "10 are aged 75": part of what stood before. */
function inherited({ plain, quantities, sentence }: Context, at: number, kinds: readonly (Framed | undefined)[]): Framed | undefined {
  const quantity = quantities[at];
  if (quantity === undefined || quantity.isArticle !== (quantity.isArticle && quantity.isPart)) return undefined;
  const isPeople = quantity.noun === '' || ['person', 'hostage', 'prisoner', 'weapon'].includes(quantity.nounClass);
  if (!isPeople) return undefined;
  for (let back = at - 1; back >= 0; back -= 1) {
    const before = quantities[back];
    const framed = kinds[back];
    if (before === undefined || framed === undefined) continue;
    const between = plain.slice(Math.max(before.end, sentence.start), quantity.start);
    const isJoined = /^(?:,| and|, and)(?: (?:another|as well as|also))? ?$/.test(between) && back === at - 1;
    const isSame =
      quantity.noun === '' && /^ (?:are|were|is|was) /.test(plain.slice(quantity.end, quantity.end + 6)) && / and $/.test(between);
    const kind = before.nounClass === 'weapon' && quantity.nounClass !== 'weapon' && quantity.noun !== '' ? undefined : framed.kind;
    if ((quantity.isPart || isJoined || isSame) && kind !== undefined) return { kind, start: quantity.start, end: quantity.end };
    if (!before.isArticle) break;
  }
  return undefined;
}
