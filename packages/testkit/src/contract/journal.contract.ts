import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entry, EntryBody } from '@tocsin/core/entry';
import { unixMs } from '@tocsin/core/units/instant';
import type { Journal, ReadFrom } from '@tocsin/server/ports/journal';
import * as fc from 'fast-check';

/** A body whose text tells it from others. */
export function aNote(text: string): EntryBody {
  return { kind: 'note', time: '2026-01-01T00:00:00.000Z', text };
}

/** Everything that a read gives, in its order. */
export async function readAll(journal: Journal, which: ReadFrom = {}): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of journal.read(which)) entries.push(entry);
  return entries;
}

/** The texts of notes, for short comparisons. */
export function textsOf(entries: readonly Entry[]): readonly string[] {
  return entries.map(({ body }) => (body.kind === 'note' ? body.text : body.kind));
}

/**
 * What every journal owes the engine. Left to the adapters' own tests: what survives closing or a crash (the memory journal keeps
 * nothing), and what a disk does to it.
 *
 * @param open - an empty journal
 */
export function describeJournalContract(name: string, open: () => Promise<Journal>): void {
  async function using(run: (journal: Journal) => Promise<void>): Promise<void> {
    const journal = await open();
    try {
      await run(journal);
    } finally {
      await journal.close();
    }
  }

  describe(`${name} as a journal`, () => {
    describeOrder(using);
    describeReaders(using);
    describeSnapshots(using);
  });
}

type Using = (run: (journal: Journal) => Promise<void>) => Promise<void>;

function describeOrder(using: Using): void {
  it('is empty at first', () =>
    using(async (journal) => {
      assert.equal(journal.head(), 0);
      assert.deepEqual(await readAll(journal), []);
      assert.deepEqual(journal.health(), { state: 'ok', pendingEntries: 0, oldestPendingMs: 0 });
    }));

  it('numbers entries from 1 and reads them back, durable or not', () =>
    using(async (journal) => {
      await journal.append([aNote('a'), aNote('b')], unixMs(5)).durable;
      journal.append([aNote('c')], unixMs(6));
      assert.equal(journal.head(), 3);
      assert.deepEqual(await readAll(journal), [
        { seq: 1, at: 5, body: aNote('a') },
        { seq: 2, at: 5, body: aNote('b') },
        { seq: 3, at: 6, body: aNote('c') },
      ]);
    }));

  it('never lets its time run backwards', () =>
    using(async (journal) => {
      for (const at of [10, 7, 12]) journal.append([aNote('x')], unixMs(at));
      assert.deepEqual(
        (await readAll(journal)).map(({ at }) => at),
        [10, 10, 12],
      );
    }));

  it('settles an append of nothing', () => using(async (journal) => await journal.append([], unixMs(1)).durable));

  it('reads from a place and by kind', () =>
    using(async (journal) => {
      const tick: EntryBody = { kind: 'tick', time: '2026-01-01T00:00:00.000Z' };
      await journal.append([aNote('a'), tick, aNote('b')], unixMs(1)).durable;
      journal.append([tick, aNote('c')], unixMs(1));
      assert.deepEqual(textsOf(await readAll(journal, { from: 2, kinds: ['note'] })), ['b', 'c']);
      assert.deepEqual(textsOf(await readAll(journal, { kinds: ['tick'] })), ['tick', 'tick']);
      assert.deepEqual(await readAll(journal, { kinds: [] }), []);
      assert.deepEqual(await readAll(journal, { from: 6 }), []);
    }));

  it('gives exactly what was appended, whatever the interleaving of appends, waits and reads', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ texts: fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), wait: fc.boolean(), read: fc.boolean() }), {
          maxLength: 12,
        }),
        (steps) =>
          using(async (journal) => {
            const expected: string[] = [];
            for (const { texts, wait, read } of steps) {
              const { durable } = journal.append(texts.map(aNote), unixMs(1));
              expected.push(...texts);
              if (wait) await durable;
              if (read) assert.deepEqual(textsOf(await readAll(journal)), expected);
            }
            assert.deepEqual(textsOf(await readAll(journal)), expected);
          }),
      ),
      { numRuns: 25 },
    ));
}

function describeReaders(using: Using): void {
  it('tells subscribers of entries from now on, until they leave', () =>
    using(async (journal) => {
      journal.append([aNote('before')], unixMs(1));
      const heard: Entry[] = [];
      const leave = journal.subscribe((entry) => heard.push(entry));
      await journal.append([aNote('a'), aNote('b')], unixMs(1)).durable;
      leave();
      await journal.append([aNote('after')], unixMs(1)).durable;
      assert.deepEqual(textsOf(heard), ['a', 'b']);
    }));

  it('delivers what a reader appends after the entry it is reading, in the same order to all', () =>
    using(async (journal) => {
      const first: string[] = [];
      const second: string[] = [];
      let inside = false;
      journal.subscribe((entry) => {
        assert.equal(inside, false);
        inside = true;
        first.push(...textsOf([entry]));
        if (entry.seq <= 2) journal.append([aNote(`of ${entry.seq}`)], unixMs(1));
        inside = false;
      });
      journal.subscribe((entry) => second.push(...textsOf([entry])));
      await journal.append([aNote('a'), aNote('b')], unixMs(1)).durable;
      assert.deepEqual(first, ['a', 'b', 'of 1', 'of 2']);
      assert.deepEqual(second, first);
    }));

  it('keeps no entry from the others, now or later, when one reader breaks', () =>
    using(async (journal) => {
      const heard: string[] = [];
      journal.subscribe(({ seq }) => {
        if (seq === 1) throw new Error('broken reader');
      });
      journal.subscribe((entry) => heard.push(...textsOf([entry])));
      assert.throws(() => journal.append([aNote('a'), aNote('b')], unixMs(1)), /broken reader/);
      assert.deepEqual(heard, ['a', 'b']);
      await journal.append([aNote('c')], unixMs(1)).durable;
      assert.deepEqual(heard, ['a', 'b', 'c']);
      assert.deepEqual(textsOf(await readAll(journal)), ['a', 'b', 'c']);
    }));
}

function describeSnapshots(using: Using): void {
  it('gives the newest snapshot of a format and none of another', () =>
    using(async (journal) => {
      assert.equal(await journal.latestSnapshot('x'), undefined);
      for (const seq of [1, 2, 3, 4]) await journal.saveSnapshot({ seq, format: 'x', bytes: Uint8Array.of(seq, 0, 255) });
      await journal.saveSnapshot({ seq: 9, format: 'y', bytes: new Uint8Array() });
      const newest = await journal.latestSnapshot('x');
      assert.equal(newest?.seq, 4);
      assert.deepEqual([...(newest?.bytes ?? [])], [4, 0, 255]);
      assert.equal(await journal.latestSnapshot('z'), undefined);
    }));

  it('takes no entry once it is closed', () =>
    using(async (journal) => {
      await journal.append([aNote('a')], unixMs(1)).durable;
      await journal.close();
      assert.throws(() => journal.append([aNote('b')], unixMs(1)), /closed/);
    }));
}
