import { toGeodetic } from '../physics/earth.ts';
import { type Flight, stateAt } from '../physics/flight.ts';
import { isoOf, written } from '../sensor/reported.ts';
import type { RaidClass, RaidObject } from './draw-raid.ts';

/** A place on the way of something with wings: ISO time, longitude, latitude (degrees), height above the ellipsoid (m). */
export type PathPoint = readonly [time: string, lon: number, lat: number, heightM: number];

/** What truly flew. Of what is ballistic only where and when it came down: nothing here tells where anything was fired. */
export interface RaidTruth {
  readonly object: string;
  readonly class: RaidClass;
  readonly salvo?: string;
  /** ISO time of its first plot by any radar; null where none ever saw it. */
  readonly firstSeenAt: string | null;
  /** Longitude, latitude, degrees; absent for what only passes. */
  readonly impact?: readonly [number, number];
  readonly impactAt?: string;
  /** Winged things only, every 5 s. They are met in the air, long since under way. */
  readonly path?: readonly PathPoint[];
}

const PATH_STEP_S = 5;
const WINGED: ReadonlySet<RaidClass> = new Set(['drone', 'cruise', 'aircraft']);

/** The truth of one object. `firstSeenMs` is the time of its first plot, ms since the epoch. */
export function truthOf(object: RaidObject, name: string, firstSeenMs: number | undefined): RaidTruth {
  const { startMs, flight } = object.airborne;
  const [lon, lat] = toGeodetic(flight.end);
  return {
    object: name,
    class: object.class,
    ...(object.salvo === undefined ? {} : { salvo: object.salvo }),
    firstSeenAt: firstSeenMs === undefined ? null : isoOf(firstSeenMs),
    ...(object.class === 'aircraft' ? {} : { impact: written([lon, lat]), impactAt: isoOf(startMs + 1000 * flight.endS) }),
    ...(WINGED.has(object.class) ? { path: pathOf(flight, startMs) } : {}),
  };
}

function pathOf(flight: Flight, startMs: number): readonly PathPoint[] {
  const points: PathPoint[] = [];
  for (let timeS = 0; ; timeS += PATH_STEP_S) {
    const state = stateAt(flight, timeS);
    if (state === undefined) return points;
    const [lon, lat, heightM] = toGeodetic(state.position);
    points.push([isoOf(startMs + 1000 * timeS), ...written([lon, lat]), Math.round(heightM)]);
  }
}
