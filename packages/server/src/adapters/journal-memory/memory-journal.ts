import type { Entry } from '@tocsin/core/entry';
import { type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Journal, Snapshot } from '../../ports/journal.ts';
import { createEntryDelivery } from '../entry-delivery.ts';

/** A journal that lives as long as the process: for replays and as the oracle of the contract. */
export function openMemoryJournal(): Journal {
  const entries: Entry[] = [];
  const snapshots = new Map<string, Snapshot>();
  const delivery = createEntryDelivery();
  let closed = false;
  let lastAt: UnixMs = unixMs(0);

  return {
    append(bodies, at) {
      if (closed) throw new Error('the journal is closed');
      lastAt = unixMs(Math.max(lastAt, at));
      const added = bodies.map((body, place): Entry => ({ seq: entries.length + place + 1, at: lastAt, body }));
      entries.push(...added);
      delivery.deliver(added);
      return { durable: Promise.resolve() };
    },
    subscribe: delivery.subscribe,
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
    async close() {
      closed = true;
    },
  };
}
