import type { Policy } from './policy.ts';

/** What is known about one zone at one instant. */
export interface ZoneThreat {
  /** Chance, 0 to 1, that at least one object comes down in the zone, or passes it on wings. */
  readonly probability: number;
  /** Seconds until the first of them is expected. */
  readonly timeToImpactS: number;
  readonly shelterTimeS: number;
  /** True when the zone is in the smallest set that holds the policy's share of an ellipse too wide for any single zone. */
  readonly inEarlySet: boolean;
  /** True of what flies on wings. */
  readonly isPassage: boolean;
}

/** Why, as a code: an unchanged code is not news. */
export type VerdictCode = 'certain' | 'due' | 'early' | 'waiting' | 'below';

/** Warn or not, with the reason that a person can check. */
export interface Verdict {
  readonly warn: boolean;
  readonly code: VerdictCode;
  readonly threshold: number;
  readonly reason: string;
  /** Seconds after which the answer is another even if nothing new is seen. */
  readonly waitS?: number;
}

/**
 * Decides for one zone. Up to the latest responsible moment (time to impact = shelter time + delivery + margin) waiting makes the
 * warned area smaller, so before it only near certainty warns; from then on the cost-loss threshold does.
 *
 * @see Saunders et al. 2022, "How low should we alert?"; Minson et al. 2019, doi 10.1038/s41598-019-39384-y
 */
export function decideVerdict(threat: ZoneThreat, policy: Policy): Verdict {
  const { probability, timeToImpactS, isPassage } = threat;
  const [certain, threshold] = isPassage
    ? [policy.passCertainProbability, policy.passProbability]
    : [policy.certainProbability, policy.warnProbability];
  const waitS = timeToImpactS - (threat.shelterTimeS + policy.deliveryS + policy.marginS);
  const chance = `chance ${isPassage ? 'that it passes here' : 'of impact here'} ${percent(probability)}`;
  const times = `${timeToImpactS.toFixed(0)} s to ${isPassage ? 'arrival' : 'impact'}, ${threat.shelterTimeS} s to shelter`;
  const isCertain = probability >= certain;
  if (isCertain && waitS <= policy.certainAheadS)
    return { warn: true, code: 'certain', threshold: certain, reason: `${chance} is at least ${percent(certain)}; ${times}` };
  if (probability >= threshold && waitS <= 0)
    return { warn: true, code: 'due', threshold, reason: `${chance} is at least ${percent(threshold)}; ${times}: no time left to wait` };
  if (probability >= threshold) {
    const leftS = isCertain ? waitS - policy.certainAheadS : waitS;
    const reason = `${chance}; ${times}: ${leftS.toFixed(0)} s left to see more clearly`;
    return { warn: false, code: 'waiting', threshold, reason, waitS: leftS };
  }
  if (threat.inEarlySet && waitS <= 0) {
    const reason = `the ellipse is still wide and holds this zone among the likeliest (${percent(probability)}); ${times}`;
    return { warn: true, code: 'early', threshold, reason };
  }
  const below = { warn: false, code: 'below', threshold, reason: `${chance} is below ${percent(threshold)}` } as const;
  return threat.inEarlySet ? { ...below, waitS } : below;
}

/** A probability as a person reads it; small ones keep one significant digit. */
export function percent(probability: number): string {
  const value = probability * 100;
  if (value >= 10) return `${value.toFixed(0)} %`;
  if (value >= 0.1) return `${value.toFixed(1)} %`;
  return value === 0 ? '0 %' : `${value.toPrecision(1)} %`;
}
