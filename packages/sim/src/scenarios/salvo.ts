import type { Sensor } from '@tocsin/core/detection/observation';
import type { Input } from '@tocsin/core/entry';
import type { Air, Body } from '../physics/flight.ts';
import { type Aim, flyTo } from '../physics/fly-to.ts';
import { createRandom } from '../random.ts';
import { type Airborne, CLEAR_VIEW, scanSky } from '../sensor/radar.ts';

/** One rocket of a scenario, told by where and when it ends. */
export interface RocketSpec extends Aim {
  readonly body: Body;
  /** Seconds after the salvo's beginning. */
  readonly afterS: number;
  /** Seconds of flight after which it is gone: intercepted or burst in the air. */
  readonly endS?: number;
}

/** A salvo and who watches it. */
export interface SalvoSpec {
  readonly seed: number;
  readonly beginsAt: string;
  readonly radar: Sensor;
  readonly air: Air;
  readonly rockets: readonly RocketSpec[];
  /** Quiet scans before and after, seconds. */
  readonly beforeS: number;
  readonly afterS: number;
}

/** The radar's scans of a salvo, from before the first plot until after the last rocket is down. */
export function scanSalvo(spec: SalvoSpec): readonly Input[] {
  const beginsMs = Date.parse(spec.beginsAt);
  const airborne = spec.rockets.map(({ body, afterS, endS, ...aim }): Airborne => {
    const { flight, burnS } = flyTo(aim, body, spec.air);
    return { startMs: beginsMs + afterS * 1000, hiddenS: burnS + 0.5, flight, ...(endS === undefined ? {} : { endS }) };
  });
  const lastMs = Math.max(...airborne.map(({ startMs, flight }) => startMs + flight.endS * 1000));
  const run = {
    fromMs: beginsMs - spec.beforeS * 1000,
    toMs: lastMs + spec.afterS * 1000,
    view: CLEAR_VIEW,
    random: createRandom(spec.seed),
  };
  return scanSky(spec.radar, airborne, run);
}

/** Inputs in order of their times; what only configures comes first. */
export function inOrder(head: readonly Input[], timed: readonly Input[]): readonly Input[] {
  const time = (input: Input) => ('time' in input ? Date.parse(input.time) : 0);
  return [...head, ...timed.toSorted((a, b) => time(a) - time(b))];
}

/** A 3-D radar of the kind civil defence is given data from: 25 m and 2 mrad, once a second. */
export function radarAt(id: string, position: readonly [number, number, number]): Sensor {
  return { kind: 'sensor', id, position: [...position], sigma: { range: 25, azimuth: 0.115, elevation: 0.115 }, period: 1 };
}
