import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { STATUSES } from '@tocsin/core/detection/threat';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import { type Subscription, subscriptionId } from './subscription.ts';

/** The subscriptions in a file of the data folder, and which alerts are told. No address, no time, no browser of a subscriber is in it. */
export interface SubscriptionStore {
  /** Everything kept; a row that cannot be read is passed over and counted. */
  load(): { readonly subscriptions: readonly Subscription[]; readonly unreadable: number };
  /** Keeps subscriptions, each in the place of an earlier one of the same endpoint; durable on return. */
  put(subscriptions: readonly Subscription[]): void;
  remove(ids: readonly string[]): void;
  markTold(alert: string): void;
  wasTold(alert: string): boolean;
  close(): void;
}

/** "TCWP" */
const APPLICATION_ID = 0x54435750;
const SCHEMA_VERSION = 1;
/** Alerts remembered as told: a restart must not push them to everybody once more. */
const TOLD_MAX = 2_000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS subscriptions (id TEXT PRIMARY KEY, endpoint TEXT NOT NULL, p256dh BLOB NOT NULL, auth BLOB NOT NULL,
    zones TEXT NOT NULL, language TEXT NOT NULL, statuses TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS told (place INTEGER PRIMARY KEY, alert TEXT NOT NULL UNIQUE) STRICT;
`;

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});
const rowSchema = z.object({
  endpoint: z.string(),
  p256dh: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 65),
  auth: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 16),
  zones: jsonText.pipe(z.array(z.string())),
  language: z.enum(LANGUAGES),
  statuses: jsonText.pipe(z.array(z.enum(STATUSES))),
});

/** Opens `push-subscriptions.sqlite` in the folder, readable by its owner only. Throws where the file is another program's. */
export function openSubscriptionStore(folder: string): SubscriptionStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'push-subscriptions.sqlite');
  // Before SQLite does, which would make it readable by everybody.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new DatabaseSync(path);
  try {
    prepare(database, path);
  } catch (fault) {
    database.close();
    throw fault;
  }
  const insert = database.prepare('INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM subscriptions WHERE id = ?');
  const note = database.prepare('INSERT OR IGNORE INTO told (alert) VALUES (?)');
  const forget = database.prepare('DELETE FROM told WHERE place <= (SELECT max(place) FROM told) - ?');
  const told = database.prepare('SELECT 1 FROM told WHERE alert = ?');
  return {
    load: () => loadAll(database),
    put: (subscriptions) =>
      inOne(database, () => {
        for (const { endpoint, p256dh, auth, zones, language, statuses } of subscriptions)
          insert.run(subscriptionId(endpoint), endpoint, p256dh, auth, JSON.stringify(zones), language, JSON.stringify(statuses));
      }),
    remove: (ids) =>
      inOne(database, () => {
        for (const id of ids) drop.run(id);
      }),
    markTold: (alert) =>
      inOne(database, () => {
        note.run(alert);
        forget.run(TOLD_MAX);
      }),
    wasTold: (alert) => told.get(alert) !== undefined,
    close: () => database.close(),
  };
}

function prepare(database: DatabaseSync, path: string): void {
  const { application_id: application } = database.prepare('PRAGMA application_id').get() ?? {};
  const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {};
  if (tables !== 0 && (application !== APPLICATION_ID || version !== SCHEMA_VERSION))
    throw new Error(`${path} holds something else than push subscriptions of schema ${SCHEMA_VERSION}`);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 1000;
    -- What is deleted is overwritten: nobody finds an endpoint in the file after it was forgotten.
    PRAGMA secure_delete = ON;
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SCHEMA_VERSION};
    ${TABLES}
  `);
}

function loadAll(database: DatabaseSync): { readonly subscriptions: readonly Subscription[]; readonly unreadable: number } {
  const subscriptions: Subscription[] = [];
  let unreadable = 0;
  for (const row of database.prepare('SELECT endpoint, p256dh, auth, zones, language, statuses FROM subscriptions').iterate()) {
    const parsed = rowSchema.safeParse(row);
    if (parsed.success) subscriptions.push(parsed.data);
    else unreadable += 1;
  }
  return { subscriptions, unreadable };
}

function inOne(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (fault) {
    database.exec('ROLLBACK');
    throw fault;
  }
}
