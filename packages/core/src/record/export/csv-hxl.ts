import type { PublicOptions } from '../view/public-options.ts';
import type { ShownClaim } from '../view/shown-claim.ts';
import type { ZoneMap } from './geojson.ts';

/**
 * Columns with their hashtags: HXL 1.1 wants the row of tags right under the header. Tags and attributes are those of the HXL 1.1
 * dictionary where it has one for the matter; `+min`, `+max`, `+precision`, `+extent`, `+speaker`, `+via`, `+lane`, `+log_index` are
 * this file's own, as HXL allows.
 */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['kind', '#event+type'],
  ['occurred', '#date+occurred'],
  ['reported', '#date+reported'],
  ['place', '#loc+name'],
  ['latitude', '#geo+lat'],
  ['longitude', '#geo+lon'],
  ['precision', '#meta+precision'],
  ['killed_min', '#affected+killed+min'],
  ['killed_max', '#affected+killed+max'],
  ['injured_min', '#affected+injured+min'],
  ['injured_max', '#affected+injured+max'],
  ['figure', '#indicator+text+figure'],
  ['extent', '#meta+extent'],
  ['source', '#meta+source+speaker'],
  ['via', '#meta+source+via'],
  ['url', '#meta+url'],
  ['assertion', '#status+code'],
  ['lane', '#meta+lane'],
  ['claim', '#meta+id'],
  ['log_index', '#meta+log_index'],
];

/** What a table is made with. */
export interface TableSetting {
  readonly zones: ZoneMap;
  /** A claim's place in the record's log, by the sequence number of its entry. */
  readonly logIndexOf: (seq: number) => number | undefined;
  readonly status: PublicOptions['status'];
}

/**
 * Public claims as CSV (RFC 4180) with an HXL row. A cell without a bound is empty: no bound is not zero. Latitude and longitude are
 * those of a zone, and empty for several zones: nothing finer is known to the public.
 *
 * @returns the file row by row
 */
export function* toHxlCsv(claims: readonly ShownClaim[], setting: TableSetting): Generator<string> {
  yield rowText(COLUMNS.map(([name]) => name));
  yield rowText(COLUMNS.map(([, tag]) => tag));
  for (const claim of claims) yield rowText(rowOf(claim, setting));
}

type Cell = string | number | null | undefined;

function rowOf(claim: ShownClaim, { zones, logIndexOf, status }: TableSetting): readonly Cell[] {
  const [origin, ...via] = claim.chain.map(({ agent }) => agent);
  const [zone] = claim.zones.length === 1 ? claim.zones : [];
  const point = zone === undefined ? undefined : zones(zone)?.point;
  const harm = (kind: string) => (claim.kind === kind && claim.extent === 'figure' ? claim.bounds : undefined);
  const [killed, injured] = [harm('casualties_killed'), harm('casualties_injured')];
  return [
    claim.kind,
    claim.when?.edtf,
    claim.source?.published?.edtf ?? claim.recordedAt.slice(0, 10),
    claim.place,
    point?.[1],
    point?.[0],
    [claim.when?.precision, zone === undefined ? undefined : 'zone'].filter((part) => part !== undefined).join('; '),
    killed?.min,
    killed?.max,
    injured?.min,
    injured?.max,
    claim.figure,
    claim.extent,
    origin,
    via.join(' > '),
    claim.source?.url,
    claim.assertion,
    status,
    claim.id,
    logIndexOf(claim.seq),
  ];
}

function rowText(row: readonly Cell[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
