import type { Sighting } from '../detection/observation.ts';
import { addSeconds, parseInstant, secondsBetween } from '../units/instant.ts';
import { agree } from '../warning/sighting-agreement.ts';
import { zonesInReach } from '../warning/sighting-reach.ts';
import { applyCause } from '../warning/zone-lifecycle.ts';
import type { Cause } from '../warning/zone-warning.ts';
import { discard, noteChange, type StepContext } from './step-context.ts';

/**
 * Takes in a spotter's report: a wide likelihood, never a precise plot. One reporter prepares the zones ahead; a second,
 * independent one who saw the same sounds them.
 */
export function hearSighting(context: StepContext, sighting: Sighting): void {
  const { state, lane, zones, now } = context;
  const seenAt = parseInstant(sighting.time);
  const what = `sighting:${sighting.reporter}`;
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
  if (reached.capped) {
    discard(context, {
      status: lane.status,
      what,
      code: 'OVER_CAP',
      reason: `reaches more than ${state.policy.capZones} zones: only the nearest are told`,
    });
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
  for (const index of reached.zones) {
    const zone = zones.region.zones[index];
    if (zone !== undefined) noteChange(context, zone.id, applyCause(lane.warnings, zone.id, cause, { now, renewS: state.policy.renewS }));
  }
}

function holdS(context: StepContext, sighting: Sighting, shelter: boolean): number {
  const { policy } = context.state;
  if (!shelter) return policy.prepareS;
  return sighting.threat === 'uav' ? policy.feedShelterUavS : policy.feedShelterS;
}
