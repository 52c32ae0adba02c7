import { type Air, freshAir } from '../physics/flight.ts';
import type { AimedFlight } from '../physics/fly-to.ts';
import { flyLongRange } from '../physics/long-range-missile.ts';
import { between, type Random, streamOf } from '../random.ts';
import type { Airborne } from '../sensor/radar.ts';
import { drawUntilItFlies } from './aimed-body.ts';
import { drawMortar } from './draw-mortar.ts';
import { drawSalvo, strewn } from './draw-salvo.ts';
import { drawWinged, type WingedClass } from './draw-winged.ts';
import type { RaidOptions } from './raid-options.ts';

/** What an object of a raid is. */
export type RaidClass = 'rocket' | 'mortar' | 'missile' | WingedClass;

/** One object of a raid. */
export interface RaidObject {
  readonly class: RaidClass;
  readonly salvo?: string;
  readonly airborne: Airborne;
}

/** One standard deviation of a wind component at the ground, m/s, and of the density factor. */
const WIND_MPS = 8;
const DENSITY = 0.03;
/** Rockets of a salvo follow each other after this, mean, s. */
const BETWEEN_ROCKETS_S = 0.7;
/** Smoke and flame hide a body until the motor has been out for this long, s. */
const AFTER_BURN_S = 0.5;
const LONG_RANGE = {
  rangeM: [150_000, 1_500_000],
  burnoutDeg: [38, 50],
  burnS: [52, 88],
  sectionalDensity: [8_000, 15_000],
} as const;

/** Draws every object of a raid from its seed, in the order in which they begin. Each draws from a stream of its own. */
export function drawRaid(options: RaidOptions): readonly RaidObject[] {
  const { counts } = options;
  const air = drawAir(streamOf(options.seed, 'air'));
  const objects = [
    ...salvos(options, air),
    ...single(options, 'mortar', { count: counts.mortars, draw: (random, at) => coasting(drawMortar(random, at, air)) }),
    ...single(options, 'missile', { count: counts.missiles, draw: (random, at) => coasting(drawMissile(random, at, air)) }),
    ...(['drone', 'cruise', 'aircraft'] as const).flatMap((kind) => {
      const count = kind === 'drone' ? counts.drones : counts[kind];
      return single(options, kind, { count, draw: (random, at) => ({ hiddenS: 0, flight: drawWinged(random, kind, at) }) });
    }),
  ];
  return objects.toSorted((one, other) => one.airborne.startMs - other.airborne.startMs);
}

function drawAir(random: Random): Air {
  const [windEast, windNorth] = [WIND_MPS * random.normal(), WIND_MPS * random.normal()];
  return freshAir({ windEast, windNorth, densityFactor: 1 + DENSITY * random.normal() });
}

function salvos(options: RaidOptions, air: Air): readonly RaidObject[] {
  const { counts, over, spreadM, withinS, seed } = options;
  return Array.from({ length: counts.salvos }, (_, place): readonly RaidObject[] => {
    const count = Math.floor(counts.rockets / counts.salvos) + (place < counts.rockets % counts.salvos ? 1 : 0);
    if (count === 0) return [];
    const salvo = `salvo-${place + 1}`;
    const random = streamOf(seed, salvo);
    const middle = counts.salvos === 1 ? over : strewn(random, over, 2 * spreadM);
    const lastsS = Math.min(withinS, BETWEEN_ROCKETS_S * count);
    const startS = between(random, 0, withinS - lastsS);
    const flights = drawSalvo(random, { count, middle, spreadM, air });
    return flights.map((flight) => {
      const startMs = msAfter(options, startS + between(random, 0, lastsS));
      return { class: 'rocket', salvo, airborne: { startMs, ...coasting(flight) } };
    });
  }).flat();
}

interface Single {
  readonly count: number;
  readonly draw: (random: Random, at: readonly [number, number]) => Omit<Airborne, 'startMs'>;
}

function single(options: RaidOptions, kind: RaidClass, { count, draw }: Single): readonly RaidObject[] {
  return Array.from({ length: count }, (_, place) => {
    const random = streamOf(options.seed, `${kind}-${place + 1}`);
    const startMs = msAfter(options, between(random, 0, options.withinS));
    return { class: kind, airborne: { startMs, ...draw(random, strewn(random, options.over, 2 * options.spreadM)) } };
  });
}

function drawMissile(random: Random, at: readonly [number, number], air: Air): AimedFlight {
  return drawUntilItFlies(() => {
    const aim = {
      at,
      fromDeg: between(random, 0, 360),
      rangeM: between(random, ...LONG_RANGE.rangeM),
      burnoutDeg: between(random, ...LONG_RANGE.burnoutDeg),
      burnS: between(random, ...LONG_RANGE.burnS),
      sectionalDensity: between(random, ...LONG_RANGE.sectionalDensity),
    };
    return flyLongRange(aim, air);
  });
}

function coasting({ flight, burnS }: AimedFlight): Omit<Airborne, 'startMs'> {
  return { hiddenS: burnS + AFTER_BURN_S, flight };
}

function msAfter({ begins }: RaidOptions, seconds: number): number {
  return Math.round(Date.parse(begins) + 1000 * seconds);
}
