import type { ZoneMap } from '@tocsin/core/engine/engine-state';
import type { Input } from '@tocsin/core/entry';
import { parseInstant, unixMs } from '@tocsin/core/units/instant';
import { decideVerdict } from '@tocsin/core/warning/decide-verdict';
import { earlySet } from '@tocsin/core/warning/early-set';
import { DEFAULT_POLICY, type Policy } from '@tocsin/core/warning/policy';
import { shelterTimeS } from '@tocsin/core/zone/zone';
import type { ZoneChance } from '@tocsin/core/zone/zone-chance';
import { nearestZone, zoneChances } from '@tocsin/core/zone/zone-probability';
import { replayInputs } from '@tocsin/server/app/replay';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { type DrawnRocket, diceOf, drawPhysics, flyWish, meet, redrawn } from './drawn-rocket.ts';
import { oracleForecasts, type TimedForecast } from './oracle.ts';
import { tell } from './progress.ts';
import { BLOCKS, type Country, nearestRadar, plane } from './town-map.ts';

/** Thresholds of the curve of missed against needless. */
export const THRESHOLDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1] as const;
/** Ages at which chances are compared with what happened, s. */
export const RELIABLE_AT_S = [10, 20] as const;
/** From an alert to a person who hears it, s. */
export const DELIVERY_S = 3;
/** 99.5 % of a normal distribution on a plane lie within this many standard deviations. */
const SIGMAS_995 = Math.sqrt(-2 * Math.log(0.005));

/** Zones by index and the age of the track at which each was warned, s. */
export type Warned = ReadonlyMap<number, number>;

/** A zone's chance as it was said, and whether the rocket came down in it. */
export interface SaidChance {
  readonly ageS: number;
  readonly probability: number;
  readonly hit: boolean;
}

/** What one threshold would have warned: by the engine's forecasts, by them without the rule for wide ellipses, by the oracle's. */
export interface AtThreshold {
  readonly threshold: number;
  readonly tocsin: Warned;
  readonly plain: Warned;
  readonly oracle: Warned;
}

/** One rocket over one country. */
export interface WarningRun {
  readonly country: string;
  readonly periodS: number;
  /** The zone that was hit; undefined in open country. */
  readonly hit: { readonly zone: number; readonly shelterS: number } | undefined;
  /** From the first plot to the ground, s. */
  readonly leftS: number;
  /** What the engine's alerts warned. */
  readonly engine: Warned;
  readonly atThreshold: readonly AtThreshold[];
  /** True where the ellipse about the impact, as it was at the alert, held no zone with 99.5 %, and yet one was warned. */
  readonly farAlarm: boolean;
  /** The same for a rocket that warned nobody or somebody: it came down far from everybody by its last forecast. */
  readonly far: boolean;
  readonly chances: readonly SaidChance[];
}

/** Sends rockets of 5 to 70 km over the countries, every second one seen ten times a second. */
export function warnOf(countries: readonly Country[], { runs, seed }: { readonly runs: number; readonly seed: number }): WarningRun[] {
  const done: WarningRun[] = [];
  for (let run = 0; run < runs; run += 1) {
    tell('warnings', run, runs);
    const periodS = run % 2 === 0 ? 1 : 0.1;
    const rocket = drawThreat(seed, run);
    const oracle = oracleForecasts(rocket, periodS, diceOf(seed, 301, run));
    for (const country of countries) done.push(watch(rocket, country, { periodS, oracle, dice: diceOf(seed, 302, run) }));
  }
  return done;
}

function drawThreat(seed: number, run: number): DrawnRocket {
  const dice = diceOf(seed, 300, run);
  const reachM = (BLOCKS / 2) * 7_500 + 3_000;
  for (;;) {
    redrawn.of += 1;
    const physics = drawPhysics(dice, 'bent curve, wind');
    const truth = flyWish({
      rangeM: dice.between(5_000, 70_000),
      physics,
      over: plane.lonLatOf([dice.between(-reachM, reachM), dice.between(-reachM, reachM)]),
      courseDeg: dice.between(0, 360),
      climbDeg: dice.between(42, 58),
    });
    const radar = truth === undefined ? undefined : nearestRadar(truth.impact);
    const met =
      truth === undefined || radar === undefined ? undefined : meet(truth, physics, aRadar({ position: [radar[0], radar[1], 30] }));
    if (met !== undefined) return met;
    redrawn.plans += 1;
  }
}

interface Watch {
  readonly periodS: number;
  readonly oracle: readonly TimedForecast[];
  readonly dice: ReturnType<typeof diceOf>;
}

