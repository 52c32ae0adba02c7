/** Radians per degree. */
export const RADIANS_PER_DEGREE = Math.PI / 180;

/** Degrees to radians. */
export function radians(degrees: number): number {
  return degrees * RADIANS_PER_DEGREE;
}

/** Radians to degrees. */
export function degrees(angleRad: number): number {
  return angleRad / RADIANS_PER_DEGREE;
}
