import { formatCheckpoint, parseCheckpoint } from '@tocsin/tlog/checkpoint';
import { appendLeaf, type CompactRange, EMPTY_RANGE, rootOf } from '@tocsin/tlog/compact-range';
import { proveConsistency } from '@tocsin/tlog/consistency-proof';
import { readBundle, writeBundle } from '@tocsin/tlog/entry-bundle';
import { proveInclusion } from '@tocsin/tlog/inclusion-proof';
import { HASH_BYTES, hashLeaf, sameHash } from '@tocsin/tlog/merkle-hash';
import { formatProof } from '@tocsin/tlog/proof-file';
import { type NoteSigner, type NoteVerifier, signNote, verifyNote } from '@tocsin/tlog/signed-note';
import { readerOfTiles, TILE_WIDTH, type TileName, tilePath, tilesOfGrowth, tileWidth } from '@tocsin/tlog/tile';
import { readerOfGrowth, rootOfRun, type SubtreeReader } from '@tocsin/tlog/tree-reader';
import { addCosignatures } from '@tocsin/tlog/witness';
import type { RecordFault, RecordHead, RecordLog } from '../../ports/record-log.ts';
import { openTileFolder, readNarrower, type TileFolder } from './tile-folder.ts';

const CHECKPOINT = 'checkpoint';

/** What lies in the folder cannot be gone on with; nothing in it is touched. */
export class RecordError extends Error {
  readonly code: RecordFault;
  constructor(code: RecordFault, message: string) {
    super(message);
    this.name = 'RecordError';
    this.code = code;
  }
}

/** Who signs the record, and under which name. */
export interface RecordKeys {
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly verifier: NoteVerifier;
  /** Witnesses whose lines are kept. */
  readonly witnesses?: readonly NoteVerifier[];
  /** C2SP signed-note verifier key. */
  readonly verifierKey: string;
}

/**
 * Opens the record in a folder. Throws `RecordError` `DAMAGED` where the tiles do not lead to the signed root: a log that went on from
 * there would hide what happened.
 */
export function openRecordFiles(path: string, { origin, signer, verifier, verifierKey, witnesses = [] }: RecordKeys): RecordLog {
  const folder = openTileFolder(path);
  let head = readHead(folder, { origin, verifier });
  let range = rangeOf(folder, head.size);
  if (head.size > 0 && !sameHash(rootOf(range), head.root)) throw new RecordError('DAMAGED', 'the tiles do not lead to the signed root');
  let open = openBundle(folder, head.size);

  const reader = (size: number): SubtreeReader => readerOfTiles((name) => required(folder, name), size);

  function write(entries: readonly Uint8Array[]): RecordHead {
    const leaves = entries.map(hashLeaf);
    const [oldSize, size] = [head.size, head.size + entries.length];
    const read = readerOfGrowth({ read: reader(oldSize), size: oldSize }, leaves);
    const tiles = tilesOfGrowth(read, { oldSize, size });
    for (const { name, bytes } of tiles) folder.write(tilePath(name), bytes);
    const all = [...open, ...entries];
    const bundles = bundlesOf(all, Math.floor(oldSize / TILE_WIDTH));
    for (const { name, bytes } of bundles) folder.write(tilePath(name), bytes);
    const newRange = leaves.reduce(appendLeaf, range);
    const root = rootOf(newRange);
    const note = signNote(formatCheckpoint({ origin, size, root }), [signer]);
    if (!note.ok) throw new Error(note.error.message);
    folder.replace(CHECKPOINT, Buffer.from(note.value));
    for (const { name } of [...tiles, ...bundles]) dropNarrower(folder, name, oldSize);
    range = newRange;
    open = size % TILE_WIDTH === 0 ? [] : all.slice(-(size % TILE_WIDTH));
    head = { size, checkpoint: note.value, root };
    return { size, checkpoint: note.value };
  }

  function entry(index: number): Uint8Array {
    const place = Math.floor(index / TILE_WIDTH);
    const width = tileWidth({ level: 'entries', index: place }, head.size);
    const entries = width === 0 ? undefined : readBundle(required(folder, { level: 'entries', index: place, width }), width);
    const found = entries?.ok === true ? entries.value[index % TILE_WIDTH] : undefined;
    if (found === undefined) throw new RangeError(`the record has no entry ${index}`);
    return found;
  }

  return {
    origin,
    verifierKey,
    head: () => ({ size: head.size, checkpoint: head.checkpoint }),
    async append(entries) {
      return entries.length === 0 ? { size: head.size, checkpoint: head.checkpoint } : write(entries);
    },
    read(wanted) {
      const widest = (name: TileName) => tileWidth(name, head.size);
      const cut = (bytes: Uint8Array, width: number) =>
        wanted.startsWith('tile/entries/') ? cutBundle(bytes, width) : bytes.slice(0, width * HASH_BYTES);
      return readNarrower(folder, { path: wanted, widest, cut });
    },
    entry,
    prove(index) {
      const proof = proveInclusion(reader(head.size), { index, size: head.size });
      if (!proof.ok) throw new RangeError(proof.error.message);
      return formatProof({ index, proof: proof.value, checkpoint: head.checkpoint });
    },
    proveGrowth(oldSize) {
      if (oldSize === 0 || oldSize === head.size) return [];
      const proof = proveConsistency(reader(head.size), { oldSize, size: head.size });
      if (!proof.ok) throw new RangeError(proof.error.message);
      return proof.value;
    },
    async cosign(lines) {
      const checkpoint = addCosignatures(head.checkpoint, lines, witnesses);
      if (checkpoint === head.checkpoint) return;
      folder.replace(CHECKPOINT, Buffer.from(checkpoint));
      head = { ...head, checkpoint };
    },
  };
}

