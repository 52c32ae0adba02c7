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
 * @param first - a state at the first plot to begin from
 * @returns null where either search does not settle
 */
export function fitInSalvo(
  plots: readonly MeasuredPlot[],
  { first, salvo }: { readonly first: Float64Array | undefined; readonly salvo: FlightPrior },
): (Estimate & { readonly first: Float64Array }) | null {
  const stranger = fitFlight(plots, { guess: first });
  const kin = fitFlight(plots, { guess: first, prior: salvo });
  if (stranger === null || kin === null) return null;
  const odds = (SAME_MAKE / (1 - SAME_MAKE)) * Math.exp(Math.min(50, kin.logEvidence - stranger.logEvidence));
  const share = odds / (1 + odds);
  return { ...blend(kin, stranger, share), first: share > 0.5 ? kin.first : stranger.first };
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
