import type { Span } from '../draft-claim.ts';

/** A text in which words are looked for, whatever white space and quote marks they were copied with. */
export interface Folded {
  readonly text: string;
  /** White space as one space, quote marks as plain ones; letters, digits and dashes as they are. */
  readonly folded: string;
  /** The same in small letters, as long as `folded`. */
  readonly small: string;
  /** Where in `text` each unit of `folded` stands. */
  readonly at: Int32Array;
}

const QUOTE_MARKS: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»″'].map((mark) => [mark, '"'] as const),
  ...[...'‘’‚‛′`´'].map((mark) => [mark, "'"] as const),
]);
const MATCHES_MAX = 64;

/** Folds a text once, to look many words up in it. */
export function fold(text: string): Folded {
  const at = new Int32Array(text.length);
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    const isSpace = /\s/.test(unit);
    if (isSpace && folded.endsWith(' ')) continue;
    at[folded.length] = index;
    folded += isSpace ? ' ' : (QUOTE_MARKS.get(unit) ?? unit);
  }
  return { text, folded, small: smallOf(folded), at };
}

/** How words are looked for. */
export interface LookUp {
  /** Only there; offsets of the text. The whole text if absent. */
  readonly within?: Span;
  readonly ignoreCase?: boolean;
}

/**
 * All places where words stand as whole words, as spans of the text as it is kept. Nothing but white space and quote marks may differ:
 * there is no likeness, only equality. At most 64 are returned.
 */
export function findWords(where: Folded, words: string, { within, ignoreCase = false }: LookUp = {}): readonly Span[] {
  const { folded } = fold(words.trim());
  const needle = ignoreCase ? smallOf(folded) : folded;
  const hay = ignoreCase ? where.small : where.folded;
  const found: Span[] = [];
  if (needle === '') return found;
  const first = within === undefined ? 0 : placeOf(where, within.start);
  for (let from = hay.indexOf(needle, first); from >= 0 && found.length < MATCHES_MAX; from = hay.indexOf(needle, from + 1)) {
    const span = { start: where.at[from] ?? 0, end: (where.at[from + needle.length - 1] ?? 0) + 1 };
    if (within !== undefined && span.start >= within.end) break;
    const isInside = within === undefined || (span.start >= within.start && span.end <= within.end);
    if (isInside && isWhole(where.text, span)) found.push(span);
  }
  return found;
}

/** The first unit of the folded text that stands at an offset of the text, or behind it. */
function placeOf({ at, folded }: Folded, offset: number): number {
  let [low, high] = [0, folded.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const WORD_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const WORD_AT = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a span cuts no word, no number and no character in two: "200" in "1,200" is not those three digits. */
export function isWhole(text: string, { start, end }: Span): boolean {
  const [before, first] = [text.slice(Math.max(0, start - 2), start), text.slice(start, start + 2)];
  const [last, after] = [text.slice(Math.max(start, end - 2), end), text.slice(end, end + 2)];
  if (/[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(first)) return false;
  if (/[\uD800-\uDBFF]$/.test(last) && /^[\uDC00-\uDFFF]/.test(after)) return false;
  if (/^\p{M}/u.test(after) || (WORD_BEFORE.test(before) && WORD_AT.test(first))) return false;
  if (WORD_BEFORE.test(last) && WORD_AT.test(after)) return false;
  return !(/\p{N}[.,]$/u.test(before) && /^\p{N}/u.test(first)) && !(/\p{N}$/u.test(last) && /^[.,]\p{N}/u.test(after));
}

/** Small letters of the same length: a few capitals (İ) have a longer small form and stay. */
function smallOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replace(/[\s\S]/g, (unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit));
}
