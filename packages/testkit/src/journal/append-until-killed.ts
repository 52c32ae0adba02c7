// Appends notes without end and prints the number of each entry once it is durable. `node append-until-killed.ts JOURNAL`
import { writeSync } from 'node:fs';
import { unixMs } from '@tocsin/core/units/instant';
import { openSqliteJournal } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';

const journal = await openSqliteJournal({ path: process.argv[2] ?? '' });
for (;;) {
  const first = journal.head() + 1;
  const bodies = [first, first + 1].map((seq) => ({ kind: 'note' as const, time: '2026-01-01T00:00:00.000Z', text: `note ${seq}` }));
  // Not through console.log: what is printed must have left the process before the kill.
  journal.append(bodies, unixMs(first)).durable.then(() => writeSync(1, `${first + 1}\n`));
  await new Promise((resolve) => setTimeout(resolve, first % 3));
}
