import type { Span } from '../draft-claim.ts';
import { readNumber } from '../quantity/number-words.ts';
import { addDays, addMonths, type Day, daysBetween, makeDay, monthNumber, WEEKDAYS, weekdayOf } from './calendar.ts';
import { partOfDay } from './parts-of-day.ts';
import type { TimeFrame, TimeMention, TimeRead } from './time-mention.ts';
import { isMeasure, joinRanges, sinceRead, untilRead } from './time-stretches.ts';

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const PART = '(?: (?:in the )?(early morning|late morning|predawn|dawn|morning|midday|noon|afternoon|evening|night|overnight)(?: hours)?)?';
const COUNT = '(\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of)';

/** "In the past 24 hours": what a sentence counts, it counts over them. */
const COUNTED_OVER = /\b(?:past|last|previous) .*(?:hour|day)s?$/;

type Reader = (match: RegExpExecArray, frame: TimeFrame, isFuture: boolean) => TimeRead | undefined;

/** Each way to say when, with what it means. The first that matches at a place counts. */
const WAYS: readonly (readonly [RegExp, Reader])[] = [
  way(`${MONTH} last year`, (m, f) =>
    monthRead(`${Number(f.published.slice(0, 4)) - 1}-${String(monthNumber(m[1] ?? '')).padStart(2, '0')}`),
  ),
  way(`${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d{2})${PART}`, (m, f) =>
    dayRead(makeDay(Number(m[3]), monthNumber(m[1] ?? ''), Number(m[2])), m[4], f),
  ),
  way(`(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},? ((?:19|20)\\d{2})`, (m, f) =>
    dayRead(makeDay(Number(m[3]), monthNumber(m[2] ?? ''), Number(m[1])), undefined, f),
  ),
  way(`(\\d{1,2})(?: and | to | - |-)(\\d{1,2}) (?:of )?${MONTH}(?: ((?:19|20)\\d{2}))?`, (m, f) =>
    daysRead(m[3] ?? '', [m[1] ?? '', m[2] ?? ''], { year: m[4], frame: f }),
  ),
  way(`${MONTH} (\\d{1,2})(?: and | to | - |-)(\\d{1,2})(?:,? ((?:19|20)\\d{2}))?(?![\\d:,]\\d)`, (m, f) =>
    daysRead(m[1] ?? '', [m[2] ?? '', m[3] ?? ''], { year: m[4], frame: f }),
  ),
  way('((?:19|20)\\d{2})-(\\d{2})-(\\d{2})', (m, f) => dayRead(makeDay(Number(m[1]), Number(m[2]), Number(m[3])), undefined, f)),
  way(`${MONTH} ((?:19|20)\\d{2})`, (m) => monthRead(`${m[2]}-${String(monthNumber(m[1] ?? '')).padStart(2, '0')}`)),
  way(`${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:,]\\d)${PART}`, (m, f, isFuture) =>
    dayRead(nearestDay(monthNumber(m[1] ?? ''), Number(m[2]), f, isFuture), m[3], f),
  ),
  way(`(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?! \\d{4})`, (m, f, isFuture) =>
    dayRead(nearestDay(monthNumber(m[2] ?? ''), Number(m[1]), f, isFuture), undefined, f),
  ),
  way(`(?:in|since|last|during|of|until|early|late|mid) ?-?${MONTH}(?! \\d)`, (m, f) =>
    monthRead(nearestMonth(monthNumber(m[1] ?? ''), f)),
  ),
  way(
    `(?:(early|late) (?:on )?|overnight (?:on |into )?)?(last |this past |this |next |coming )?(${WEEKDAYS.join('|')})('s)?${PART}`,
    readWeekday,
  ),
  way(`(?:(earlier |late |early )?)(today|yesterday|tomorrow)${PART}`, (m, f) =>
    dayRead(addDays(f.published, { yesterday: -1, tomorrow: 1 }[m[2] ?? ''] ?? 0), m[3], f),
  ),
  // "Since then": since the day named last.
  way('(?<=since )then', (_m, f) => ({ ...whole(f.named ?? f.current), isRelative: true })),
  way('(?:during|in|through(?:out)?) the night', (_m, f) => partRead(addDays(f.published, -1), 'overnight', f)),
  way('(?:over|during|at) the weekend|(?:this|last) weekend', (_m, f) => weekendRead(f)),
  way('overnight', (_m, f) => partRead(addDays(f.published, -1), 'overnight', f)),
  way('(?:last night|the night before)', (_m, f) => partRead(addDays(f.published, -1), 'night', f)),
  // Said in the morning, "tonight" is the night that has just ended.
  way('(?:earlier )?tonight', (_m, f) =>
    f.isMorning ? partRead(addDays(f.published, -1), 'overnight', f) : partRead(f.published, 'evening', f),
  ),
  way('(?:earlier )?(?:this|in the) (morning|afternoon|evening)', (m, f) => partRead(f.published, m[1] ?? '', f)),
  way('(?:earlier|later) in the day|the same day|that day', (_m, f) => ({ ...whole(f.current), isRelative: true })),
  way('(?:the )?(?:day (?:prior|before|earlier)|previous day|preceding day)', (_m, f) => ({
    ...whole(addDays(f.current, -1)),
    isRelative: true,
  })),
  // "A day after the port was hit": the port was hit the day before what is told; placed at "after", so that it dates that clause alone.
  way('(?<=(?:a|one|the|,|^|[a-z]) day )after(?= [\\p{L}"\'])(?! (?:tomorrow|that\\b|which))', (_m, f) => ({
    ...whole(addDays(f.current, -1)),
    isRelative: true,
  })),
  way('(?:(?:a|one) day later|(?:the )?(?:following day|next day)|(?:the )?day after(?![ ]+[\\p{L}"\']))', (_m, f) => ({
    ...whole(addDays(f.current, 1)),
    isRelative: true,
  })),
  way('(?:hours|a few hours|several hours) before', (_m, f) => ({
    from: addDays(f.current, -1),
    to: f.current,
    iso: `${addDays(f.current, -1)}/${f.current}`,
    precision: 'hours before',
    isRelative: true,
  })),
  way('(?:in|over|during|within) the (?:past|last) (hour|day|week|month|year)', (m, f) => spanRead(1, m[1] ?? '', f)),
  way('(last|this|next) week(?:end)?(?!s)', (m, f) => weekRead(m[1] ?? '', f)),
  way('(last|this|next) month', (m, f) => monthRead(addMonths(f.published, { last: -1, next: 1 }[m[1] ?? ''] ?? 0))),
  way('(last|this) year', (m, f) => yearRead(String(Number(f.published.slice(0, 4)) - (m[1] === 'last' ? 1 : 0)))),
  way(`${COUNT} (day|week|month|year)s? (?:ago|earlier|before that)`, (m, f) => agoRead(countOf(m[1] ?? ''), m[2] ?? '', f)),
  way(`(?:for |in |over |during |within )?(?:the )?(?:past|last|previous) ${COUNT} (hour|day|week|month|year)s?`, (m, f) =>
    spanRead(countOf(m[1] ?? ''), m[2] ?? '', f),
  ),
  way(`(?<=(?:has|have|had) been [^.;]{0,60})for (?:more than |nearly |almost |about |over |some )?${COUNT} (week|month)s`, (m, f) =>
    spanRead(countOf(m[1] ?? ''), m[2] ?? '', f),
  ),
  way('(?:in|since|until|by|of|from|during|early|late) ((?:19|20)\\d{2})(?![\\d-]|,\\d)', (m) => yearRead(m[1] ?? '')),
];

