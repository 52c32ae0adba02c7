import type { FeedAlert } from '../detection/observation.ts';
import { addSeconds, parseInstant, secondsBetween } from '../units/instant.ts';
import { applyCause, endCause } from '../warning/zone-lifecycle.ts';
import type { Cause } from '../warning/zone-warning.ts';
import { discard, noteChange, type StepContext } from './step-context.ts';

/** A feed's clock may run ahead by this much before its word is held for a person. */
const AHEAD_S_MAX = 60;

/** Takes in what a feed says: zones by name, phase, threat. What it names and nobody knows is written down, never guessed. */
export function hearFeed(context: StepContext, feed: FeedAlert): void {
  const { state, lane, zones, now } = context;
  const causeId = `feed:${feed.source}`;
  const found = resolveZones(context, feed);
  if (feed.phase === 'allClear') {
    const end = { how: 'all-clear', reason: `${feed.source} says it is over` } as const;
    for (const index of found) endFeedCause(context, index, { causeId, end });
    return;
  }
  const heldS = lifetimeS(context, feed);
  const saidAt = parseInstant(feed.time);
  const until = addSeconds(saidAt, heldS);
  if (until <= now) {
    discard(context, {
      status: lane.status,
      what: causeId,
      code: 'LATE',
      reason: `said ${secondsBetween(saidAt, now).toFixed(0)} s ago: over by now`,
    });
    return;
  }
  if (secondsBetween(now, saidAt) > AHEAD_S_MAX) {
    discard(context, {
      status: lane.status,
      what: causeId,
      code: 'EARLY',
      reason: `its time is ${secondsBetween(now, saidAt).toFixed(0)} s ahead of this clock`,
    });
    return;
  }
  const cause: Cause = {
    id: causeId,
    phase: feed.phase,
    threat: feed.threat,
    source: { kind: 'feed', names: [feed.source] },
    reason: feed.phase === 'prepare' ? `${feed.source} expects alerts here` : `${feed.source} warns this zone`,
    until,
    endsAs: { how: 'expired', reason: `${feed.source} said nothing more for ${heldS} s` },
  };
  for (const index of found) {
    const zone = zones.region.zones[index];
    if (zone !== undefined) noteChange(context, zone.id, applyCause(lane.warnings, zone.id, cause, { now, renewS: state.policy.renewS }));
  }
}

function lifetimeS(context: StepContext, feed: FeedAlert): number {
  const { policy } = context.state;
  if (feed.phase === 'prepare') return policy.prepareS;
  return feed.threat === 'uav' ? policy.feedShelterUavS : policy.feedShelterS;
}

function endFeedCause(
  context: StepContext,
  index: number,
  ending: { readonly causeId: string; readonly end: { readonly how: 'all-clear'; readonly reason: string } },
): void {
  const zone = context.zones.region.zones[index];
  if (zone !== undefined) noteChange(context, zone.id, endCause(context.lane.warnings, zone.id, ending.causeId, ending.end));
}

function resolveZones(context: StepContext, feed: FeedAlert): ReadonlySet<number> {
  const found = new Set<number>();
  for (const name of feed.zones) {
    const resolved = context.zones.names.resolve(name);
    if (resolved.kind === 'zone') for (const zone of resolved.zones) found.add(zone);
    else refuseName(context, name, resolved.kind);
  }
  return found;
}

function refuseName(context: StepContext, name: string, kind: string): void {
  const status = context.lane.status;
  // Ground rule 2: what is missing on the map never widens a warning; a person decides.
  if (kind === 'unknown') discard(context, { status, what: name, code: 'UNKNOWN_ZONE', reason: 'no zone of this region has that name' });
  else discard(context, { status, what: name, code: 'OVER_CAP', reason: 'names no zone but a whole area: held for a person' });
}
