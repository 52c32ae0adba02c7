import type { Sensor } from '../detection/observation.ts';
import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { fitInSalvo } from './blend-fits.ts';
import { decideFlight, type FlightDecision, limitOf, threatOf } from './decide-flight.ts';
import { type FlightFit, fitFlight, TRACK_STEP_S } from './fit-flight.ts';
import { COASTING, type Estimate, type Noise, predict, THRUSTING, UNDECIDED, update, widen, YOUNG } from './flight-filter.ts';
import type { FlightPrior } from './flight-prior.ts';
import { beginFlight, fly } from './fly.ts';
import type { FoundTrack } from './initiate-tracks.ts';
import { beginModes, combineModes, type Modes, predictModes, updateModes } from './interacting-models.ts';
import { addAt, at } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import { growHistory } from './plot-history.ts';
import { type FlownRocket, flownRocket, hasLearnt } from './salvo-memory.ts';
import { STATE_SIZE } from './state-layout.ts';
import type { FlightKind, Track } from './track.ts';

/** What the rockets of this hour let expect of the next; worked out when first asked for in a scan. */
export type Salvo = () => FlightPrior | undefined;

/** One track as the tracker keeps it. Plain data: a snapshot stores it as it is. */
export interface TrackRecord {
  readonly id: string;
  kind: FlightKind;
  estimate: Estimate;
  /** Of what flies level: the estimate by each way of flying; `estimate` is their mixture. */
  modes: Modes | undefined;
  settled: boolean;
  /** The present flight's plots, oldest first, older ones merged. */
  history: MeasuredPlot[];
  /** True while the history holds all that was seen of the present flight. */
  isWhole: boolean;
  /** Of a coasting flight: its state at a time, for the next fit to begin from. */
  first: { readonly at: UnixMs; readonly state: Float64Array } | undefined;
  plots: number;
  /** From so many plots on, seen nearly scan by scan, they are believed to be no chance. */
  readonly proofPlots: number;
  proven: boolean;
  /** Plots since the present flight began. */
  age: number;
  /** Age at which the history is fitted anew. */
  nextFit: number;
  /** When the history was fitted last. */
  reviewedAt: UnixMs;
  /** Running mean of squared innovations: 3 when the model holds. */
  surprise: number;
  healthy: boolean;
  sensor: string;
  /** All that have seen it, in that order. */
  sensors: readonly string[];
  periodS: number;
  /** When it was first seen. */
  readonly since: UnixMs;
  hitAt: UnixMs;
  /** What the latest fit of its own plots told of drag and wind, nothing taken over from other rockets. */
  told: FlownRocket | undefined;
}

/** What is often missed, a drone between hills, is believed at last. */
const MISSES_HELD_AGAINST = 2;
/** Up to this many plots everything is fitted anew with each. */
const YOUNG_PLOTS = 8;
/** What flies on wings or burns is taken for something else only while it was seen for this long, or its model fails, s. */
const DECIDE_SPAN_S = 12;
const FIT_GROWTH = 1.5;
/** Fractional part of the golden ratio: spreads whole numbers evenly over 0 to 1. */
const GOLDEN = 0.618_034;
const LEVEL_REVIEW_PLOTS = 8;
const EXPECTED_SURPRISE = 3;
/** Mean of the last ten or so squared innovations of 3 degrees of freedom: 6 sigma above what it should be. */
const SURPRISE_MAX = 8;
/** From here on widening does not help: what the track was taken for is decided anew from its last plots. */
const SURPRISE_HOPELESS = 12;
const SURPRISE_SHARE = 0.2;
const WIDENING_MAX = 4;
/** A plot of another sensor that arrives this much after the track's time is still brought forward, s. */
export const LAG_S_MAX = 2;

const NOISE: { readonly [kind in Exclude<FlightKind, 'level'>]: Noise } = {
  coasting: COASTING,
  undecided: UNDECIDED,
  thrusting: THRUSTING,
};

/** A track's estimate at a later time. */
export function predictTrack(record: TrackRecord, to: UnixMs): Estimate {
  if (record.kind === 'level') return combineModes(predictModes(record.modes ?? beginModes(record.estimate), to));
  const isYoung = record.kind === 'coasting' && record.age < YOUNG_PLOTS;
  return predict(record.estimate, to, isYoung ? YOUNG : NOISE[record.kind]);
}

