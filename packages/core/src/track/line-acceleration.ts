import { gravityAt } from '../geo/wgs84.ts';
import type { LineFit } from './fit-line.ts';
import { at } from './matrix.ts';

/** An acceleration along one direction, m/s², and its noise. */
export interface Push {
  readonly value: number;
  readonly sigma: number;
}

/**
 * What pushes along the velocity and is not gravity: negative for drag, positive for a motor.
 *
 * @param curve - a fit of order 2
 * @returns null where the object hardly moves, and "along" means nothing
 */
export function forwardPush(curve: LineFit): Push | null {
  const velocity = curve.coefficients.subarray(3, 6);
  const speed = Math.hypot(...velocity);
  if (speed < 15) return null;
  const pull = new Float64Array(3);
  gravityAt(at(curve.coefficients, 0), at(curve.coefficients, 1), at(curve.coefficients, 2), pull);
  const direction = velocity.map((part) => part / speed);
  const along = accelerationAlong(curve, direction);
  let falling = 0;
  for (let axis = 0; axis < 3; axis += 1) falling += at(pull, axis) * at(direction, axis);
  return { value: along.value - falling, sigma: along.sigma };
}

/** The acceleration away from the earth's centre: about -10 m/s² for what falls freely, 0 for what flies level. */
export function upwardAcceleration(curve: LineFit): Push {
  const place = curve.coefficients.subarray(0, 3);
  const radiusM = Math.hypot(...place);
  return accelerationAlong(
    curve,
    place.map((part) => part / radiusM),
  );
}

function accelerationAlong({ coefficients, covariance }: LineFit, direction: Float64Array): Push {
  let value = 0;
  let variance = 0;
  for (let row = 0; row < 3; row += 1) {
    value += at(direction, row) * at(coefficients, 6 + row);
    for (let column = 0; column < 3; column += 1) {
      variance += at(direction, row) * at(direction, column) * at(covariance, (6 + row) * 9 + 6 + column);
    }
  }
  return { value, sigma: Math.sqrt(variance) };
}
