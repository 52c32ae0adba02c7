import type { Sighting } from '../detection/observation.ts';
import { addSeconds, parseInstant, secondsBetween } from '../units/instant.ts';
import { agree } from '../warning/sighting-agreement.ts';
import { zonesInReach } from '../warning/sighting-reach.ts';
import { applyCause } from '../warning/zone-lifecycle.ts';
import type { Cause } from '../warning/zone-warning.ts';
import { isTransponder, rememberAircraft } from './known-aircraft.ts';
import { discard, noteChange, type StepContext } from './step-context.ts';

/**
 * Takes in a spotter's report: a wide likelihood, never a precise plot. One reporter prepares the zones ahead; a second,
 * independent one who saw the same sounds them.
 */
export function hearSighting(context: StepContext, sighting: Sighting): void {
  const { state, lane, zones, now } = context;
  const seenAt = parseInstant(sighting.time);
  const what = `sighting:${sighting.reporter}`;
  if (isTransponder(context, sighting)) {
    rememberAircraft(context, sighting);
    return;
  }
  if (sighting.threat === 'aircraft') {
    discard(context, { status: lane.status, what, code: 'NO_THREAT', reason: 'an aircraft by the reporter’s own word' });
    return;
  }
  if (Math.abs(secondsBetween(seenAt, now)) > state.policy.sightingWindowS) {
    discard(context, { status: lane.status, what, code: 'LATE', reason: `seen ${secondsBetween(seenAt, now).toFixed(0)} s ago` });
    return;
  }
  lane.sightings = [
    ...lane.sightings.filter((other) => secondsBetween(parseInstant(other.time), now) <= state.policy.sightingWindowS),
    sighting,
  ];
  const seconded = lane.sightings.filter((other) => other.reporter !== sighting.reporter && agree(sighting, other));
  const reporters = [...new Set([sighting, ...seconded].map((report) => report.reporter))].toSorted();
  const reached = zonesInReach(zones.index, sighting, state.policy.capZones);
  const told = withinLimit(context, reached.zones, what);
  if (reached.capped || told.length < reached.zones.length) {
    const reason = `one reporter speaks for ${state.policy.capZones} zones at most at a time: ${told.length} are told`;
    discard(context, { status: lane.status, what, code: 'OVER_CAP', reason });
  }
  const shelter = reporters.length > 1;
  const cause: Cause = {
    id: what,
    phase: shelter ? 'shelter' : 'prepare',
    threat: sighting.threat,
    source: { kind: 'spotters', names: reporters },
    reason: shelter ? `${reporters.length} independent spotters report the same` : 'one spotter reports it; not confirmed yet',
    until: addSeconds(seenAt, holdS(context, sighting, shelter)),
    endsAs: { how: 'expired', reason: 'nobody has reported it again' },
  };
  for (const index of told) {
    const zone = zones.region.zones[index];
    if (zone !== undefined) noteChange(context, zone.id, applyCause(lane.warnings, zone.id, cause, { now, renewS: state.policy.renewS }));
  }
}

/** Of the zones that a report reaches, those that its reporter may still speak for: what it holds already, and as many more as the cap leaves. */
function withinLimit({ lane, zones, state }: StepContext, reached: readonly number[], causeId: string): readonly number[] {
  let left = state.policy.capZones;
  for (const { causes } of lane.warnings.values()) if (causes.has(causeId)) left -= 1;
  return reached.filter((index) => {
    const id = zones.region.zones[index]?.id;
    if (id !== undefined && lane.warnings.get(id)?.causes.has(causeId) === true) return true;
    left -= 1;
    return left >= 0;
  });
}

function holdS(context: StepContext, sighting: Sighting, shelter: boolean): number {
  const { policy } = context.state;
  if (!shelter) return policy.prepareS;
  return sighting.threat === 'uav' ? policy.feedShelterUavS : policy.feedShelterS;
}
