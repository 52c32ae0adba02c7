import { join } from 'node:path';
import { serveJournal } from './adapters/journal-sqlite/thread-journal.ts';
import { openRecordThread, type RecordThread } from './adapters/record-thread/record-thread.ts';
import type { WarningService } from './app/service.ts';
import type { Config } from './config/config.ts';
import type { Journal } from './ports/journal.ts';
import type { RecordTask } from './record-thread.ts';

/** What the record of an installation is opened with. */
export interface RecordPlan {
  readonly folder: string;
  readonly config: Config;
  readonly version: string;
  readonly journal: Journal;
  readonly service: WarningService;
  readonly onFault: (fault: unknown) => void;
}

/** Where the journal lies in a data folder. */
export function journalFile(folder: string): string {
  return join(folder, 'journal.sqlite');
}

/** Prepares the record of an installation in a thread of its own, which `start` opens: without it there is a fault to mend, and alarms go out all the same. */
export function openInstallationRecord({ folder, config, version, journal, service, onFault }: RecordPlan): RecordThread {
  const { sender, record, drafter, intake } = config;
  return openRecordThread({
    module: new URL('./record-thread.ts', import.meta.url),
    task: (): RecordTask => ({
      folder,
      journalFile: journalFile(folder),
      version,
      startedAt: service.health().startedAt,
      config: { sender, record, drafter, intake },
      pack: service.region().pack,
    }),
    serveJournal: (port) => serveJournal(journal, port),
    nowMs: Date.now,
    onFault,
  });
}
