import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Issue } from '@tocsin/core/units/result';
import { formatRegionPack, parseRegionPack } from '@tocsin/core/zone/region-pack';
import type { Region } from '@tocsin/core/zone/zone';

/** A region, the bytes of its pack and their SHA-256 in hex: what a journal pins. */
export interface LoadedRegion {
  readonly region: Region;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A region that cannot be used, with every reason. */
export class RegionUnusableError extends Error {
  readonly issues: readonly Issue[];
  constructor(use: string, issues: readonly Issue[]) {
    const first = issues[0];
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`region ${use} cannot be used: ${first === undefined ? '' : `${first.path}: ${first.message}`.replace(/^: /, '')}${more}`);
    this.name = 'RegionUnusableError';
    this.issues = issues;
  }
}

/** Regions that are built rather than read, by the word that a `region` entry uses for them. */
export type RegionBuilders = Readonly<Record<string, () => Region>>;

/** Loads what a `region` entry names: a built region by its word, anything else as the path of a pack. Throws {@link RegionUnusableError}. */
export type RegionLoader = (use: string, folder?: string) => Promise<LoadedRegion>;

/** Larger files are refused unread: a country of 1,420 zones takes 1.2 MB. */
const PACK_BYTES_MAX = 256 * 1024 * 1024;

/** Makes a loader that keeps built regions; packs are read anew each time, because they may have changed. */
export function createRegionLoader(builders: RegionBuilders): RegionLoader {
  const built = new Map<string, LoadedRegion>();
  return async (use, folder = '.') => {
    const known = built.get(use);
    if (known !== undefined) return known;
    const build = Object.hasOwn(builders, use) ? builders[use] : undefined;
    if (build === undefined) return packed(await readPack(use, resolve(folder, use)));
    const loaded = packed(build());
    built.set(use, loaded);
    return loaded;
  };
}

/** Reads a file as JSON, however large within the limit. Throws {@link RegionUnusableError} that says what was wrong with it. */
export async function readJsonFile(path: string): Promise<unknown> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new RegionUnusableError(path, [{ code: 'NO_FILE', path: '', message: reasonOf(cause) }]);
  });
  if (size > PACK_BYTES_MAX)
    throw new RegionUnusableError(path, [{ code: 'TOO_LARGE', path: '', message: `${size} bytes, at most ${PACK_BYTES_MAX} are read` }]);
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new RegionUnusableError(path, [{ code: 'NOT_JSON', path: '', message: reasonOf(cause) }]);
  }
}

async function readPack(use: string, path: string): Promise<Region> {
  const region = parseRegionPack(await readJsonFile(path));
  if (!region.ok) throw new RegionUnusableError(use, region.error);
  return region.value;
}

function packed(region: Region): LoadedRegion {
  const bytes = new TextEncoder().encode(formatRegionPack(region));
  return { region, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
