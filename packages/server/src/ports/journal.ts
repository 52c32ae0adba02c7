import type { Entry, EntryBody } from '@tocsin/core/entry';
import type { UnixMs } from '@tocsin/core/units/instant';

/** What an append gives back. */
export interface Appended {
  /** Settles when the entries would survive the process; rejects when this journal has given them up. */
  readonly durable: Promise<void>;
}

/** How the journal is doing. `degraded` is shown to operators and in /healthz; it never holds an alarm back. */
export interface JournalHealth {
  readonly state: 'ok' | 'degraded';
  readonly pendingEntries: number;
  /** Age of the oldest entry that is not durable yet, milliseconds. */
  readonly oldestPendingMs: number;
  readonly reason?: string;
}

/** The engine's state after the entry `seq`, as bytes that only the engine of the same `format` reads. */
export interface Snapshot {
  readonly seq: number;
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** Which stored entries to read. */
export interface ReadFrom {
  /** First sequence number, inclusive; 1 is the first entry. */
  readonly from?: number;
  readonly kinds?: readonly string[];
}

/**
 * The ordered, durable, append-only memory of everything that happened. The engine is a reader of it and knows nothing else, so
 * a journal replicated over several machines can take the place of one file.
 */
export interface Journal {
  /**
   * Puts entries at the end, in one piece and in this order. Subscribers see them as soon as their order is certain, which may be
   * before they are durable. `at` is raised to the last entry's where it is earlier: the journal's time never runs backwards.
   */
  append(bodies: readonly EntryBody[], at: UnixMs): Appended;
  /** Calls `reader` for each entry from now on, once, in order, never from within another reader's call. */
  subscribe(reader: (entry: Entry) => void): () => void;
  /** Durable and pending entries in order. */
  read(which: ReadFrom): AsyncIterable<Entry>;
  /** Sequence number of the last entry, 0 when empty. */
  head(): number;
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The newest snapshot of that format, if any. */
  latestSnapshot(format: string): Promise<Snapshot | undefined>;
  health(): JournalHealth;
  /** Waits for pending entries as long as they can be written, then releases every resource. */
  close(): Promise<void>;
}

/** What the record needs of the journal: it reads it, and adds what people decide. */
export type RecordJournal = Pick<Journal, 'append' | 'read' | 'head' | 'health'>;
