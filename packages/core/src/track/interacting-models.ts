import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { type Estimate, type Noise, predict, STEADY, TURNING, update } from './flight-filter.ts';
import { addAt, at, determinantOfThree } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import { mixEstimates } from './mixture.ts';
import { STATE_SIZE } from './state-layout.ts';

/** One way of flying on wings: how likely it is the present one, and the estimate if it is. Plain data. */
export interface Mode {
  readonly weight: number;
  readonly estimate: Estimate;
}

/** The ways of flying on wings, {@link NOISES} one by one. */
export type Modes = readonly [Mode, Mode];

/** Straight on, and turning or climbing. */
const NOISES: readonly [Noise, Noise] = [STEADY, TURNING];
/** How long each lasts on the mean, s: legs of minutes, turns of seconds. */
const SOJOURN_S = [60, 8] as const;
/** No way of flying is ever ruled out. */
const WEIGHT_MIN = 1e-4;

/** Both ways alike, from one estimate. */
export function beginModes(estimate: Estimate): Modes {
  return [
    { weight: 0.7, estimate },
    { weight: 0.3, estimate },
  ];
}

/**
 * Moves the modes on to a later time: each starts from the mixture of what led to it, then flies by its own noise.
 *
 * @see Blom and Bar-Shalom 1988; Bar-Shalom, Li, Kirubarajan 2001, section 11.6
 */
export function predictModes([steady, turning]: Modes, to: UnixMs): Modes {
  const durationS = secondsBetween(steady.estimate.at, to);
  if (durationS <= 0) return [steady, turning];
  const leaves = SOJOURN_S.map((sojournS) => 1 - Math.exp(-durationS / sojournS));
  const [toTurning, toSteady] = [steady.weight * (leaves[0] ?? 0), turning.weight * (leaves[1] ?? 0)];
  const steadyNext = steady.weight - toTurning + toSteady;
  const turningNext = turning.weight - toSteady + toTurning;
  const mixed = [
    mixEstimates(steady.estimate, turning.estimate, (steady.weight - toTurning) / steadyNext),
    mixEstimates(steady.estimate, turning.estimate, toTurning / turningNext),
  ] as const;
  return [
    { weight: steadyNext, estimate: predict(mixed[0], to, NOISES[0]) },
    { weight: turningNext, estimate: predict(mixed[1], to, NOISES[1]) },
  ];
}

/** Corrects the modes by a plot of their time, and how likely each is. Null where the covariances are none. */
export function updateModes(modes: Modes, plot: MeasuredPlot): Modes | null {
  const found = modes.map(({ weight, estimate }) => {
    const corrected = update(estimate, plot);
    if (corrected === null) return null;
    const likelihood = Math.exp(-corrected.squared / 2) / Math.sqrt(spreadOf(estimate, plot));
    return { weight: weight * likelihood, estimate: corrected.estimate };
  });
  const [steady, turning] = found;
  if (steady === null || turning === null || steady === undefined || turning === undefined) return null;
  const sum = steady.weight + turning.weight;
  // So far off that both likelihoods vanish: the way that expects surprises.
  const share = sum > 0 ? steady.weight / sum : 0;
  const kept = Math.min(1 - WEIGHT_MIN, Math.max(WEIGHT_MIN, share));
  return [
    { weight: kept, estimate: steady.estimate },
    { weight: 1 - kept, estimate: turning.estimate },
  ];
}

/** Mean and covariance of the modes together. */
export function combineModes([steady, turning]: Modes): Estimate {
  return mixEstimates(steady.estimate, turning.estimate, steady.weight);
}

/** Determinant of the innovation's covariance, m⁶. */
function spreadOf({ covariance }: Estimate, plot: MeasuredPlot): number {
  const spread = plot.covariance.slice();
  for (let row = 0; row < 3; row += 1)
    for (let column = 0; column < 3; column += 1) addAt(spread, row * 3 + column, at(covariance, row * STATE_SIZE + column));
  return Math.max(1e-9, determinantOfThree(spread));
}