function way(source: string, reader: Reader): readonly [RegExp, Reader] {
  return [new RegExp(`(?<![\\p{L}\\d-])${source}(?![\\p{L}\\d])`, 'gu'), reader];
}

/**
 * Finds what a sentence says of when, in order. A weekday is the most recent one unless the sentence looks ahead; a date without a year
 * is the most recent one; parts of a day are intervals in local time; no hour is made up.
 */
export function readTimes(plain: string, sentence: Span, frame: TimeFrame): readonly TimeMention[] {
  const text = plain.slice(sentence.start, sentence.end);
  const found: TimeMention[] = [];
  for (const [pattern, reader] of WAYS) {
    for (const match of text.matchAll(pattern)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (found.some((mention) => start < mention.end && end > mention.start)) continue;
      const before = text.slice(Math.max(0, match.index - 160), match.index);
      if (isMeasure(before + (/^since /.test(match[0]) ? 'since ' : ''))) continue;
      const read = reader(
        match,
        frame,
        /\b(?:will|would|due|expected|scheduled|set (?:to|for)|plans?)\b[^.;]*$|\b(?:until|through|by) (?:late |early |at least |the end of )?$/.test(
          before.slice(-40),
        ),
      );
      if (read === undefined || (frame.published > '1900' && daysBetween(frame.published, read.from) > 3650)) continue;
      found.push({
        isRelative: false,
        isDated: /\d| ago$/.test(match[0]),
        ...untilRead(sinceRead(read, before + (/^since /.test(match[0]) ? 'since ' : ''), frame), before, frame),
        ...(COUNTED_OVER.test(match[0]) ? { isWindow: true } : {}),
        start,
        end,
      });
    }
  }
  return joinRanges(
    text,
    found.sort((one, other) => one.start - other.start),
    sentence.start,
  );
}

/** "9 to 11 July": from the first day to the last. */
function daysRead(
  month: string,
  days: readonly [string, string],
  { year, frame }: { year: string | undefined; frame: TimeFrame },
): TimeRead | undefined {
  const [from, to] = days.map((day) =>
    year === undefined ? nearestDay(monthNumber(month), Number(day), frame, false) : makeDay(Number(year), monthNumber(month), Number(day)),
  );
  return from === undefined || to === undefined || to <= from ? undefined : { from, to, iso: `${from}/${to}`, precision: 'day-range' };
}

