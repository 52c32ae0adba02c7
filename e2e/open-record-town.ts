import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from '@tocsin/cli/build-pages';
import { unixMs } from '@tocsin/core/units/instant';
import { openArtifactFolder } from '@tocsin/server/adapters/artifact-folder/artifact-folder';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { openSqliteJournal } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';
import { startInstallation } from '@tocsin/server/main';
import { journalFile } from '@tocsin/server/open-record';
import { anAlert } from '@tocsin/testkit/any-alert';
import { WHOLE_TEXT, type WholeRecord, wholeRecord } from '@tocsin/testkit/record-model/whole-record';

const HOUR_MS = 3_600_000;
/** Zones of one coast: two halves of a town and what lies around it. */
const ZONES = ['1932', '320', '333', '305', '317'];

/** A server whose journal holds a whole record. */
export interface RecordTown {
  readonly url: string;
  readonly record: WholeRecord;
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

/** Starts the real server on a journal that was written before: most of it 30 hours ago, the last claim just now. */
export async function openRecordTown(nowMs: number): Promise<RecordTown> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-record-town-'));
  const alert = { zones: ZONES.slice(0, 2) };
  const record = wholeRecord({
    zones: ZONES,
    time: new Date(nowMs - 30 * HOUR_MS).toISOString(),
    deadline: new Date(nowMs + 29 * HOUR_MS).toISOString(),
    alerts: [
      anAlert({ ...alert, id: 'a'.repeat(32), time: '2024-01-06T04:59:30.000Z' }),
      anAlert({ ...alert, id: 'b'.repeat(32), time: '2024-01-06T05:15:00.000Z', phase: 'allClear' }),
    ],
  });
  await openArtifactFolder(join(folder, 'artifacts')).keep(WHOLE_TEXT);
  const journal = await openSqliteJournal({ path: journalFile(folder) });
  await journal.append(record.entries.slice(0, record.before), unixMs(nowMs - 30 * HOUR_MS)).durable;
  await journal.append(record.entries.slice(record.before), unixMs(nowMs)).durable;
  await journal.close();
  const faults: unknown[] = [];
  const { config } = openConfig(folder);
  const installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 } },
    pages: await buildPages(),
    onFault: (fault) => faults.push(fault),
  });
  return {
    url: installation.url,
    record,
    faults,
    async close() {
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
