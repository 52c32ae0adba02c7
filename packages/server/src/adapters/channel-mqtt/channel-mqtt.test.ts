import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { anAlert } from '@tocsin/testkit/any-alert';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import type * as z from 'zod';
import { mqttSettingsSchema } from '../../config/siren-settings.ts';
import type { DeliveryReport } from '../../ports/channel.ts';
import { openSigner } from '../signer-ed25519/open-signer.ts';
import { openMqttChannel } from './open-mqtt-channel.ts';

const hash = (password: string) => createHash('sha256').update(password).digest('hex');
const clientOf = (username: string, role = 'siren') => ({ username, role, passwordSha256: hash(`${username}-secret`) });
const closers: (() => unknown)[] = [];
after(async () => {
  for (const close of closers.toReversed()) await close();
});

/** A channel with its embedded broker, and sirens that only answer what they are asked. */
async function open(more: z.input<typeof mqttSettingsSchema> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-mqtt-'));
  const signer = openSigner(folder);
  const reports: DeliveryReport[] = [];
  const sirens = more.sirens ?? [
    { kind: 'tocsin', id: 'one', zones: ['a'] },
    { kind: 'tocsin', id: 'two', zones: ['a', 'b'] },
  ];
  const clients = [...sirens.map(({ id }) => clientOf(id)), clientOf('home', 'reader')];
  const settings = mqttSettingsSchema.parse({
    broker: { kind: 'embedded', port: 0, clients },
    giveUpS: 2,
    homeAssistant: {},
    ...more,
    sirens,
  });
  const clock = { leadMs: 0 };
  const channel = await openMqttChannel(settings, {
    nowMs: () => Date.now() + clock.leadMs,
    report: (report) => reports.push(report),
    onFault: () => undefined,
    folder,
    keyId: signer.keyId,
    sign: signer.sign,
    zoneNames: () => ({}),
  });
  closers.push(() => rmSync(folder, { recursive: true }), channel.close);
  channel.present([]);
  const connect = async (username: string, options: IClientOptions = {}): Promise<MqttClient> => {
    const own = { username, password: `${username}-secret`, clientId: `${username}-${Math.random()}`, reconnectPeriod: 0, ...options };
    const client = await connectAsync({ host: '127.0.0.1', port: channel.port ?? 0, protocolVersion: 4, ...own });
    client.on('error', () => undefined);
    closers.push(() => client.endAsync(true));
    return client;
  };
  return { channel, reports, connect, clock };
}
type Opened = Awaited<ReturnType<typeof open>>;

/** A siren that writes down its commands and answers each as it is told to. */
async function standIn(at: Opened, id: string, answer: (command: Command) => object | undefined = () => ({ outcome: 'sounding' })) {
  const client = await at.connect(id);
  const commands: Command[] = [];
  client.on('message', (_topic, payload) => {
    const command = JSON.parse(payload.toString()) as Command;
    if (command.kind === 'time') return;
    commands.push(command);
    const ack = answer(command);
    if (ack !== undefined)
      client.publish(`tocsin/siren/${id}/ack`, JSON.stringify({ command: command.id, kind: command.kind, lastIssuedAtMs: 0, ...ack }));
  });
  await client.subscribeAsync(`tocsin/siren/${id}/command`);
  await client.publishAsync(`tocsin/siren/${id}/status`, JSON.stringify({ state: 'online', nonce: 'n'.repeat(16) }), {
    qos: 1,
    retain: true,
  });
  return { client, commands };
}
interface Command {
  readonly kind: string;
  readonly id: string;
  readonly tone?: string;
  readonly issuedAtMs: number;
}

function signed(id: string, more: Partial<SignedAlert> = {}): SignedAlert {
  const text = { headline: 'h', description: 'd', instruction: 'i' };
  const { tracks, kind, time, ...alert } = anAlert({ id, expires: new Date(Date.now() + 600_000).toISOString() });
  const texts = { he: text, ar: text, en: text, ru: text, uk: text };
  const signature = { algorithm: 'Ed25519', keyId: 'k', value: 'v' } as const;
  return { ...alert, sender: 's', sent: new Date().toISOString(), texts, signature, ...more };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if (holds()) return;
    await pause(20);
  }
  throw new Error(`never: ${what}`);
}

