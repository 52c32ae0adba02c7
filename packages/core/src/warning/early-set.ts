import type { ZoneChance } from '../zone/zone-chance.ts';
import type { Policy } from './policy.ts';

/**
 * The smallest set of zones that holds the policy's share of the inhabited probability, for an ellipse so wide that no zone alone
 * reaches the threshold, or for a forecast that is not to be trusted. Empty when one does, when too little of the ellipse is inhabited, or beyond the policy's cap.
 *
 * @param chances - falling probability
 */
export function earlySet(chances: readonly ZoneChance[], policy: Policy, isTrusted = true): ReadonlySet<number> {
  const set = new Set<number>();
  if (isTrusted && (chances[0]?.probability ?? 0) >= policy.warnProbability) return set;
  const inhabited = chances.reduce((sum, chance) => sum + chance.probability, 0);
  if (inhabited < policy.earlyProbability) return set;
  let held = 0;
  for (const chance of chances) {
    if (held >= inhabited * policy.earlyMass || set.size >= policy.capZones) break;
    set.add(chance.zone);
    held += chance.probability;
  }
  return set;
}
