import { DAY_MS, type WallSpan } from './when.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PHRASE =
  /\b(last week|this week|last month|yesterday|the (?:day|night) (?:before|prior)|(?:on )?(?:last )?(sunday|monday|tuesday|wednesday|thursday|friday|saturday))\b/i;

/** Words that say a day by counting from the day of publication, and the days that they mean when taken at their word. */
export interface RelativeDays {
  readonly words: string;
  readonly span: WallSpan;
}

/**
 * Reads the first such words of a quote. "Last week" is the calendar week before, whether weeks begin on Sunday or Monday; a weekday is
 * the last one that had come when the report was published.
 *
 * @param publishedMs - midnight that began the day of publication, on the wall clock of the place
 */
export function relativeDaysIn(quote: string, publishedMs: number): RelativeDays | undefined {
  const match = PHRASE.exec(quote);
  if (match === null) return undefined;
  const words = match[1] ?? '';
  const phrase = words.toLowerCase();
  const weekday = match[2]?.toLowerCase();
  return {
    words,
    span: weekday === undefined ? spanOf(phrase, publishedMs) : dayAt(publishedMs - sinceWeekday(weekday, publishedMs) * DAY_MS),
  };
}

function spanOf(phrase: string, publishedMs: number): WallSpan {
  const published = new Date(publishedMs);
  const sinceSunday = published.getUTCDay();
  const sinceMonday = (sinceSunday + 6) % 7;
  if (phrase === 'last week')
    return {
      fromMs: publishedMs - (Math.max(sinceSunday, sinceMonday) + 7) * DAY_MS,
      toMs: publishedMs - Math.min(sinceSunday, sinceMonday) * DAY_MS,
    };
  if (phrase === 'this week') return { fromMs: publishedMs - Math.max(sinceSunday, sinceMonday) * DAY_MS, toMs: publishedMs + 7 * DAY_MS };
  if (phrase === 'last month') {
    const [year, month] = [published.getUTCFullYear(), published.getUTCMonth()];
    return { fromMs: Date.UTC(year, month - 1), toMs: Date.UTC(year, month) };
  }
  return dayAt(publishedMs - DAY_MS);
}

function sinceWeekday(weekday: string, publishedMs: number): number {
  return (new Date(publishedMs).getUTCDay() - WEEKDAYS.indexOf(weekday) + 7) % 7;
}

function dayAt(fromMs: number): WallSpan {
  return { fromMs, toMs: fromMs + DAY_MS };
}
