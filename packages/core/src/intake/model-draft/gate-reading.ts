import type { IntakeOptions, Span } from '../draft-claim.ts';
import { findPublisher } from '../find-publisher.ts';
import { placeFinder, zoneOfPlaces } from '../place/find-places.ts';
import { type Report, readReport } from '../reading/read-report.ts';
import { isDay } from '../time/calendar.ts';
import { findDate } from '../time/find-date.ts';
import { Timeline } from '../time/timeline.ts';
import { type Folded, fold } from './find-words.ts';
import { type PrintedNumber, printedNumbers } from './print-numbers.ts';

/** A report as the gates read it: by the same rules that draft without a model. */
export interface GateReading {
  readonly report: Report;
  readonly where: Folded;
  readonly timeline: Timeline;
  readonly publisher: string | null;
  /** All numbers that the report prints, in its order. */
  readonly numbers: readonly PrintedNumber[];
  /** The words of a paragraph without their endings. */
  readonly stemsOf: (paragraph: Span) => ReadonlySet<string>;
}

/** Reads a report for the gates. */
export function readForGates(text: string, options: IntakeOptions): GateReading {
  const report = readReport(text);
  const findPlaces = placeFinder([]);
  const places = report.sentences.flatMap((sentence) => findPlaces(report.text, report.plain, sentence));
  const date = options.date !== undefined && isDay(options.date) ? options.date : findDate(report.plain);
  return {
    report,
    where: fold(text),
    timeline: new Timeline(report, date, options.timeZone ?? zoneOfPlaces(places, options.homeZone)),
    publisher: options.publisher ?? findPublisher(report),
    numbers: printedNumbers(report.plain, { start: 0, end: report.plain.length }),
    stemsOf: stemsByParagraph(text),
  };
}

function stemsByParagraph(text: string): GateReading['stemsOf'] {
  const known = new Map<number, ReadonlySet<string>>();
  return ({ start, end }) => {
    const stems = known.get(start) ?? new Set(stemsIn(text.slice(start, end)));
    known.set(start, stems);
    return stems;
  };
}

/** Words in small letters without the endings of a plural, as far as letters tell. */
export function stemsIn(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word
      .replace(/men$/, 'man')
      .replace(/ies$/, 'y')
      .replace(/(?<=ch|sh|ss|x)es$/, '')
      .replace(/(?<=\p{L}{2})s$/u, ''),
  );
}

/** The paragraph or heading that a span lies in whole; undefined where there is none, or it is what a page prints round its article. */
export function paragraphOf({ blocks }: Report, { start, end }: Span): Span | undefined {
  return blocks.find((block) => block.role !== 'furniture' && start >= block.start && end <= block.end);
}

/** The sentence that a span begins in, or the next one. */
export function sentenceAt({ sentences }: Report, { start }: Span): number {
  return sentences.findIndex(({ end }) => end > start);
}
