import type { Status } from '@tocsin/core/detection/threat';
import type { PageLanguage } from '../words.ts';
import { arm, armedPush, disarm, forgetArmed, isRecent, serverKey } from './arm.ts';

/** What a subscription is for: zones and language, no person and no place. */
export interface PushWish {
  readonly zones: readonly string[];
  readonly language: PageLanguage;
  readonly statuses: readonly Status[];
}

/**
 * Whether alerts reach this device while the page is closed. `unsupported`: not by this browser (on iOS: not before the page is
 * installed). `denied`: the person has said no to notifications. `blocked-by-server`: this server sends no push.
 */
export type PushState = 'unsupported' | 'off' | 'denied' | 'on' | 'blocked-by-server';

/** The worker of a first visit takes a moment to start. */
const WORKER_WAIT_MS = 10_000;

/** How push stands on this device now. Never throws. */
export async function pushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  if (await isOn()) return 'on';
  return (await serverKey()) === 'no-push' ? 'blocked-by-server' : 'off';
}

/** Asks for permission (must be called from a press), subscribes and arms the subscription at the server. Never throws. */
export async function turnPushOn(wish: PushWish): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'off';
  return arming(wish);
}

/** Tells the server of other zones or another language; does nothing where push is off. Never throws. */
export async function updatePush(wish: PushWish): Promise<PushState> {
  if (!isSupported() || Notification.permission !== 'granted') return pushState();
  const armed = await armedPush();
  if (armed === undefined) return pushState();
  if (wish.zones.length === 0) {
    await turnPushOff();
    return 'off';
  }
  const isSame = sameWish(wish) === sameWish(armed);
  return isSame && isRecent(armed, Date.now()) && (await isOn()) ? 'on' : arming(wish);
}

/** Takes the subscription back here and at the server. Never throws. */
export async function turnPushOff(): Promise<void> {
  const armed = await armedPush();
  await forgetArmed();
  const subscription = await currentSubscription();
  await subscription?.unsubscribe().catch(() => false);
  if (armed !== undefined) await disarm(armed);
}

/** The subscription that the browser holds; undefined where there is none. Never rejects. */
export async function currentSubscription(): Promise<PushSubscription | undefined> {
  if (!isSupported()) return undefined;
  const registration = await navigator.serviceWorker.getRegistration('/').catch(() => undefined);
  return (await registration?.pushManager.getSubscription().catch(() => null)) ?? undefined;
}

/** True where this browser can take a push and show it. */
export function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

async function isOn(): Promise<boolean> {
  if (Notification.permission !== 'granted') return false;
  const [armed, subscription] = [await armedPush(), await currentSubscription()];
  return armed?.armedMs !== undefined && subscription?.endpoint === armed.endpoint;
}

async function arming(wish: PushWish): Promise<PushState> {
  try {
    const registration = await readyWorker();
    if (registration === undefined || wish.zones.length === 0) return 'off';
    const answer = await arm(registration, wish);
    if (answer === 'armed') return 'on';
    return answer === 'no-push' ? 'blocked-by-server' : 'off';
  } catch {
    // The browser's push service cannot be reached, or refuses (some private windows).
    return 'off';
  }
}

/** Undefined where no worker starts: `ready` alone would wait for ever. */
function readyWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WORKER_WAIT_MS));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

function sameWish({ zones, language, statuses }: PushWish): string {
  return JSON.stringify([zones.toSorted(), language, statuses.toSorted()]);
}
