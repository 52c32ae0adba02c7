import type { Estimate } from './flight-filter.ts';
import { addAt, at } from './matrix.ts';
import { STATE_SIZE } from './state-layout.ts';

/** Mean and covariance of a mixture of two normal distributions of one time; `share` is the weight of the first. */
export function mixEstimates(one: Estimate, other: Estimate, share: number): Estimate {
  const state = one.state.map((value, row) => share * value + (1 - share) * at(other.state, row));
  const covariance = one.covariance.map((value, cell) => share * value + (1 - share) * at(other.covariance, cell));
  for (let row = 0; row < STATE_SIZE; row += 1) {
    const off = at(one.state, row) - at(other.state, row);
    if (off === 0) continue;
    for (let column = 0; column < STATE_SIZE; column += 1)
      addAt(covariance, row * STATE_SIZE + column, share * (1 - share) * off * (at(one.state, column) - at(other.state, column)));
  }
  return { at: one.at, state, covariance };
}
