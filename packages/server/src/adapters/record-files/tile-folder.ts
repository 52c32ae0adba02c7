import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseTilePath, TILE_WIDTH, type TileName, tilePath } from '@tocsin/tlog/tile';

/** The files of a tiled log in one folder. Of a tile that grows, the widest is kept; a narrower one is its beginning. */
export interface TileFolder {
  readTile(name: TileName): Uint8Array | undefined;
  /** Down to the disk. */
  write(path: string, bytes: Uint8Array): void;
  /** In one piece: the old file or the new one, never half of one. */
  replace(path: string, bytes: Uint8Array): void;
  readText(path: string): string | undefined;
  /** Forgets a narrower tile that a wider one has taken the place of. */
  drop(name: TileName): void;
}

/** Opens the folder, which is made where there is none. */
export function openTileFolder(folder: string): TileFolder {
  mkdirSync(folder, { recursive: true });
  const read = (path: string): Uint8Array | undefined => {
    try {
      return readFileSync(join(folder, path));
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
      throw error;
    }
  };
  const write = (path: string, bytes: Uint8Array): void => {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    const file = openSync(full, 'w');
    try {
      writeSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    readTile: (name) => read(tilePath(name)),
    write,
    replace(path, bytes) {
      write(`${path}.new`, bytes);
      renameSync(join(folder, `${path}.new`), join(folder, path));
    },
    readText: (path) => {
      const bytes = read(path);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
    },
    drop(name) {
      if (name.width < TILE_WIDTH) rmSync(join(folder, tilePath(name)), { force: true });
    },
  };
}

/** Reads what `path` names from a folder that may hold only a wider form of it. `cut` takes the beginning of `width`. */
export function readNarrower(
  folder: Pick<TileFolder, 'readTile'>,
  {
    path,
    widest,
    cut,
  }: { readonly path: string; readonly widest: (name: TileName) => number; readonly cut: (bytes: Uint8Array, width: number) => Uint8Array },
): Uint8Array | undefined {
  const name = parseTilePath(path);
  if (name === undefined) return undefined;
  const width = widest(name);
  if (width < name.width) return undefined;
  const bytes = folder.readTile({ ...name, width });
  return bytes === undefined ? undefined : width === name.width ? bytes : cut(bytes, name.width);
}
