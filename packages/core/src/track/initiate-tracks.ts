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

/** A run of plots that is a track. */
export interface FoundTrack {
  readonly decision: FlightDecision;
  /** From so many plots on it is believed to be no chance: nobody is warned of it before. */
  readonly proofPlots: number;
}

/** What a search found. */
export interface SearchResult {
  readonly tentatives: Tentative[];
  readonly found: readonly FoundTrack[];
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
/** Fits in one scan, by the time until the next: some 30 ms of 250. */
const DECISIONS = { perS: 1_000, least: 100, most: 250 } as const;
/**
 * A beginning of one plot survives one missed scan, of two or more two: a tenth of plots missed leaves one rocket in fifty without its
 * third plot otherwise. One plot may be continued anywhere that speed allows, and after three scans by 27 times as much clutter as after one.
 */
const PATIENCE_PERIODS = { one: 2.6, more: 3.6 } as const;
/** Plots a scan leaves over, in all and around one place: from here on more than three must fit before there is a track. */
const CROWD = { free: 200, freeMost: 300, near: 2, nearMost: 10 } as const;
/**
 * Plots a scan that nothing continued: what the radar sees where nothing flies. 50 of them in a scan make a run of three by chance in two
 * hours of radar, 6 in a thousand; a salvo leaves next to none.
 */
const STRAYS = { few: 6, most: 150 } as const;
const NEAR_M = 3_000;
/** Faster than short-range rockets: plots of clutter that stand in line do so far apart, so one more is asked for, m/s. */
const UNUSUAL_MS = 1_400;

/** Joins a scan's free plots to what was begun before, and reports what has become a track. */
export function searchTracks(before: readonly Tentative[], scan: SearchScan): SearchResult {
  const byRange = orderByRange(scan.plots);
  const alive = before.filter((tentative) => isAlive(tentative, scan));
  const links = new Set<string>();
  const grown: Tentative[] = [];
  const kept: Tentative[] = [];
  let [unused, strays] = [0, 0];
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
    if (!extended && tentative.plots.length === 1 && isOfLastScan(last, scan)) strays += 1;
    // A plot that is not its own may have continued it while its own was missed.
    if (!extended || tentative.plots.length < 3) kept.push(tentative);
  }
  const found = chooseTracks(grown, { byRange, strays, periodS: scan.periodS });
  const taken = new Set(found.flatMap(({ decision }) => decision.plots.map((plot) => plot.serial)));
  const begun = scan.plots.map((plot) => ({ plots: [plot] }));
  const free = [...grown, ...kept, ...begun].filter(({ plots }) => !plots.some((plot) => taken.has(plot.serial)));
  return { tentatives: free.slice(0, TENTATIVES_MAX), found, unused: unused + Math.max(0, free.length - TENTATIVES_MAX) };
}

function isAlive({ plots }: Tentative, { at: now, periodS }: SearchScan): boolean {
  const patience = plots.length > 1 ? PATIENCE_PERIODS.more : PATIENCE_PERIODS.one;
  return secondsBetween(plots.at(-1)?.at ?? now, now) <= patience * periodS;
}

function isOfLastScan(plot: MeasuredPlot | undefined, { at: now, periodS }: SearchScan): boolean {
  return plot !== undefined && secondsBetween(plot.at, now) < 1.5 * periodS;
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
    const off = offFrom(plot, reach);
    if (off === null) continue;
    const cost = reach.weight === null ? squaredReach(tentative, plot) : squaredLength(off, reach.weight);
    if (cost <= GATE) found.push({ plot, cost });
  }
  if (reach.weight === null) return found.map(({ plot }) => plot);
  return found
    .toSorted((one, other) => one.cost - other.cost)
    .slice(0, BRANCHES_MAX)
    .map(({ plot }) => plot);
}

/** A plot's place less that expected, m; null beyond the radius: most plots are, and an array for each took a third of a scan. */
function offFrom({ position }: MeasuredPlot, { place, radiusM }: Pick<Reach, 'place' | 'radiusM'>): Float64Array | null {
  const [x, y, z] = [at(position, 0) - at(place, 0), at(position, 1) - at(place, 1), at(position, 2) - at(place, 2)];
  return x * x + y * y + z * z > radiusM * radiusM ? null : Float64Array.of(x, y, z);
}

