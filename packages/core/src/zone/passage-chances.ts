import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import type { PassageForecast } from '../impact/passage-forecast.ts';
import { addSeconds } from '../units/instant.ts';
import type { TimedChance } from './zone-chance.ts';
import type { ZoneIndex } from './zone-index.ts';

/** Ways are looked at in squares of this side, m: neighbouring ways share a look-up. */
const SQUARE_M = 200;
/** Half of a square's diagonal, and what a warhead reaches, m. */
const NEAR_M = 0.71 * SQUARE_M + 150;

/**
 * The chance that each zone is passed, and when: the share of the ways that enter it, and the middle of their times.
 *
 * @param minimum - zones with a smaller chance are left out
 * @returns falling probability, then the region's order
 */
export function passageChances(index: ZoneIndex, { at, from, stepS, ways }: PassageForecast, minimum: number): TimedChance[] {
  const plane = tangentPlaneAt(from);
  const squares = new Map<number, readonly number[]>();
  const zonesAt = (east: number, north: number): readonly number[] => {
    const [column, row] = [Math.floor(east / SQUARE_M), Math.floor(north / SQUARE_M)];
    const key = column * 100_000 + row;
    const known = squares.get(key);
    if (known !== undefined) return known;
    const middle = plane.lonLatOf([(column + 0.5) * SQUARE_M, (row + 0.5) * SQUARE_M]);
    const found = index.zonesNear(middle, NEAR_M).map(({ zone }) => zone);
    squares.set(key, found);
    return found;
  };
  const entries = new Map<number, { readonly timesS: number[]; way: number }>();
  for (const [number, way] of ways.entries()) {
    for (let step = 0; 2 * step < way.length; step += 1) {
      for (const zone of zonesAt(way[2 * step] ?? 0, way[2 * step + 1] ?? 0)) {
        const entry = entries.get(zone);
        if (entry?.way === number) continue;
        if (entry === undefined) entries.set(zone, { timesS: [step * stepS], way: number });
        else {
          entry.timesS.push(step * stepS);
          entry.way = number;
        }
      }
    }
  }
  const chances: TimedChance[] = [];
  for (const [zone, { timesS }] of entries) {
    const probability = timesS.length / ways.length;
    if (probability < minimum) continue;
    const sorted = timesS.toSorted((one, other) => one - other);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const [early, late] = [sorted[Math.floor(0.16 * sorted.length)] ?? middle, sorted[Math.floor(0.84 * sorted.length)] ?? middle];
    chances.push({ zone, probability, at: addSeconds(at, middle), sigmaS: Math.max(1, (late - early) / 2) });
  }
  return chances.sort((one, other) => other.probability - one.probability || one.zone - other.zone);
}
