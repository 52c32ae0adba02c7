import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { shelterTimeS } from '../zone/zone.ts';
import type { ZoneChance } from '../zone/zone-chance.ts';
import type { ZoneIndex } from '../zone/zone-index.ts';
import { zoneChances } from '../zone/zone-probability.ts';
import type { Policy } from './policy.ts';

/** Forecasts that may come, followed to see whom each would warn. */
const FUTURES = 24;
/** Two independent standard normal numbers for each: evenly spread by the R2 sequence (Roberts 2018), by Box and Muller. */
const DRAWS = Array.from({ length: FUTURES }, (_, future) => {
  const [one, other] = [((future + 0.5) * 0.754_877_666) % 1, ((future + 0.5) * 0.569_840_291) % 1];
  const length = Math.sqrt(-2 * Math.log(Math.max(one, 1e-6)));
  return [length * Math.cos(2 * Math.PI * other), length * Math.sin(2 * Math.PI * other)] as const;
});

/** A missile as it is known now. */
interface Asked {
  readonly impact: ImpactForecast;
  /** From its first plot on, s. */
  readonly seenS: number;
  readonly now: UnixMs;
  readonly policy: Policy;
}

/**
 * The chance that each zone will have to take shelter when its latest responsible moment comes: the forecast of that moment is drawn
 * from what is known now. It will have a part of today's spread ({@link shareLeft}), and its middle lies in the rest of it.
 *
 * @param minimum - zones with a smaller chance are left out
 * @returns zones that have at least `policy.prepareLeadS` left before that moment
 */
export function chancesOfWarning(index: ZoneIndex, { impact, seenS, now, policy }: Asked, minimum: number): ZoneChance[] {
  const leftS = secondsBetween(now, impact.at);
  const shelters = new Map<number, number[]>();
  for (const { zone } of zoneChances(index, impact, policy.considerProbability)) {
    const known = index.region.zones[zone];
    const needS = (known === undefined ? 0 : shelterTimeS(known, now)) + policy.deliveryS + policy.marginS;
    if (leftS - needS < policy.prepareLeadS) continue;
    const same = shelters.get(needS);
    if (same === undefined) shelters.set(needS, [zone]);
    else same.push(zone);
  }
  const chances: ZoneChance[] = [];
  for (const [needS, zones] of shelters) {
    const warned = countWarned(index, { impact, share: shareLeft({ seenS, leftS, needS }), threshold: policy.warnProbability });
    for (const zone of zones) {
      const probability = (warned.get(zone) ?? 0) / FUTURES;
      if (probability >= minimum) chances.push({ zone, probability });
    }
  }
  return chances.sort((one, other) => other.probability - one.probability || one.zone - other.zone);
}

/**
 * Of today's variance, what will be left at the moment of the decision. Measured on 40 missiles of 150 to 1,500 km: sigma falls with the
 * time seen to the power of 1.5, and with the time to impact to the power of 0.2 along the path and 0.6 across; ln(sigma) to 0.3.
 */
function shareLeft({ seenS, leftS, needS }: { readonly seenS: number; readonly leftS: number; readonly needS: number }): number {
  return (needS / leftS) ** 0.8 * ((seenS + 1) / (seenS + 1 + leftS - needS)) ** 3;
}

interface Future {
  readonly impact: ImpactForecast;
  /** Of today's variance, what will be left at the moment of the decision. */
  readonly share: number;
  readonly threshold: number;
}

/** Of the forecasts that may come, how many would warn each zone. */
function countWarned(index: ZoneIndex, { impact, share, threshold }: Future): ReadonlyMap<number, number> {
  const { ee, en, nn } = impact.covariance;
  const move = Math.sqrt(1 - share);
  const east = move * Math.sqrt(ee);
  const slope = en / ee;
  const rest = move * Math.sqrt(Math.max(0, nn - slope * en));
  const covariance = { ee: share * ee, en: share * en, nn: share * nn };
  const plane = tangentPlaneAt(impact.position);
  const counts = new Map<number, number>();
  for (const [one, other] of DRAWS) {
    const offEast = east * one;
    const position = plane.lonLatOf([offEast, slope * offEast + rest * other]);
    for (const { zone } of zoneChances(index, { ...impact, position, covariance }, threshold))
      counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  return counts;
}