/** Second plots: anything that no faster object than allowed could have made, and whose range rate agrees where it is known. */
function squaredReach(tentative: Tentative, plot: MeasuredPlot): number {
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
  const ahead = before === undefined ? null : lineAhead(plots.slice(-3), durationS);
  const noiseM = Math.sqrt(at(last.covariance, 0) + at(last.covariance, 4) + at(last.covariance, 8));
  if (ahead === null || before === undefined)
    return { place: last.position, weight: null, radiusM: fastestMS(last) * durationS + 6 * noiseM };
  const place = new Float64Array(3);
  const gravity = new Float64Array(3);
  gravityAt(at(last.position, 0), at(last.position, 1), at(last.position, 2), gravity);
  // The mean velocity of the last plots is that of their middle: the next one is bent from there on.
  const bendS2 = (durationS * (durationS + secondsBetween(before.at, last.at))) / 2;
  const spread = ahead.covariance.map((value, cell) => value + at(last.covariance, cell));
  let trace = 0;
  for (let row = 0; row < 3; row += 1) {
    place[row] = at(ahead.place, row) + bendS2 * at(gravity, row);
    addAt(spread, row * 4, (FREE_ACCELERATION_MS2 * bendS2) ** 2);
    trace += at(spread, row * 4);
  }
  return { place, weight: invertSymmetric(spread, 3), radiusM: Math.sqrt(GATE * trace) };
}

interface Ahead {
  readonly place: Float64Array;
  readonly covariance: Float64Array;
}

/** Where the straight line through a few plots is some time after the last; null where they are too close in time to tell. */
function lineAhead(plots: readonly MeasuredPlot[], durationS: number): Ahead | null {
  const [one, other, third] = plots;
  if (one === undefined || other === undefined) return null;
  // Through two plots without a fit, which took a third of a scan of 600 plots of clutter.
  if (third === undefined) {
    const ahead = durationS / secondsBetween(one.at, other.at);
    if (!Number.isFinite(ahead)) return null;
    return {
      place: other.position.map((value, axis) => (1 + ahead) * value - ahead * at(one.position, axis)),
      covariance: other.covariance.map((value, cell) => (1 + ahead) ** 2 * value + ahead ** 2 * at(one.covariance, cell)),
    };
  }
  const line = fitLine(plots, 1);
  if (line === null) return null;
  const place = new Float64Array(3);
  const covariance = new Float64Array(9);
  for (let row = 0; row < 3; row += 1) {
    place[row] = at(line.coefficients, row) + durationS * at(line.coefficients, 3 + row);
    for (let column = 0; column < 3; column += 1) {
      const shared = at(line.covariance, row * 6 + column + 3) + at(line.covariance, (row + 3) * 6 + column);
      const own = at(line.covariance, row * 6 + column) + at(line.covariance, (row + 3) * 6 + column + 3) * durationS ** 2;
      covariance[row * 3 + column] = own + shared * durationS;
    }
  }
  return { place, covariance };
}

/** The plots that tracks are looked for in, and how much of what came before was clutter. */
interface Sky {
  readonly byRange: readonly MeasuredPlot[];
  readonly strays: number;
  readonly periodS: number;
}

/**
 * Of everything that fits a flight, what is a track: at once where no other beginning claims the same plots, from the fourth plot on
 * the best of those that do.
 */
function chooseTracks(grown: readonly Tentative[], sky: Sky): readonly FoundTrack[] {
  const fitting: FoundTrack[] = [];
  const triedMost = Math.min(DECISIONS.most, Math.max(DECISIONS.least, DECISIONS.perS * sky.periodS));
  let tried = 0;
  for (const { plots } of grown) {
    if (plots.length < 3 || tried >= triedMost) continue;
    const crowd = crowdOf(plots, sky.byRange);
    const needed = plotsNeeded(sky.byRange, crowd);
    if (plots.length < needed || !isSmooth(plots.slice(-Math.max(4, needed)))) continue;
    tried += 1;
    const decision = decideFlight(plots);
    if (decision === null || !isTrack(decision, needed)) continue;
    fitting.push({ decision, proofPlots: plotsOfProof(needed, { crowd, strays: sky.strays }) + (isLikely(decision) ? 0 : 1) });
  }
  const claims = new Map<number, number>();
  for (const { decision } of fitting) for (const { serial } of decision.plots) claims.set(serial, (claims.get(serial) ?? 0) + 1);
  const taken = new Set<number>();
  const chosen: FoundTrack[] = [];
  for (const found of fitting.toSorted((one, other) => byPlotsThenFit(one.decision, other.decision))) {
    const { plots } = found.decision;
    const contested = plots.some(({ serial }) => (claims.get(serial) ?? 0) > 1);
    if (contested && plots.length < 4) continue;
    if (plots.some(({ serial }) => taken.has(serial))) continue;
    for (const { serial } of plots) taken.add(serial);
    chosen.push(found);
  }
  return chosen;
}

