import { type Armed, arm, armedPush } from '../push/arm.ts';
import { currentSubscription, isSupported } from '../push/subscription.ts';
import { NOW, openDatabase } from '../store/database.ts';
import { onWorkerWord, PROOF_TAG } from '../worker/page-link.ts';
import type { CheckCodes, Finding } from './self-test.ts';

/** After this most people under fire have to be in shelter already. */
const LATE_MS = 5_000;
/** Longer than this nobody watches a test. */
const WAIT_MS = 15_000;

const PUSH_CODES: Readonly<Record<Armed, CheckCodes['push']>> = {
  armed: 'armed',
  'no-push': 'blocked-by-server',
  refused: 'lost',
  offline: 'lost',
};

/** Whether the server is ready to push to this device: arms the subscription anew. */
export async function checkPush(): Promise<Finding<'push'>> {
  if (!isSupported()) return { id: 'push', state: 'warn', code: 'unsupported' };
  const armed = await armedPush();
  if (armed === undefined) return { id: 'push', state: 'warn', code: 'off' };
  const registration = await navigator.serviceWorker.getRegistration('/').catch(() => undefined);
  const answer = registration === undefined ? 'refused' : await arm(registration, armed).catch(() => 'refused' as const);
  const code = PUSH_CODES[answer];
  return { id: 'push', state: code === 'armed' ? 'ok' : code === 'lost' ? 'failed' : 'warn', code };
}

/** Whether a push really arrives: has the server send a test alert to this device, and waits for the service worker to have it. */
export async function checkPushArrives(): Promise<Finding<'pushArrives'>> {
  const id = 'pushArrives';
  const armed = await armedPush();
  if (armed?.armedMs === undefined || (await currentSubscription()) === undefined) return { id, state: 'warn', code: 'not-tried' };
  const fromMs = Date.now();
  const proof = awaitProof();
  try {
    const database = await openDatabase();
    await database.put('selfTest', { untilMs: fromMs + WAIT_MS }, NOW);
    const body = JSON.stringify({ endpoint: armed.endpoint, auth: armed.auth });
    const response = await fetch('/v1/push/test', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const hasArrived = response.ok && (await proof.arrived);
    const measuredMs = Date.now() - fromMs;
    if (!hasArrived) return { id, state: 'failed', code: 'no-answer' };
    const isLate = measuredMs > LATE_MS;
    return { id, state: isLate ? 'warn' : 'ok', code: isLate ? 'late' : 'arrived', measuredMs };
  } catch {
    return { id, state: 'failed', code: 'no-answer' };
  } finally {
    proof.stop();
    await closeProof().catch(() => {});
  }
}

/** Listens for the word of the service worker, from before the test is asked for. */
function awaitProof(): { readonly arrived: Promise<boolean>; stop(): void } {
  let settle: (hasArrived: boolean) => void = () => {};
  const arrived = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  const timer = setTimeout(() => settle(false), WAIT_MS);
  const part = onWorkerWord(({ kind }) => {
    if (kind === 'proof') settle(true);
  });
  return {
    arrived,
    stop() {
      clearTimeout(timer);
      part();
    },
  };
}

async function closeProof(): Promise<void> {
  const database = await openDatabase();
  await database.delete('selfTest', NOW);
  const registration = await navigator.serviceWorker.getRegistration('/');
  for (const notification of (await registration?.getNotifications({ tag: PROOF_TAG })) ?? []) notification.close();
}
