import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Path } from './store/history.ts';
import type { SealState } from './verify.ts';

/** An alert as it arrived, its seal checked. */
export interface Heard {
  readonly alert: SignedAlert;
  readonly seal: SealState;
  readonly path: Path;
}

/** An alert in force in one zone. */
export interface InForce extends Heard {
  /** When people in this zone were first told to take shelter, or to prepare: a warning that goes on does not start their count anew. */
  readonly sinceMs: number;
  /** Id of the alert that began it: what later words in the same zones belong to. */
  readonly thread: string;
}

/** How the last warning ended: with the words of its end, or without any, because it ran out or the server no longer names it. */
export type Ending = { readonly how: 'told'; readonly alert: SignedAlert } | { readonly how: 'lapsed'; readonly alert: SignedAlert };

/** That an alert was told for one zone. A push names some of the zones of an alert only, so one id can bring news more than once. */
export interface Told {
  readonly paths: readonly Path[];
  /** Its seal was proven: a copy that was not does not keep out the one that is. */
  readonly isProven: boolean;
}

/** The last end of a warning in one zone. */
interface Over {
  readonly incident: string;
  readonly sentMs: number;
  /** The warning that it ended; absent where none was in force here. */
  readonly thread?: string;
}

/** What this device knows: the alerts in force in the chosen zones, how the last one ended, and what was told. */
export interface AlarmState {
  /** By `status|zone`. */
  readonly inForce: ReadonlyMap<string, InForce>;
  /** Shown until somebody closes it, newest only. */
  readonly ending: Ending | undefined;
  /** By `id|zone`: told already, a repeat is never an alarm. */
  readonly told: ReadonlyMap<string, Told>;
  /** By `status|zone`. */
  readonly over: ReadonlyMap<string, Over>;
}

/** Who hears, and when. */
export interface Hearing {
  readonly zones: ReadonlySet<string>;
  /** The server's time, not the device's. */
  readonly nowMs: number;
  /** The server tells what was missed while the line was down: what is over by now was not sent in bad faith. */
  readonly isCatchUp?: boolean;
}

/** Nothing in force. */
export const CALM: AlarmState = { inForce: new Map(), ending: undefined, told: new Map(), over: new Map() };

/**
 * Ends what the present state does not name; the server tells it at each connect, with everything in force in the listener's zones.
 *
 * @param toldAtMs - when the server told it; what was sent later came by another path and is not for this state to end
 */
export function endUnnamed(state: AlarmState, named: readonly SignedAlert[], at: Pick<Hearing, 'zones'> & { readonly toldAtMs: number }) {
  const keys = new Set(named.flatMap((alert) => alert.zones.map((zone) => `${alert.status}|${zone}`)));
  return lapse(state, ({ alert }, key) => keys.has(key) || !at.zones.has(zoneOf(key)) || Date.parse(alert.sent) > at.toldAtMs);
}

/** An alert that comes after the end of its own incident here was overtaken by that end. */
export function isOverBy(over: Over | undefined, { incident, sent }: SignedAlert): boolean {
  return over !== undefined && over.incident === incident && Date.parse(sent) < over.sentMs;
}

/** Drops what ran out without a word, so that a page never stays in alarm when the connection is gone. */
export function expire(state: AlarmState, nowMs: number): AlarmState {
  return lapse(state, ({ alert }) => Date.parse(alert.expires) > nowMs);
}

/** Adds what this device knew before: from an earlier visit, another tab or the service worker. */
export function recall(state: AlarmState, known: AlarmState, zones: ReadonlySet<string>): AlarmState {
  const over = new Map([...known.over, ...state.over]);
  const isHeard = ([key, { alert }]: readonly [string, InForce]) =>
    zones.has(zoneOf(key)) && !state.inForce.has(key) && !isOverBy(over.get(key), alert);
  return {
    ...state,
    inForce: new Map([...[...known.inForce].filter(isHeard), ...state.inForce]),
    told: new Map([...known.told, ...state.told]),
    over,
  };
}

/** Takes other zones: what is in force in those left is forgotten. */
export function chooseZones(state: AlarmState, zones: ReadonlySet<string>): AlarmState {
  const inForce = new Map([...state.inForce].filter(([key]) => zones.has(zoneOf(key))));
  return { ...state, inForce };
}

/** The zone of a key of {@link AlarmState.inForce}. */
export function zoneOf(key: string): string {
  return key.slice(key.indexOf('|') + 1);
}

function lapse(state: AlarmState, stays: (entry: InForce, key: string) => boolean): AlarmState {
  const inForce = new Map([...state.inForce].filter(([key, entry]) => stays(entry, key)));
  if (inForce.size === state.inForce.size) return state;
  const gone = [...state.inForce].filter(([key]) => !inForce.has(key)).at(-1)?.[1];
  return { ...state, inForce, ending: gone === undefined ? state.ending : { how: 'lapsed', alert: gone.alert } };
}

/** The alert that fills the screen: live before exercise before test, shelter before prepare, who must be in shelter first. */
export function foremost(state: Pick<AlarmState, 'inForce'>): InForce | undefined {
  return [...state.inForce.values()].toSorted((a, b) => rank(a.alert) - rank(b.alert) || shelterByMs(a) - shelterByMs(b))[0];
}

/** The zones in which something of the same lane and phase is in force: what the screen says holds for all of them. */
export function zonesLike(state: Pick<AlarmState, 'inForce'>, { status, phase }: SignedAlert): readonly string[] {
  return [...state.inForce].filter(([, { alert }]) => alert.status === status && alert.phase === phase).map(([key]) => zoneOf(key));
}

/** When people must be in shelter: the time of the first word plus the zone's own shelter time. */
export function shelterByMs({ alert, sinceMs }: Pick<InForce, 'alert' | 'sinceMs'>): number {
  return sinceMs + alert.shelterTimeS * 1_000;
}

function rank({ status, phase }: SignedAlert): number {
  const statusRank = { Actual: 0, Exercise: 2, Test: 4 }[status];
  return statusRank + (phase === 'shelter' ? 0 : 1);
}
