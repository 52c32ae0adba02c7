import { createZoneMap, type ZoneMap } from '@tocsin/core/engine/engine-state';
import type { RegionUse } from '@tocsin/core/entry';
import type { Region } from '@tocsin/core/zone/zone';
import type { Journal } from '../ports/journal.ts';

/** A region pack as the shell holds it. */
export interface HeldRegion {
  readonly region: Region;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Packs by the words of their `use` and by their SHA-256. */
export type Held = Map<string, { readonly held: HeldRegion; readonly map: ZoneMap; readonly use: RegionUse }>;

/** Every pack that the journal or the settings name, by content; a pack whose bytes are gone is not in it. */
export async function loadRegions({
  journal,
  loadRegion,
  region,
}: {
  readonly journal: Journal;
  readonly loadRegion: (use: string) => Promise<HeldRegion>;
  readonly region: string;
}): Promise<Held> {
  const held: Held = new Map();
  const uses = new Set<string>([region]);
  for await (const { body } of journal.read({ kinds: ['region'] })) if (body.kind === 'region') uses.add(body.use);
  for (const use of uses) {
    const loaded = await loadRegion(use);
    const entry = { held: loaded, map: createZoneMap(loaded.region), use: { kind: 'region', use, sha256: loaded.sha256 } as const };
    held.set(loaded.sha256, entry);
    held.set(use, entry);
  }
  return held;
}

/** Zone ids or names as people write them to ids. */
export function resolveZones(
  map: ZoneMap,
  names: readonly string[],
): { readonly zones: readonly string[]; readonly unknown: readonly string[] } {
  const zones = new Set<string>();
  const unknown: string[] = [];
  for (const name of names) {
    const resolved = map.names.resolve(name);
    if (resolved.kind !== 'zone') unknown.push(name);
    else for (const index of resolved.zones) zones.add(map.region.zones[index]?.id ?? '');
  }
  return { zones: [...zones], unknown };
}
