import type { Entry } from '@tocsin/core/entry';
import { type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Journal, Snapshot } from '../../ports/journal.ts';

/** A journal that lives as long as the process: for replays and as the oracle of the contract. */
export function openMemoryJournal(): Journal {
  const entries: Entry[] = [];
  const snapshots = new Map<string, Snapshot>();
  const readers = new Set<(entry: Entry) => void>();
  const waiting: Entry[] = [];
  let delivering = false;
  let lastAt: UnixMs = unixMs(0);

  function deliver(): void {
    if (delivering) return;
    delivering = true;
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) for (const reader of readers) reader(entry);
    delivering = false;
  }

  return {
    append(bodies, at) {
      lastAt = unixMs(Math.max(lastAt, at));
      for (const body of bodies) {
        const entry = { seq: entries.length + 1, at: lastAt, body };
        entries.push(entry);
        waiting.push(entry);
      }
      deliver();
      return { durable: Promise.resolve() };
    },
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    async *read({ from = 1, kinds }) {
      for (let place = from - 1; place < entries.length; place += 1) {
        const entry = entries[place];
        if (entry !== undefined && (kinds === undefined || kinds.includes(entry.body.kind))) yield entry;
      }
    },
    head: () => entries.length,
    async saveSnapshot(snapshot) {
      snapshots.set(snapshot.format, snapshot);
    },
    async latestSnapshot(format) {
      return snapshots.get(format);
    },
    health: () => ({ state: 'ok', pendingEntries: 0, oldestPendingMs: 0 }),
    async close() {},
  };
}
