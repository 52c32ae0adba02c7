import type { Span } from '../draft-claim.ts';

/** Where a clause may end: marks between words, and words that begin another clause. */
const BOUNDARY =
  /[,;:](?=[\s"'a-z\u00df-\u1fff])|\s-+\s|"|\s\((?=[a-z]{4})|\s(?:and|but|while|whereas|(?:after|before)(?! (?:\d|dawn|midnight|noon|sunrise))|when|because|although|though|despite|which|who|that|since|leaving|with|as|until|if|following(?! (?:day|week|month|morning|night|evening))|in response to|in retaliation for)(?=\s)/g;

/** The clauses of a sentence, each without the mark or word that parts it from the one before. */
export function clausesOf(plain: string, sentence: Span): readonly Span[] {
  const clauses: Span[] = [];
  let start = sentence.start;
  for (const match of plain.slice(sentence.start, sentence.end).matchAll(BOUNDARY)) {
    const at = sentence.start + match.index;
    if (at > start) clauses.push({ start, end: at });
    start = /^\s\p{L}/u.test(match[0]) ? at + 1 : at + match[0].length;
    while (/\s/.test(plain[start] ?? '')) start += 1;
  }
  if (sentence.end > start) clauses.push({ start, end: sentence.end });
  return clauses;
}

/** The words from the clause of one place to the clause of another. */
export function clauseRange(plain: string, clauses: readonly Span[], { start, end }: Span): Span {
  const at = clauses.findLastIndex((clause) => clause.start <= start);
  // "The port, the largest of the country, was hit": the subject stands two commas before.
  const isPredicate = at > 0 && /^(?:was|were|has|have|had|is|are)\b/.test(plain.slice(clauses[at]?.start ?? 0, end));
  const first = clauses[isPredicate ? Math.max(0, at - 2) : at];
  const last = clauses.find((clause) => clause.end >= end);
  return { start: Math.min(first?.start ?? start, start), end: Math.max(last?.end ?? end, end) };
}
