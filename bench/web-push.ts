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
import { type Sending, sendUsualWay } from './web-push/usual-way.ts';

const SUBSCRIPTIONS = Number(process.argv[2] ?? 100_000);
/** The usual way is measured before and after each alert, on this many: the machine may do something else meanwhile. */
const USUAL_SAMPLE = Math.min(SUBSCRIPTIONS, 2_500);
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

async function tellOne(push: PushChannel): Promise<Sending> {
  const from = process.cpuUsage();
  const alert = alarm();
  push.channel.tell(alert);
  const { reached, failed, lastMs } = await push.reportOf(alert);
  if (reached !== SUBSCRIPTIONS || lastMs === undefined) throw new Error(`${reached} reached, ${failed} failed`);
  const { user, system } = process.cpuUsage(from);
  return { ms: lastMs, cpuUs: (user + system) / SUBSCRIPTIONS };
}

interface Measured {
  readonly ahead: readonly Sending[];
  readonly onTheSpot: Sending;
  /** One before each alert and one after the last; scaled to all subscriptions. */
  readonly usual: readonly Sending[];
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
  const text = JSON.stringify(alertParts(alarm(), 'he')[0]) + ' '.repeat(180);
  const usualOnce = () => sendUsualWay(`https://${host}`, { cert, text, count: USUAL_SAMPLE });
  const usualScaled = async (): Promise<Sending> => {
    const { ms, cpuUs } = await usualOnce();
    return { ms: ms * (SUBSCRIPTIONS / USUAL_SAMPLE), cpuUs };
  };
  await usualOnce();
  const before = memory();
  const began = performance.now();
  const push = openPushChannel([{ host, ca: cert }], { folder, settings: { slotsPerSubscription: SLOTS } });
  await armed(push);
  const armS = (performance.now() - began) / 1_000;
  const bytesEach = (memory() - before) / SUBSCRIPTIONS;
  const ahead: Sending[] = [];
  const usual: Sending[] = [];
  for (let count = 0; count < ALERTS; count += 1) {
    process.stderr.write(`${protocol}: alert ${count + 1}\n`);
    // Nothing is derived in the background while either is measured.
    await armed(push);
    usual.push(await usualScaled());
    ahead.push(await tellOne(push));
  }
  await armed(push);
  usual.push(await usualScaled());
  for (let count = 0; count < SLOTS; count += 1) await tellOne(push);
  const onTheSpot = await tellOne(push);
  await push.channel.close();
  rmSync(folder, { recursive: true, force: true });
  service.send('count');
  const [counted] = await once(service, 'message');
  const expected = SUBSCRIPTIONS * (ALERTS + SLOTS + 1) + USUAL_SAMPLE * (ALERTS + 2);
  if (counted.pushes < expected) throw new Error(`the push service counted ${counted.pushes} of ${expected}`);
  service.disconnect();
  return { ahead, onTheSpot, usual, armS, bytesEach };
}

function mean(sendings: readonly Sending[]): Sending {
  const sum = sendings.reduce((all, { ms, cpuUs }) => ({ ms: all.ms + ms, cpuUs: all.cpuUs + cpuUs }), { ms: 0, cpuUs: 0 });
  return { ms: sum.ms / sendings.length, cpuUs: sum.cpuUs / sendings.length };
}

const rows: string[] = [];
const memories: string[] = [];
for (const protocol of ['h2', 'http/1.1']) {
  const { ahead, onTheSpot, usual, armS, bytesEach } = await measure(protocol);
  const row = (name: string, { ms, cpuUs }: Sending, beside: Sending) =>
    rows.push(
      `| ${name} | ${(ms / 1_000).toFixed(2)} | ${Math.round((SUBSCRIPTIONS / ms) * 1_000)} | ${cpuUs.toFixed(0)} | ${(beside.ms / ms).toFixed(1)} |`,
    );
  for (const [place, sending] of ahead.entries())
    row(`${protocol}, keys ready, alert ${place + 1}`, sending, mean(usual.slice(place, place + 2)));
  row(`${protocol}, no keys left: derived on the spot`, onTheSpot, mean(usual));
  row(`web-push beside it, http/1.1, mean of ${usual.length} samples, scaled`, mean(usual), mean(usual));
  memories.push(`| ${protocol} | ${SLOTS} | ${Math.round(bytesEach)} | 2048 | ${armS.toFixed(0)} |`);
}
console.log(
  `${SUBSCRIPTIONS} subscriptions, one alert of ${ALARMED} zones; the usual way: ${USUAL_SAMPLE} before and after each alert, scaled\n`,
);
console.log(
  '| | alert to last answer s | pushes per s | CPU µs per push | times as fast as the usual way just then |\n|---|---|---|---|---|',
);
console.log(rows.join('\n'));
console.log('\n| | slots each | heap and external bytes per subscriber | limit | load and arm all s |\n|---|---|---|---|---|');
console.log(memories.join('\n'));
process.exit(0);
