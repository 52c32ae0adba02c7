import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hashLeaf } from '@tocsin/tlog/merkle-hash';
import { openCheckpoint, verifyProof } from '@tocsin/tlog/proof-file';
import { noteKeyId } from '@tocsin/tlog/signed-note';
import { tilePath } from '@tocsin/tlog/tile';
import { verifyLog } from '@tocsin/tlog/verify-log';
import { openRecordFiles, RecordError, type RecordKeys } from './record-files.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-record-'));
  folders.push(folder);
  return folder;
}

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const origin = 'town.example/record';
const keyId = noteKeyId(origin, new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')));
const keys: RecordKeys = {
  origin,
  signer: { name: origin, keyId, sign: (text) => new Uint8Array(sign(null, text, privateKey)) },
  verifier: { name: origin, keyId, verify: (text, signature) => verify(null, text, publicKey, signature) },
  verifierKey: 'unused here',
};
const entry = (place: number) => new TextEncoder().encode(`entry ${place}${'.'.repeat(place % 50)}`);
const run = (from: number, count: number) => Array.from({ length: count }, (_, place) => entry(from + place));

function faultsOf(folder: string): readonly string[] {
  const log = openRecordFiles(folder, keys);
  const opened = openCheckpoint(log.head().checkpoint, { log: keys.verifier, origin });
  assert.ok(opened.ok);
  const check = verifyLog(opened.value.checkpoint, []);
  for (let index = 0; index < check.bundles; index += 1) {
    const width = check.widthOf(index);
    check.take(log.read(tilePath({ level: 'entries', index, width })), log.read(tilePath({ level: 0, index, width })));
  }
  return check.finish().map(({ code }) => code);
}

test('grows in steps of any size, is opened again where it stood, and is whole', async () => {
  const folder = newFolder();
  let size = 0;
  for (const step of [1, 1, 3, 250, 1, 1, 600, 255, 1, 0, 300]) {
    const log = openRecordFiles(folder, keys);
    assert.equal(log.head().size, size);
    await log.append(run(size, step));
    size += step;
    assert.deepEqual(faultsOf(folder), []);
  }
  const log = openRecordFiles(folder, keys);
  for (const index of [0, 255, 256, 700, size - 1]) {
    assert.deepEqual(new Uint8Array(log.entry(index)), entry(index));
    assert.equal(verifyProof(entry(index), log.prove(index), { log: keys.verifier, origin }).ok, true);
  }
  assert.throws(() => log.entry(size), RangeError);
});

test('serves a narrower tile that an older checkpoint speaks of, and nothing outside the tree', async () => {
  const log = openRecordFiles(newFolder(), keys);
  await log.append(run(0, 10));
  await log.append(run(10, 290));
  assert.deepEqual(
    new Uint8Array(log.read('tile/0/000.p/3') ?? []),
    new Uint8Array(Buffer.concat([0, 1, 2].map((place) => hashLeaf(entry(place))))),
  );
  assert.equal(log.read('tile/0/001.p/44')?.length, 44 * 32);
  assert.equal(
    log.read('tile/entries/000')?.length,
    run(0, 256).reduce((sum, bytes) => sum + bytes.length + 2, 0),
  );
  for (const path of ['tile/0/001', 'tile/0/001.p/45', 'tile/2/000.p/1', 'tile/entries/002.p/1', '../keys/record-key.json', 'checkpoint'])
    assert.equal(log.read(path), undefined, path);
});

test('a process that died before it signed has promised nothing: its tiles are written over', async () => {
  const folder = newFolder();
  await openRecordFiles(folder, keys).append(run(0, 300));
  const before = readFileSync(join(folder, 'checkpoint'));
  await openRecordFiles(folder, keys).append(run(300, 20));
  writeFileSync(join(folder, 'checkpoint'), before);
  const log = openRecordFiles(folder, keys);
  assert.equal(log.head().size, 300);
  await log.append(run(300, 7));
  assert.deepEqual(faultsOf(folder), []);
});

test('a folder in which anything was changed is refused, or shown to be changed', async () => {
  const folder = newFolder();
  await openRecordFiles(folder, keys).append(run(0, 600));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\d$|checkpoint/.test(name) && !name.endsWith('.p'),
  );
  assert.ok(files.length >= 7);
  for (const name of files) {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const path = join(copy, name);
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      continue;
    }
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    let faults: readonly string[] = [];
    try {
      faults = faultsOf(copy);
    } catch (error) {
      assert.ok(error instanceof RecordError, String(error));
      faults = [error.code];
    }
    assert.ok(faults.length > 0, name);
  }
});
