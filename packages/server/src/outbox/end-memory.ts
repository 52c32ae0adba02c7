import { isRelease } from '@tocsin/core/delivery/retry-schedule';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { HeldAlert } from './handover.ts';

/** Alerts that an end's memory holds; what came before is forgotten. */
const KNOWN_MAX = 5_000;

interface Known {
  readonly keys: readonly string[];
  readonly references: readonly string[];
  readonly isForEnd: boolean;
  receipt?: string;
}

/** What one end has been told and what it may believe: which zones it holds for warned. */
export interface EndMemory {
  isKnown(id: string): boolean;
  /** Notes that an alert was told to this channel, whether it is for this end or not, and whatever becomes of it. */
  remember(alert: SignedAlert, isForEnd: boolean): void;
  /** True where the alert goes on with one that was for this end. */
  follows(alert: SignedAlert): boolean;
  /** Notes that the end has, or may have, the alert. */
  arrived(alert: SignedAlert, receipt?: string): void;
  /** True where the end holds each of the alert's zones for warned. */
  hasHeard(alert: SignedAlert): boolean;
  /** True where the end may hold a zone of this release for warned, or where the release speaks of alerts from before this memory. */
  needsRelease(release: SignedAlert): boolean;
  /** What the end holds of the alert's thread, newest first. */
  threadOf(alert: SignedAlert): readonly HeldAlert[];
  /** The alerts of the release's thread of which no zone is warned any more. */
  endedBy(release: SignedAlert): readonly HeldAlert[];
}

/** The names under which an alert's zones are held: live, exercise and test apart. */
export function zoneKeys(alert: Pick<SignedAlert, 'status' | 'zones'>): readonly string[] {
  return alert.zones.map((zone) => `${alert.status}|${zone}`);
}

/** Opens an empty memory. */
export function createEndMemory(): EndMemory {
  const known = new Map<string, Known>();
  const warned = new Set<string>();

  function remember(alert: SignedAlert, isForEnd: boolean): Known {
    const already = known.get(alert.id);
    if (already !== undefined) return already;
    const fresh: Known = { keys: zoneKeys(alert), references: alert.references, isForEnd };
    known.set(alert.id, fresh);
    const oldest = known.size > KNOWN_MAX ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return fresh;
  }

  /** Walks from an alert to what it speaks of, nearest first. */
  function held(alert: SignedAlert, wanted: (entry: Known) => boolean): readonly HeldAlert[] {
    const found: HeldAlert[] = [];
    const ahead = [...alert.references];
    const seen = new Set<string>(ahead);
    for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
      const entry = known.get(id);
      if (entry === undefined) continue;
      if (entry.receipt !== undefined && wanted(entry)) found.push({ alert: id, receipt: entry.receipt });
      for (const earlier of entry.references) if (!seen.has(earlier)) ahead.push(earlier);
      for (const earlier of entry.references) seen.add(earlier);
    }
    return found;
  }

  return {
    isKnown: (id) => known.has(id),
    remember,
    follows: (alert) => alert.references.some((id) => known.get(id)?.isForEnd === true),
    arrived(alert, receipt) {
      const entry = remember(alert, true);
      if (receipt !== undefined) entry.receipt = receipt;
      for (const key of entry.keys) {
        if (isRelease(alert)) warned.delete(key);
        else warned.add(key);
      }
    },
    hasHeard: (alert) => zoneKeys(alert).every((key) => warned.has(key)),
    needsRelease: (release) => zoneKeys(release).some((key) => warned.has(key)) || release.references.some((id) => !known.has(id)),
    threadOf: (alert) => held(alert, () => true),
    endedBy: (release) => held(release, ({ keys }) => !keys.some((key) => warned.has(key))),
  };
}
