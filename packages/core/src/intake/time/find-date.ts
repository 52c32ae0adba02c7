import { type Day, isDay, makeDay, monthNumber } from './calendar.ts';

const HEAD = 600;
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const LABELLED =
  /(?:^|\n)[#\s]*(?:date|published(?: on| at)?|publication date|updated|posted(?: on)?|last updated)\s*:?\s*(\d{4}-\d{2}-\d{2})/;
const STAMP = new RegExp(
  `(?:^|\\n)[^\\n]{0,60}?(?:(?:published|updated|posted|last updated|date)(?: on| at)?:? ?(?:[a-z]{3,9},? )?)(?:${MONTH} (\\d{1,2}),? (\\d{4})|(\\d{1,2}) ${MONTH},? (\\d{4}))|(?:^|\\n)[ ]*(?:[a-z]{3,9}day,? )?(?:${MONTH} (\\d{1,2}),? (\\d{4})|(\\d{1,2}) ${MONTH} (\\d{4}))[ ]*(?:\\n|$)`,
);
/** A short line that ends with a date: "HARBOUR WIRE, January 6, 2024", "As of 18:00, 14 November 2024". */
const LINE = new RegExp(
  `(?:^|\\n)[^\\n.!?;]{0,70}?[,|:(-] ?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:${MONTH} (\\d{1,2}),? (\\d{4})|(\\d{1,2}) ${MONTH},? (\\d{4}))[ )]*(?:\\n|$)`,
);
const DATELINE = new RegExp(
  `(?:^|\\n)[^\\n]{0,60}?, (?:${MONTH} (\\d{1,2})(?:, (\\d{4}))|(\\d{1,2}) ${MONTH} (\\d{4}))[^\\n,]{0,30}?(?: - | ?,,? | ?: )`,
);

/** The day of publication that a text prints at its head, as a label, a stamp of its own line, or a dateline; else `undefined`. */
export function findDate(plain: string): Day | undefined {
  const head = plain.slice(0, HEAD);
  const labelled = LABELLED.exec(head)?.[1];
  if (labelled !== undefined && isDay(labelled)) return labelled;
  for (const pattern of [STAMP, LINE, DATELINE]) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const parts = match.slice(1).filter((part) => part !== undefined);
    const month = parts.find((part) => /^[a-z]/.test(part)) ?? '';
    const numbers = parts.filter((part) => /^\d/.test(part)).map(Number);
    const day = makeDay(Math.max(...numbers), monthNumber(month), Math.min(...numbers));
    if (day !== undefined) return day;
  }
  return undefined;
}
