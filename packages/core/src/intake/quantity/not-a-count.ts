const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Words before a number that make it a date, a name, an age or a sum of money. */
const BEFORE: readonly RegExp[] = [
  new RegExp(`\\b${MONTH} $`),
  new RegExp(`\\b${MONTH} \\d{1,2},? $`),
  /[$€£₪#@/:.+-]$|\d,?$|\b(?:nis|usd|us\$) ?$/,
  /\b(?:aged?|age of|ages?|under the age of|over the age of|no\.|number|channel|resolution|article|chapter|route|highway|flight|line|room|page|act|section|radio|unit|division|brigade|battalion|squadron|group of|g|covid|day|phase|stage|round|level|un|unit) $/,
  /\b(?:aged (?:\w+|\d+) (?:and|to) )$/,
  /\b[a-z]+-$/,
];
/** Words after a number that make it an age, a clock, a share, a rank or a date. */
const AFTER: readonly RegExp[] = [
  new RegExp(`^(?:st|nd|rd|th)\\b|^ ${MONTH}(?=[\\s,.;)]|$)|^ (?:of )?${MONTH} \\d{4}`),
  /^ ?(?:a\.?m\.?|p\.?m\.?|am|pm|gmt|utc|o'clock|hours gmt|noon|midnight)\b/,
  /^(?::\d|\/\d|-\d{2,4}-\d|-(?:half|third|fourth|fifth|tenth|quarter)s?\b| (?:third|quarter|half|fourth)s?\b(?! (?:day|wave|time|attack))|\.\d+\.)/,
  /^(?:%| ?per ?cent\b| percentage)/,
  /^(?:-| )years?(?:-| )old\b|^(?:-| )year-old|^s\b|^'s\b/,
  /^ ?(?:us )?(?:dollars?|euros?|pounds|shekels?|bn\b)|^ (?:million|billion) (?:dollars|euros|shekels)/,
  /^-(?:member|seat|nation|point|state|storey|story|inch|mm|ton|meter|metre|km|mile|kilometer|kilometre|foot|year|month)\b/,
];

/** Whether a number is part of a date, clock time, age, name, share or sum, so that it counts nothing. */
export function isNoCount(before: string, figure: string, after: string): boolean {
  if (BEFORE.some((pattern) => pattern.test(before)) || AFTER.some((pattern) => pattern.test(after))) return true;
  return isYear(before, figure, after);
}

/** Four digits without a comma after "in", or alone: the year, unless a noun in the plural follows. */
function isYear(before: string, figure: string, after: string): boolean {
  if (!/^(?:19|20)\d{2}$/.test(figure)) return false;
  if (/\b(?:in|since|until|by|from|of|during|late|early|mid|the) $/.test(before))
    return !/^ (?:people|rockets|missiles|drones|civilians|soldiers|trucks)\b/.test(after);
  return !/^ [a-z]+s\b/.test(after) || /\b(?:the|a|an) $/.test(before);
}
