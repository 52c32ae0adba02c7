import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type TileName, tilePath } from '@tocsin/tlog/tile';
import type { RecordSource } from '@tocsin/verifier/check-record';
import { type EntryFile, readExport, sourceOfExport } from '@tocsin/verifier/exported-file';

/** What lies at a place: a record, or one entry; with the key that it names itself. */
export type FoundRecord =
  | { readonly kind: 'record'; readonly source: RecordSource; readonly namedKey: string | undefined }
  | { readonly kind: 'entry'; readonly file: EntryFile; readonly namedKey: string };

/** A record's address answers within this time, or is away. */
const FETCH_MS = 20_000;
/** A bundle of 256 entries of 65,535 bytes, and their lengths. */
const FILE_BYTES_MAX = 17_000_000;

/** Opens a record for checking: a folder (a record's own, or a data folder with one in it), an address, or an exported file. Throws where there is none. */
export async function openRecordSource(place: string): Promise<FoundRecord> {
  if (/^https?:\/\//.test(place)) return openAddress(place.replace(/\/+$/, ''));
  if (!statSync(place).isDirectory()) return openExport(place);
  const folder = [place, join(place, 'record')].find((candidate) => isFile(join(candidate, 'checkpoint')));
  if (folder === undefined) throw new Error(`${place}: no record here (a folder with a file called checkpoint)`);
  return openFiles(async (path) => readIfThere(join(folder, path)));
}

function openExport(path: string): FoundRecord {
  const file = readExport(readFileSync(path, 'utf8'));
  if (typeof file === 'string') throw new Error(`${path}: ${file}`);
  if (file.format === 'tocsin-entry/1') return { kind: 'entry', file, namedKey: file.verifierKey };
  return { kind: 'record', source: sourceOfExport(file), namedKey: file.verifierKey };
}

async function openFiles(read: (path: string) => Promise<Uint8Array | undefined>): Promise<FoundRecord> {
  const checkpoint = await read('checkpoint');
  if (checkpoint === undefined) throw new Error('there is no checkpoint');
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const key = await read('key');
  const tile = (name: TileName) => read(tilePath(name));
  const source: RecordSource = {
    checkpoint: text(checkpoint),
    bundle: (index, width) => tile({ level: 'entries', index, width }),
    tile: (index, width) => tile({ level: 0, index, width }),
  };
  return { kind: 'record', source, namedKey: key === undefined ? undefined : text(key).trim() };
}

function openAddress(prefix: string): Promise<FoundRecord> {
  return openFiles(async (path) => {
    const response = await fetch(`${prefix}/${path}`, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${prefix}/${path}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > FILE_BYTES_MAX) throw new Error(`${prefix}/${path}: ${bytes.length} bytes are too many`);
    return bytes;
  });
}

function readIfThere(path: string): Uint8Array | undefined {
  return isFile(path) ? readFileSync(path) : undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
