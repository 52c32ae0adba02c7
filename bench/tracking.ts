/**
 * Speed and accuracy of tracking, forecast and zone chances on rockets of the tests' own physics.
 * Run: npm run bench -- tracking [runs]
 */
import type { Scan, Sensor } from '@tocsin/core/detection/observation';
import { tangentPlaneAt } from '@tocsin/core/geo/tangent-plane';
import { forecastImpact } from '@tocsin/core/impact/forecast-impact';
import type { ImpactForecast } from '@tocsin/core/impact/impact-forecast';
import type { Track } from '@tocsin/core/track/track';
import { createTracker, observeScan } from '@tocsin/core/track/tracker';
import type { Zone } from '@tocsin/core/zone/zone';
import { createZoneIndex } from '@tocsin/core/zone/zone-index';
import { zoneChances } from '@tocsin/core/zone/zone-probability';
import { createDice, type Dice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket, type RocketTruth } from '@tocsin/testkit/flight/rocket-truth';

const runs = Number(process.argv[2] ?? 100);
const AGES_S = [2, 3, 5, 10, 15, 20, 30];

function anyRocket(dice: Dice, [slow, fast]: readonly [number, number]): RocketTruth {
  const bend = (): number => Math.exp(0.12 * dice.normal());
  return flyRocket({
    from: [34.45, 31.5],
    courseDeg: dice.between(0, 360),
    climbDeg: dice.between(42, 58),
    speedMS: dice.between(slow, fast),
    drag: Math.exp(0.5 * dice.normal()) / 8_000,
    shape: [bend(), bend(), bend()],
    wind: [8 * dice.normal(), 8 * dice.normal()],
  });
}

interface Miss {
  readonly metres: number;
  readonly squaredSigmas: number;
  readonly ellipseM: number;
}

function missOf(forecast: ImpactForecast, truth: RocketTruth): Miss {
  const [east, north] = tangentPlaneAt(forecast.position).eastNorthOf(truth.impact);
  const { ee, en, nn } = forecast.covariance;
  const squaredSigmas = (east * east * nn - 2 * east * north * en + north * north * ee) / (ee * nn - en * en);
  return { metres: Math.hypot(east, north), squaredSigmas, ellipseM: Math.sqrt(ee + nn) };
}

function followOne(truth: RocketTruth, dice: Dice, periodS: number): Map<number, Miss> {
  const [lon, lat] = truth.impact;
  const sensor = aRadar({ position: [lon + 0.03, lat - 0.01, 30], period: periodS });
  const tracker = createTracker();
  const misses = new Map<number, Miss>();
  let firstS = Number.NaN;
  for (const scan of scansOf({ sensor, dice, rockets: [{ truth, fromS: -3 }] })) {
    const atS = (Date.parse(scan.time) - SCENE_START) / 1000;
    if (scan.plots.length > 0 && Number.isNaN(firstS)) firstS = atS;
    const [track] = observeScan(tracker, scan, sensor).updated;
    const ageS = AGES_S.find((age) => Math.abs(atS - firstS - age) < 1e-6);
    const forecast = track === undefined || ageS === undefined ? null : forecastImpact(track, 0);
    if (forecast !== null && ageS !== undefined) misses.set(ageS, missOf(forecast, truth));
  }
  return misses;
}

function printAccuracy(name: string, speeds: readonly [number, number], periodS: number): void {
  const all = Array.from({ length: runs }, (_, run) => {
    const dice = createDice(10_000 + run);
    return followOne(anyRocket(dice, speeds), dice, periodS);
  });
  console.log(`\n${name}: ${runs} rockets, drag +-50 %, drag curve +-12 %, wind 8 m/s, radar 25 m / 2 mrad`);
  console.log('  age s  forecasts   RMSE m  median m  ellipse m  in 95 %  in 99 %');
  for (const ageS of AGES_S) {
    const misses = all.flatMap((one) => one.get(ageS) ?? []);
    if (misses.length === 0) continue;
    const meanSquare = (of: (miss: Miss) => number): string =>
      Math.sqrt(misses.reduce((sum, miss) => sum + of(miss) ** 2, 0) / misses.length).toFixed(0);
    const held = (limit: number): string => (misses.filter(({ squaredSigmas }) => squaredSigmas < limit).length / misses.length).toFixed(3);
    const median = misses.map(({ metres }) => metres).toSorted((one, other) => one - other)[misses.length >> 1] ?? Number.NaN;
    const cells = [
      ageS,
      misses.length,
      meanSquare(({ metres }) => metres),
      median.toFixed(0),
      meanSquare(({ ellipseM }) => ellipseM),
      held(5.991),
      held(9.21),
    ];
    console.log(cells.map((cell) => String(cell).padStart(9)).join(''));
  }
}

