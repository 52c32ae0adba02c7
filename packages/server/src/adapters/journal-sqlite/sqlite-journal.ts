import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { Entry, EntryBody } from '@tocsin/core/entry';
import { type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Journal, ReadFrom, Snapshot } from '../../ports/journal.ts';
import { PRAGMAS, prepareSchema } from './schema.ts';
import { holdSingleWriter } from './single-writer-lock.ts';
import { openWriteQueue } from './write-queue.ts';

/** Why a journal could not be opened. */
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

/** Rows read at a time. */
const PAGE_ROWS = 2_000;

/**
 * Opens a journal in one SQLite file, creating it where there is none. Order is decided here, at once; writing happens in a thread
 * of its own, in groups: what arrives while one group is being committed forms the next.
 */
export async function openSqliteJournal({ path }: { readonly path: string }): Promise<Journal> {
  const release = guarded('IN_USE', `another process has the journal ${path} open`, () => holdSingleWriter(path));
  const reading = guarded('UNREADABLE', `cannot open the journal ${path}`, () => openReading(path), release);
  const worker = new Worker(new URL('./journal-writer.ts', import.meta.url), { workerData: { path } });
  await once(worker, 'online');
  const queue = openWriteQueue(worker);
  const readers = new Set<(entry: Entry) => void>();
  const undelivered: Entry[] = [];
  const last = reading.prepare('SELECT seq, at FROM entries ORDER BY seq DESC LIMIT 1').get() as { seq: number; at: number } | undefined;
  let head = last?.seq ?? 0;
  let lastAt: UnixMs = unixMs(last?.at ?? 0);
  let delivering = false;

  function deliver(): void {
    if (delivering) return;
    delivering = true;
    try {
      for (let entry = undelivered.shift(); entry !== undefined; entry = undelivered.shift()) for (const reader of readers) reader(entry);
    } finally {
      delivering = false;
    }
  }

  return {
    append(bodies, at) {
      lastAt = unixMs(Math.max(lastAt, at));
      const entries = bodies.map((body): Entry => {
        head += 1;
        return { seq: head, at: lastAt, body };
      });
      const durable = queue.write(entries);
      undelivered.push(...entries);
      deliver();
      return { durable };
    },
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    read: (which) => readEntries(reading, which, () => queue.pending()),
    head: () => head,
    saveSnapshot: (snapshot) => queue.saveSnapshot(snapshot),
    latestSnapshot: async (format) => latestSnapshot(reading, format),
    health: () => queue.health(),
    async close() {
      await queue.close();
      reading.close();
      release();
    },
  };
}

function openReading(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec(PRAGMAS);
    prepareSchema(database);
  } catch (cause) {
    database.close();
    throw new JournalOpenError('NOT_A_JOURNAL', `${path} is no journal: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  return database;
}

function guarded<Value>(code: JournalOpenCode, message: string, open: () => Value, undo?: () => void): Value {
  try {
    return open();
  } catch (cause) {
    undo?.();
    throw cause instanceof JournalOpenError ? cause : new JournalOpenError(code, message, cause);
  }
}

interface StoredRow {
  readonly seq: number;
  readonly at: number;
  readonly body: string;
}

/** Stored entries page by page, then what is not stored yet; an entry that moves from one to the other meanwhile comes once. */
async function* readEntries(database: DatabaseSync, which: ReadFrom, pending: () => readonly Entry[]): AsyncGenerator<Entry> {
  const { kinds } = which;
  const filter = kinds === undefined ? '' : `AND kind IN (${kinds.map(() => '?').join(', ')})`;
  const page = database.prepare(`SELECT seq, at, body FROM entries WHERE seq >= ? ${filter} ORDER BY seq LIMIT ${PAGE_ROWS}`);
  let from = which.from ?? 1;
  for (;;) {
    const notStored = pending();
    const rows = page.all(from, ...(kinds ?? [])) as unknown as readonly StoredRow[];
    for (const row of rows) {
      from = row.seq + 1;
      // Only this adapter writes these rows, from typed entries.
      yield { seq: row.seq, at: unixMs(row.at), body: JSON.parse(row.body) as EntryBody };
    }
    if (rows.length === PAGE_ROWS) continue;
    for (const entry of notStored) if (entry.seq >= from && (kinds === undefined || kinds.includes(entry.body.kind))) yield entry;
    return;
  }
}

function latestSnapshot(database: DatabaseSync, format: string): Snapshot | undefined {
  const row = database.prepare('SELECT seq, bytes FROM snapshots WHERE format = ? ORDER BY seq DESC LIMIT 1').get(format) as
    | { seq: number; bytes: Uint8Array }
    | undefined;
  return row === undefined ? undefined : { seq: row.seq, format, bytes: row.bytes };
}
