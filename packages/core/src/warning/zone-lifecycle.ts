import type { UnixMs } from '../units/instant.ts';
import { addSeconds } from '../units/instant.ts';
import type { AlertEnd } from './alert.ts';
import { type Cause, type Change, lastCause, type ZoneWarning } from './zone-warning.ts';

/** The warnings in force in one lane, by zone id. */
export type ZoneWarnings = Map<string, ZoneWarning>;

/** One step of a zone's life: what is in force, when, and how soon a new threat sounds it again. */
export interface Moment {
  readonly now: UnixMs;
  readonly renewS: number;
}

/**
 * Adds or renews a cause in a zone and says what people have to be told, if anything. Repeats of what they know already merge in
 * silence; `prepare` after `shelter` is not news either.
 */
export function applyCause(warnings: ZoneWarnings, zone: string, cause: Cause, moment: Moment): Change | undefined {
  const warning = warnings.get(zone);
  if (warning === undefined) return raise(warnings, zone, cause, moment);
  if (warning.phase === 'shelter' && cause.phase === 'prepare') return undefined;
  const quiet = isQuiet(warning, moment);
  const isNew = !warning.causes.has(cause.id);
  warning.causes.set(cause.id, cause);
  if (warning.phase === 'prepare' && cause.phase === 'shelter') return sound(warning, { kind: 'escalate', cause, moment });
  if (cause.phase === 'shelter' && quiet && (isNew || cause.impactAt === undefined))
    return sound(warning, { kind: 'renew', cause, moment });
  return undefined;
}

/** Renews what a cause holds without telling anybody: a forecast that moved, a track that came down. */
export function adjustCause(warnings: ZoneWarnings, zone: string, cause: Cause): void {
  const warning = warnings.get(zone);
  if (warning?.causes.has(cause.id)) warning.causes.set(cause.id, cause);
}

/** Ends one cause by its own word (a feed's all-clear). The zone is released when it was the last one. */
export function endCause(warnings: ZoneWarnings, zone: string, causeId: string, end: AlertEnd): Change | undefined {
  const warning = warnings.get(zone);
  const cause = warning?.causes.get(causeId);
  if (warning === undefined || cause === undefined) return undefined;
  warning.causes.delete(causeId);
  return warning.causes.size === 0 ? { kind: 'end', cause, end } : undefined;
}

/** Ends everything in a zone by an operator's hand. */
export function cancelZone(warnings: ZoneWarnings, zone: string, reason: string): Change | undefined {
  const warning = warnings.get(zone);
  if (warning === undefined) return undefined;
  const cause = lastCause(warning);
  warning.causes.clear();
  return cause === undefined ? undefined : { kind: 'end', cause, end: { how: 'cancelled', reason } };
}

/** Lets a zone's deadline fire at its own time: the warning ends, or is extended before the announced end passes. */
export function expireZone(warnings: ZoneWarnings, zone: string, now: UnixMs): Change | undefined {
  const warning = warnings.get(zone);
  if (warning === undefined) return undefined;
  const last = lastCause(warning);
  for (const [id, cause] of warning.causes) if (cause.until <= now) warning.causes.delete(id);
  const remaining = lastCause(warning);
  if (remaining !== undefined) {
    if (warning.announcedUntil > now) return undefined;
    warning.announcedUntil = remaining.until;
    return { kind: 'extend', phase: warning.phase, cause: remaining, until: remaining.until };
  }
  return last === undefined ? undefined : { kind: 'end', cause: last, end: last.endsAs };
}

function raise(warnings: ZoneWarnings, zone: string, cause: Cause, moment: Moment): Change {
  const warning: ZoneWarning = {
    phase: cause.phase,
    causes: new Map([[cause.id, cause]]),
    announcedUntil: cause.until,
    soundedAt: moment.now,
    lastAlert: '',
  };
  warnings.set(zone, warning);
  return { kind: 'raise', phase: cause.phase, cause, until: cause.until };
}

function sound(warning: ZoneWarning, news: { kind: 'escalate' | 'renew'; cause: Cause; moment: Moment }): Change {
  warning.phase = news.cause.phase;
  // What was only a preparation is settled by the alarm: it must not hold the zone after the alarm is over.
  for (const [id, cause] of warning.causes) if (cause.phase === 'prepare') warning.causes.delete(id);
  warning.causes.set(news.cause.id, news.cause);
  warning.announcedUntil = lastCause(warning)?.until ?? news.cause.until;
  warning.soundedAt = news.moment.now;
  return { kind: news.kind, phase: news.cause.phase, cause: news.cause, until: warning.announcedUntil };
}

/** True when the last sounding is old and everything it was about has come down: whoever hears a new threat must hear it again. */
function isQuiet(warning: ZoneWarning, moment: Moment): boolean {
  if (addSeconds(warning.soundedAt, moment.renewS) > moment.now) return false;
  for (const cause of warning.causes.values()) if (cause.impactAt !== undefined && cause.impactAt > moment.now) return false;
  return true;
}
