import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { type BitReader, type BitWriter, createBitReader, createBitWriter } from './bit-stream.ts';

/** [longitude, latitude] in degrees. */
export type Position = readonly [number, number];

/** A shape that a phone compares its own place with. */
export type WarningShape =
  | { readonly kind: 'polygon'; readonly corners: readonly Position[] }
  | { readonly kind: 'circle'; readonly centre: Position; readonly radiusM: number };

/** Warning Area Coordinates of a message: a phone outside of all shapes stays silent. */
export interface WarningArea {
  /** How long a phone waits for its own place before it shows the message anyway, 0 to 254 s; absent: the phone's own choice. */
  readonly waitMaxS?: number;
  readonly shapes: readonly WarningShape[];
}

/** Types of an element (ATIS-0700041 §5.2.3). */
const WAIT = 1;
const POLYGON = 2;
const CIRCLE = 3;
/** ATIS-0700041 §5.2.4: degrees onto 22 bits; §5.2.5: kilometres in 64ths on 20 bits. */
const STEPS = 2 ** 22;
const RADIUS_STEPS_PER_M = 64 / 1000;
const RADIUS_MAX = 2 ** 20 - 1;
/** A length is ten bits, of octets with the element's own two. */
const ELEMENT_OCTETS_MAX = 1023;
const CORNERS_MAX = Math.floor(((ELEMENT_OCTETS_MAX - 2) * 8) / 44);
/** 3GPP TS 23.041 §9.4.2.2.5. */
const AREA_OCTETS_MAX = 1024;
/** What a decoded coordinate may lose in floating point must not cost it a step: a ten-thousandth of a step is 1 mm. */
const GUARD = 1e-4;

/**
 * Writes Warning Area Coordinates: elements only, without the length in front of them. Coordinates are rounded down to 9.5 m east-west
 * and 4.8 m north-south or finer, as the specification has it; a radius is rounded up to its step of 15.6 m, so nobody inside is left out.
 *
 * @returns octets, or the fields at fault: a shape that cannot be written is never left out
 * @see ATIS-0700041 §5.2, 3GPP TS 23.041 §9.4.2.2.5
 */
export function encodeWarningArea(area: WarningArea): Result<Uint8Array, readonly Issue[]> {
  const issues = area.shapes.flatMap((shape, index) => shapeIssues(shape, `shapes[${index}]`));
  if (area.shapes.length === 0) issues.push({ code: 'NO_SHAPE', path: 'shapes', message: 'an area without a shape would be everywhere' });
  if (area.waitMaxS !== undefined && !(Number.isInteger(area.waitMaxS) && area.waitMaxS >= 0 && area.waitMaxS <= 254)) {
    issues.push({ code: 'OUT_OF_RANGE', path: 'waitMaxS', message: 'expected whole seconds from 0 to 254' });
  }
  if (issues.length > 0) return refuse(issues);
  const writer = createBitWriter();
  if (area.waitMaxS !== undefined) {
    writeHead(writer, WAIT, 3);
    writer.write(area.waitMaxS, 8);
  }
  for (const shape of area.shapes) writeShape(writer, shape);
  const octets = writer.octets();
  if (octets.length <= AREA_OCTETS_MAX) return ok(octets);
  return refuse([{ code: 'TOO_LARGE', path: 'shapes', message: `${octets.length} octets, at most ${AREA_OCTETS_MAX} are allowed` }]);
}

/** Reads Warning Area Coordinates. An element of an unknown type, or one that is cut short, spoils the whole: half an area is no area. */
export function decodeWarningArea(octets: Uint8Array): Result<WarningArea, Issue> {
  const shapes: WarningShape[] = [];
  let waitMaxS: number | undefined;
  for (let place = 0; place < octets.length; ) {
    const head = createBitReader(octets.subarray(place, place + 2));
    const type = head.read(4);
    const length = head.read(10);
    const body = octets.subarray(place + 2, place + length);
    if (length < 2 || place + length > octets.length) return refuse(elementIssue(place, 'CUT_SHORT', `its length ${length} is wrong`));
    const reader = createBitReader(body);
    if (type === WAIT) waitMaxS = reader.read(8);
    else if (type === POLYGON) shapes.push({ kind: 'polygon', corners: readCorners(reader, body.length) });
    else if (type === CIRCLE) shapes.push({ kind: 'circle', centre: readPosition(reader), radiusM: reader.read(20) / RADIUS_STEPS_PER_M });
    else return refuse(elementIssue(place, 'UNKNOWN_TYPE', `type ${type} is not known`));
    if (reader.isShort()) return refuse(elementIssue(place, 'CUT_SHORT', 'it ends early'));
    place += length;
  }
  return ok({ shapes, ...(waitMaxS === undefined ? {} : { waitMaxS }) });
}

function shapeIssues(shape: WarningShape, path: string): Issue[] {
  if (shape.kind === 'circle') {
    const steps = radiusSteps(shape.radiusM);
    const isFit = steps > 0 && steps <= RADIUS_MAX;
    const radius = isFit ? [] : [{ code: 'OUT_OF_RANGE', path: `${path}.radiusM`, message: 'expected more than 0 and at most 16,383 km' }];
    return [...positionIssues(shape.centre, `${path}.centre`), ...radius];
  }
  const { corners } = shape;
  const count =
    corners.length >= 3 && corners.length <= CORNERS_MAX
      ? []
      : [{ code: 'OUT_OF_RANGE', path: `${path}.corners`, message: `expected 3 to ${CORNERS_MAX} corners` }];
  return [...count, ...corners.flatMap((corner, index) => positionIssues(corner, `${path}.corners[${index}]`))];
}

function positionIssues([longitude, latitude]: Position, path: string): Issue[] {
  const isFit = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isFit ? [] : [{ code: 'OUT_OF_RANGE', path, message: 'expected [longitude, latitude] in degrees' }];
}

function writeShape(writer: BitWriter, shape: WarningShape): void {
  if (shape.kind === 'circle') {
    writeHead(writer, CIRCLE, 10);
    writePosition(writer, shape.centre);
    writer.write(radiusSteps(shape.radiusM), 20);
    return;
  }
  writeHead(writer, POLYGON, 2 + Math.ceil((shape.corners.length * 44) / 8));
  for (const corner of shape.corners) writePosition(writer, corner);
  writer.align();
}

/** An element's type and length, and two spare bits. */
function writeHead(writer: BitWriter, type: number, octets: number): void {
  writer.write(type, 4);
  writer.write(octets, 10);
  writer.align();
}

function writePosition(writer: BitWriter, [longitude, latitude]: Position): void {
  writer.write(steps((latitude + 90) / 180), 22);
  writer.write(steps((longitude + 180) / 360), 22);
}

function steps(share: number): number {
  return Math.min(Math.floor(share * STEPS + GUARD), STEPS - 1);
}

function radiusSteps(radiusM: number): number {
  return Math.ceil(radiusM * RADIUS_STEPS_PER_M - GUARD);
}

function readCorners(reader: BitReader, octets: number): readonly Position[] {
  return Array.from({ length: Math.floor((octets * 8) / 44) }, () => readPosition(reader));
}

function readPosition(reader: BitReader): Position {
  const latitude = (reader.read(22) * 180) / STEPS - 90;
  return [(reader.read(22) * 360) / STEPS - 180, latitude];
}

function elementIssue(place: number, code: string, what: string): Issue {
  return { code, path: `octet ${place}`, message: `an element of the warning area cannot be read: ${what}` };
}
