import { toGeodetic } from './earth.ts';
import { type Air, type Body, type Flight, fly, railState, STEP_S } from './flight.ts';

/** Where a flight shall end, from where it comes and how far it flies. */
export interface Aim {
  /** Longitude, latitude, degrees. */
  readonly at: readonly [number, number];
  /** Bearing from which it comes, degrees clockwise from north. */
  readonly fromDeg: number;
  readonly rangeM: number;
  readonly elevationDeg: number;
}

const EARTH_M = 6_371_008.8;
const ROUNDS = 24;
/** Near enough to the aim, m. */
const CLOSE_M = 5;

/** What is known before a flight is aimed, and how well it must be aimed. */
export interface AimCare {
  /** First guess of how far right of the aim it must be pointed, degrees: wind and the earth's turning push it. */
  readonly headingOffDeg?: number;
  /** Near enough to the aim, m. */
  readonly closeM?: number;
  /** Between two samples of the flight, s. */
  readonly stepS?: number;
}

/** A flight that ends at its aim, and what was found for it: a first guess for its neighbours. */
export interface AimedFlight {
  readonly flight: Flight;
  readonly burnS: number;
  readonly headingOffDeg: number;
}

/**
 * A flight that ends at the aim. Burn time and heading are found by iteration; the start stays inside this function: nothing of it
 * is ever written.
 *
 * @throws RangeError where the body cannot fly that far
 */
export function flyTo(aim: Aim, body: Body, air: Air, care: AimCare = {}): AimedFlight {
  const { headingOffDeg = 0, closeM = CLOSE_M, stepS = STEP_S } = care;
  const from = destination(aim.at, aim.fromDeg, aim.rangeM);
  const straightDeg = bearingDeg(from, aim.at);
  let headingDeg = straightDeg + headingOffDeg;
  let burnS = body.burnS;
  let before: { readonly burnS: number; readonly reachM: number } | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const flight = fly({ ...body, burnS }, air, railState(from, headingDeg, aim.elevationDeg), { groundM: 0, stepS });
    const [lon, lat] = toGeodetic(flight.end);
    const reachM = distanceM(from, [lon, lat]);
    const astrayDeg = turnDeg(straightDeg, bearingDeg(from, [lon, lat]));
    const shortM = aim.rangeM - reachM;
    if (Math.hypot(shortM, (astrayDeg * Math.PI * aim.rangeM) / 180) < closeM)
      return { flight, burnS, headingOffDeg: headingDeg - straightDeg };
    headingDeg -= astrayDeg;
    const next = nextBurnS({ burnS, reachM }, before, aim.rangeM);
    before = { burnS, reachM };
    burnS = next;
  }
  throw new RangeError(`no flight of ${aim.rangeM.toFixed(0)} m at ${aim.elevationDeg}°`);
}

/** Secant on the burn time; range grows with its square, roughly, where nothing is known yet. */
function nextBurnS(
  now: { readonly burnS: number; readonly reachM: number },
  before: { readonly burnS: number; readonly reachM: number } | undefined,
  rangeM: number,
): number {
  const plain = now.burnS * Math.min(1.6, Math.max(0.6, Math.sqrt(rangeM / Math.max(1, now.reachM))));
  if (before === undefined || Math.abs(now.reachM - before.reachM) < 1) return plain;
  const slope = (now.reachM - before.reachM) / (now.burnS - before.burnS);
  if (!(slope > 0)) return plain;
  return Math.min(1.5 * now.burnS, Math.max(0.66 * now.burnS, now.burnS + (rangeM - now.reachM) / slope));
}

const radians = (deg: number): number => (deg * Math.PI) / 180;
const degrees = (rad: number): number => (rad * 180) / Math.PI;

/** Great-circle distance on the mean sphere, m. */
export function distanceM(one: readonly [number, number], other: readonly [number, number]): number {
  const [lat1, lat2] = [radians(one[1]), radians(other[1])];
  const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(other[0] - one[0]) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(half));
}

/** First bearing of the great circle, degrees clockwise from north. */
export function bearingDeg(from: readonly [number, number], to: readonly [number, number]): number {
  const [lat1, lat2] = [radians(from[1]), radians(to[1])];
  const east = radians(to[0] - from[0]);
  return degrees(
    Math.atan2(Math.sin(east) * Math.cos(lat2), Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(east)),
  );
}

/** Where a great circle leads, degrees. */
export function destination(from: readonly [number, number], courseDeg: number, lengthM: number): readonly [number, number] {
  const [lat, arc] = [radians(from[1]), lengthM / EARTH_M];
  const north = Math.asin(Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(radians(courseDeg)));
  const east = Math.atan2(Math.sin(radians(courseDeg)) * Math.sin(arc) * Math.cos(lat), Math.cos(arc) - Math.sin(lat) * Math.sin(north));
  return [from[0] + degrees(east), degrees(north)];
}

/** How far right of one bearing another is, -180 to 180°. */
export function turnDeg(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180;
}
