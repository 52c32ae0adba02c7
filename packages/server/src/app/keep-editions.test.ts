import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Status } from '@tocsin/core/detection/threat';
import { emptyRecord, type RecordState } from '@tocsin/core/record/gate/record-state';
import { takeIn } from '@tocsin/core/record/gate/take-in';
import type { RecordEntry } from '@tocsin/core/record/model/record-entry';
import { type UnixMs, unixMs } from '@tocsin/core/units/instant';
import { ARTIFACT, aClaim, aReview, figure, START, textOf } from '@tocsin/testkit/record-model/any-record';
import { openMemoryJournal } from '../adapters/journal-memory/memory-journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import type { Journal } from '../ports/journal.ts';
import { type KeptEditions, keepEditions } from './keep-editions.ts';

const DELAY_MS = 3_600_000;

/** A clock that stands still until it is moved. */
class HandClock implements Clock {
  #now = Date.parse(START);
  #due: { readonly at: number; readonly callback: () => void }[] = [];

  now(): UnixMs {
    return unixMs(this.#now);
  }

  at(instant: UnixMs, callback: () => void): () => void {
    const entry = { at: instant, callback };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((each) => each !== entry);
    };
  }

  /** Moves on second by second, and lets everything happen that happens then. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.#now += 1_000;
      const due = this.#due.filter(({ at }) => at <= this.#now);
      this.#due = this.#due.filter(({ at }) => at > this.#now);
      for (const { callback } of due) callback();
      await settled();
    }
  }
}

async function settled(): Promise<void> {
  for (let round = 0; round < 30; round += 1) await turn();
}

/** A record, its journal and its editions, in memory. */
class Record {
  readonly clock = new HandClock();
  readonly journal: Journal = openMemoryJournal();
  readonly files = new Map<string, Uint8Array>();
  readonly faults: unknown[] = [];
  readonly state: RecordState = emptyRecord();
  loggedUpTo = 0;
  isLogStuck = false;
  isDiskFull = false;
  isJournalStuck = false;
  /** Called whenever the record is read. */
  onLook = (): unknown => undefined;

  editions = this.open();

  open(): KeptEditions {
    const log = () => {
      if (!this.isLogStuck) this.loggedUpTo = this.journal.head();
    };
    const store: EditionStore = {
      keep: async (files) => {
        if (this.isDiskFull) throw new Error('ENOSPC');
        for (const { sha256, content } of files) this.files.set(sha256, content);
      },
      read: async (sha256) => this.files.get(sha256),
      retain: async (kept) => {
        for (const sha256 of this.files.keys()) if (!kept.has(sha256)) this.files.delete(sha256);
      },
    };
    return keepEditions({
      sender: 'test.invalid',
      state: async () => {
        this.onLook();
        return this.state;
      },
      optionsOf: (status: Status) => ({ nowMs: this.clock.now(), timeZone: 'UTC', status, placeDelayMs: DELAY_MS }),
      zones: () => undefined,
      journal: this.journal,
      append: async (edition) => {
        if (this.isJournalStuck) throw new Error('the journal has given it up');
        await this.journal.append([edition], this.clock.now()).durable;
      },
      log: { entry: () => new Uint8Array(), prove: () => '' },
      logIndexOf: (seq) => (seq <= this.loggedUpTo ? seq - 1 : undefined),
      catchUpLog: async () => log(),
      store,
      clock: this.clock,
      settings: { quietMs: 2_000, everyMs: 30_000, keptMax: 4 },
      onFault: (fault) => this.faults.push(fault),
    });
  }

  take(body: RecordEntry): void {
    this.journal.append([body], this.clock.now());
    const result = takeIn(this.state, { seq: this.journal.head(), at: this.clock.now(), body }, textOf);
    assert.ok(result.ok, JSON.stringify(result));
  }

