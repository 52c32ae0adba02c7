import type { Span } from '../draft-claim.ts';
import type { Report } from '../reading/read-report.ts';
import type { TimeMention } from './time-mention.ts';

/** A clause that begins so tells of another time than the sentence. */
const ASIDE =
  /^(?:who|whom|which|that|whose|as(?! of)|after|before|since|where|following|despite|in response|in retaliation|during|until)\b/;
/** A clause that goes on with what the one before tells: "killing …", "and seizing …", "mostly civilians". */
const GOES_ON =
  /^(?:and |or |but )?(?:(?:[a-z]+ly )?[a-z]+ing|[a-z]{3,}ed|(?:in|during|at|on) which|left|hit|struck|with|which|who|mostly|mainly|including|among|as well as|another|\d+|one|two|three|dozens|hundreds|more than|at least)\b/;
/** A clause set in, without a subject of its own. */
const ADDS =
  /^(?:mostly|mainly|most of|many of|all of|some of|including|among|at least|in(?! re)|at|near|on|a \w+ \w+|an? [a-z]+ed|according|along with|[a-z]+ [a-z]+ (?:tourists|civilians|people|children|women))\b/;
const SAID_BEFORE =
  /\b(?:said|says|told|announced|claimed|declared|stated|wrote|added|warned|reported|tweeted|statement|as of|confirmed)\b[^,.;"]{0,30}$/;
const SAID_AFTER = /^ (?:also |later )?(?:told|said|announced|claimed|declared|stated|wrote|warned|reported|confirmed|accused|denied)\b/;

/** Whether a time stands for its whole sentence, not only for a clause set into it. */
export function isMainTime({ plain, clauses }: Report, sentence: number, mention: TimeMention): boolean {
  if (mention.isWindow) return true;
  const all = clauses[sentence] ?? [];
  const clause = all.findLast(({ start }) => start <= mention.start);
  if (clause === undefined) return true;
  const words = plain.slice(clause.start, clause.start + 14);
  if (clause === all[0]) return !/^(?:before|after|since)\b/.test(words) || mention.isRelative;
  return (
    !ASIDE.test(words) &&
    !/\b(?:its|the|his|their|during|after|since|before) $/.test(plain.slice(Math.max(clause.start, mention.start - 8), mention.start))
  );
}

/** "The army said on Thursday": the day of the saying, not of what the report tells next. */
export function isSaidThen({ plain }: Report, sentence: Span, mention: Span): boolean {
  return (
    SAID_BEFORE.test(plain.slice(Math.max(sentence.start, mention.start - 60), mention.start)) ||
    SAID_AFTER.test(plain.slice(mention.end, mention.end + 30))
  );
}

/** The date printed under a post, after "(@name)": when it was sent, not when what it tells happened. */
export function isPostStamp({ plain }: Report, sentence: Span, mention: Span): boolean {
  return /\(@\w+\)[^a-z]*$/.test(plain.slice(Math.max(sentence.start, mention.start - 40), mention.start));
}

/** Whether two stretches stand in one clause, or one in a clause that goes on with the other's. */
export function sharesClause({ plain, clauses }: Report, sentence: number, [time, at]: readonly [Span, Span]): boolean {
  const all = clauses[sentence] ?? [];
  let place = all.findIndex(({ start, end }) => at.start < end && at.end > start);
  const last = all.findLast(({ start, end }) => at.start < end && at.end > start);
  for (let steps = 0; place >= 0 && steps < 7; steps += 1, place -= 1) {
    const clause = all[place];
    if (clause === undefined) return false;
    const end = steps === 0 ? Math.max(last?.end ?? 0, at.end) : clause.end;
    // Of a long stretch, clauses in its middle that tell of another time do not count.
    const isMiddle = steps === 0 && last !== undefined && last !== clause && !isTimeIn(time, clause) && !isTimeIn(time, last);
    if (time.start < end && time.end > clause.start)
      return !isMiddle || !all.some((other) => isTimeIn(time, other) && ASIDE.test(plain.slice(other.start, other.start + 14)));
    if (!GOES_ON.test(plain.slice(clause.start, clause.start + 20))) return false;
  }
  return false;
}

/** Whether every clause from one stretch to a time that follows it only adds to the first: "killed 26 people, most of them tourists, last month". */
export function goesOnTo({ plain, clauses }: Report, sentence: number, [time, at]: readonly [Span, Span]): boolean {
  if (time.start < at.end) return false;
  const between = (clauses[sentence] ?? []).filter(({ start }) => start >= at.end && start <= time.start);
  return between.length > 0 && between.length < 4 && between.every(({ start }) => ADDS.test(plain.slice(start, start + 20)));
}

/** Whether a time stands in the clause that says how harm came about: "nine had been killed after missiles were fired overnight". */
export function isCause({ plain, clauses }: Report, sentence: number, [time, at]: readonly [Span, Span]): boolean {
  const clause = clauses[sentence]?.findLast(({ start }) => start <= time.start);
  return (
    time.start > at.end &&
    clause !== undefined &&
    clause.start >= at.end &&
    /^(?:after|when|as)\b/.test(plain.slice(clause.start, clause.start + 6))
  );
}

function isTimeIn(time: Span, clause: Span): boolean {
  return time.start < clause.end && time.end > clause.start;
}

/** Where the clause that a stretch begins in starts, and its first words. */
export function leadingClause(
  { plain, clauses }: Report,
  sentence: number,
  at: Span,
): { readonly start: number; readonly words: string } | undefined {
  const clause = clauses[sentence]?.findLast(({ start }) => start <= at.start);
  return clause === undefined ? undefined : { start: clause.start, words: plain.slice(clause.start, clause.start + 12) };
}
