// The record at 100,000 entries: appending one by one, each with its proof, and checking the whole. `npm run bench -- record [entries]`.
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyPlace } from '@tocsin/cli/commands/verify';
import { leafText, type RecordLeaf } from '@tocsin/core/record/record-leaf';
import { openRecordFiles } from '@tocsin/server/adapters/record-files/record-files';
import { formatVerifierKey, verifierKeyOf } from '@tocsin/tlog/verifier-key';

const COUNT = Number(process.argv[2] ?? 100_000);
const AT_ONCE = 1_000;
const ONE_BY_ONE = 2_000;

const folder = mkdtempSync(join(tmpdir(), 'tocsin-record-bench-'));
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = verifierKeyOf(
  'log',
  'town.example/record',
  new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
);
const log = openRecordFiles(folder, {
  origin: key.name,
  verifierKey: formatVerifierKey(key),
  signer: { name: key.name, keyId: key.keyId, sign: (text) => new Uint8Array(sign(null, text, privateKey)) },
  verifier: { name: key.name, keyId: key.keyId, verify: (text, signature) => verify(null, text, publicKey, signature) },
});
const encoder = new TextEncoder();
const leaf = (place: number): Uint8Array => {
  const at = new Date(1_767_225_600_000 + place * 250).toISOString();
  const body: RecordLeaf['body'] =
    place % 4 === 0
      ? {
          open: {
            kind: 'alert',
            id: hash(place),
            time: at,
            phase: 'shelter',
            zones: ['320', '1932', '566'],
            status: 'Actual',
            reason: 'sensors see something',
          },
        }
      : { kind: 'verdict', sealed: hash(place) };
  return encoder.encode(leafText({ record: 'tocsin/1', seq: place + 1, at, body }));
};
const hash = (place: number): string => createHash('sha256').update(String(place)).digest('hex');

const appendMs: number[] = [];
let proofBytes = 0;
let place = 0;
for (; place < COUNT - ONE_BY_ONE; place += AT_ONCE) await log.append(Array.from({ length: AT_ONCE }, (_, more) => leaf(place + more)));
for (; place < COUNT; place += 1) {
  const from = performance.now();
  await log.append([leaf(place)]);
  const proof = log.prove(place);
  appendMs.push(performance.now() - from);
  proofBytes = Math.max(proofBytes, proof.length);
}
writeFileSync(join(folder, 'key'), formatVerifierKey(key));

const checkFrom = performance.now();
const verdict = await verifyPlace(folder, {});
const checkMs = performance.now() - checkFrom;
if (!verdict.holds) throw new Error(JSON.stringify(verdict.findings));

const limitFrom = performance.now();
for (let count = 0; count < COUNT; count += 1)
  createHash('sha256')
    .update(encoder.encode(String(count)))
    .digest();
const limitMs = performance.now() - limitFrom;
const file = openSync(join(folder, 'limit'), 'w');
const writeMs = Array.from({ length: 500 }, () => {
  const from = performance.now();
  writeSync(file, Buffer.alloc(4_096));
  fsyncSync(file);
  return performance.now() - from;
});
closeSync(file);
const at = (values: readonly number[], share: number) =>
  (values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0).toFixed(2);
console.log(`| ${COUNT} entries | p50 | p95 | p99 |\n|---|---|---|---|`);
console.log(
  `| append one entry, signed, on the disk, with its proof (ms) | ${at(appendMs, 0.5)} | ${at(appendMs, 0.95)} | ${at(appendMs, 0.99)} |`,
);
console.log(`| limit: write and fsync of 4 kB (ms) | ${at(writeMs, 0.5)} | ${at(writeMs, 0.95)} | ${at(writeMs, 0.99)} |\n`);
console.log(`largest proof: ${proofBytes} bytes`);
console.log(`check of the whole record: ${(checkMs / 1000).toFixed(1)} s; limit, one SHA-256 of each: ${(limitMs / 1000).toFixed(1)} s`);
rmSync(folder, { recursive: true, force: true });
