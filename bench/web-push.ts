// From an alert to the answer to the last push: `npm run bench -- web-push [SUBSCRIPTIONS]`, beside the package web-push doing it the usual
// way, in the same run against the same push service (a process of its own, TLS on loopback); and the memory of a subscriber.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { alertParts } from '@tocsin/core/message/alert-part';
import { sealedAlert } from '@tocsin/testkit/channel/sealed-alert';
import { openPushChannel, type PushChannel } from '@tocsin/testkit/push/open-push-channel';
import { ALARMED, fillStore, zoneId } from './web-push/fill-store.ts';
import { sendUsualWay } from './web-push/usual-way.ts';

const SUBSCRIPTIONS = Number(process.argv[2] ?? 100_000);
const USUAL_SAMPLE = Math.min(SUBSCRIPTIONS, 5_000);
const ALERTS = 3;
const SLOTS = 3;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Heap and what the heap holds outside of itself, after garbage is collected; bytes. */
function memory(): number {
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function armed(push: PushChannel): Promise<void> {
  for (let last = -1; ; await pause(500)) {
    const state = await push.ask('state');
    const { armedSlots, wantedSlots } = Object(state.ok ? state.value : {});
    if (armedSlots === wantedSlots) return;
    const percent = Math.floor((10 * armedSlots) / wantedSlots) * 10;
    if (percent !== last) process.stderr.write(`armed ${percent} %\n`);
    last = percent;
  }
}

const alarm = () => sealedAlert({ zones: Array.from({ length: ALARMED }, (_, number) => zoneId(number)) });

async function tellOne(push: PushChannel): Promise<number> {
  const alert = alarm();
  push.channel.tell(alert);
  const { reached, failed, lastMs } = await push.reportOf(alert);
  if (reached !== SUBSCRIPTIONS || lastMs === undefined) throw new Error(`${reached} reached, ${failed} failed`);
  return lastMs;
}

interface Measured {
  readonly aheadMs: readonly number[];
  readonly onTheSpotMs: number;
  readonly usualMs: number;
  readonly armS: number;
  readonly bytesEach: number;
}

async function measure(protocol: string): Promise<Measured> {
  const service = fork(join(import.meta.dirname, 'web-push/service-process.ts'), [protocol]);
  const [{ port, cert }] = await once(service, 'message');
  const host = `localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-push-bench-'));
  process.stderr.write(`${protocol}: writing ${SUBSCRIPTIONS} subscriptions\n`);
  fillStore(folder, SUBSCRIPTIONS, `https://${host}`);
  const before = memory();
  const began = performance.now();
  const push = openPushChannel([{ host, ca: cert }], { folder, settings: { slotsPerSubscription: SLOTS } });
  await armed(push);
  const armS = (performance.now() - began) / 1_000;
  const bytesEach = (memory() - before) / SUBSCRIPTIONS;
  const text = JSON.stringify(alertParts(alarm(), 'he')[0]) + ' '.repeat(180);
  const usual = (count: number) => sendUsualWay(`https://${host}`, { cert, text, count });
  process.stderr.write(`${protocol}: ${USUAL_SAMPLE} the usual way, half before the alerts and half after\n`);
  await usual(500);
  const firstHalfMs = await usual(USUAL_SAMPLE / 2);
  const aheadMs: number[] = [];
  for (let count = 0; count < ALERTS; count += 1) aheadMs.push(await tellOne(push));
  const onTheSpotMs = await tellOne(push);
  await push.channel.close();
  rmSync(folder, { recursive: true, force: true });
  const usualMs = (firstHalfMs + (await usual(USUAL_SAMPLE / 2))) * (SUBSCRIPTIONS / USUAL_SAMPLE);
  service.send('count');
  const [counted] = await once(service, 'message');
  const expected = SUBSCRIPTIONS * (ALERTS + 1) + USUAL_SAMPLE + 500;
  if (counted.pushes < expected) throw new Error(`the push service counted ${counted.pushes} of ${expected}`);
  service.disconnect();
  return { aheadMs, onTheSpotMs, usualMs, armS, bytesEach };
}

const rows: string[] = [];
const memories: string[] = [];
for (const protocol of ['h2', 'http/1.1']) {
  const { aheadMs, onTheSpotMs, usualMs, armS, bytesEach } = await measure(protocol);
  const row = (name: string, ms: number) =>
    rows.push(`| ${name} | ${(ms / 1_000).toFixed(2)} | ${Math.round((SUBSCRIPTIONS / ms) * 1_000)} | ${(usualMs / ms).toFixed(1)} |`);
  for (const [place, ms] of aheadMs.entries()) row(`${protocol}, keys ready, alert ${place + 1}`, ms);
  row(`${protocol}, no keys left: derived on the spot`, onTheSpotMs);
  row(`web-push, ${USUAL_SAMPLE} scaled to ${SUBSCRIPTIONS} (http/1.1, service offering ${protocol})`, usualMs);
  memories.push(`| ${protocol} | ${SLOTS} | ${Math.round(bytesEach)} | 2048 | ${armS.toFixed(0)} |`);
}
console.log(`${SUBSCRIPTIONS} subscriptions, one alert of ${ALARMED} zones, ${USUAL_SAMPLE} of them the usual way\n`);
console.log('| | alert to last answer s | pushes per s | times the usual way |\n|---|---|---|---|');
console.log(rows.join('\n'));
console.log('\n| | slots each | heap and external bytes per subscriber | limit | load and arm all s |\n|---|---|---|---|---|');
console.log(memories.join('\n'));
process.exit(0);
