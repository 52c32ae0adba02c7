import type { Scan } from '../detection/observation.ts';
import { geodeticOf } from '../geo/wgs84.ts';
import { forecastCorridor } from '../impact/forecast-corridor.ts';
import { forecastImpact } from '../impact/forecast-impact.ts';
import { forecastPassage, PASSAGE_HORIZON_S } from '../impact/forecast-passage.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import type { Track } from '../track/track.ts';
import { type LostTrack, observeScan } from '../track/tracker.ts';
import { degrees } from '../units/angle.ts';
import { addSeconds, formatInstant, parseInstant, secondsBetween } from '../units/instant.ts';
import { chancesOfWarning } from '../warning/chance-of-warning.ts';
import { earlySet } from '../warning/early-set.ts';
import { passageChances } from '../zone/passage-chances.ts';
import type { Region } from '../zone/zone.ts';
import { zoneChances } from '../zone/zone-probability.ts';
import { judgeZones } from './judge-zones.ts';
import { isKnownAircraft } from './known-aircraft.ts';
import type { Lane, TrackThreat } from './lane.ts';
import { prepareZones } from './prepare-zones.ts';
import { discard, type StepContext } from './step-context.ts';
import { keepCorridors } from './watch-silence.ts';

/** A sensor's clock may run ahead by this much before its scans are refused. */
const AHEAD_S_MAX = 60;
/** A scan older than this cannot warn anybody any more. */
const LATE_S_MAX = 60;

/** A track is forecast anew at most this often: what a tenth of a second adds to a verdict is lost in its margin, s. */
const FORECAST_S = 0.45;
/** So many a scan whatever its period; of more each has its turn within a second. */
const FORECASTS_MIN = 120;
/** What flies on wings is slower than its forecast is dear, s. */
const PASSAGE_S = 1.9;
/** Whom a missile will have alarmed is asked anew after this, s; chances below this are left out. */
const LATER_S = 0.9;
const LATER_MIN = 0.1;
/** A track of fewer plots that its sensor then misses was false. */
const YOUNG_PLOTS = 8;
/** A way that fewer than one in twenty forecasts take is not looked at. */
const PASSAGE_MIN = 0.05;

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
  const before = new Set<number>();
  for (const lost of changes.lost) {
    noteTrack(context, lost.id, { state: 'lost', reason: lost.reason });
    lane.corridors.delete(lost.id);
    for (const zone of forgetYoung(lane, lost)) before.add(zone);
  }
  keepCorridors(context, { sensor: sensor.id, updated: changes.updated, corridorOf: (track) => corridorOf(context, track) });
  const forecasts: TrackThreat[] = [];
  for (const track of dueForForecast(lane, changes.updated, sensor.period)) {
    for (const { zone } of lane.threats.get(track.id)?.chances ?? []) before.add(zone);
    const threat = forecastTrack(context, track);
    if (threat !== undefined) forecasts.push(threat);
    // It flies otherwise than the last forecast took for granted.
    else lane.threats.delete(track.id);
  }
  if (forecasts.length + before.size === 0) return;
  judgeZones(context, { forecasts, before });
  prepareZones(context, forecasts);
}

/** The tracks to be forecast in this scan: proven ones whose forecast is old, those whose forecast is oldest first where they are many. */
function dueForForecast({ threats }: Lane, updated: readonly Track[], periodS: number): readonly Track[] {
  const due = updated.filter((track) => {
    const last = threats.get(track.id);
    const everyS = track.flight === 'level' ? PASSAGE_S : FORECAST_S;
    return track.proven && (last === undefined || secondsBetween(last.at, track.at) >= everyS || last.healthy !== track.healthy);
  });
  const most = Math.max(FORECASTS_MIN, Math.ceil(updated.length * periodS));
  if (due.length <= most) return due;
  const forecastAt = (track: Track): number => threats.get(track.id)?.at ?? 0;
  return due.toSorted((one, other) => forecastAt(one) - forecastAt(other)).slice(0, most);
}

