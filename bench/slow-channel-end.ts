// What a dead, slow or hostile webhook costs its neighbours: from `tell()` to the arrival at five good ends that have three others before them
// in the same channel: three more good ones, or one that hangs, one that trickles a byte at a time and one that pours out garbage without end.
// `npm run bench -- slow-channel-end [ALERTS]`. Short rounds of each kind alternate in the same run; the ends are processes of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { openWebhookChannel } from '@tocsin/server/adapters/channel-webhook/webhook-channel';
import { webhookSettingsSchema } from '@tocsin/server/config/webhook-settings';
import { sealedAlert } from '@tocsin/testkit/channel/sealed-alert';

const ALERTS = Number(process.argv[2] ?? 400);
const ROUNDS = 10;
const GOOD_ENDS = 5;
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const ODD = ['hang', 'trickle', 'endless'] as const;

/** Servers in a process of their own: what they cost is not the channel's. Prints their ports, then the id of each request as it comes. */
const SERVERS = `
  import { openOddEnd } from ${JSON.stringify(import.meta.resolve('@tocsin/testkit/channel/odd-end'))};
  for (const answer of process.argv.slice(1)) {
    const end = await openOddEnd((request) => {
      if (answer === '200') process.send({ id: request.headers['webhook-id'], atMs: performance.timeOrigin + request.atMs });
      return answer === '200' ? 200 : answer;
    });
    process.send({ url: end.url });
  }
`;

interface Servers {
  readonly urls: readonly string[];
  /** Webhook id to the instants at which it arrived, ms since 1970. */
  readonly arrivals: Map<string, number[]>;
  close(): Promise<void>;
}

async function openServers(answers: readonly string[]): Promise<Servers> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SERVERS, ...answers], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const urls: string[] = [];
  const arrivals = new Map<string, number[]>();
  child.on('message', (message: { url?: string; id?: string; atMs?: number }) => {
    if (message.url !== undefined) urls.push(message.url);
    if (message.id === undefined || message.atMs === undefined) return;
    const known = arrivals.get(message.id);
    if (known === undefined) arrivals.set(message.id, [message.atMs]);
    else known.push(message.atMs);
  });
  while (urls.length < answers.length) await pause(10);
  return {
    urls,
    arrivals,
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

interface Samples {
  readonly arrivalMs: number[];
  readonly tellUs: number[];
}

/** One round: tells alerts, each about a zone of its own, 20 ms apart, and gathers when they arrive. */
async function round(good: Servers, others: readonly string[], samples: Samples): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  const settings = webhookSettingsSchema.parse({
    ends: [...others, ...good.urls].map((url, place) => ({
      id: `end-${place}`,
      url,
      secrets: [SECRET],
      timeoutS: 2,
      heartbeatEveryMinutes: 0,
    })),
  });
  const channel = await openWebhookChannel(settings, { folder, nowMs: Date.now, report: () => {}, onFault: console.error });
  const told = new Map<string, number>();
  for (let count = -10; count < ALERTS / ROUNDS; count += 1) {
    const alert: SignedAlert = sealedAlert({ zones: [`zone-${count}`] });
    const from = performance.now();
    channel.tell(alert);
    // The first ones open connections and warm up.
    if (count >= 0) {
      samples.tellUs.push((performance.now() - from) * 1000);
      told.set(alert.id, performance.timeOrigin + from);
    }
    await pause(20);
  }
  while ([...told.keys()].some((id) => good.arrivals.get(id)?.length !== GOOD_ENDS)) await pause(20);
  for (const [id, fromMs] of told) for (const atMs of good.arrivals.get(id) ?? []) samples.arrivalMs.push(atMs - fromMs);
  await channel.close();
  rmSync(folder, { recursive: true, force: true });
}

const good = await openServers(Array(GOOD_ENDS).fill('200'));
const moreGood = await openServers(Array(ODD.length).fill('200'));
const alone: Samples = { arrivalMs: [], tellUs: [] };
const besideGood: Samples = { arrivalMs: [], tellUs: [] };
const besideBad: Samples = { arrivalMs: [], tellUs: [] };
for (let count = 0; count < ROUNDS; count += 1) {
  process.stderr.write(`round ${count + 1} of ${ROUNDS}\n`);
  await round(good, [], alone);
  await round(good, moreGood.urls, besideGood);
  // Fresh ones in each round: what pours in one must not be under way in the next.
  const bad = await openServers(ODD);
  await round(good, bad.urls, besideBad);
  await bad.close();
}
await moreGood.close();
await good.close();

const at = (values: readonly number[], share: number) =>
  (values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0).toFixed(2);
const row = (name: string, values: readonly number[]) =>
  `| ${name} | ${values.length} | ${at(values, 0.5)} | ${at(values, 0.95)} | ${at(values, 0.99)} | ${at(values, 1)} |`;
console.log('| | n | p50 | p95 | p99 | max |\n|---|---|---|---|---|---|');
console.log(row('told to arrived at five good ends alone, ms', alone.arrivalMs));
console.log(row('the same after three more good ends, ms', besideGood.arrivalMs));
console.log(row('the same after three bad ends, ms', besideBad.arrivalMs));
console.log(row('the call of tell(), five ends, µs', alone.tellUs));
console.log(row('the call of tell(), eight good ends, µs', besideGood.tellUs));
console.log(row('the call of tell(), five good and three bad ends, µs', besideBad.tellUs));
