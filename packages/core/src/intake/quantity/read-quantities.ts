import type { Span } from '../draft-claim.ts';
import { classOfNoun } from './counted-nouns.ts';
import { isNoCount } from './not-a-count.ts';
import { NUMBER, readNumber } from './number-words.ts';
import { boundsOf, findQualifier } from './qualifiers.ts';
import type { Quantity } from './quantity.ts';
import { readCounted } from './read-counted.ts';
import { VAGUE_COUNT, VAGUE_WORDS, vagueFloor } from './vague-words.ts';

const VAGUE_AT = new RegExp(`(?<![\\p{L}\\d'-])(?:${VAGUE_WORDS})(?![\\p{L}\\d'-])`, 'gu');
const NUMBER_AT = new RegExp(`(?<![\\p{L}\\d])(?:${NUMBER})(?![\\p{L}\\d])`, 'gu');
const SECOND_OF_RANGE = new RegExp(`^(?:-| to | and | or |-to-|~| through )(?:about |around |some )?(${NUMBER})(?![\\p{L}\\d])`, 'u');
/** "90% of the population": a share is a figure, a rate is none. */
const PERCENT = /^(?:%| ?per ?cent\b| percentage)(?= of (?:the|its|their|all|these|those|them)\b)/;
const BOTH_AT =
  /(?<![\p{L}\d'-])both(?: of (?:them|whom|which))?(?! (?:sides|parties|countries|nations|governments|armies|states|leaders|men and|the|in|on|at|by|for|from|to|with|of|a|an|his|her|its|their|our|said|say|have said)\b)(?![\p{L}\d'-])(?![^.;,]{1,45} and\b)/gu;
const SCALE = /[ -](dozen|hundred|thousand|million|billion)$/;
const FLOOR = /\b(?:more than|over|at least|no fewer than) $/;
const CEILING = new RegExp(
  `^,? (?:but|and|yet) (fewer than|less than|under|below|no more than|not more than|up to|at most) (${NUMBER})(?![\\p{L}\\d])`,
  'u',
);
const ARTICLE = new RegExp(
  `(?<![\\p{L}\\d'-])(?:an?|another|one more)(?= (?:[a-z\\d-]+[- ](?:year|month|week|day)-old|(?!(?:(?:further|additional|estimated|record|combined|total of) )?(?:${NUMBER})(?![\\p{L}\\d]))))`,
  'gu',
);
const WINDOW = 60;

/** A figure before its noun is read. */
type Figure = Omit<Quantity, 'noun' | 'nounClass' | 'isArticle' | 'isPart' | 'isShare' | 'isOther'>;

/**
 * Finds the figures of a sentence that count something: exact, bounded, ranges, vague words, and the articles that stand for one.
 *
 * @param plain - the whole report in small letters and plain marks
 */
export function readQuantities(plain: string, sentence: Span): readonly Quantity[] {
  const numbers = readNumbers(plain, sentence);
  const taken = (at: number): boolean => numbers.some((figure) => at >= figure.start && at < figure.end);
  const vague = readVague(plain, sentence).filter(({ start, end }) => !taken(start) && !taken(end - 1));
  const articles = readArticles(plain, sentence).filter(
    ({ start }) => !taken(start) && !vague.some((figure) => start >= figure.start && start < figure.end),
  );
  return [...numbers, ...vague, ...readBoth(plain, sentence)]
    .map((figure) => readCounted(plain, sentence, { ...figure, isArticle: false }))
    .concat(articles.map((figure) => readCounted(plain, sentence, { ...figure, isArticle: true })))
    .filter(isCount)
    .sort((one, other) => one.start - other.start)
    .reduce<readonly Quantity[]>((merged, quantity) => withPair(plain, merged, quantity), []);
}

const SOMEBODY =
  /(?:^|[ -])(?:man|woman|child|boy|girl|person|civilian|teenager|toddler|baby|men|women|children|boys|girls|people|civilians|teenagers)$/;

/** "A woman and two children were wounded": three people, told in one breath. */
function withPair(plain: string, merged: readonly Quantity[], second: Quantity): readonly Quantity[] {
  const first = merged.at(-1);
  const isPair =
    first?.isArticle === true &&
    !first.isPart &&
    second.qualifier === 'exact' &&
    SOMEBODY.test(first.noun) &&
    SOMEBODY.test(second.noun) &&
    plain.slice(first.end, second.start) === ' and ';
  if (!isPair) return [...merged, second];
  const value = (first.value ?? 0) + (second.value ?? 0);
  const { end, figureEnd } = second;
  return [...merged.slice(0, -1), { ...first, value, min: value, max: value, noun: 'people', end, figureEnd, isArticle: false }];
}

function readNumbers(plain: string, sentence: Span): Figure[] {
  const figures: Figure[] = [];
  const text = plain.slice(sentence.start, sentence.end);
  let done = 0;
  for (const match of text.matchAll(NUMBER_AT)) {
    if (match.index < done) continue;
    const figure = readFigure(text, match);
    if (figure === undefined) continue;
    done = figure.figureEnd;
    figures.push({
      ...figure,
      start: sentence.start + figure.start,
      end: sentence.start + figure.end,
      figureEnd: sentence.start + figure.figureEnd,
    });
  }
  return figures;
}

