import type { Claim } from '../claim.ts';
import type { ReconciliationEntry } from '../model/reconciliation.ts';
import { named } from '../model/record-entry.ts';
import type { Finding, ReconciliationRule } from './finding.ts';
import { type ReconcileContext, readClaims } from './read-claim.ts';
import { checkAccounts } from './rule-account.ts';
import { checkDurations } from './rule-duration.ts';
import { checkFlightTimes, checkUnits } from './rule-measure.ts';
import { checkOutcomes } from './rule-outcome.ts';
import { checkParts } from './rule-parts.ts';
import { checkRatios } from './rule-ratio.ts';
import { checkSame } from './rule-same.ts';
import { checkScopes, checkStates } from './rule-states.ts';
import { checkSyndication } from './rule-syndication.ts';
import { checkClocks, checkDays, checkWindows } from './rule-time.ts';
import { checkTotals, checkUpdates } from './rule-toll.ts';

/** Goes into every run that is kept, so that a later reader knows by what it was judged. */
export const RULES_VERSION = 'reconcile/1';

const ALL_RULES: readonly ReconciliationRule[] = [
  checkOutcomes,
  checkParts,
  checkRatios,
  checkAccounts,
  checkSame,
  checkWindows,
  checkClocks,
  checkDays,
  checkDurations,
  checkTotals,
  checkUpdates,
  checkUnits,
  checkFlightTimes,
  checkScopes,
  checkStates,
  checkSyndication,
];

/**
 * Runs every rule over claims. The rules find what they apply to by themselves; the order of the claims changes nothing. A finding
 * says what follows from what was said, never what is true.
 *
 * @param claims - confirmed ones, of one incident or of everything
 */
export function reconcile(claims: readonly Claim[], context: ReconcileContext = {}): readonly Finding[] {
  const inOrder = claims.toSorted((one, other) => orderOf(one) - orderOf(other) || (one.id < other.id ? -1 : 1));
  const read = readClaims(inOrder, context);
  return ALL_RULES.flatMap((rule) => rule(read));
}

/** Findings as entries of the record: each run is kept, with the version of the rules that made it. */
export function runsOf(
  findings: readonly Finding[],
  { time, status }: Pick<ReconciliationEntry, 'time' | 'status'>,
): readonly ReconciliationEntry[] {
  const by = { type: 'software', id: 'reconcile', version: RULES_VERSION } as const;
  return findings.map(({ claims, ...found }) =>
    named({
      kind: 'reconciliation',
      time,
      ...(status === undefined ? {} : { status }),
      ...found,
      claims: [...claims],
      policy: RULES_VERSION,
      by,
    }),
  );
}

/** The order of the text, so that sums read as the report does. */
function orderOf({ spans }: Claim): number {
  return spans?.[0]?.[0] ?? 0;
}
