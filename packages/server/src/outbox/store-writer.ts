// The disk of one channel, in a thread of its own: a slow, full or locked disk holds this thread up and no alert.
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { StoreAnswer, StoredRow, StoreOrder } from './store-messages.ts';

/** Alerts are kept for this long after they were told: releases are tried for a day, and whoever looks into a failure has time. */
const KEPT_MS = 72 * 3_600_000;
const ALERTS_READ_MAX = 5_000;
/** The dead letters' file is moved aside at this size; one such file is kept. */
const DEAD_LETTERS_BYTES_MAX = 5 * 1024 * 1024;
/** A disk that refuses is asked again after this, ms. */
const AGAIN_MS = 500;
/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const BROKEN_FILE = new Set([11, 26]);

const TABLES = `
  PRAGMA journal_mode = WAL;
  -- NORMAL: a commit survives the process; a power cut may cost the last moments, of which the server tells again what is in force.
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 200;
  CREATE TABLE IF NOT EXISTS alerts (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, told_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS handovers (
    alert TEXT NOT NULL, end_id TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', latency_ms REAL, code TEXT, receipt TEXT,
    PRIMARY KEY (alert, end_id)
  ) STRICT, WITHOUT ROWID;
`;

const port = parentPort;
if (port === null) throw new Error('runs as a worker only');
const { path, deadLetters, nowMs } = workerData as { path: string; deadLetters: string; nowMs: number };
const answer = (message: StoreAnswer): void => port.postMessage(message);

interface Disk {
  readonly database: DatabaseSync;
  readonly insertAlert: StatementSync;
  readonly insertRow: StatementSync;
  readonly mark: StatementSync;
}

let disk: Disk | undefined;
let orders: StoreOrder[] = [];
/** The ticket of the last letter in the file: a group that is tried again buries nothing twice. */
let buriedUpTo = 0;

function open(): Disk {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path);
  database.exec(TABLES);
  return {
    database,
    insertAlert: database.prepare('INSERT OR IGNORE INTO alerts (id, told_at, body) VALUES (?, ?, ?)'),
    insertRow: database.prepare('INSERT OR IGNORE INTO handovers (alert, end_id) VALUES (?, ?)'),
    mark: database.prepare('UPDATE handovers SET state = ?, latency_ms = ?, code = ?, receipt = ? WHERE alert = ? AND end_id = ?'),
  };
}

/** Opens the file; one that is broken is moved aside, so that the channel has a store again. */
function openOrReplace(): { readonly disk: Disk | undefined; readonly fault?: string } {
  try {
    return { disk: open() };
  } catch (cause) {
    const isBroken = cause instanceof Error && 'errcode' in cause && BROKEN_FILE.has(Number(cause.errcode));
    if (!isBroken) return { disk: undefined, fault: `the outbox cannot be opened: ${String(cause)}` };
    renameSync(path, `${path}.broken`);
    for (const beside of ['-wal', '-shm']) rmSync(path + beside, { force: true });
    return { disk: open(), fault: `the outbox was unreadable and has been moved aside: ${String(cause)}` };
  }
}

function readRows({ database }: Disk): readonly StoredRow[] {
  const old = nowMs - KEPT_MS;
  database.exec(`BEGIN IMMEDIATE;
    DELETE FROM handovers WHERE alert IN (SELECT id FROM alerts WHERE told_at < ${old});
    DELETE FROM alerts WHERE told_at < ${old};
    COMMIT`);
  return database
    .prepare(`SELECT end_id AS end, alert, body, told_at AS toldAtMs, state, latency_ms AS latencyMs, code, receipt
      FROM (SELECT * FROM alerts ORDER BY seq DESC LIMIT ${ALERTS_READ_MAX}) AS recent
      JOIN handovers ON handovers.alert = recent.id ORDER BY recent.seq`)
    .all() as unknown as readonly StoredRow[];
}

function write(order: StoreOrder, { insertAlert, insertRow, mark }: Disk): void {
  if (order.kind === 'told') {
    insertAlert.run(order.alert, order.toldAtMs, order.body);
    for (const end of order.ends) insertRow.run(order.alert, end);
  } else if (order.kind === 'mark') {
    const { state, latencyMs, code, receipt, alert, end } = order.mark;
    mark.run(state, latencyMs, code, receipt, alert, end);
  }
}

/** Before the commit: a kill between the two repeats a letter at the next start, where it would otherwise have lost it. */
function bury(order: StoreOrder): void {
  if (order.kind !== 'dead' || order.ticket <= buriedUpTo) return;
  const size = statSync(deadLetters, { throwIfNoEntry: false })?.size ?? 0;
  if (size + order.line.length > DEAD_LETTERS_BYTES_MAX) renameSync(deadLetters, `${deadLetters}.1`);
  appendFileSync(deadLetters, `${order.line}\n`, { mode: 0o600 });
  buriedUpTo = order.ticket;
}

/** Carries out together what came together. What fails stays first in line and is tried again. */
function commit(): void {
  const group = orders;
  orders = [];
  const last = group.at(-1);
  if (last === undefined) return;
  try {
    disk ??= open();
    disk.database.exec('BEGIN IMMEDIATE');
    for (const order of group) write(order, disk);
    for (const order of group) bury(order);
    disk.database.exec('COMMIT');
    answer({ kind: 'done', ticket: last.ticket });
  } catch (cause) {
    if (disk?.database.isTransaction) disk.database.exec('ROLLBACK');
    answer({ kind: 'failed', fault: `the outbox cannot be written: ${String(cause)}` });
    if (last.kind !== 'close') {
      orders = [...group, ...orders];
      setTimeout(commit, AGAIN_MS);
      return;
    }
  }
  if (last.kind === 'close') end();
}

function end(): void {
  disk?.database.close();
  answer({ kind: 'closed' });
  port?.close();
}

port.on('message', (batch: readonly StoreOrder[]) => {
  if (orders.length === 0) setImmediate(commit);
  orders.push(...batch);
});

const opened = openOrReplace();
disk = opened.disk;
answer({ kind: 'opened', rows: disk === undefined ? [] : readRows(disk), ...(opened.fault === undefined ? {} : { fault: opened.fault }) });
