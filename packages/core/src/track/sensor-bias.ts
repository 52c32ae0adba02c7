import type { Plot } from '../detection/observation.ts';
import { dot, type Vector3 } from '../geo/wgs84.ts';
import { degrees } from '../units/angle.ts';
import type { Estimate } from './flight-filter.ts';
import { at } from './matrix.ts';
import type { MeasuredPlot, Viewpoint } from './measured-plot.ts';
import { STATE_SIZE } from './state-layout.ts';

/** What all plots of a sensor are off by, as far as other sensors show: range (m), azimuth and elevation (rad). Plain data. */
export interface SensorBias {
  readonly mean: readonly [range: number, azimuth: number, elevation: number];
  /** Of each, squared. */
  readonly variance: readonly [number, number, number];
}

/** Before anything is learnt: a north that is 2 mrad off and a range zero of 20 m are common. */
const UNKNOWN_SIGMA = [20, 0.002, 0.002] as const;
/** A track's error is the same for some plots: so many of them say as much as one that stands alone. */
const ALIKE = 8;
/** It may drift: it is never known better than by this share of what was unknown. */
const KNOWN_SHARE = 0.1;
/** An innovation of more than this many sigmas is another object's. */
const OUTLYING = 4;

/** A sensor that nothing is known against. */
export const NO_BIAS: SensorBias = { mean: [0, 0, 0], variance: [UNKNOWN_SIGMA[0] ** 2, UNKNOWN_SIGMA[1] ** 2, UNKNOWN_SIGMA[2] ** 2] };

/**
 * Learns from a plot of a track that other sensors see as well: what the plot differs by from where the track was expected, in the
 * sensor's own range, azimuth and elevation, one Kalman step each. What all sensors have in common cannot be seen so.
 *
 * @see Bar-Shalom, Li, Kirubarajan 2001, section 8: registration by relative biases
 */
export function learnBias(
  bias: SensorBias,
  plot: MeasuredPlot,
  { predicted, view }: { readonly predicted: Estimate; readonly view: Viewpoint },
): SensorBias {
  const off: Vector3 = [
    at(plot.position, 0) - at(predicted.state, 0),
    at(plot.position, 1) - at(predicted.state, 1),
    at(plot.position, 2) - at(predicted.state, 2),
  ];
  const mean: [number, number, number] = [...bias.mean];
  const variance: [number, number, number] = [...bias.variance];
  for (const [axis, { direction, leverM }] of polarAxes(plot, view).entries()) {
    const [before = 0, known = 1, unknown = 1] = [mean[axis], variance[axis], UNKNOWN_SIGMA[axis]];
    const seen = dot(off, direction) / leverM;
    const noise = (along(plot.covariance, 3, direction) + along(predicted.covariance, STATE_SIZE, direction)) / leverM ** 2;
    // The plot is corrected by the mean already: what is left is news.
    if (seen * seen > OUTLYING ** 2 * (noise + known)) continue;
    const gain = known / (known + ALIKE * noise);
    mean[axis] = before + gain * seen;
    variance[axis] = Math.max((KNOWN_SHARE * unknown) ** 2, (1 - gain) * known);
  }
  return { mean, variance };
}

/** A plot as it would be without the sensor's bias. */
export function correctPlot(plot: Plot, { mean: [rangeM, azimuthRad, elevationRad] }: SensorBias): Plot {
  if (rangeM === 0 && azimuthRad === 0 && elevationRad === 0) return plot;
  return {
    ...plot,
    range: Math.max(0, plot.range - rangeM),
    azimuth: plot.azimuth - degrees(azimuthRad),
    elevation: plot.elevation - degrees(elevationRad),
  };
}

/** Along the line of sight, to the right of it, over it; and how many metres a unit of each bias is there. */
function polarAxes(plot: MeasuredPlot, { position, axes }: Viewpoint): readonly { readonly direction: Vector3; readonly leverM: number }[] {
  const sight: Vector3 = [at(plot.position, 0) - position[0], at(plot.position, 1) - position[1], at(plot.position, 2) - position[2]];
  const [east, north, up] = [dot(sight, axes.east), dot(sight, axes.north), dot(sight, axes.up)];
  const rangeM = Math.max(1, Math.hypot(east, north, up));
  const levelM = Math.max(1, Math.hypot(east, north));
  const toEarth = (e: number, n: number, u: number): Vector3 => [
    e * axes.east[0] + n * axes.north[0] + u * axes.up[0],
    e * axes.east[1] + n * axes.north[1] + u * axes.up[1],
    e * axes.east[2] + n * axes.north[2] + u * axes.up[2],
  ];
  const [sine, cosine] = [up / rangeM, levelM / rangeM];
  return [
    { direction: toEarth(east / rangeM, north / rangeM, up / rangeM), leverM: 1 },
    { direction: toEarth(north / levelM, -east / levelM, 0), leverM: levelM },
    { direction: toEarth((-sine * east) / levelM, (-sine * north) / levelM, cosine), leverM: rangeM },
  ];
}

/** Variance of a position along a direction, m². */
function along(covariance: Float64Array, size: number, direction: Vector3): number {
  let sum = 0;
  for (const [row, one] of direction.entries())
    for (const [column, other] of direction.entries()) sum += one * at(covariance, row * size + column) * other;
  return sum;
}
