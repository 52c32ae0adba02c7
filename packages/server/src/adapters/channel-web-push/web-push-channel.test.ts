import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedAlertPart } from '@tocsin/core/message/alert-part';
import { canonicalJson } from '@tocsin/core/seal/canonical-json';
import { endOf, sealedAlert, testSigner, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import { openPushChannel, type PushChannel } from '@tocsin/testkit/push/open-push-channel';
import { openPushService, type PushService } from '@tocsin/testkit/push/push-service';
import { verifySignature } from '../signer-ed25519/verify-signature.ts';

const closing: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

async function start(protocol: 'h2' | 'http/1.1' = 'h2'): Promise<{ readonly service: PushService; readonly push: PushChannel }> {
  const service = await openPushService(protocol);
  const push = open(service);
  closing.push(() => service.close());
  return { service, push };
}

function open(service: PushService, options: Parameters<typeof openPushChannel>[1] = {}): PushChannel {
  const push = openPushChannel([service], options);
  closing.push(async () => {
    await push.channel.close();
    rmSync(push.folder, { recursive: true, force: true });
  });
  return push;
}

function isSealed({ signature, ...part }: SignedAlertPart): boolean {
  return verifySignature(testSigner.publicJwk, Buffer.from(canonicalJson(part)), signature.value);
}

for (const protocol of ['h2', 'http/1.1'] as const)
  test(`over ${protocol}: raised, updated, released, retracted reach the subscriber, signed, in their language`, {
    timeout: 20_000,
  }, async () => {
    const { service, push } = await start(protocol);
    const browser = service.browse();
    await push.subscribe(browser, { language: 'he' });
    const alarm = sealedAlert();
    const update = updateOf(alarm, { quiet: true });
    const released = endOf([update]);
    const second = sealedAlert();
    const retracted = endOf([second], 'cancelled');
    for (const alert of [alarm, update, released, second, retracted]) {
      push.channel.tell(alert);
      const { reached, failed, lastMs } = await push.reportOf(alert);
      assert.deepEqual([reached, failed], [1, 0]);
      assert.ok(lastMs !== undefined && lastMs >= 0);
    }
    assert.deepEqual(
      service.received.map(({ part }) => [part.id, part.msgType, part.phase, part.end?.how]),
      [alarm, update, released, second, retracted].map((alert) => [alert.id, alert.msgType, alert.phase, alert.end?.how]),
    );
    for (const { part, urgency } of service.received) {
      assert.ok(isSealed(part));
      assert.deepEqual(Object.keys(part.texts), ['he']);
      assert.equal(urgency, 'high');
    }
    assert.deepEqual(service.received[0]?.part.texts.he, alarm.texts.he);
    assert.deepEqual(service.refused, []);
  });

test('only who subscribed to the zone and the lane hears; an exercise reaches nobody who asked for live alerts', {
  timeout: 20_000,
}, async () => {
  const { service, push } = await start();
  const [inA, inB, both, drilling] = [service.browse(), service.browse(), service.browse(), service.browse()];
  await push.subscribe(inA);
  await push.subscribe(inB, { zones: ['b'] });
  await push.subscribe(both, { zones: ['b', 'a'] });
  await push.subscribe(drilling, { statuses: ['Exercise'] });
  const live = sealedAlert({ zones: ['a', 'b'] });
  const exercise = sealedAlert({ status: 'Exercise' });
  const elsewhere = sealedAlert({ zones: ['c'] });
  for (const alert of [live, exercise, elsewhere]) push.channel.tell(alert);
  assert.equal((await push.reportOf(live)).reached, 3);
  assert.equal((await push.reportOf(exercise)).reached, 1);
  assert.equal((await push.reportOf(elsewhere)).reached, 0);
  const heard = service.received.map(({ browser, part }) => `${[inA, inB, both, drilling].indexOf(browser)} ${part.status}`);
  assert.deepEqual(heard.toSorted(), ['0 Actual', '1 Actual', '2 Actual', '3 Exercise']);
});

test('a country of zones comes as the parts that name the subscriber’s own', { timeout: 20_000 }, async () => {
  const { service, push } = await start();
  const zones = Array.from({ length: 300 }, (_, index) => `zone-${String(index).padStart(3, '0')}`);
  const [one, far] = [service.browse(), service.browse()];
  await push.subscribe(one, { zones: ['zone-007', 'zone-008'] });
  await push.subscribe(far, { zones: ['zone-000', 'zone-299'] });
  const alert = sealedAlert({ zones });
  push.channel.tell(alert);
  assert.equal((await push.reportOf(alert)).reached, 3);
  const zonesOf = (browser: unknown) => service.received.filter((push) => push.browser === browser).flatMap(({ part }) => part.zones);
  assert.ok(zonesOf(one).includes('zone-007') && zonesOf(one).includes('zone-008') && !zonesOf(one).includes('zone-299'));
  assert.ok(zonesOf(far).includes('zone-000') && zonesOf(far).includes('zone-299'));
});

test('an alert told twice is pushed once', { timeout: 20_000 }, async () => {
  const { service, push } = await start();
  await push.subscribe(service.browse());
  const alert = sealedAlert();
  push.channel.tell(alert);
  push.channel.tell(alert);
  push.channel.present([alert]);
  await push.reportOf(alert);
  const next = sealedAlert();
  push.channel.tell(next);
  await push.reportOf(next);
  assert.equal(service.requests(), 2);
});

test('a restart keeps the subscriptions and the key, and does not push again what was told', { timeout: 20_000 }, async () => {
  const { service, push } = await start();
  const browser = service.browse();
  await push.subscribe(browser);
  const key = await push.ask('key');
  const told = sealedAlert();
  push.channel.tell(told);
  await push.reportOf(told);
  await push.channel.close();
  const again = open(service, { folder: push.folder });
  assert.deepEqual(await again.ask('key'), key);
  const missed = sealedAlert();
  const expired = sealedAlert({ expires: new Date(Date.now() - 1_000).toISOString() });
  again.channel.present([told, expired, missed]);
  await again.reportOf(missed);
  assert.deepEqual(
    service.received.map(({ part }) => part.id),
    [told.id, missed.id],
  );
});

test('more alerts than there are prepared keys: each arrives, none with keys that were used before', { timeout: 30_000 }, async () => {
  const service = await openPushService();
  closing.push(() => service.close());
  const push = open(service, { settings: { slotsPerSubscription: 1 } });
  for (let count = 0; count < 5; count += 1) await push.subscribe(service.browse());
  const alerts = Array.from({ length: 20 }, () => sealedAlert({ phase: 'prepare' }));
  for (const alert of alerts) push.channel.tell(alert);
  for (const alert of alerts) assert.equal((await push.reportOf(alert)).reached, 5);
  await push.channel.close();
  const again = open(service, { folder: push.folder });
  const last = sealedAlert();
  again.channel.tell(last);
  assert.equal((await again.reportOf(last)).reached, 5);
  assert.equal(new Set(service.received.map(({ keyAndNonce }) => keyAndNonce)).size, 105);
});

test('keys used up are made anew in the background', { timeout: 20_000 }, async () => {
  const { service, push } = await start();
  await push.subscribe(service.browse());
  async function armed(): Promise<void> {
    for (;;) {
      const state = await push.ask('state');
      if (state.ok && JSON.stringify(state.value) === '{"subscriptions":1,"armedSlots":3,"wantedSlots":3}') return;
      await pause(10);
    }
  }
  await armed();
  const alert = sealedAlert();
  push.channel.tell(alert);
  await push.reportOf(alert);
  await armed();
});

test('who knows endpoint and secret may unsubscribe and test, nobody else', { timeout: 20_000 }, async () => {
  const { service, push } = await start();
  const [mine, other] = [service.browse(), service.browse()];
  await push.subscribe(mine, { statuses: ['Actual'] });
  const wrong = { endpoint: mine.endpoint, auth: other.keys.auth };
  for (const name of ['unsubscribe', 'test']) {
    const answer = await push.ask(name, wrong);
    assert.equal(!answer.ok && answer.error.code, 'UNKNOWN');
  }
  const stolen = await push.ask('subscribe', { ...other, endpoint: mine.endpoint, zones: ['b'], language: 'en', statuses: ['Test'] });
  assert.equal(!stolen.ok && stolen.error.path, 'keys.auth');
  const proof = { endpoint: mine.endpoint, auth: mine.keys.auth };
  const test = await push.ask('test', proof);
  assert.ok(test.ok);
  await service.taken(1);
  const [{ part } = assert.fail()] = service.received;
  assert.deepEqual([part.status, part.zones, { alert: part.id }], ['Test', ['a'], test.value]);
  assert.ok(isSealed(part));
  const tooSoon = await push.ask('test', proof);
  assert.equal(!tooSoon.ok && tooSoon.error.code, 'TOO_MANY');
  assert.ok((await push.ask('unsubscribe', proof)).ok);
  const alert = sealedAlert();
  push.channel.tell(alert);
  assert.equal((await push.reportOf(alert)).reached, 0);
  assert.equal(push.channel.health().ends, 0);
  assert.equal(push.reports.length, 1);
});

test('the same endpoint again changes its zones; more subscriptions than the limit are refused', { timeout: 20_000 }, async () => {
  const service = await openPushService();
  closing.push(() => service.close());
  const push = open(service, { settings: { subscriptionsMax: 1 } });
  const browser = service.browse();
  await push.subscribe(browser);
  await push.subscribe(browser, { zones: ['b'] });
  const full = await push.ask('subscribe', { ...service.browse(), zones: ['a'], language: 'en', statuses: ['Actual'] });
  assert.equal(!full.ok && full.error.code, 'TOO_MANY');
  const [before, now] = [sealedAlert(), sealedAlert({ zones: ['b'] })];
  push.channel.tell(before);
  push.channel.tell(now);
  assert.equal((await push.reportOf(before)).reached, 0);
  assert.equal((await push.reportOf(now)).reached, 1);
});

test('a phone that was off gets every alarm, and of ends and continuations the last', { timeout: 20_000 }, async () => {
  const { service, push } = await start();
  const browser = service.browse();
  await push.subscribe(browser, { zones: ['a', 'b'] });
  const first = sealedAlert({ zones: ['a'] });
  const goesOn = [1, 2, 3].map(() => updateOf(first, { quiet: true }));
  const over = endOf([first]);
  const otherZone = sealedAlert({ zones: ['b'] });
  const again = sealedAlert({ zones: ['a'] });
  const overAgain = endOf([again]);
  const told = [first, ...goesOn, over, otherZone, again, overAgain];
  for (const alert of told) {
    push.channel.tell(alert);
    await push.reportOf(alert);
  }
  assert.deepEqual(
    service.undelivered(browser).map(({ part }) => part.id),
    [first, otherZone, again, overAgain].map(({ id }) => id),
  );
  // It says nothing of the zones: another subscriber's differs.
  const other = service.browse();
  await push.subscribe(other, { zones: ['a', 'b'] });
  const last = endOf([sealedAlert({ zones: ['a'] })]);
  push.channel.tell(last);
  await push.reportOf(last);
  const topics = service.received.filter(({ part }) => part.id === last.id).map(({ topic }) => topic);
  assert.equal(new Set(topics).size, 2);
  for (const topic of topics) assert.match(topic ?? '', /^[\w-]{1,32}$/);
});

test('an alarm about what falls is kept for two minutes at most and never beyond its expiry, an end for an hour', {
  timeout: 20_000,
}, async () => {
  const { service, push } = await start();
  await push.subscribe(service.browse());
  const soon = new Date(Date.now() + 30_000).toISOString();
  const alerts = [sealedAlert(), sealedAlert({ expires: soon }), sealedAlert({ threat: 'uav' }), sealedAlert({ phase: 'prepare' })];
  for (const alert of [...alerts, endOf(alerts)]) {
    push.channel.tell(alert);
    await push.reportOf(alert);
  }
  const ttls = service.received.map(({ ttlS }) => ttlS);
  assert.deepEqual([ttls[0], ttls[4]], [120, 3_600]);
  assert.ok((ttls[1] ?? 0) > 20 && (ttls[1] ?? 0) <= 30);
  for (const place of [2, 3]) assert.ok((ttls[place] ?? 0) > 590 && (ttls[place] ?? 0) <= 600);
});
