import type { Span } from '../draft-claim.ts';
import { NUMBER, readNumber } from '../quantity/number-words.ts';
import { boundsOf, findQualifier } from '../quantity/qualifiers.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** Noun of a share or an area: no count of things, but a figure that some kinds are told with. */
export const SHARE = 'per cent';
const SHARE_AT = new RegExp(
  `(?<![\\p{L}\\d.,])(${NUMBER}) ?(?:%|per ?cent|percent|square (?:kilomet(?:er|re)s|miles|km))(?![\\p{L}\\d])(?: of (?:the |its |their )?[a-z' -]{3,40}?(?= (?:was|were|is|are|has|have|had|under|without|in)\\b|[,.;]|$))?`,
  'gu',
);

/** "More than 80 per cent of the city", "nearly 43 square kilometres". */
export function readShares(plain: string, sentence: Span): readonly Quantity[] {
  const text = plain.slice(sentence.start, sentence.end);
  return [...text.matchAll(SHARE_AT)].flatMap((match) => {
    const value = readNumber(match[1] ?? '');
    if (value === undefined) return [];
    const { qualifier, before, isStrict } = findQualifier(text.slice(Math.max(0, match.index - 40), match.index), '');
    const start = sentence.start + match.index;
    return [
      {
        value,
        ...boundsOf(value, qualifier, isStrict),
        qualifier,
        start: start - before,
        end: start + match[0].length,
        figureEnd: start + (match[1] ?? '').length,
        noun: SHARE,
        nounClass: 'other' as const,
        isArticle: false,
        isOther: false,
        isPart: false,
        isShare: false,
      },
    ];
  });
}
