import type { Entry } from '@tocsin/core/entry';

/** Tells readers of entries in order. */
export interface EntryDelivery {
  subscribe(reader: (entry: Entry) => void): () => void;
  /** Delivers at once, or, from within a reader's call, after the entries before these. */
  deliver(entries: readonly Entry[]): void;
}

/**
 * One entry at a time to each reader. A reader that throws keeps nothing from the others: everything is delivered first, then the
 * first fault is thrown to the one who appended.
 */
export function createEntryDelivery(): EntryDelivery {
  const readers = new Set<(entry: Entry) => void>();
  const waiting: Entry[] = [];
  let delivering = false;

  return {
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    deliver(entries) {
      for (const entry of entries) waiting.push(entry);
      if (delivering) return;
      delivering = true;
      const faults: unknown[] = [];
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        for (const reader of readers) {
          try {
            reader(entry);
          } catch (fault) {
            faults.push(fault);
          }
        }
      }
      delivering = false;
      if (faults.length > 0) throw faults[0];
    },
  };
}
