import type { ForecastEntry } from '@tocsin/core/entry';
import { trackKey } from './view.ts';

type Place = readonly [number, number];

/** Where each track in the air was seen last, oldest first, by {@link trackKey}. */
export type Trails = ReadonlyMap<string, readonly Place[]>;

/** At one forecast a second, half a minute: enough to see a direction, and no record of where a flight came from. */
const PLACES_MAX = 30;

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
