import { type FlightFit, fitFlight } from './fit-flight.ts';
import type { Estimate } from './flight-filter.ts';
import type { FlightPrior } from './flight-prior.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import { mixEstimates } from './mixture.ts';

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
  return mixEstimates(kin, stranger, odds / (1 + odds));
}
