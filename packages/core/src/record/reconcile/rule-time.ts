import { clocksIn } from '../when/clock-words.ts';
import { relativeDaysIn } from '../when/relative-days.ts';
import { DAY_MS, type WallSpan } from '../when/when.ts';
import { type Finding, finding, groupBy, pairsOf } from './finding.ts';
import { isCounted, mayBeOnePlace, mayBeOneTime, type ReadClaim, sharePlace } from './read-claim.ts';

/** CLOCK: one moment read off two clocks, each in its zone. */
export function checkClocks(claims: readonly ReadClaim[]): readonly Finding[] {
  return claims.flatMap((claim) => {
    const edtf = claim.claim.when?.edtf ?? '';
    const offset = /T\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:\d{2})/.exec(edtf)?.[1];
    if (offset === undefined) return [];
    const clocks = clocksIn(claim.quote, edtf.slice(0, 10), offset);
    if (clocks.length < 2) return [];
    const agree = new Set(clocks.map(({ utcMinute }) => utcMinute)).size === 1;
    const says = clocks.map(({ words, utcMinute }) => `"${words}" is ${clockText(utcMinute)} UTC`).join('; ');
    return [finding('CLOCK', agree ? 'holds' : 'fails', [claim], `${says}: ${agree ? 'one moment' : 'two moments'}.`)];
  });
}

/** DAY: words that count from the day of publication ("last week") against the day that another claim gives the same event. */
export function checkDays(claims: readonly ReadClaim[]): readonly Finding[] {
  const usable = claims.filter((claim) => isCounted(claim) && claim.claim.modality !== 'plan' && claim.claim.modality !== 'condition');
  return [...groupBy(usable, ({ document, kind }) => `${document}\n${EVENT_OF[kind] ?? kind}`).values()].flatMap((group) =>
    pairsOf(group).flatMap(([one, other]) => compareDays(one, other)),
  );
}

/** A truce that is agreed on and one that begins are told of as one event. */
const EVENT_OF: Readonly<Record<string, string>> = { truce_agreed: 'truce', truce_start: 'truce' };

function compareDays(one: ReadClaim, other: ReadClaim): readonly Finding[] {
  if (one.publishedMs === undefined || one.printed !== other.printed || !mayBeOnePlace(one, other)) return [];
  if (!mayBeOneTime(one, other) && !isOneEventApart(one, other)) return [];
  const { publishedMs } = one;
  const checks = [
    { words: relativeDaysIn(one.quote, publishedMs), day: other.span },
    { words: relativeDaysIn(other.quote, publishedMs), day: one.span },
  ].flatMap(({ words, day }) =>
    words !== undefined && day !== undefined && day.toMs - day.fromMs <= 2 * DAY_MS ? [{ ...words, day }] : [],
  );
  if (checks.length === 0) return [];
  const wrong = checks.find(({ span, day }) => day.toMs <= span.fromMs || day.fromMs >= span.toMs);
  if (wrong !== undefined) {
    const sentence = `If both tell of one event: "${wrong.words}" is ${daysText(wrong.span)} by the calendar; the other telling says ${daysText(wrong.day)}. The exact day is kept, the phrase is marked.`;
    return [finding('DAY', 'fails', [one, other], sentence)];
  }
  const says = checks
    .map(({ words, span, day }) => `"${words}" is ${daysText(span)}, and the other telling says ${daysText(day)}`)
    .join('; ');
  return [finding('DAY', 'holds', [one, other], `${says}.`)];
}

/** Days between two tellings that are still taken for one event. */
const APART_DAYS = 10;

/** The same source tells the same number of the same place a few days apart: one event, and one of the times is off. */
function isOneEventApart(one: ReadClaim, other: ReadClaim): boolean {
  if (one.span === undefined || other.span === undefined || one.printed === undefined || one.origin !== other.origin) return false;
  const gapMs = Math.max(one.span.fromMs - other.span.toMs, other.span.fromMs - one.span.toMs);
  return gapMs <= APART_DAYS * DAY_MS && sharePlace(one, other);
}

/** WINDOW: a count that the sentence credits to a truce began no earlier than the truce did. */
export function checkWindows(claims: readonly ReadClaim[]): readonly Finding[] {
  return [...groupBy(claims, ({ document }) => document).values()].flatMap((report) => {
    const start = report.find(({ kind, span }) => kind === 'truce_start' && span !== undefined);
    if (start?.span === undefined) return [];
    const { span: truce } = start;
    return report.filter(isCountInTruce).flatMap((count) => {
      if (count.span === undefined || count.span.toMs <= truce.fromMs) return [];
      const days = Math.round((truce.fromMs - count.span.fromMs) / DAY_MS);
      const says = `The sentence credits the count to the truce. It is counted from ${dayText(count.span.fromMs)}; the truce began on ${dayText(truce.fromMs)}`;
      return days > 0
        ? [finding('WINDOW', 'fails', [count, start], `${says}, ${days} days later. The count is kept with its own window.`)]
        : [finding('WINDOW', 'holds', [count, start], `${says}.`)];
    });
  });
}

function isCountInTruce(claim: ReadClaim): boolean {
  const hasWindow = claim.claim.when?.edtf.includes('/') === true;
  return (
    isCounted(claim) &&
    !claim.kind.startsWith('truce') &&
    hasWindow &&
    claim.figure !== undefined &&
    /\b(?:truce|pause|cease-?fire|lull)\b/i.test(claim.sentence)
  );
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function daysText({ fromMs, toMs }: WallSpan): string {
  const [first, last] = [dayText(fromMs), dayText(toMs - 1)];
  return first === last ? first : `${first} to ${last}`;
}