function readFigure(text: string, match: RegExpExecArray): Figure | undefined {
  const [figure, value] = longestNumber(match[0]);
  const share = PERCENT.exec(text.slice(match.index + figure.length));
  const end = match.index + figure.length + (share?.[0].length ?? 0);
  const before = text.slice(Math.max(0, match.index - WINDOW), match.index);
  const after = text.slice(end, end + WINDOW);
  if (value === undefined || isNoCount(before, figure, text.slice(match.index + figure.length, end + WINDOW))) return undefined;
  if (figure === 'one' && /\b(?:no|any|every|each|the|this|which|another|off that|on that) $/.test(before)) return undefined;
  if (figure === 'one' && /^ (?:another|as|day|time|thing|such|way|hand|point)\b/.test(after)) return undefined;
  // "Several hundred" is no hundred: a vague word takes it.
  if (/^(?:hundred|thousand|million|dozen|billion)/.test(figure) && /\b(?:several|many|a few|few|a couple(?: of)?) $/.test(before))
    return undefined;
  const range = rangeFrom(value, before, after);
  if (range !== undefined) return { ...range, start: match.index - range.before, end: end + range.after, figureEnd: end + range.after };
  const { qualifier, isStrict, before: wordsBefore, after: wordsAfter } = findQualifier(before, after);
  const figureEnd = end + wordsAfter;
  return { value, ...boundsOf(value, qualifier, isStrict), qualifier, start: match.index - wordsBefore, end: figureEnd, figureEnd };
}

/** "Two sixteen year-old girls" are two: words that make no one number are cut until they do. */
function longestNumber(words: string): readonly [string, number | undefined] {
  for (let text = words; text !== ''; text = text.slice(0, Math.max(0, text.search(/[ -][^ -]*$/)))) {
    const value = readNumber(text);
    if (value !== undefined) return [text, value];
  }
  return [words, undefined];
}

/** "between 20 and 30", "20 to 30", "two or three": both ends belong to it. "20 and 30" alone is two figures. */
function rangeFrom(low: number, before: string, after: string) {
  const bounded = boundedRange(low, before, after);
  if (bounded !== undefined) return bounded;
  const second = SECOND_OF_RANGE.exec(after);
  const high = second === null ? undefined : readNumber(second[1] ?? '');
  if (second === null || high === undefined || high <= low) return undefined;
  const between = /\b(?:between|from|anywhere from|somewhere between) (?:about |around |some )?$/.exec(before);
  if (/^ and /.test(second[0]) && (between === null || !/between/.test(between[0]))) return undefined;
  if (/^ or /.test(second[0]) && high !== low + 1) return undefined;
  // "Three to four dozen": the scale of the second is that of both.
  const scale = SCALE.exec(second[1] ?? '');
  const unit = scale === null ? 1 : (readNumber(scale[1] === 'dozen' ? 'a dozen' : `one ${scale[1]}`) ?? 1);
  const min = low < 1000 && low * unit <= high ? low * unit : low;
  return { value: null, min, max: high, qualifier: 'range' as const, before: between?.[0].length ?? 0, after: second[0].length };
}

/** "More than 20 but fewer than 30": a floor and a ceiling. */
function boundedRange(low: number, before: string, after: string) {
  const floor = FLOOR.exec(before);
  const ceiling = floor === null ? null : CEILING.exec(after);
  const high = ceiling === null ? undefined : readNumber(ceiling[2] ?? '');
  if (floor === null || ceiling === null || high === undefined || high <= low) return undefined;
  const min = /^at least|^no fewer/.test(floor[0]) ? low : low + 1;
  const max = /^(?:fewer|less|under|below)/.test(ceiling[1] ?? '') ? high - 1 : high;
  return { value: null, min, max, qualifier: 'range' as const, before: floor[0].length, after: ceiling[0].length };
}

function readVague(plain: string, sentence: Span): Figure[] {
  return [...plain.slice(sentence.start, sentence.end).matchAll(VAGUE_AT)].map((match) => {
    const group = Array.from({ length: VAGUE_COUNT }, (_, at) => at).find((at) => match[at + 1] !== undefined) ?? -1;
    const before = plain.slice(sentence.start, sentence.start + match.index);
    const bound = /\b(?:at least|more than|many|up to|about|some|over|literally|perhaps|nearly|almost) $/.exec(before)?.[0].length ?? 0;
    const figureEnd = sentence.start + match.index + match[0].length;
    return {
      value: null,
      min: vagueFloor(group),
      max: null,
      qualifier: 'vague',
      start: sentence.start + match.index - bound,
      end: figureEnd,
      figureEnd,
    };
  });
}

/** "Killing both", "both of them fell into the sea": two, whatever they are. */
function readBoth(plain: string, sentence: Span): Figure[] {
  return [...plain.slice(sentence.start, sentence.end).matchAll(BOTH_AT)].map((match) => {
    const start = sentence.start + match.index;
    const figureEnd = start + match[0].length;
    return { value: 2, min: 2, max: 2, qualifier: 'exact', start, end: figureEnd, figureEnd };
  });
}

function readArticles(plain: string, sentence: Span): Figure[] {
  return [...plain.slice(sentence.start, sentence.end).matchAll(ARTICLE)].map((match) => {
    const start = sentence.start + match.index;
    const figureEnd = start + match[0].length;
    return { value: 1, min: 1, max: 1, qualifier: 'exact', start, end: figureEnd, figureEnd };
  });
}

/** An article counts only before a single thing of a class that is counted; a figure before a measure is a length or a share. */
function isCount(quantity: Quantity): boolean {
  if (quantity.nounClass === 'measure') return false;
  if (!quantity.isArticle) return !(quantity.value === 1 && /^(?:family|household|point|side|hand)$/.test(quantity.noun));
  const last = quantity.noun.slice(quantity.noun.lastIndexOf(' ') + 1);
  const nounClass = classOfNoun(last);
  return quantity.noun === '' ? quantity.isOther : nounClass !== undefined && nounClass !== 'duration';
}
