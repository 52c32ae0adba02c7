import { type AlarmState, type Heard, type Hearing, type InForce, isOverBy } from './alarm-state.ts';
import type { RefusalReason } from './store/history.ts';

/** What came of one alert. Zones are those of the listener. */
export type Outcome =
  /** `isNews`: people must hear it; otherwise the warning goes on and they know. */
  | { readonly kind: 'raised'; readonly zones: readonly string[]; readonly threads: readonly string[]; readonly isNews: boolean }
  | { readonly kind: 'ended'; readonly zones: readonly string[]; readonly threads: readonly string[] }
  /** Told already, or older than what is known. `isAgain`: by this very path. */
  | { readonly kind: 'known'; readonly zones: readonly string[]; readonly isAgain: boolean }
  /** It was over before it came. */
  | { readonly kind: 'missed'; readonly zones: readonly string[] }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** The state after an alert, and what came of it. */
export interface Taken {
  readonly state: AlarmState;
  readonly outcome: Outcome;
}

/** Words remembered; more would grow without end on a page that stays open for months. */
const TOLD_MAX = 5_000;

/**
 * Takes in one alert by whatever path. Refused are: a seal that does not fit; an alert that ran out before it came; one that came by
 * this path before and is over. A seal that could not be proven (no key yet, or a key that the server shows but this device never
 * accepted) rings, for silence is the worse mistake, but neither changes nor ends what a proven one raised.
 */
export function takeAlert(state: AlarmState, heard: Heard, hearing: Hearing): Taken {
  const { alert, seal } = heard;
  if (seal === 'broken') return { state, outcome: { kind: 'refused', reason: 'forged' } };
  const mine = alert.zones.filter((zone) => hearing.zones.has(zone));
  if (mine.length === 0) return { state, outcome: { kind: 'elsewhere' } };
  const fresh = mine.filter((zone) => isFresh(state, heard, zone));
  const noted = { ...state, told: note(state.told, heard, mine) };
  if (fresh.length === 0) return { state: noted, outcome: repeated(state, heard, { mine, hearing }) };
  return alert.phase === 'allClear' ? end(noted, heard, { mine: fresh, hearing }) : raise(noted, heard, { mine: fresh, hearing });
}

interface Concerned {
  /** Zones of the listener that the alert names. */
  readonly mine: readonly string[];
  readonly hearing: Hearing;
}

function isFresh({ told, inForce, over }: AlarmState, { alert, seal, path }: Heard, zone: string): boolean {
  const before = told.get(`${alert.id}|${zone}`);
  if (before === undefined || (seal === 'sealed' && !before.isProven)) return true;
  // The server says that it holds: so it does for a zone that was given up and taken again, unless its end is known here.
  const key = `${alert.status}|${zone}`;
  const end = over.get(key);
  return path === 'state' && !inForce.has(key) && !(end?.incident === alert.incident && Date.parse(alert.sent) <= end.sentMs);
}

function note(told: AlarmState['told'], { alert, seal, path }: Heard, zones: readonly string[]): AlarmState['told'] {
  const next = new Map(told);
  for (const zone of zones) {
    const key = `${alert.id}|${zone}`;
    const before = next.get(key);
    const paths = before?.paths ?? [];
    next.set(key, { paths: paths.includes(path) ? paths : [...paths, path], isProven: seal === 'sealed' || before?.isProven === true });
  }
  for (const key of next.keys()) {
    if (next.size <= TOLD_MAX) break;
    next.delete(key);
  }
  return next;
}

/**
 * A second path tells the same, often after the end: no fault of anybody's. By the same path again, after it was over, it would have
 * rung people into shelter anew, and that somebody has kept it.
 */
function repeated({ inForce, told }: AlarmState, { alert, path }: Heard, { mine, hearing }: Concerned): Outcome {
  const isOver = mine.every((zone) => inForce.get(`${alert.status}|${zone}`)?.alert.incident !== alert.incident);
  const isAgain = mine.every((zone) => told.get(`${alert.id}|${zone}`)?.paths.includes(path) === true);
  const isReplay = isAgain && isOver && alert.phase !== 'allClear' && path !== 'state' && hearing.isCatchUp !== true;
  return isReplay ? { kind: 'refused', reason: 'replayed' } : { kind: 'known', zones: mine, isAgain };
}

function raise(state: AlarmState, heard: Heard, { mine, hearing }: Concerned): Taken {
  const { alert, path } = heard;
  if (Date.parse(alert.expires) <= hearing.nowMs) {
    const isLateOnly = hearing.isCatchUp === true || path === 'state';
    return { state, outcome: isLateOnly ? { kind: 'missed', zones: mine } : { kind: 'refused', reason: 'expired' } };
  }
  const open = mine.filter((zone) => !isOverBy(state.over.get(`${alert.status}|${zone}`), alert));
  if (open.length === 0) return { state, outcome: { kind: 'missed', zones: mine } };
  const inForce = new Map(state.inForce);
  const threads = new Set<string>();
  const zones: string[] = [];
  let isNews = false;
  for (const zone of open) {
    const key = `${alert.status}|${zone}`;
    const before = inForce.get(key);
    if (before !== undefined && !mayReplace(before, heard)) continue;
    const goesOn = before?.alert.phase === alert.phase;
    const thread = before?.thread ?? alert.id;
    inForce.set(key, { ...heard, thread, sinceMs: goesOn ? before.sinceMs : Date.parse(alert.sent) });
    isNews ||= !goesOn || alert.quiet !== true;
    threads.add(thread);
    zones.push(zone);
  }
  if (zones.length === 0) return { state, outcome: { kind: 'known', zones: mine, isAgain: false } };
  return { state: { ...state, inForce, ending: undefined }, outcome: { kind: 'raised', zones, threads: [...threads], isNews } };
}

function end(state: AlarmState, heard: Heard, { mine, hearing }: Concerned): Taken {
  const { alert } = heard;
  const inForce = new Map(state.inForce);
  const over = new Map(state.over);
  const threads = new Set<string>();
  const zones: string[] = [];
  for (const zone of mine) {
    const key = `${alert.status}|${zone}`;
    const before = inForce.get(key);
    if (before !== undefined && !mayReplace(before, heard)) continue;
    // Not later than now: an end from a clock that ran ahead must not drown what comes after it.
    const sentMs = Math.min(Date.parse(alert.sent), hearing.nowMs);
    over.set(key, { incident: alert.incident, sentMs, ...(before === undefined ? {} : { thread: before.thread }) });
    if (before === undefined) continue;
    inForce.delete(key);
    threads.add(before.thread);
    zones.push(zone);
  }
  if (zones.length === 0) return { state: { ...state, over }, outcome: { kind: 'known', zones: mine, isAgain: false } };
  return { state: { ...state, inForce, over, ending: { how: 'told', alert } }, outcome: { kind: 'ended', zones, threads: [...threads] } };
}

/** A later word replaces an earlier one; what names the earlier one is later whatever the clocks said. */
function mayReplace(before: InForce, { alert, seal }: Heard): boolean {
  if (before.seal === 'sealed' && seal !== 'sealed') return false;
  return alert.references.includes(before.alert.id) || Date.parse(alert.sent) >= Date.parse(before.alert.sent);
}
