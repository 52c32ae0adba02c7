import { createECDH, randomBytes } from 'node:crypto';
import { Agent } from 'node:https';
import webPush from 'web-push';

/** Pushes under way at once. 50 and 250 gave the same rate within a tenth: it is bound by the processor. */
const CONCURRENCY = 100;

/** What sending to all has cost. */
export interface Sending {
  /** Until the last answer. */
  readonly ms: number;
  /** Of this process, for one push. */
  readonly cpuUs: number;
}

/** Sends a text to many the usual way: `sendNotification` for each, a keep-alive agent, many at a time. */
export async function sendUsualWay(
  origin: string,
  parts: { readonly cert: string; readonly text: string; readonly count: number },
): Promise<Sending> {
  const { cert, text, count } = parts;
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY, ca: cert });
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const options = {
    vapidDetails: { subject: 'mailto:bench@tocsin.test', publicKey, privateKey },
    TTL: 120,
    urgency: 'high',
    agent,
  } as const;
  const subscriptions = Array.from({ length: count }, () => {
    const token = `${randomBytes(8).toString('base64url')}:APA91b${randomBytes(100).toString('base64url')}`;
    const p256dh = createECDH('prime256v1').generateKeys('base64url');
    return { endpoint: `${origin}/fcm/send/${token}`, keys: { p256dh, auth: randomBytes(16).toString('base64url') } };
  });
  async function sendAll(all: typeof subscriptions): Promise<number> {
    let next = 0;
    async function worker(): Promise<void> {
      for (let subscription = all[next++]; subscription !== undefined; subscription = all[next++])
        await webPush.sendNotification(subscription, text, options);
    }
    const from = performance.now();
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    return performance.now() - from;
  }
  // Over 100,000 the hundred connections would cost nothing: they are opened before the clock starts.
  await sendAll(subscriptions.slice(0, 3 * CONCURRENCY));
  const from = process.cpuUsage();
  const ms = await sendAll(subscriptions);
  const { user, system } = process.cpuUsage(from);
  agent.destroy();
  return { ms, cpuUs: (user + system) / count };
}
