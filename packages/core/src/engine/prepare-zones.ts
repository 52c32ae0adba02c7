import { addSeconds, secondsBetween } from '../units/instant.ts';
import { adjustCause, applyCause } from '../warning/zone-lifecycle.ts';
import type { Cause } from '../warning/zone-warning.ts';
import { shelterTimeS, type Zone } from '../zone/zone.ts';
import { causeId } from './judge-zones.ts';
import type { TrackThreat } from './lane.ts';
import { noteChange, type StepContext, zoneOf } from './step-context.ts';

/** A preparation is taken back only when its chance has fallen to this share of what raised it: no flapping. */
const FALLEN = 0.3;

/**
 * Prepares the zones that a missile of long range will probably have to alarm, long before they must: nothing sounds, people learn
 * where the next wall is. Takes back what has become unlikely.
 */
export function prepareZones(context: StepContext, forecasts: readonly TrackThreat[]): void {
  const missiles = forecasts.filter(({ later }) => later !== undefined);
  if (missiles.length === 0) return;
  const spared = sparedLater(context);
  for (const missile of missiles) {
    raise(context, missile, spared);
    takeBack(context, missile, spared);
  }
}

/** By zone: the chance that no missile in the air will have it alarmed. */
function sparedLater({ lane }: StepContext): ReadonlyMap<number, number> {
  const spared = new Map<number, number>();
  for (const { later } of lane.threats.values())
    for (const { zone, probability } of later ?? []) spared.set(zone, (spared.get(zone) ?? 1) * (1 - probability));
  return spared;
}

function raise(context: StepContext, missile: TrackThreat, spared: ReadonlyMap<number, number>): void {
  const { lane, zones, state, now } = context;
  const id = causeId(missile);
  for (const { zone } of missile.later ?? []) {
    const known = zones.region.zones[zone];
    if (known === undefined || 1 - (spared.get(zone) ?? 1) < state.policy.prepareProbability) continue;
    if (lane.warnings.get(known.id)?.causes.has(id) === true || lane.cancelled.has(`${known.id}|${id}`)) continue;
    noteChange(
      context,
      known.id,
      applyCause(lane.warnings, known.id, prepareCause(context, missile), { now, renewS: state.policy.renewS }),
    );
  }
}

function takeBack(context: StepContext, missile: TrackThreat, spared: ReadonlyMap<number, number>): void {
  const { lane, zones, state, now } = context;
  for (const [zoneId, { causes }] of lane.warnings) {
    const cause = causes.get(causeId(missile));
    const zone = zoneOf(zones, zoneId);
    if (cause?.phase !== 'prepare' || zone === undefined || isNearlyDue(context, missile, zone)) continue;
    const chance = 1 - (spared.get(zones.index.byId.get(zoneId) ?? -1) ?? 1);
    const until = addSeconds(now, state.policy.stayElsewhereS);
    if (chance < FALLEN * state.policy.prepareProbability && until < cause.until) adjustCause(lane.warnings, zoneId, { ...cause, until });
  }
}

/** So near to its last moment that nobody asks any more whether it will be alarmed later. */
function isNearlyDue({ state, now }: StepContext, { impact }: TrackThreat, zone: Zone): boolean {
  const { deliveryS, marginS, prepareLeadS } = state.policy;
  return impact === undefined || secondsBetween(now, impact.at) < shelterTimeS(zone, now) + deliveryS + marginS + prepareLeadS;
}

function prepareCause({ state }: StepContext, missile: TrackThreat): Cause {
  return {
    id: causeId(missile),
    phase: 'prepare',
    threat: missile.threat,
    source: { kind: 'sensors', names: missile.sensors },
    reason: 'sensors see something far away that may come down near here',
    until: addSeconds(missile.overAt, state.policy.stayElsewhereS),
    endsAs: { how: 'expired', reason: 'nothing more is expected here' },
  };
}
