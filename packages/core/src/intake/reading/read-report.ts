import type { Span } from '../draft-claim.ts';
import { type Block, findBlocks } from './blocks.ts';
import { clausesOf } from './clauses.ts';
import { plainText } from './plain-text.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { findSentences, type Sentence } from './sentences.ts';

/** A report taken apart, before anybody asks what it says. All offsets are those of `text`. */
export interface Report {
  readonly text: string;
  /** `text` in small letters and plain marks, of the same length. */
  readonly plain: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  /** Clauses, sentence by sentence. */
  readonly clauses: readonly (readonly Span[])[];
}

/** Takes a report apart into blocks, sentences, clauses and quotations. Never throws, whatever the text. */
export function readReport(text: string): Report {
  const plain = plainText(text);
  const blocks = findBlocks(text, plain);
  const sentences = findSentences(text, plain, blocks);
  return {
    text,
    plain,
    blocks,
    sentences,
    quotations: findQuotations(text, blocks),
    clauses: sentences.map((sentence) => clausesOf(plain, sentence)),
  };
}
