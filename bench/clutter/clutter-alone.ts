import type { Scan, Sensor } from '@tocsin/core/detection/observation';
import type { ZoneMap } from '@tocsin/core/engine/engine-state';
import type { Input } from '@tocsin/core/entry';
import { determinantOfThree } from '@tocsin/core/track/matrix';
import { STATE_SIZE } from '@tocsin/core/track/state-layout';
import { isProof, predictTrack, type TrackRecord } from '@tocsin/core/track/track-record';
import { createTracker, observeScan } from '@tocsin/core/track/tracker';
import { addSeconds, unixMs } from '@tocsin/core/units/instant';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { replayInputs } from '@tocsin/server/app/replay';
import type { Dice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { tell } from '../accuracy/progress.ts';
import { MIDDLE } from '../accuracy/town-map.ts';
import { CLUTTER_VOLUME_M3, clutterPlot } from './radar-clutter.ts';

/** What hours of clutter alone made of the tracker and the engine. */
export interface Quiet {
  readonly perScan: number;
  readonly hours: number;
  readonly tracks: number;
  /** Of them, those that gathered so many plots that somebody would be warned of them. */
  readonly proven: number;
  /**
   * How many more would be proven by chance if one waited long enough: for each track the clutter to expect in its gates during the scans
   * in which one more plot would prove it, summed.
   */
  readonly provenExpected: number;
  /** Of them, by what they were taken for when confirmed. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Stretches of scans that the whole engine was given, and the tracks that it confirmed in them. */
  readonly stretches: number;
  readonly tracksAgain: number;
  /** Incidents in which a zone was sent to shelter. */
  readonly alarms: number;
  readonly msPerScan: number;
}

/** A beginning holds at most twelve plots with one scan missed between each two: what was before no track can come from. */
const SCANS_BEFORE = 30;
/** An engine that holds no track for this long has nothing left to warn of, scans. */
const SCANS_AFTER = 30;

/** A radar in the middle of the country, once a second. */
export function quietRadar(): Sensor {
  return aRadar({ position: [MIDDLE[0], MIDDLE[1], 30] });
}

/**
 * Hours of clutter with no object in it. The tracker sees every scan; without a confirmed track the engine forecasts nothing and
 * warns nobody, so the whole engine is given only the stretches of scans in which the tracker held a track, from
 * {@link SCANS_BEFORE} before. What a false track teaches the next about its salvo is lost where they lie in different stretches.
 */
export function listen(
  dice: Dice,
  { perScan, hours, map }: { readonly perScan: number; readonly hours: number; readonly map: ZoneMap },
): Quiet {
  const sensor = quietRadar();
  const tracker = createTracker();
  const kinds = new Map<string, number>();
  const scans = Math.round((hours * 3_600) / sensor.period);
  let window: Scan[] = [];
  let [idle, isOpen] = [0, false];
  let [tracks, stretches, tracksAgain, alarms, ms, provenExpected] = [0, 0, 0, 0, 0, 0];
  const proven = new Set<string>();
  const close = (): void => {
    const heard = runEngine(window, sensor, map);
    stretches += 1;
    tracksAgain += heard.tracks;
    alarms += heard.alarms;
    isOpen = false;
  };
  for (let count = 0; count < scans; count += 1) {
    if (count % 1_000 === 0) tell(`clutter of ${perScan} a scan, hours`, Math.floor((count * sensor.period) / 3_600), Math.ceil(hours));
    const plots = Array.from({ length: perScan }, () => clutterPlot(dice));
    const scan: Scan = { kind: 'scan', sensor: sensor.id, time: sceneTime(count * sensor.period), plots };
    window.push(scan);
    const from = performance.now();
    const { confirmed, updated } = observeScan(tracker, scan, sensor);
    ms += performance.now() - from;
    for (const { flight } of confirmed) kinds.set(flight, (kinds.get(flight) ?? 0) + 1);
    for (const { id } of updated.filter((track) => track.proven)) proven.add(id);
    for (const { id } of confirmed)
      provenExpected += proofExpected(
        tracker.tracks.find((record) => record.id === id),
        { perScan, sensor },
      );
    tracks += confirmed.length;
    isOpen ||= confirmed.length > 0;
    idle = tracker.tracks.length > 0 ? 0 : idle + 1;
    if (isOpen && idle > SCANS_AFTER) close();
    if (!isOpen) window = window.slice(-SCANS_BEFORE);
  }
  if (isOpen) close();
  return { perScan, hours, tracks, proven: proven.size, provenExpected, kinds, stretches, tracksAgain, alarms, msPerScan: ms / scans };
}

/** The gate of a track, squared, and how many scans it may miss: those of the tracker. */
const GATE = 24;
const MISSES_MAX = 5;

/** Plots of clutter to expect in a new track's gates in scans in which one more plot would prove it. */
function proofExpected(
  record: TrackRecord | undefined,
  { perScan, sensor }: { readonly perScan: number; readonly sensor: Sensor },
): number {
  if (record === undefined || record.proven) return 0;
  let expected = 0;
  for (let scans = 1; scans <= MISSES_MAX; scans += 1) {
    const at = addSeconds(record.hitAt, scans * sensor.period);
    const plots = record.plots + 1;
    if (!isProof({ ...record, plots, hitAt: at })) continue;
    const { covariance } = predictTrack(record, at);
    const noise = record.history.at(-1)?.covariance;
    if (noise === undefined) continue;
    const spread = noise.map((value, cell) => value + (covariance[Math.floor(cell / 3) * STATE_SIZE + (cell % 3)] ?? 0));
    const gateM3 = (4 / 3) * Math.PI * GATE ** 1.5 * Math.sqrt(determinantOfThree(spread));
    expected += (perScan * gateM3) / CLUTTER_VOLUME_M3;
  }
  return expected;
}

/** Drives the real engine with a stretch of scans, as a journal would. */
function runEngine(scans: readonly Scan[], sensor: Sensor, map: ZoneMap): { readonly tracks: number; readonly alarms: number } {
  const bodies: Input[] = [{ kind: 'region', use: 'clutter' }, sensor, DEFAULT_POLICY, ...scans];
  const incidents = new Set<string>();
  let tracks = 0;
  for (const { body } of replayInputs(
    bodies.map((input) => ('time' in input ? { body: input } : { at: unixMs(SCENE_START), body: input })),
    () => map,
  )) {
    if (body.kind === 'alert' && body.phase === 'shelter' && body.end === undefined) incidents.add(body.incident);
    if (body.kind === 'track' && body.state === 'confirmed') tracks += 1;
  }
  return { tracks, alarms: incidents.size };
}