/** What was seen a few times and then no more, by a sensor that still looks, was nothing: its forecast must not wait for its moment. */
function forgetYoung({ threats }: Lane, { id, how }: LostTrack): readonly number[] {
  const threat = threats.get(id);
  if (threat === undefined || how !== 'silent' || threat.plots >= YOUNG_PLOTS) return [];
  threats.delete(id);
  return threat.chances.map(({ zone }) => zone);
}

function forecastTrack(context: StepContext, track: Track): TrackThreat | undefined {
  const threat = fallOf(context, track) ?? passageOf(context, track);
  if (threat === undefined) return undefined;
  const { lane, zones } = context;
  lane.threats.set(track.id, threat);
  context.outputs.push({
    kind: 'forecast',
    status: lane.status,
    track: track.id,
    time: formatInstant(track.at),
    threat: track.threat,
    position: placeOf(track),
    ...(threat.impact === undefined ? { passes: namedPasses(threat, zones.region) } : { impact: printable(threat.impact) }),
    healthy: threat.healthy,
  });
  return threat;
}

/** What a coasting track threatens: the zones under its ellipse. */
function fallOf(context: StepContext, track: Track): TrackThreat | undefined {
  const impact = forecastImpact(track, GROUND_HEIGHT_M);
  return impact === null ? undefined : { ...threatUnder(context, track, impact), ...laterOf(context, track, impact) };
}

function corridorOf(context: StepContext, track: Track): TrackThreat | undefined {
  const impact = forecastCorridor(track, GROUND_HEIGHT_M);
  return impact === null ? undefined : threatUnder(context, { ...track, healthy: false }, impact);
}

function threatUnder({ state, zones }: StepContext, track: Track, impact: ImpactForecast): TrackThreat {
  const { at, timeSigmaS: sigmaS } = impact;
  const chances = zoneChances(zones.index, impact, state.policy.considerProbability);
  return {
    ...namesOf(track),
    impact,
    overAt: addSeconds(at, 3 * sigmaS),
    chances: chances.map(({ zone, probability }) => ({ zone, probability, at, sigmaS })),
    early: earlySet(chances, state.policy, track.healthy),
  };
}

/** Asked of missiles, and not with each forecast: it costs as much as a hundred of them. */
function laterOf({ lane, state, zones, now }: StepContext, track: Track, impact: ImpactForecast): Pick<TrackThreat, 'later' | 'laterAt'> {
  if (track.threat !== 'missile') return {};
  const last = lane.threats.get(track.id);
  if (last?.later !== undefined && last.laterAt !== undefined && secondsBetween(last.laterAt, now) < LATER_S)
    return { later: last.later, laterAt: last.laterAt };
  return { later: chancesOfWarning(zones.index, { impact, seenS: track.seenS, now, policy: state.policy }, LATER_MIN), laterAt: now };
}

/** What a drone or cruise missile threatens: the zones it may pass. */
function passageOf({ lane, zones }: StepContext, track: Track): TrackThreat | undefined {
  const passage = forecastPassage(track);
  if (passage === null || isKnownAircraft(lane, track, placeOf(track))) return undefined;
  const chances = passageChances(zones.index, passage, PASSAGE_MIN);
  return { ...namesOf(track), impact: undefined, overAt: addSeconds(track.at, PASSAGE_HORIZON_S), chances, early: new Set() };
}

function namesOf({ id, at, threat, plots, seenS, sensors, healthy }: Track) {
  return { track: id, at, threat, plots, seenS, sensors, healthy };
}

function namedPasses({ chances }: TrackThreat, region: Region) {
  return chances.flatMap(({ zone, probability, at }) => {
    const id = region.zones[zone]?.id;
    return id === undefined ? [] : [{ zone: id, probability, time: formatInstant(at) }];
  });
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
