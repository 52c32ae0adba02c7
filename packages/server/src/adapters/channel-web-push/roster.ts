import type { ArmedSlots } from './armed-slots.ts';
import { deriveSlot } from './push-encryption.ts';
import type { SubscriberTable } from './subscriber-table.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/** Subscriptions that are over are taken out of the file together: a push service may end thousands at once. */
const FORGET_EVERY_MS = 1_000;

/** The subscribers in memory and on disk, kept alike. */
export interface Roster {
  /** Reads what is on disk; gives how many rows could not be read. */
  load(): number;
  /** Keeps a subscription for good and derives its first keys. */
  keep(subscription: Subscription): void;
  /** The push service says that the subscription at this path is over; the row may be somebody else's by now. */
  drop(row: number, path: string): void;
  /** The subscriber says so: gone from the disk on return. */
  forget(row: number): void;
  close(): void;
}

/** What a roster is made of. */
export interface RosterParts {
  readonly table: SubscriberTable;
  readonly slots: ArmedSlots;
  readonly store: SubscriptionStore;
  /** Somebody stands in this row from now on. */
  readonly onTaken: (row: number) => void;
  /** Nobody stands there any more. */
  readonly onLeft: (row: number) => void;
  /** Runs what may fail because of the disk. */
  readonly guarded: (work: () => void) => void;
}

/** Makes it, empty. */
export function createRoster({ table, slots, store, onTaken, onLeft, guarded }: RosterParts): Roster {
  let leaving: string[] = [];

  function take(subscription: Subscription): number {
    const row = table.put(subscription);
    onTaken(row);
    return row;
  }

  function leave(row: number): void {
    const id = table.remove(row);
    slots.clear(row);
    onLeft(row);
    if (id !== undefined) leaving.push(id);
  }

  function flush(): void {
    if (leaving.length === 0) return;
    // Somebody may have come back meanwhile.
    const ids = leaving.filter((id) => !table.has(id));
    leaving = [];
    guarded(() => store.remove(ids));
  }

  const flushing = setInterval(flush, FORGET_EVERY_MS);
  return {
    load() {
      const { subscriptions, unreadable } = store.load();
      for (const subscription of subscriptions) take(subscription);
      return unreadable;
    },
    keep(subscription) {
      store.put([subscription]);
      const row = take(subscription);
      slots.arm(row, (slot) => deriveSlot(subscription, slot));
    },
    drop(row, path) {
      if (table.isTaken(row) && table.pathOf(row) === path) leave(row);
    },
    forget(row) {
      leave(row);
      flush();
    },
    close() {
      clearInterval(flushing);
      flush();
    },
  };
}
