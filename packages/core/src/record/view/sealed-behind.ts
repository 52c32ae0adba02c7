import type { RecordState } from '../gate/record-state.ts';
import type { Sealable } from '../model/review.ts';

/** What stands in the place of words that are sealed. */
export const SEALED = 'sealed';

/**
 * What of a claim is sealed. Terms, points and notices are written after claims in words of their own, and would tell what a claim
 * keeps to itself.
 */
export function sealedBehind(state: RecordState, claim: string | undefined): readonly Sealable[] {
  return claim === undefined ? [] : (state.items.get(claim)?.sealed ?? []);
}

/** True where free words that follow a claim may be shown. */
export function isOpenBehind(state: RecordState, claim: string | undefined): boolean {
  return sealedBehind(state, claim).length === 0;
}
