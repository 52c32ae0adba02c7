import type { DatabaseSync } from 'node:sqlite';

/** Stored in `user_version`; an older or newer file is refused rather than guessed at. */
export const SCHEMA_VERSION = 1;
/** "TCSN": stored in `application_id`, so that another program's database is not taken for a journal. */
export const APPLICATION_ID = 0x5443534e;

/** Append-only is the file's own rule: triggers refuse to change or remove an entry. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS entries (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS entries_by_kind ON entries (kind, seq);
  CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER IF NOT EXISTS entries_keep BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TABLE IF NOT EXISTS snapshots (seq INTEGER NOT NULL, format TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (format, seq)) STRICT;
`;

/** How a file is opened for use as a journal: which write-ahead mode, how much a commit survives. */
export const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  -- FULL syncs the write-ahead log at each commit: a commit survives the process, the system and the power.
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 200;
`;

/** The file is sound but holds something else, or a journal of another schema. */
export class NotAJournal extends Error {}

/** Makes an empty file a journal; leaves a journal as it is. Throws where the file is something else. */
export function prepareSchema(database: DatabaseSync): void {
  if (tablesOf(database) > 0) {
    requireJournal(database);
    return;
  }
  database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; ${TABLES} COMMIT;`);
}

/** Throws {@link NotAJournal} where the file is anything else than a journal of this schema. */
export function requireJournal(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const { application_id: application } = database.prepare('PRAGMA application_id').get() as { application_id: number };
  if (tablesOf(database) === 0 || application !== APPLICATION_ID) throw new NotAJournal('the file is a database of another program');
  if (version !== SCHEMA_VERSION) throw new NotAJournal(`the file is a journal of schema ${version}, this program reads ${SCHEMA_VERSION}`);
}

function tablesOf(database: DatabaseSync): number {
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
  return tables;
}
