import type { DraftTime, Span } from '../draft-claim.ts';
import { CONTEXT_KINDS, type Kind } from '../kinds.ts';
import type { Report } from '../reading/read-report.ts';
import { addDays, type Day, daysBetween } from './calendar.ts';
import { type ClockMention, momentOf, readClocks } from './read-clock.ts';
import { readTimes } from './read-times.ts';
import type { TimeMention } from './time-mention.ts';

/** Days that a telling can stay at one day while it names no other. */
const THREAD_DAYS = 8;
/** A clause that begins so tells of another time than the sentence. */
const ASIDE = /^(?:who|whom|which|that|whose|after|before|since|when|where|following|during|until|as)\b/;
const TRUCE_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'truce_start',
  'truce_agreed',
  'truce_duration',
  'hostages_released',
  'prisoners_released',
]);

/** Says when things told in a report happened. */
export interface Timeline {
  readonly timeOf: (sentence: number, at: Span, kind: Kind) => DraftTime | null;
}

interface SentenceTimes {
  readonly mentions: readonly TimeMention[];
  readonly clocks: readonly ClockMention[];
  /** The day the telling is at when the sentence names none. */
  readonly thread: Thread;
}

interface Thread {
  readonly mention: TimeMention | undefined;
  readonly block: number;
}

/** Reads all times of a report. Without a day of publication only dates with a year are known. */
export function createTimeline(report: Report, published: Day | undefined, timeZone: string): Timeline {
  const times = readAll(report, published ?? UNKNOWN, timeZone);
  return { timeOf: (sentence, at, kind) => timeOf({ report, times, published, timeZone }, { sentence, at, kind }) };
}

/** Stands for a day nobody knows: what is counted from it is dropped. */
const UNKNOWN: Day = '0100-01-15';

function readAll(report: Report, published: Day, timeZone: string): readonly SentenceTimes[] {
  let thread: Thread = { mention: undefined, block: -1 };
  return report.sentences.map((sentence, index) => {
    const current = thread.mention?.from ?? published;
    const mentions = readTimes(report.plain, sentence, { published, timeZone, current });
    const clocks = readClocks(report.plain, sentence);
    const before = thread;
    const main = mentions.filter((mention) => isMain(report, index, mention));
    const next = main.find((mention) => daysBetween(mention.from, published) <= THREAD_DAYS && !mention.isWindow);
    const far = main.find((mention) => !mention.isWindow);
    if (next !== undefined) thread = { mention: next, block: sentence.block };
    else if (far !== undefined) thread = { mention: far, block: sentence.block };
    else if (thread.mention !== undefined && thread.block !== sentence.block && daysBetween(thread.mention.from, published) > THREAD_DAYS)
      thread = { mention: undefined, block: -1 };
    return { mentions, clocks, thread: main.length > 0 ? thread : carried(before, sentence.block, published) };
  });
}

/** A far day is kept within its paragraph, a near one until another is named. */
function carried(thread: Thread, block: number, published: Day): Thread {
  const isNear = thread.mention !== undefined && daysBetween(thread.mention.from, published) <= THREAD_DAYS;
  return isNear || thread.block === block ? thread : { mention: undefined, block: -1 };
}

function isMain({ plain, clauses }: Report, sentence: number, mention: TimeMention): boolean {
  const clause = clauses[sentence]?.findLast(({ start }) => start <= mention.start);
  if (clause === undefined) return true;
  const words = plain.slice(clause.start, clause.start + 14);
  if (clause.start === clauses[sentence]?.[0]?.start) return !/^(?:before|after|since)\b/.test(words) || mention.isWindow;
  return (
    !ASIDE.test(words) &&
    !/\b(?:its|the|his|their|during|after|since|before) $/.test(plain.slice(Math.max(clause.start, mention.start - 8), mention.start))
  );
}

interface Question {
  readonly sentence: number;
  readonly at: Span;
  readonly kind: Kind;
}
interface Known {
  readonly report: Report;
  readonly times: readonly SentenceTimes[];
  readonly published: Day | undefined;
  readonly timeZone: string;
}

function timeOf(known: Known, question: Question): DraftTime | null {
  const { published, timeZone, times } = known;
  const here = times[question.sentence];
  if (here === undefined) return null;
  const mention = nearest(known, question, here);
  const clock = here.clocks.find(({ start, end }) => isNear(known, question, { start, end }));
  if (mention !== undefined && (published !== undefined || /^(?!0)\d{4}/.test(mention.iso))) {
    if (daysBetween(UNKNOWN, mention.from) < 5000) return null;
    if (clock !== undefined && mention.from === mention.to) return clockTime(clock, mention.from, timeZone, known);
    return { iso: mention.iso, precision: mention.precision, basis: `words: ${known.report.text.slice(mention.start, mention.end)}` };
  }
  if (published === undefined) return null;
  if (clock !== undefined) return clockTime(clock, published, timeZone, known);
  const { thread } = here;
  if (thread.mention !== undefined) {
    const { iso, precision, start, end } = thread.mention;
    return { iso, precision, basis: `told at: ${known.report.text.slice(start, end)}` };
  }
  return CONTEXT_KINDS.has(question.kind) && question.kind === 'background'
    ? null
    : { iso: published, precision: 'day', basis: 'inferred: day of publication' };
}

function clockTime(clock: ClockMention, day: Day, timeZone: string, { report }: Known): DraftTime {
  return {
    iso: momentOf(clock, day, timeZone),
    precision: clock.isAbout ? 'about, hour' : 'minute',
    basis: `words: ${report.text.slice(clock.start, clock.end)}`,
  };
}

/** The time named in the same clause; else one that stands for the whole sentence. */
function nearest(known: Known, { sentence, at }: Question, { mentions }: SentenceTimes): TimeMention | undefined {
  const { report } = known;
  const inClause = mentions.filter((mention) => isSameClause(report, sentence, mention, at));
  if (inClause.length > 0) return inClause.reduce((one, other) => (distance(other, at) < distance(one, at) ? other : one));
  const main = mentions.filter((mention) => isMain(report, sentence, mention));
  return main.length === 0 ? undefined : main.reduce((one, other) => (distance(other, at) < distance(one, at) ? other : one));
}

function isSameClause({ clauses }: Report, sentence: number, one: Span, other: Span): boolean {
  return clauses[sentence]?.some(({ start, end }) => one.start < end && one.end > start && other.start < end && other.end > start) ?? false;
}

function isNear({ report }: Known, { sentence, at }: Question, span: Span): boolean {
  return isSameClause(report, sentence, span, at) || distance(span, at) < 60;
}

function distance(one: Span, other: Span): number {
  return Math.max(0, Math.max(one.start, other.start) - Math.min(one.end, other.end));
}

export { addDays, TRUCE_KINDS };