test('settings that would let strangers sound a siren are refused, by field', () => {
  const pathsOf = (settings: unknown) => mqttSettingsSchema.safeParse(settings).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const plug = { kind: 'tasmota', id: 'p', zones: ['a'], topic: 'plug' };
  assert.deepEqual(pathsOf({}), []);
  assert.deepEqual(pathsOf({ broker: { kind: 'embedded', host: '0.0.0.0' } }), ['broker.tls']);
  assert.deepEqual(pathsOf({ broker: { kind: 'embedded', host: '0.0.0.0', allowPlain: true }, sirens: [plug] }), ['sirens.0.kind']);
  assert.deepEqual(pathsOf({ broker: { kind: 'external', url: 'mqtt://broker.example' }, sirens: [plug] }), ['sirens.0.kind']);
  assert.deepEqual(pathsOf({ broker: { kind: 'external', url: 'mqtts://broker.example' }, sirens: [plug] }), ['sirens.0.kind']);
  assert.deepEqual(
    pathsOf({ broker: { kind: 'external', url: 'mqtts://broker.example', username: 'u', password: 'p' }, sirens: [plug] }),
    [],
  );
  assert.deepEqual(pathsOf({ broker: { kind: 'external', url: 'mqtt://127.0.0.1' }, sirens: [plug] }), []);
  assert.deepEqual(pathsOf({ sirens: [plug, plug] }), ['sirens']);
  assert.deepEqual(pathsOf({ sirens: [{ ...plug, topic: 'a/#' }] }), ['sirens.0.topic']);
});

test('an alarm reaches the sirens of its zones and is reported once; a siren that does not answer is counted', {
  timeout: 20_000,
}, async () => {
  const at = await open();
  const one = await standIn(at, 'one');
  at.channel.tell(signed('alarm'));
  await until('reported', () => at.reports.length === 1);
  const [report] = at.reports;
  assert.deepEqual([report?.alert, report?.reached, report?.failed, report?.failures], ['alarm', 1, 1, { TIMEOUT: 1 }]);
  assert.deepEqual(
    one.commands.map(({ kind, tone }) => [kind, tone]),
    [['sound', 'alarm']],
  );
  assert.equal(at.channel.health().named?.find(({ id }) => id === 'two')?.state, 'silent');
  assert.equal(at.channel.health().state, 'degraded');
});

test('a siren that comes late is commanded when it comes; one that answered is not asked again', { timeout: 20_000 }, async () => {
  const at = await open();
  const one = await standIn(at, 'one');
  at.channel.tell(signed('alarm'));
  await until('one sounds', () => one.commands.length === 1);
  const two = await standIn(at, 'two');
  await until('two sounds', () => two.commands.length > 0);
  await one.client.publishAsync('tocsin/siren/one/status', JSON.stringify({ state: 'online', nonce: 'm'.repeat(16) }), { qos: 1 });
  await pause(300);
  assert.equal(one.commands.length, 1);
});

test('a siren is released when the last of its zones is', { timeout: 20_000 }, async () => {
  const at = await open({ releaseToneS: 5 });
  const two = await standIn(at, 'two', ({ kind }) => ({ outcome: kind === 'stop' ? 'stopped' : 'sounding' }));
  at.channel.tell(signed('alarm', { zones: ['a', 'b'] }));
  await until('sounding', () => two.commands.length === 1);
  at.channel.tell(signed('clear-a', { zones: ['a'], phase: 'allClear' }));
  await pause(200);
  assert.equal(two.commands.length, 1);
  at.channel.tell(signed('clear-b', { zones: ['b'], phase: 'allClear' }));
  await until('released', () => two.commands.length === 3);
  assert.deepEqual(
    two.commands.map(({ kind, tone }) => tone ?? kind),
    ['alarm', 'stop', 'release'],
  );
});

