import { addSeconds, parseInstant, secondsBetween, type UnixMs } from '../../units/instant.ts';
import type { CapAlert } from '../cap-alert.ts';
import { hold, type IntakeFinding, refusal } from './intake-rules.ts';

/** Clocks differ by this much, s; further ahead is a wrong clock or a forgery. */
const AHEAD_S_MAX = 60;
const FAR_AHEAD_S = 3_600;
/** Where no `expires` is given the age alone decides, s. */
const OLD_S_MAX = 86_400;

/** Is it news? A warning from the past raises nothing; an end is welcome late. */
export function judgeTime(
  alert: CapAlert,
  when: { readonly now: UnixMs; readonly ageSMax: number; readonly isEnd: boolean },
): readonly IntakeFinding[] {
  const { now } = when;
  const ageS = secondsBetween(parseInstant(alert.sent), now);
  if (-ageS > FAR_AHEAD_S) return [refusal('FROM_THE_FUTURE', `sent ${Math.round(-ageS)} s ahead of this clock`)];
  if (-ageS > AHEAD_S_MAX) return [hold('FROM_THE_FUTURE', `sent ${Math.round(-ageS)} s ahead of this clock`)];
  if (ageS > OLD_S_MAX) return [refusal('TOO_OLD', 'sent more than a day ago')];
  if (when.isEnd) return [];
  const until = endOf(alert);
  if (until !== undefined && until <= now) return [refusal('EXPIRED', 'it expired before it arrived')];
  const findings: IntakeFinding[] = [];
  if (ageS > when.ageSMax) findings.push(hold('TOO_OLD', `sent ${Math.round(ageS)} s ago`));
  const from = alert.info.flatMap(({ effective }) => (effective === undefined ? [] : [parseInstant(effective)]));
  if (from.some((at) => at > addSeconds(now, AHEAD_S_MAX))) findings.push(hold('NOT_YET', 'it takes effect later'));
  return findings;
}

/** When the last of its parts stops to hold; undefined where one of them does not say. */
export function endOf({ info }: CapAlert): UnixMs | undefined {
  let last: UnixMs | undefined;
  for (const { expires } of info) {
    if (expires === undefined) return undefined;
    const at = parseInstant(expires);
    if (last === undefined || at > last) last = at;
  }
  return last;
}
