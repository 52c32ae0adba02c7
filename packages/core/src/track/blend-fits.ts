import { type FlightFit, fitFlight } from './fit-flight.ts';
import type { Estimate } from './flight-filter.ts';
import type { FlightPrior } from './flight-prior.ts';
import { addAt, at } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import { STATE_SIZE } from './state-layout.ts';

/** How probable it is, before its plots say anything, that a rocket is of the make of those before it in the salvo. */
const SAME_MAKE = 0.75;

/**
 * The flight through these plots if the rocket is of the salvo's make, and if nothing is known of it, weighed by how well each
 * expected what was seen: a stranger among them keeps its wide ellipse until its plots tell.
 *
 * @param stranger - the fit of the same plots with nothing known
 * @returns null where the search does not settle
 */
export function fitInSalvo(
  plots: readonly MeasuredPlot[],
  { stranger, salvo }: { readonly stranger: FlightFit; readonly salvo: FlightPrior },
): Estimate | null {
  const kin = fitFlight(plots, { guess: stranger.first, prior: salvo });
  if (kin === null) return null;
  const odds = (SAME_MAKE / (1 - SAME_MAKE)) * Math.exp(Math.min(50, kin.logEvidence - stranger.logEvidence));
  return blend(kin, stranger, odds / (1 + odds));
}

/** Mean and covariance of a mixture of two normal distributions. */
function blend(one: FlightFit, other: FlightFit, share: number): Estimate {
  const state = one.state.map((value, row) => share * value + (1 - share) * at(other.state, row));
  const covariance = one.covariance.map((value, cell) => share * value + (1 - share) * at(other.covariance, cell));
  for (let row = 0; row < STATE_SIZE; row += 1) {
    const off = at(one.state, row) - at(other.state, row);
    for (let column = 0; column < STATE_SIZE; column += 1)
      addAt(covariance, row * STATE_SIZE + column, share * (1 - share) * off * (at(one.state, column) - at(other.state, column)));
  }
  return { at: one.at, state, covariance };
}
