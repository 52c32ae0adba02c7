import type { Track } from '../track/track.ts';
import { addSeconds, secondsBetween, type UnixMs } from '../units/instant.ts';
import { judgeZones } from './judge-zones.ts';
import type { Corridor, Lane } from './lane.ts';
import type { StepContext } from './step-context.ts';

/** A sensor that misses this many of its scans is silent, and no sooner than this, s. */
const SCANS_MISSED = 2.5;
const SILENT_S_MIN = 3;
/** A corridor is so wide that this much of a burn changes little, s. */
const RENEWED_S = 0.9;

/** Keeps a corridor for each object whose motor burns, as of this scan; a sensor that still speaks puts its moment off. */
export function keepCorridors(
  { lane, state, now }: StepContext,
  {
    sensor,
    updated,
    corridorOf,
  }: { readonly sensor: string; readonly updated: readonly Track[]; readonly corridorOf: (track: Track) => Corridor['threat'] | undefined },
): void {
  const due = addSeconds(now, Math.max(SILENT_S_MIN, SCANS_MISSED * (state.sensors.get(sensor)?.period ?? 0)));
  for (const [id, corridor] of lane.corridors) if (corridor.threat.sensors.includes(sensor)) lane.corridors.set(id, { ...corridor, due });
  for (const track of updated) {
    if (track.flight !== 'thrusting') {
      lane.corridors.delete(track.id);
      continue;
    }
    const known = lane.corridors.get(track.id)?.threat;
    if (known !== undefined && secondsBetween(known.at, track.at) < RENEWED_S) continue;
    const threat = corridorOf(track);
    if (threat === undefined) lane.corridors.delete(track.id);
    else lane.corridors.set(track.id, { threat, due });
  }
}

/** Takes the corridors of sensors that have fallen silent for forecasts: too wide, but better than nothing (ground rule: never silent). */
export function takeCorridors(context: StepContext): void {
  const { lane, now } = context;
  const forecasts = [];
  for (const [id, { threat, due }] of lane.corridors) {
    if (due > now) continue;
    lane.corridors.delete(id);
    if (lane.threats.has(id) || secondsBetween(now, threat.overAt) <= 0) continue;
    lane.threats.set(id, threat);
    forecasts.push(threat);
  }
  if (forecasts.length > 0) judgeZones(context, { forecasts, before: new Set() });
}

/** When the next corridor is due. */
export function corridorsDue(lane: Lane): UnixMs | undefined {
  let next: UnixMs | undefined;
  for (const { due } of lane.corridors.values()) if (next === undefined || due < next) next = due;
  return next;
}
