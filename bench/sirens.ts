// Command to last acknowledgement over all sirens of one broker: `npm run bench -- sirens [SIRENS] [ROUNDS]`.
// The sirens are reference clients without a disk and with a relay that does nothing, in two processes of their own, as there are two
// cores; each verifies its command. The peer is bare mqtt.js on the same broker in the same run: as many clients that echo an unsigned message of the same length.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { sirenMemorySchema } from '@tocsin/core/siren/siren-memory';
import { openMqttChannel } from '@tocsin/server/adapters/channel-mqtt/open-mqtt-channel';
import { openSigner } from '@tocsin/server/adapters/signer-ed25519/open-signer';
import { mqttSettingsSchema } from '@tocsin/server/config/siren-settings';
import type { DeliveryReport } from '@tocsin/server/ports/channel';
import { connectSiren } from '@tocsin/siren/connect-siren';
import { sirenSettingsSchema } from '@tocsin/siren/siren-settings';
import { connectAsync, type MqttClient } from 'mqtt';

const MOSQUITTO = '/usr/sbin/mosquitto';
const BAR_MS = 300;
const PASSWORD = 'bench';
const COMMAND_CHARS = 430;
/** Real sirens have a processor each; here they share what the machine has. */
const FLEETS = 2;

interface Fleet {
  readonly role: 'sirens' | 'echoes';
  readonly port: number;
  readonly count: number;
  /** Which of them one process is: every `FLEETS`th from here on. */
  readonly first?: number;
  readonly key: { readonly kid: string; readonly x: string };
}

const idOf = (index: number) => `siren-${index}`;

if (process.argv[2] === 'fleet') process.once('message', (fleet) => sail(fleet as Fleet));
else await main(Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 30));

/** The other process: sirens, or clients that only echo. */
async function sail({ role, port, count, first = 0, key }: Fleet): Promise<void> {
  process.once('disconnect', () => process.exit());
  process.on('message', () => process.send?.(cpuMs()));
  const store = { read: () => sirenMemorySchema.parse({}), write: () => undefined };
  const done = async () => true;
  for (let index = first; index < count; index += FLEETS) {
    const id = idOf(index);
    if (role === 'sirens') {
      const url = `mqtt://127.0.0.1:${port}`;
      const settings = { url, siren: id, zones: ['z'], keys: [key], username: id, password: PASSWORD, heartbeatS: 600 };
      const parts = { relay: { on: done, off: done }, store, readBatteryPercent: () => undefined, say: () => undefined };
      connectSiren(sirenSettingsSchema.parse(settings), parts);
    } else {
      const options = { clientId: id, username: id, password: PASSWORD, protocolVersion: 4, reconnectPeriod: 0 } as const;
      const client = await connectAsync(`mqtt://127.0.0.1:${port}`, options);
      client.on('message', () => client.publish(`tocsin/siren/${id}/ack`, '{"command":"echo","outcome":"sounding"}'));
      await client.subscribeAsync(`tocsin/siren/${id}/command`, { qos: 1 });
    }
    if (index % 20 === 0) await pause(10);
  }
  process.send?.('ready');
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What the other processes have used so far. */
async function cpuMsOf(children: readonly ChildProcess[]): Promise<number> {
  const answers = children.map(async (child) => {
    const answer = new Promise<number>((resolve) => child.once('message', (ms) => resolve(Number(ms))));
    child.send('cpu');
    return answer;
  });
  return (await Promise.all(answers)).reduce((sum, ms) => sum + ms, 0);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function launch(fleet: Fleet): Promise<readonly ChildProcess[]> {
  const children = Array.from({ length: FLEETS }, (_, first) => {
    const child = fork(new URL(import.meta.url).pathname, ['fleet']);
    child.send({ ...fleet, first });
    return child;
  });
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('message', resolve))));
  return children;
}

async function until(holds: () => boolean): Promise<void> {
  const giveUp = performance.now() + 120_000;
  while (!holds()) {
    if (performance.now() > giveUp) throw new Error('no end');
    await pause(5);
  }
}

function alertOf(id: string, phase: 'shelter' | 'allClear'): SignedAlert {
  const [sent, expires] = [new Date().toISOString(), new Date(Date.now() + 600_000).toISOString()];
  const texts = { en: { headline: 'h', description: 'd', instruction: 'i' } };
  return { id, phase, status: 'Actual', sent, expires, zones: ['z'], texts } as unknown as SignedAlert;
}

interface Row {
  readonly name: string;
  readonly lastMs: readonly number[];
  readonly eachP50: readonly number[];
  /** Processor time of the server and of all sirens together, ms an alarm: with two idle cores half their sum is the floor. */
  readonly serverCpu?: readonly number[];
  readonly sirensCpu?: readonly number[];
}

