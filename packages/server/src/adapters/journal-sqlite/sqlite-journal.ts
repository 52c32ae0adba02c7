import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { Entry } from '@tocsin/core/entry';
import { type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Journal, Snapshot } from '../../ports/journal.ts';
import { createEntryDelivery } from '../entry-delivery.ts';
import { readEntries } from './read-entries.ts';
import { NotAJournal, PRAGMAS, prepareSchema, requireJournal } from './schema.ts';
import { holdSingleWriter } from './single-writer-lock.ts';
import { openWriteQueue } from './write-queue.ts';

/** Why a journal could not be opened: held by another process, a file of something else, or a file or folder that cannot be used. */
export type JournalOpenCode = 'IN_USE' | 'NOT_A_JOURNAL' | 'UNREADABLE';

/** The journal's file cannot be used; the message says why and names the file. */
export class JournalOpenError extends Error {
  readonly code: JournalOpenCode;
  constructor(code: JournalOpenCode, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'JournalOpenError';
    this.code = code;
  }
}

/**
 * Opens a journal in one SQLite file, creating it where there is none. Order is decided here, at once; writing happens in a thread
 * of its own, in groups: what arrives while one group is being committed forms the next.
 */
export async function openSqliteJournal({ path }: { readonly path: string }): Promise<Journal> {
  const release = guarded(`cannot lock the journal ${path}`, () => holdSingleWriter(path));
  const { reading, last } = guarded(`cannot open the journal ${path}`, () => openReading(path), release);
  const worker = new Worker(new URL('./journal-writer.ts', import.meta.url), { workerData: { path } });
  await once(worker, 'online');
  const queue = openWriteQueue(worker);
  const delivery = createEntryDelivery();
  let head = last?.seq ?? 0;
  let lastAt: UnixMs = unixMs(last?.at ?? 0);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await queue.close();
    reading.close();
    release();
  }

  return {
    append(bodies, at) {
      if (closing !== undefined) throw new Error('the journal is closed');
      lastAt = unixMs(Math.max(lastAt, at));
      const entries = bodies.map((body): Entry => {
        head += 1;
        return { seq: head, at: lastAt, body };
      });
      const durable = queue.write(entries);
      delivery.deliver(entries);
      return { durable };
    },
    subscribe: delivery.subscribe,
    read: (which) => readEntries({ path, database: reading, pending: () => queue.pending() }, which),
    head: () => head,
    saveSnapshot: (snapshot) => queue.saveSnapshot(snapshot),
    latestSnapshot: async (format) => latestSnapshot(reading, format),
    health: () => queue.health(),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/**
 * Reads a journal's file without opening it for writing, also while a server writes it.
 *
 * Throws {@link JournalOpenError} where there is no journal, {@link JournalDamagedError} where its entries cannot be read.
 */
export async function* readJournalFile(path: string): AsyncGenerator<Entry> {
  const database = guarded(`cannot read the journal ${path}`, () => {
    const opened = new DatabaseSync(path, { readOnly: true });
    try {
      requireJournal(opened);
      return opened;
    } catch (cause) {
      opened.close();
      throw cause;
    }
  });
  try {
    yield* readEntries({ path, database, pending: () => [] }, {});
  } finally {
    database.close();
  }
}

interface LastRow {
  readonly seq: number;
  readonly at: number;
}

function openReading(path: string): { readonly reading: DatabaseSync; readonly last: LastRow | undefined } {
  const reading = new DatabaseSync(path);
  try {
    reading.exec(PRAGMAS);
    prepareSchema(reading);
    const last = reading.prepare('SELECT seq, at FROM entries ORDER BY seq DESC LIMIT 1').get() as LastRow | undefined;
    return { reading, last };
  } catch (cause) {
    reading.close();
    throw cause;
  }
}

function guarded<Value>(message: string, open: () => Value, undo?: () => void): Value {
  try {
    return open();
  } catch (cause) {
    undo?.();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JournalOpenError(openCodeOf(cause), `${message}: ${why}`, cause);
  }
}

/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

function openCodeOf(cause: unknown): JournalOpenCode {
  if (cause instanceof NotAJournal) return 'NOT_A_JOURNAL';
  if (!(cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number')) return 'UNREADABLE';
  // The low byte is the primary code, the rest tells its variants apart.
  const primary = cause.errcode & 0xff;
  if (primary === SQLITE_BUSY) return 'IN_USE';
  return primary === SQLITE_NOTADB ? 'NOT_A_JOURNAL' : 'UNREADABLE';
}

function latestSnapshot(database: DatabaseSync, format: string): Snapshot | undefined {
  const row = database.prepare('SELECT seq, bytes FROM snapshots WHERE format = ? ORDER BY seq DESC LIMIT 1').get(format) as
    | { seq: number; bytes: Uint8Array }
    | undefined;
  return row === undefined ? undefined : { seq: row.seq, format, bytes: row.bytes };
}
