import type { Span } from '../draft-claim.ts';
import { NUMBER, readNumber } from '../quantity/number-words.ts';

/** A number where it is printed, in digits or words. */
export interface PrintedNumber extends Span {
  readonly value: number;
}

/** All numbers printed in a stretch of plain text, dates, ages and clocks among them: offsets are those of `plain`. */
export function printedNumbers(plain: string, { start, end }: Span): readonly PrintedNumber[] {
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${NUMBER})(?![\\p{L}\\d])`, 'gu');
  const text = plain.slice(start, end);
  const found: PrintedNumber[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const number = longestNumber(match[0]);
    if (number === undefined) continue;
    const from = start + match.index;
    found.push({ value: number.value, start: from, end: from + number.length });
    // "Two sixteen-year-olds" are two numbers: what is left of the match is read again.
    pattern.lastIndex = match.index + number.length;
  }
  return found;
}

function longestNumber(words: string): { readonly value: number; readonly length: number } | undefined {
  for (let text = words; text !== ''; text = text.slice(0, Math.max(0, text.search(/[ -][^ -]*$/)))) {
    const value = readNumber(text);
    if (value !== undefined) return { value, length: text.length };
  }
  return undefined;
}
