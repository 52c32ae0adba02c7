// Runs a journal on a disk that is full for a while and prints what it did as JSON. `node fill-the-disk.ts FOLDER`
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unixMs } from '@tocsin/core/units/instant';
import { openSqliteJournal } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';
import { withinCommitBudget } from '@tocsin/server/app/wait-for-commit';

const folder = process.argv[2] ?? '';
const journal = await openSqliteJournal({ path: join(folder, 'journal.sqlite') });
const heard: number[] = [];
journal.subscribe(({ seq }) => heard.push(seq));

const note = (seq: number) => ({ kind: 'note' as const, time: '2026-01-01T00:00:00.000Z', text: `${seq} ${'x'.repeat(480)}` });
await journal.append([note(1)], unixMs(1)).durable;
for (let part = 0; ; part += 1) {
  try {
    writeFileSync(join(folder, `filler-${part}`), new Uint8Array(4_096));
  } catch {
    break;
  }
}
const last = journal.append(
  Array.from({ length: 400 }, (_, place) => note(place + 2)),
  unixMs(2),
);
const heardAtOnce = heard.length;
const waited = await withinCommitBudget(last.durable, 50);
while (journal.health().state === 'ok') await new Promise((resolve) => setTimeout(resolve, 5));
const full = journal.health();
for (let part = 0; part < 2_000; part += 1) rmSync(join(folder, `filler-${part}`), { force: true });
await last.durable;
const after = journal.health();
const stored: number[] = [];
for await (const { seq } of journal.read({})) stored.push(seq);
await journal.close();
console.log(JSON.stringify({ heardAtOnce, waited, full, after, stored }));
