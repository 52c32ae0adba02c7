import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { EntryBody } from '@tocsin/core/entry';
import { createLeafCheck } from '@tocsin/core/record/check-leaves';
import { openParts, opensTo } from '@tocsin/core/record/commitment';
import { partsOf } from '@tocsin/core/record/entry-parts';
import { formatInstant, unixMs } from '@tocsin/core/units/instant';
import { anAlert } from '@tocsin/testkit/any-alert';
import { noteKeyId } from '@tocsin/tlog/signed-note';
import { systemClock } from '../adapters/clock-system/system-clock.ts';
import { openMemoryJournal } from '../adapters/journal-memory/memory-journal.ts';
import { openRecordFiles } from '../adapters/record-files/record-files.ts';
import type { RecordLog } from '../ports/record-log.ts';
import { openRecordPublisher } from './publish-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-publish-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const origin = 'town.example/record';
const keyId = noteKeyId(origin, new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')));
const openLog = () =>
  openRecordFiles(folder, {
    origin,
    verifierKey: '',
    signer: { name: origin, keyId, sign: (text) => new Uint8Array(sign(null, text, privateKey)) },
    verifier: { name: origin, keyId, verify: (text, signature) => verify(null, text, publicKey, signature) },
  });
const saltOf = (seq: number) => new Uint8Array(createHmac('sha256', 'a secret').update(String(seq)).digest());
const at = unixMs(1_767_225_600_000);
const outcome = {
  kind: 'outcome',
  time: formatInstant(at),
  outcome: 'impact',
  count: 1,
  position: [34.5, 31.6],
  source: 'patrol',
} as const;

function leavesOf(log: RecordLog) {
  const check = createLeafCheck();
  return Array.from({ length: log.head().size }, (_, index) => check(new TextDecoder().decode(log.entry(index))));
}

test('the journal’s entries stand in the record once, in order, across restarts; plots stay out and places are sealed', async () => {
  const journal = openMemoryJournal();
  const scan: EntryBody = { kind: 'scan', sensor: 'radar-1', time: formatInstant(at), plots: [] };
  const run = async () => {
    const log = openLog();
    const faults: unknown[] = [];
    const publisher = openRecordPublisher({ journal, clock: systemClock(), log, saltOf, onFault: (fault) => faults.push(fault) });
    await publisher.catchUp();
    await publisher.close();
    assert.deepEqual(faults, []);
    return log;
  };
  journal.append([{ kind: 'start', time: formatInstant(at), version: '1' }, scan, { ...outcome, position: [34.5, 31.6] }], at);
  assert.equal((await run()).head().size, 2);
  assert.equal((await run()).head().size, 2);
  journal.append([scan, anAlert()], unixMs(at + 5));
  const log = await run();
  const leaves = leavesOf(log);
  assert.deepEqual(
    leaves.map(({ leaf, faults }) => [leaf?.seq, faults.length]),
    [
      [1, 0],
      [3, 0],
      [5, 0],
    ],
  );
  const body = leaves[1]?.leaf?.body;
  const opening = openParts(partsOf({ ...outcome, position: [34.5, 31.6] }), { salt: saltOf(3), names: new Set(['position']) });
  assert.ok(body !== undefined && 'sealed' in body && opensTo(body.sealed, opening));
  const text = new TextDecoder().decode(log.entry(1));
  assert.equal(/31\.6|position|radar-1/.test(text), false);
});

test('a record that cannot be written says so, loses nothing, and goes on when it can', async () => {
  const journal = openMemoryJournal();
  const real = openLog();
  const sizeBefore = real.head().size;
  journal.append(
    Array.from({ length: 8 }, () => ({ kind: 'start', time: formatInstant(at), version: '2' }) as const),
    at,
  );
  let isFull = true;
  const log: RecordLog = { ...real, append: (entries) => (isFull ? Promise.reject(new Error('no space left')) : real.append(entries)) };
  const faults: unknown[] = [];
  const publisher = openRecordPublisher({ journal, clock: systemClock(), log, saltOf, onFault: (fault) => faults.push(fault) });
  await publisher.catchUp();
  await publisher.catchUp();
  assert.equal(publisher.fault(), 'no space left');
  assert.equal(faults.length, 1, 'told once');
  isFull = false;
  await publisher.catchUp();
  assert.equal(publisher.fault(), undefined);
  assert.ok(real.head().size > sizeBefore);
  await publisher.close();
});
