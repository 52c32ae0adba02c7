import { gravityAt, radialHeightM } from '../geo/wgs84.ts';
import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { decideFlight, type FlightDecision, isMoving, limitOf, speedOf } from './decide-flight.ts';
import { fitLine, squaredLength } from './fit-line.ts';
import { addAt, at, invertSymmetric } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import { firstFrom, orderByRange } from './range-order.ts';

/** Plots that may be the beginning of a track. */
export interface Tentative {
  readonly plots: readonly MeasuredPlot[];
}

/** What is known of one scan while tracks are looked for in it. */
export interface SearchScan {
  readonly at: UnixMs;
  readonly periodS: number;
  /** Plots that no track has taken. */
  readonly plots: readonly MeasuredPlot[];
  /** Where the sensor stands. */
  readonly from: readonly number[];
}

/** What a search found. */
export interface SearchResult {
  readonly tentatives: Tentative[];
  readonly found: readonly FlightDecision[];
  /** Beginnings that were not followed up because a limit was reached. */
  readonly unused: number;
}

/** Nothing that is tracked flies faster, m/s; in the upper air missiles of long range do. */
const SPEED_MS_MAX = { low: 2_500, high: 6_000, highM: 25_000 } as const;
/** Acceleration besides gravity that the third plot may show, m/s²: drag, turns, a motor. */
const FREE_ACCELERATION_MS2 = 40;
/** 99.9 % point of chi-square with 3 degrees of freedom. */
const GATE = 16.27;
const TENTATIVES_MAX = 6_000;
const BRANCHES_MAX = 4;
const PLOTS_MAX = 12;
/** Fits in one scan: some 60 ms. */
const DECISIONS_MAX = 250;
/** A beginning survives one missed scan. */
const PATIENCE_PERIODS = 2.6;
/** The more plots a scan leaves over, in all and around one place, the likelier three of them stand in line by chance. */
const CLUTTER = { free: 60, near: 2, freeMost: 300, nearMost: 10 } as const;
const NEAR_M = 3_000;
/** Faster than short-range rockets: plots of clutter that stand in line do so far apart, so one more is asked for, m/s. */
const UNUSUAL_MS = 1_000;

/** Joins a scan's free plots to what was begun before, and reports what has become a track. */
export function searchTracks(before: readonly Tentative[], scan: SearchScan): SearchResult {
  const byRange = orderByRange(scan.plots);
  const alive = before.filter(({ plots }) => secondsBetween(plots.at(-1)?.at ?? scan.at, scan.at) <= PATIENCE_PERIODS * scan.periodS);
  const links = new Set<string>();
  const grown: Tentative[] = [];
  const kept: Tentative[] = [];
  let unused = 0;
  // Longer beginnings first: a plot that continues one need not begin another with the same plot before it.
  for (const tentative of alive.toSorted((one, other) => other.plots.length - one.plots.length)) {
    if (grown.length >= TENTATIVES_MAX) {
      unused += 1;
      continue;
    }
    const last = tentative.plots.at(-1);
    const next = last === undefined || last.at > scan.at ? [] : continuations(tentative, byRange, scan);
    let extended = false;
    for (const plot of next) {
      const link = `${last?.serial}>${plot.serial}`;
      if (tentative.plots.length === 1 && links.has(link)) continue;
      links.add(link);
      grown.push({ plots: [...tentative.plots.slice(1 - PLOTS_MAX), plot] });
      extended = true;
    }
    if (!extended) kept.push(tentative);
  }
  const found = chooseTracks(grown, byRange);
  const taken = new Set(found.flatMap(({ plots }) => plots.map((plot) => plot.serial)));
  const begun = scan.plots.map((plot) => ({ plots: [plot] }));
  const free = [...grown, ...kept, ...begun].filter(({ plots }) => !plots.some((plot) => taken.has(plot.serial)));
  return { tentatives: free.slice(0, TENTATIVES_MAX), found, unused: unused + Math.max(0, free.length - TENTATIVES_MAX) };
}

