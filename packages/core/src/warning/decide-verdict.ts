import type { Policy } from './policy.ts';

/** What is known about one zone at one instant. */
export interface ZoneThreat {
  /** Chance, 0 to 1, that at least one object comes down in the zone. */
  readonly probability: number;
  /** Seconds until the earliest impact that matters to the zone. */
  readonly timeToImpactS: number;
  readonly shelterTimeS: number;
  /** True when the zone is in the smallest set that holds the policy's share of an ellipse too wide for any single zone. */
  readonly inEarlySet: boolean;
}

/** Why, as a code: an unchanged code is not news. */
export type VerdictCode = 'certain' | 'due' | 'early' | 'waiting' | 'below';

/** Warn or not, with the reason that a person can check. */
export interface Verdict {
  readonly warn: boolean;
  readonly code: VerdictCode;
  readonly threshold: number;
  readonly reason: string;
}

/**
 * Decides for one zone. Up to the latest responsible moment (time to impact = shelter time + delivery + margin) waiting makes the
 * warned area smaller, so before it only near certainty warns; from then on the cost-loss threshold does.
 *
 * @see Saunders et al. 2022, "How low should we alert?"; Minson et al. 2019, doi 10.1038/s41598-019-39384-y
 */
export function decideVerdict(threat: ZoneThreat, policy: Policy): Verdict {
  const needS = threat.shelterTimeS + policy.deliveryS + policy.marginS;
  const chance = percent(threat.probability);
  const times = `${threat.timeToImpactS.toFixed(0)} s to impact, ${threat.shelterTimeS} s to shelter`;
  if (threat.probability >= policy.certainProbability) {
    const threshold = policy.certainProbability;
    return {
      warn: true,
      code: 'certain',
      threshold,
      reason: `chance of impact here ${chance} is at least ${percent(threshold)}; ${times}`,
    };
  }
  const threshold = policy.warnProbability;
  const isDue = threat.timeToImpactS <= needS;
  if (threat.probability >= threshold && isDue) {
    return {
      warn: true,
      code: 'due',
      threshold,
      reason: `chance of impact here ${chance} is at least ${percent(threshold)}; ${times}: no time left to wait`,
    };
  }
  if (threat.probability >= threshold) {
    const waitS = (threat.timeToImpactS - needS).toFixed(0);
    return {
      warn: false,
      code: 'waiting',
      threshold,
      reason: `chance of impact here ${chance}; ${times}: ${waitS} s left to see more clearly`,
    };
  }
  if (threat.inEarlySet && isDue) {
    return {
      warn: true,
      code: 'early',
      threshold,
      reason: `the ellipse is still wide and holds this zone among the likeliest (${chance}); ${times}`,
    };
  }
  return { warn: false, code: 'below', threshold, reason: `chance of impact here ${chance} is below ${percent(threshold)}` };
}

/** A probability as a person reads it; small ones keep one significant digit. */
export function percent(probability: number): string {
  const value = probability * 100;
  if (value >= 10) return `${value.toFixed(0)} %`;
  if (value >= 0.1) return `${value.toFixed(1)} %`;
  return value === 0 ? '0 %' : `${value.toPrecision(1)} %`;
}
