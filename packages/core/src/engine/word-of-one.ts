import type { ZoneWarning } from '../warning/zone-warning.ts';
import type { Zone } from '../zone/zone.ts';
import type { TrackThreat } from './lane.ts';
import { discard, type StepContext, zoneOf } from './step-context.ts';

/**
 * Whether alarming one more zone on the word of one sensor alone would pass the policy's caps: a sensor that is broken or lies must
 * not empty a country's streets. What two sensors see has no cap. The first zone that is held back is written down for a person.
 */
export function isBeyondOneWord(context: StepContext, zone: Zone, threats: readonly TrackThreat[]): boolean {
  const { lane, state } = context;
  if (lane.warnings.get(zone.id)?.phase === 'shelter') return false;
  const [sensor, ...others] = new Set(threats.flatMap((threat) => threat.sensors));
  if (sensor === undefined || others.length > 0) return false;
  const { capOneSensorZones, capOneSensorPeople } = state.policy;
  const alarmed = alarmedBy(context, sensor);
  const people = alarmed.people + (zone.population ?? 0);
  if (alarmed.zones < capOneSensorZones && people <= (capOneSensorPeople ?? Infinity)) {
    lane.held.delete(sensor);
    return false;
  }
  if (!lane.held.has(sensor)) {
    lane.held.add(sensor);
    const reason = `${alarmed.zones} zones (${alarmed.people} people) stand in alarm on the word of ${sensor} alone: ${zone.id} and others are held for a person`;
    discard(context, { status: lane.status, what: `sensor:${sensor}`, code: 'OVER_CAP', reason });
  }
  return true;
}

function alarmedBy({ lane, zones }: StepContext, sensor: string): { readonly zones: number; readonly people: number } {
  let [count, people] = [0, 0];
  for (const [id, warning] of lane.warnings) {
    if (warning.phase !== 'shelter' || !restsOn(warning, sensor)) continue;
    count += 1;
    people += zoneOf(zones, id)?.population ?? 0;
  }
  return { zones: count, people };
}

function restsOn({ causes }: ZoneWarning, sensor: string): boolean {
  for (const { source } of causes.values())
    if (source.kind !== 'sensors' || source.names.length > 1 || source.names[0] !== sensor) return false;
  return true;
}
