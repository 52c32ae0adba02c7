import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** A sentence, with what the frames read in it. */
export interface TriggerContext {
  readonly plain: string;
  /** The report as printed, of the same length: names are written large in it. */
  readonly text: string;
  readonly sentence: Span;
  readonly clauses: readonly Span[];
  readonly quantities: readonly Quantity[];
  readonly findings: readonly Finding[];
  readonly lastWeapon: Quantity | undefined;
}
