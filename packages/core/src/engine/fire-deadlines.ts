import { pruneTracks } from '../track/tracker.ts';
import { formatInstant, type UnixMs } from '../units/instant.ts';
import { expireZone } from '../warning/zone-lifecycle.ts';
import { deadlineOf } from '../warning/zone-warning.ts';
import { judgeDueZones } from './judge-zones.ts';
import type { Lane, TrackThreat } from './lane.ts';
import { flushAlerts, noteChange, type StepContext } from './step-context.ts';
import { corridorsDue, takeCorridors } from './watch-silence.ts';

/** Lets what is due in a lane at `now` happen: impacts pass, warnings run out or are extended. */
export function fireDeadlines(context: StepContext): void {
  const { lane, now } = context;
  for (const lost of pruneTracks(lane.tracker, now)) {
    context.outputs.push({
      kind: 'track',
      status: lane.status,
      track: lost.id,
      time: formatInstant(now),
      state: 'lost',
      reason: lost.reason,
    });
  }
  takeCorridors(context);
  judgeDueZones(context);
  for (const threat of [...lane.threats.values()]) if (threat.overAt <= now) noteDown(context, threat);
  for (const id of [...lane.warnings.keys()].toSorted()) {
    const warning = lane.warnings.get(id);
    if (warning === undefined || deadlineOf(warning) > now) continue;
    noteChange(context, id, expireZone(lane.warnings, id, now));
  }
  flushAlerts(context);
}

/** The next instant at which something happens in a lane by itself; undefined when nothing is under way. */
export function nextDeadline(lane: Lane): UnixMs | undefined {
  let next = corridorsDue(lane);
  for (const warning of lane.warnings.values()) next = earlier(next, deadlineOf(warning));
  for (const threat of lane.threats.values()) next = earlier(next, threat.overAt);
  for (const due of lane.due.values()) next = earlier(next, due);
  return next;
}

function noteDown(context: StepContext, threat: TrackThreat): void {
  const { lane, now } = context;
  lane.threats.delete(threat.track);
  lane.openCountry.delete(threat.track);
  for (const key of lane.cancelled) if (key.endsWith(`|track:${threat.track}`)) lane.cancelled.delete(key);
  for (const { zone } of threat.chances) {
    const id = context.zones.region.zones[zone]?.id;
    if (id !== undefined && !lane.warnings.has(id)) lane.verdicts.delete(id);
  }
  if (threat.impact === undefined) return;
  context.outputs.push({
    kind: 'track',
    status: lane.status,
    track: threat.track,
    time: formatInstant(now),
    state: 'down',
    reason: 'its expected time of impact has passed',
  });
}

function earlier(one: UnixMs | undefined, other: UnixMs): UnixMs {
  return one === undefined || other < one ? other : one;
}
