import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import type { Entry } from '@tocsin/core/entry';
import { unixMs } from '@tocsin/core/units/instant';
import { aNote, describeJournalContract, readAll, textsOf } from '@tocsin/testkit/contract/journal.contract';
import * as fc from 'fast-check';
import type { Journal } from '../../ports/journal.ts';
import { JournalDamagedError } from './read-entries.ts';
import { JournalOpenError, openSqliteJournal } from './sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-journal-'));
let files = 0;

after(() => rmSync(folder, { recursive: true, force: true }));

function newPath(): string {
  files += 1;
  return join(folder, `${files}.sqlite`);
}

describeJournalContract('SQLite', () => openSqliteJournal({ path: newPath() }));

describe('a SQLite journal', () => {
  it('goes on after its last entry when it is opened again', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 5 }), async (sessions) => {
        const path = newPath();
        for (const texts of sessions) {
          const journal = await openSqliteJournal({ path });
          journal.append(texts.map(aNote), unixMs(1));
          await journal.close();
        }
        const journal = await openSqliteJournal({ path });
        const entries = await readAll(journal);
        await journal.close();
        assert.deepEqual(textsOf(entries), sessions.flat());
        assert.deepEqual(
          entries.map(({ seq }) => seq),
          sessions.flat().map((_, place) => place + 1),
        );
      }),
      { numRuns: 15 },
    ));

  it('with bytes changed on the disk is refused by name, or gives entries back in order: it never crashes, never skips', () => {
    const anyDamage = fc.array(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }), length: fc.integer({ min: 1, max: 200 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    return fc.assert(
      fc.asyncProperty(anyDamage, async (damage) => {
        const path = newPath();
        const journal = await openSqliteJournal({ path });
        for (let place = 0; place < 60; place += 1) journal.append([aNote(`note ${place}`)], unixMs(place));
        await journal.close();
        const bytes = readFileSync(path);
        for (const { at, byte, length } of damage) bytes.subarray(at % bytes.length, (at % bytes.length) + length).fill(byte);
        writeFileSync(path, bytes);
        const opened = await openSqliteJournal({ path }).catch((cause: unknown) => cause);
        if (opened instanceof Error) return assert.ok(opened instanceof JournalOpenError, String(opened));
        const again = opened as Journal;
        const read = await readAll(again).catch((cause: unknown) => cause);
        await again.close();
        if (read instanceof Error) return assert.ok(read instanceof JournalDamagedError && read.message.includes(path), String(read));
        const sequence = (read as Entry[]).map(({ seq }) => seq);
        assert.deepEqual(
          sequence,
          sequence.toSorted((a, b) => a - b),
        );
      }),
      // The example moved an entry's number: found by chance, kept.
      { numRuns: 150, examples: [[[{ at: 398_507_017, byte: 128, length: 1 }]]] },
    );
  });

  it('keeps its time and its snapshots over a reopening', async () => {
    const path = newPath();
    const first = await openSqliteJournal({ path });
    first.append([aNote('a')], unixMs(50));
    await first.saveSnapshot({ seq: 1, format: 'x', bytes: Uint8Array.of(7) });
    await first.close();
    const second = await openSqliteJournal({ path });
    second.append([aNote('b')], unixMs(20));
    assert.deepEqual(
      (await readAll(second)).map(({ at }) => at),
      [50, 50],
    );
    assert.deepEqual([...((await second.latestSnapshot('x'))?.bytes ?? [])], [7]);
    await second.close();
  });

  it('reads more than a page while more is appended, without a gap or a repetition', async () => {
    const journal = await openSqliteJournal({ path: newPath() });
    const texts = Array.from({ length: 4_500 }, (_, place) => `${place}`);
    await journal.append(texts.map(aNote), unixMs(1)).durable;
    const seqs: number[] = [];
    for await (const { seq } of journal.read({})) {
      seqs.push(seq);
      if (seq === 1_000) await journal.append([aNote('during')], unixMs(1)).durable;
    }
    await journal.close();
    assert.deepEqual(
      seqs,
      Array.from({ length: 4_501 }, (_, place) => place + 1),
    );
  });

  it('refuses to change or remove an entry, whoever asks', async () => {
    const path = newPath();
    const journal = await openSqliteJournal({ path });
    journal.append([aNote('a')], unixMs(1));
    await journal.close();
    const database = new DatabaseSync(path);
    assert.throws(() => database.exec('DELETE FROM entries'), /append-only/);
    assert.throws(() => database.exec("UPDATE entries SET body = '{}'"), /append-only/);
    database.close();
  });

  it('waits for a locked disk in order, says so, and does not hold the caller up', async () => {
    const path = newPath();
    const journal = await openSqliteJournal({ path });
    await journal.append([aNote('a')], unixMs(1)).durable;
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const settled: string[] = [];
    const appends = ['b', 'c', 'd'].map((text) =>
      journal.append([aNote(text)], unixMs(1)).durable.then(() => {
        settled.push(text);
      }),
    );
    assert.deepEqual(textsOf(await readAll(journal)), ['a', 'b', 'c', 'd']);
    while (journal.health().state === 'ok') await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(settled, []);
    assert.equal(journal.health().pendingEntries, 3);
    assert.match(journal.health().reason ?? '', /locked|slow/);
    other.exec('ROLLBACK');
    other.close();
    await Promise.all(appends);
    assert.deepEqual(settled, ['b', 'c', 'd']);
    assert.deepEqual(journal.health(), { state: 'ok', pendingEntries: 0, oldestPendingMs: 0 });
    assert.deepEqual(textsOf(await readAll(journal)), ['a', 'b', 'c', 'd']);
    await journal.close();
  });

  it('rejects what it has given up when it closes on a disk that takes nothing', { timeout: 60_000 }, async () => {
    const path = newPath();
    const journal = await openSqliteJournal({ path });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const { durable } = journal.append([aNote('lost')], unixMs(1));
    const given = assert.rejects(durable, /closed/);
    await journal.close();
    other.close();
    await given;
    const again = await openSqliteJournal({ path });
    assert.deepEqual(await readAll(again), []);
    await again.close();
  });
});