function watch(rocket: DrawnRocket, { name, map }: Country, { periodS, oracle, dice }: Watch): WarningRun {
  const { engine, forecasts } = runEngine(rocket, map, { periodS, dice });
  const zone = map.index.zonesNear(rocket.truth.impact, 1).find(({ distanceM }) => distanceM === 0)?.zone;
  const known = zone === undefined ? undefined : map.region.zones[zone];
  const hit = zone === undefined || known === undefined ? undefined : { zone, shelterS: shelterTimeS(known, unixMs(SCENE_START)) };
  const seen = forecasts.map((timed) => chancesOf(timed, map));
  const ideal = oracle.map((timed) => chancesOf(timed, map));
  const firstAlertS = Math.min(...engine.values());
  const far = (from: TimedForecast | undefined): boolean => hit === undefined && from !== undefined && isFar(rocket, map, from);
  const atAlert = forecasts.findLast(({ ageS }) => ageS <= firstAlertS + 1e-6);
  return {
    country: name,
    periodS,
    hit,
    leftS: rocket.leftS,
    engine,
    atThreshold: THRESHOLDS.map((warnProbability) => {
      const policy = { ...DEFAULT_POLICY, warnProbability };
      const plain = judge(seen, map, { ...policy, earlyProbability: 1 });
      return { threshold: warnProbability, tocsin: judge(seen, map, policy), plain, oracle: judge(ideal, map, policy) };
    }),
    farAlarm: engine.size > 0 && far(atAlert),
    far: far(atAlert ?? forecasts.at(-1)),
    chances: RELIABLE_AT_S.flatMap((ageS) => {
      const last = seen.findLast((one) => one.ageS <= ageS + 1e-6 && one.ageS > ageS - 1.5);
      return (last?.chances ?? []).map((chance) => ({ ageS, probability: chance.probability, hit: chance.zone === zone }));
    }),
  };
}

/** No zone lies in the 99.5 % ellipse of a forecast, laid about the true impact. */
function isFar({ truth }: DrawnRocket, { index }: ZoneMap, { impact }: TimedForecast): boolean {
  return (nearestZone(index, { ...impact, position: truth.impact })?.sigmas ?? Infinity) > SIGMAS_995;
}

/** Drives the real engine with the scans, as a journal would. */
function runEngine({ truth, firstS, sensor }: DrawnRocket, map: ZoneMap, { periodS, dice }: Pick<Watch, 'periodS' | 'dice'>) {
  const radar = { ...sensor, period: periodS };
  const scans = scansOf({ sensor: radar, dice, rockets: [{ truth, fromS: -firstS }] });
  const bodies: Input[] = [{ kind: 'region', use: 'accuracy' }, radar, DEFAULT_POLICY, ...scans];
  const engine = new Map<number, number>();
  const forecasts: TimedForecast[] = [];
  const start = unixMs(SCENE_START);
  for (const { body } of replayInputs(
    bodies.map((input) => ('time' in input ? { body: input } : { at: start, body: input })),
    () => map,
  )) {
    if (body.kind === 'alert' && body.phase === 'shelter' && body.end === undefined) {
      for (const id of body.zones) {
        const zone = map.index.byId.get(id);
        if (zone !== undefined && !engine.has(zone)) engine.set(zone, (parseInstant(body.time) - SCENE_START) / 1000);
      }
    }
    if (body.kind !== 'forecast' || body.impact === undefined) continue;
    const [[ee, en], [, nn]] = body.impact.covariance;
    const impact = {
      position: body.impact.position,
      covariance: { ee, en, nn },
      at: parseInstant(body.impact.time),
      timeSigmaS: body.impact.timeSigma,
      healthy: body.healthy,
    };
    forecasts.push({ ageS: (parseInstant(body.time) - SCENE_START) / 1000, impact });
  }
  return { engine, forecasts };
}

interface TimedChances {
  readonly ageS: number;
  readonly toImpactS: number;
  readonly chances: readonly ZoneChance[];
}

function chancesOf({ ageS, impact }: TimedForecast, { index }: ZoneMap): TimedChances {
  const toImpactS = (impact.at - SCENE_START) / 1000 - ageS;
  return { ageS, toImpactS, chances: zoneChances(index, impact, DEFAULT_POLICY.considerProbability) };
}

/** The engine's rule on forecasts that are known already: what would a policy have warned, and when. */
function judge(seen: readonly TimedChances[], { region }: ZoneMap, policy: Policy): Warned {
  const warned = new Map<number, number>();
  for (const [place, { ageS, toImpactS, chances }] of seen.entries()) {
    if (toImpactS <= 0) continue;
    const early = earlySet(chances, policy);
    // Between two forecasts a zone's moment comes by the earlier one.
    const nextS = seen[place + 1]?.ageS ?? Infinity;
    for (const { zone, probability } of chances) {
      const known = region.zones[zone];
      if (known === undefined || warned.has(zone)) continue;
      const threat = {
        probability,
        timeToImpactS: toImpactS,
        shelterTimeS: shelterTimeS(known, unixMs(SCENE_START)),
        inEarlySet: early.has(zone),
        isPassage: false,
        seenS: ageS,
      };
      const { warn, waitS } = decideVerdict(threat, policy);
      if (warn) warned.set(zone, ageS);
      else if (waitS !== undefined && ageS + waitS < nextS) warned.set(zone, ageS + waitS);
    }
  }
  return warned;
}

/** Plots before anything can be said. */
const PLOTS_MIN = 3;

/** Whether the flight left time enough: three plots, delivery and the way to the shelter. */
export function couldBeWarned({ hit, leftS, periodS }: WarningRun): boolean {
  return hit !== undefined && leftS >= (PLOTS_MIN - 1) * periodS + DELIVERY_S + hit.shelterS;
}

/** Seconds in hand at the hit zone after delivery and the way to the shelter; undefined where it was never warned. */
export function leadS({ hit, leftS }: WarningRun, warned: Warned): number | undefined {
  const at = hit === undefined ? undefined : warned.get(hit.zone);
  return at === undefined || hit === undefined ? undefined : leftS - at - DELIVERY_S - hit.shelterS;
}
