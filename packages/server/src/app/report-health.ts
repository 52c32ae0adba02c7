import type { Alert } from '@tocsin/core/warning/alert';
import type { Region } from '@tocsin/core/zone/zone';
import type { Journal } from '../ports/journal.ts';
import type { HealthReport } from './service.ts';

/** What is looked at for the report. */
export interface HealthParts {
  readonly journal: Journal;
  readonly region: Region;
  readonly sources: HealthReport['sources'];
  readonly listeners: number;
  readonly startedAt: string;
  readonly lastAlert: Alert | undefined;
}

/** Says whether the installation would warn as it should, and if not, why: a sensor that is silent, a journal that cannot write. */
export function healthReport({ journal, region, sources, listeners, startedAt, lastAlert }: HealthParts): HealthReport {
  const kept = journal.health();
  const reasons = sources
    .filter((source) => source.kind === 'sensor' && source.state !== 'fresh')
    .map((source) => `sensor ${source.id} is ${source.state}`);
  if (kept.state === 'degraded') reasons.push(`journal: ${kept.reason ?? 'degraded'}`);
  return {
    state: reasons.length === 0 ? 'ok' : 'degraded',
    reasons,
    journal: { ...kept, entries: journal.head() },
    sources,
    listeners,
    startedAt,
    ...(lastAlert === undefined ? {} : { lastAlertAt: lastAlert.time }),
    region: { id: region.id, version: region.version, zones: region.zones.length },
  };
}
