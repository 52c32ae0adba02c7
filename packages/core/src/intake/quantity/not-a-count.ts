const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Words before a number that make it a date, a name, an age or a sum of money. */
const BEFORE: readonly RegExp[] = [
  new RegExp(`\\b${MONTH} $`),
  new RegExp(`\\b${MONTH} \\d{1,2},? $`),
  /[$€£₪#@/:.+-]$|\d,?$|\b(?:nis|usd|us\$) ?$/,
  /\b(?:aged?|age of|ages?|under the age of|over the age of|no\.|number|channel|resolution|article|chapter|route|highway|flight|line|room|page|act|section|radio|unit|division|brigade|battalion|squadron|group of|g|covid|day|phase|stage|round|level|un|unit) $/,
  /\b(?:aged (?:\w+|\d+) (?:and|to) )$/,
  /\b(?:men|women|males|people|those|anyone|children|boys|girls|adults|citizens|reservists) (?:aged )?(?:over|under|above|below|between|older than|younger than) $/,
  /\b[a-z]+-$/,
  /\b(?:boy|girl|man|woman|baby|infant|toddler|child|youth|teenager|son|daughter|brother|sister) of $/,
];
/** Words after a number that make it an age, a clock, a share, a rank or a date. */
const AFTER: readonly RegExp[] = [
  new RegExp(
    `^(?: and | to | - |-)\\d{1,2} (?:of )?${MONTH}(?=[\\s,.;)]|$)|^(?:st|nd|rd|th)\\b|^ ${MONTH}(?=[\\s,.;)]|$)|^ (?:of )?${MONTH} \\d{4}`,
  ),
  /^\.\d{2} ?(?:a\.?m|p\.?m)\b/,
  /^ ?(?:a\.?m\.?|p\.?m\.?|am|pm|gmt|utc|o'clock|hours gmt|noon|midnight)\b/,
  /^(?::\d|\/\d|-\d{2,4}-\d|-(?:half|third|fourth|fifth|tenth|quarter)s?\b| (?:third|quarter|half|fourth)s?\b(?! (?:day|wave|time|attack))|\.\d+\.)/,
  /^(?:%| ?per ?cent\b| percentage)(?! of (?:the|its|their|all|these|those|them)\b)/,
  /^(?:-| )years?(?:-| )old\b|^(?:-| )year-old|^s\b|^'s\b/,
  /^ ?(?:us )?(?:dollars?|euros?|pounds|shekels?|bn\b)|^ (?:million|billion) (?:dollars|euros|shekels)/,
  /^-(?:member|seat|nation|point|state|storey|story|inch|mm|ton|meter|metre|km|mile|kilometer|kilometre|foot|year|month)\b(?! (?:[a-z-]+ )?(?:truce|cease-?fire|pause|armistice))/,
];

/** Whether a number is part of a date, clock time, age, name, share or sum, so that it counts nothing. */
export function isNoCount(before: string, figure: string, after: string): boolean {
  if (BEFORE.some((pattern) => pattern.test(before)) || AFTER.some((pattern) => pattern.test(after))) return true;
  return isYear(before, figure, after) || isAge(before, figure, after);
}

/** "Edan Alon, 21, who": an age between commas after a name. */
function isAge(before: string, figure: string, after: string): boolean {
  return (
    /^\d{1,3}$/.test(figure) && Number(figure) < 110 && /\p{L}{2}, $/u.test(before) && /^(?:,|\.?$| (?:from|of) [a-z]+[,.])/.test(after)
  );
}

/** Four digits without a comma after "in", or alone: the year, unless a noun in the plural follows. */
function isYear(before: string, figure: string, after: string): boolean {
  if (!/^(?:19|20)\d{2}$/.test(figure)) return false;
  if (/\b(?:in|since|until|by|from|of|during|late|early|mid|the) $/.test(before))
    return !/^ (?:people|rockets|missiles|drones|civilians|soldiers|trucks)\b/.test(after);
  return !/^ [a-z]+s\b/.test(after) || /\b(?:the|a|an) $/.test(before);
}
