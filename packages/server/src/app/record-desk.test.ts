import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openArtifactFolder } from '../adapters/artifact-folder/artifact-folder.ts';
import { systemClock } from '../adapters/clock-system/system-clock.ts';
import { openMemoryJournal } from '../adapters/journal-memory/memory-journal.ts';
import { openSqliteJournal } from '../adapters/journal-sqlite/sqlite-journal.ts';
import type { Journal } from '../ports/journal.ts';
import { openRecordDesk } from './record-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-desk-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const TEXT = 'The army said that 40 rockets were fired on Saturday. The group said it had fired 62 rockets.';

function deskOn(journal: Journal) {
  const places = () => ({ places: [], zonesOf: () => [] });
  const artifacts = openArtifactFolder(join(folder, 'artifacts'));
  return openRecordDesk({ journal, clock: systemClock(), artifacts, version: '0', places, onFault: assert.ifError });
}

test('after a restart the record is what it was', async () => {
  const path = join(folder, 'journal.sqlite');
  const first = await openSqliteJournal({ path });
  const desk = deskOn(first);
  const taken = await desk.takeReport({ text: TEXT, publisher: 'Harbour Wire', date: '2024-01-06' }, 'anna');
  assert.ok(taken.ok && taken.value.durable);
  const [one, other] = await desk.claimsOf(taken.value.artifact);
  assert.ok(one !== undefined && other !== undefined);
  const decided = await desk.decide(
    [
      { subject: one.entry.id, decision: 'confirm' },
      { subject: other.entry.id, decision: 'reject', reason: 'told twice' },
    ],
    'anna',
  );
  assert.ok(decided.ok);
  const before = [...(await desk.state()).items];
  assert.deepEqual(
    before.slice(1, 3).map(([, { standing }]) => standing),
    ['confirmed', 'rejected'],
  );
  await first.close();

  const second = await openSqliteJournal({ path });
  const anew = deskOn(second);
  assert.deepEqual([...(await anew.state()).items], before);
  await second.close();
});

test('what is refused is not written, and what follows it in one request is not either', async () => {
  const journal = openMemoryJournal();
  const desk = deskOn(journal);
  const taken = await desk.takeReport({ text: TEXT, publisher: 'Harbour Wire', date: '2024-01-06' }, 'anna');
  assert.ok(taken.ok);
  const [claim] = await desk.claimsOf(taken.value.artifact);
  const head = journal.head();
  const subject = claim?.entry.id ?? '';
  const refused = await desk.decide(
    [
      { subject, decision: 'confirm' },
      { subject, decision: 'confirm' },
      { subject, decision: 'reject', reason: 'x' },
    ],
    'anna',
  );
  assert.deepEqual([refused.ok, !refused.ok && refused.error.place, !refused.ok && refused.error.code], [false, 1, 'WRONG_STANDING']);
  assert.deepEqual([journal.head(), (await desk.state()).items.get(subject)?.standing], [head, 'draft']);
});
