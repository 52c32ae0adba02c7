import type { Span } from '../draft-claim.ts';
import type { Block } from './blocks.ts';

/** Words in quotation marks, the marks included. `isOpen`: no mark closed it before the paragraph ended. */
export interface Quotation extends Span {
  readonly isOpen: boolean;
}

/** Double-quoted words, paragraph by paragraph: a mark left open ends with its paragraph. */
export function findQuotations(text: string, blocks: readonly Block[]): readonly Quotation[] {
  const found: Quotation[] = [];
  for (const block of blocks) {
    let start = -1;
    // Straight marks round curly ones: “offensive actions” inside "…" is no end of it.
    let isStraight = false;
    let inner = 0;
    for (const match of text.slice(block.start, block.end).matchAll(/[“”„«»"]/g)) {
      const at = block.start + match.index;
      if (start < 0) {
        if (match[0] !== '”' && match[0] !== '»') start = at;
        isStraight = match[0] === '"';
        inner = 0;
      } else if (isStraight && match[0] === '“') inner += 1;
      else if (isStraight && inner > 0 && match[0] === '”') inner -= 1;
      else if (match[0] !== '„') {
        found.push({ start, end: at + 1, isOpen: false });
        start = -1;
      }
    }
    if (start >= 0) found.push({ start, end: block.end, isOpen: true });
  }
  return found;
}

/** The quotation that a place stands in; quotations are in order and do not overlap. */
export function quotationAt(quotations: readonly Quotation[], at: number): Quotation | undefined {
  let low = 0;
  let high = quotations.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const quotation = quotations[middle];
    if (quotation === undefined) return undefined;
    if (at < quotation.start) high = middle - 1;
    else if (at >= quotation.end) low = middle + 1;
    else return quotation;
  }
  return undefined;
}

/** How many quotations begin before a place: where to look on from. */
export function quotationsBefore(quotations: readonly Quotation[], at: number): number {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
