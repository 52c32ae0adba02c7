import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestSurroundings, testSurroundings } from '@tocsin/testkit/channel/channel-surroundings';
import { type OddAnswer, type OddEnd, openOddEnd } from '@tocsin/testkit/channel/odd-end';
import { endOf, sealedAlert, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import { ntfySettingsSchema } from '../../config/ntfy-settings.ts';
import type { OutboxChannel } from '../../outbox/outbox.ts';
import { openNtfyChannel } from './ntfy-channel.ts';
import { ntfyMessage } from './ntfy-message.ts';

const closing: (() => Promise<void>)[] = [];
const folders = new Set<string>();
after(async () => {
  for (const close of closing.toReversed()) await close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Answers as an ntfy server of version 2.16 does, so far as this channel asks. */
function likeNtfy({ method, path }: { method: string; path: string }, count: number): OddAnswer {
  if (method === 'GET' && path.endsWith('/v1/health')) return { status: 200, body: '{"healthy":true}' };
  if (method === 'PUT') return { status: 200, body: JSON.stringify({ id: `m${count}`, event: 'message_clear' }) };
  return { status: 200, body: JSON.stringify({ id: `m${count}`, time: 1, event: 'message', topic: 'alerts' }) };
}

async function listen(answer: OddEnd['answer'] = likeNtfy): Promise<OddEnd> {
  const end = await openOddEnd(answer);
  closing.push(() => end.close());
  return end;
}

async function open(ends: readonly object[], here = testSurroundings()): Promise<{ channel: OutboxChannel; here: TestSurroundings }> {
  folders.add(here.folder);
  const defaults = { id: 'topic', topic: 'alerts', language: 'en', timeoutS: 0.5, healthEveryMinutes: 0 };
  const settings = ntfySettingsSchema.parse({ ends: ends.map((end) => ({ ...defaults, ...end })) });
  const channel = await openNtfyChannel(settings, here);
  closing.push(() => channel.close());
  return { channel, here };
}

const published = (end: OddEnd) => end.heard.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body));

test('a topic gets the alert in its language, as loud as its phase, with the token and without a link', async () => {
  const end = await listen();
  const { channel, here } = await open([{ server: `${end.url}/ntfy/`, token: 'tk_secret', language: 'he' }]);
  const alert = sealedAlert();
  channel.tell(alert);
  await here.reported(1);
  const [request] = end.heard;
  assert.deepEqual([request?.method, request?.path, request?.headers.authorization], ['POST', '/ntfy/', 'Bearer tk_secret']);
  const [message] = published(end);
  const text = alert.texts.he;
  assert.deepEqual(message, {
    topic: 'alerts',
    title: text.headline,
    message: `${text.description}\n\n${text.instruction}`,
    priority: 5,
    tags: ['rotating_light', 'Actual', 'raised'],
    sequence_id: alert.id,
  });
  assert.doesNotMatch(JSON.stringify(message), /https?:/);
});

test('prepare, shelter, the end, and what only goes on differ in priority', async () => {
  const end = await listen();
  const { channel, here } = await open([{ server: end.url }]);
  const prepare = sealedAlert({ phase: 'prepare' });
  const shelter = updateOf(prepare, { phase: 'shelter' });
  const goesOn = updateOf(shelter, { phase: 'shelter', quiet: true });
  for (const alert of [prepare, shelter, goesOn, endOf([goesOn], 'cancelled')]) {
    channel.tell(alert);
    await pause(50);
  }
  await here.reported(4);
  assert.deepEqual(
    published(end).map(({ priority }) => priority),
    [4, 5, 2, 3],
  );
  assert.deepEqual(published(end).at(-1).tags, ['white_check_mark', 'Actual', 'retracted']);
});

test('what only goes on sounds for a topic that never had the alarm', () => {
  const goesOn = updateOf(sealedAlert(), { phase: 'shelter', quiet: true });
  assert.equal(ntfyMessage(goesOn, { topic: 't', language: 'en' }, false).priority, 5);
});

test('once it is over, the messages of the thread leave the list, and only those', async () => {
  const end = await listen();
  const { channel, here } = await open([{ server: end.url, token: 'tk_a' }]);
  const raise = sealedAlert({ zones: ['a', 'b'] });
  channel.tell(raise);
  await here.reported(1);
  channel.tell({ ...endOf([raise]), zones: ['a'] });
  await here.reported(2);
  await pause(50);
  assert.equal(end.heard.filter(({ method }) => method === 'PUT').length, 0, 'zone b is still warned by it');
  channel.tell(endOf([raise]));
  await end.heardAtLeast(4);
  const clear = end.heard.at(-1);
  assert.deepEqual([clear?.method, clear?.path, clear?.headers.authorization], ['PUT', `/alerts/${raise.id}/clear`, 'Bearer tk_a']);
});

test('exercises go to their own topic, marked in words and sign', async () => {
  const end = await listen();
  const { channel, here } = await open([
    { id: 'live', server: end.url },
    { id: 'drill', server: end.url, topic: 'drills', statuses: ['Exercise', 'Test'] },
  ]);
  channel.tell(sealedAlert({ status: 'Exercise' }));
  channel.tell(sealedAlert({ status: 'Test' }));
  await here.reported(2);
  const [drill, probe] = published(end);
  assert.deepEqual([drill.topic, drill.tags[0], probe.topic, probe.priority], ['drills', 'test_tube', 'drills', 2]);
  assert.match(drill.title, /^EXERCISE EXERCISE EXERCISE/);
});

test('a page that is no ntfy server but answers 200 does not count as reached', async () => {
  const end = await listen((request, count) =>
    count === 1 ? { status: 200, body: '<html>log in here</html>' } : likeNtfy(request, count),
  );
  const { channel, here } = await open([{ server: end.url }]);
  channel.tell(sealedAlert());
  await end.heardAtLeast(1);
  while (channel.health().state === 'ok') await pause(5);
  assert.match(channel.health().reason ?? '', /^topic: GARBAGE/);
  await here.reported(1);
  assert.deepEqual([here.reports[0]?.reached, end.heard.length], [1, 2]);
});

for (const odd of ['hang', 'endless', 'cut', 'garbage', 'trickle', 503] as const)
  test(`an ntfy server that answers with ${odd} holds no other topic up`, async () => {
    const [bad, good] = [await listen(() => odd), await listen()];
    const { channel, here } = await open([
      { id: 'bad', server: bad.url },
      { id: 'good', server: good.url },
    ]);
    for (const zone of ['a', 'b', 'c']) channel.tell(sealedAlert({ zones: [zone], expires: new Date(Date.now() + 1_500).toISOString() }));
    await good.heardAtLeast(3);
    await here.reported(3);
    for (const { reached, failed } of here.reports) assert.deepEqual([reached, failed], [1, 1]);
    assert.equal(channel.health().named?.find(({ id }) => id === 'good')?.state, 'ok');
  });

test('the health of the server is asked for and shown', async () => {
  let isHealthy = true;
  const end = await listen(() => ({ status: 200, body: JSON.stringify({ healthy: isHealthy }) }));
  const { channel } = await open([{ server: end.url, healthEveryMinutes: 0.001 }]);
  while (channel.health().named?.[0]?.state !== 'ok') await pause(5);
  isHealthy = false;
  while (channel.health().state !== 'down') await pause(5);
  assert.equal(end.heard[0]?.path, '/v1/health');
});

test('no text becomes an attachment, and no letter is cut in two', () => {
  const alert = sealedAlert();
  const long = { ...alert, texts: { ...alert.texts, he: { headline: 'h', description: 'אזור '.repeat(2_000), instruction: 'i' } } };
  const { message } = ntfyMessage(long, { topic: 't', language: 'he' }, false);
  assert.ok(Buffer.byteLength(message) <= 4_000);
  assert.doesNotMatch(message, /\uFFFD/);
});
