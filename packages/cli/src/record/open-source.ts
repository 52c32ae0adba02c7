import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TileName, tilePath } from '@tocsin/tlog/tile';
import type { RecordSource } from '@tocsin/verifier/check-record';
import { type EntryFile, readExport, sourceOfExport } from '@tocsin/verifier/exported-file';
import { PROOF_ENDING, type PublishedFile } from '@tocsin/verifier/published-file';

/** What lies at a place: a record, one entry, or a published file with its proof; with the key that lies beside it or in it. */
export type FoundRecord =
  | { readonly kind: 'record'; readonly source: RecordSource; readonly namedKey: string | undefined }
  | { readonly kind: 'entry'; readonly file: EntryFile; readonly namedKey: string }
  | { readonly kind: 'published'; readonly file: PublishedFile; readonly namedKey: string | undefined };

/** A record's address answers within this time, or is away. */
const FETCH_MS = 20_000;
/** A bundle of 256 entries of 65,535 bytes and their lengths is below this, and so are a hundred thousand claims. */
const FILE_BYTES_MAX = 200_000_000;

/**
 * Opens what is to be checked: a folder (a record's own, or a data folder with one in it), an address, an exported file, or a file of
 * the public record with its proof beside it. Throws where there is none.
 *
 * @param proof - file or address of the proof, where it does not lie beside
 */
export async function openRecordSource(place: string, proof?: string): Promise<FoundRecord> {
  if (isAddress(place)) return openAddress(place, proof);
  if (statSync(place).isDirectory()) return openFolder(place);
  // Who names the proof means its file.
  const file = place.endsWith(PROOF_ENDING) ? place.slice(0, -PROOF_ENDING.length) : place;
  const beside = `${file}${PROOF_ENDING}`;
  if (proof === undefined && !isFile(beside)) return openExport(place, readFileSync(place, 'utf8'));
  const found = { name: basename(file), bytes: new Uint8Array(readFileSync(file)), proof: await textAt(proof ?? beside) };
  return { kind: 'published', file: found, namedKey: undefined };
}

function openFolder(place: string): Promise<FoundRecord> {
  const folder = [place, join(place, 'record')].find((candidate) => isFile(join(candidate, 'checkpoint')));
  if (folder === undefined) throw new Error(`${place}: no record here (a folder with a file called checkpoint)`);
  return openFiles(async (path) => readIfThere(join(folder, path)));
}

function openExport(place: string, text: string): FoundRecord {
  const file = readExport(text);
  if (typeof file === 'string') throw new Error(`${place}: ${file}; a file of the public record needs its ${PROOF_ENDING} beside it`);
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

/** A published file ends in what kind it is, an entry in its number; all else is where a record begins. */
async function openAddress(place: string, proof: string | undefined): Promise<FoundRecord> {
  const address = new URL(place);
  if (/\/entries\/\d+$/.test(address.pathname)) return openExport(place, await textAt(place));
  if (proof === undefined && !/\/[^/]+\.[a-z0-9]+$/i.test(address.pathname)) {
    const prefix = place.replace(/\/+$/, '');
    return openFiles(async (path) => (await fetched(`${prefix}/${path}`))?.bytes);
  }
  const file = await fetched(place);
  if (file === undefined) throw new Error(`${place}: there is nothing`);
  const [proofText, key] = await Promise.all([
    textAt(proof ?? proofPlace(address, file.link)),
    fetched(new URL('/record/key', address).href),
  ]);
  const namedKey = key === undefined ? undefined : new TextDecoder().decode(key.bytes).trim();
  return { kind: 'published', file: { name: basename(address.pathname), bytes: file.bytes, proof: proofText }, namedKey };
}

/** Where the server says that this very file's proof is: the newest edition may have become another one meanwhile. Else beside it. */
function proofPlace(address: URL, link: string): string {
  const [, target] = /<([^<>]+)>\s*;\s*rel="[^"]*https:\/\/c2sp\.org\/tlog-proof(?:\s[^"]*)?"/.exec(link) ?? [];
  const told = target !== undefined && URL.canParse(target, address) ? new URL(target, address) : undefined;
  if (told?.origin === address.origin) return told.href;
  const beside = new URL(address);
  beside.pathname += PROOF_ENDING;
  return beside.href;
}

/** What is at an address; undefined where there is nothing. */
async function fetched(url: string): Promise<{ readonly bytes: Uint8Array; readonly link: string } | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > FILE_BYTES_MAX) throw new Error(`${url}: ${bytes.length} bytes are too many`);
  return { bytes, link: response.headers.get('link') ?? '' };
}

async function bytesAt(place: string): Promise<Uint8Array> {
  if (!isAddress(place)) return new Uint8Array(readFileSync(place));
  const found = await fetched(place);
  if (found === undefined) throw new Error(`${place}: there is nothing`);
  return found.bytes;
}

async function textAt(place: string): Promise<string> {
  return new TextDecoder().decode(await bytesAt(place));
}

function isAddress(place: string): boolean {
  return /^https?:\/\//.test(place);
}

function readIfThere(path: string): Uint8Array | undefined {
  return isFile(path) ? readFileSync(path) : undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
