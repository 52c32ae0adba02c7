import type { Plot, Scan, Sensor } from '@tocsin/core/detection/observation';
import { axesAt, fromGeodetic, type Vector } from '../physics/earth.ts';
import { type Flight, type State, stateAt } from '../physics/flight.ts';
import type { Random } from '../random.ts';

/** Something in the air: its flight, when it began (milliseconds since the epoch), and when it ended before the ground, if it did. */
export interface Airborne {
  readonly startMs: number;
  /** Seconds of flight before the radar can see it: a motor's flame, a rail. */
  readonly hiddenS: number;
  readonly flight: Flight;
  /** Seconds of flight after which it is gone: intercepted, or burst in the air. */
  readonly endS?: number;
}

/** How a radar sees. */
export interface RadarView {
  readonly minElevationDeg: number;
  /** Farther away nothing is seen, m. */
  readonly reachM: number;
  readonly detection: number;
  /** False plots of one scan, mean. */
  readonly clutter: number;
  /** What every plot is off by: metres, degrees, degrees. */
  readonly bias: { readonly range: number; readonly azimuth: number; readonly elevation: number };
  /** Times without a scan, ms since the epoch. */
  readonly gaps: readonly (readonly [fromMs: number, toMs: number])[];
}

/** A radar on a hill on a clear day. */
export const CLEAR_VIEW: RadarView = {
  minElevationDeg: 1.5,
  reachM: Infinity,
  detection: 0.97,
  clutter: 0,
  bias: { range: 0, azimuth: 0, elevation: 0 },
  gaps: [],
};

interface Watch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly view: RadarView;
  readonly random: Random;
  /** Told of every plot that is no false one: whose it is (place in the list of what is airborne) and when, ms since the epoch. */
  readonly onPlot?: (place: number, ms: number) => void;
}

/** The radar's scans from one time to another. Empty scans are sent as well: silence would look like a dead radar. */
export function scanSky(radar: Sensor, airborne: readonly Airborne[], watch: Watch): readonly Scan[] {
  const scans: Scan[] = [];
  const site = siteOf(radar);
  const { view, random, onPlot } = watch;
  for (let ms = watch.fromMs; ms <= watch.toMs; ms += radar.period * 1000) {
    if (view.gaps.some(([fromMs, toMs]) => ms >= fromMs && ms < toMs)) continue;
    const plots: Plot[] = [];
    for (const [place, body] of airborne.entries()) {
      const state = seenState(body, (ms - body.startMs) / 1000);
      const plot = state === undefined || random.uniform() > view.detection ? undefined : see(radar, state, { site, view, random });
      if (plot === undefined) continue;
      plots.push(plot);
      onPlot?.(place, ms);
    }
    for (let left = poisson(view.clutter, random); left > 0; left -= 1) {
      plots.push({
        range: round(3_000 + (Math.min(view.reachM, 63_000) - 3_000) * random.uniform(), 1),
        azimuth: round(360 * random.uniform(), 4),
        elevation: round(2 + 50 * random.uniform(), 4),
        ...(radar.sigma.rangeRate === undefined ? {} : { rangeRate: round(600 * (random.uniform() - 0.5), 2) }),
      });
    }
    scans.push({ kind: 'scan', sensor: radar.id, time: new Date(Math.round(ms)).toISOString(), plots });
  }
  return scans;
}

function seenState({ flight, hiddenS, endS }: Airborne, timeS: number): State | undefined {
  return timeS <= hiddenS || timeS >= (endS ?? Infinity) ? undefined : stateAt(flight, timeS);
}

interface Site {
  readonly origin: Vector;
  readonly axes: readonly [Vector, Vector, Vector];
}

function siteOf({ position: [lon, lat, height] }: Sensor): Site {
  return { origin: fromGeodetic(lon, lat, height), axes: axesAt(lon, lat) };
}

interface Look {
  readonly site: Site;
  readonly view: RadarView;
  readonly random: Random;
}

function see({ sigma }: Sensor, state: State, { site, view, random }: Look): Plot | undefined {
  const { origin, axes } = site;
  const d = [state.position[0] - origin[0], state.position[1] - origin[1], state.position[2] - origin[2]] as const;
  const along = (axis: Vector) => d[0] * axis[0] + d[1] * axis[1] + d[2] * axis[2];
  const [e, n, u] = [along(axes[0]), along(axes[1]), along(axes[2])];
  const range = Math.hypot(e, n, u);
  const elevation = (Math.asin(u / range) * 180) / Math.PI;
  if (elevation < view.minElevationDeg || range > view.reachM) return undefined;
  const azimuth = ((Math.atan2(e, n) * 180) / Math.PI + view.bias.azimuth + sigma.azimuth * random.normal() + 360) % 360;
  const plot = {
    range: round(Math.max(0, range + view.bias.range + sigma.range * random.normal()), 1),
    azimuth: round(azimuth, 4),
    elevation: round(Math.min(90, elevation + view.bias.elevation + sigma.elevation * random.normal()), 4),
  };
  if (sigma.rangeRate === undefined) return plot;
  const [vx, vy, vz] = state.velocity;
  const rate = (d[0] * vx + d[1] * vy + d[2] * vz) / range;
  return { ...plot, rangeRate: round(rate + sigma.rangeRate * random.normal(), 2) };
}

/** How many there are where a mean number is expected, by Knuth's product of uniform draws; for means of some hundreds at most. */
function poisson(mean: number, random: Random): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > least; product *= random.uniform()) count += 1;
  return count;
}

function round(value: number, digits: number): number {
  // A zero has no sign on the wire.
  return Number(value.toFixed(digits)) + 0;
}
