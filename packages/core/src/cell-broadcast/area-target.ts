import type { PublicAlert } from '../message/public-alert.ts';

/** What is broadcast in an area. */
export type BroadcastLevel = 'shelter' | 'prepare';

/** A level and the alert whose words are sent. */
export interface AreaTarget<Told extends PublicAlert = PublicAlert> {
  readonly level: BroadcastLevel;
  readonly alert: Told;
}

/**
 * What is to be broadcast in an area that can only be reached as a whole. It is reached once every one of its zones is warned, so that
 * nobody is alarmed who is not in a warned zone, and kept until the last of them is released, so that nobody still in danger is told
 * that it is over. Where its zones differ, the alert with the shortest time to shelter speaks, of equal ones the newest.
 *
 * @param inForce - zone id to the alert in force there
 * @param held - what is broadcast there now
 */
export function areaTarget<Told extends PublicAlert>(
  zones: readonly string[],
  inForce: ReadonlyMap<string, Told>,
  held: BroadcastLevel | undefined,
): AreaTarget<Told> | undefined {
  const alerts = zones.flatMap((zone) => inForce.get(zone) ?? []);
  const alarms = alerts.filter(({ phase }) => phase === 'shelter');
  const isWhole = (list: readonly Told[]) => list.length === zones.length;
  if (isWhole(alarms) || (held === 'shelter' && alarms.length > 0)) return spokenBy(alarms, 'shelter');
  if (isWhole(alerts) || (held !== undefined && alerts.length > 0)) return spokenBy(alerts, 'prepare');
  return undefined;
}

function spokenBy<Told extends PublicAlert>(alerts: readonly Told[], level: BroadcastLevel): AreaTarget<Told> | undefined {
  const wanted = level === 'shelter' ? alerts : alerts.filter(({ phase }) => phase === 'prepare');
  // An area of which some zones are alarmed and the others prepare is prepared in the words for those.
  const [first, ...others] = wanted.length > 0 ? wanted : alerts;
  if (first === undefined) return undefined;
  const alert = others.reduce((best, other) => (isMorePressing(other, best) ? other : best), first);
  return { level, alert };
}

function isMorePressing(one: PublicAlert, other: PublicAlert): boolean {
  if (one.shelterTimeS !== other.shelterTimeS) return one.shelterTimeS < other.shelterTimeS;
  return Date.parse(one.sent) > Date.parse(other.sent);
}
