import type { ForecastEntry } from '@tocsin/core/entry';
import { trackKey } from './view.ts';

type Place = readonly [number, number];

/** Where each track in the air was seen since the console opened, oldest first, by {@link trackKey}. */
export type Trails = ReadonlyMap<string, readonly Place[]>;

/** Kept for each track: at one forecast a second, five minutes. */
const PLACES_MAX = 300;

/** Adds where the tracks are now and forgets those that came down. */
export function extendTrails(trails: Trails, forecasts: readonly ForecastEntry[]): Trails {
  return new Map(
    forecasts.map((forecast) => {
      const [longitude, latitude] = forecast.position;
      const before = trails.get(trackKey(forecast)) ?? [];
      const last = before.at(-1);
      if (last !== undefined && last[0] === longitude && last[1] === latitude) return [trackKey(forecast), before] as const;
      return [trackKey(forecast), [...before, [longitude, latitude] as const].slice(-PLACES_MAX)] as const;
    }),
  );
}
