import type { Span } from '../draft-claim.ts';
import { quotationAt } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import { type Day, daysBetween } from './calendar.ts';
import { campaignStart, findTolls } from './campaigns.ts';
import { isMainTime, isPostStamp, isSaidThen } from './clause-times.ts';
import { type ClockMention, readClocks } from './read-clock.ts';
import { readTimes } from './read-times.ts';
import type { TimeMention } from './time-mention.ts';
import { findOperation, findTruceDays, truceStart } from './truce-span.ts';
import { findWar } from './wars.ts';

/** Days that a telling can stay at one day while it names no other. */
const THREAD_DAYS = 8;

/** What a sentence says of when, and what it leaves to the sentences before. */
export interface SentenceTimes {
  readonly mentions: readonly TimeMention[];
  readonly clocks: readonly ClockMention[];
  /** The day the telling is at when the sentence names none. */
  readonly thread: Thread;
  /** The stretch of time ("since Tuesday") that its paragraph, or the one before it, counts over. */
  readonly window: TimeMention | undefined;
}

/** The day that a telling is at, and where it was named. */
export interface Thread {
  readonly mention: TimeMention | undefined;
  readonly block: number;
  readonly sentence: number;
}

const NO_THREAD: Thread = { mention: undefined, block: -1, sentence: -1 };
/** Sentences at the head of a report that leave the day to the next ones. */
const LEAD = 3;

/** Reads all times of a report and follows the day that it tells of from sentence to sentence. */
export function readThreads(report: Report, published: Day, timeZone: string): readonly SentenceTimes[] {
  const story = storyOf(report, published, timeZone);
  let thread: Thread = story;
  let near: Thread = story;
  let window: { readonly mention: TimeMention; readonly block: number } | undefined;
  let isMorning = false;
  let truceDay: Day | undefined;
  let named: Day | undefined;
  let campaign: Day | undefined;
  let truce: Day | undefined;
  return report.sentences.map((sentence, index) => {
    const current = thread.mention?.from ?? published;
    // "This morning", said in a quotation, is the morning of the day that is told of.
    const isQuoted = quotationAt(report.quotations, sentence.start + 1) !== undefined && daysBetween(current, published) <= 2;
    const frame = { published: isQuoted ? current : published, timeZone, current, named, isMorning };
    const read = readTimes(report.plain, sentence, frame).filter((mention) => !isPostStamp(report, sentence, mention));
    const mentions = [
      ...read,
      ...findOperation(report.plain, sentence, truceDay ?? published),
      ...findWar(report.plain, sentence, { published, timeZone }),
      ...findTolls(report.plain, sentence, { from: campaign, to: published }),
      ...findTruceDays(report.plain, sentence, truce),
    ];
    campaign ??= campaignStart(report.plain, sentence, read[0]?.from ?? published);
    truce ??= truceStart(report.plain, sentence, published);
    named = mentions.at(-1)?.from ?? named;
    const stretch = mentions.find(({ isWindow }) => isWindow);
    if (stretch !== undefined) window = { mention: stretch, block: sentence.block };
    // What a paragraph tells of an earlier year is left with the paragraph: the story goes on where it was.
    const before = [thread, near, story].find((kept) => isKept(kept, { story, block: sentence.block, published })) ?? NO_THREAD;
    const main = mentions.filter((mention) => isMainTime(report, index, mention) && !mention.isWindow);
    const next = main.find((mention) => mention.from <= published && beginsTelling(report, sentence, mention));
    isMorning = mentions.length === 0 ? isMorning : mentions.some(({ precision }) => precision.includes('morning'));
    if (main[0] !== undefined && /\b(?:truce|cease-?fire)\b/.test(report.plain.slice(sentence.start, sentence.end)))
      truceDay = main[0].from;
    thread = next === undefined ? before : { mention: next, block: sentence.block, sentence: index };
    if (next !== undefined && isLasting(next, published)) near = thread;
    return {
      mentions,
      clocks: readClocks(report.plain, sentence),
      thread,
      window: isOver(window, sentence.block, mentions) ? window?.mention : undefined,
    };
  });
}

/** What a paragraph counts over, the next one counts over too, as long as it names no time. */
function isOver(window: { readonly block: number } | undefined, block: number, mentions: readonly TimeMention[]): boolean {
  return window !== undefined && (window.block === block || (window.block === block - 1 && mentions.length === 0));
}

/** Whether a thread goes on into a paragraph: one from before the story stays in its own. */
function isKept(thread: Thread, { story, block, published }: { story: Thread; block: number; published: Day }): boolean {
  return (thread.block === block || !isBefore(thread, story)) && carried(thread, block, published) !== undefined;
}

/** Whether a time is that of what is told, not of the saying, of words in a quotation, or of what only starts from it. */
function beginsTelling(report: Report, sentence: Span, mention: TimeMention): boolean {
  const before = report.plain.slice(Math.max(sentence.start, mention.start - 16), mention.start);
  return (
    !/\b(?:starting|beginning|effective|from|until|as of) (?:on )?$/.test(before) &&
    !isSaidThen(report, sentence, mention) &&
    quotationAt(report.quotations, mention.start) === undefined
  );
}

/** The day of the news: the first that the head of a report names. A headline and a lead without a day are told at it. */
function storyOf(report: Report, published: Day, timeZone: string): Thread {
  const frame = { published, timeZone, current: published, isMorning: false };
  for (const [index, sentence] of report.sentences.slice(0, LEAD).entries()) {
    const mention = readTimes(report.plain, sentence, frame).find(
      (time) =>
        isMainTime(report, index, time) &&
        !time.isWindow &&
        !time.isRelative &&
        time.from <= published &&
        daysBetween(time.from, published) <= THREAD_DAYS &&
        !isPostStamp(report, sentence, time) &&
        !isSaidThen(report, sentence, time) &&
        quotationAt(report.quotations, time.start) === undefined,
    );
    if (mention !== undefined) return { mention, block: -1, sentence: -1 };
  }
  return NO_THREAD;
}

/** A day before the news is told in its paragraph; the next one goes on with the news. */
function isBefore(thread: Thread, story: Thread): boolean {
  return thread.mention !== undefined && story.mention !== undefined && thread.mention.to < story.mention.from;
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
