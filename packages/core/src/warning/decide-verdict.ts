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
  /** For how long from its first plot on the best known of them has been seen, s. */
  readonly seenS: number;
}

/** Why, as a code: an unchanged code is not news. */
export type VerdictCode = 'certain' | 'due' | 'early' | 'waiting' | 'below';

/** Warn or not, and by which rule. */
export interface Verdict {
  readonly warn: boolean;
  readonly code: VerdictCode;
  readonly threshold: number;
  /** Seconds after which the answer is another even if nothing new is seen. */
  readonly waitS?: number;
}

/**
 * Decides for one zone. Up to the latest responsible moment (time to impact = shelter time + delivery + margin) waiting makes the
 * warned area smaller, so before it only near certainty warns; from then on the cost-loss threshold does.
 *
 * @see Saunders et al. 2022, "How low should we alert?"; Minson et al. 2019, doi 10.1038/s41598-019-39384-y
 */
export function decideVerdict({ probability, timeToImpactS, ...threat }: ZoneThreat, policy: Policy): Verdict {
  const [certain, threshold] = threat.isPassage
    ? [policy.passCertainProbability, policy.passProbability]
    : [policy.certainProbability, policy.warnProbability];
  const waitS = timeToImpactS - (threat.shelterTimeS + policy.deliveryS + policy.marginS);
  const isCertain = probability >= certain;
  if (isCertain && waitS <= policy.certainAheadS) return { warn: true, code: 'certain', threshold: certain };
  const heldS = policy.seenFirstS - threat.seenS;
  const slackS = waitS + policy.marginS;
  // Where a fast radar has had but a glance a second look makes the warned area a third as large. It is taken where time in hand allows it,
  // and where nobody could reach shelter in time anyway; not where a second decides, as far as the first look can tell.
  const isHeld = heldS > 0 && waitS <= 0 && (slackS >= 2 * heldS || slackS < -policy.marginS);
  if (isHeld && (probability >= threshold || threat.inEarlySet)) return { warn: false, code: 'waiting', threshold, waitS: heldS };
  if (probability >= threshold && waitS <= 0) return { warn: true, code: 'due', threshold };
  if (probability >= threshold) return { warn: false, code: 'waiting', threshold, waitS: isCertain ? waitS - policy.certainAheadS : waitS };
  if (threat.inEarlySet && waitS <= 0) return { warn: true, code: 'early', threshold };
  return threat.inEarlySet ? { warn: false, code: 'below', threshold, waitS } : { warn: false, code: 'below', threshold };
}

/** The verdict in a sentence that a mayor understands. Apart from the decision: one verdict in a hundred is written down. */
export function explainVerdict({ probability, timeToImpactS, shelterTimeS, isPassage }: ZoneThreat, verdict: Verdict): string {
  const chance = `chance that it ${isPassage ? 'passes' : 'comes down'} here: ${percent(probability)}`;
  const times = `it is here in about ${timeToImpactS.toFixed(0)} s and people need ${shelterTimeS} s to shelter`;
  const threshold = percent(verdict.threshold);
  switch (verdict.code) {
    case 'certain':
      return `${chance}, so high (${threshold} and more) that nobody waits; ${times}`;
    case 'due':
      return `${chance}, at least the ${threshold} from which the policy warns; ${times}: no time left to wait`;
    case 'waiting':
      return `${chance}; ${times}: ${(verdict.waitS ?? 0).toFixed(0)} s left to see more clearly`;
    case 'early':
      return `too early to say where, and too late to wait: this zone is among the likeliest (${percent(probability)}); ${times}`;
    case 'below':
      return `${chance}, below the ${threshold} from which the policy warns`;
  }
}

/** A probability as a person reads it; small ones keep one significant digit. */
export function percent(probability: number): string {
  const value = probability * 100;
  if (value >= 10) return `${value.toFixed(0)} %`;
  if (value >= 0.1) return `${value.toFixed(1)} %`;
  return value === 0 ? '0 %' : `${value.toPrecision(1)} %`;
}
