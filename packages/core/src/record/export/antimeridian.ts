/** A point: longitude, latitude, degrees. */
export type Position = readonly [number, number];
/** A polygon: outer ring first, then holes. */
export type Rings = readonly (readonly Position[])[];

/**
 * Cuts a polygon that crosses the antimeridian in two (RFC 7946 §3.1.9): what reaches beyond 180° is moved to the other side. An edge of
 * more than 180° of longitude is taken to go the short way round. Polygons around a pole are not known here: a zone is a
 * part of a town.
 *
 * @returns closed rings within ±180°; a ring of fewer than four points is left out
 */
export function cutAtAntimeridian(rings: Rings): readonly Rings[] {
  const [outer = [], ...holes] = rings.map(unrolled);
  const start = outer[0]?.[0] ?? 0;
  // A hole follows its outer ring to the side that this was unrolled to.
  const whole = [outer, ...holes.map((hole) => moved(hole, 360 * Math.round((start - (hole[0]?.[0] ?? start)) / 360)))];
  const longitudes = outer.map(([x]) => x);
  const sides = [-1, 0, 1].filter((side) => Math.max(...longitudes) > 360 * side - 180 && Math.min(...longitudes) < 360 * side + 180);
  const cut = sides.map((side) => whole.map((ring) => moved(side === 0 && sides.length === 1 ? ring : clipped(ring, side), -360 * side)));
  return cut.map((parts) => parts.map(closed).filter(({ length }) => length >= 4)).filter((parts) => parts.length > 0);
}

/** Longitudes without a jump, whatever side they end on. */
function unrolled(ring: readonly Position[]): readonly Position[] {
  let before = ring[0]?.[0] ?? 0;
  return ring.map(([x, y]) => {
    const ahead = before - x;
    before = x + 360 * Math.sign(ahead) * Math.ceil((Math.abs(ahead) - 180) / 360);
    return [before, y];
  });
}

function moved(ring: readonly Position[], byDeg: number): readonly Position[] {
  return byDeg === 0 ? ring : ring.map(([x, y]) => [x + byDeg, y]);
}

function clipped(ring: readonly Position[], side: number): readonly Position[] {
  return keepBeyond(keepBeyond(ring, 360 * side - 180, 1), 360 * side + 180, -1);
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974). */
function keepBeyond(ring: readonly Position[], meridian: number, sign: 1 | -1): readonly Position[] {
  return ring.flatMap(([x, y], place): readonly Position[] => {
    const [beforeX, beforeY] = ring[(place + ring.length - 1) % ring.length] ?? [x, y];
    const isIn = sign * (x - meridian) >= 0;
    const wasIn = sign * (beforeX - meridian) >= 0;
    const here: Position = [x, y];
    if (isIn === wasIn) return isIn ? [here] : [];
    const crossing: Position = [meridian, beforeY + ((meridian - beforeX) / (x - beforeX)) * (y - beforeY)];
    return isIn ? [crossing, here] : [crossing];
  });
}

/** Without points told twice in a row, and with the last the same as the first. */
function closed(ring: readonly Position[]): readonly Position[] {
  const points = ring.filter(([x, y], place) => place === 0 || x !== ring[place - 1]?.[0] || y !== ring[place - 1]?.[1]);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || (last !== undefined && last[0] === first[0] && last[1] === first[1])) return points;
  return [...points, first];
}
