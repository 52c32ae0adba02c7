import type { ForecastEntry } from '@tocsin/core/entry';

/** The 95 % point of chi-square with two degrees of freedom. */
const CHI_SQUARE_95 = 5.991;
const METRES_PER_DEGREE = 111_320;
const CORNERS = 64;

/** The ellipse that holds a forecast's impact with 95 % probability, as a closed ring of [longitude, latitude], degrees. */
export function ellipseRing({ position, covariance }: NonNullable<ForecastEntry['impact']>): readonly (readonly [number, number])[] {
  const [[ee, en], [, nn]] = covariance;
  const mean = (ee + nn) / 2;
  const spread = Math.hypot((ee - nn) / 2, en);
  const majorM = Math.sqrt(CHI_SQUARE_95 * (mean + spread));
  const minorM = Math.sqrt(CHI_SQUARE_95 * Math.max(0, mean - spread));
  const turnRad = Math.atan2(2 * en, ee - nn) / 2;
  const [longitude, latitude] = position;
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angleRad = (2 * Math.PI * (corner % CORNERS)) / CORNERS;
    const [along, across] = [majorM * Math.cos(angleRad), minorM * Math.sin(angleRad)];
    const eastM = along * Math.cos(turnRad) - across * Math.sin(turnRad);
    const northM = along * Math.sin(turnRad) + across * Math.cos(turnRad);
    return [longitude + eastM / (METRES_PER_DEGREE * squeeze), latitude + northM / METRES_PER_DEGREE] as const;
  });
}
