import { ok, type Result, refuse } from '../../units/result.ts';
import type { DraftQuantity, Span } from '../draft-claim.ts';
import { boundsOf, findQualifier } from '../quantity/qualifiers.ts';
import { VAGUE_COUNT, VAGUE_WORDS, vagueFloor } from '../quantity/vague-words.ts';
import { type Folded, findWords } from './find-words.ts';
import type { GateCode } from './gate-code.ts';
import type { ModelDraft } from './model-answer.ts';
import { type PrintedNumber, printedNumbers } from './print-numbers.ts';

type Given = NonNullable<ModelDraft['quantity']>;
type Figure = Omit<DraftQuantity, 'unit' | 'words'> & Span;

/** Where a figure is looked for. */
export interface FigurePlace {
  readonly where: Folded;
  /** The whole text in small letters and plain marks. */
  readonly plain: string;
  /** All numbers of the text. */
  readonly numbers: readonly PrintedNumber[];
  readonly quote: Span;
  readonly paragraph: Span;
}

const WINDOW = 60;
const RANGE_BETWEEN = /^(?:-| to | and |-to-|~| through )(?:about |around |some )?$/;

/**
 * The number gate. The figure's words have to stand in the quote; its number, floor and ceiling are then read out of the text by the
 * rules, and each number that the model gave has to be one of these or one that those words print. No number of a model is taken over.
 */
export function readFigure(given: Given, place: FigurePlace): Result<DraftQuantity, GateCode> {
  const stretches = stretchesOf(given, place);
  const read = stretches.map((stretch) => readStretch(given, place, stretch));
  const figures = read.flatMap((result) => (result.ok ? [result.value] : []));
  const [first] = figures;
  if (first === undefined) return refuse(read.find((result) => !result.ok)?.error ?? 'NUMBER_NOT_IN_QUOTE');
  if (figures.some((other) => !isSame(first, other))) return refuse('FIGURE_UNCLEAR');
  const { start, end, ...bounds } = first;
  if (start < place.quote.start || end > place.quote.end) return refuse('FIGURE_CUT');
  const allowed = new Set([bounds.value, bounds.min, bounds.max, ...valuesWithin(place.numbers, first)]);
  const isInvented = (number: number | null | undefined): boolean => number !== null && number !== undefined && !allowed.has(number);
  if ([given.value, given.min, given.max].some(isInvented)) return refuse('NUMBER_NOT_IN_QUOTE');
  const printed = new Set(valuesWithin(place.numbers, place.quote));
  const unit = (given.unit ?? '').trim();
  if (printedNumbers(unit.toLowerCase(), { start: 0, end: unit.length }).some(({ value }) => !printed.has(value)))
    return refuse('NUMBER_NOT_IN_QUOTE');
  return ok({ ...bounds, unit, words: place.where.text.slice(start, end) });
}

/** Where in the quote the figure's words stand; without words of its own, the quote. */
function stretchesOf({ words }: Given, { where, quote }: FigurePlace): readonly Span[] {
  const printed = (words ?? '').trim();
  return printed === '' ? [quote] : findWords(where, printed, { within: quote, ignoreCase: true });
}

function readStretch(given: Given, place: FigurePlace, stretch: Span): Result<Figure, GateCode> {
  const { plain, paragraph } = place;
  const numbers = place.numbers.filter(({ start, end }) => start < stretch.end && end > stretch.start);
  const named = typeof given.value === 'number' ? numbers.filter(({ value }) => value === given.value) : numbers;
  const range = typeof given.value === 'number' ? undefined : rangeOf(plain, numbers);
  if (range !== undefined) return ok(range);
  if (named.length > 1) return refuse('FIGURE_UNCLEAR');
  const [number] = named;
  if (number !== undefined) return ok(boundedFigure(plain, paragraph, number));
  if (numbers.length > 0) return refuse('NUMBER_NOT_IN_QUOTE');
  return wordFigure(given, place, stretch);
}

/** "20 to 30", "between 20 and 30": both ends belong to it. */
function rangeOf(plain: string, [low, high, ...more]: readonly PrintedNumber[]): Figure | undefined {
  if (low === undefined || high === undefined || more.length > 0 || high.value <= low.value) return undefined;
  const between = plain.slice(low.end, high.start);
  if (!RANGE_BETWEEN.test(between)) return undefined;
  const lead = /\b(?:between|from|anywhere from|somewhere between) (?:about |around |some )?$/.exec(
    plain.slice(Math.max(0, low.start - WINDOW), low.start),
  );
  if (/^ and /.test(between) && lead?.[0].startsWith('from') !== false) return undefined;
  return { value: null, min: low.value, max: high.value, qualifier: 'range', start: low.start - (lead?.[0].length ?? 0), end: high.end };
}

/** A number with the words that bound it, wherever these stand in the paragraph: a quote must not leave them out. */
function boundedFigure(plain: string, paragraph: Span, { value, start, end }: PrintedNumber): Figure {
  const before = plain.slice(Math.max(paragraph.start, start - WINDOW), start);
  const {
    qualifier,
    isStrict,
    before: ahead,
    after: behind,
  } = findQualifier(before, plain.slice(end, Math.min(paragraph.end, end + WINDOW)));
  return { value, ...boundsOf(value, qualifier, isStrict), qualifier, start: start - ahead, end: end + behind };
}

const VAGUE_AT = new RegExp(`(?<![\\p{L}\\d'-])(?:${VAGUE_WORDS})(?![\\p{L}\\d'-])`, 'u');
const ARTICLE_AT = /(?<![\p{L}\d'-])(?:an?|another)(?![\p{L}\d'-])/u;

/** "Dozens", or the article that stands for one. */
function wordFigure({ value, words: given }: Given, { plain }: FigurePlace, stretch: Span): Result<Figure, GateCode> {
  // Of a whole quote nobody can say which "a" was meant.
  if ((given ?? '').trim() === '') return refuse('FIGURE_UNCLEAR');
  const words = plain.slice(stretch.start, stretch.end);
  const vague = VAGUE_AT.exec(words);
  if (vague !== null && (value ?? null) === null) {
    const group = Array.from({ length: VAGUE_COUNT }, (_, at) => at).find((at) => vague[at + 1] !== undefined) ?? -1;
    const start = stretch.start + vague.index;
    return ok({ value: null, min: vagueFloor(group), max: null, qualifier: 'vague', start, end: start + vague[0].length });
  }
  const article = ARTICLE_AT.exec(words);
  if (article === null || value !== 1) return refuse('NUMBER_NOT_IN_QUOTE');
  const start = stretch.start + article.index;
  return ok({ value: 1, min: 1, max: 1, qualifier: 'exact', start, end: start + article[0].length });
}

function isSame(one: Figure, other: Figure): boolean {
  return one.value === other.value && one.min === other.min && one.max === other.max && one.qualifier === other.qualifier;
}

function valuesWithin(numbers: readonly PrintedNumber[], { start, end }: Span): readonly number[] {
  return numbers.filter((number) => number.start >= start && number.end <= end).map(({ value }) => value);
}
