import type { Scan, Sensor } from '@tocsin/core/detection/observation';
import type { Input } from '@tocsin/core/entry';
import { parseInstant, unixMs } from '@tocsin/core/units/instant';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { shelterTimeS } from '@tocsin/core/zone/zone';
import { replayInputs } from '@tocsin/server/app/replay';
import { toGeodetic } from '@tocsin/sim/physics/earth';
import { type Flight, stateAt } from '@tocsin/sim/physics/flight';
import { drawWinged, type WingedClass } from '@tocsin/sim/raid/draw-winged';
import { between, streamOf } from '@tocsin/sim/random';
import { CLEAR_VIEW, scanSky } from '@tocsin/sim/sensor/radar';
import { saySelf } from '@tocsin/sim/sensor/transponder';
import { tell } from '../accuracy/progress.ts';
import { BLOCKS, type Country, nearestRadar, plane } from '../accuracy/town-map.ts';
import { DELIVERY_S } from '../accuracy/warning-runs.ts';

/** How far ahead arrival times are compared, s. */
export const AHEAD_S = 60;
/** What flies by closer than this endangers a zone, m: a warhead's reach and the width of a street or two. */
const BY_M = 150;
const START = Date.UTC(2026, 0, 1);
/** A radar that looks at what flies low stands on a mast: the lowest elevation, degrees. */
const HORIZON_DEG = 0.2;
/** Of the seconds before the last moment, how many count, and how many plots of them make a warning possible. */
const WATCHED_S = 30;
const PLOTS_MIN = 12;
/** Seen for this long, something is known. */
const SEEN_S_MIN = 10;

/** What flies; an aircraft whose transponder is silent is told from a drone by speed and height alone. */
export const WINGED_KINDS = ['drone', 'cruise', 'aircraft', 'aircraft, silent'] as const;
export type WingedKind = (typeof WINGED_KINDS)[number];

/** One thing on wings over one country. */
export interface WingedRun {
  readonly country: string;
  readonly kind: WingedKind;
  /** The zone it dives on; undefined in open country and of aircraft. */
  readonly hit: { readonly zone: number; readonly shelterS: number } | undefined;
  /** Plots in the last {@link WATCHED_S} before the moment at which an alert in the hit zone still helps. */
  readonly plotsBefore: number;
  /** Seconds from the alert in the hit zone to the dive's end; undefined where it was never warned. */
  readonly warnedS: number | undefined;
  readonly warned: number;
  /** Zones that it passed: what one who knows its way, but not which place on it is meant, would warn. */
  readonly passed: number;
  /** Arrival in the hit zone as forecast a minute before, less the true one, s; undefined where it was not forecast. */
  readonly arrivalOffS: number | undefined;
  /** True where the hit zone lay a minute ahead of something that had been seen for some time. */
  readonly wasAhead: boolean;
}

