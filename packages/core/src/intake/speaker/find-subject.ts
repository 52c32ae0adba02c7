import type { Span } from '../draft-claim.ts';

/** Words between a subject and its verb that are no part of either. */
const BETWEEN =
  /(?:^|\s|,)(?:also|has|have|had|repeatedly|later|earlier|reportedly|however|then|previously|already|again|separately|meanwhile|just|now|never|initially|further|publicly|swiftly|immediately|officially|is|are|was|were|been|being|falsely|formally|explicitly|would|did|not|who|subsequently|angrily|quickly|soon|today|yesterday|in turn|once again|(?:(?:early|late|earlier) )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|(?:in|via) an? (?:[a-z]+ )?(?:statement|post|message|briefing|interview|update)(?: on (?:[a-z]+day|x|telegram|twitter))?|on (?:telegram|x|twitter|social media))$/;
/** Marks and words that no subject reaches over. */
const BEFORE =
  /[;:"]\s*|\s-+\s|,\s|(?:^|(?<=[,-]\s))an? (?:[a-z]+ )?(?:charge|claim|accusation|allegation|assertion|figure|toll|account|punishment|move|step|decision|attack|strike|raid|report|number)(?: that| which)?\s+(?=\S)|(?<=\s)whom?\s+(?=(?:the|its|it|he|she|they|officials|authorities|police|israel|ukraine|russia)\s)|(?<=^|\s|")(?:but|while|whereas|as|that|after|when|because|although|though|where|if|however|since|before|so|what|which|yet|nor|than|until|in what|amid|with|said|says|reported|reports)\s+(?=\S)/g;
export const VERB =
  /\b(?:is|was|were|are|has|had|have|will|would|could|did|does|came|went|fired|launched|struck|hit|killed|followed|injured|fell|landed|sounded|took|received|showed|shows|said|says|told|announced|reported|confirmed|claimed|denied|accused|condemned|rejected|blamed|urged|warned|vowed|called|added|identified|intercepted|attacked|targeted|deployed|issued|ordered|began|started|ended|carried|shelled|bombed|destroyed|responded|agreed|declared|expressed|praised|described|dropped|scrambled|downed|raided|pounded|seized|stormed|flew)\b/;
const SUBJECT_WORDS_MAX = 16;

/** The phrase before a verb that is its subject, with what is set between commas after it. `undefined`: the verb has none of its own. */
export function subjectBefore(plain: string, from: number, verbStart: number): Span | undefined {
  let end = verbStart;
  let text = plain.slice(from, end);
  for (let round = 0; round < 8; round += 1) {
    text = text.trimEnd();
    const between = BETWEEN.exec(text);
    // At the head of a sentence WHO is a body, not a pronoun.
    if (between === null || (between.index === 0 && between[0] === 'who')) break;
    text = text.slice(0, between.index);
  }
  const isSetOff = text.endsWith(',');
  if (isSetOff) text = text.slice(0, -1);
  end = from + text.length;
  const comma = isSetOff ? text.lastIndexOf(',') : -1;
  if (comma > 0) return outerSubject(plain, from, { comma: from + comma, end });
  const start = from + lastBoundary(text);
  return checked(plain, { start, end });
}

/** "Nasrallah, chief of Hezbollah, said": the name with what stands between the commas; a clause between them is left out. */
function outerSubject(plain: string, from: number, { comma, end }: { comma: number; end: number }): Span | undefined {
  const inner = plain.slice(comma + 1, end).trim();
  const start = from + lastBoundary(plain.slice(from, comma));
  const outer = checked(plain, { start, end: comma });
  if (outer === undefined) return checked(plain, { start: comma + 1, end });
  // "In a statement on Sunday, the military, ..." has its subject inside.
  if (/^(?:in|on|at|after|during|following|earlier|later|meanwhile|for|by|despite|amid)\b/.test(plain.slice(outer.start, outer.end).trim()))
    return checked(plain, { start: comma + 1, end });
  if (
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$|\b(?:overnight|today|yesterday)$/.test(
      plain.slice(outer.start, outer.end),
    )
  )
    return checked(plain, { start: comma + 1, end });
  const isClause =
    /^(?:which|who|whose|where|including|citing|quoting|speaking|along|together|for his part|for its part)\b/.test(inner) ||
    inner.split(' ').length > 12;
  return isClause ? outer : { start: outer.start, end };
}

function lastBoundary(text: string): number {
  let at = 0;
  for (const match of text.matchAll(BEFORE)) at = match.index + match[0].length;
  const and = text.lastIndexOf(' and ');
  if (and < at) return at;
  // "Israel and Hamas said" is one subject; "… fired rockets and the army said" is not.
  const left = text.slice(at, and);
  return VERB.test(left) || left.split(' ').length > 7 ? and + 5 : at;
}

function checked(plain: string, { start, end }: Span): Span | undefined {
  let from = start;
  while (from < end && /[\s,"']/.test(plain[from] ?? '')) from += 1;
  const text = plain.slice(from, end).trimEnd();
  if (text === '' || /^(?:and|but|also|then)$/.test(text) || text.split(/\s+/).length > SUBJECT_WORDS_MAX || VERB.test(text))
    return undefined;
  return { start: from, end: from + text.length };
}
