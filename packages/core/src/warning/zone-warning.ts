import type { Phase, Threat } from '../detection/threat.ts';
import type { UnixMs } from '../units/instant.ts';
import type { AlertEnd, AlertSource } from './alert.ts';

/** The phases in which a zone is warned. */
export type WarnedPhase = Exclude<Phase, 'allClear'>;

/** One reason for a zone to be warned: a track, a feed, a spotter. The zone is warned as long as one cause lives. */
export interface Cause {
  /** `track:track-7`, `feed:north-command`, `sighting:anna`. */
  readonly id: string;
  readonly phase: WarnedPhase;
  readonly threat: Threat;
  readonly source: AlertSource;
  readonly reason: string;
  /** The cause is over at this time unless it is renewed. */
  readonly until: UnixMs;
  /** Expected impact in the zone, where one is predicted. */
  readonly impactAt?: UnixMs;
  /** How the warning ends when this cause is the last to run out. */
  readonly endsAs: AlertEnd;
}

/** What is in force in one zone of one lane. A zone that is not warned has none. */
export interface ZoneWarning {
  phase: WarnedPhase;
  readonly causes: Map<string, Cause>;
  /** What people were told: over at this time unless extended. */
  announcedUntil: UnixMs;
  /** When the zone last sounded. */
  soundedAt: UnixMs;
  /** The thread so far: the id of the last alert about this zone. Empty until the first is composed. */
  lastAlert: string;
}

/** What changes for a zone, before it becomes a message. */
export type Change =
  | { readonly kind: 'raise' | 'escalate' | 'renew' | 'extend'; readonly phase: WarnedPhase; readonly cause: Cause; readonly until: UnixMs }
  | { readonly kind: 'end'; readonly cause: Cause; readonly end: AlertEnd };

/** When something happens in this zone by itself: its warning runs out, or has to be extended before it does. */
export function deadlineOf(warning: ZoneWarning): UnixMs {
  const last = lastCause(warning);
  return last === undefined || last.until > warning.announcedUntil ? warning.announcedUntil : last.until;
}

/** The cause that holds the zone longest; of equals the one that came first. */
export function lastCause(warning: ZoneWarning): Cause | undefined {
  let last: Cause | undefined;
  for (const cause of warning.causes.values()) if (last === undefined || cause.until > last.until) last = cause;
  return last;
}
