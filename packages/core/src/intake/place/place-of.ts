import type { Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Report } from '../reading/read-report.ts';
import { attackerHome, defenderHome, targetHome } from './attackers.ts';
import type { PlaceMention } from './find-places.ts';
import { isWho, nearest } from './nearest.ts';
import { HOMES } from './peoples.ts';

const FLIGHTS: ReadonlySet<Kind> = new Set<Kind>(['launch', 'launch_count', 'aid']);
const OPEN =
  /\b(?:open (?:areas?|fields?|spaces?|terrain|ground)|un(?:inhabited|populated) areas?|empty (?:[a-z]+ ){0,2}(?:lots?|fields?|land))\b/;
const SEA = /\b(?:in|into|at) (?:the )?((?:[a-z']+ ){0,2}(?:sea|ocean|gulf|waters|mediterranean)(?: off [^,.;]{3,45})?)/;
/** "Before it crossed into Jordanian airspace". */
const OUTSIDE =
  /\b(?:before|prior to|without) (?:it |they )?(?:could |had )?(?:enter(?:ed|ing)?|cross(?:ed|ing)?(?: into)?|reach(?:ed|ing)?) (?:the )?([a-z' ]{2,30}?(?:airspace|territory|borders?))\b/;
/** Harm that somebody counts at home. */
const HARM: ReadonlySet<Kind> = new Set<Kind>([
  'casualties_killed',
  'casualties_injured',
  'casualties_none',
  'casualties_unknown',
  'displaced',
  'damage',
  'fire',
]);
/** What a blow does at its end, not where it starts. */
const STRUCK: ReadonlySet<Kind> = new Set<Kind>([
  ...HARM,
  'killing',
  'strike',
  'strike_target',
  'attack',
  'ground_operation',
  'impact',
  'impact_open_area',
  'interception',
  'no_interception',
  'damage_none',
  'damage_unknown',
  'sirens',
  'app_alert',
  'sheltering',
  'shelter_instruction',
  'evacuation_notice',
  'service_disruption',
]);
/** Whose own ground is never where their blows land, as the tables draw it. */
const ABROAD: ReadonlySet<string> = new Set([
  'Israel',
  'Gaza Strip',
  'Lebanon',
  'Yemen',
  'Iran',
  'Russia',
  'Turkey',
  'North Korea',
  'Cambodia',
  'Thailand',
]);
/** How far back in its paragraph a telling takes its place from. */
const REACH = 4;
/** A report, its places by sentence, and the one that it is about. */
export interface PlacesTold {
  readonly report: Report;
  readonly places: readonly (readonly PlaceMention[])[];
  /** Where the report as a whole happens. */
  readonly scene: string | null;
}

/** Where something told in a sentence happened: "from → to" for what flies or drives, else the place named nearest. */
export function placeOf(told: PlacesTold, sentence: number, about: Span & { readonly kind: Kind }): string | null {
  const here = told.places[sentence] ?? [];
  const flight = FLIGHTS.has(about.kind) ? flightOf(told, sentence, about) : undefined;
  if (flight !== undefined) return flight;
  const open = openOf(told.report, sentence, about, here) ?? heldAt(told.report, sentence, about);
  if (open !== undefined) return open;
  const blow = blowOf(told.report, sentence, about);
  const home = HARM.has(about.kind) ? here.find(({ role }) => role === 'home')?.name : undefined;
  const near = here.filter((place) => !isOrigin(place, blow) && !(about.kind.startsWith('casualties') && isWard(place)));
  // What a motive names last is what moved them.
  if (about.kind === 'motive') near.reverse();
  return (
    nearest(told.report, sentence, near, about)?.name ??
    (about.kind === 'service_disruption' ? here[0]?.name : undefined) ??
    blow?.victim ??
    (about.kind === 'interception' ? defenderHome(sentenceWords(told.report, sentence)) : undefined) ??
    home ??
    placeBefore(told, sentence, blow) ??
    sceneFor(told, blow) ??
    here[0]?.name ??
    null
  );
}

function sentenceWords({ plain, sentences }: Report, sentence: number): string {
  const span = sentences[sentence];
  return span === undefined ? '' : plain.slice(span.start, span.end);
}

/** A blow that a clause tells of: where it came from, and whose people or ground it hit. */
interface Blow {
  readonly attacker: string | undefined;
  readonly victim: string | undefined;
}

function blowOf(
  { plain, sentences, clauses }: Report,
  sentence: number,
  { kind, start, end }: Span & { readonly kind: Kind },
): Blow | undefined {
  if (!STRUCK.has(kind)) return undefined;
  const span = sentences[sentence];
  const all = clauses[sentence] ?? [];
  const first = all.findLast((clause) => clause.start <= start)?.start ?? start;
  const last = all.find((clause) => clause.end >= end)?.end ?? end;
  const words = plain.slice(Math.min(first, start), Math.max(last, end));
  const attacker =
    attackerHome(words) ?? (span === undefined || kind === 'sirens' ? undefined : attackerHome(plain.slice(span.start, end)));
  return { attacker, victim: kind === 'sirens' ? undefined : targetHome(words, attacker) };
}

/** The place that a blow comes from is not the one that it hits. */
function isOrigin({ name, country, role }: PlaceMention, blow: Blow | undefined): boolean {
  return blow !== undefined && (role === 'from' || (name === country && country === blow.attacker));
}

/** The dead and hurt are counted in a hospital, and did not come to harm there. */
function isWard({ name }: PlaceMention): boolean {
  return /\b(?:hospital|medical cent(?:er|re)|clinic)$/i.test(name);
}

function sceneFor(told: PlacesTold, blow: Blow | undefined): string | null {
  if (blow?.attacker === undefined || told.scene === null) return told.scene;
  const others = told.places.map((here) => here.filter(({ country }) => country !== blow.attacker));
  return told.scene === blow.attacker ? (sceneOf(others) ?? told.scene) : told.scene;
}

/** Those held in the wars between Israel and its neighbours: who is called a hostage or a prisoner sits on a known side. */
function heldAt({ plain, sentences }: Report, sentence: number, { kind }: { readonly kind: Kind }): string | undefined {
  if (!/^(?:prisoners|hostages)_(?:held|released)$/.test(kind)) return undefined;
  const span = sentences[sentence];
  const words = span === undefined ? '' : plain.slice(Math.max(0, span.start - 600), span.end);
  if (kind.startsWith('prisoners'))
    return /\bpalestinian (?:[a-z]+ )?(?:prisoners|detainees)|\bisraeli (?:jails?|prisons?)\b/.test(words) ? 'Israel' : undefined;
  return /\bhamas\b|\bgaza\b/.test(words) ? 'Gaza Strip' : undefined;
}

/** The place that a report is about: the country or town it names most, those who act left out. */
export function sceneOf(places: readonly (readonly PlaceMention[])[]): string | null {
  const counts = new Map<string, number>();
  for (const { name, country, role } of places.flat()) {
    if (isWho(role) || country === '') continue;
    const scene = name.includes(' -> ') ? name : country;
    counts.set(scene, (counts.get(scene) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

function flightOf(
  { report, places }: PlacesTold,
  sentence: number,
  { kind, start, end }: Span & { readonly kind: Kind },
): string | undefined {
  const here = places[sentence] ?? [];
  const from = here.find(({ role }) => role === 'from');
  const to = here.find(({ role, start: at }) => role === 'to' && at !== from?.start);
  if (from !== undefined) return to === undefined ? from.name : `${from.name} -> ${to.name}`;
  if (kind === 'aid') return undefined;
  const span = report.sentences[sentence];
  const words = report.plain.slice(span?.start ?? start, Math.max(start, end));
  const home =
    HOMES.find(([who]) => who.test(words))?.[1] ??
    attackerHome(words) ??
    (to === undefined ? undefined : originBefore({ report, places }, sentence, to));
  if (home === undefined || to?.name === home) return undefined;
  return to === undefined ? home : `${home} -> ${to.name}`;
}

/** Where what flies was said to come from last: "rockets from Gaza … another eight were fired at Israel". */
function originBefore(
  { places }: Pick<PlacesTold, 'places'> & { readonly report: Report },
  sentence: number,
  to: PlaceMention,
): string | undefined {
  for (let at = sentence - 1; at >= 0; at -= 1) {
    const from = places[at]?.findLast(({ role, country }) => role === 'from' && country !== '' && country !== to.country);
    if (from !== undefined) return from.country;
  }
  return undefined;
}

/** "In an open area", "into the sea off its coast": a place that has no name. */
function openOf(
  { text, plain, sentences }: Report,
  sentence: number,
  about: Span & { readonly kind: Kind },
  here: readonly PlaceMention[],
): string | undefined {
  const end = Math.min(sentences[sentence]?.end ?? about.end, about.end + 70);
  const words = plain.slice(about.start, end);
  const printed = (at: RegExpExecArray | null, part: number): string | undefined => {
    const name = at?.[part];
    const start = at === null || name === undefined ? -1 : about.start + at.index + at[0].indexOf(name);
    return name === undefined ? undefined : text.slice(start, start + name.length);
  };
  if (about.kind === 'interception') {
    const outside = OUTSIDE.exec(words);
    return outside === null
      ? undefined
      : `outside ${text.slice(about.start + outside.index + outside[0].length - (outside[1] ?? '').length, about.start + outside.index + outside[0].length)}`;
  }
  if (about.kind === 'fell_in_sea') return printed(SEA.exec(words), 1);
  if (about.kind !== 'impact_open_area') return undefined;
  const isNamed = here.some(({ start, role }) => start >= about.start && start < end && !isWho(role));
  return isNamed ? undefined : printed(OPEN.exec(words), 0);
}

/** Whether a heading stands between two sentences, or the later one opens a list item or a post of its own. */
function isApart({ plain, sentences, blocks }: Report, sentence: number, before: number): boolean {
  const start = blocks[sentences[sentence]?.block ?? 0]?.start ?? 0;
  const isItem = /^\d{1,2}[:.]\d{2}\b/.test(plain.slice(start, start + 6)) || /[•◦▪*]\s*$/.test(plain.slice(Math.max(0, start - 4), start));
  return isItem || sentences.slice(before + 1, sentence + 1).some(({ isHeading }) => isHeading);
}

/** The place of the sentences before it: those of its paragraph, then the one before that. */
function placeBefore({ report, places }: PlacesTold, sentence: number, blow: Blow | undefined): string | undefined {
  const block = report.sentences[sentence]?.block;
  const span = report.sentences[sentence];
  // A toll of a whole war is that of the country, not of the town told of last.
  if (span !== undefined && /\bsince (?!then\b)|\b(?:war|conflict|offensive) has\b/.test(report.plain.slice(span.start, span.end)))
    return undefined;
  for (let at = sentence - 1; at >= sentence - REACH; at -= 1) {
    // A heading, or a post with its own clock, begins another story.
    const isNear = report.sentences[at]?.block === block || (at >= sentence - 2 && !isApart(report, sentence, at));
    const before = isNear ? places[at]?.find((place) => !isWho(place.role) && !isHome(place, blow) && !isWard(place)) : undefined;
    if (before !== undefined) return before.name;
  }
  return undefined;
}

function isHome(place: PlaceMention, blow: Blow | undefined): boolean {
  if (isOrigin(place, blow)) return true;
  return blow?.attacker !== undefined && place.country === blow.attacker && ABROAD.has(blow.attacker);
}
