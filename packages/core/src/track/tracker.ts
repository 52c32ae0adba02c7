import type { Scan, Sensor } from '../detection/observation.ts';
import { radialHeightM } from '../geo/wgs84.ts';
import { formatInstant, parseInstant, secondsBetween, type UnixMs } from '../units/instant.ts';
import { assignPlots, type Pairing } from './assignment.ts';
import { type Estimate, innovationOf } from './flight-filter.ts';
import type { FlightPrior } from './flight-prior.ts';
import { searchTracks, type Tentative } from './initiate-tracks.ts';
import { at } from './matrix.ts';
import { type MeasuredPlot, measurePlot, type Viewpoint, viewpointOf } from './measured-plot.ts';
import { firstFrom, orderByRange } from './range-order.ts';
import { type FlownRocket, recentRockets, salvoPrior } from './salvo-memory.ts';
import { correctPlot, learnBias, NO_BIAS, type SensorBias } from './sensor-bias.ts';
import { STATE_SIZE } from './state-layout.ts';
import type { Track } from './track.ts';
import {
  absorbPlot,
  carryForward,
  isReviewDue,
  LAG_S_MAX,
  openTrack,
  predictTrack,
  reviewTrack,
  type Salvo,
  type TrackRecord,
  trackOf,
  widenIfIll,
} from './track-record.ts';

/** Everything a tracker knows. Plain data: it can be cloned, stored and compared. Belongs to whoever passes it in. */
export interface TrackerState {
  /** Number of the next track to be confirmed. */
  nextTrack: number;
  nextSerial: number;
  tracks: TrackRecord[];
  /** Beginnings by the sensor that saw them: one that floods its own takes no room from another's, and a bias between two is no velocity. */
  readonly tentatives: Map<string, Tentative[]>;
  /** Rockets of the last hour that are gone, and what they told of drag and wind. */
  flown: readonly FlownRocket[];
  /** What each sensor's plots are off by, as far as others show. */
  readonly biases: Map<string, SensorBias>;
  /** Time of each sensor's latest scan. */
  readonly heard: Map<string, UnixMs>;
}

/** A track that is followed no more. */
export interface LostTrack {
  readonly id: string;
  readonly at: UnixMs;
  readonly how: 'down' | 'silent';
  readonly reason: string;
}

/** What a scan changed. */
export interface TrackChanges {
  readonly confirmed: readonly Track[];
  /** Tracks that took a plot of this scan, the confirmed ones included. */
  readonly updated: readonly Track[];
  readonly lost: readonly LostTrack[];
  /** What could not be used: the whole scan (`LATE`), or plots beyond what one scan may ask (`OVER_CAP`). */
  readonly discarded?: { readonly code: 'LATE' | 'OVER_CAP'; readonly reason: string };
}

/** One plot in 40,000 of a track’s own lies beyond this: chi-square with 3 degrees of freedom. */
const GATE = 24;
/** Scans a track may miss before it is given up, and the shortest time that makes, s. */
const MISSES_MAX = 5;
/** What flies low on wings is lost behind every hill, and is not far from where it was when it comes out. */
const LEVEL_MISSES_MAX = 15;
const SILENCE_S_MIN = 2;
/** Plots of a flight before it says anything about its sensors. */
const BIAS_AGE = 10;
/**
 * Tracks fitted anew in one scan: a few at once; of many each no more often than `apartS`, as what a tenth of a second adds is not worth a
 * fit, and no more than the time until the next scan allows. A fit costs some 0.2 ms.
 */
const REVIEWS = { few: 20, apartS: 0.25, perS: 500, least: 50 } as const;
/** Without scans: given up after this, s. More than the lateness with which scans are still taken. */
const FORGET_S = 90;
/** The ground is no lower anywhere on land, m above the ellipsoid. */
const LOWEST_GROUND_M = -450;

/** A tracker that has seen nothing. */
export function createTracker(): TrackerState {
  return { nextTrack: 1, nextSerial: 1, tracks: [], tentatives: new Map(), flown: [], biases: new Map(), heard: new Map() };
}

/**
 * Takes in one scan: gives its plots to the tracks that made them, looks for new tracks in the rest, gives up what has gone. Changes
 * `tracker` in place.
 *
 * @remarks 100 rockets: about 2 ms; 5,000 plots of clutter: bounded by the limits named in `initiate-tracks.ts`
 */
