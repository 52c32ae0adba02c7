import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { SealState } from './verify.ts';

/** An alert as it arrived, its seal checked. */
export interface Heard {
  readonly alert: SignedAlert;
  readonly seal: SealState;
}

/** An alert in force in one zone. */
export interface InForce extends Heard {
  /** When people in this zone were first told to take shelter, or to prepare: a warning that goes on does not start their count anew. */
  readonly sinceMs: number;
}

/** How the last warning ended: with the words of its end, or without any, because it ran out or the server no longer names it. */
export type Ending = { readonly how: 'told'; readonly alert: SignedAlert } | { readonly how: 'lapsed'; readonly alert: SignedAlert };

/** What the page shows: the alerts in force in the chosen zones, and how the last one ended. */
export interface AlarmState {
  /** By `status|zone`. */
  readonly inForce: ReadonlyMap<string, InForce>;
  /** Shown until somebody closes it, newest only. */
  readonly ending: Ending | undefined;
  /** Ids told already: a repeat is never an alarm. */
  readonly seen: ReadonlySet<string>;
}

/** Who hears, and when. */
export interface Hearing {
  readonly zones: ReadonlySet<string>;
  /** The server's time, not the device's. */
  readonly nowMs: number;
}

/** Nothing in force. */
export const CALM: AlarmState = { inForce: new Map(), ending: undefined, seen: new Set() };

/** Ids remembered; more would grow without end on a page that stays open for months. */
const SEEN_MAX = 5_000;

/**
 * Takes in one alert. A repeat and one that has run out are refused. A broken seal can ring (silence is the worse mistake) but never
 * change or end what is in force, nor pass for the true alert of the same id.
 */
export function hearAlert(state: AlarmState, heard: Heard, hearing: Hearing): AlarmState {
  const { alert, seal } = heard;
  if (state.seen.has(alert.id)) return state;
  if (seal === 'broken') return alert.phase === 'allClear' ? state : raise(state, heard, hearing);
  const next = { ...state, seen: new Set([...state.seen, alert.id].slice(-SEEN_MAX)) };
  return alert.phase === 'allClear' ? end(next, alert, hearing) : raise(next, heard, hearing);
}

function raise(state: AlarmState, { alert, seal }: Heard, { zones, nowMs }: Hearing): AlarmState {
  if (Date.parse(alert.expires) <= nowMs) return state;
  const inForce = new Map(state.inForce);
  for (const zone of alert.zones) {
    const key = `${alert.status}|${zone}`;
    const before = inForce.get(key);
    if (!zones.has(zone) || (before !== undefined && seal === 'broken')) continue;
    const sinceMs = before?.alert.phase === alert.phase ? before.sinceMs : Date.parse(alert.sent);
    inForce.set(key, { alert, seal, sinceMs });
  }
  return { ...state, inForce, ending: inForce.size === 0 ? state.ending : undefined };
}

function end(state: AlarmState, alert: SignedAlert, { zones }: Hearing): AlarmState {
  const inForce = new Map(state.inForce);
  let isMine = false;
  for (const zone of alert.zones) if (zones.has(zone)) isMine = inForce.delete(`${alert.status}|${zone}`) || isMine;
  return isMine ? { ...state, inForce, ending: { how: 'told', alert } } : state;
}

/** Takes in the present state that the server tells at each connect: what it does not name is over. */
export function hearState(state: AlarmState, all: readonly Heard[], hearing: Hearing): AlarmState {
  const named = new Set(all.flatMap(({ alert }) => alert.zones.map((zone) => `${alert.status}|${zone}`)));
  const kept = lapse(state, (_, key) => named.has(key));
  return all.reduce((next, heard) => hearAlert(next, heard, hearing), kept);
}

/** Drops what ran out without a word, so that a page never stays in alarm when the connection is gone. */
export function expire(state: AlarmState, nowMs: number): AlarmState {
  return lapse(state, ({ alert }) => Date.parse(alert.expires) > nowMs);
}

/** Takes other zones: what is in force in those left is forgotten, and an alert told already may concern those added. */
export function chooseZones(state: AlarmState, zones: ReadonlySet<string>): AlarmState {
  const inForce = new Map([...state.inForce].filter(([key]) => zones.has(zoneOf(key))));
  return { ...state, inForce, seen: new Set() };
}

function zoneOf(key: string): string {
  return key.slice(key.indexOf('|') + 1);
}

function lapse(state: AlarmState, stays: (entry: InForce, key: string) => boolean): AlarmState {
  const inForce = new Map([...state.inForce].filter(([key, entry]) => stays(entry, key)));
  if (inForce.size === state.inForce.size) return state;
  const gone = [...state.inForce.values()].at(-1);
  return { ...state, inForce, ending: gone === undefined ? state.ending : { how: 'lapsed', alert: gone.alert } };
}

/** The alert that fills the screen: live before exercise before test, shelter before prepare, who must be in shelter first. */
export function foremost(state: AlarmState): InForce | undefined {
  return [...state.inForce.values()].toSorted((a, b) => rank(a.alert) - rank(b.alert) || shelterByMs(a) - shelterByMs(b))[0];
}

/** The zones in which something of the same lane and phase is in force: what the screen says holds for all of them. */
export function zonesLike(state: AlarmState, { status, phase }: SignedAlert): readonly string[] {
  return [...state.inForce].filter(([, { alert }]) => alert.status === status && alert.phase === phase).map(([key]) => zoneOf(key));
}

/** When people must be in shelter: the time of the first word plus the zone's own shelter time. */
export function shelterByMs({ alert, sinceMs }: InForce): number {
  return sinceMs + alert.shelterTimeS * 1_000;
}

function rank({ status, phase }: SignedAlert): number {
  const statusRank = { Actual: 0, Exercise: 2, Test: 4 }[status];
  return statusRank + (phase === 'shelter' ? 0 : 1);
}
