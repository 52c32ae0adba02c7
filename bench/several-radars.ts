/**
 * Several radars, straight and crooked: forecasts of salvos that all of them see. What each is off by is drawn anew for each salvo.
 * Run: npm run bench -- several-radars [SALVOS] [SEED]
 */
import type { Scan, Sensor } from '@tocsin/core/detection/observation';
import { movedBy, tangentPlaneAt } from '@tocsin/core/geo/tangent-plane';
import { forecastImpact } from '@tocsin/core/impact/forecast-impact';
import { createTracker, observeScan } from '@tocsin/core/track/tracker';
import type { Dice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, type SceneRocket, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { diceOf } from './accuracy/drawn-rocket.ts';
import { tell } from './accuracy/progress.ts';
import { meanOf } from './accuracy/statistics.ts';
import { metres, percentage, printed } from './accuracy/table.ts';

const salvos = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? 1);
const ROCKETS = 8;
const AGES_S = [10, 20, 30] as const;
const DEGREES_PER_MRAD = 0.0573;
/** 95 % of a normal distribution on a plane, squared sigmas. */
const HOLDS_95 = 5.991;

interface Miss {
  readonly ageS: number;
  readonly metres: number;
  readonly squaredSigmas: number;
}

function drawSalvo(dice: Dice): readonly SceneRocket[] {
  const bend = (): number => Math.exp(0.12 * dice.normal());
  const wind = [8 * dice.normal(), 8 * dice.normal()] as const;
  return Array.from({ length: ROCKETS }, (_, place) => ({
    fromS: -3 + 6 * place,
    truth: flyRocket({
      from: [34.45 + 0.02 * dice.normal(), 31.5 + 0.02 * dice.normal()],
      courseDeg: 40 + 10 * dice.normal(),
      climbDeg: dice.between(42, 58),
      speedMS: dice.between(500, 640),
      drag: Math.exp(0.5 * dice.normal()) / 8_000,
      shape: [bend(), bend(), bend()],
      wind,
    }),
  }));
}

interface Heard {
  readonly sensor: Sensor;
  readonly scan: Scan;
}

function scansOfAll(rockets: readonly SceneRocket[], dice: Dice, { radars, biasMrad }: { radars: number; biasMrad: number }): Heard[] {
  const middle = rockets[0]?.truth.impact ?? [34.6, 31.6];
  const all = Array.from({ length: radars }, (_, place): readonly Heard[] => {
    const [lon, lat] = movedBy(middle, 120 * place, 6_000);
    const sensor = aRadar({ id: `radar-${place + 1}`, position: [lon, lat, 30] });
    const [azimuth, elevation] = [biasMrad * DEGREES_PER_MRAD * dice.normal(), biasMrad * DEGREES_PER_MRAD * dice.normal()];
    return scansOf({ sensor, dice, rockets, firstS: 0.37 * place, detection: 0.95 }).map((scan) => ({
      sensor,
      scan: {
        ...scan,
        plots: scan.plots.map((plot) => ({ ...plot, azimuth: plot.azimuth + azimuth, elevation: plot.elevation + elevation })),
      },
    }));
  });
  return all.flat().toSorted((one, other) => Date.parse(one.scan.time) - Date.parse(other.scan.time));
}

/** The forecasts of a salvo at some ages, each against the rocket that it comes nearest to in place and time. */
function missesOf(rockets: readonly SceneRocket[], heard: readonly Heard[]): { readonly misses: readonly Miss[]; readonly tracks: number } {
  const tracker = createTracker();
  const firstS = new Map<string, number>();
  const done = new Set<string>();
  const misses: Miss[] = [];
  for (const { sensor, scan } of heard) {
    const atS = (Date.parse(scan.time) - SCENE_START) / 1000;
    for (const track of observeScan(tracker, scan, sensor).updated) {
      if (!firstS.has(track.id)) firstS.set(track.id, atS - 2);
      const ageS = AGES_S.findLast((age) => atS - (firstS.get(track.id) ?? atS) >= age);
      const forecast = ageS === undefined || done.has(`${track.id} ${ageS}`) ? null : forecastImpact(track, 0);
      if (ageS === undefined || forecast === null) continue;
      done.add(`${track.id} ${ageS}`);
      const { ee, en, nn } = forecast.covariance;
      const offs = rockets.map(({ truth, fromS }) => {
        const [east, north] = tangentPlaneAt(forecast.position).eastNorthOf(truth.impact);
        const lateS = Math.abs((forecast.at - SCENE_START) / 1000 - fromS - truth.flightS);
        const squaredSigmas = (east * east * nn - 2 * east * north * en + north * north * ee) / (ee * nn - en * en);
        return { ageS, metres: Math.hypot(east, north), squaredSigmas, far: Math.hypot(east, north) + 300 * lateS };
      });
      const nearest = offs.toSorted((one, other) => one.far - other.far)[0];
      if (nearest !== undefined) misses.push(nearest);
    }
  }
  return { misses, tracks: firstS.size };
}

const rows = [1, 2, 3].flatMap((radars) =>
  [0, 1, 2].map((biasMrad) => {
    const runs = Array.from({ length: salvos }, (_, run) => {
      tell(`${radars} radars, ${biasMrad} mrad`, run, salvos);
      const rockets = drawSalvo(diceOf(seed, 700, run));
      return missesOf(rockets, scansOfAll(rockets, diceOf(seed, 701, run), { radars, biasMrad }));
    });
    const misses = runs.flatMap((run) => run.misses);
    const at = AGES_S.flatMap((age) => {
      const these = misses.filter(({ ageS }) => ageS === age);
      const rms = Math.sqrt(meanOf(these.map((miss) => miss.metres ** 2)));
      const held = these.filter(({ squaredSigmas }) => squaredSigmas < HOLDS_95).length / these.length;
      return [metres(rms), percentage(held)];
    });
    return [radars, `${biasMrad} mrad`, salvos * ROCKETS, runs.reduce((sum, { tracks }) => sum + tracks, 0), ...at];
  }),
);
process.stderr.write('\n');
console.log(
  printed({
    title: 'Several radars',
    columns: ['radars', 'off by (sd)', 'rockets', 'tracks', ...AGES_S.flatMap((age) => [`${age} s: RMSE m`, 'in 95 %'])],
    rows,
  }),
);
