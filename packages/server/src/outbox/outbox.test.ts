import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { TryFailure } from '@tocsin/core/delivery/retry-schedule';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { type TestSurroundings, testSurroundings } from '@tocsin/testkit/channel/channel-surroundings';
import { endOf, sealedAlert, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import type { Handed, OutboxEnd } from './handover.ts';
import { type OutboxChannel, openOutbox } from './outbox.ts';

const opened: OutboxChannel[] = [];
const folders = new Set<string>();
after(async () => {
  await Promise.all(opened.map((channel) => channel.close()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const DEAD: Handed = { ok: false, failure: { kind: 'unreachable' } };
const MAYBE: Handed = { ok: false, failure: { kind: 'timeout' } };
const FINE: Handed = { ok: true };

/** An end in the test's hand: it answers as `answer` says, and notes what arrived. */
class TestEnd implements OutboxEnd {
  readonly statuses: OutboxEnd['statuses'] = ['Actual'];
  readonly timeoutMs = 300;
  readonly pulseMs = 0;
  zones: readonly string[] | undefined;
  readonly arrived: SignedAlert[] = [];
  readonly tried: SignedAlert[] = [];
  answer: (alert: SignedAlert) => Handed | Promise<Handed> = () => FINE;
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
  readonly send: OutboxEnd['send'] = async ({ alert }) => {
    this.tried.push(alert);
    const handed = await this.answer(alert);
    if (handed.ok) this.arrived.push(alert);
    return handed;
  };
}

async function open(
  ends: readonly OutboxEnd[],
  surroundings = testSurroundings(),
): Promise<{ channel: OutboxChannel; here: TestSurroundings }> {
  const channel = await openOutbox({ id: 'test', kind: 'test', ends }, surroundings);
  opened.push(channel);
  folders.add(surroundings.folder);
  return { channel, here: surroundings };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

const ids = (alerts: readonly SignedAlert[]): readonly string[] => alerts.map(({ id }) => id);

test('raise, update, release and retraction arrive at each end in order and are reported once all ends have them', async () => {
  const [first, second] = [new TestEnd('first'), new TestEnd('second')];
  const { channel, here } = await open([first, second]);
  const raise = sealedAlert();
  const update = updateOf(raise, { phase: 'shelter' });
  const other = sealedAlert({ zones: ['b'] });
  const told = [raise, update, other, endOf([update]), endOf([other], 'cancelled')];
  for (const alert of told) {
    channel.tell(alert);
    await pause(10);
  }
  await here.reported(5);
  assert.deepEqual(ids(first.arrived), ids(told));
  assert.deepEqual(ids(second.arrived), ids(told));
  for (const report of here.reports) assert.deepEqual([report.channel, report.reached, report.failed], ['test', 2, 0]);
  assert.equal(channel.health().state, 'ok');
});

test('an end that hangs costs its neighbour nothing, and is named', async () => {
  const [hanging, good] = [new TestEnd('hanging'), new TestEnd('good')];
  hanging.answer = () => new Promise(() => {});
  const { channel } = await open([hanging, good]);
  const told = Array.from({ length: 20 }, (_, place) => sealedAlert({ zones: [`zone-${place}`] }));
  for (const alert of told) channel.tell(alert);
  await until(() => good.arrived.length === 20);
  assert.deepEqual(ids(good.arrived), ids(told));
  assert.equal(hanging.tried.length, 1);
  await until(() => channel.health().state === 'degraded');
  assert.match(channel.health().reason ?? '', /^hanging: TIMEOUT/);
  assert.equal(channel.health().pending, 20);
});

test('an end that comes back after the all-clear hears the all-clear and no stale alarm', async () => {
  const end = new TestEnd('town');
  end.answer = () => MAYBE;
  const { channel, here } = await open([end]);
  const raise = sealedAlert();
  channel.tell(raise);
  await until(() => end.tried.length === 1);
  const release = endOf([raise]);
  end.answer = () => FINE;
  channel.tell(release);
  await here.reported(2);
  assert.deepEqual(ids(end.arrived), [release.id]);
  assert.deepEqual(here.reports[0]?.failures, { SUPERSEDED: 1 });
});

test('an end that never heard of a warning is not told that it is over', async () => {
  const end = new TestEnd('town');
  end.answer = () => DEAD;
  const { channel, here } = await open([end]);
  const [raise, other] = [sealedAlert(), sealedAlert({ zones: ['b'] })];
  for (const alert of [raise, other]) channel.tell(alert);
  await until(() => end.tried.length === 1);
  for (const alert of [raise, other]) channel.tell(endOf([alert]));
  end.answer = () => FINE;
  await here.reported(4);
  assert.deepEqual(end.arrived, []);
  assert.deepEqual(here.reports.map(({ failures }) => Object.keys(failures ?? {})[0]).toSorted(), [
    'NEVER_RAISED',
    'NEVER_RAISED',
    'SUPERSEDED',
    'SUPERSEDED',
  ]);
  assert.equal(existsSync(join(here.folder, 'test-dead-letters.jsonl')), false, 'nothing was lost');
});

test('a warning that has run out is not told any more; its dead letter says why', async () => {
  const end = new TestEnd('town');
  end.answer = () => DEAD;
  const { channel, here } = await open([end]);
  const raise = sealedAlert({ expires: new Date(Date.now() + 400).toISOString() });
  channel.tell(raise);
  await here.reported(1);
  assert.deepEqual(here.reports[0]?.failures, { EXPIRED: 1 });
  await channel.flushed();
  const letter = JSON.parse(readFileSync(join(here.folder, 'test-dead-letters.jsonl'), 'utf8'));
  assert.deepEqual([letter.end, letter.code, letter.event, letter.alert.id], ['town', 'EXPIRED', 'alert.raised', raise.id]);
});

test('a release whose own expiry has passed is still told to whoever was warned', async () => {
  const end = new TestEnd('town');
  const { channel, here } = await open([end]);
  const long = Date.now() - 3_600_000;
  const raise = sealedAlert();
  channel.tell(raise);
  await here.reported(1);
  const release = endOf([raise], 'all-clear', long);
  assert.ok(Date.parse(release.expires) < Date.now());
  channel.tell(release);
  await here.reported(2);
  assert.deepEqual(ids(end.arrived), [raise.id, release.id]);
});

test('a full line drops old warnings and never a release whose warning went out', async () => {
  const end = new TestEnd('town');
  const { channel, here } = await open([end]);
  const heard = sealedAlert({ zones: ['heard'] });
  channel.tell(heard);
  await here.reported(1);
  end.answer = () => MAYBE;
  const release = endOf([heard]);
  channel.tell(release);
  const told = Array.from({ length: 400 }, (_, place) => sealedAlert({ zones: [`zone-${place}`] }));
  for (const alert of told) channel.tell(alert);
  assert.ok(channel.health().pending <= 202);
  end.answer = () => FINE;
  await until(() => channel.health().pending === 0);
  assert.equal(end.arrived[1]?.id, release.id);
  assert.deepEqual(ids(end.arrived.slice(-100)), ids(told.slice(-100)), 'the newest are kept, in order');
});

test('an update that only goes on does not stand in for an alarm that was not heard', async () => {
  const end = new TestEnd('town');
  end.answer = () => DEAD;
  const { channel, here } = await open([end]);
  const raise = sealedAlert();
  channel.tell(raise);
  await until(() => end.tried.length === 1);
  channel.tell(updateOf(raise, { phase: 'shelter', quiet: true }));
  end.answer = () => FINE;
  await here.reported(2);
  assert.equal(end.arrived[0]?.id, raise.id);
  assert.equal(end.arrived[1]?.quiet, true);
});

test('exercises never reach a live end', async () => {
  const end = new TestEnd('live');
  const { channel } = await open([end]);
  channel.tell(sealedAlert({ status: 'Exercise' }));
  channel.tell(sealedAlert({ status: 'Test' }));
  const live = sealedAlert();
  channel.tell(live);
  await until(() => end.arrived.length === 1);
  assert.deepEqual(ids(end.tried), [live.id]);
});

test('an end of some zones hears of those, and how what it heard of goes on', async () => {
  const end = new TestEnd('town-b');
  end.zones = ['b'];
  const { channel, here } = await open([end]);
  const both = sealedAlert({ zones: ['a', 'b'] });
  channel.tell(sealedAlert({ zones: ['c'] }));
  channel.tell(both);
  await here.reported(1);
  const over = endOf([both]);
  const partly = { ...over, zones: ['a'] };
  channel.tell(partly);
  await here.reported(2);
  assert.deepEqual(ids(end.arrived), [both.id, partly.id]);
});

test('what is told twice is handed over once, also after a restart', async () => {
  const end = new TestEnd('town');
  const { channel, here } = await open([end]);
  const raise = sealedAlert();
  channel.tell(raise);
  channel.tell(raise);
  await here.reported(1);
  await channel.close();
  const { channel: again } = await open([end], testSurroundings(here.folder));
  again.present([raise]);
  const release = endOf([raise]);
  again.tell(release);
  await until(() => end.arrived.length === 2);
  assert.deepEqual(ids(end.arrived), [raise.id, release.id]);
});

test('what waits at an end is handed over by the next process, which reports over both', async () => {
  const [up, down] = [new TestEnd('up'), new TestEnd('down')];
  down.answer = () => DEAD;
  const { channel, here } = await open([up, down]);
  const raise = sealedAlert();
  channel.tell(raise);
  await until(() => up.arrived.length === 1 && down.tried.length === 1);
  await channel.close();
  assert.deepEqual(here.reports, []);
  down.answer = () => FINE;
  const next = testSurroundings(here.folder);
  await open([up, down], next);
  await next.reported(1);
  assert.deepEqual([next.reports[0]?.reached, next.reports[0]?.alert], [2, raise.id]);
  assert.equal(up.arrived.length, 1);
  assert.equal(down.arrived.length, 1);
});

test('an end that asks not to be called again is left alone, by name', async () => {
  const end = new TestEnd('gone');
  const failure: TryFailure = { kind: 'http', status: 410 };
  end.answer = () => ({ ok: false, failure });
  const { channel, here } = await open([end, new TestEnd('good')]);
  for (const zone of ['a', 'b', 'c']) channel.tell(sealedAlert({ zones: [zone] }));
  await here.reported(3);
  assert.equal(end.tried.length, 1);
  const health = channel.health();
  assert.equal(health.state, 'degraded');
  assert.match(health.reason ?? '', /^gone: HTTP_410/);
  assert.deepEqual(here.reports[2]?.failures, { HTTP_410: 1 });
});

test('a message that an end does not want does not hold up messages about other zones', async () => {
  const end = new TestEnd('town');
  const [poison, good] = [sealedAlert({ zones: ['a'] }), sealedAlert({ zones: ['b'] })];
  end.answer = ({ id }) => (id === poison.id ? { ok: false, failure: { kind: 'http', status: 400 } } : FINE);
  const { channel, here } = await open([end]);
  channel.tell(poison);
  channel.tell(good);
  await here.reported(1);
  assert.deepEqual(here.reports[0]?.alert, good.id);
  await here.reported(2);
  assert.deepEqual(here.reports[1]?.failures, { HTTP_400: 1 });
  assert.equal(end.tried.filter(({ id }) => id === poison.id).length, 3);
});

test('an adapter that throws is a failed try and a fault, and the alert is tried again', async () => {
  const end = new TestEnd('town');
  let isBroken = true;
  end.answer = () => {
    if (!isBroken) return FINE;
    isBroken = false;
    throw new Error('nobody expected this');
  };
  const { channel, here } = await open([end]);
  channel.tell(sealedAlert());
  await here.reported(1);
  assert.equal(here.reports[0]?.reached, 1);
  assert.equal(here.faults.length, 1);
});

test('a store that cannot be read is moved aside, and the channel works', async () => {
  const here = testSurroundings();
  writeFileSync(join(here.folder, 'test.sqlite'), 'this is no database, and it is long enough to be looked at'.repeat(20));
  const end = new TestEnd('town');
  const { channel } = await open([end], here);
  channel.tell(sealedAlert());
  await here.reported(1);
  await channel.flushed();
  assert.match(String(here.faults[0]), /moved aside/);
  assert.ok(existsSync(join(here.folder, 'test.sqlite.broken')));
});

test('a folder that cannot be written makes the channel degraded and stops no alert', async () => {
  const here = testSurroundings();
  writeFileSync(join(here.folder, 'file'), '');
  const end = new TestEnd('town');
  const { channel } = await open([end], { ...here, folder: join(here.folder, 'file', 'below') } as TestSurroundings);
  channel.tell(sealedAlert());
  await here.reported(1);
  assert.equal(end.arrived.length, 1);
  await until(() => channel.health().state === 'degraded');
  assert.match(channel.health().reason ?? '', /outbox cannot be/);
});
