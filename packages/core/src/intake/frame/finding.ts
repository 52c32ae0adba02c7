import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';

/** Something that a sentence says happened. */
export interface Finding extends Span {
  readonly kind: Kind;
  /** The words that tell the kind; the finding itself takes in the figure, too. */
  readonly anchor: number;
  readonly quantity: DraftQuantity | null;
  /** The words say that it did not happen, or that somebody denies it. */
  readonly isDenied?: boolean;
  /** The words themselves hedge: "allegedly". */
  readonly isHedged?: boolean;
}
