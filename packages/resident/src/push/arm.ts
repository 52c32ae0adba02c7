import { type ArmedPush, NOW, openDatabase } from '../store/database.ts';
import { fromBase64Url } from '../verify.ts';

/** What came of asking the server: `refused` where it sends no push or did not take the subscription, `offline` where it did not answer. */
export type Armed = 'armed' | 'no-push' | 'refused' | 'offline';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** What is asked of the server, without the subscription itself. */
export type Wanted = Pick<ArmedPush, 'zones' | 'language' | 'statuses'>;

/** Subscribes this browser with the server's key and arms the subscription there. Rejects where the browser or its push service refuses. */
export async function arm(registration: ServiceWorkerRegistration, wanted: Wanted): Promise<Armed> {
  const key = await serverKey();
  if (typeof key === 'string') return key;
  const subscription = await subscribe(registration, key);
  const { endpoint, keys } = subscription.toJSON();
  const [p256dh, auth] = [keys?.['p256dh'], keys?.['auth']];
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return 'refused';
  const record: ArmedPush = { endpoint, auth, zones: wanted.zones, language: wanted.language, statuses: wanted.statuses };
  const before = await armedPush();
  if (before !== undefined && before.endpoint !== endpoint) await disarm(before);
  await keep(record);
  const answer = await send('POST', '/v1/push/subscriptions', { ...wantedOf(record), endpoint, keys: { p256dh, auth } });
  if (answer === 'armed') await keep({ ...record, armedMs: Date.now() });
  return answer;
}

/** A subscription is armed anew after this, for a server may have lost it. */
const ARM_AGAIN_MS = 24 * 3_600_000;

/** True for what the server has confirmed, not too long ago. */
export function isRecent({ armedMs }: ArmedPush, nowMs: number): boolean {
  return armedMs !== undefined && Math.abs(nowMs - armedMs) < ARM_AGAIN_MS;
}

/** Asks again for what the server has not confirmed, or long ago: it was offline then, or has lost it since. Never rejects. */
export async function armIfDue(registration: ServiceWorkerRegistration): Promise<void> {
  const before = await armedPush();
  if (before !== undefined && !isRecent(before, Date.now())) await arm(registration, before).catch(() => {});
}

/** The browser has dropped the subscription and may give another: asks for the same zones again. Never rejects. */
export async function armAgain(registration: ServiceWorkerRegistration): Promise<void> {
  const before = await armedPush();
  if (before !== undefined) await arm(registration, before).catch(() => {});
}

/** Forgets a subscription at the server. Never rejects: one that is left there dies with its first push. */
export async function disarm({ endpoint, auth }: Pick<ArmedPush, 'endpoint' | 'auth'>): Promise<void> {
  await send('DELETE', '/v1/push/subscriptions', { endpoint, auth });
}

/** What this device has asked for; undefined where it has not, or the browser keeps nothing. */
export function armedPush(): Promise<ArmedPush | undefined> {
  return openDatabase()
    .then((database) => database.get('push', NOW))
    .catch(() => undefined);
}

/** Forgets here what was asked for. */
export async function forgetArmed(): Promise<void> {
  await openDatabase()
    .then((database) => database.delete('push', NOW))
    .catch(() => {});
}

/** The server's key (an uncompressed P-256 point), or why there is none. */
export async function serverKey(): Promise<Uint8Array<ArrayBuffer> | 'no-push' | 'offline'> {
  try {
    const response = await fetch('/v1/push/key', { cache: 'no-store' });
    if (response.status === 404) return 'no-push';
    if (!response.ok) return 'offline';
    const answer: unknown = await response.json();
    const text = typeof answer === 'object' && answer !== null && 'publicKey' in answer ? answer.publicKey : undefined;
    return typeof text === 'string' ? fromBase64Url(text) : 'no-push';
  } catch {
    return 'offline';
  }
}

async function subscribe({ pushManager }: ServiceWorkerRegistration, key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  const current = await pushManager.getSubscription();
  if (current !== null) {
    if (isSame(current.options.applicationServerKey, key)) return current;
    // The server has another key than when this device subscribed: the push service would refuse its messages.
    await current.unsubscribe();
  }
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function isSame(known: ArrayBuffer | null, key: Uint8Array): boolean {
  const bytes = new Uint8Array(known ?? new ArrayBuffer(0));
  return bytes.length === key.length && bytes.every((byte, place) => byte === key[place]);
}

function wantedOf({ zones, language, statuses }: ArmedPush): Wanted {
  return { zones, language, statuses };
}

async function keep(record: ArmedPush): Promise<void> {
  await openDatabase()
    .then((database) => database.put('push', record, NOW))
    .catch(() => {});
}

async function send(method: 'POST' | 'DELETE', path: string, body: object): Promise<Armed> {
  try {
    const response = await fetch(path, { method, headers: JSON_HEADERS, body: JSON.stringify(body) });
    if (response.ok) return 'armed';
    return response.status === 404 ? 'no-push' : 'refused';
  } catch {
    return 'offline';
  }
}
