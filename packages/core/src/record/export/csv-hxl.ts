import type { ShownClaim } from '../view/shown-claim.ts';
import type { ZoneMap } from './geojson.ts';

/** Columns with their hashtags: HXL 1.1 wants the row of tags right under the header. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['kind', '#event+kind'],
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
  ['figure', '#indicator+value+text'],
  ['extent', '#meta+extent'],
  ['source', '#meta+source+origin'],
  ['via', '#meta+source+via'],
  ['url', '#meta+url'],
  ['status', '#status'],
  ['claim', '#meta+id'],
  ['log_index', '#meta+log_index'],
];

/**
 * Public claims as CSV (RFC 4180) with an HXL row. A cell without a bound is empty: no bound is not zero. Latitude and longitude are
 * those of a zone, and empty for several zones: nothing finer is known to the public.
 *
 * @param logIndexOf - a claim's place in the record's log, by the sequence number of its entry
 */
export function toHxlCsv(
  claims: readonly ShownClaim[],
  { zones, logIndexOf }: { readonly zones: ZoneMap; readonly logIndexOf: (seq: number) => number | undefined },
): string {
  const rows = claims.map((claim) => rowOf(claim, { zones, logIndex: logIndexOf(claim.seq) }));
  return [COLUMNS.map(([name]) => name), COLUMNS.map(([, tag]) => tag), ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

type Cell = string | number | null | undefined;

function rowOf(
  claim: ShownClaim,
  { zones, logIndex }: { readonly zones: ZoneMap; readonly logIndex: number | undefined },
): readonly Cell[] {
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
    claim.id,
    logIndex,
  ];
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
