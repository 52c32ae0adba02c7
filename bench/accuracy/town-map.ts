import { createZoneMap, type ZoneMap } from '@tocsin/core/engine/engine-state';
import { tangentPlaneAt } from '@tocsin/core/geo/tangent-plane';
import type { Zone } from '@tocsin/core/zone/zone';
import type { Dice } from '@tocsin/testkit/flight/dice';

/** Middle of the country that is warned, degrees. */
export const MIDDLE = [34.8, 31.9] as const;
/** The country: blocks of this side, this many in a row: 60 km by 60 km. */
const BLOCK_M = 7_500;
export const BLOCKS = 8;
/** Times to shelter, s. */
export const SHELTERS_S = [15, 30, 60, 90] as const;
export const plane = tangentPlaneAt(MIDDLE);

/** Zones of one size over the inhabited half of the country. */
export interface Country {
  readonly name: string;
  readonly sideM: number;
  readonly map: ZoneMap;
}

/** The same towns, cut into small zones and into large ones: half of the blocks are open country. */
export function layCountries(dice: Dice): readonly Country[] {
  const blocks = Array.from({ length: BLOCKS * BLOCKS }, (_, block) => ({
    block,
    lot: dice.even(),
    shelterS: SHELTERS_S[Math.floor(dice.even() * SHELTERS_S.length)] ?? 15,
  }));
  const towns = blocks.toSorted((one, other) => one.lot - other.lot).slice(0, blocks.length / 2);
  return [
    { name: '1.5 km', sideM: 1_500, inRow: 5 },
    { name: '3.6 km', sideM: 3_600, inRow: 2 },
  ].map(({ name, sideM, inRow }) => {
    const zones = towns.flatMap(({ block, shelterS }) =>
      Array.from({ length: inRow * inRow }, (_, cell) => {
        const marginM = (BLOCK_M - inRow * sideM) / 2;
        const west = ((block % BLOCKS) - BLOCKS / 2) * BLOCK_M + marginM + (cell % inRow) * sideM;
        const south = (Math.floor(block / BLOCKS) - BLOCKS / 2) * BLOCK_M + marginM + Math.floor(cell / inRow) * sideM;
        return squareZone(`${block}-${cell}`, { west, south, sideM }, shelterS);
      }),
    );
    return { name, sideM, map: createZoneMap({ id: 'accuracy', version: '1', timeZone: 'UTC', zones }) };
  });
}

interface Square {
  readonly west: number;
  readonly south: number;
  readonly sideM: number;
}

function squareZone(id: string, { west, south, sideM }: Square, shelterS: number): Zone {
  const corner = (east: number, north: number) => plane.lonLatOf([west + east * sideM, south + north * sideM]);
  const ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)];
  return {
    id,
    names: { en: id },
    district: {},
    shelterTimes: [{ seconds: shelterS }],
    parts: [[ring]],
    point: corner(0.5, 0.5),
    aliases: [],
    shelters: [],
  };
}

/** The radar of the network that is nearest to a place: one every 20 km over the country, degrees. */
export function nearestRadar(place: readonly [number, number]): readonly [number, number] {
  const snap = (metres: number): number => 20_000 * Math.max(-1, Math.min(1, Math.round(metres / 20_000)));
  const [east, north] = plane.eastNorthOf(place);
  return plane.lonLatOf([snap(east), snap(north)]);
}
