// The writing half of the journal, in a thread of its own: a slow, full or locked disk holds this thread up and nothing else.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { PRAGMAS } from './schema.ts';
import type { WriterAnswer, WriterOrder } from './writer-messages.ts';

/** Snapshots kept; older ones would only be read if the newer were broken. */
const SNAPSHOTS_KEPT = 2;

const port = parentPort;
if (port === null) throw new Error('runs as a worker only');
const database = new DatabaseSync((workerData as { path: string }).path);
database.exec(PRAGMAS);
const insert = database.prepare('INSERT INTO entries (seq, at, kind, body) VALUES (?, ?, ?, ?)');
const saveSnapshot = database.prepare('INSERT OR REPLACE INTO snapshots (seq, format, bytes) VALUES (?, ?, ?)');
const dropSnapshots = database.prepare(
  'DELETE FROM snapshots WHERE format = ? AND seq NOT IN (SELECT seq FROM snapshots WHERE format = ? ORDER BY seq DESC LIMIT ?)',
);

port.on('message', (order: WriterOrder) => {
  if (order.kind === 'close') {
    database.close();
    port.postMessage({ kind: 'closed' } satisfies WriterAnswer);
    port.close();
    return;
  }
  try {
    database.exec('BEGIN IMMEDIATE');
    if (order.kind === 'entries') for (const row of order.rows) insert.run(row.seq, row.at, row.kind, row.body);
    else {
      saveSnapshot.run(order.seq, order.format, order.bytes);
      dropSnapshots.run(order.format, order.format, SNAPSHOTS_KEPT);
    }
    database.exec('COMMIT');
    port.postMessage({ kind: 'done', ticket: order.ticket } satisfies WriterAnswer);
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    port.postMessage({
      kind: 'failed',
      ticket: order.ticket,
      reason: cause instanceof Error ? cause.message : String(cause),
    } satisfies WriterAnswer);
  }
});
