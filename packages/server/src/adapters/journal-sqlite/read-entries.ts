import type { DatabaseSync } from 'node:sqlite';
import type { Entry, EntryBody } from '@tocsin/core/entry';
import { unixMs } from '@tocsin/core/units/instant';
import type { ReadFrom } from '../../ports/journal.ts';

/** The file is a journal, but its entries cannot be read from `seq` on: a disk gave other bytes back than it was given. */
export class JournalDamagedError extends Error {
  readonly seq: number;
  constructor(path: string, seq: number, cause: unknown) {
    super(`the journal ${path} is damaged from entry ${seq} on: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'JournalDamagedError';
    this.seq = seq;
  }
}

/** Rows read at a time. */
const PAGE_ROWS = 2_000;

interface StoredRow {
  readonly seq: number;
  readonly at: number;
  readonly body: string;
}

/** A journal's file, and what is not in it yet. */
export interface Stored {
  readonly path: string;
  readonly database: DatabaseSync;
  readonly pending: () => readonly Entry[];
}

/** Stored entries page by page, then what is not stored yet; an entry that moves from one to the other meanwhile comes once. */
export async function* readEntries({ path, database, pending }: Stored, which: ReadFrom): AsyncGenerator<Entry> {
  const { kinds } = which;
  const filter = kinds === undefined ? '' : `AND kind IN (${kinds.map(() => '?').join(', ')})`;
  const page = database.prepare(`SELECT seq, at, body FROM entries WHERE seq >= ? ${filter} ORDER BY seq LIMIT ${PAGE_ROWS}`);
  let from = which.from ?? 1;
  for (;;) {
    const notStored = pending();
    const entries = readWhole({ path, from }, () => {
      const rows = page.all(from, ...(kinds ?? [])) as unknown as readonly StoredRow[];
      return inOrder(rows, { from, isWhole: kinds === undefined }).map(entryOf);
    });
    for (const entry of entries) {
      from = entry.seq + 1;
      yield entry;
    }
    if (entries.length === PAGE_ROWS) continue;
    for (const entry of notStored) if (entry.seq >= from && (kinds === undefined || kinds.includes(entry.body.kind))) yield entry;
    return;
  }
}

/** Rows that a damaged disk put elsewhere are no history: numbers go up, and where all kinds are read, one by one. */
function inOrder(
  rows: readonly StoredRow[],
  { from, isWhole }: { readonly from: number; readonly isWhole: boolean },
): readonly StoredRow[] {
  let next = from;
  for (const { seq } of rows) {
    if (isWhole ? seq !== next : seq < next) throw new Error(`entry ${seq} stands where ${next} is due`);
    next = seq + 1;
  }
  return rows;
}

/** A page with one unreadable entry is not read at all: half a history must not pass for a whole one. */
function readWhole<Value>({ path, from }: { readonly path: string; readonly from: number }, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw new JournalDamagedError(path, from, cause);
  }
}

/** Only this adapter writes these rows, from typed entries. */
function entryOf(row: StoredRow): Entry {
  return { seq: row.seq, at: unixMs(row.at), body: JSON.parse(row.body) as EntryBody };
}
