import type { Input } from '@tocsin/core/entry';
import { parseInstant, unixMs } from '@tocsin/core/units/instant';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { replayInputs } from '@tocsin/server/app/replay';
import { buildRaid } from '@tocsin/sim/raid/raid-inputs';
import { QUIET_RAID } from '@tocsin/sim/raid/raid-options';
import { tell } from '../accuracy/progress.ts';
import { type Country, MIDDLE } from '../accuracy/town-map.ts';

/** One salvo over one country: zones by what they were told and what came. */
export interface PrepareRun {
  readonly country: string;
  /** Zones that were prepared, and of these, those told to take shelter later, and those hit. */
  readonly prepared: number;
  readonly preparedThenShelter: number;
  readonly preparedThenHit: number;
  /** Zones that were told to take shelter, and of these, those for which there was time to prepare. */
  readonly sheltered: number;
  readonly couldBePrepared: number;
  readonly couldAndWere: number;
  readonly hit: number;
  readonly hitPrepared: number;
  readonly hitSheltered: number;
  /** From `prepare` to `shelter`, s. */
  readonly leadsS: readonly number[];
}

/** A salvo's radar sees this far, m: what early-warning radars of a country do. */
const REACH_M = 400_000;
/** Tracked for this long before the zone's own moment, there is time to prepare it, s. */
const TIME_TO_PREPARE_S = 15;

/** Salvos of missiles of 150 to 1,500 km onto the countries. */
export function flySalvosFar(
  countries: readonly Country[],
  { runs, seed, missiles }: { readonly runs: number; readonly seed: number; readonly missiles: number },
): PrepareRun[] {
  const done: PrepareRun[] = [];
  for (let run = 0; run < runs; run += 1) {
    tell('long range', run, runs);
    const raid = buildRaid({
      ...QUIET_RAID,
      seed: 1_000 * seed + run,
      over: MIDDLE,
      spreadM: 6_000,
      counts: { rockets: 0, salvos: 1, mortars: 0, missiles, drones: 0, cruise: 0, aircraft: 0 },
      radars: { ...QUIET_RAID.radars, reachM: REACH_M },
    });
    const impacts = raid.truth.flatMap(({ impact }) => (impact === undefined ? [] : [impact]));
    const firstSeenMs = Math.min(...raid.truth.flatMap(({ firstSeenAt }) => (firstSeenAt === null ? [] : [Date.parse(firstSeenAt)])));
    for (const country of countries) done.push(score(raid.inputs, country, { impacts, firstSeenMs }));
  }
  return done;
}

interface Truth {
  readonly impacts: readonly (readonly [number, number])[];
  readonly firstSeenMs: number;
}

function score(inputs: readonly Input[], { name, map }: Country, { impacts }: Truth): PrepareRun {
  const start = unixMs(Math.min(...inputs.flatMap((input) => ('time' in input ? [parseInstant(input.time)] : []))));
  const prepared = new Map<string, number>();
  const sheltered = new Map<string, number>();
  const seenMissile = new Map<string, number>();
  const could = new Set<string>();
  const timed = [{ at: start, body: DEFAULT_POLICY }, ...inputs.map((body) => ('time' in body ? { body } : { at: start, body }))];
  for (const { body } of replayInputs(timed, () => map)) {
    if (body.kind === 'forecast' && !seenMissile.has(body.track)) seenMissile.set(body.track, parseInstant(body.time));
    if (body.kind !== 'alert' || body.end !== undefined || body.phase === 'allClear') continue;
    const first = body.phase === 'prepare' ? prepared : sheltered;
    for (const zone of body.zones) {
      if (first.has(zone)) continue;
      first.set(zone, parseInstant(body.time));
      const trackedS = Math.max(...body.tracks.map((track) => (parseInstant(body.time) - (seenMissile.get(track) ?? Infinity)) / 1000), 0);
      if (body.phase === 'shelter' && trackedS > TIME_TO_PREPARE_S) could.add(zone);
    }
  }
  const hit = new Set(impacts.flatMap((place) => map.index.zonesNear(place, 0).map(({ zone }) => map.region.zones[zone]?.id ?? '')));
  const count = (zones: Iterable<string>, among: { has: (zone: string) => boolean }): number =>
    [...zones].filter((zone) => among.has(zone)).length;
  return {
    country: name,
    prepared: prepared.size,
    preparedThenShelter: count(prepared.keys(), sheltered),
    preparedThenHit: count(prepared.keys(), hit),
    sheltered: sheltered.size,
    couldBePrepared: could.size,
    couldAndWere: count(could, prepared),
    hit: hit.size,
    hitPrepared: count(hit, prepared),
    hitSheltered: count(hit, sheltered),
    leadsS: [...prepared].flatMap(([zone, at]) => {
      const then = sheltered.get(zone);
      return then === undefined || then < at ? [] : [(then - at) / 1000];
    }),
  };
}
