import type { PageZone } from './near-me.ts';

/** Zones with a name like the text in any language; names that begin with it first. Quotes, dashes and case do not count. */
export function matchZones(zones: readonly PageZone[], text: string, atMost: number): readonly PageZone[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const ranked = zones.flatMap((zone) => {
    const names = Object.values(zone.names).map(plain);
    if (names.some((name) => name.startsWith(wanted))) return [{ zone, rank: 0 }];
    return names.some((name) => name.includes(wanted)) ? [{ zone, rank: 1 }] : [];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, atMost)
    .map(({ zone }) => zone);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['"׳״’‘“”`]/g, '')
    .replaceAll(/[-–—־\s]+/g, ' ')
    .trim();
}