describe('opening a SQLite journal', () => {
  async function refuses(path: string, code: string): Promise<void> {
    await assert.rejects(openSqliteJournal({ path }), { name: 'JournalOpenError', code });
  }

  it('is refused while another has it open, and works once it is closed', async () => {
    const path = newPath();
    const holder = await openSqliteJournal({ path });
    await refuses(path, 'IN_USE');
    await holder.close();
    await (await openSqliteJournal({ path })).close();
  });

  it('is refused where there is no folder, or the path is one', async () => {
    await refuses(join(folder, 'absent', 'journal.sqlite'), 'UNREADABLE');
    const path = newPath();
    mkdirSync(path);
    await refuses(path, 'UNREADABLE');
  });

  it('is refused for a file of something else', async () => {
    const text = newPath();
    writeFileSync(text, 'not a database\n'.repeat(500));
    await refuses(text, 'NOT_A_JOURNAL');
    const foreign = newPath();
    const database = new DatabaseSync(foreign);
    database.exec('CREATE TABLE other (x)');
    database.close();
    await refuses(foreign, 'NOT_A_JOURNAL');
  });

  it('is refused for a journal of another schema', async () => {
    const path = newPath();
    await (await openSqliteJournal({ path })).close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await refuses(path, 'NOT_A_JOURNAL');
  });

  it('is refused, twice alike, for a journal whose pages are torn', async () => {
    const path = newPath();
    const journal = await openSqliteJournal({ path });
    journal.append(
      Array.from({ length: 500 }, (_, place) => aNote(`${place}`)),
      unixMs(1),
    );
    await journal.close();
    const bytes = readFileSync(path);
    // The first page holds the schema and stays; every other is noise.
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0xa5)]));
    await refuses(path, 'UNREADABLE');
    await refuses(path, 'UNREADABLE');
  });
});