function readWeekday(match: RegExpExecArray, frame: TimeFrame, isFuture: boolean): TimeRead | undefined {
  const [words, early, which = '', name = '', , part] = match;
  const wanted = WEEKDAYS.indexOf(name);
  const today = weekdayOf(frame.published);
  const back = (today - wanted + 7) % 7;
  const isAhead = which === 'next ' || which === 'coming ' || (isFuture && which === '' && back !== 0);
  const days = isAhead ? (wanted - today + 7) % 7 || 7 : which === 'last ' || which === 'this past ' ? -(back || 7) : -back;
  const day = addDays(frame.published, days);
  if (/^overnight into /.test(words)) return partRead(addDays(day, -1), 'overnight', frame);
  if (/^overnight/.test(words)) return partRead(day, 'overnight', frame);
  return dayRead(day, early === 'early' && (part === undefined || part === 'morning') ? 'early morning' : part, frame);
}

function whole(day: Day): TimeRead {
  return { from: day, to: day, iso: day, precision: 'day' };
}

function dayRead(day: Day | undefined, part: string | undefined, frame: TimeFrame): TimeRead | undefined {
  if (day === undefined) return undefined;
  return (part === undefined ? undefined : partRead(day, part, frame)) ?? whole(day);
}

function partRead(day: Day, part: string, { timeZone }: TimeFrame): TimeRead | undefined {
  const interval = partOfDay(day, part, timeZone);
  return interval === undefined ? undefined : { ...interval, precision: part === 'overnight' ? 'night' : `part-of-day:${part}` };
}

function monthRead(month: string): TimeRead {
  return { from: `${month.slice(0, 7)}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1), iso: month.slice(0, 7), precision: 'month' };
}

function yearRead(year: string): TimeRead {
  return { from: `${year}-01-01`, to: `${year}-12-31`, iso: year, precision: 'year' };
}

/** Weeks begin on Monday (ISO 8601). */
function weekRead(which: string, { published }: TimeFrame): TimeRead {
  const monday = addDays(published, -((weekdayOf(published) + 6) % 7));
  const from = addDays(monday, { last: -7, next: 7 }[which] ?? 0);
  const to = which === 'this' ? published : addDays(from, 6);
  return { from, to, iso: `${from}/${to}`, precision: 'week' };
}

/** The Saturday and Sunday that came last, as far as they have come. */
function weekendRead({ published }: TimeFrame): TimeRead {
  const today = weekdayOf(published);
  const from = addDays(published, today === 6 ? 0 : -(today + 1));
  const to = today === 6 ? published : addDays(from, 1);
  return { from, to, iso: `${from}/${to}`, precision: 'day-range' };
}

function agoRead(count: number | undefined, unit: string, { published }: TimeFrame): TimeRead | undefined {
  if (count === undefined || count > 400) return undefined;
  if (unit === 'day') return whole(addDays(published, -count));
  if (unit === 'week') return { ...whole(addDays(published, -7 * count)), precision: 'about, week' };
  if (unit === 'month') return monthRead(addMonths(published, -count));
  return yearRead(String(Number(published.slice(0, 4)) - count));
}

function spanRead(count: number | undefined, unit: string, { published }: TimeFrame): TimeRead | undefined {
  if (count === undefined || count > 400) return undefined;
  const days = { hour: count / 24, day: count, week: 7 * count }[unit];
  if (days !== undefined) {
    const from = addDays(published, -Math.ceil(days));
    return { from, to: published, iso: `${from}/${published}`, precision: 'interval' };
  }
  const from = addMonths(published, unit === 'month' ? -count : -12 * count);
  return { from: `${from}-01`, to: published, iso: `${from}/${published.slice(0, 7)}`, precision: 'interval' };
}

function countOf(words: string): number | undefined {
  return /^an?$/.test(words) ? 1 : readNumber(words);
}

/** The year in which a day and month came last; or comes next, where the sentence looks ahead and it is near. */
function nearestDay(month: number, day: number, { published }: TimeFrame, isFuture: boolean): Day | undefined {
  const year = Number(published.slice(0, 4));
  const ahead = [makeDay(year, month, day), makeDay(year + 1, month, day)].find((date) => date !== undefined && date > published);
  if (isFuture && ahead !== undefined && daysBetween(published, ahead) < 120) return ahead;
  return [makeDay(year, month, day), makeDay(year - 1, month, day)].find((date) => date !== undefined && daysBetween(published, date) <= 1);
}

function nearestMonth(month: number, { published }: TimeFrame): string {
  const year = Number(published.slice(0, 4));
  return `${month > Number(published.slice(5, 7)) ? year - 1 : year}-${String(month).padStart(2, '0')}`;
}
