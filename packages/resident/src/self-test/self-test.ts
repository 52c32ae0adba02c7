import { checkInstalled, checkNotifications, checkStorage, checkVibration, checkWakeLock, checkWorker } from './check-device.ts';
import { checkClock, checkConnection, checkSound, checkZones } from './check-page.ts';
import { checkPush, checkPushArrives } from './check-push.ts';
import { checkSignature } from './check-signature.ts';

/** What a check found, by check. */
export interface CheckCodes {
  /** `slow`: longer ago than one heartbeat. */
  readonly connection: 'live' | 'slow' | 'none';
  /** `off`: the device's clock is wrong by more than two seconds; countdowns follow the server's. */
  readonly clock: 'exact' | 'off' | 'unknown';
  readonly zones: 'chosen' | 'none' | 'not-on-map';
  /** `verified`: an alert signed by this server was accepted and a forged copy of it refused. `vector`: the same with a published example, the server having no alert to show. */
  readonly signature: 'verified' | 'vector' | 'no-key' | 'key-changed' | 'unsupported' | 'failed';
  readonly worker: 'active' | 'starting' | 'missing' | 'unsupported';
  readonly notifications: 'granted' | 'denied' | 'not-asked' | 'unsupported';
  /** `lost`: the device holds a subscription that the server could not arm. */
  readonly push: 'armed' | 'off' | 'lost' | 'blocked-by-server' | 'unsupported';
  /** `late`: longer than people in most zones have. `not-tried`: push is off. */
  readonly pushArrives: 'arrived' | 'late' | 'no-answer' | 'not-tried';
  /** `needs-press`: the page may not sound before somebody has pressed "turn on". */
  readonly sound: 'heard' | 'silent' | 'needs-press';
  readonly vibration: 'supported' | 'unsupported';
  readonly wakeLock: 'held' | 'refused' | 'unsupported';
  readonly storage: 'persisted' | 'may-be-cleared' | 'unsupported';
  /** `add-to-home-screen`: iOS gives push to installed pages only. */
  readonly installed: 'installed' | 'in-browser' | 'add-to-home-screen';
}

export type CheckId = keyof CheckCodes;

/** One finding of one check. `failed`: an alarm would not ring by this way; `warn`: it would, with a limit that a person should know. */
export interface Finding<Id extends CheckId> {
  readonly id: Id;
  readonly state: 'ok' | 'warn' | 'failed';
  readonly code: CheckCodes[Id];
  /** What was measured, in milliseconds, where something was (age of the connection, error of the clock, time that a push took). */
  readonly measuredMs?: number;
}

/** A finding of any check. */
export type Check = { readonly [Id in CheckId]: Finding<Id> }[CheckId];

/** The order in which checks are made and shown. */
export const CHECK_IDS = [
  'connection',
  'clock',
  'zones',
  'signature',
  'worker',
  'notifications',
  'push',
  'pushArrives',
  'sound',
  'vibration',
  'wakeLock',
  'storage',
  'installed',
] as const satisfies readonly CheckId[];

/** What the page knows and the test cannot see by itself. */
export interface SelfTestOptions {
  /** Since the last sign of life of the live connection; undefined where there was none. */
  readonly silentMs: number | undefined;
  /** The server's time less the device's; undefined before the server has spoken. */
  readonly clockLeadMs: number | undefined;
  /** The chosen zones. */
  readonly zones: readonly string[];
  /** All zones of the map; empty while it has not come. */
  readonly knownZones: ReadonlySet<string>;
  /** The server shows another key than at the first visit. */
  readonly isKeyChanged: boolean;
  /** Sounds the test tone and gives back how loud it came out, 0 to 1; undefined where the browser wants a press first. */
  readonly measureSound: () => Promise<number | undefined>;
}

const CHECKS: { readonly [Id in CheckId]: (options: SelfTestOptions) => Finding<Id> | Promise<Finding<Id>> } = {
  connection: checkConnection,
  clock: checkClock,
  zones: checkZones,
  signature: checkSignature,
  worker: checkWorker,
  notifications: checkNotifications,
  push: checkPush,
  pushArrives: checkPushArrives,
  sound: checkSound,
  vibration: checkVibration,
  wakeLock: checkWakeLock,
  storage: checkStorage,
  installed: checkInstalled,
};

/** Proves on this very device that an alarm would ring: gives each finding as soon as it is made, in the order of {@link CHECK_IDS}. */
export async function* runSelfTest(options: SelfTestOptions): AsyncIterable<Check> {
  for (const id of CHECK_IDS) yield await CHECKS[id](options);
}
