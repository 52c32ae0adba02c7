import type { Alert } from '@tocsin/core/warning/alert';
import type { Region } from '@tocsin/core/zone/zone';
import type { ChannelHealth } from '../ports/channel.ts';
import type { Journal } from '../ports/journal.ts';
import type { HealthReport } from './service.ts';

/** What is looked at for the report. */
export interface HealthParts {
  readonly journal: Journal;
  readonly region: Region;
  readonly sources: HealthReport['sources'];
  readonly channels: readonly ChannelHealth[];
  /** Reasons from elsewhere. */
  readonly reasons: readonly string[];
  readonly listeners: number;
  readonly startedAt: string;
  readonly lastAlert: Alert | undefined;
}

/** Says whether the installation would warn as it should, and if not, why: a sensor that is silent, a journal that cannot write, a channel that is down. */
export function healthReport({
  journal,
  region,
  sources,
  channels,
  reasons: others,
  listeners,
  startedAt,
  lastAlert,
}: HealthParts): HealthReport {
  const kept = journal.health();
  const reasons = sources
    .filter(({ kind, state }) => (kind === 'sensor' || kind === 'cap-feed') && state !== 'fresh')
    .map(({ id, kind, state }) => `${kind === 'sensor' ? 'sensor' : 'CAP feed'} ${id} is ${state}`);
  if (kept.state === 'degraded') reasons.push(`journal: ${kept.reason ?? 'degraded'}`);
  for (const { id, state, reason } of channels)
    if (state !== 'ok') reasons.push(`channel ${id} is ${state}${reason === undefined ? '' : `: ${reason}`}`);
  reasons.push(...others);
  return {
    state: reasons.length === 0 ? 'ok' : 'degraded',
    reasons,
    journal: { ...kept, entries: journal.head() },
    sources,
    channels: channels.map(({ named: _, ...channel }) => channel),
    listeners,
    startedAt,
    ...(lastAlert === undefined ? {} : { lastAlertAt: lastAlert.time }),
    region: { id: region.id, version: region.version, zones: region.zones.length },
  };
}