  /** Publishes one more claim: the same words, about another place. */
  publish(place: string, detail: Parameters<typeof aClaim>[2] = {}): string {
    if (this.state.artifacts.size === 0) this.take(ARTIFACT);
    const claim = aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), place, ...detail });
    this.take(claim);
    this.take(aReview(claim.id, 'confirm', 'boris'));
    this.take(aReview(claim.id, 'publish', 'dalia'));
    return claim.id;
  }

  numbers(status: Status = 'Actual'): readonly number[] {
    return this.editions.list(status).map(({ number }) => number);
  }

  async csv(): Promise<string> {
    const edition = this.editions.find('Actual');
    assert.ok(edition !== undefined);
    return new TextDecoder().decode(await this.editions.read(edition, 'claims.csv'));
  }
}

async function aRecord(): Promise<Record> {
  const record = new Record();
  await settled();
  return record;
}

test('an empty record has an edition in each lane from the start, and makes no other while nothing happens', async () => {
  const record = await aRecord();
  for (const status of ['Actual', 'Exercise', 'Test'] as const) assert.deepEqual(record.numbers(status), [1]);
  await record.clock.pass(120);
  assert.deepEqual([record.numbers(), record.journal.head()], [[1], 3]);
});

test('claims that are published together make one edition, once the record has been quiet for a moment', async () => {
  const record = await aRecord();
  await record.clock.pass(60);
  for (const place of ['north', 'south', 'east']) {
    record.publish(place);
    await record.clock.pass(1);
    assert.deepEqual(record.numbers(), [1], 'it is not quiet yet');
  }
  await record.clock.pass(3);
  assert.deepEqual(record.numbers(), [2, 1]);
  assert.equal((await record.csv()).split('\r\n').length, 2 + 3 + 1);
  assert.deepEqual(record.numbers('Exercise'), [1], 'nothing is new there');
});

test('editions are at least thirty seconds apart, and a record that never rests has one every thirty', async () => {
  const record = await aRecord();
  for (let second = 0; second < 95; second += 1) {
    record.publish(`place ${second}`);
    await record.clock.pass(1);
  }
  const times = record.editions.list('Actual').map(({ time }) => Date.parse(time) / 1_000);
  assert.equal(times.length, 4);
  const gaps = times.slice(1).map((time, place) => (times[place] ?? 0) - time);
  assert.ok(
    gaps.every((gap) => gap >= 30 && gap <= 32),
    gaps.join(', '),
  );
});

test('a record that changes while its editions are made has them at the same pace from the start', async () => {
  const record = new Record();
  const before = record.journal.head();
  record.onLook = () => record.publish(`place ${record.journal.head()}`);
  await settled();
  assert.equal(before, 0);
  await record.clock.pass(95);
  assert.equal(record.numbers().length, 4);
});

test('drafts and confirmations make no edition', async () => {
  const record = await aRecord();
  record.take(ARTIFACT);
  const claim = aClaim('62 rockets', 'launch_count');
  record.take(claim);
  record.take(aReview(claim.id, 'confirm', 'boris'));
  await record.clock.pass(90);
  assert.deepEqual(record.numbers(), [1]);
});

test('an edition is told once its entry stands in the log, and names no claim before that does', async () => {
  const record = await aRecord();
  await record.clock.pass(60);
  record.isLogStuck = true;
  const id = record.publish('north');
  const head = record.journal.head();
  await record.clock.pass(60);
  assert.deepEqual([record.numbers(), record.journal.head()], [[1], head]);
  record.isLogStuck = false;
  await record.clock.pass(3);
  assert.deepEqual(record.numbers(), [2, 1]);
  const [edition] = record.editions.list('Actual');
  assert.equal(edition?.logIndex, head);
  assert.ok((await record.csv()).includes(id));
});