/** Rounds of alarm and release; what counts is from `tell` to the last siren's acknowledgement. */
async function measure(kind: 'embedded' | 'mosquitto', count: number, rounds: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  const signer = openSigner(folder);
  const port = await freePort();
  const broker = kind === 'mosquitto' ? await startMosquitto(folder, port) : undefined;
  const passwordSha256 = createHash('sha256').update(PASSWORD).digest('hex');
  const sirens = Array.from({ length: count }, (_, index) => ({ kind: 'tocsin', id: idOf(index), zones: ['z'] }));
  const clients = sirens.map(({ id }) => ({ username: id, passwordSha256, role: 'siren' }));
  const url = `mqtt://127.0.0.1:${port}`;
  const settings = mqttSettingsSchema.parse({
    broker: kind === 'mosquitto' ? { kind: 'external', url } : { kind: 'embedded', port, clients },
    sirens,
    heartbeatS: 600,
    giveUpS: 60,
  });
  const reports: DeliveryReport[] = [];
  const channel = await openMqttChannel(settings, {
    nowMs: () => performance.timeOrigin + performance.now(),
    report: (report) => reports.push(report),
    onFault: (fault) => console.error(fault),
    folder,
    keyId: signer.keyId,
    sign: signer.sign,
    zoneNames: () => ({}),
  });
  channel.present([]);
  const fleet = { port, count, key: { kid: signer.keyId, x: signer.publicJwk.x } };
  const fleetOfSirens = await launch({ ...fleet, role: 'sirens' });
  await until(() => channel.health().named?.every(({ state }) => state === 'ok') === true);
  await pause(1_000);
  const [serverCpu, sirensCpu]: [number[], number[]] = [[], []];
  for (let round = -3; round < rounds; round += 1) {
    for (const phase of ['shelter', 'allClear'] as const) {
      const before = reports.length;
      const [server, others] = [cpuMs(), await cpuMsOf(fleetOfSirens)];
      channel.tell(alertOf(`${phase}-${round}`, phase));
      await until(() => reports.length > before);
      if (phase === 'shelter' && round >= 0) {
        serverCpu.push(cpuMs() - server);
        sirensCpu.push((await cpuMsOf(fleetOfSirens)) - others);
      }
      // The zone's state and the sirens' statuses follow; the next alarm is not to meet them.
      await pause(1_500);
    }
  }
  // The first three rounds warm up both sides.
  const alarms = reports.filter(({ alert }) => /^shelter-\d/.test(alert));
  if (alarms.some(({ reached }) => reached !== count)) throw new Error(`not every siren was reached: ${JSON.stringify(alarms)}`);
  const own = {
    name: `${kind}: signed, to ${count} sirens`,
    lastMs: alarms.map(({ lastMs }) => lastMs ?? 0),
    eachP50: alarms.map(({ p50Ms }) => p50Ms ?? 0),
    serverCpu,
    sirensCpu,
  };
  for (const child of fleetOfSirens) child.kill();
  await pause(500);
  const peer = kind === 'mosquitto' ? await echo(fleet, rounds) : undefined;
  await channel.close();
  broker?.kill();
  rmSync(folder, { recursive: true });
  return peer === undefined ? [own] : [own, peer];
}

/** The peer: publish to each, wait for each echo. */
async function echo(fleet: Omit<Fleet, 'role'>, rounds: number): Promise<Row> {
  const echoes = await launch({ ...fleet, role: 'echoes' });
  const client: MqttClient = await connectAsync(`mqtt://127.0.0.1:${fleet.port}`, { protocolVersion: 5 });
  const fromMs = new Map<string, number>();
  const tookMs: number[] = [];
  client.on('message', (topic) => tookMs.push(performance.now() - (fromMs.get(topic) ?? 0)));
  await client.subscribeAsync('tocsin/siren/+/ack', { qos: 1 });
  const [lastMs, eachP50]: [number[], number[]] = [[], []];
  for (let round = -3; round < rounds; round += 1) {
    tookMs.length = 0;
    const began = performance.now();
    for (let index = 0; index < fleet.count; index += 1) {
      const topic = `tocsin/siren/${idOf(index)}`;
      fromMs.set(`${topic}/ack`, began);
      client.publish(`${topic}/command`, 'x'.repeat(COMMAND_CHARS));
    }
    await until(() => tookMs.length >= fleet.count);
    if (round >= 0) {
      lastMs.push(Math.max(...tookMs));
      eachP50.push(tookMs.toSorted((a, b) => a - b)[tookMs.length >> 1] ?? 0);
    }
    await pause(200);
  }
  for (const child of echoes) child.kill();
  await client.endAsync(true);
  return { name: `mosquitto: bare mqtt.js echo, ${fleet.count} clients`, lastMs, eachP50 };
}

async function startMosquitto(folder: string, port: number): Promise<ChildProcess> {
  const config = join(folder, 'mosquitto.conf');
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\nuser root\nmax_queued_messages 0\n`);
  const child = spawn(MOSQUITTO, ['-c', config], { stdio: 'ignore' });
  await pause(500);
  return child;
}

async function main(count: number, rounds: number): Promise<void> {
  console.log(
    `| ${rounds} rounds | each, p50 ms | last acknowledgement, p50 ms | p99 ms | bar ms | server CPU, p50 ms | sirens' CPU, p50 ms |\n|---|---|---|---|---|---|---|`,
  );
  const kinds = existsSync(MOSQUITTO) ? (['embedded', 'mosquitto'] as const) : (['embedded'] as const);
  for (const kind of kinds) for (const row of await measure(kind, count, rounds)) console.log(lineOf(row));
}

function lineOf({ name, lastMs, eachP50, serverCpu = [], sirensCpu = [] }: Row): string {
  const at = (list: readonly number[], share: number) =>
    list.length === 0 ? '' : (list.toSorted((a, b) => a - b)[Math.ceil(share * list.length) - 1] ?? 0).toFixed(0);
  return `| ${name} | ${at(eachP50, 0.5)} | ${at(lastMs, 0.5)} | ${at(lastMs, 0.99)} | ${BAR_MS} | ${at(serverCpu, 0.5)} | ${at(sirensCpu, 0.5)} |`;
}
