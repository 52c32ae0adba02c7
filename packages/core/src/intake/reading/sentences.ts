import type { Span } from '../draft-claim.ts';
import { type Block, trimSpan } from './blocks.ts';

/** A sentence and the block it stands in. */
export interface Sentence extends Span {
  readonly block: number;
  readonly isHeading: boolean;
}

/** Words whose full stop ends no sentence. */
const SHORTENED =
  /(?:^|[\s("'[-])(?:[a-z]|mr|mrs|ms|dr|prof|st|mt|ft|no|nos|vs|gen|maj|brig|col|lt|sgt|cpl|pvt|capt|cmdr|adm|rear|sen|rep|gov|hon|rev|jr|sr|inc|ltd|co|corp|dept|est|approx|fig|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|i\.e|e\.g|u\.s|u\.n|u\.k|e\.u|a\.m|p\.m|d\.c)$/;
/** Longer than any sentence somebody wrote: what goes on is cut, so that no rule meets a text without end. */
const LENGTH_MAX = 1500;

/** Sentences of the paragraphs and headings, in order. */
export function findSentences(text: string, plain: string, blocks: readonly Block[]): readonly Sentence[] {
  return blocks.flatMap((block, index) => {
    if (block.role === 'furniture') return [];
    const isHeading = block.role === 'heading';
    // A word alone tells nothing.
    return cut(text, plain, block)
      .filter(({ start, end }) => /\S\s+\S/.test(plain.slice(start, end)))
      .map((span) => ({ ...span, block: index, isHeading }));
  });
}

function cut(text: string, plain: string, block: Block): Span[] {
  const spans: Span[] = [];
  let start = block.start;
  const take = (end: number): void => {
    for (; end - start > LENGTH_MAX; start += LENGTH_MAX) spans.push({ start, end: start + LENGTH_MAX });
    const span = trimSpan(text, { start, end });
    if (span.end > span.start) spans.push(span);
    start = end;
  };
  for (const match of plain.slice(block.start, block.end).matchAll(/[.!?…]{1,8}["')\]]{0,4}(?=\s)/g)) {
    const at = block.start + match.index;
    const end = at + match[0].length;
    if (end > start && isEnd(text, plain, { start: at, end })) take(end);
  }
  take(block.end);
  return spans;
}

/** What follows must begin like a sentence; a stop after a shortened word is none, unless a quotation closes with it. */
function isEnd(text: string, plain: string, stop: Span): boolean {
  const after = text.slice(stop.end, stop.end + 12).trimStart();
  if (!/^["'“”‘«»([—–-]*\s?[\p{Lu}\p{Lo}\d#@]/u.test(after)) return false;
  if (plain[stop.start] !== '.') return true;
  const before = plain.slice(Math.max(0, stop.start - 12), stop.start);
  if (!SHORTENED.test(before)) return true;
  // "at 7 a.m. The army": a new sentence begins with a small word that is written large.
  return /(?:a\.m|p\.m|u\.s|u\.n|d\.c)$/.test(before) && /^(?:The|A|An|In|On|It|He|She|They|But|At|There|This|That|As|No)\s/.test(after);
}
