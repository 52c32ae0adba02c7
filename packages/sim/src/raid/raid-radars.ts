import type { Sensor } from '@tocsin/core/detection/observation';
import { destination } from '../physics/fly-to.ts';
import { between, streamOf } from '../random.ts';
import type { RadarView } from '../sensor/radar.ts';
import { written } from '../sensor/reported.ts';
import type { RadarFleet, RaidOptions } from './raid-options.ts';

/** One radar of a raid: where it stands, how it sees, and how long after the others' common beat its scans come, ms. */
export interface RaidRadar {
  readonly sensor: Sensor;
  readonly view: RadarView;
  readonly phaseMs: number;
}

const ALONE_M = 3_000;
const RING_M = 8_000;
/** On a mast, m above the ellipsoid. */
const HEIGHT_M = 20;
const GAP_S = [3, 10] as const;
/** Gaps fall while things begin and for some time after, s. */
const GAPS_AFTER_S = 120;
const DEG_PER_MRAD = 0.18 / Math.PI;

/** The radars of a raid: one near its middle, or several evenly on a ring. */
export function placeRadars(options: RaidOptions): readonly RaidRadar[] {
  const { radars, over, seed } = options;
  const firstDeg = between(streamOf(seed, 'ring'), 0, 360);
  return Array.from({ length: radars.count }, (_, place) => {
    const id = `radar-${place + 1}`;
    const random = streamOf(seed, id);
    const site = destination(over, firstDeg + (360 * place) / radars.count, radars.count === 1 ? ALONE_M : RING_M);
    const [azimuth, elevation] = [random.normal(), random.normal()].map((value) => value * radars.biasMrad * DEG_PER_MRAD);
    const beginsMs = Date.parse(options.begins);
    const gaps = Array.from({ length: radars.gaps }, () => {
      const fromMs = beginsMs + 1000 * between(random, 0, options.withinS + GAPS_AFTER_S);
      return [fromMs, fromMs + 1000 * between(random, ...GAP_S)] as const;
    });
    return {
      sensor: sensorOf(id, [...written(site), HEIGHT_M], radars),
      view: { ...viewOf(radars), bias: { range: 0, azimuth: azimuth ?? 0, elevation: elevation ?? 0 }, gaps },
      phaseMs: Math.round(1000 * radars.periodS * random.uniform()),
    };
  });
}

function sensorOf(id: string, position: [number, number, number], radars: RadarFleet): Sensor {
  const angle = Number((radars.sigmaAngleMrad * DEG_PER_MRAD).toFixed(4));
  const sigma = { range: radars.sigmaRangeM, azimuth: angle, elevation: angle };
  const withRate = radars.dopplerMps === undefined ? sigma : { ...sigma, rangeRate: radars.dopplerMps };
  return { kind: 'sensor', id, position, sigma: withRate, period: radars.periodS };
}

function viewOf({ horizonDeg, reachM, missed, clutter }: RadarFleet): Omit<RadarView, 'bias' | 'gaps'> {
  return { minElevationDeg: horizonDeg, reachM, detection: 1 - missed, clutter };
}
