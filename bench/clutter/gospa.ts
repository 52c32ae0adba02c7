import { assignPlots, type Pairing } from '@tocsin/core/track/assignment';

/** A place, the first three numbers of whatever is given, m. */
export type Place = ArrayLike<number>;

/** How far a set of estimates is from the set of true objects. */
export interface Gospa {
  /** The metric, m. */
  readonly distanceM: number;
  /** Sum of the squared distances of what was matched, m². */
  readonly localisationM2: number;
  /** Objects without an estimate, and estimates without an object: each costs c²/2. */
  readonly missed: number;
  readonly spurious: number;
  /** Estimate by object, for those that were matched. */
  readonly matched: ReadonlyMap<number, number>;
}

/**
 * The generalised optimal sub-pattern assignment metric with p = 2 and alpha = 2.
 *
 * @param cutoffM - c: from here on an estimate is nobody's
 * @see Rahmathullah, García-Fernández, Svensson 2017, Generalized optimal sub-pattern assignment metric, Fusion 2017, proposition 1
 */
export function gospaOf(objects: readonly Place[], estimates: readonly Place[], cutoffM: number): Gospa {
  const pairings: Pairing[] = [];
  for (const [object, place] of objects.entries()) {
    for (const [estimate, other] of estimates.entries()) {
      const cost = squaredM2(place, other);
      // A pair at the cutoff costs as much as one missed and one spurious.
      if (cost < cutoffM ** 2) pairings.push({ track: object, plot: estimate, cost });
    }
  }
  const matched = assignPlots(pairings, cutoffM ** 2);
  let localisationM2 = 0;
  for (const [object, estimate] of matched) localisationM2 += squaredM2(objects[object] ?? [], estimates[estimate] ?? []);
  const missed = objects.length - matched.size;
  const spurious = estimates.length - matched.size;
  const distanceM = Math.sqrt(localisationM2 + (cutoffM ** 2 / 2) * (missed + spurious));
  return { distanceM, localisationM2, missed, spurious, matched };
}

function squaredM2(one: Place, other: Place): number {
  let sum = 0;
  for (let axis = 0; axis < 3; axis += 1) sum += ((one[axis] ?? 0) - (other[axis] ?? 0)) ** 2;
  return sum;
}
