import { type SirenStatus, sirenStatusSchema } from '@tocsin/core/siren/siren-message';
import type { SirenEnd } from '../../config/siren-settings.ts';
import type { ChannelEnd } from '../../ports/channel.ts';

const LOW_BATTERY_PERCENT = 20;
/** A siren whose heartbeat is late by more than this is silent. */
const BEATS_MISSED_MAX = 2.5;

/** What is known of one siren. */
export interface SirenRecord {
  readonly end: SirenEnd;
  status: SirenStatus | undefined;
  lastLifeMs: number | undefined;
  /** The alert it has last confirmed to sound for. */
  soundedFor: string | undefined;
}

/** The configured sirens and what was last heard of each. */
export interface SirenRoster {
  get(id: string): SirenRecord | undefined;
  all(): readonly SirenRecord[];
  /** Those that cover any of the zones. */
  inZones(zones: readonly string[]): readonly SirenRecord[];
  /** Takes a siren's status; one that the broker kept is no sign of life. @returns it, or undefined for what is none */
  hear(record: SirenRecord, payload: string, isKept: boolean): SirenStatus | undefined;
  named(): readonly ChannelEnd[];
}

export function createSirenRoster(ends: readonly SirenEnd[], heartbeatS: number, nowMs: () => number): SirenRoster {
  const records = new Map(
    ends.map((end): [string, SirenRecord] => [end.id, { end, status: undefined, lastLifeMs: undefined, soundedFor: undefined }]),
  );
  const byZone = new Map<string, SirenRecord[]>();
  for (const record of records.values()) for (const zone of record.end.zones) byZone.set(zone, [...(byZone.get(zone) ?? []), record]);
  return {
    get: (id) => records.get(id),
    all: () => [...records.values()],
    inZones: (zones) => [...new Set(zones.flatMap((zone) => byZone.get(zone) ?? []))],
    hear(record, payload, isKept) {
      const status = readStatus(payload);
      if (status === undefined) return undefined;
      record.status = status;
      // A last will is the broker's word, and no life.
      if (status.state === 'online' && !isKept) record.lastLifeMs = nowMs();
      return status;
    },
    named: () => [...records.values()].map((record) => describe(record, nowMs() - 1_000 * BEATS_MISSED_MAX * heartbeatS)),
  };
}

function readStatus(payload: string): SirenStatus | undefined {
  try {
    return sirenStatusSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    // Not JSON: whoever wrote it says nothing about this siren.
    return undefined;
  }
}

function describe({ end, status, lastLifeMs }: SirenRecord, lateMs: number): ChannelEnd {
  const life = lastLifeMs === undefined ? {} : { lastLifeAt: new Date(lastLifeMs).toISOString() };
  const notes = notesOf(status);
  const note = notes.length === 0 ? {} : { note: notes.join(', ') };
  const state = (): ChannelEnd['state'] => {
    if (status?.state === 'offline') return 'down';
    // Relays say no more than that they came and went.
    if (end.kind === 'tocsin' ? (lastLifeMs ?? 0) < lateMs : status === undefined) return 'silent';
    const isLow = (status?.batteryPercent ?? 100) < LOW_BATTERY_PERCENT;
    return isLow || (status?.faults.length ?? 0) > 0 ? 'degraded' : 'ok';
  };
  return { id: end.id, state: state(), ...life, ...note };
}

function notesOf(status: SirenStatus | undefined): readonly string[] {
  if (status === undefined) return ['never heard'];
  const refused = Object.entries(status.refused).map(([code, times]) => `refused ${times} × ${code}`);
  return [
    ...(status.batteryPercent === undefined ? [] : [`battery ${status.batteryPercent} %`]),
    ...status.faults,
    ...(status.isSilenced ? ['stopped by hand'] : []),
    ...refused,
  ];
}
