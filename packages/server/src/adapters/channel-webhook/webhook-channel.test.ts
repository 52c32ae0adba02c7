import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bytesToVerify } from '@tocsin/core/seal/signed-alert';
import { type TestSurroundings, testSurroundings } from '@tocsin/testkit/channel/channel-surroundings';
import { type HeardRequest, type OddEnd, openOddEnd } from '@tocsin/testkit/channel/odd-end';
import { endOf, sealedAlert, testSigner, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import { Webhook } from 'standardwebhooks';
import { webhookSettingsSchema } from '../../config/webhook-settings.ts';
import type { OutboxChannel } from '../../outbox/outbox.ts';
import { verifySignature } from '../signer-ed25519/verify-signature.ts';
import { openWebhookChannel } from './webhook-channel.ts';

/** `ROUNDS=100 npm test -- webhook-channel` for the long run. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const closing: (() => Promise<void>)[] = [];
const folders = new Set<string>();
after(async () => {
  for (const close of closing.toReversed()) await close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function listen(answer: OddEnd['answer'], port?: number): Promise<OddEnd> {
  const end = await openOddEnd(answer, port);
  closing.push(() => end.close());
  return end;
}

type EndInput = Readonly<Record<string, unknown>> & { readonly id: string; readonly url: string };

async function open(ends: readonly EndInput[], here = testSurroundings()): Promise<{ channel: OutboxChannel; here: TestSurroundings }> {
  folders.add(here.folder);
  const settings = webhookSettingsSchema.parse({
    ends: ends.map((end) => ({ secrets: [SECRET], timeoutS: 0.5, heartbeatEveryMinutes: 0, ...end })),
  });
  const channel = await openWebhookChannel(settings, here);
  closing.push(() => channel.close());
  return { channel, here };
}

function header(request: HeardRequest | undefined, name: string): string {
  const value = request?.headers[name];
  assert.equal(typeof value, 'string', name);
  return String(value);
}

const headersOf = (request: HeardRequest): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

test('the published Standard Webhooks library verifies what arrives, and the alert inside is signed by the house', async () => {
  const end = await listen(() => 204);
  const { channel, here } = await open([{ id: 'town', url: `${end.url}/alerts?from=tocsin` }]);
  const alert = sealedAlert();
  channel.tell(alert);
  await here.reported(1);
  const request = end.heard[0] as HeardRequest;
  assert.equal(request.path, '/alerts?from=tocsin');
  const body = new Webhook(SECRET).verify(request.body, headersOf(request)) as { type: string; timestamp: string; data: typeof alert };
  assert.deepEqual(body, { type: 'alert.raised', timestamp: alert.sent, data: alert });
  assert.equal(header(request, 'webhook-id'), alert.id);
  assert.ok(verifySignature(testSigner.publicJwk, bytesToVerify(body.data), body.data.signature.value));
  assert.throws(() => new Webhook(SECRET).verify(request.body.replace('raised', 'released'), headersOf(request)));
});

test('an Ed25519 key signs as v1a beside v1, over the same bytes', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const [seed, point] = [privateKey.export({ format: 'jwk' }).d ?? '', publicKey.export({ format: 'jwk' }).x ?? ''];
  const whsk = `whsk_${Buffer.concat([Buffer.from(seed, 'base64url'), Buffer.from(point, 'base64url')]).toString('base64')}`;
  const end = await listen(() => 200);
  const { channel, here } = await open([{ id: 'town', url: end.url, secrets: [SECRET, whsk] }]);
  channel.tell(sealedAlert());
  await here.reported(1);
  const request = end.heard[0] as HeardRequest;
  const [v1 = '', v1a = ''] = header(request, 'webhook-signature').split(' ');
  assert.match(v1, /^v1,/);
  assert.match(v1a, /^v1a,/);
  const content = `${header(request, 'webhook-id')}.${header(request, 'webhook-timestamp')}.${request.body}`;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: point }, format: 'jwk' });
  assert.ok(verify(null, Buffer.from(content), key, Buffer.from(v1a.slice(4), 'base64')));
  assert.ok(new Webhook(SECRET).verify(request.body, headersOf(request)), 'a receiver that knows only v1 is served too');
});

test('while one secret replaces another, receivers of either are served', async () => {
  const next = `whsec_${randomBytes(24).toString('base64')}`;
  const end = await listen(() => 200);
  const { channel, here } = await open([{ id: 'town', url: end.url, secrets: [next, SECRET] }]);
  channel.tell(sealedAlert());
  await here.reported(1);
  const request = end.heard[0] as HeardRequest;
  for (const secret of [next, SECRET]) assert.ok(new Webhook(secret).verify(request.body, headersOf(request)));
});

test('each event has its name, live and exercise apart', async () => {
  const [live, drill] = [await listen(() => 200), await listen(() => 200)];
  const { channel, here } = await open([
    { id: 'live', url: live.url },
    { id: 'drill', url: drill.url, statuses: ['Exercise', 'Test'] },
  ]);
  const raise = sealedAlert();
  const update = updateOf(raise);
  const drilled = sealedAlert({ status: 'Exercise' });
  const tested = sealedAlert({ status: 'Test' });
  for (const alert of [raise, update, endOf([update]), drilled, endOf([drilled], 'cancelled'), tested]) {
    channel.tell(alert);
    await pause(20);
  }
  await here.reported(6);
  const types = (end: OddEnd): unknown[] => end.heard.map(({ body }) => JSON.parse(body).type);
  assert.deepEqual(types(live), ['alert.raised', 'alert.updated', 'alert.released']);
  assert.deepEqual(types(drill), ['exercise.raised', 'exercise.retracted', 'test.raised']);
});

test('a try that failed is repeated with the same id and bytes and a time of its own', async () => {
  const end = await listen((_, count) => (count < 3 ? 500 : 200));
  const { channel, here } = await open([{ id: 'town', url: end.url }]);
  channel.tell(sealedAlert());
  await here.reported(1);
  assert.equal(end.heard.length, 3);
  assert.equal(new Set(end.heard.map((request) => header(request, 'webhook-id') + request.body)).size, 1);
  for (const request of end.heard) assert.ok(new Webhook(SECRET).verify(request.body, headersOf(request)));
});

for (const [odd, code] of [
  ['hang', 'TIMEOUT'],
  ['trickle', 'TIMEOUT'],
  ['garbage', 'GARBAGE'],
  ['reset', 'BROKEN'],
  [302, 'HTTP_302'],
  [500, 'HTTP_500'],
  [404, 'HTTP_404'],
] as const)
  test(`an end that answers with ${odd} is named ${code} and hears it as soon as it answers properly`, async () => {
    const end = await listen((_, count) => (count === 1 ? odd : 200));
    const { channel, here } = await open([{ id: 'town', url: end.url }]);
    channel.tell(sealedAlert());
    await end.heardAtLeast(1);
    while (channel.health().named?.[0]?.state !== 'degraded') await pause(5);
    assert.match(channel.health().named?.[0]?.note ?? '', new RegExp(`^${code},`));
    await here.reported(1);
    assert.deepEqual([end.heard.length, channel.health().named?.[0]?.state], [2, 'ok']);
  });

test('a redirect is not followed', async () => {
  const elsewhere = await listen(() => 200);
  const end = await listen((_, count) => (count < 3 ? { status: 307, headers: { location: elsewhere.url } } : 200));
  const { channel, here } = await open([{ id: 'town', url: end.url }]);
  channel.tell(sealedAlert());
  await here.reported(1);
  assert.deepEqual([end.heard.length, elsewhere.heard.length], [3, 0]);
});

test('an answer that has no end, or ends in the middle, counts by its status and costs the next message nothing', async () => {
  const end = await listen((_, count) => (count === 1 ? 'endless' : count === 2 ? 'cut' : 200));
  const { channel, here } = await open([{ id: 'town', url: end.url }]);
  for (const zone of ['a', 'b', 'c']) channel.tell(sealedAlert({ zones: [zone] }));
  await here.reported(3);
  assert.equal(end.heard.length, 3);
  for (const { reached } of here.reports) assert.equal(reached, 1);
});

test('429 is waited out for as long as it asks', async () => {
  const end = await listen((_, count) => (count === 1 ? { status: 429, headers: { 'retry-after': '1' } } : 200));
  const { channel, here } = await open([{ id: 'town', url: end.url }]);
  channel.tell(sealedAlert());
  await end.heardAtLeast(1);
  // Something new does not shorten what was asked for.
  channel.tell(sealedAlert({ zones: ['b'] }));
  await here.reported(2);
  const [refused, taken] = end.heard;
  assert.ok((taken?.atMs ?? 0) - (refused?.atMs ?? 0) > 990);
});

test('410 ends it for this address and no other', async () => {
  const [gone, good] = [await listen(() => 410), await listen(() => 200)];
  const { channel, here } = await open([
    { id: 'gone', url: gone.url },
    { id: 'good', url: good.url },
  ]);
  for (const zone of ['a', 'b']) channel.tell(sealedAlert({ zones: [zone] }));
  await here.reported(2);
  assert.deepEqual([gone.heard.length, good.heard.length], [1, 2]);
  const { state, reason } = channel.health();
  assert.equal(state, 'degraded');
  assert.match(reason ?? '', /^gone: HTTP_410/);
});

test('nothing listens: the end is down, and hears the alarm when it is there', async () => {
  const first = await listen(() => 200);
  const port = Number(new URL(first.url).port);
  await first.close();
  closing.pop();
  const { channel, here } = await open([{ id: 'town', url: first.url }]);
  channel.tell(sealedAlert());
  while (channel.health().state !== 'down') await pause(10);
  assert.match(channel.health().reason ?? '', /UNREACHABLE/);
  const end = await listen(() => 200, port);
  await here.reported(1);
  assert.equal(end.heard.length, 1);
  assert.equal(channel.health().state, 'ok');
});

test('a signed heartbeat tells both sides that the other is there', async () => {
  const end = await listen(() => 200);
  const { channel } = await open([{ id: 'town', url: end.url, heartbeatEveryMinutes: 60 }]);
  await end.heardAtLeast(1);
  const request = end.heard[0] as HeardRequest;
  const body = new Webhook(SECRET).verify(request.body, headersOf(request)) as { type: string };
  assert.equal(body.type, 'heartbeat');
  while (channel.health().named?.[0]?.state !== 'ok') await pause(5);
  assert.ok(channel.health().lastLifeAt !== undefined);
});

const idsOf = (heard: readonly HeardRequest[]): ReadonlyMap<string, HeardRequest[]> =>
  Map.groupBy(heard, (request) => header(request, 'webhook-id'));

test('a process that is killed in the middle loses no alert it had kept, and repeats only the same bytes', {
  timeout: 600_000,
}, async () => {
  const here = testSurroundings();
  folders.add(here.folder);
  let isDraining = false;
  // Half of the time the end does not answer: there is always something under way when the kill comes.
  const end = await listen((_, count) => (isDraining || count % 2 === 0 ? 200 : 'hang'));
  for (let round = 0; round < ROUNDS; round += 1) {
    isDraining = false;
    const kept = await tellThenKill({ folder: here.folder, url: end.url, round, atOnce: 1 });
    isDraining = true;
    const { channel } = await open([{ id: 'town', url: end.url }], testSurroundings(here.folder));
    while (channel.health().pending > 0) await pause(5);
    await channel.close();
    const heard = idsOf(end.heard);
    assert.deepEqual(
      kept.filter((id) => !heard.has(id)),
      [],
    );
    for (const same of heard.values()) assert.equal(new Set(same.map(({ body }) => body)).size, 1);
  }
});

test('where the line is too long for all of them, each kept alert arrives or is a dead letter, kills or no kills', {
  timeout: 600_000,
}, async () => {
  const here = testSurroundings();
  folders.add(here.folder);
  let isDraining = false;
  const end = await listen(() => (isDraining ? 200 : 'hang'));
  const kept = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const id of await tellThenKill({ folder: here.folder, url: end.url, round, atOnce: 50 })) kept.add(id);
  isDraining = true;
  const { channel } = await open([{ id: 'town', url: end.url }], here);
  while (channel.health().pending > 0) await pause(20);
  await channel.flushed();
  const file = join(here.folder, 'webhook-dead-letters.jsonl');
  // A long run fills the file and moves it aside once.
  const text = [`${file}.1`, file].map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')).join('');
  const letters: { code: string; alert: { id: string } }[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const buried = new Set(letters.filter(({ code }) => code === 'QUEUE_FULL').map(({ alert }) => alert.id));
  const heard = idsOf(end.heard);
  assert.ok(buried.size > 0, 'the line was too long');
  assert.deepEqual(
    [...kept].filter((id) => !heard.has(id) && !buried.has(id)),
    [],
  );
});

interface Killing {
  readonly folder: string;
  readonly url: string;
  readonly round: number;
  readonly atOnce: number;
}

/** Lets a process tell alerts until it is killed; gives the ids that it called kept. */
async function tellThenKill({ folder, url, round, atOnce }: Killing): Promise<readonly string[]> {
  const program = fileURLToPath(import.meta.resolve('@tocsin/testkit/channel/tell-until-killed'));
  const child = spawn(process.execPath, [program, folder, url, SECRET, String(round), String(atOnce)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), 10 + Math.random() * 60));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [, signal] = await new Promise<[number | null, string | null]>((resolve) => child.once('close', (...how) => resolve(how)));
  assert.equal(signal, 'SIGKILL', complained);
  return said.slice(0, said.lastIndexOf('\n')).split('\n');
}
