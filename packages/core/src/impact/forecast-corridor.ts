import { addAt, at } from '../track/matrix.ts';
import { STATE_SIZE } from '../track/state-layout.ts';
import type { Track } from '../track/track.ts';
import { forecastImpact } from './forecast-impact.ts';
import type { ImpactForecast } from './impact-forecast.ts';

/** A motor that burns when nobody looks any more makes the rocket faster by this share on the mean, and by so much more or less. */
const FASTER = 0.4;
const FASTER_SIGMA = 0.35;
/** It turns a little as well: velocity across its path, share. */
const ASIDE_SIGMA = 0.06;

/**
 * Where something may come down that was last seen with its motor burning: a corridor ahead of it, wide along its path. For when the
 * sensors that saw it have fallen silent; while they see it, waiting for the motor's end tells ten times more.
 *
 * @param groundHeightM - above the ellipsoid
 * @returns null for what does not thrust or does not come down
 */
export function forecastCorridor(track: Track, groundHeightM: number): ImpactForecast | null {
  if (track.flight !== 'thrusting') return null;
  const state = track.state.slice();
  const covariance = track.covariance.slice();
  const velocity = [3, 4, 5].map((row) => at(state, row));
  const speed2 = velocity.reduce((sum, value) => sum + value * value, 0);
  for (let row = 0; row < 3; row += 1) {
    state[3 + row] = (1 + FASTER) * at(state, 3 + row);
    addAt(covariance, (3 + row) * (STATE_SIZE + 1), ASIDE_SIGMA ** 2 * speed2);
    for (let column = 0; column < 3; column += 1)
      addAt(covariance, (3 + row) * STATE_SIZE + 3 + column, FASTER_SIGMA ** 2 * (velocity[row] ?? 0) * (velocity[column] ?? 0));
  }
  return forecastImpact({ ...track, flight: 'coasting', state, covariance, healthy: false }, groundHeightM);
}
