import type { Span } from '../draft-claim.ts';
import { COUNTRIES, TOWNS } from './place-table.ts';

/** A place where a text names it. */
export interface PlaceMention extends Span {
  readonly name: string;
  /** Country or territory; empty for seas and for names the table does not know. */
  readonly country: string;
  /** What the words before it make of it. */
  readonly role: 'from' | 'to' | 'at';
}

interface Place {
  readonly name: string;
  readonly country: string;
}

const PLACES: ReadonlyMap<string, Place> = new Map([
  ...COUNTRIES.flatMap(({ name, spellings }) => spellings.map((spelling) => [spelling, { name, country: name }] as const)),
  ...Object.entries(TOWNS).flatMap(([country, towns]) =>
    towns.flatMap((spellings) =>
      spellings.map((spelling) => [spelling.toLowerCase().replaceAll('’', "'"), { name: spellings[0] ?? '', country }] as const),
    ),
  ),
]);
const SIDE =
  '(?:(?:north|south|east|west|central|upper|lower|occupied|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|mid)[ -])*';
const anyOf = (names: Iterable<string>): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d'-])(${SIDE})(${[...names]
      .sort((one, other) => other.length - one.length)
      .map((name) => name.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('|')})(?![\\p{L}\\d-])`,
    'gu',
  );
const TABLE = anyOf(PLACES.keys());
/** A name written large after a word of place, for names that no table holds. */
const STRANGE =
  /\b(in|near|at|from|towards?|into|on|outside|over|around) (?:the )?(?:(?:town|city|village|area|region|district|port|kibbutz|moshav|settlement|outskirts|community|neighbou?rhood|suburb|province|governorate|oblast) of )?((?:\p{Lu}[\p{L}'’-]+)(?:[ -](?:al-|el-|ha-)?\p{Lu}[\p{L}'’-]+){0,2})/gu;
const NO_PLACE =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|telegram|twitter|facebook|hamas|hezbollah|operation|english|arabic|east|west|north|south|route|highway|islamic|hebrew|israeli|palestinian|i|x|god|ramadan|christmas)\b/;

/** Further names of places, as a region's zones give them. */
export function placeFinder(names: readonly string[]): (text: string, plain: string, span: Span) => readonly PlaceMention[] {
  const known = new Map<string, Place>([
    ...PLACES,
    ...names.filter((name) => name.length > 3).map((name) => [name.toLowerCase(), { name, country: '' }] as const),
  ]);
  const pattern = names.length === 0 ? TABLE : anyOf(known.keys());
  return (text, plain, span) => findPlaces({ text, plain, span }, pattern, known);
}

function findPlaces(
  { text, plain, span }: { text: string; plain: string; span: Span },
  pattern: RegExp,
  known: ReadonlyMap<string, Place>,
): readonly PlaceMention[] {
  const found: PlaceMention[] = [];
  for (const match of plain.slice(span.start, span.end).matchAll(pattern)) {
    const place = known.get(match[2] ?? '');
    const start = span.start + match.index;
    const end = start + match[0].length;
    const printed = text.slice(start + (match[1]?.length ?? 0), end);
    if (place === undefined || (!/^\p{Lu}/u.test(printed) && !/ /.test(printed))) continue;
    // "Israel's army", "Gaza's health ministry": an owner, not a place.
    if (
      /^'s? /.test(plain.slice(end, end + 3)) &&
      !/^'s? (?:north|south|east|west|border|coast|capital|city|town|airspace|northern|southern)/.test(plain.slice(end, end + 14))
    )
      continue;
    const side = (match[1] ?? '').replace('occupied ', '');
    found.push({
      start,
      end,
      name: side + place.name,
      country: place.country,
      role: roleOf(plain.slice(Math.max(span.start, start - 40), start)),
    });
  }
  for (const match of text.slice(span.start, span.end).matchAll(STRANGE)) {
    const name = match[2] ?? '';
    const start = span.start + match.index + match[0].length - name.length;
    if (NO_PLACE.test(name.toLowerCase()) || found.some((other) => start < other.end && start + name.length > other.start)) continue;
    found.push({ start, end: start + name.length, name, country: '', role: roleOf(plain.slice(Math.max(span.start, start - 40), start)) });
  }
  return found.sort((one, other) => one.start - other.start);
}

function roleOf(before: string): PlaceMention['role'] {
  if (/\b(?:from|out of)(?: (?:the|inside|within|near))*\s*$/.test(before)) return 'from';
  return /\b(?:toward|towards|into|at|to|against|on)(?: (?:the|(?:[a-z-]+ ){1,4}of))*\s*$/.test(before) ? 'to' : 'at';
}

/** The zone of the country that is named most; Israel's where none is. */
export function zoneOfPlaces(mentions: readonly PlaceMention[]): string {
  const counts = new Map<string, number>();
  for (const { country } of mentions) if (country !== '') counts.set(country, (counts.get(country) ?? 0) + 1);
  const most = [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
  return COUNTRIES.find(({ name }) => name === most)?.timeZone ?? 'Asia/Jerusalem';
}
