import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Channel, DeliveryReport } from '../../ports/channel.ts';
import { openChannelThread } from './channel-thread.ts';

const MODULE = new URL('../../../../testkit/src/channel/odd-channels.ts', import.meta.url);
const alert = (id: string) => ({ id }) as SignedAlert;

interface Opened {
  readonly plain: Channel;
  readonly broken: Channel;
  readonly reports: DeliveryReport[];
  readonly restarted: string[];
  readonly clock: { leadMs: number };
}

const opened: Channel[] = [];
after(() => Promise.all(opened.map((channel) => channel.close())));

async function open(): Promise<Opened> {
  const reports: DeliveryReport[] = [];
  const restarted: string[] = [];
  const clock = { leadMs: 0 };
  const [plain, broken] = openChannelThread(
    { module: MODULE, workerData: {}, channels: ['plain', 'broken'] },
    {
      nowMs: () => Date.now() + clock.leadMs,
      report: (report) => reports.push(report),
      onFault: () => {},
      onRestart: (channel) => restarted.push(channel.id),
    },
  );
  assert.ok(plain !== undefined && broken !== undefined);
  opened.push(plain);
  await until(() => plain.health().state === 'ok');
  return { plain, broken, reports, restarted, clock };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}

test('what is told to a channel is reported back from its thread, in order', { timeout: 20_000 }, async () => {
  const { plain, reports } = await open();
  for (const id of ['a', 'b', 'c']) plain.tell(alert(id));
  await until(() => reports.length === 3);
  assert.deepEqual(
    reports.map(({ alert: id }) => id),
    ['a', 'b', 'c'],
  );
  plain.present([alert('x')]);
  assert.deepEqual(await plain.ask?.('who', { is: 'there' }), { ok: true, value: { name: 'who', body: { is: 'there' }, present: ['x'] } });
});

test('a channel that cannot open is down, by its reason, and its neighbour works', { timeout: 20_000 }, async () => {
  const { plain, broken } = await open();
  assert.equal(broken.health().state, 'down');
  assert.match(broken.health().reason ?? '', /no broker/);
  assert.equal(plain.health().state, 'ok');
});

test('a thread that ends is down, is started anew, and its channels are said to have missed something', { timeout: 30_000 }, async () => {
  const { plain, restarted } = await open();
  const answer = await plain.ask?.('end the thread', null);
  assert.deepEqual(answer?.ok === false && answer.error.code, 'RESTARTING');
  assert.equal(plain.health().state, 'down');
  plain.tell(alert('while it is away'));
  await until(() => restarted.length === 2 && plain.health().state === 'ok');
  assert.deepEqual(restarted, ['plain', 'broken']);
});

test('a thread that is stuck is down, and telling it costs the caller nothing', { timeout: 30_000 }, async () => {
  const { plain, clock, reports } = await open();
  const blocked = plain.ask?.('block the thread', 1_500);
  clock.leadMs = 6_000;
  for (let count = 0; count < 100; count += 1) plain.tell(alert(`a${count}`));
  assert.equal(reports.length, 0);
  assert.match(plain.health().reason ?? '', /does not answer/);
  await blocked;
  await until(() => reports.length === 100 && plain.health().state === 'ok');
});
