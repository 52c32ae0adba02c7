import { html, type Markup } from '../html.ts';
import { WORDS } from './words.ts';
import { type Box, boxOver, type PageShape, type ZoneShapes } from './zone-shapes.ts';

/** An area of the map: all of its zones, under one number of the list below. */
export interface MapArea {
  readonly number: number;
  readonly shapes: readonly PageShape[];
  readonly isCoarse: boolean;
}

const WIDTH = 600;
const HEIGHT_MAX = 640;
const HEIGHT_MIN = 240;
/** Share of what is shown that is added around it, for the neighbours. */
const MARGIN = 0.25;
/** Degrees of latitude that a map shows at least. */
const SPAN_MIN_DEG = 0.06;
/** Neighbours drawn: the largest, where there are more. */
const NEIGHBOURS_MAX = 120;
/** Outlines leave out corners that are closer together than this, and neighbours that are smaller than that. */
const CORNER_PX = 3;
const NEIGHBOUR_MIN_PX = 8;
/** Numbers that would cover each other share one place. */
const NUMBER_PX = 34;
const KM_PER_DEG = 111.2;
const BARS_KM = [0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/** Places on the picture, in its own units: no coordinate of the earth is in it. */
interface Projection {
  readonly box: Box;
  readonly height: number;
  readonly x: (longitudeDeg: number) => number;
  readonly y: (latitudeDeg: number) => number;
  readonly pxPerKm: number;
}

/**
 * A map that the server draws: areas filled or hatched, own alerts' zones outlined, neighbours for context, a bar for the scale. Every
 * place is the whole of its zones; there is no sign for a point.
 */
export function mapFigure(areas: readonly MapArea[], own: readonly PageShape[], zones: ZoneShapes): Markup {
  const shown = [...areas.flatMap(({ shapes }) => shapes), ...own];
  const projection = projectionFor(boxOver(shown.map(({ box }) => box)));
  const { height } = projection;
  const near = neighboursOf(projection, zones, new Set(shown.map(({ id }) => id)));
  const each = (shapes: readonly PageShape[], style: string) =>
    shapes.map((shape) => html`<path class="${style}" d="${pathOf(shape, projection)}"/>`);
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${WORDS.map.alt(areas.length)}">
<defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0V9"/></pattern></defs>
${each(near, 'near')}
${each(unique(own), 'own-zone')}
${areas.map(({ shapes, isCoarse }) => each(shapes, isCoarse ? 'coarse' : 'exact'))}
${numbersOf(areas, projection)}
${scaleBar(projection)}
</svg>`;
}

function projectionFor(box: Box): Projection {
  const [west, south, east, north] = box;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * shrink, SPAN_MIN_DEG) * (1 + MARGIN);
  const tall = Math.max(north - south, SPAN_MIN_DEG) * (1 + MARGIN);
  const scale = Math.min(WIDTH / wide, HEIGHT_MAX / tall);
  const height = Math.round(Math.max(HEIGHT_MIN, tall * scale));
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const [halfX, halfY] = [WIDTH / 2 / scale / shrink, height / 2 / scale];
  return {
    box: [middleX - halfX, middleY - halfY, middleX + halfX, middleY + halfY],
    height,
    x: (longitude) => Math.round(WIDTH / 2 + (longitude - middleX) * shrink * scale),
    y: (latitude) => Math.round(height / 2 - (latitude - middleY) * scale),
    pxPerKm: scale / KM_PER_DEG,
  };
}

/** Outlines of the zones around: those that can be made out, the largest first. */
function neighboursOf({ box, x, y }: Projection, { all }: ZoneShapes, shown: ReadonlySet<string>): readonly PageShape[] {
  const sizeOf = ({ box: [west, south, east, north] }: PageShape) => Math.max(x(east) - x(west), y(south) - y(north));
  return all
    .filter(({ id, box: other }) => !shown.has(id) && other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1])
    .filter((shape) => sizeOf(shape) >= NEIGHBOUR_MIN_PX)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one))
    .slice(0, NEIGHBOURS_MAX);
}

/** An outline in whole units, without the corners that nobody could see. */
function pathOf({ parts }: PageShape, { x, y }: Projection): string {
  const rings = parts.flat().map((ring) => {
    const corners: (readonly [number, number])[] = [];
    for (const [longitude, latitude] of ring) {
      const corner = [x(longitude), y(latitude)] as const;
      const last = corners.at(-1);
      if (last === undefined || Math.max(Math.abs(corner[0] - last[0]), Math.abs(corner[1] - last[1])) >= CORNER_PX) corners.push(corner);
    }
    return `M${corners.map((corner) => corner.join(' ')).join('L')}Z`;
  });
  return rings.join('');
}

/** Each area's number stands in the middle of its largest zone; numbers that would cover each other stand together. */
function numbersOf(areas: readonly MapArea[], { x, y }: Projection): Markup {
  const places: { readonly x: number; readonly y: number; readonly numbers: number[] }[] = [];
  for (const { number, shapes } of areas) {
    const largest = shapes.toSorted((one, other) => areaOf(other.box) - areaOf(one.box))[0];
    if (largest === undefined) continue;
    const [west, south, east, north] = largest.box;
    const at = { x: x((west + east) / 2), y: y((south + north) / 2) + 9 };
    const near = places.find((place) => Math.abs(place.x - at.x) < NUMBER_PX && Math.abs(place.y - at.y) < NUMBER_PX);
    if (near === undefined) places.push({ ...at, numbers: [number] });
    else near.numbers.push(number);
  }
  return html`${places.map((place) => html`<text class="number" x="${place.x}" y="${place.y}">${place.numbers.join(', ')}</text>`)}`;
}

function scaleBar({ height, pxPerKm }: Projection): Markup {
  const km = BARS_KM.findLast((each) => each * pxPerKm <= WIDTH / 3) ?? BARS_KM[0] ?? 1;
  const length = Math.round(km * pxPerKm);
  return html`<g class="scale"><path d="M14 ${height - 20}v8h${length}v-8"/><text x="${length + 22}" y="${height - 10}">${km} km</text></g>`;
}

function areaOf([west, south, east, north]: Box): number {
  return (east - west) * (north - south);
}

function unique(shapes: readonly PageShape[]): readonly PageShape[] {
  return [...new Set(shapes)];
}
