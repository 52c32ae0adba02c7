import type { Report } from '../reading/read-report.ts';
import type { PlaceMention } from './find-places.ts';

/** "The city", "the capital", "the south of the country": a place that was named before. */
const POINTER =
  /(?<![\p{L}'-])(?:(?:the |in )?(north|south|east|west|centre|center)(?:ern (?:part|areas?|parts))? of )?(?:the|that|this) (?:(?:[a-z-]+ )?(city|town|village|kibbutz|settlement|capital)|(?:(?:whole|entire|rest of the) )?(country))(?![\p{L}'-]| (?:of|council|mayor|administration|government|hall|authorities|officials|named|called|centre|center|known)\b)/gu;
const SIDES: Readonly<Record<string, string>> = {
  north: 'northern ',
  south: 'southern ',
  east: 'eastern ',
  west: 'western ',
  centre: 'central ',
  center: 'central ',
};
const CAPITALS: Readonly<Record<string, string>> = {
  Israel: 'Jerusalem',
  Lebanon: 'Beirut',
  Syria: 'Damascus',
  Jordan: 'Amman',
  Egypt: 'Cairo',
  Yemen: 'Sanaa',
  'Saudi Arabia': 'Riyadh',
  Iran: 'Tehran',
  Iraq: 'Baghdad',
  Qatar: 'Doha',
  'United Arab Emirates': 'Abu Dhabi',
  Turkey: 'Ankara',
  Ukraine: 'Kyiv',
  Russia: 'Moscow',
  Poland: 'Warsaw',
  Pakistan: 'Islamabad',
  India: 'New Delhi',
  Afghanistan: 'Kabul',
  Azerbaijan: 'Baku',
  Armenia: 'Yerevan',
  Georgia: 'Tbilisi',
  'South Korea': 'Seoul',
  'North Korea': 'Pyongyang',
  Japan: 'Tokyo',
  Taiwan: 'Taipei',
  Libya: 'Tripoli',
  Sudan: 'Khartoum',
  Thailand: 'Bangkok',
  Cambodia: 'Phnom Penh',
};

/** How far back, in sentences, such words point. */
const REACH = 8;

/** Adds to the places of each sentence those that it only points to. */
export function withPointers(
  { plain, sentences }: Report,
  places: readonly (readonly PlaceMention[])[],
): readonly (readonly PlaceMention[])[] {
  const all: (readonly PlaceMention[])[] = [];
  for (const [index, here] of places.entries()) {
    const span = sentences[index];
    if (span === undefined) continue;
    const found: PlaceMention[] = [];
    for (const match of plain.slice(span.start, span.end).matchAll(POINTER)) {
      const start = span.start + match.index;
      // "In that part of the country" is where the telling is, not all of it.
      if (/\bparts? of $/.test(plain.slice(Math.max(span.start, start - 9), start))) continue;
      const before = [...all.slice(-REACH).flat(), ...here.filter(({ end }) => end <= start)];
      const name = meant(match, before, ownerIn(plain.slice(span.start, start)));
      if (name === undefined || here.some((other) => other.start < start + match[0].length && other.end > start)) continue;
      found.push({ start, end: start + match[0].length, ...name, role: roleBefore(plain.slice(Math.max(span.start, start - 30), start)) });
    }
    all.push(found.length === 0 ? here : [...here, ...found].sort((one, other) => one.start - other.start));
  }
  return all;
}

function meant(
  match: RegExpExecArray,
  before: readonly PlaceMention[],
  owner: string | undefined,
): { readonly name: string; readonly country: string } | undefined {
  const [, side, town, country] = match;
  const last = before.findLast((place) => place.country !== '');
  if (country !== undefined || town === 'capital') {
    // Who acts is more often meant last of all: "Russia attacked the country".
    const home =
      before.findLast((place) => place.country in CAPITALS && place.role !== 'who' && place.role !== 'from')?.country ??
      owner ??
      last?.country;
    const capital = home === undefined ? undefined : CAPITALS[home];
    if (country !== undefined) return home === undefined ? undefined : { name: `${SIDES[side ?? ''] ?? ''}${home}`, country: home };
    return home === undefined || capital === undefined ? undefined : { name: capital, country: home };
  }
  const named = before.findLast(
    (place) =>
      place.name !== place.country && !place.name.includes(' -> ') && place.role !== 'from' && place.role !== 'who' && !isWide(place.name),
  );
  return named === undefined ? undefined : { name: named.name, country: named.country };
}

/** "Ukraine's military said that Russia attacked the country": the country is whose military it is. */
function ownerIn(words: string): string | undefined {
  return Object.keys(CAPITALS).find((name) => words.includes(`${name.toLowerCase()}'s `));
}

function isWide(name: string): boolean {
  return /\b(?:region|province|governorate|oblast|sea|gulf|ocean|border|northern|southern|eastern|western|central|north|south|east|west)\b/i.test(
    name,
  );
}

function roleBefore(before: string): PlaceMention['role'] {
  return /\bfrom $/.test(before) ? 'from' : /\b(?:towards?|into|at|to|on) $/.test(before) ? 'to' : 'at';
}
