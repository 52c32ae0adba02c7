import type { RegionFinding } from '@tocsin/core/zone/zone-fault';
import type { LoadedRegion } from '@tocsin/server/adapters/region-store/region-loader';

/** A table of findings for a terminal, worst first; long lists are cut and say so. */
export function findingsTable(findings: readonly RegionFinding[], rowsMax = 40): string {
  const sorted = findings.toSorted((one, other) => Number(one.level === 'warning') - Number(other.level === 'warning'));
  const rows = sorted.slice(0, rowsMax).map(({ level, code, path, message }) => [level, code, path, message]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  if (sorted.length > rowsMax) lines.push(`... and ${sorted.length - rowsMax} more; --json lists all`);
  return lines.join('\n');
}

/** How many findings of each kind there are. */
export function countFindings(findings: readonly RegionFinding[]): { readonly errors: number; readonly warnings: number } {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return { errors, warnings: findings.length - errors };
}

/** What a region is, in numbers. */
export function regionSummary({ region, sha256, bytes }: LoadedRegion): Readonly<Record<string, string | number>> {
  return {
    region: region.id,
    version: region.version,
    zones: region.zones.length,
    polygons: region.zones.filter(({ parts }) => parts.length > 0).length,
    vertices: region.zones.reduce((sum, { parts }) => sum + parts.flat().reduce((corners, ring) => corners + ring.length - 1, 0), 0),
    shelters: region.zones.reduce((sum, { shelters }) => sum + shelters.length, 0),
    aliases: region.zones.reduce((sum, { aliases }) => sum + aliases.length, 0),
    bytes: bytes.byteLength,
    sha256,
  };
}

/** A two-column table. */
export function pairsTable(pairs: Readonly<Record<string, string | number>>): string {
  const width = Math.max(...Object.keys(pairs).map((key) => key.length));
  return Object.entries(pairs)
    .map(([key, value]) => `${key.padEnd(width)}  ${value}`)
    .join('\n');
}