interface Reach {
  readonly place: Float64Array;
  /** Inverse covariance of what the next plot may differ by; null: anywhere within `radiusM`. */
  readonly weight: Float64Array | null;
  readonly radiusM: number;
}

function continuations(tentative: Tentative, byRange: readonly MeasuredPlot[], scan: SearchScan): readonly MeasuredPlot[] {
  const reach = reachOf(tentative, scan.at);
  const rangeM = Math.hypot(...scan.from.map((from, axis) => at(reach.place, axis) - from));
  const found: { readonly plot: MeasuredPlot; readonly cost: number }[] = [];
  for (let index = firstFrom(byRange, rangeM - reach.radiusM); index < byRange.length; index += 1) {
    const plot = byRange[index];
    if (plot === undefined || plot.rangeM > rangeM + reach.radiusM) break;
    const off = plot.position.map((value, axis) => value - at(reach.place, axis));
    const cost = reach.weight === null ? squaredReach(tentative, plot, { off, radiusM: reach.radiusM }) : squaredLength(off, reach.weight);
    if (cost <= GATE) found.push({ plot, cost });
  }
  if (reach.weight === null) return found.map(({ plot }) => plot);
  return found
    .toSorted((one, other) => one.cost - other.cost)
    .slice(0, BRANCHES_MAX)
    .map(({ plot }) => plot);
}

/** Second plots: anything that no faster object than allowed could have made, and whose range rate agrees where it is known. */
function squaredReach(tentative: Tentative, plot: MeasuredPlot, reach: { readonly off: Float64Array; readonly radiusM: number }): number {
  const distanceM = Math.hypot(...reach.off);
  if (distanceM > reach.radiusM) return Infinity;
  const first = tentative.plots.at(-1);
  if (first?.radialSpeed === undefined || plot.radialSpeed === undefined || first.sensor !== plot.sensor) return 0;
  const durationS = secondsBetween(first.at, plot.at);
  const expectedM = ((first.radialSpeed.rateMS + plot.radialSpeed.rateMS) / 2) * durationS;
  const roomM = 4 * Math.sqrt(2) * rangeSigma(plot) + FREE_ACCELERATION_MS2 * durationS ** 2;
  return Math.abs(plot.rangeM - first.rangeM - expectedM) <= roomM ? 0 : Infinity;
}

function rangeSigma(plot: MeasuredPlot): number {
  return Math.sqrt(Math.min(at(plot.covariance, 0) + at(plot.covariance, 4) + at(plot.covariance, 8), 1e8));
}

function fastestMS({ position }: MeasuredPlot): number {
  const heightM = radialHeightM(at(position, 0), at(position, 1), at(position, 2));
  return heightM > SPEED_MS_MAX.highM ? SPEED_MS_MAX.high : SPEED_MS_MAX.low;
}

function reachOf({ plots }: Tentative, to: UnixMs): Reach {
  const last = plots.at(-1);
  const before = plots.at(-2);
  if (last === undefined) throw new RangeError('a beginning without a plot');
  const durationS = secondsBetween(last.at, to);
  const line = before === undefined ? null : fitLine(plots.slice(-3), 1);
  const noiseM = Math.sqrt(at(last.covariance, 0) + at(last.covariance, 4) + at(last.covariance, 8));
  if (line === null || before === undefined)
    return { place: last.position, weight: null, radiusM: fastestMS(last) * durationS + 6 * noiseM };
  const place = new Float64Array(3);
  const gravity = new Float64Array(3);
  gravityAt(at(last.position, 0), at(last.position, 1), at(last.position, 2), gravity);
  // The mean velocity of the last plots is that of their middle: the next one is bent from there on.
  const bendS2 = (durationS * (durationS + secondsBetween(before.at, last.at))) / 2;
  const spread = new Float64Array(9);
  let trace = 0;
  for (let row = 0; row < 3; row += 1) {
    place[row] = at(line.coefficients, row) + durationS * at(line.coefficients, 3 + row) + bendS2 * at(gravity, row);
    for (let column = 0; column < 3; column += 1) {
      const shared = at(line.covariance, row * 6 + column + 3) + at(line.covariance, (row + 3) * 6 + column);
      const own = at(line.covariance, row * 6 + column) + at(line.covariance, (row + 3) * 6 + column + 3) * durationS ** 2;
      spread[row * 3 + column] = own + shared * durationS + at(last.covariance, row * 3 + column);
    }
    addAt(spread, row * 4, (FREE_ACCELERATION_MS2 * bendS2) ** 2);
    trace += at(spread, row * 4);
  }
  return { place, weight: invertSymmetric(spread, 3), radiusM: Math.sqrt(GATE * trace) };
}