/** Sends drones, cruise missiles and aircraft over the countries. */
export function flyWingedRuns(
  countries: readonly Country[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
): WingedRun[] {
  const done: WingedRun[] = [];
  for (const kind of WINGED_KINDS) {
    for (let run = 0; run < runs; run += 1) {
      tell(kind, run, runs);
      const random = streamOf(seed, `${kind} ${run}`);
      const reachM = (BLOCKS / 2) * 7_500;
      const target = plane.lonLatOf([between(random, -reachM, reachM), between(random, -reachM, reachM)]);
      const flight = drawWinged(random, classOf(kind), target);
      for (const country of countries) done.push(watch(flight, country, { kind, random: streamOf(seed, `${kind} ${run} radar`) }));
    }
  }
  return done;
}

function classOf(kind: WingedKind): WingedClass {
  return kind === 'aircraft, silent' ? 'aircraft' : kind;
}

interface Watched {
  readonly kind: WingedKind;
  readonly random: ReturnType<typeof streamOf>;
}

function watch(flight: Flight, country: Country, { kind, random }: Watched): WingedRun {
  const { map, name } = country;
  const [lon, lat] = toGeodetic(flight.end);
  const near = nearestRadar([lon, lat]);
  const radar: Sensor = {
    kind: 'sensor',
    id: 'radar-1',
    position: [near[0], near[1], 40],
    sigma: { range: 25, azimuth: 0.1146, elevation: 0.1146 },
    period: 1,
  };
  const view = { ...CLEAR_VIEW, minElevationDeg: HORIZON_DEG, reachM: 80_000 };
  const scans = scanSky(radar, [{ startMs: START, hiddenS: 0, flight }], { fromMs: START, toMs: START + 1000 * flight.endS, view, random });
  const firstMs = scans.find(({ plots }) => plots.length > 0)?.time;
  const zone = classOf(kind) === 'aircraft' ? undefined : map.index.zonesNear([lon, lat], 1).find(({ distanceM }) => distanceM === 0)?.zone;
  const known = zone === undefined ? undefined : map.region.zones[zone];
  const shelterS = known === undefined ? 0 : shelterTimeS(known, unixMs(START));
  const path = passedZones(flight, country);
  const entryS = zone === undefined ? undefined : path.get(zone);
  const said = kind === 'aircraft' ? saySelf({ threat: 'aircraft', startMs: START, flight }, random) : [];
  const inputs = [...scans, ...said.map(({ input }) => input)].toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time));
  const heard = run([{ kind: 'region', use: 'winged' }, radar, DEFAULT_POLICY, ...inputs], country, { zone: known?.id, entryS });
  const warnedAtS = zone === undefined ? undefined : heard.warned.get(zone);
  return {
    country: name,
    kind,
    hit: zone === undefined ? undefined : { zone, shelterS },
    plotsBefore: plotsIn(scans, flight.endS - DELIVERY_S - shelterS),
    warnedS: warnedAtS === undefined ? undefined : flight.endS - warnedAtS,
    warned: heard.warned.size,
    passed: path.size,
    arrivalOffS: heard.arrivalOffS,
    wasAhead: entryS !== undefined && firstMs !== undefined && (Date.parse(firstMs) - START) / 1000 + SEEN_S_MIN < entryS - AHEAD_S,
  };
}

/** Zones by index and when each was entered first, s. */
function passedZones(flight: Flight, { map }: Country): ReadonlyMap<number, number> {
  const passed = new Map<number, number>();
  for (let timeS = 0; timeS < flight.endS; timeS += 1) {
    const state = stateAt(flight, timeS);
    if (state === undefined) continue;
    const [lon, lat] = toGeodetic(state.position);
    for (const { zone } of map.index.zonesNear([lon, lat], BY_M)) if (!passed.has(zone)) passed.set(zone, timeS);
  }
  return passed;
}

interface Watch {
  readonly zone: string | undefined;
  readonly entryS: number | undefined;
}

function run(inputs: readonly Input[], { map }: Country, { zone, entryS }: Watch) {
  const warned = new Map<number, number>();
  let arrivalOffS: number | undefined;
  const timed = inputs.map((body) => ('time' in body ? { body } : { at: unixMs(START), body }));
  for (const { body } of replayInputs(timed, () => map)) {
    const atS = 'time' in body ? (parseInstant(body.time) - START) / 1000 : 0;
    if (body.kind === 'alert' && body.phase === 'shelter' && body.end === undefined) {
      for (const id of body.zones) {
        const index = map.index.byId.get(id);
        if (index !== undefined && !warned.has(index)) warned.set(index, atS);
      }
    }
    if (body.kind !== 'forecast' || entryS === undefined || Math.abs(entryS - AHEAD_S - atS) > 2) continue;
    const said = body.passes?.find((pass) => pass.zone === zone);
    if (said !== undefined) arrivalOffS = (parseInstant(said.time) - START) / 1000 - entryS;
  }
  return { warned, arrivalOffS };
}

function plotsIn(scans: readonly Scan[], untilS: number): number {
  const [from, to] = [START + 1000 * (untilS - WATCHED_S), START + 1000 * untilS];
  return scans.filter(({ time, plots }) => plots.length > 0 && Date.parse(time) >= from && Date.parse(time) <= to).length;
}

/** Whether it could be known in time: the radar saw it in most of the seconds before an alert helps no more. */
export function couldBeWarned({ hit, plotsBefore }: WingedRun): boolean {
  return hit !== undefined && plotsBefore >= PLOTS_MIN;
}
