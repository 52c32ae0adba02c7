import type { DraftTime, Span } from '../draft-claim.ts';
import { readNumber } from '../quantity/number-words.ts';
import type { Report } from '../reading/read-report.ts';
import { addDays, type Day } from './calendar.ts';
import { isMainTime, sharesClause } from './clause-times.ts';
import type { TimeMention } from './time-mention.ts';

const TRUCE = '(?:truce|ceasefire|cease-fire|pause)';
const STARTED = new RegExp(
  `\\b${TRUCE}\\b[^.;]{0,60}?\\b(?:came into|went into|took|entered into) (?:effect|force)|\\b${TRUCE}\\b[^.;,]{0,30}?\\b(?:began|started)`,
);
const ENDED = new RegExp(
  `\\b${TRUCE}\\b[^.;]{0,60}?\\b(?:broke down|expired|ended|collapsed)|\\bresum(?:ed|es) (?:fighting|combat|military)`,
);
const LENGTH = new RegExp(`\\b(?:(week)-?long|([a-z]+|\\d+)-day) (?:[a-z-]+ ){0,2}${TRUCE}\\b`);

/** From the first to the last day of the one truce that a report tells of, where it gives both, or one and the length. */
export function findTruceSpan(
  report: Report,
  mentions: readonly (readonly TimeMention[])[],
  published: Day | undefined,
): DraftTime | undefined {
  if (published === undefined) return undefined;
  const start = dayOf(report, mentions, STARTED);
  const end = dayOf(report, mentions, ENDED);
  const days = lengthOf(report.plain);
  if (start === undefined && (end === undefined || days === undefined)) return undefined;
  const to = end ?? published;
  const from = start !== undefined && start <= to ? start : days === undefined ? undefined : addDays(to, -days);
  return from === undefined ? undefined : { iso: `${from}/${to}`, precision: 'interval', basis: 'inferred: while the truce held' };
}

function dayOf(report: Report, mentions: readonly (readonly TimeMention[])[], pattern: RegExp): Day | undefined {
  for (const [index, sentence] of report.sentences.entries()) {
    const match = pattern.exec(report.plain.slice(sentence.start, sentence.end));
    if (match === null) continue;
    const at = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const day = mentions[index]?.find(
      (mention) => mention.from === mention.to && (sharesClause(report, index, [mention, at]) || isMainTime(report, index, mention)),
    );
    if (day !== undefined) return day.from;
  }
  return undefined;
}

function lengthOf(plain: string): number | undefined {
  const match = LENGTH.exec(plain);
  if (match === null) return undefined;
  return match[1] === 'week' ? 7 : readNumber(match[2] ?? '');
}

const OPERATION =
  /\b([a-z]+|\d+)(?:-day|(?<=(?:after|stopped|ended|ending|of|following|in) [a-z\d]+) days of) (?:[a-z-]+ ){0,2}?(?:operation|war|campaign|offensive|battle|conflict|escalation|fighting|assault|hostilities|clashes|violence|exchanges)\b/g;

/** "The five-day operation": the days up to the truce that ended it. */
export function findOperation(plain: string, sentence: Span, end: Day): readonly TimeMention[] {
  return [...plain.slice(sentence.start, sentence.end).matchAll(OPERATION)].flatMap((match) => {
    const days = readNumber(match[1] ?? '');
    if (days === undefined || days < 1 || days > 400) return [];
    const from = addDays(end, 1 - Math.round(days));
    const start = sentence.start + match.index;
    return [
      {
        start,
        end: start + match[0].length,
        from,
        to: end,
        iso: `${from}/${end}`,
        precision: 'day-range',
        isWindow: true,
        isRelative: false,
        isDated: true,
      },
    ];
  });
}

const NTH: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7 };
const DAY_OF_TRUCE = new RegExp(`\\b(${Object.keys(NTH).join('|')}) day of (?:an? |the |its |their )(?:[a-z-]+ ){0,3}?${TRUCE}\\b`, 'g');

const ONE_DAY_OF_TRUCE = new RegExp(DAY_OF_TRUCE.source);

/** "On the first day of the truce", where the report says that today is its second. */
export function findTruceDays(plain: string, sentence: Span, from: Day | undefined): readonly TimeMention[] {
  if (from === undefined) return [];
  return [...plain.slice(sentence.start, sentence.end).matchAll(DAY_OF_TRUCE)].map((match) => {
    const day = addDays(from, (NTH[match[1] ?? ''] ?? 1) - 1);
    const start = sentence.start + match.index;
    return {
      start,
      end: start + match[0].length,
      from: day,
      to: day,
      iso: day,
      precision: 'day',
      isWindow: false,
      isRelative: false,
      isDated: true,
    };
  });
}

/** The first day of a truce of which a sentence says which day today is. */
export function truceStart(plain: string, sentence: Span, today: Day): Day | undefined {
  const match = ONE_DAY_OF_TRUCE.exec(plain.slice(sentence.start, sentence.end));
  const days = NTH[match?.[1] ?? ''] ?? 1;
  return days > 1 ? addDays(today, 1 - days) : undefined;
}