/** Opens a track on what its first plots say. */
export function openTrack(
  id: string,
  { decision, proofPlots }: FoundTrack,
  from: { readonly sensor: Sensor; readonly salvo: Salvo },
): TrackRecord {
  const { sensor } = from;
  const last = decision.plots.at(-1);
  if (last === undefined) throw new RangeError('a track of no plots');
  const record: TrackRecord = {
    id,
    kind: decision.kind,
    estimate: decision.estimate,
    modes: modesOf(decision),
    settled: decision.settled,
    history: [...decision.plots],
    isWhole: true,
    first: firstOf(decision),
    plots: decision.plots.length,
    proofPlots,
    proven: false,
    age: decision.plots.length,
    nextFit: decision.plots.length + 1,
    reviewedAt: last.at,
    surprise: EXPECTED_SURPRISE,
    healthy: true,
    sensor: sensor.id,
    sensors: [sensor.id],
    periodS: sensor.period,
    since: decision.plots[0]?.at ?? last.at,
    hitAt: last.at,
    told: undefined,
  };
  record.proven = isProof(record);
  learnFromSalvo(record, decision, from.salvo);
  return record;
}

/**
 * True where a track's plots are no chance any more. A second missed scan asks for a plot more, a third for two: what continues a false
 * track seldom does so scan by scan. Measured: with it 0.1 false tracks are proven in 1,000 hours of 50 plots a scan, without it 10.
 */
export function isProof({ plots, proofPlots, periodS, since, hitAt }: Omit<TrackRecord, 'proven'>): boolean {
  const missed = Math.round(secondsBetween(since, hitAt) / periodS) + 1 - plots;
  return plots >= proofPlots + Math.min(MISSES_HELD_AGAINST, Math.max(0, missed - 1));
}

function modesOf({ kind, estimate }: FlightDecision): Modes | undefined {
  return kind === 'level' ? beginModes(estimate) : undefined;
}

function firstOf({ fit, plots }: Pick<FlightDecision, 'fit' | 'plots'>): TrackRecord['first'] {
  const from = plots[0];
  return fit === undefined || from === undefined ? undefined : { at: from.at, state: fit.first };
}

/** Takes a plot into a track. `predicted` is the track's estimate at the plot's time. */
export function absorbPlot(
  record: TrackRecord,
  from: { readonly plot: MeasuredPlot; readonly predicted: Estimate; readonly sensor: Sensor },
): void {
  const corrected = update(from.predicted, from.plot);
  if (corrected === null) return;
  const modes = record.modes === undefined ? null : updateModes(predictModes(record.modes, from.plot.at), from.plot);
  record.modes = modes ?? undefined;
  record.estimate = modes === null ? corrected.estimate : combineModes(modes);
  record.surprise += SURPRISE_SHARE * (corrected.squared - record.surprise);
  record.sensor = from.sensor.id;
  if (!record.sensors.includes(from.sensor.id)) record.sensors = [...record.sensors, from.sensor.id];
  record.periodS = from.sensor.period;
  record.hitAt = from.plot.at;
  record.plots += 1;
  record.proven ||= isProof(record);
  record.age += 1;
  const grown = growHistory(record.history, from.plot);
  record.history = grown.plots;
  record.isWhole &&= grown.isWhole;
  record.healthy = record.surprise < SURPRISE_MAX;
}

/** Fits a track anew, with what the salvo has taught. */
export function reviewTrack(record: TrackRecord, salvo: Salvo): void {
  const decision = review(record);
  record.reviewedAt = record.hitAt;
  if (decision !== null) learnFromSalvo(record, decision, salvo);
}

/** Widens the estimate of a track that its plots contradict, unless ways of flying of its own answer for that. */
export function widenIfIll(record: TrackRecord): void {
  if (!record.healthy && record.modes === undefined)
    record.estimate = widen(record.estimate, Math.min(WIDENING_MAX, record.surprise / EXPECTED_SURPRISE));
}

/** True where a track has seen enough since it was fitted last. */
export function isReviewDue(record: TrackRecord): boolean {
  if (record.age <= YOUNG_PLOTS) return true;
  if (record.age < record.nextFit) return false;
  if (!record.settled || !record.healthy) return true;
  return record.kind === 'level' || record.isWhole;
}

function spanS(record: TrackRecord): number {
  return secondsBetween(record.history[0]?.at ?? record.hitAt, record.hitAt);
}

/** Plots until the next review: few while anything is open, more with age. What flies level may yet begin to fall. */
function waitOf(record: TrackRecord): number {
  if (!record.healthy) return 3;
  if (!record.settled) return 1;
  if (record.kind === 'level') return LEVEL_REVIEW_PLOTS;
  // Tracks of one salvo are not all fitted in one scan: each keeps a rhythm of its own.
  const own = (Number(record.id.slice(record.id.indexOf('-') + 1)) * GOLDEN) % 1;
  return Math.ceil(record.age * (FIT_GROWTH - 1) * (0.8 + 0.4 * own));
}