/** A hundred rockets in the air at once. */
function salvo(): { readonly scans: readonly Scan[]; readonly sensor: Sensor } {
  const dice = createDice(77);
  const rockets = Array.from({ length: 100 }, () => ({
    truth: flyRocket({
      from: [34.45 + 0.05 * (dice.even() - 0.5), 31.5 + 0.05 * (dice.even() - 0.5)],
      courseDeg: dice.between(37, 53),
      climbDeg: dice.between(44, 54),
      speedMS: dice.between(380, 450),
      drag: Math.exp(0.3 * dice.normal()) / 8_000,
    }),
    fromS: dice.between(0, 30),
  }));
  const sensor = aRadar();
  return { scans: scansOf({ sensor, rockets, dice, detection: 0.95 }), sensor };
}

function country(): readonly Zone[] {
  const plane = tangentPlaneAt([34.6, 31.7]);
  const sideM = 3_600;
  return Array.from({ length: 1_440 }, (_, count) => {
    const [west, south] = [((count % 38) - 19) * sideM, (Math.floor(count / 38) - 19) * sideM];
    const ring = Array.from({ length: 61 }, (__, corner) => {
      const turn = (2 * Math.PI * (corner % 60)) / 60;
      return plane.lonLatOf([west + (sideM / 2) * (1 + Math.cos(turn)), south + (sideM / 2) * (1 + Math.sin(turn))]);
    });
    const id = String(count);
    return { id, names: { en: id }, district: {}, shelterTimes: [], parts: [[ring]], point: ring[0] ?? [0, 0], aliases: [], shelters: [] };
  });
}

function quantile(values: readonly number[], share: number): string {
  return (
    values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN
  ).toFixed(2);
}

function printSpeed(): void {
  const { scans, sensor } = salvo();
  const index = createZoneIndex({ id: 'bench', version: '1', timeZone: 'UTC', zones: country() });
  const times = { scan: [] as number[], forecast: [] as number[], zones: [] as number[] };
  let tracks = 0;
  const timed = <Value>(into: number[], work: () => Value): Value => {
    const from = performance.now();
    const value = work();
    into.push(performance.now() - from);
    return value;
  };
  for (const round of [0, 1]) {
    const tracker = createTracker();
    for (const scan of scans) {
      const { updated } = timed(times.scan, () => observeScan(tracker, scan, sensor));
      const forecasts = timed(times.forecast, () => updated.map((track: Track) => forecastImpact(track, 30)).filter((one) => one !== null));
      timed(times.zones, () => forecasts.map((forecast) => zoneChances(index, forecast, 0.000_5)));
      tracks += updated.length;
    }
    // The first round warms the compiler up.
    if (round === 0) for (const list of Object.values(times)) list.length = 0;
    if (round === 0) tracks = 0;
  }
  console.log(`\n100 rockets, ${scans.length} scans, 1,440 zones of 60 corners; ms per scan`);
  for (const [name, list] of Object.entries(times)) {
    const perTrack = ((list.reduce((sum, value) => sum + value, 0) / tracks) * 1000).toFixed(1);
    console.log(
      `  ${name.padEnd(9)} p50 ${quantile(list, 0.5)}  p99 ${quantile(list, 0.99)}  max ${quantile(list, 1)}   ${perTrack} us per track`,
    );
  }
}

printSpeed();
printAccuracy('arcs of 5 to 15 km, 1 Hz', [220, 380], 1);
printAccuracy('arcs of 5 to 15 km, 10 Hz', [220, 380], 0.1);
printAccuracy('arcs of 20 km, 1 Hz', [560, 640], 1);
printAccuracy('arcs of 20 km, 10 Hz', [560, 640], 0.1);
printAccuracy('arcs of 40 km, 1 Hz', [850, 950], 1);
