import { HASH_BYTES, hashNode, isTreeSize } from './merkle-hash.ts';
import type { SubtreeReader } from './tree-reader.ts';

/** Hashes in a full tile, and its height. @see C2SP tlog-tiles, "Merkle Tree" */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** Names a tile, or with level `entries` a bundle of entries. */
export interface TileName {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256 hashes. */
  readonly width: number;
}

/** Path below the log's prefix: `tile/0/x001/x234/067`, `tile/entries/000.p/5`. @see C2SP tlog-tiles, "Merkle Tree" */
export function tilePath({ level, index, width }: TileName): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads a path; undefined where it is not one, in its one spelling. */
export function parseTilePath(path: string): TileName | undefined {
  const [, levelText = '', higher = '', last = '', widthText] = PATH.exec(path) ?? [];
  if (levelText === '') return undefined;
  const level = levelText === 'entries' ? levelText : Number(levelText);
  const index = Number(higher.replaceAll(/[x/]/g, '') + last);
  const name: TileName = { level, index, width: widthText === undefined ? TILE_WIDTH : Number(widthText) };
  const isOne = isTreeSize(index) && name.width <= TILE_WIDTH && (level === 'entries' || level <= 63) && tilePath(name) === path;
  return isOne ? name : undefined;
}

/** Hashes at a tile level for a tree of `size`: complete subtrees of 256^level leaves. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How wide tile `index` at a level is in a tree of `size`; 0 where there is none. */
export function tileWidth({ level, index }: Pick<TileName, 'level' | 'index'>, size: number): number {
  const hashes = hashesAt(level === 'entries' ? 0 : level, size);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** Gives the bytes of a tile of a tree whose size the caller trusts. Throws where it cannot. */
export type TileReader = (name: TileName & { readonly level: number }) => Uint8Array;

/** Reads a tree of `size` from its tiles, each asked for once. */
export function readerOfTiles(readTile: TileReader, size: number): SubtreeReader {
  const held = new Map<string, Uint8Array>();
  const tile = (level: number, index: number): Uint8Array => {
    const key = `${level}/${index}`;
    const known = held.get(key);
    if (known !== undefined) return known;
    const width = tileWidth({ level, index }, size);
    const bytes = readTile({ level, index, width });
    if (bytes.length !== width * HASH_BYTES) throw new RangeError(`tile ${key}: ${bytes.length} bytes for ${width} hashes`);
    held.set(key, bytes);
    return bytes;
  };
  const read: SubtreeReader = (height, index) => {
    // Above the hashes of a tile, its inner nodes are computed; from the next tile on they are stored again.
    if (height % TILE_HEIGHT !== 0) return hashNode(read(height - 1, 2 * index), read(height - 1, 2 * index + 1));
    const place = (index % TILE_WIDTH) * HASH_BYTES;
    return tile(height / TILE_HEIGHT, Math.floor(index / TILE_WIDTH)).slice(place, place + HASH_BYTES);
  };
  return read;
}

/** A tile with its bytes. */
export interface WrittenTile {
  readonly name: TileName & { readonly level: number };
  readonly bytes: Uint8Array;
}

/**
 * The tiles that a tree of `size` has and one of `oldSize` had not, or had narrower, lowest level first: what a log writes when it grows.
 * `read` has to know the whole new tree.
 */
export function tilesOfGrowth(
  read: SubtreeReader,
  { oldSize, size }: { readonly oldSize: number; readonly size: number },
): readonly WrittenTile[] {
  const tiles: WrittenTile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    const [before, now] = [hashesAt(level, oldSize), hashesAt(level, size)];
    for (let index = Math.floor(before / TILE_WIDTH); before < now && index * TILE_WIDTH < now; index += 1) {
      const width = tileWidth({ level, index }, size);
      const bytes = new Uint8Array(width * HASH_BYTES);
      for (let place = 0; place < width; place += 1) bytes.set(read(level * TILE_HEIGHT, index * TILE_WIDTH + place), place * HASH_BYTES);
      tiles.push({ name: { level, index, width }, bytes });
    }
  }
  return tiles;
}
