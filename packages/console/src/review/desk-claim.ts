import type { Claim } from '@tocsin/core/record/claim';
import type { DeskClaim } from '../record/desk-entry.ts';

export { type DeskClaim, isOpenTo, standingText } from '../record/desk-entry.ts';

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

/** What a person puts right, or says of a claim that was missed. */
export interface Changes {
  readonly kind?: string;
  readonly assertion?: string;
  readonly source?: string;
  readonly place?: string | null;
  readonly when?: Claim['when'] | null;
  readonly quantity?: Claim['quantity'] | null;
  readonly span?: readonly [number, number];
  readonly quote?: string;
}

/** What a person decided and has not sent yet. */
export type Mark =
  | { readonly decision: 'confirm' }
  | { readonly decision: 'reject'; readonly reason: string }
  | { readonly decision: 'amend'; readonly reason: string; readonly changes: Changes }
  /** A correction of what is confirmed or public: a draft, until somebody else has confirmed it and puts it in place. */
  | { readonly decision: 'propose'; readonly changes: Changes };
