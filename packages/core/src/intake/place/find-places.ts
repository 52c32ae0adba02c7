import type { Span } from '../draft-claim.ts';
import { LETTER } from '../reading/letter.ts';
import { COUNTRY_OF_PEOPLE, PEOPLE } from './peoples.ts';
import { COUNTRIES, TOWNS } from './place-table.ts';
import { roleOf, settleRoles } from './roles.ts';

/** A place where a text names it. */
export interface PlaceMention extends Span {
  readonly name: string;
  /** Country or territory; empty for seas and for names the table does not know. */
  readonly country: string;
  /** What the words before it make of it; `who`: a country or capital that does something ("Turkey began …"), `home`: of
   * somebody who speaks of it ("Lebanon's health ministry"). */
  readonly role: 'from' | 'to' | 'at' | 'who' | 'home';
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
/** What stands before a place and is written large, but is no first name. */
const NO_FIRST_NAME =
  /^(?:in|at|near|from|over|on|to|of|and|the|old|new|greater|central|north|south|east|west|northern|southern|eastern|western|upper|lower|occupied|kibbutz|moshav|kfar|camp|port|fort|mount|city|town|village|beit|tel|deir|khan|al|el|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|reuters|hamas|hezbollah)$/;
/** Capitals that stand for their governments as often as for themselves. */
const CAPITALS =
  /^(?:jerusalem|moscow|kyiv|tehran|beirut|damascus|sanaa|baghdad|riyadh|doha|cairo|ankara|seoul|pyongyang|tokyo|baku|yerevan|new delhi|islamabad|taipei|warsaw|minsk)$/;
const SIDE =
  '(?:(?:north|south|east|west|central|upper|lower|occupied|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|south-western|mid)[ -])*';
/** "Al-Bureij", "el-Bureij": with or without its article. */
const ARTICLE = '(?:(?:al|el|ad|ar|as|ash|at|az)-)?';
const ARTICLE_END = new RegExp(`${ARTICLE}$`);
const anyOf = (names: Iterable<string>): RegExp =>
  new RegExp(
    `(?<![${LETTER}\\d'-])(${SIDE}${ARTICLE})(${[...names]
      .sort((one, other) => other.length - one.length)
      .map((name) => name.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('|')})(?![${LETTER}\\d-])`,
    'g',
  );
const TABLE = anyOf(PLACES.keys());
/** What makes a name another place: "Tula region", "Hodeidah port". */
const SUFFIX =
  /^ (?:region|oblast|province|district|governorate|prefecture|peninsula|regional (?:head|governor|chief|authorit|official|administration|prosecutor)|port|airport|air ?base|camp|border|suburbs?|county)\b/i;
const NAME = "\\p{Lu}[\\p{L}'’-]+";
/** A name written large after a word of place, for names that no table holds. */
const STRANGE = new RegExp(
  `\\b(?:in|near|nearby|at|from|towards?|into|on|outside|over|around|across|hit|struck|shelled|bombed|pounded)(?: the)?(?: (?:[\\p{L}-]+ ){0,2}(?:town|city|village|area|region|district|port|kibbutz|moshav|settlement|outskirts|community|neighbou?rhood|suburb|province|governorate|oblast|island|base) of)? (${NAME}(?:[ -](?:al-|el-|ha-)?${NAME}){0,2})`,
  'gu',
);
/** "Western Volyn region", "Rivne regional governor": a region, whatever stands before it. */
const REGION = new RegExp(
  `(${NAME}(?:[ -]${NAME})?) (?:[Rr]egion(?:al)?|[Oo]blast|[Pp]rovinc(?:e|ial)|[Dd]istrict|[Gg]overnorate|[Pp]refecture)(?![\\p{L}])`,
  'gu',
);
/** "On a Yemeni port": a place without a name. */
const UNNAMED =
  /(?<![\p{L}])(?:Yemeni|Syrian|Lebanese|Israeli|Iranian|Iraqi|Saudi|Ukrainian|Russian|Turkish|Egyptian|Jordanian|Emirati|Armenian|Azerbaijani|Pakistani|Indian) (?:port|air ?base|airport|island|border town|border village|coast|naval base|harbou?r)(?! (?:city )?of\b)(?![\p{L}])/gu;
const NO_PLACE =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|telegram|twitter|facebook|youtube|whatsapp|hamas|hezbollah|houthi|houthis|operation|english|arabic|east|west|north|south|route|highway|islamic|islamist|hebrew|jewish|muslim|christian|israeli|israelis|palestinian|palestinians|russian|russians|ukrainian|ukrainians|iranian|iranians|syrian|syrians|lebanese|yemeni|yemenis|iraqi|iraqis|saudi|saudis|emirati|turkish|turks|american|americans|british|french|german|western|egyptian|jordanian|korean|koreans|japanese|chinese|indian|indians|pakistani|pakistanis|armenian|armenians|azerbaijani|azerbaijanis|azeri|kurdish|kurds|libyan|libyans|sudanese|afghan|omani|qatari|kuwaiti|bahraini|polish|romanian|arab|arabs|european|nato|idf|isis|president|prime|minister|ministry|general|defen[cs]e|foreign|health|security|supreme|army|air|iron|red|magen|international|united|state|human|world|i|x|god|ramadan|christmas|easter|passover|article|resolution|phase|part|day|live|golani|givati|general|central command|no|he|she|it|they|we|if|when|but|the|druze|sunni|shia|shiite|alawite|yazidi|bedouin|orthodox|catholic|gazans?|lebanon's|telegraph|instagram|facebook|tiktok|truth social|capitol|congress|parliament|knesset|bbc|cnn|afp|reuters|rosh hashanah|yom kippur|eid|eastern daylight|gmt|utc|oct|black|shahed|iskander|kalibr|kinzhal|qassam|katyusha|grad|fateh|badr|harop|abraham|oslo accords|minsk|new year|christmas eve|thai|cambodian|burmese|taiwanese|georgian|ethiopian|eritrean|somali|serbian|greek|spanish|italian|canadian|australian|united nations)\b/;

/** Those who count the harm where they are: a ministry of health, police, rescuers. */
const CIVIL =
  /^'s (?:[a-z-]+ ){0,3}?(?:health|interior|emergenc(?:y|ies)|police|rescue(?:rs)?|ambulance|civil defen[cs]e|governor|authorities|energy|red crescent|red cross)\b/;
const CIVIL_OF = new RegExp(
  `(?<![\\p{L}-])(${PEOPLE}) (?:[a-z-]+ )?(?:health (?:ministry|officials|authorities)|interior ministry|emergency services?|police|rescuers|ambulance|civil defen[cs]e|authorities|officials|red crescent|red cross)(?![\\p{L}])`,
  'gu',
);

/** "Lebanese airspace", "Cambodian targets", "the Israeli side": ground of a country that is not named itself. */
const GROUND = new RegExp(
  `(?<![\\p{L}-])(?:(?:the )?(?:southern|northern|eastern|western|central) )?(${PEOPLE}) (?:airspace|side|soil|targets|regions)(?![\\p{L}])(?! of\\b)`,
  'gu',
);
/** "Iran missile barrage", "Gaza rocket fire": where it came from. */
const SHOT_FROM = /^ (?:rockets?|missiles?|drones?|mortars?|projectiles?|salvos?)\b/;

/** A name of somebody, not of a place. */
const BODY =
  /\b(?:brigades?|division|battalion|health|affairs|party|council|ministry|agency|forces?|command|authority|committee|university|movement|front|organi[sz]ation|news|street journal|post|times|tv|radio|dome|sling|corps|court|society|center|centre|office|union|nations|society|cross|crescent|jihad)$/;

/** Further names of places, as a region's zones give them. */
export function placeFinder(names: readonly string[]): (text: string, plain: string, span: Span) => readonly PlaceMention[] {
  const known = new Map<string, Place>([
    ...PLACES,
    ...names.filter((name) => name.length > 3).map((name) => [name.toLowerCase(), { name, country: '' }] as const),
  ]);
  const pattern = names.length === 0 ? TABLE : anyOf(known.keys());
  return (text, plain, span) => findPlaces({ text, plain, span }, pattern, known);
}

interface Reach {
  readonly text: string;
  readonly plain: string;
  readonly span: Span;
}

function findPlaces(reach: Reach, pattern: RegExp, known: ReadonlyMap<string, Place>): readonly PlaceMention[] {
  const found = [...reach.plain.slice(reach.span.start, reach.span.end).matchAll(pattern)].flatMap((match) =>
    knownPlaces(reach, match, known.get(match[2] ?? '')),
  );
  addPeoples(reach, found);
  addNamed(reach, found, REGION);
  addNamed(reach, found, UNNAMED);
  addNamed(reach, found, STRANGE);
  return settleRoles(
    reach.plain,
    found.sort((one, other) => one.start - other.start),
  );
}

/** A name of the table: a place, the home of somebody who counts harm, or none where it only owns what follows. */
function knownPlaces({ text, plain, span }: Reach, match: RegExpExecArray, place: Place | undefined): PlaceMention[] {
  if (place === undefined) return [];
  const start = span.start + match.index;
  const end = start + match[0].length;
  const home: PlaceMention[] = CIVIL.test(plain.slice(end, end + 50)) ? [{ start, end, ...place, role: 'home' }] : [];
  const printed = text.slice(start + (match[1]?.length ?? 0), end);
  const isWord = !/^\p{Lu}/u.test(printed) && !/ /.test(printed);
  const isOther = place.name === 'Gaza Strip' && !/gaza/.test(match[0]) && !plain.includes('gaza');
  if (isWord || isOther || isOwner(plain, end) || isSurname(text, start, place)) return home;
  const side = (match[1] ?? '').replace('occupied ', '').replace(ARTICLE_END, '');
  const suffix = (SUFFIX.exec(text.slice(end, end + 30))?.[0] ?? '').replace(/^( region)al .*/, '$1');
  const isSuffixed = suffix !== '' && !place.name.toLowerCase().includes(suffix.trim().toLowerCase());
  const canBeWho = !/^'s/.test(plain.slice(end, end + 2)) && canAct(place, side + suffix);
  const role =
    SHOT_FROM.test(plain.slice(end, end + 14)) && place.country !== 'Israel'
      ? 'from'
      : roleOf(plain.slice(Math.max(span.start, start - 40), start), canBeWho);
  return [...home, { start, end, name: `${side}${place.name}${isSuffixed ? suffix : ''}`, country: place.country, role }];
}

/** "Dana Orel": a town of the table that is somebody's name here, after a first name. */
function isSurname(text: string, start: number, { name, country }: Place): boolean {
  if (name === country || country === '' || CAPITALS.test(name.toLowerCase())) return false;
  const [, gap = '', word] = /(^|[^\p{L}'’-])(\p{Lu}\p{Ll}+) $/u.exec(text.slice(Math.max(0, start - 24), start)) ?? [];
  if (word === undefined || gap === '') return false;
  const before = text.slice(0, start - word.length - 1).trimEnd();
  // The first word of a sentence is written large whatever it is.
  if (before === '' || /[.!?:”"\n]$/u.test(before)) return false;
  return !NO_FIRST_NAME.test(word.toLowerCase()) && !COUNTRY_OF_PEOPLE.has(word.toLowerCase());
}

/** Places that an adjective tells of: "Lebanese authorities" at home, "Lebanese airspace". */
function addPeoples({ text, plain, span }: Reach, found: PlaceMention[]): void {
  const words = plain.slice(span.start, span.end);
  for (const match of words.matchAll(CIVIL_OF)) {
    const country = COUNTRY_OF_PEOPLE.get(match[1] ?? '');
    const start = span.start + match.index;
    if (country !== undefined) found.push({ start, end: start + match[0].length, name: country, country, role: 'home' });
  }
  for (const match of words.matchAll(GROUND)) {
    const country = COUNTRY_OF_PEOPLE.get(match[1] ?? '');
    const start = span.start + match.index;
    const end = start + match[0].length;
    if (country === undefined) continue;
    const name = /regions$/.test(match[0]) ? text.slice(start, end) : country;
    found.push({ start, end, name, country, role: roleOf(plain.slice(Math.max(span.start, start - 40), start), false) });
  }
}

/** "Israel's army", "Gaza's health ministry": an owner, not a place. */
function isOwner(plain: string, end: number): boolean {
  return (
    /^'s? /.test(plain.slice(end, end + 3)) &&
    !/^'s? (?:north|south|east|west|central|border|coast|capital|city|town|airspace|port|region|southern|northern|main airport|security fence|territor|soil|waters)/.test(
      plain.slice(end, end + 18),
    )
  );
}

function canAct({ name, country }: Place, more: string): boolean {
  return more === '' && (name === country || CAPITALS.test(name.toLowerCase()));
}

/** Names that the table does not hold, where no known place stands. */
function addNamed({ text, plain, span }: Reach, found: PlaceMention[], pattern: RegExp): void {
  for (const match of text.slice(span.start, span.end).matchAll(pattern)) {
    const owned = pattern === REGION ? (/^.*['’]s /u.exec(match[1] ?? '')?.[0].length ?? 0) : 0;
    const printed = (match[1] ?? match[0]).slice(owned).replace(/['’]s(?: .*)?$/u, '');
    const start = span.start + match.index + (pattern === REGION ? owned : match[0].length - (match[1] ?? match[0]).length);
    const end = start + printed.length;
    if (
      (match[1] !== undefined &&
        (NO_PLACE.test(plain.slice(start, end)) ||
          BODY.test(plain.slice(start, end)) ||
          (pattern === STRANGE && PLACES.has(plain.slice(start, end))))) ||
      found.some((other) => start < other.end && end > other.start)
    )
      continue;
    const isRegion = pattern === REGION && /region/i.test(match[0].slice(owned + printed.length));
    found.push({
      start,
      end,
      name: isRegion ? `${printed} region` : pattern === REGION ? match[0].slice(owned) : printed,
      country: '',
      role: roleOf(plain.slice(Math.max(span.start, start - 40), start), false),
    });
  }
}

/** The zone of the country that is named most; where none is, the zone of whoever reads. */
export function zoneOfPlaces(mentions: readonly PlaceMention[], home = 'Asia/Jerusalem'): string {
  const counts = new Map<string, number>();
  for (const { country } of mentions) if (country !== '') counts.set(country, (counts.get(country) ?? 0) + 1);
  const most = [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
  return COUNTRIES.find(({ name }) => name === most)?.timeZone ?? home;
}
