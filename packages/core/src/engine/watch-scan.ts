import type { Scan } from '../detection/observation.ts';
import { geodeticOf } from '../geo/wgs84.ts';
import { forecastImpact } from '../impact/forecast-impact.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import type { Track } from '../track/track.ts';
import { observeScan } from '../track/tracker.ts';
import { degrees } from '../units/angle.ts';
import { formatInstant, parseInstant, secondsBetween } from '../units/instant.ts';
import { earlySet } from '../warning/early-set.ts';
import { zoneChances } from '../zone/zone-probability.ts';
import { judgeZones } from './judge-zones.ts';
import type { TrackThreat } from './lane.ts';
import { discard, type StepContext } from './step-context.ts';

/** A sensor's clock may run ahead by this much before its scans are refused. */
const AHEAD_S_MAX = 60;
/** A scan older than this cannot warn anybody any more. */
const LATE_S_MAX = 60;

/** A track is forecast anew at most this often: what a tenth of a second adds to a verdict is lost in its margin, s. */
const FORECAST_S = 0.45;

/** The ground is taken at the ellipsoid's height of the coast until terrain is known, metres. */
const GROUND_HEIGHT_M = 30;

/** Takes in one scan of one sensor: tracks, forecasts, verdicts. */
export function watchScan(context: StepContext, scan: Scan): void {
  const { state, lane, now } = context;
  const what = `scan of ${scan.sensor}`;
  const sensor = state.sensors.get(scan.sensor);
  if (sensor === undefined) {
    discard(context, { status: lane.status, what, code: 'UNKNOWN_SENSOR', reason: 'no sensor of that name is configured' });
    return;
  }
  const ageS = secondsBetween(parseInstant(scan.time), now);
  if (ageS > LATE_S_MAX) {
    discard(context, { status: lane.status, what, code: 'LATE', reason: `${ageS.toFixed(0)} s old` });
    return;
  }
  if (ageS < -AHEAD_S_MAX) {
    discard(context, { status: lane.status, what, code: 'EARLY', reason: `${(-ageS).toFixed(0)} s ahead of this clock` });
    return;
  }
  const changes = observeScan(lane.tracker, scan, sensor);
  if (changes.discarded !== undefined) discard(context, { status: lane.status, what, ...changes.discarded });
  for (const track of changes.confirmed)
    noteTrack(context, track.id, { state: 'confirmed', reason: `${track.plots} plots of ${scan.sensor} fit one flight` });
  for (const lost of changes.lost) noteTrack(context, lost.id, { state: 'lost', reason: lost.reason });
  const forecasts: TrackThreat[] = [];
  const before = new Set<number>();
  for (const track of changes.updated) {
    const last = lane.threats.get(track.id);
    if (last !== undefined && secondsBetween(last.at, track.at) < FORECAST_S && last.forecast.healthy === track.healthy) continue;
    for (const { zone } of last?.chances ?? []) before.add(zone);
    const threat = forecastTrack(context, track, scan.sensor);
    if (threat !== undefined) forecasts.push(threat);
  }
  if (forecasts.length > 0) judgeZones(context, { forecasts, before });
}

function forecastTrack(context: StepContext, track: Track, sensor: string): TrackThreat | undefined {
  const impact = forecastImpact(track, GROUND_HEIGHT_M);
  if (impact === null) return undefined;
  const { lane, state, zones } = context;
  const chances = zoneChances(zones.index, impact, state.policy.considerProbability);
  const threat = {
    track: track.id,
    at: track.at,
    threat: track.threat,
    sensor,
    forecast: impact,
    chances,
    early: earlySet(chances, state.policy),
  };
  lane.threats.set(track.id, threat);
  context.outputs.push({
    kind: 'forecast',
    status: lane.status,
    track: track.id,
    time: formatInstant(track.at),
    threat: track.threat,
    position: placeOf(track),
    impact: printable(impact),
    healthy: impact.healthy,
  });
  return threat;
}

function placeOf(track: Track): readonly [number, number, number] {
  const [x = 0, y = 0, z = 0] = track.state;
  const { longitudeRad, latitudeRad, heightM } = geodeticOf([x, y, z]);
  return [degrees(longitudeRad), degrees(latitudeRad), heightM];
}

function printable(impact: ImpactForecast) {
  const { ee, en, nn } = impact.covariance;
  const covariance = [
    [ee, en],
    [en, nn],
  ] as const;
  return { position: impact.position, covariance, time: formatInstant(impact.at), timeSigma: impact.timeSigmaS };
}

function noteTrack(context: StepContext, track: string, change: { readonly state: 'confirmed' | 'lost'; readonly reason: string }): void {
  context.outputs.push({ kind: 'track', status: context.lane.status, track, time: formatInstant(context.now), ...change });
}
