import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import type { EntryBody } from '@tocsin/core/entry';
import { unixMs } from '@tocsin/core/units/instant';
import { openMemoryJournal } from '../journal-memory/memory-journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';
import { openThreadJournal, serveJournal } from './thread-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-thread-journal-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const note = (text: string): EntryBody => ({ kind: 'note', text, operator: 'anna', time: '2026-01-01T00:00:00Z' }) as unknown as EntryBody;
const at = unixMs(1_000);

async function open(name: string) {
  const path = join(folder, name);
  const journal = await openSqliteJournal({ path });
  await journal.append([note('before')], at).durable;
  const { port1, port2 } = new MessageChannel();
  const end = serveJournal(journal, port1);
  const beyond = await openThreadJournal(path, port2);
  const seen = async () => {
    const texts: unknown[] = [];
    for await (const { body } of beyond.read({})) texts.push((body as unknown as { readonly text: string }).text);
    return texts;
  };
  async function close() {
    end();
    beyond.close();
    await journal.close();
  }
  return { journal, beyond, seen, close };
}

test('it begins with what is there, and what it adds stands in the journal for both once it is durable', async () => {
  const { journal, beyond, seen, close } = await open('added.sqlite');
  assert.deepEqual([beyond.head(), await seen()], [1, ['before']]);
  await beyond.append([note('one'), note('two')], at).durable;
  assert.deepEqual([beyond.head(), journal.head(), await seen()], [3, 3, ['before', 'one', 'two']]);
  await close();
});

test('it hears of what others add', async () => {
  const { journal, beyond, seen, close } = await open('heard.sqlite');
  await journal.append([note('from outside')], at).durable;
  while (beyond.head() < 2) await pause(20);
  assert.deepEqual(await seen(), ['before', 'from outside']);
  await close();
});

test('what the journal refuses is refused beyond the thread too', async () => {
  const path = join(folder, 'closed.sqlite');
  await (await openSqliteJournal({ path })).close();
  const closed = openMemoryJournal();
  await closed.close();
  const { port1, port2 } = new MessageChannel();
  const end = serveJournal({ ...closed, append: () => assert.fail('the journal is closed') }, port1);
  const beyond = await openThreadJournal(path, port2);
  await assert.rejects(beyond.append([note('late')], at).durable, /the journal is closed/);
  end();
  beyond.close();
});
