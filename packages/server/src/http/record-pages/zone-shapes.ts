import { nameOf, type Region, type Zone } from '@tocsin/core/zone/zone';
import { LANGUAGE } from './words.ts';

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number];

/** A zone as the map on a page draws it. */
export interface PageShape {
  readonly id: string;
  readonly name: string;
  readonly parts: Zone['parts'];
  readonly box: Box;
}

/** The zones of the region, by id and with what they cover. */
export interface ZoneShapes {
  readonly all: readonly PageShape[];
  /** Undefined for a zone that is not in the region, or has no outline. */
  readonly byId: (zone: string) => PageShape | undefined;
  readonly nameOf: (zone: string) => string;
}

const known = new WeakMap<Region, ZoneShapes>();

/** What pages draw of a region. Worked out once for each region that is in use. */
export function zoneShapesOf(region: Region): ZoneShapes {
  const held = known.get(region);
  if (held !== undefined) return held;
  const names = new Map(region.zones.map(({ id, names: told }) => [id, nameOf(told, LANGUAGE.lang)]));
  const all = region.zones
    .filter(({ parts }) => parts.some(([outer]) => outer !== undefined && outer.length > 0))
    .map(({ id, parts }) => ({ id, name: names.get(id) ?? id, parts, box: boxAround(parts) }));
  const byId = new Map(all.map((shape) => [shape.id, shape]));
  const shapes: ZoneShapes = { all, byId: (zone) => byId.get(zone), nameOf: (zone) => names.get(zone) ?? zone };
  known.set(region, shapes);
  return shapes;
}

/** The smallest box around several. */
export function boxOver(boxes: readonly Box[]): Box {
  return boxes.reduce<Box>(
    ([west, south, east, north], box) => [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function boxAround(parts: Zone['parts']): Box {
  return boxOver(parts.flatMap(([outer = []]) => outer.map(([x, y]): Box => [x, y, x, y])));
}