test('after a restart the editions are what they were, and a file that went missing is written again', async () => {
  const record = await aRecord();
  record.publish('north');
  await record.clock.pass(60);
  const before = record.editions.list('Actual');
  await record.editions.close();
  record.files.clear();
  const head = record.journal.head();
  record.editions = record.open();
  await settled();
  assert.deepEqual(record.editions.list('Actual'), before);
  assert.deepEqual([record.journal.head(), record.files.size > 0], [head, true]);
  const [newest] = before;
  assert.ok(newest !== undefined);
  assert.notEqual(await record.editions.read(newest, 'claims.csv'), undefined);
  assert.deepEqual([record.editions.find('Actual', '1')?.number, record.editions.find('Test', newest.id)?.id], [1, newest.id]);
  assert.equal(record.editions.find('Actual', '7'), undefined);
  record.publish('south');
  await record.clock.pass(4);
  assert.deepEqual(record.numbers(), [3, 2, 1], 'a start that finds nothing new keeps nothing waiting');
});

test('whoever asks right after a restart is never told an old edition for the newest', async () => {
  const record = await aRecord();
  record.publish('north');
  await record.clock.pass(60);
  await record.editions.close();
  record.editions = record.open();
  const seen = new Set<number | undefined>();
  for (let asked = 0; asked < 50; asked += 1) {
    seen.add(record.numbers()[0]);
    await Promise.resolve();
  }
  await record.editions.ready;
  assert.deepEqual([[...seen].filter((number) => number !== undefined && number !== 2), record.numbers()], [[], [2, 1]]);
});

test('the last editions are kept, and no file that one of them needs goes', async () => {
  const record = await aRecord();
  for (const place of ['a', 'b', 'c', 'd', 'e', 'f']) {
    record.publish(place);
    await record.clock.pass(40);
  }
  assert.deepEqual(record.numbers(), [7, 6, 5, 4]);
  for (const edition of record.editions.list('Actual'))
    for (const { name } of edition.files) assert.notEqual(await record.editions.read(edition, name), undefined, name);
  const needed = (['Actual', 'Exercise', 'Test'] as const).flatMap((status) => record.editions.list(status).flatMap(({ files }) => files));
  assert.equal(record.files.size, new Set(needed.map(({ sha256 }) => sha256)).size);
});

test('a place that was held back makes an edition when its delay ends, though nobody did anything', async () => {
  const record = await aRecord();
  record.publish('north', { where: [{ words: 'the market', role: 'fell', zones: ['zone-7'], precisionM: null }] });
  await record.clock.pass(60);
  assert.deepEqual(record.numbers(), [2, 1]);
  const head = record.journal.head();
  await record.clock.pass(DELAY_MS / 1_000 - 120);
  assert.equal(record.journal.head(), head);
  await record.clock.pass(180);
  assert.deepEqual(record.numbers(), [3, 2, 1]);
});

test('a full disk is a fault to be seen once, and is tried again until it is none', async () => {
  const record = await aRecord();
  await record.clock.pass(60);
  record.isDiskFull = true;
  record.publish('north');
  await record.clock.pass(20);
  assert.deepEqual([record.numbers(), record.editions.fault(), record.faults.length], [[1], 'ENOSPC', 1]);
  record.isDiskFull = false;
  await record.clock.pass(10);
  assert.deepEqual([record.numbers(), record.editions.fault()], [[2, 1], undefined]);
});

test('files whose edition never came into the journal are told to nobody, and go', async () => {
  const record = await aRecord();
  await record.clock.pass(60);
  record.isJournalStuck = true;
  record.publish('north');
  await record.clock.pass(4);
  assert.deepEqual([record.numbers(), record.editions.fault()], [[1], 'the journal has given it up']);
  const orphans = new Set(record.files.keys());
  await record.editions.close();
  record.isJournalStuck = false;
  record.publish('south');
  record.editions = record.open();
  await record.clock.pass(1);
  assert.deepEqual(record.numbers(), [2, 1]);
  assert.match(await record.csv(), /north(.|\r|\n)*south/);
  const needed = new Set(record.editions.list('Actual').flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
  for (const status of ['Exercise', 'Test'] as const)
    for (const { files } of record.editions.list(status)) for (const { sha256 } of files) needed.add(sha256);
  assert.ok([...record.files.keys()].every((sha256) => needed.has(sha256)));
  assert.ok(![...orphans].every((sha256) => record.files.has(sha256)));
});
