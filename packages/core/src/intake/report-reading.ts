import type { Span } from './draft-claim.ts';
import type { PlaceMention } from './place/find-places.ts';
import type { Report } from './reading/read-report.ts';
import type { Voice } from './speaker/voices.ts';
import type { Timeline } from './time/timeline.ts';

/** All that was read of a report, sentence by sentence. */
export interface Reading {
  readonly report: Report;
  readonly voices: readonly (readonly Voice[])[];
  readonly places: readonly (readonly PlaceMention[])[];
  /** Where the report as a whole happens. */
  readonly scene: string | null;
  readonly timeline: Timeline;
  readonly publisher: string | null;
  /** Who a sentence is about, for an order that its subject gives. */
  readonly subjectOf: (sentence: number) => string | undefined;
}

/** The words of a span without white space and marks at its ends: the quote is the text itself, never put together. */
export function grounded(
  { text }: Report,
  { start, end }: Span,
): readonly { readonly quote: string; readonly span: readonly [number, number] }[] {
  let from = start;
  let to = end;
  while (from < to && /[\s,;:.–—-]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s,;:.–—-]/.test(text[to - 1] ?? '')) to -= 1;
  return to > from ? [{ quote: text.slice(from, to), span: [from, to] }] : [];
}
