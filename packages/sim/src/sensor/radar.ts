import type { Plot, Scan, Sensor } from '@tocsin/core/detection/observation';
import { axesAt, fromGeodetic } from '../physics/earth.ts';
import type { State } from '../physics/flight.ts';
import type { Random } from '../random.ts';

/** Something in the air: its flight, when it began (milliseconds since the epoch), and when it ended before the ground, if it did. */
export interface Airborne {
  readonly startMs: number;
  readonly burnS: number;
  readonly flight: readonly State[];
  /** Seconds of flight after which it is gone: intercepted, or burst in the air. */
  readonly endS?: number;
}

/** How a radar sees. */
export interface RadarView {
  readonly minElevationDeg: number;
  readonly detection: number;
  /** False plots of one scan, mean. */
  readonly clutter: number;
}

/** A radar on a hill on a clear day. */
export const CLEAR_VIEW: RadarView = { minElevationDeg: 1.5, detection: 0.97, clutter: 0 };

/** The radar's scans from one time to another. Empty scans are sent as well: silence would look like a dead radar. */
export function scanSky(
  radar: Sensor,
  airborne: readonly Airborne[],
  run: { readonly fromMs: number; readonly toMs: number; readonly view: RadarView; readonly random: Random },
): readonly Scan[] {
  const scans: Scan[] = [];
  for (let ms = run.fromMs; ms <= run.toMs; ms += radar.period * 1000) {
    const plots: Plot[] = [];
    for (const body of airborne) {
      const state = stateAt(body, (ms - body.startMs) / 1000);
      const plot = state === undefined || run.random.uniform() > run.view.detection ? undefined : see(radar, state, run);
      if (plot !== undefined) plots.push(plot);
    }
    for (
      let count = run.random.uniform() < run.view.clutter % 1 ? Math.ceil(run.view.clutter) : Math.floor(run.view.clutter);
      count > 0;
      count -= 1
    ) {
      plots.push({
        range: 3_000 + 60_000 * run.random.uniform(),
        azimuth: 360 * run.random.uniform(),
        elevation: 2 + 50 * run.random.uniform(),
      });
    }
    scans.push({ kind: 'scan', sensor: radar.id, time: new Date(ms).toISOString(), plots });
  }
  return scans;
}

function stateAt({ flight, burnS, endS }: Airborne, timeS: number): State | undefined {
  const last = flight.at(-1);
  if (last === undefined || timeS <= burnS || timeS >= (endS ?? last.timeS)) return undefined;
  const next = flight.findIndex((state) => state.timeS >= timeS);
  const [before, after] = [flight[next - 1], flight[next]];
  if (before === undefined || after === undefined) return after;
  const share = (timeS - before.timeS) / (after.timeS - before.timeS);
  const [x, y, z] = before.position;
  const position = [x + (after.position[0] - x) * share, y + (after.position[1] - y) * share, z + (after.position[2] - z) * share] as const;
  return { timeS, position, velocity: after.velocity };
}

function see(radar: Sensor, state: State, run: { readonly view: RadarView; readonly random: Random }): Plot | undefined {
  const [lon, lat, height] = radar.position;
  const origin = fromGeodetic(lon, lat, height);
  const [east, north, up] = axesAt(lon, lat);
  const d = [state.position[0] - origin[0], state.position[1] - origin[1], state.position[2] - origin[2]] as const;
  const along = (axis: readonly [number, number, number]) => d[0] * axis[0] + d[1] * axis[1] + d[2] * axis[2];
  const [e, n, u] = [along(east), along(north), along(up)];
  const range = Math.hypot(e, n, u);
  const elevation = (Math.asin(u / range) * 180) / Math.PI;
  if (elevation < run.view.minElevationDeg) return undefined;
  const { random } = run;
  const { sigma } = radar;
  const azimuth = ((Math.atan2(e, n) * 180) / Math.PI + sigma.azimuth * random.normal() + 360) % 360;
  return {
    range: round(range + sigma.range * random.normal(), 1),
    azimuth: round(azimuth, 4),
    elevation: round(Math.min(90, elevation + sigma.elevation * random.normal()), 4),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
