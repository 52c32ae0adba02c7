import type { Claim } from '@tocsin/core/record/claim';

/** A claim as the desk gets it: what it says, and who has decided what so far. */
export interface DeskClaim extends Claim {
  readonly standing: string;
  readonly grounded: boolean;
  readonly confirmedBy: readonly string[];
  readonly reviewersNeeded: number;
  /** True where the person at this desk drafted it: somebody else confirms it. */
  readonly isOwn: boolean;
}

/** One report with its claims, in the order of its text. */
export interface DeskReport {
  readonly operator: string;
  readonly artifact: { readonly sha256: string; readonly publisher: string; readonly title?: string };
  readonly text: string;
  readonly claims: readonly DeskClaim[];
  /** Everything that a claim may be about. */
  readonly kinds: readonly string[];
}

/** A report in the list. */
export interface ListedReport {
  readonly sha256: string;
  readonly publisher: string;
  readonly title?: string;
  readonly time: string;
  readonly claims: Readonly<Record<string, number>>;
}

/** What a person puts right. */
export interface Changes {
  readonly kind?: string;
  readonly assertion?: string;
  readonly source?: string;
  readonly place?: string | null;
  readonly quantity?: Claim['quantity'] | null;
}

/** What a person decided and has not sent yet. */
export type Mark =
  | { readonly decision: 'confirm' }
  | { readonly decision: 'reject'; readonly reason: string }
  | { readonly decision: 'amend'; readonly reason: string; readonly changes: Changes };

/** True where the person at the desk can decide about a claim now. */
export function isOpenTo(claim: DeskClaim, operator: string): boolean {
  return claim.standing === 'draft' && claim.grounded && !claim.isOwn && !claim.confirmedBy.includes(operator);
}

/** Where a claim stands, in a few words. */
export function standingText(claim: DeskClaim, operator: string): string {
  const { standing, confirmedBy, reviewersNeeded, isOwn, grounded } = claim;
  if (standing !== 'draft') return standing;
  if (!grounded) return 'not grounded';
  if (isOwn) return 'yours: somebody else confirms it';
  if (confirmedBy.includes(operator)) return `${confirmedBy.length} of ${reviewersNeeded}: waits for another person`;
  return confirmedBy.length > 0 ? `${confirmedBy.length} of ${reviewersNeeded}` : 'draft';
}
