import type { Finding } from './self-test.ts';

/** Whether the service worker runs, which takes what comes by push and keeps the page for the time without a connection. */
export async function checkWorker(): Promise<Finding<'worker'>> {
  if (!('serviceWorker' in navigator)) return { id: 'worker', state: 'warn', code: 'unsupported' };
  const registration = await navigator.serviceWorker.getRegistration('/').catch(() => undefined);
  if (registration === undefined) return { id: 'worker', state: 'failed', code: 'missing' };
  if (registration.active?.state === 'activated') return { id: 'worker', state: 'ok', code: 'active' };
  return { id: 'worker', state: 'warn', code: 'starting' };
}

/** Whether notifications may be shown. */
export function checkNotifications(): Finding<'notifications'> {
  const id = 'notifications';
  if (!('Notification' in globalThis)) return { id, state: 'warn', code: 'unsupported' };
  if (Notification.permission === 'granted') return { id, state: 'ok', code: 'granted' };
  if (Notification.permission === 'denied') return { id, state: 'failed', code: 'denied' };
  return { id, state: 'warn', code: 'not-asked' };
}

/** Whether the device can be felt. */
export function checkVibration(): Finding<'vibration'> {
  const isSupported = 'vibrate' in navigator;
  return { id: 'vibration', state: isSupported ? 'ok' : 'warn', code: isSupported ? 'supported' : 'unsupported' };
}

/** Whether the screen can be kept on beside the bed: asks for it and gives it back. */
export async function checkWakeLock(): Promise<Finding<'wakeLock'>> {
  if (!('wakeLock' in navigator)) return { id: 'wakeLock', state: 'warn', code: 'unsupported' };
  try {
    const lock = await navigator.wakeLock.request('screen');
    await lock.release();
    return { id: 'wakeLock', state: 'ok', code: 'held' };
  } catch {
    return { id: 'wakeLock', state: 'warn', code: 'refused' };
  }
}

/** Whether the browser promises to keep what this page keeps; asks for it. */
export async function checkStorage(): Promise<Finding<'storage'>> {
  if (typeof navigator.storage?.persist !== 'function') return { id: 'storage', state: 'warn', code: 'unsupported' };
  const isKept = await navigator.storage.persist().catch(() => false);
  return { id: 'storage', state: isKept ? 'ok' : 'warn', code: isKept ? 'persisted' : 'may-be-cleared' };
}

/** Whether the page is installed as an app. */
export function checkInstalled(): Finding<'installed'> {
  // `standalone` is Safari's own, older than the media feature.
  const isStandalone = matchMedia('(display-mode: standalone)').matches || Reflect.get(navigator, 'standalone') === true;
  if (isStandalone) return { id: 'installed', state: 'ok', code: 'installed' };
  return { id: 'installed', state: 'warn', code: isAppleTouch() ? 'add-to-home-screen' : 'in-browser' };
}

/** An iPad calls itself a Mac, but no Mac has a screen to touch. */
function isAppleTouch(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
}
