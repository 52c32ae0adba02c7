import type { Status } from '../detection/threat.ts';
import { addSeconds, formatInstant, type UnixMs, unixMs } from '../units/instant.ts';
import type { Alert } from './alert.ts';
import type { ZoneWarnings } from './zone-lifecycle.ts';
import type { Change } from './zone-warning.ts';

/** Clients wait this long for the word that ends an alert before they release by themselves. */
export const EXPIRY_GRACE_S = 60;

/** One zone's change, ready to be told. */
export interface ZoneChange {
  readonly zone: string;
  readonly shelterTimeS: number;
  readonly change: Change;
}

/** What the messages of one step have in common. `identify` derives an id from the content. */
export interface Composition {
  readonly now: UnixMs;
  readonly status: Status;
  readonly incident: string;
  readonly identify: (content: Omit<Alert, 'id'>) => string;
}

/**
 * Turns the changes of one step into as few messages as say the same thing to several zones, notes each zone's new place in its
 * thread, and forgets the zones that are released.
 */
export function composeAlerts(changes: readonly ZoneChange[], warnings: ZoneWarnings, composition: Composition): readonly Alert[] {
  const groups = new Map<string, ZoneChange[]>();
  for (const change of changes) {
    const key = groupKey(change);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap((group) => composeGroup(group, warnings, composition));
}

/** Zones are told together when phase, threat, shelter time, source and reason for an end are the same. */
function groupKey({ shelterTimeS, change }: ZoneChange): string {
  const { cause } = change;
  const end = change.kind === 'end' ? change.end : null;
  return JSON.stringify([change.kind, cause.phase, cause.threat, cause.source, shelterTimeS, end]);
}

function composeGroup(group: readonly ZoneChange[], warnings: ZoneWarnings, composition: Composition): readonly Alert[] {
  const first = group[0];
  if (first === undefined) return [];
  const { change } = first;
  const references = new Set<string>();
  for (const { zone } of group) {
    const last = warnings.get(zone)?.lastAlert ?? '';
    if (last !== '') references.add(last);
  }
  const end = change.kind === 'end' ? change.end : undefined;
  const impactAt = end === undefined ? earliestImpact(group, composition.now) : undefined;
  const content: Omit<Alert, 'id'> = {
    kind: 'alert',
    incident: composition.incident,
    time: formatInstant(composition.now),
    status: composition.status,
    msgType: end?.how === 'cancelled' ? 'Cancel' : references.size > 0 ? 'Update' : 'Alert',
    phase: change.kind === 'end' ? 'allClear' : change.phase,
    threat: change.cause.threat,
    zones: group.map(({ zone }) => zone).toSorted(),
    shelterTimeS: first.shelterTimeS,
    ...(impactAt === undefined ? {} : { impactAt: formatInstant(impactAt) }),
    expires: formatInstant(expiryOf(group, composition.now)),
    references: [...references].toSorted(),
    source: change.cause.source,
    reason: end?.reason ?? change.cause.reason,
    ...(change.kind === 'extend' ? { quiet: true as const } : {}),
    ...(end === undefined ? {} : { end }),
    tracks: tracksOf(group),
  };
  const alert: Alert = { ...content, id: composition.identify(content) };
  noteThread(group, warnings, alert.id);
  return [alert];
}

function noteThread(group: readonly ZoneChange[], warnings: ZoneWarnings, id: string): void {
  for (const { zone, change } of group) {
    const warning = warnings.get(zone);
    if (change.kind === 'end') warnings.delete(zone);
    else if (warning !== undefined) warning.lastAlert = id;
  }
}

function earliestImpact(group: readonly ZoneChange[], now: UnixMs): UnixMs | undefined {
  let earliest: number | undefined;
  for (const { change } of group) {
    const { impactAt } = change.cause;
    if (impactAt !== undefined && impactAt > now && (earliest === undefined || impactAt < earliest)) earliest = impactAt;
  }
  // Whole seconds: finer would say more about the track than a person can use.
  return earliest === undefined ? undefined : unixMs(Math.round(earliest / 1000) * 1000);
}

function expiryOf(group: readonly ZoneChange[], now: UnixMs): UnixMs {
  let latest: UnixMs = now;
  for (const { change } of group) if (change.kind !== 'end' && change.until > latest) latest = change.until;
  return unixMs(Math.ceil(addSeconds(latest, EXPIRY_GRACE_S) / 1000) * 1000);
}

function tracksOf(group: readonly ZoneChange[]): readonly string[] {
  const tracks = new Set<string>();
  for (const { change } of group) {
    const [kind, name] = [change.cause.id.slice(0, 6), change.cause.id.slice(6)];
    if (kind === 'track:') tracks.add(name);
  }
  return [...tracks].toSorted();
}
