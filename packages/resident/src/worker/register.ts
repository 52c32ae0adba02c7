import { armIfDue } from '../push/arm.ts';
import { keptClockLeadMs } from '../store/clock-lead.ts';
import { hasRunOut } from './run-out.ts';

/** A page may stay open for weeks: it looks for a new build this often. */
const LOOK_MS = 6 * 3_600_000;

/** Where the build puts it; served with the scope of the whole site. */
export const WORKER_URL = '/service-worker.js';

/** Starts the service worker, where the browser has any. Gives back how to stop looking for new builds. */
export function startWorker(): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  const registered = navigator.serviceWorker.register(WORKER_URL, { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
  void registered.then(closeRunOut);
  // What was chosen without a connection is armed as soon as there is one.
  const armDue = () => void registered.then((registration) => (registration === undefined ? undefined : armIfDue(registration)));
  armDue();
  addEventListener('online', armDue);
  // A look without a connection changes nothing.
  const timer = setInterval(() => void registered.then((registration) => registration?.update()).catch(() => {}), LOOK_MS);
  return () => {
    clearInterval(timer);
    removeEventListener('online', armDue);
  };
}

async function closeRunOut(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  if (registration === undefined) return;
  const nowMs = Date.now() + (await keptClockLeadMs());
  for (const notification of await registration.getNotifications()) if (hasRunOut(notification, nowMs)) notification.close();
}