/** A look that costs a tenth of a fit: four plots of one object lie on an evenly accelerated line, those of clutter seldom do. */
function isSmooth(plots: readonly MeasuredPlot[]): boolean {
  if (plots.length < 4) return true;
  // The misfit of all is no less than that of the last four, which costs a tenth again.
  const freedom = 3 * (plots.length - 3);
  if (misfitOfFour(plots.slice(-4)) > limitOf(freedom)) return false;
  if (plots.length === 4) return true;
  const curve = fitLine(plots, 2);
  return curve !== null && curve.misfit <= limitOf(curve.freedom);
}

/**
 * Squared distance of four plots from the nearest evenly accelerated line, in their noise: their third divided difference against its own
 * covariance, which is all that such a line leaves of four.
 */
function misfitOfFour(plots: readonly MeasuredPlot[]): number {
  const off = new Float64Array(3);
  const spread = new Float64Array(9);
  for (const plot of plots) {
    let product = 1;
    for (const other of plots) if (other !== plot) product *= secondsBetween(other.at, plot.at);
    for (let axis = 0; axis < 3; axis += 1) addAt(off, axis, at(plot.position, axis) / product);
    for (let cell = 0; cell < 9; cell += 1) addAt(spread, cell, at(plot.covariance, cell) / (product * product));
  }
  const weight = invertSymmetric(spread, 3);
  return weight === null ? Infinity : squaredLength(off, weight);
}

/** Free plots around a run's last, it left out; counted no farther than matters. */
function crowdOf(plots: readonly MeasuredPlot[], byRange: readonly MeasuredPlot[]): number {
  const last = plots.at(-1);
  if (last === undefined) return 0;
  const near = { place: last.position, radiusM: NEAR_M };
  let crowd = -1;
  for (let index = firstFrom(byRange, last.rangeM - NEAR_M); index < byRange.length; index += 1) {
    const other = byRange[index];
    if (other === undefined || other.rangeM > last.rangeM + NEAR_M || crowd > CROWD.nearMost) break;
    if (offFrom(other, near) !== null) crowd += 1;
  }
  return crowd;
}

/** How many plots must fit before there is a track, by how crowded the sky is. */
function plotsNeeded(byRange: readonly MeasuredPlot[], crowd: number): number {
  if (byRange.length > CROWD.freeMost || crowd > CROWD.nearMost) return 5;
  return byRange.length > CROWD.free ? 4 : 3;
}

/**
 * How many plots are no chance any more, by how much clutter there is: a gate on the number of plots stands for the score of a run
 * against clutter, as each plot more is worth about the same (Blackman and Popoli 1999, section 6.2).
 */
function plotsOfProof(needed: number, { crowd, strays }: { readonly crowd: number; readonly strays: number }): number {
  if (strays > STRAYS.most) return 5;
  return Math.max(needed, strays > STRAYS.few || crowd > CROWD.near ? 4 : 3);
}

function isTrack(decision: FlightDecision, needed: number): boolean {
  if (decision.plots.length < needed) return false;
  if (decision.misfit > limitOf(decision.freedom) || !isMoving(decision.estimate)) return false;
  return isLikely(decision) || decision.plots.length > needed;
}

function isLikely({ kind, estimate }: FlightDecision): boolean {
  return kind === 'coasting' && speedOf(estimate.state) < UNUSUAL_MS;
}

function byPlotsThenFit(one: FlightDecision, other: FlightDecision): number {
  return other.plots.length - one.plots.length || excessOf(one) - excessOf(other);
}

/** What makes one run of plots likelier than another of the same length. */
function excessOf({ misfit, freedom }: FlightDecision): number {
  return misfit - freedom;
}
