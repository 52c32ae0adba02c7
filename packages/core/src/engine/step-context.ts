import type { Status } from '../detection/threat.ts';
import type { DiscardEntry, Output } from '../entry.ts';
import { contentId } from '../seal/content-id.ts';
import { formatInstant, type UnixMs } from '../units/instant.ts';
import type { Alert } from '../warning/alert.ts';
import { composeAlerts, type ZoneChange } from '../warning/compose-alerts.ts';
import type { Change } from '../warning/zone-warning.ts';
import type { Zone } from '../zone/zone.ts';
import { shelterTimeS } from '../zone/zone.ts';
import type { EngineState, ZoneMap } from './engine-state.ts';
import type { Lane } from './lane.ts';

/** What one step reads and writes: the state, the lane it concerns, the time it happens at, what came out so far. */
export interface StepContext {
  readonly state: EngineState;
  readonly lane: Lane;
  readonly zones: ZoneMap;
  readonly now: UnixMs;
  readonly outputs: Output[];
  readonly changes: ZoneChange[];
}

/** Notes that something could not be used. */
export function discard(
  context: { readonly now: UnixMs; readonly outputs: Output[] },
  entry: Pick<DiscardEntry, 'status' | 'what' | 'code' | 'reason'>,
): void {
  context.outputs.push({ kind: 'discard', time: formatInstant(context.now), ...entry });
}

/** Notes what changed for a zone, where anything did. A zone that a newer map no longer has still gets its end. */
export function noteChange(context: StepContext, zoneId: string, change: Change | undefined): void {
  if (change === undefined) return;
  const zone = zoneOf(context.zones, zoneId);
  context.changes.push({ zone: zoneId, shelterTimeS: zone === undefined ? 0 : shelterTimeS(zone, context.now), change });
}

/** The zone of that id on the map in force. */
export function zoneOf(zones: ZoneMap, zoneId: string): Zone | undefined {
  const index = zones.index.byId.get(zoneId);
  return index === undefined ? undefined : zones.region.zones[index];
}

/** Writes the alerts of the changes noted since the last call; opens and closes the lane's incident. */
export function flushAlerts(context: StepContext): void {
  if (context.changes.length === 0) return;
  const { lane, now } = context;
  lane.incident ??= incidentId(context.changes, lane.status, now);
  const alerts = composeAlerts(context.changes, lane.warnings, { now, status: lane.status, incident: lane.incident, identify });
  context.outputs.push(...alerts);
  for (const alert of alerts) if (alert.end !== undefined) for (const zone of alert.zones) lane.verdicts.delete(zone);
  context.changes.length = 0;
  if (lane.warnings.size === 0) lane.incident = undefined;
}

function identify(content: Omit<Alert, 'id'>): string {
  return contentId(content);
}

function incidentId(changes: readonly ZoneChange[], status: Status, now: UnixMs): string {
  return contentId({ incident: changes.map(({ zone }) => zone).toSorted(), status, time: formatInstant(now) });
}
