import { type Finding, finding } from './finding.ts';
import type { ReadClaim } from './read-claim.ts';

/** Metres in a unit of length. */
const METRES: readonly (readonly [RegExp, number])[] = [
  [/^(?:km|kilomet(?:re|er)s?)$/i, 1_000],
  [/^(?:mi|miles?)$/i, 1_609.344],
  [/^(?:nm|nautical miles?)$/i, 1_852],
  [/^(?:m|met(?:re|er)s?)$/i, 1],
  [/^(?:ft|feet)$/i, 0.3048],
];
const LENGTH = /(\d[\d,]*(?:\.\d+)?)[\s-]*(km|kilomet(?:re|er)s?|nautical miles?|nm|miles?|mi|met(?:re|er)s?|m|feet|ft)\b/gi;
const MINUTES = /(\d+(?:\.\d+)?)[\s-]*(?:and a half )?min(?:ute)?s?\b/i;

/** UNITS: a length given in two units is one length, but for what rounding takes. */
export function checkUnits(claims: readonly ReadClaim[]): readonly Finding[] {
  return claims.flatMap((claim) => {
    const [first, second] = lengthsIn(claim.quote);
    if (first === undefined || second === undefined || first.unit === second.unit || !/\(|\bor\b/.test(claim.quote)) return [];
    const off = Math.abs(first.metres - second.metres) / Math.max(first.metres, second.metres);
    // Half of the last digit that was printed, in each, and one part in a hundred.
    const allowed = 0.01 + first.rounding + second.rounding;
    const says = `${first.words} is ${(first.metres / 1000).toFixed(0)} km, ${second.words} is ${(second.metres / 1000).toFixed(0)} km.`;
    return [finding('UNITS', off <= allowed ? 'holds' : 'fails', [claim], says)];
  });
}

/**
 * KINEMATIC: a distance and a flight time told of one ballistic missile, against the flight of least energy over that distance on a
 * round Earth without air. Steeper and flatter flights take longer and shorter; far outside of that nothing unpowered flies.
 */
export function checkFlightTimes(claims: readonly ReadClaim[]): readonly Finding[] {
  return claims.flatMap((claim) => {
    const [length] = lengthsIn(claim.quote);
    const minutes = Number(MINUTES.exec(claim.quote)?.[1] ?? Number.NaN);
    if (length === undefined || Number.isNaN(minutes) || !/missile|rocket/i.test(`${claim.claim.weapon ?? ''} ${claim.quote}`)) return [];
    if (/cruise|drone|uav/i.test(`${claim.claim.weapon ?? ''} ${claim.quote}`)) return [];
    const least = leastEnergyMinutes(length.metres);
    const says = `${length.words} in ${minutes} minutes; the flight of least energy over that distance takes ${least.toFixed(1)}.`;
    const isPossible = minutes >= least * FLATTEST && minutes <= least * STEEPEST;
    return [finding('KINEMATIC', isPossible ? 'holds' : 'fails', [claim], says)];
  });
}

/** Shares of the time of the flight of least energy between which missiles fly. */
const FLATTEST = 0.6;
const STEEPEST = 1.8;
const EARTH_RADIUS_M = 6_371_000;
/** m³/s², WGS 84. */
const EARTH_GM = 3.986004418e14;

/**
 * Minutes of the flight of least energy between two points of a round Earth without air.
 *
 * Kepler's ellipse with semi-major axis R (1 + sin(φ/2)) / 2 for a range of φ radians: its second focus lies on the chord between the
 * two points (Bate, Mueller, White: Fundamentals of Astrodynamics, 6.3).
 */
export function leastEnergyMinutes(rangeM: number): number {
  const half = Math.min(Math.PI, rangeM / EARTH_RADIUS_M) / 2;
  const axis = (EARTH_RADIUS_M * (1 + Math.sin(half))) / 2;
  const eccentricity = Math.cos(half) / (1 + Math.sin(half));
  // Eccentric anomaly where the ellipse leaves the ground: R = a (1 - e cos E).
  const cosine = (1 - EARTH_RADIUS_M / axis) / eccentricity;
  const anomaly = Math.acos(Math.max(-1, Math.min(1, cosine)));
  const swept = Math.PI - anomaly + eccentricity * Math.sin(anomaly);
  return (2 * Math.sqrt(axis ** 3 / EARTH_GM) * swept) / 60;
}

interface Length {
  readonly words: string;
  readonly unit: number;
  readonly metres: number;
  /** Half of the last digit that is not zero, as a share. */
  readonly rounding: number;
}

function lengthsIn(quote: string): readonly Length[] {
  return [...quote.matchAll(LENGTH)].flatMap((match): readonly Length[] => {
    const [words, digits = '', name = ''] = match;
    const unit = METRES.find(([pattern]) => pattern.test(name))?.[1];
    const number = Number(digits.replaceAll(',', ''));
    if (unit === undefined || number === 0) return [];
    const zeros = /0*$/.exec(digits.replaceAll(',', ''))?.[0].length ?? 0;
    const step = digits.includes('.') ? 0.1 : 10 ** zeros;
    return [{ words, unit, metres: number * unit, rounding: Math.min(0.05, step / 2 / number) }];
  });
}
