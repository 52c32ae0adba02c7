import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openArtifactFolder } from './adapters/artifact-folder/artifact-folder.ts';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { openSqliteJournal } from './adapters/journal-sqlite/sqlite-journal.ts';
import { openRecordDesk } from './app/record-desk.ts';
import { intakeSettingsSchema } from './config/report-settings.ts';
import { openIntake } from './open-intake.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-open-intake-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const STORY = 'The army said that 40 rockets were fired on Saturday. The group said it had fired 62 rockets.';

/** A start of everything that takes reports in, on the journal of a folder. */
async function start(settings: object) {
  const journal = await openSqliteJournal({ path: join(folder, 'journal.sqlite') });
  const places = () => ({ places: [], zonesOf: () => [] });
  const artifacts = openArtifactFolder(join(folder, 'artifacts'));
  const desk = openRecordDesk({ journal, clock: systemClock(), artifacts, version: '0', places, onFault: assert.ifError });
  const intake = openIntake({
    folder,
    settings: intakeSettingsSchema.parse(settings),
    desk,
    timeZone: () => 'Asia/Jerusalem',
    version: '0',
    onFault: assert.ifError,
  });
  // The clock's own timers keep no test alive.
  const alive = setInterval(() => {}, 1_000);
  return {
    desk,
    intake,
    async until(isSo: () => boolean) {
      while (!isSo()) await new Promise((done) => setTimeout(done, 20));
    },
    async close() {
      await intake.close();
      await journal.close();
      clearInterval(alive);
    },
  };
}

test('from a folder and a feed to drafts in the record, each text once, also after a restart', async () => {
  const feed = `<rss><channel><title>Harbour Wire</title><item><title>Sirens</title><link>/1</link><description>${STORY}</description>
<pubDate>Sat, 06 Jan 2024 22:30:00 GMT</pubDate></item></channel></rss>`;
  const server = createServer((_request, response) => response.end(feed));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'same.txt'), `Sirens\n\n${STORY}`);
  writeFileSync(join(folder, 'in', 'other.txt'), 'Three rockets fell in open fields, the mayor said.');
  const settings = { folders: [{ path: 'in', publisher: 'Town Desk', settleS: 0.05 }], feeds: [{ id: 'wire', url }] };
  const counts = () => first.intake.health().map(({ taken, known }) => taken + known);

  const first = await start(settings);
  await first.until(() => counts().join() === '2,1');
  const items = [...(await first.desk.state()).items.values()];
  const artifacts = items.flatMap(({ entry }) => (entry.kind === 'artifact' ? [entry] : []));
  assert.equal(artifacts.length, 2);
  assert.ok(artifacts.every(({ by }) => by.type === 'software' && ['feed wire', 'folder folder'].includes(by.id)));
  assert.ok(items.length > 4 && items.every(({ standing }) => standing === 'draft'));
  await first.close();
  assert.equal(readdirSync(join(folder, 'intake')).length, 1);
  assert.deepEqual(readdirSync(join(folder, 'in')), ['other.txt', 'same.txt']);
  assert.equal(readFileSync(join(folder, 'in', 'same.txt'), 'utf8'), `Sirens\n\n${STORY}`);

  const second = await start(settings);
  await second.until(() => second.intake.health()[0]?.known === 2 && second.intake.health()[1]?.lastGoodAt !== undefined);
  assert.equal((await second.desk.state()).items.size, items.length);
  assert.deepEqual(
    second.intake.health().map(({ taken }) => taken),
    [0, 0],
  );
  await second.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
