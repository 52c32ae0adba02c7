import type { FeedAlert } from '@tocsin/core/detection/observation';
import { formatInstant, type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { CapLanes } from './cap-lanes.ts';

/** When to renew. */
export interface RenewalTime {
  readonly now: UnixMs;
  /** How often it is asked. */
  readonly everyMs: number;
  readonly lifetimeS: (phase: 'prepare' | 'shelter', threat: FeedAlert['threat']) => number;
}

/**
 * The engine forgets what a feed said after a while, because feeds that repeat themselves are silent when it is over. A CAP message
 * says until when it holds: as long as that is later, it is said again, every half lifetime, and for the last time so that the
 * engine's end falls on the message's.
 */
export function renewalsDue(lanes: CapLanes, { now, everyMs, lifetimeS }: RenewalTime): readonly FeedAlert[] {
  const due: FeedAlert[] = [];
  for (const [{ source, status }, known] of lanes.all()) {
    for (const message of known.inForce(now)) {
      const groups = Map.groupBy(message.holds, ([, { phase, threat }]) => `${phase} ${threat}`);
      for (const group of groups.values()) {
        const said = group[0]?.[1];
        if (said === undefined) continue;
        const lifetimeMs = lifetimeS(said.phase, said.threat) * 1_000;
        const saidAt = Math.min(now, message.until - lifetimeMs);
        if (!isTurn(now - message.sentAt, { lifetimeMs, everyMs }) || saidAt <= message.sentAt) continue;
        due.push({
          kind: 'feed-alert',
          status,
          source,
          time: formatInstant(unixMs(saidAt)),
          phase: said.phase,
          threat: said.threat,
          zones: group.map(([zone]) => zone),
        });
      }
    }
  }
  return due;
}

/** True once in each half lifetime, whenever it is asked every so often. */
function isTurn(ageMs: number, { lifetimeMs, everyMs }: { readonly lifetimeMs: number; readonly everyMs: number }): boolean {
  const half = lifetimeMs / 2;
  return Math.floor(ageMs / half) !== Math.floor((ageMs - everyMs) / half);
}