interface SignedHead extends RecordHead {
  readonly root: Uint8Array;
}

function readHead(folder: TileFolder, keys: { readonly origin: string; readonly verifier: NoteVerifier }): SignedHead {
  const checkpoint = folder.readText(CHECKPOINT);
  if (checkpoint === undefined) return { size: 0, checkpoint: '', root: rootOf(EMPTY_RANGE) };
  const signed = verifyNote(checkpoint, [keys.verifier]);
  if (!signed.ok) throw new RecordError('DAMAGED', `the checkpoint is not this installation’s: ${signed.error.message}`);
  const parsed = parseCheckpoint(signed.value.text);
  if (!parsed.ok) throw new RecordError('DAMAGED', parsed.error.message);
  if (parsed.value.origin !== keys.origin) throw new RecordError('DAMAGED', `the checkpoint is one of ${parsed.value.origin}`);
  return { size: parsed.value.size, checkpoint, root: parsed.value.root };
}

/** The right edge of the tree, read from its tiles. */
function rangeOf(folder: TileFolder, size: number): CompactRange {
  const read = readerOfTiles((name) => required(folder, name), size);
  const hashes: Uint8Array[] = [];
  let from = 0;
  for (let height = Math.ceil(Math.log2(size + 1)); height >= 0; height -= 1) {
    const width = 2 ** height;
    if (Math.floor(size / width) % 2 === 0) continue;
    hashes.push(rootOfRun(read, { from, until: from + width }));
    from += width;
  }
  return { size, hashes };
}

function required(folder: TileFolder, name: TileName): Uint8Array {
  const bytes = folder.readTile(name) ?? widerOf(folder, name);
  if (bytes === undefined) throw new RecordError('DAMAGED', `${tilePath(name)} is missing`);
  return bytes;
}

/** A process that died between writing tiles and signing them leaves a wider tile behind: its beginning is the tile. */
function widerOf(folder: TileFolder, name: TileName): Uint8Array | undefined {
  for (let width = name.width + 1; width <= TILE_WIDTH; width += 1) {
    const bytes = folder.readTile({ ...name, width });
    if (bytes !== undefined) return name.level === 'entries' ? cutBundle(bytes, name.width) : bytes.slice(0, name.width * HASH_BYTES);
  }
  return undefined;
}

function openBundle(folder: TileFolder, size: number): readonly Uint8Array[] {
  const width = size % TILE_WIDTH;
  if (width === 0) return [];
  const name = { level: 'entries', index: Math.floor(size / TILE_WIDTH), width } as const;
  const entries = readBundle(required(folder, name), width);
  if (!entries.ok) throw new RecordError('DAMAGED', `${tilePath(name)}: ${entries.error.message}`);
  return entries.value;
}

function bundlesOf(entries: readonly Uint8Array[], first: number): readonly { readonly name: TileName; readonly bytes: Uint8Array }[] {
  const bundles = [];
  for (let from = 0; from < entries.length; from += TILE_WIDTH) {
    const part = entries.slice(from, from + TILE_WIDTH);
    bundles.push({ name: { level: 'entries', index: first + from / TILE_WIDTH, width: part.length } as const, bytes: writeBundle(part) });
  }
  return bundles;
}

function cutBundle(bytes: Uint8Array, width: number): Uint8Array {
  let end = 0;
  for (let count = 0; count < width; count += 1) end += 2 + ((bytes[end] ?? 0) << 8) + (bytes[end + 1] ?? 0);
  return bytes.slice(0, end);
}

function dropNarrower(folder: TileFolder, name: TileName, oldSize: number): void {
  const width = tileWidth(name, oldSize);
  if (width > 0 && width < name.width) folder.drop({ ...name, width });
}