export function observeScan(tracker: TrackerState, scan: Scan, sensor: Sensor): TrackChanges {
  const time = parseInstant(scan.time);
  const heard = tracker.heard.get(sensor.id);
  if (heard !== undefined && time <= heard) {
    const reason = `${scan.time} is not later than the scan of ${formatInstant(heard)} that ${sensor.id} sent before`;
    return { confirmed: [], updated: [], lost: [], discarded: { code: 'LATE', reason } };
  }
  tracker.heard.set(sensor.id, time);
  const view = viewpointOf(sensor);
  const plots = measureScan(tracker, scan, { view, time });
  const salvo = salvoOf(tracker, time);
  const hit = updateTracks(tracker, plots, { sensor, time, salvo });
  const free = plots.filter((plot) => !hit.plots.has(plot.serial));
  const search = searchTracks(tracker.tentatives.get(sensor.id) ?? [], {
    at: time,
    periodS: sensor.period,
    plots: free,
    from: view.position,
  });
  tracker.tentatives.set(sensor.id, search.tentatives);
  const opened = search.found.map((found) => openTrack(`track-${tracker.nextTrack++}`, found, { sensor, salvo }));
  const lost = giveUp(tracker, (record) => goneInScan(record, { sensor, time, salvo }));
  tracker.tracks.push(...opened);
  const confirmed = opened.map(trackOf);
  const updated = [...tracker.tracks.filter((record) => hit.tracks.has(record.id)).map(trackOf), ...confirmed];
  if (search.unused === 0) return { confirmed, updated, lost };
  const reason = `${search.unused} beginnings of tracks in the plots of ${sensor.id} were not followed: more than one scan may ask`;
  return { confirmed, updated, lost, discarded: { code: 'OVER_CAP', reason } };
}

/** Gives up what has not been seen for long, for times when no scans come. */
export function pruneTracks(tracker: TrackerState, now: UnixMs): readonly LostTrack[] {
  for (const [sensor, begun] of tracker.tentatives) {
    const young = begun.filter(({ plots }) => secondsBetween(plots.at(-1)?.at ?? now, now) <= FORGET_S);
    if (young.length === 0) tracker.tentatives.delete(sensor);
    else tracker.tentatives.set(sensor, young);
  }
  return giveUp(tracker, (record) => (secondsBetween(record.hitAt, now) > forgetS(record) ? silent(record, now) : null));
}

function measureScan(
  tracker: TrackerState,
  scan: Scan,
  from: { readonly view: Viewpoint; readonly time: UnixMs },
): readonly MeasuredPlot[] {
  const measured: MeasuredPlot[] = [];
  const bias = tracker.biases.get(scan.sensor);
  for (const plot of scan.plots) {
    const one = measurePlot(bias === undefined ? plot : correctPlot(plot, bias), from.view, { serial: tracker.nextSerial, at: from.time });
    if (one === null) continue;
    tracker.nextSerial += 1;
    measured.push(one);
  }
  return measured;
}

interface ScanSource {
  readonly sensor: Sensor;
  readonly time: UnixMs;
  readonly salvo: Salvo;
}

/** Worked out once a scan, and only where a young track asks. */
function salvoOf(tracker: TrackerState, now: UnixMs): Salvo {
  let known: { readonly prior: FlightPrior | undefined } | undefined;
  return () => {
    known ??= { prior: salvoPrior(recentRockets([...tracker.flown, ...tracker.tracks.flatMap(flownOf)], now)) };
    return known.prior;
  };
}

function flownOf({ kind, healthy, settled, told }: TrackRecord): readonly FlownRocket[] {
  return kind !== 'coasting' || !healthy || !settled || told === undefined ? [] : [told];
}

interface Hits {
  readonly plots: ReadonlySet<number>;
  readonly tracks: ReadonlySet<string>;
}

function updateTracks(tracker: TrackerState, plots: readonly MeasuredPlot[], { sensor, time, salvo }: ScanSource): Hits {
  const byRange = orderByRange(plots);
  const view = viewpointOf(sensor);
  const predictions = new Map<number, Estimate>();
  const pairings: Pairing[] = [];
  for (const [index, record] of tracker.tracks.entries()) {
    if (secondsBetween(time, record.estimate.at) > LAG_S_MAX || secondsBetween(record.estimate.at, time) > FORGET_S) continue;
    const predicted = predictTrack(record, time);
    predictions.set(index, predicted);
    for (const pairing of gate(record, { index, predicted, byRange, view })) pairings.push(pairing);
  }
  const assigned = assignPlots(pairings, GATE);
  const hitPlots = new Set<number>();
  const hit: TrackRecord[] = [];
  for (const [index, plotIndex] of assigned) {
    const record = tracker.tracks[index];
    const plot = byRange[plotIndex];
    const predicted = predictions.get(index);
    if (record === undefined || plot === undefined || predicted === undefined) continue;
    if (seesBias(record, plot, sensor))
      tracker.biases.set(sensor.id, learnBias(tracker.biases.get(sensor.id) ?? NO_BIAS, plot, { predicted, view }));
    absorbPlot(record, { plot: timely(plot, record), predicted, sensor });
    hitPlots.add(plot.serial);
    hit.push(record);
  }
  for (const record of mostUrgent(hit, Math.max(REVIEWS.least, REVIEWS.perS * sensor.period))) reviewTrack(record, salvo);
  for (const record of hit) widenIfIll(record);
  return { plots: hitPlots, tracks: new Set(hit.map(({ id }) => id)) };
}