/**
 * Of everything that fits a flight, what is a track: at once where no other beginning claims the same plots, from the fourth plot on
 * the best of those that do.
 */
function chooseTracks(grown: readonly Tentative[], byRange: readonly MeasuredPlot[]): readonly FlightDecision[] {
  const decided: FlightDecision[] = [];
  let tried = 0;
  for (const { plots } of grown) {
    if (plots.length < 3 || tried >= DECISIONS_MAX) continue;
    const needed = plotsNeeded(plots, byRange);
    if (plots.length < needed || !isSmooth(plots.slice(-Math.max(4, needed)))) continue;
    tried += 1;
    const decision = decideFlight(plots);
    if (decision !== null && isTrack(decision, needed)) decided.push(decision);
  }
  const claims = new Map<number, number>();
  for (const { plots } of decided) for (const { serial } of plots) claims.set(serial, (claims.get(serial) ?? 0) + 1);
  const taken = new Set<number>();
  const chosen: FlightDecision[] = [];
  for (const decision of decided.toSorted((one, other) => other.plots.length - one.plots.length || excessOf(one) - excessOf(other))) {
    const contested = decision.plots.some(({ serial }) => (claims.get(serial) ?? 0) > 1);
    if (contested && decision.plots.length < 4) continue;
    if (decision.plots.some(({ serial }) => taken.has(serial))) continue;
    for (const { serial } of decision.plots) taken.add(serial);
    chosen.push(decision);
  }
  return chosen;
}

/** A look that costs a tenth of a fit: four plots of one object lie on an evenly accelerated line, those of clutter seldom do. */
function isSmooth(plots: readonly MeasuredPlot[]): boolean {
  if (plots.length < 4) return true;
  const curve = fitLine(plots, 2);
  return curve !== null && curve.misfit <= limitOf(curve.freedom);
}

/** How many plots must fit before they are believed, by how crowded the sky is. */
function plotsNeeded(plots: readonly MeasuredPlot[], byRange: readonly MeasuredPlot[]): number {
  if (byRange.length > CLUTTER.freeMost) return 5;
  const last = plots.at(-1);
  let crowd = -1;
  for (let index = firstFrom(byRange, (last?.rangeM ?? 0) - NEAR_M); last !== undefined && index < byRange.length; index += 1) {
    const other = byRange[index];
    if (other === undefined || other.rangeM > last.rangeM + NEAR_M || crowd > CLUTTER.nearMost) break;
    if (Math.hypot(...other.position.map((value, axis) => value - at(last.position, axis))) < NEAR_M) crowd += 1;
  }
  if (crowd > CLUTTER.nearMost) return 5;
  return byRange.length > CLUTTER.free || crowd > CLUTTER.near ? 4 : 3;
}

function isTrack(decision: FlightDecision, needed: number): boolean {
  if (decision.plots.length < needed) return false;
  if (decision.misfit > limitOf(decision.freedom) || !isMoving(decision.estimate)) return false;
  const isLikely = decision.kind === 'coasting' && speedOf(decision.estimate.state) < UNUSUAL_MS;
  return isLikely || decision.plots.length > needed;
}

/** What makes one run of plots likelier than another of the same length. */
function excessOf({ misfit, freedom }: FlightDecision): number {
  return misfit - freedom;
}
