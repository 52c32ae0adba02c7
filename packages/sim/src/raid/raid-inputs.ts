import type { Input } from '@tocsin/core/entry';
import { streamOf } from '../random.ts';
import { type Airborne, scanSky } from '../sensor/radar.ts';
import { drawRaid } from './draw-raid.ts';
import type { RaidOptions } from './raid-options.ts';
import { placeRadars } from './raid-radars.ts';
import { reportsOf } from './raid-reports.ts';
import { type RaidTruth, truthOf } from './raid-truth.ts';

/** A raid as its sensors tell it, and as it was. */
export interface Raid {
  /** Region and sensors first, then scans and sightings in the order in which they come in. */
  readonly inputs: readonly Input[];
  readonly truth: readonly RaidTruth[];
}

/** Quiet scans before the first and after the last, s. */
const QUIET_S = 10;

/**
 * Draws a raid from its seed and lets radars, spotters, microphones and liars tell of it. The same options give the same raid on
 * every machine.
 *
 * @throws RangeError where the options ask for what cannot fly
 */
export function buildRaid(options: RaidOptions): Raid {
  const objects = drawRaid(options);
  const airborne = objects.map((object) => object.airborne);
  const beginsMs = Date.parse(options.begins);
  const endsMs = Math.max(beginsMs, ...airborne.map(({ startMs, flight }) => startMs + 1000 * flight.endS));
  const radars = placeRadars(options);
  const watched = watchSky(options, radars, { airborne, fromMs: beginsMs - 1000 * QUIET_S, toMs: endsMs + 1000 * QUIET_S });
  const arrivals = [...watched.arrivals, ...reportsOf(objects, options, endsMs)].toSorted((one, other) => one.arrivalMs - other.arrivalMs);
  return {
    inputs: [{ kind: 'region', use: options.region }, ...radars.map(({ sensor }) => sensor), ...arrivals.map(({ input }) => input)],
    truth: objects.map((object, place) => truthOf(object, `object-${place + 1}`, watched.firstMs.get(place))),
  };
}

interface Sky {
  readonly airborne: readonly Airborne[];
  readonly fromMs: number;
  readonly toMs: number;
}

interface Arrived {
  readonly arrivalMs: number;
  readonly input: Input;
}

interface Watched {
  readonly arrivals: readonly Arrived[];
  /** Time of the first plot of each that had one, by its place, ms since the epoch. */
  readonly firstMs: ReadonlyMap<number, number>;
}

function watchSky({ seed }: RaidOptions, radars: ReturnType<typeof placeRadars>, { airborne, fromMs, toMs }: Sky): Watched {
  const firstMs = new Map<number, number>();
  const onPlot = (place: number, ms: number): void => {
    firstMs.set(place, Math.min(ms, firstMs.get(place) ?? ms));
  };
  const arrivals = radars.flatMap(({ sensor, view, phaseMs }) => {
    const random = streamOf(seed, `plots of ${sensor.id}`);
    const scans = scanSky(sensor, airborne, { fromMs: fromMs + phaseMs, toMs, view, random, onPlot });
    return scans.map((input) => ({ arrivalMs: Date.parse(input.time), input }));
  });
  return { arrivals, firstMs };
}