test('a pre-alert is heard only where the operator wants it, and then as a tone of its own', { timeout: 20_000 }, async () => {
  for (const [settings, heard] of [
    [{}, []],
    [{ prepareToneS: 3 }, ['prepare']],
  ] as const) {
    const at = await open(settings);
    const one = await standIn(at, 'one');
    at.channel.tell(signed('early', { phase: 'prepare' }));
    await until('reported', () => at.reports.length === 1);
    assert.deepEqual(
      one.commands.map(({ tone }) => tone),
      heard,
    );
  }
});

test('when the clock is set back, the next command is above what the siren obeyed last', { timeout: 20_000 }, async () => {
  const at = await open();
  const aheadMs = Date.now() + 4_000;
  const one = await standIn(at, 'one', ({ issuedAtMs }) =>
    issuedAtMs <= aheadMs ? { outcome: 'refused', code: 'REPLAYED', lastIssuedAtMs: aheadMs } : { outcome: 'sounding' },
  );
  at.channel.tell(signed('alarm', { zones: ['a'] }));
  await until('obeyed', () => one.commands.length === 2);
  assert.ok((one.commands[1]?.issuedAtMs ?? 0) > aheadMs);
});

test('a silent test is answered for each siren, by name, and does not put off an alarm', { timeout: 20_000 }, async () => {
  const at = await open();
  await standIn(at, 'one', ({ kind }) => ({ outcome: kind === 'silent-test' ? 'tested' : 'sounding' }));
  const answer = await at.channel.ask?.('silent-test', { all: true });
  assert.ok(answer?.ok);
  const { sirens } = answer.value as { sirens: { siren: string; result: string }[] };
  assert.deepEqual(
    sirens.map(({ siren, result }) => [siren, result]),
    [
      ['one', 'tested'],
      ['two', 'TIMEOUT'],
    ],
  );
  at.channel.tell(signed('alarm'));
  const busy = await at.channel.ask?.('silent-test', { siren: 'one' });
  assert.ok(busy?.ok);
  assert.equal((busy.value as { sirens: { result: string }[] }).sirens[0]?.result, 'BUSY');
  for (const [name, body, code] of [
    ['sing', {}, 'UNKNOWN_QUESTION'],
    ['stop', {}, 'MALFORMED'],
    ['stop', { siren: 'x' }, 'UNKNOWN_SIREN'],
  ] as const) {
    const refused = await at.channel.ask?.(name, body);
    assert.ok(refused?.ok === false);
    assert.equal(refused.error.code, code);
  }
});

test('a Tasmota relay is switched on for a limited time, counted when it says so, and switched off at the end', {
  timeout: 20_000,
}, async () => {
  const at = await open({ sirens: [{ kind: 'tasmota', id: 'plug', zones: ['a'], topic: 'plug' }], maxSoundS: 90 });
  const plug = await at.connect('plug', { will: { topic: 'tele/plug/LWT', payload: Buffer.from('Offline'), qos: 1, retain: true } });
  const heard: string[] = [];
  plug.on('message', (topic, payload) => {
    heard.push(`${topic} ${payload}`);
    if (topic === 'cmnd/plug/POWER') plug.publish('stat/plug/POWER', payload.toString() || 'OFF');
  });
  await plug.subscribeAsync('cmnd/plug/#');
  await plug.publishAsync('tasmota/discovery/AABB/config', '{}', { qos: 1, retain: true });
  await plug.publishAsync('tele/plug/LWT', 'Online', { qos: 1, retain: true });
  await until('well', () => at.channel.health().state === 'ok');
  const test = await at.channel.ask?.('silent-test', { siren: 'plug' });
  assert.ok(test?.ok);
  at.channel.tell(signed('alarm'));
  await until('reported', () => at.reports.length === 1);
  assert.equal(at.reports[0]?.reached, 1);
  at.channel.tell(signed('clear', { phase: 'allClear' }));
  await until('reported', () => at.reports.length === 2);
  assert.deepEqual(heard, ['cmnd/plug/POWER ', 'cmnd/plug/PulseTime 190', 'cmnd/plug/POWER ON', 'cmnd/plug/POWER OFF']);
  plug.end(true);
  await until('down', () => at.channel.health().named?.[0]?.state === 'down');
});

