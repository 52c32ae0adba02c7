import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { openSeenItems } from './adapters/report-feed/seen-items.ts';
import { watchReportFeed } from './adapters/report-feed/watch-report-feed.ts';
import { watchReportFolder } from './adapters/report-folder/watch-report-folder.ts';
import { openReportReader } from './adapters/report-reader/open-report-reader.ts';
import { type IntakeDesk, type ReportIntake, takeInReports } from './app/take-in-reports.ts';
import type { IntakeSettings } from './config/report-settings.ts';

/** What the door for reports that come in by themselves is opened with. */
export interface IntakePlan {
  readonly folder: string;
  readonly settings: IntakeSettings;
  readonly desk: IntakeDesk;
  /** Of the region. */
  readonly timeZone: () => string;
  readonly version: string;
  readonly onFault: (fault: unknown) => void;
}

/** Opens it: folders are watched and feeds asked from now on. */
export function openIntake({ folder, settings, desk, timeZone, version, onFault }: IntakePlan): ReportIntake {
  const clock = systemClock();
  const reader = openReportReader();
  const seenOf = (id: string) => openSeenItems(join(folder, 'intake', `${hash('sha256', id).slice(0, 32)}.json`));
  const intake = takeInReports({
    sources: [
      ...settings.folders.map((one) => watchReportFolder({ ...one, path: resolve(folder, one.path) }, { clock, reader, timeZone })),
      ...settings.feeds.map((feed) => watchReportFeed(feed, { clock, reader, timeZone, seen: seenOf(feed.id), onFault })),
    ],
    desk,
    clock,
    version,
    onFault,
  });
  return {
    health: intake.health,
    async close() {
      // The sources know that the house closes before the reader gives up what they wait for.
      await Promise.all([intake.close(), reader.close()]);
    },
  };
}
