import type { Rule } from '../model/reconciliation.ts';
import type { ReadClaim } from './read-claim.ts';

/** What one rule says about some claims. `cannot tell` is a result like the others: a gap is not an error, and not an agreement. */
export interface Finding {
  readonly rule: Rule;
  readonly result: 'holds' | 'fails' | 'cannot tell';
  /** Ids of the claims it rests on, the one that is measured first. */
  readonly claims: readonly string[];
  /** For a reader who has not seen the rule. */
  readonly sentence: string;
}

/** A rule: finds what it applies to among claims, by itself. */
export type ReconciliationRule = (claims: readonly ReadClaim[]) => readonly Finding[];

/** Makes a finding out of what a rule read. */
export function finding(rule: Rule, result: Finding['result'], on: readonly ReadClaim[], sentence: string): Finding {
  return { rule, result, claims: [...new Set(on.map(({ id }) => id))], sentence };
}

/** Every two of a list, each pair once. */
export function pairsOf<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((one, place) => items.slice(place + 1).map((other): readonly [Item, Item] => [one, other]));
}

/** Items under one key each, in the order in which the keys first came. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