/** Fits the history anew and, where that says so, takes the object for something else. @returns what was decided; null where the estimate stays */
function review(record: TrackRecord): FlightDecision | null {
  const decision = decideFlight(record.history, { guess: guessOf(record) });
  record.nextFit = record.age + waitOf(record);
  if (decision === null) return null;
  const isCut = decision.plots.length < record.history.length;
  const whole = isCut && decision.kind === 'coasting' ? wholeFlight(record) : null;
  const sameFlight = decision.kind === record.kind && (!isCut || whole !== null);
  // A filter that has seen more than the history is not thrown away for it, unless it has failed.
  const believed = record.settled && record.surprise <= SURPRISE_HOPELESS && !isOpen(record);
  const isOther = (decision.kind === 'level' && !record.healthy) || (decision.kind === 'coasting' && record.kind === 'level');
  if (believed && !isOther) return null;
  record.kind = decision.kind;
  record.settled = decision.settled;
  record.estimate = decision.estimate;
  record.modes = modesOf(decision);
  record.first = whole === null ? firstOf(decision) : firstOf({ fit: whole, plots: record.history });
  record.healthy = true;
  if (sameFlight) return decision;
  record.surprise = EXPECTED_SURPRISE;
  // What does not fit the flight any more is no part of it; an undecided or thrusting object keeps it all.
  if (decision.kind !== 'coasting') return decision;
  record.history = [...decision.plots];
  record.isWhole = true;
  record.age = record.history.length;
  record.nextFit = record.age + 1;
  return decision;
}

/**
 * The one flight that still explains all of a coasting track's history, if there is one. A beginning that a decision merely doubts may
 * come back with the next plots: cut off for good, as one in twenty was each time by chance, it cost salvos a hundredth of their accuracy.
 */
function wholeFlight(record: TrackRecord): FlightFit | null {
  if (record.kind !== 'coasting') return null;
  const whole = fitFlight(record.history, { guess: guessOf(record) });
  return whole !== null && whole.misfit <= limitOf(whole.freedom) ? whole : null;
}

/** A young rocket takes over what those before it in the salvo have told of drag and wind. */
function learnFromSalvo(record: TrackRecord, { kind, fit: stranger, plots }: FlightDecision, salvo: Salvo): void {
  if (kind !== 'coasting' || stranger === undefined) return;
  record.told = flownRocket(stranger.state, stranger.covariance, record.hitAt);
  if (record.told !== undefined && hasLearnt(record.told)) return;
  const prior = salvo();
  const blended = prior === undefined ? null : fitInSalvo(plots, { stranger, salvo: prior });
  if (blended !== null) record.estimate = blended;
}

/** True while all that was seen of a flight may still decide what it is: a coasting one at any age, others while they are young. */
function isOpen(record: TrackRecord): boolean {
  return record.isWhole && (record.kind === 'coasting' || spanS(record) <= DECIDE_SPAN_S);
}

/** Where the last fit's flight was at the history's first plot, which may have become a later one by merging. */
function guessOf({ first, history }: TrackRecord): Float64Array | undefined {
  const from = history[0];
  if (first === undefined || from === undefined || from.at < first.at) return undefined;
  const flight = beginFlight(first.state, 'coast');
  fly(flight, secondsBetween(first.at, from.at), TRACK_STEP_S);
  return flight.state;
}

/** Brings a plot that arrived late forward to the track's time, at the track's own velocity and with that velocity's doubt. */
export function carryForward(plot: MeasuredPlot, record: TrackRecord): MeasuredPlot {
  const { state, covariance: doubt, at: time } = record.estimate;
  const lagS = secondsBetween(plot.at, time);
  const position = plot.position.slice();
  const covariance = plot.covariance.slice();
  for (let row = 0; row < 3; row += 1) {
    addAt(position, row, lagS * at(state, 3 + row));
    addAt(covariance, row * 4, (5 * lagS * lagS) ** 2);
    for (let column = 0; column < 3; column += 1)
      addAt(covariance, row * 3 + column, lagS * lagS * at(doubt, (3 + row) * STATE_SIZE + 3 + column));
  }
  const { radialSpeed: _dropped, ...rest } = plot;
  return { ...rest, at: time, position, covariance };
}

/** The track as the rest of the engine sees it. */
export function trackOf(record: TrackRecord): Track {
  return {
    id: record.id,
    threat: threatOf(record.kind, record.estimate.state),
    flight: record.kind,
    at: record.estimate.at,
    state: record.estimate.state,
    covariance: record.estimate.covariance,
    healthy: record.healthy,
    plots: record.plots,
    proven: record.proven,
    sensors: record.sensors,
    seenS: secondsBetween(record.since, record.hitAt),
    turning: record.modes?.[1].weight ?? 0,
  };
}