test('an ESPHome switch is switched on, counted when it says so, and switched off at the end', { timeout: 20_000 }, async () => {
  const at = await open({ sirens: [{ kind: 'esphome', id: 'yard', zones: ['a'], topic: 'yard', switch: 'horn' }] });
  const yard = await at.connect('yard');
  const heard: string[] = [];
  yard.on('message', (topic, payload) => {
    heard.push(`${topic} ${payload}`);
    yard.publish('yard/switch/horn/state', payload.toString(), { retain: true });
  });
  await yard.subscribeAsync('yard/switch/horn/command');
  await yard.publishAsync('yard/status', 'online', { qos: 1, retain: true });
  at.channel.tell(signed('alarm'));
  await until('reported', () => at.reports.length === 1);
  at.channel.tell(signed('clear', { phase: 'allClear' }));
  await until('reported', () => at.reports.length === 2);
  assert.deepEqual(heard, ['yard/switch/horn/command ON', 'yard/switch/horn/command OFF']);
  assert.deepEqual(
    at.reports.map(({ reached }) => reached),
    [1, 1],
  );
});

test('nobody gets in without a password, and nobody writes or hears what is not theirs', { timeout: 20_000 }, async () => {
  const at = await open();
  await assert.rejects(at.connect('one', { password: 'wrong' }), /Not authorized/i);
  await assert.rejects(at.connect('stranger'), /Not authorized/i);
  const two = await standIn(at, 'two');
  for (const topic of ['tocsin/siren/two/command', 'tocsin/siren/two/status', 'tocsin/live/zone/a/state', 'tocsin/status', 'x']) {
    for (const who of ['one', 'home']) {
      const intruder = await at.connect(who);
      const gone = new Promise<void>((resolve) => intruder.once('close', resolve));
      intruder.publish(topic, '{"state":"offline"}', { qos: 1, retain: true });
      await gone;
    }
  }
  const one = await at.connect('one');
  for (const filter of ['#', 'tocsin/#', 'tocsin/siren/two/command', 'tocsin/live/zone/b/state', '$SYS/#']) {
    await assert.rejects(one.subscribeAsync(filter), filter);
  }
  assert.deepEqual(two.commands, []);
  assert.equal(at.channel.health().named?.find(({ id }) => id === 'two')?.state, 'ok');
});

test('a client that floods, sends what is too large or does not read is let go, and the sirens are served', {
  timeout: 60_000,
}, async () => {
  const at = await open();
  const two = await standIn(at, 'two');
  const flood = await at.connect('one');
  const flooded = new Promise<void>((resolve) => flood.once('close', resolve));
  for (let round = 0; round < 500; round += 1) flood.publish('tocsin/siren/one/status', '{"state":"online"}');
  await flooded;
  const large = await at.connect('one');
  const dropped = new Promise<void>((resolve) => large.once('close', resolve));
  large.publish('tocsin/siren/one/status', 'x'.repeat(1_000_000));
  await dropped;
  const half = createConnection({ host: '127.0.0.1', port: at.channel.port ?? 0 });
  closers.push(() => half.destroy());
  half.write(Buffer.from([0x10]));
  const deaf = await at.connect('home');
  await deaf.subscribeAsync('tocsin/#');
  deaf.stream.pause();
  for (let round = 0; round < 400; round += 1) {
    const zones = Array.from({ length: 10 }, (_, zone) => `far-${zone}`);
    at.channel.tell(signed(`far-${round}`, { zones, reason: 'x'.repeat(2_000) }));
    if (round % 20 === 0) await pause(1);
  }
  at.channel.tell(signed('alarm', { zones: ['b'] }));
  await until('two sounds', () => two.commands.length === 1);
  await until('reported', () => at.reports.some(({ alert, reached }) => alert === 'alarm' && reached === 1));
});
