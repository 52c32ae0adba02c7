import { quotationAt } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import { type Day, daysBetween } from './calendar.ts';
import { isMainTime, isPostStamp, isSaidThen } from './clause-times.ts';
import { type ClockMention, readClocks } from './read-clock.ts';
import { readTimes } from './read-times.ts';
import type { TimeMention } from './time-mention.ts';
import { findOperation } from './truce-span.ts';

/** Days that a telling can stay at one day while it names no other. */
const THREAD_DAYS = 8;

/** What a sentence says of when, and what it leaves to the sentences before. */
export interface SentenceTimes {
  readonly mentions: readonly TimeMention[];
  readonly clocks: readonly ClockMention[];
  /** The day the telling is at when the sentence names none. */
  readonly thread: Thread;
}

/** The day that a telling is at, and where it was named. */
export interface Thread {
  readonly mention: TimeMention | undefined;
  readonly block: number;
  readonly sentence: number;
}

const NO_THREAD: Thread = { mention: undefined, block: -1, sentence: -1 };

/** Reads all times of a report and follows the day that it tells of from sentence to sentence. */
export function readThreads(report: Report, published: Day, timeZone: string): readonly SentenceTimes[] {
  let thread: Thread = NO_THREAD;
  let near: Thread = NO_THREAD;
  let isMorning = false;
  let truceDay: Day | undefined;
  return report.sentences.map((sentence, index) => {
    const frame = { published, timeZone, current: thread.mention?.from ?? published, isMorning };
    const read = readTimes(report.plain, sentence, frame).filter((mention) => !isPostStamp(report, sentence, mention));
    const mentions = [...read, ...findOperation(report.plain, sentence, truceDay ?? published)];
    // What a paragraph tells of an earlier year is left with the paragraph: the story goes on where it was.
    const before = carried(thread, sentence.block, published) ?? carried(near, sentence.block, published) ?? NO_THREAD;
    const main = mentions.filter((mention) => isMainTime(report, index, mention) && !mention.isWindow);
    const next = main.find(
      (mention) => !isSaidThen(report, sentence, mention) && quotationAt(report.quotations, mention.start) === undefined,
    );
    isMorning = mentions.length === 0 ? isMorning : mentions.some(({ precision }) => precision.includes('morning'));
    if (main[0] !== undefined && /\b(?:truce|cease-?fire)\b/.test(report.plain.slice(sentence.start, sentence.end)))
      truceDay = main[0].from;
    thread = next === undefined ? before : { mention: next, block: sentence.block, sentence: index };
    if (next !== undefined && isLasting(next, published)) near = thread;
    return { mentions, clocks: readClocks(report.plain, sentence), thread };
  });
}

/** A day told as a day of the week, not long ago, is kept until another is named. */
function isLasting(mention: TimeMention, published: Day): boolean {
  return (
    !mention.isRelative &&
    !mention.isDated &&
    daysBetween(mention.from, mention.to) <= 1 &&
    daysBetween(mention.from, published) <= THREAD_DAYS
  );
}

/** A day is kept within its paragraph; one counted from another into the next paragraph; a lasting one until another is named. */
function carried(thread: Thread, block: number, published: Day): Thread | undefined {
  if (thread.mention === undefined) return undefined;
  if (thread.block === block) return thread;
  if (thread.mention.isRelative) return block === thread.block + 1 ? thread : undefined;
  return isLasting(thread.mention, published) ? thread : undefined;
}