/**
 * Of the tracks that are due for a fit, where they are many, those that were not fitted just now; of these the youngest, and of two alike
 * the one that waits longer.
 */
function mostUrgent(hit: readonly TrackRecord[], most: number): readonly TrackRecord[] {
  const asking = hit.filter(isReviewDue);
  if (asking.length <= REVIEWS.few) return asking;
  const due = asking.filter((record) => secondsBetween(record.reviewedAt, record.hitAt) >= REVIEWS.apartS);
  if (due.length <= most) return due;
  return due.toSorted((one, other) => one.age - other.age || one.reviewedAt - other.reviewedAt).slice(0, most);
}

/** A track that another sensor saw a moment ago, and that is known well enough, shows what this one is off by. */
function seesBias(record: TrackRecord, plot: MeasuredPlot, sensor: Sensor): boolean {
  if (record.sensor === sensor.id || record.age < BIAS_AGE || plot.at < record.estimate.at) return false;
  return record.kind === 'coasting' && secondsBetween(record.hitAt, plot.at) <= LAG_S_MAX;
}

function timely(plot: MeasuredPlot, record: TrackRecord): MeasuredPlot {
  return plot.at < record.estimate.at ? carryForward(plot, record) : plot;
}

interface GateInput {
  readonly index: number;
  readonly predicted: Estimate;
  readonly byRange: readonly MeasuredPlot[];
  readonly view: Viewpoint;
}

/** The plots that a track could have made. */
function gate(record: TrackRecord, { index, predicted, byRange, view }: GateInput): readonly Pairing[] {
  const { state, covariance } = predicted;
  const rangeM = Math.hypot(...view.position.map((from, axis) => at(state, axis) - from));
  const ownM = Math.sqrt(at(covariance, 0) + at(covariance, STATE_SIZE + 1) + at(covariance, 2 * (STATE_SIZE + 1)));
  const reachM = 5 * (ownM + view.sensor.sigma.range) + LAG_S_MAX * 100;
  const found: Pairing[] = [];
  for (let place = firstFrom(byRange, rangeM - reachM); place < byRange.length; place += 1) {
    const plot = byRange[place];
    if (plot === undefined || plot.rangeM > rangeM + reachM) break;
    const timelyPlot = timely(plot, record);
    // A Mahalanobis distance is never less than the plain one over the trace: of a salvo's plots nearly all are told apart so.
    if (squaredM2(timelyPlot.position, state) > GATE * (ownM * ownM + traceOf(timelyPlot.covariance))) continue;
    const cost = innovationOf(predicted, timelyPlot, GATE)?.squared ?? Infinity;
    if (cost <= GATE) found.push({ track: index, plot: place, cost });
  }
  return found;
}

/** Of a 3 x 3 matrix. */
function traceOf(matrix: Float64Array): number {
  return (matrix[0] ?? 0) + (matrix[4] ?? 0) + (matrix[8] ?? 0);
}

/** Squared distance of two places, m². */
function squaredM2(one: Float64Array, other: Float64Array): number {
  const x = (one[0] ?? 0) - (other[0] ?? 0);
  const y = (one[1] ?? 0) - (other[1] ?? 0);
  const z = (one[2] ?? 0) - (other[2] ?? 0);
  return x * x + y * y + z * z;
}

function giveUp(tracker: TrackerState, judge: (record: TrackRecord) => LostTrack | null): readonly LostTrack[] {
  const lost: LostTrack[] = [];
  tracker.tracks = tracker.tracks.filter((record) => {
    const gone = judge(record);
    if (gone === null) return true;
    lost.push(gone);
    tracker.flown = recentRockets([...tracker.flown, ...flownOf(record)], gone.at);
    return false;
  });
  return lost;
}

function goneInScan(record: TrackRecord, { sensor, time }: ScanSource): LostTrack | null {
  const silenceS = secondsBetween(record.hitAt, time);
  if (silenceS <= 0) return null;
  const { state } = predictTrack(record, time);
  const heightM = radialHeightM(at(state, 0), at(state, 1), at(state, 2));
  if (heightM < LOWEST_GROUND_M) return { id: record.id, at: time, how: 'down', reason: 'below the ground' };
  // Only the sensor that saw it last can miss it: another may stand elsewhere, or keep another time.
  const misses = record.kind === 'level' ? LEVEL_MISSES_MAX : MISSES_MAX;
  const patienceS = record.sensor === sensor.id ? Math.max(SILENCE_S_MIN, misses * record.periodS) : forgetS(record);
  return silenceS > patienceS ? silent(record, time) : null;
}

function forgetS(record: TrackRecord): number {
  return Math.max(FORGET_S, MISSES_MAX * record.periodS);
}

function silent(record: TrackRecord, now: UnixMs): LostTrack {
  return { id: record.id, at: now, how: 'silent', reason: `not seen for ${secondsBetween(record.hitAt, now).toFixed(1)} s` };
}
