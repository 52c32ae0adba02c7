/** A way to divide people: parts of one way are disjoint, parts of two ways overlap. */
export type Dimension = 'sex' | 'age' | 'nationality' | 'service' | 'none';

/** Which of them are counted. `all` where the words name no part. */
export interface Category {
  readonly dimension: Dimension;
  readonly part: string;
}

const ALL: Category = { dimension: 'none', part: 'all' };

/** First match counts: "women soldiers" are counted as women, an age says more than a sex. */
const PARTS: readonly (readonly [RegExp, Dimension, string])[] = [
  [/\bunder (?:the age of )?(\d+)\b|\bchild(?:ren)?\b|\bminors?\b|\bbab(?:y|ies)\b|\bteenagers?\b/, 'age', 'young'],
  [/\b(?:aged? )?(?:over )?\d+ (?:and|or) (?:over|older|above)\b|\bover (?:the age of )?\d+\b|\baged \d+\b|\belderly\b/, 'age', 'old'],
  [/\badults?\b/, 'age', 'adult'],
  [/\bwom[ae]n\b|\bfemales?\b|\bgirls?\b/, 'sex', 'women'],
  [/\bm[ae]n\b|\bmales?\b|\bboys?\b/, 'sex', 'men'],
  [/\bsoldiers?\b|\btroops?\b|\bofficers?\b|\bcommanders?\b|\bfighters?\b|\bmilitants?\b/, 'service', 'armed'],
  [/\bcivilians?\b/, 'service', 'civilians'],
  [/\b(?:foreign|third-country) (?:nationals?|citizens?|workers?)\b|\bforeigners?\b/, 'nationality', 'foreign'],
  [/\bdual (?:nationals?|citizens?)\b/, 'nationality', 'dual'],
];
const NATION = /\b([a-z]+(?:ian|eli|ese|ish|an|ai|i)s?)\b/;
const NATION_BY_WORD =
  /^(?:israeli|palestinian|lebanese|syrian|iranian|iraqi|yemeni|egyptian|jordanian|ukrainian|russian|american|thai|nepali|filipino|indian|chinese|turkish|polish)s?$/;

/** Parts that together are everybody: if their sum is not the whole, somebody is missing or counted twice. */
const EVERYBODY: readonly (readonly [string, string])[] = [
  ['men', 'women'],
  ['armed', 'civilians'],
  ['young', 'adult'],
];

/**
 * Which part of a population a figure counts, from the words of its unit and scope.
 *
 * @param words - lower case
 */
export function categoryOf(words: string): Category {
  const named = PARTS.filter(([pattern]) => pattern.test(words));
  // "Women and children", "men and women": several parts named together are none of them alone.
  if (named.length > 1 && / and |,|&/.test(words) && !/\d+ and /.test(words)) return ALL;
  const [part] = named;
  if (part !== undefined) return { dimension: part[1], part: part[2] };
  const nation = nationIn(words);
  return nation === undefined ? ALL : { dimension: 'nationality', part: nation };
}

/** The nationality that words name, in its singular; undefined where they name none. */
export function nationIn(words: string): string | undefined {
  for (const word of words.split(/[^a-z]+/)) if (NATION.test(word) && NATION_BY_WORD.test(word)) return word.replace(/([^s])s$/, '$1');
  return undefined;
}

/** True for parts that leave nobody out. Any nationality and "foreign" are such. */
export function isEverybody(parts: readonly string[]): boolean {
  if (parts.includes('foreign') && parts.length > 1) return true;
  return EVERYBODY.some((pair) => pair.every((part) => parts.includes(part)));
}
