import { type Issue, ok, type Result, refuse } from '../units/result.ts';

/** Who originates a message: 47 CFR §11.31(d). */
export const ORIGINATORS = ['CIV', 'EAS', 'PEP'] as const;
export type Originator = (typeof ORIGINATORS)[number];

/** 47 CFR §11.31(c): at most so many places in one header. */
export const LOCATIONS_MAX = 31;

/** What a SAME header says. */
export interface SameHeader {
  readonly originator: Originator;
  /** Three letters of 47 CFR §11.31(e). */
  readonly event: string;
  /** PSSCCF: part of a county, state, county. 000000 is the whole United States. */
  readonly locations: readonly string[];
  /** For how long the message holds, seconds; rounded up to the header's steps. */
  readonly validS: number;
  /** Milliseconds since 1970. */
  readonly sentMs: number;
  /** Call sign or name of the station: at most eight characters, capitals, digits, `/` and spaces. */
  readonly station: string;
}

const STATION_LENGTH = 8;
const QUARTER_S = 900;
const HOUR_S = 3_600;
/** 47 CFR §11.31(c): in quarters up to one hour, then in halves up to six. */
const VALID_MAX_S = 6 * HOUR_S;

/**
 * Writes `ZCZC-ORG-EEE-PSSCCF+TTTT-JJJHHMM-LLLLLLLL-`.
 *
 * @returns the header, or every field at fault
 * @see 47 CFR §11.31(c)
 */
export function formatSameHeader(header: SameHeader): Result<string, readonly Issue[]> {
  const issues = headerIssues(header);
  if (issues.length > 0) return refuse(issues);
  const { originator, event, locations, validS, sentMs, station } = header;
  const name = station.padEnd(STATION_LENGTH, ' ');
  return ok(`ZCZC-${originator}-${event}-${locations.join('-')}+${validText(validS)}-${dayText(sentMs)}-${name}-`);
}

const HEADER = /^ZCZC-([A-Z]{3})-([A-Z]{3})-(\d{6}(?:-\d{6})*)\+(\d{2})(\d{2})-(\d{3})(\d{2})(\d{2})-([A-Z0-9/ ]{8})-$/;

/**
 * Reads a header. The year is not in it: `aroundMs` says which one is meant, the nearest.
 *
 * @returns undefined where the text is no header
 */
export function parseSameHeader(
  text: string,
  aroundMs: number,
): (Omit<SameHeader, 'originator'> & { readonly originator: string }) | undefined {
  const parts = HEADER.exec(text);
  if (parts === null) return undefined;
  const [, originator = '', event = '', locations = '', hours, minutes, day, hour, minute, station = ''] = parts;
  const year = new Date(aroundMs).getUTCFullYear();
  const sent = [year - 1, year, year + 1].map((one) => Date.UTC(one, 0, Number(day), Number(hour), Number(minute)));
  const sentMs = sent.reduce((best, one) => (Math.abs(one - aroundMs) < Math.abs(best - aroundMs) ? one : best));
  const validS = Number(hours) * HOUR_S + Number(minutes) * 60;
  return { originator, event, locations: locations.split('-'), validS, sentMs, station: station.trimEnd() };
}

function headerIssues({ event, locations, validS, station }: SameHeader): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (path: string, message: string) => issues.push({ code: 'INVALID_HEADER', path, message });
  if (!/^[A-Z]{3}$/.test(event)) add('event', 'expected three capital letters');
  if (locations.length === 0) add('locations', 'a header without a place would be for nobody');
  if (locations.length > LOCATIONS_MAX) add('locations', `at most ${LOCATIONS_MAX} places fit into a header`);
  for (const [index, location] of locations.entries()) if (!/^\d{6}$/.test(location)) add(`locations[${index}]`, 'expected six digits');
  if (!(validS > 0)) add('validS', 'the message has run out');
  if (validS > VALID_MAX_S) add('validS', 'at most six hours');
  if (!/^[A-Z0-9/ ]{1,8}$/.test(station)) add('station', 'expected one to eight capitals, digits, / and spaces');
  return issues;
}

function validText(validS: number): string {
  const step = validS <= HOUR_S ? QUARTER_S : 2 * QUARTER_S;
  const minutes = (Math.ceil(validS / step) * step) / 60;
  return `${digits(Math.floor(minutes / 60), 2)}${digits(minutes % 60, 2)}`;
}

/** Day of the year from 001, hour and minute, UTC. */
function dayText(sentMs: number): string {
  const sent = new Date(sentMs);
  const day = Math.floor((sentMs - Date.UTC(sent.getUTCFullYear(), 0, 1)) / (24 * HOUR_S * 1000)) + 1;
  return digits(day, 3) + digits(sent.getUTCHours(), 2) + digits(sent.getUTCMinutes(), 2);
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
