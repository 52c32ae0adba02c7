import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the page shows: the alert in force in one of the chosen zones, or the one that just ended. */
export interface AlarmState {
  /** In force, by `status|zone`. */
  readonly inForce: ReadonlyMap<string, SignedAlert>;
  /** The end shown until somebody looks away, newest only. */
  readonly released: SignedAlert | undefined;
  /** Ids told already: a repeat is never an alarm. */
  readonly seen: ReadonlySet<string>;
}

/** Nothing in force. */
export const CALM: AlarmState = { inForce: new Map(), released: undefined, seen: new Set() };

/** Ids remembered; more would grow without end on a page that stays open for months. */
const SEEN_MAX = 5_000;

/** Takes in one alert. */
export function hearAlert(state: AlarmState, alert: SignedAlert, zones: ReadonlySet<string>): AlarmState {
  if (state.seen.has(alert.id)) return state;
  const seen = new Set([...state.seen, alert.id].slice(-SEEN_MAX));
  const mine = alert.zones.filter((zone) => zones.has(zone));
  const inForce = new Map(state.inForce);
  if (alert.phase !== 'allClear') {
    for (const zone of mine) inForce.set(`${alert.status}|${zone}`, alert);
    return { inForce, seen, released: undefined };
  }
  let ended = false;
  for (const zone of mine) ended = inForce.delete(`${alert.status}|${zone}`) || ended;
  return { inForce, seen, released: ended && inForce.size === 0 ? alert : state.released };
}

/** Takes in the present state that the server tells at each connect: what it does not name is over. */
export function hearState(state: AlarmState, alerts: readonly SignedAlert[], zones: ReadonlySet<string>): AlarmState {
  let next: AlarmState = {
    ...state,
    inForce: new Map(),
    seen: new Set([...state.seen].filter((id) => !alerts.some((alert) => alert.id === id))),
  };
  for (const alert of alerts) next = hearAlert(next, alert, zones);
  return next.inForce.size === 0 ? { ...next, released: state.released } : next;
}

/** Drops what ran out without a word, so that a page never stays in alarm when the connection is gone. */
export function expire(state: AlarmState, nowMs: number): AlarmState {
  const inForce = new Map([...state.inForce].filter(([, alert]) => Date.parse(alert.expires) > nowMs));
  return inForce.size === state.inForce.size ? state : { ...state, inForce };
}

/** The alert that fills the screen: live before exercise before test, shelter before prepare, the nearest impact first. */
export function foremost(state: AlarmState): SignedAlert | undefined {
  return [...state.inForce.values()].toSorted((a, b) => rank(a) - rank(b) || impact(a) - impact(b))[0];
}

function rank({ status, phase }: SignedAlert): number {
  const statusRank = { Actual: 0, Exercise: 2, Test: 4 }[status];
  return statusRank + (phase === 'shelter' ? 0 : 1);
}

function impact({ impactAt }: SignedAlert): number {
  return impactAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(impactAt);
}
