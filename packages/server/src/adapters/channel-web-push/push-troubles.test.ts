import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { endOf, sealedAlert, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import { openGarbageService } from '@tocsin/testkit/push/garbage-service';
import { openPushChannel, type PushChannel } from '@tocsin/testkit/push/open-push-channel';
import { openPushService, type PushService } from '@tocsin/testkit/push/push-service';

const closing: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

async function serve(protocol: 'h2' | 'http/1.1' = 'h2'): Promise<PushService> {
  const service = await openPushService(protocol);
  closing.push(() => service.close());
  return service;
}

function open(services: Parameters<typeof openPushChannel>[0], options: Parameters<typeof openPushChannel>[1] = {}): PushChannel {
  const push = openPushChannel(services, { settings: { answerTimeoutS: 1 }, ...options });
  closing.push(async () => {
    await push.channel.close();
    rmSync(push.folder, { recursive: true, force: true });
  });
  return push;
}

const inS = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
const ownOf = ({ endpoint, keys }: { endpoint: string; keys: { auth: string } }) => ({ endpoint, auth: keys.auth });

for (const status of [404, 410])
  test(`a subscription that the push service answers ${status} for is forgotten, on disk too`, { timeout: 20_000 }, async () => {
    const service = await serve();
    const push = open([service]);
    const [gone, stays] = [service.browse(), service.browse()];
    await push.subscribe(gone);
    await push.subscribe(stays);
    service.treat({ kind: 'answer', status }, gone);
    const alert = sealedAlert();
    push.channel.tell(alert);
    const { reached, failed, failures } = await push.reportOf(alert);
    assert.deepEqual({ reached, failed, failures }, { reached: 1, failed: 1, failures: { [`HTTP_${status}`]: 1 } });
    assert.equal(push.channel.health().ends, 1);
    const unknown = await push.ask('unsubscribe', ownOf(gone));
    assert.equal(!unknown.ok && unknown.error.code, 'UNKNOWN');
    await push.channel.close();
    assert.equal(open([service], { folder: push.folder }).channel.health().ends, 1);
  });

test('what the push service does not want is counted and not sent again; the subscription stays', { timeout: 20_000 }, async () => {
  const service = await serve();
  const push = open([service]);
  const browser = service.browse();
  await push.subscribe(browser);
  service.treat(
    [
      { kind: 'answer', status: 413 },
      { kind: 'answer', status: 400 },
      { kind: 'answer', status: 301, headers: { location: service.origin } },
    ],
    browser,
  );
  for (const status of [413, 400, 301]) {
    const alert = sealedAlert();
    push.channel.tell(alert);
    assert.deepEqual((await push.reportOf(alert)).failures, { [`HTTP_${status}`]: 1 });
  }
  assert.equal(service.requests(), 3);
  assert.equal(push.channel.health().ends, 1);
});

test('a push service that does not know our key makes the channel visibly down', { timeout: 20_000 }, async () => {
  const service = await serve();
  const push = open([service]);
  await push.subscribe(service.browse());
  service.treat({ kind: 'answer', status: 403 });
  const alert = sealedAlert();
  push.channel.tell(alert);
  await push.reportOf(alert);
  const { state, reason } = push.channel.health();
  assert.deepEqual([state, reason], ['down', `${service.host}: HTTP_403`]);
});

for (const protocol of ['h2', 'http/1.1'] as const)
  test(`over ${protocol}: 429 and 503 are tried again when they ask for it, each time with new keys`, { timeout: 20_000 }, async () => {
    const service = await serve(protocol);
    const push = open([service]);
    await push.subscribe(service.browse());
    service.treat([{ kind: 'answer', status: 429, headers: { 'retry-after': '1' } }, { kind: 'answer', status: 503 }, { kind: 'take' }]);
    const alert = sealedAlert();
    const from = Date.now();
    push.channel.tell(alert);
    assert.equal((await push.reportOf(alert)).reached, 1);
    assert.ok(Date.now() - from >= 1_000, 'it came before the pause that was asked for');
    assert.equal(service.requests(), 3);
  });

test('a push that would come after the alarm has run out is given up', { timeout: 20_000 }, async () => {
  const service = await serve();
  const push = open([service]);
  await push.subscribe(service.browse());
  service.treat({ kind: 'answer', status: 503, headers: { 'retry-after': '600' } });
  const alert = sealedAlert();
  push.channel.tell(alert);
  assert.deepEqual((await push.reportOf(alert)).failures, { HTTP_503: 1 });
  assert.equal(service.requests(), 1);
});

for (const kind of ['hang', 'endless', 'cut'] as const)
  for (const protocol of ['h2', 'http/1.1'] as const)
    test(`over ${protocol}: an answer that is ${kind} ends, and the push is tried again`, { timeout: 20_000 }, async () => {
      const service = await serve(protocol);
      const push = open([service]);
      await push.subscribe(service.browse());
      service.treat([{ kind }, { kind: 'take' }]);
      const alert = sealedAlert();
      push.channel.tell(alert);
      assert.equal((await push.reportOf(alert)).reached, 1);
      assert.equal(service.requests(), 2);
      assert.equal(push.channel.health().pending, 0);
    });

test('push services that hang, talk nonsense or are not there cost the others nothing', { timeout: 30_000 }, async () => {
  const [good, hanging] = [await serve(), await serve()];
  const garbage = [await openGarbageService('h2'), await openGarbageService('http/1.1')];
  for (const service of garbage) closing.push(() => service.close());
  const absent = await openPushService();
  const push = open([good, hanging, absent, ...garbage]);
  const absentBrowser = absent.browse();
  await absent.close();
  hanging.treat({ kind: 'hang' });
  for (const browser of [absentBrowser, ...garbage.map((service) => service.browse())]) await push.subscribe(browser);
  for (let count = 0; count < 50; count += 1) {
    await push.subscribe(hanging.browse());
    await push.subscribe(good.browse());
  }
  const alert = sealedAlert({ expires: inS(4) });
  push.channel.tell(alert);
  await good.taken(50);
  assert.equal(push.reports.length, 0, 'the bad ones have not been given up yet');
  const { reached, failed, failures = {} } = await push.reportOf(alert);
  assert.deepEqual([reached, failed], [50, 53]);
  assert.ok(
    Object.keys(failures).every((code) => ['TIMEOUT', 'BROKEN', 'GARBAGE', 'UNREACHABLE', 'EXPIRED', 'SERVICE_DOWN'].includes(code)),
  );
  const { state, named = [], pending } = push.channel.health();
  assert.deepEqual([state, pending], ['degraded', 0]);
  assert.equal(named.find(({ id }) => id === good.host)?.state, 'ok');
  assert.equal(named.find(({ id }) => id === hanging.host)?.state, 'down');
  assert.equal(named.find(({ id }) => id === new URL(absentBrowser.endpoint).host)?.state, 'down');
  assert.deepEqual(push.faults, []);
});

test('a push service that comes back gets what is still true, and not the alarm that is over', { timeout: 30_000 }, async () => {
  const service = await serve();
  const push = open([service]);
  const browser = service.browse();
  await push.subscribe(browser);
  service.treat({ kind: 'answer', status: 503, headers: { 'retry-after': '2' } });
  const alarm = sealedAlert();
  push.channel.tell(alarm);
  while (service.requests() === 0) await pause(5);
  service.treat({ kind: 'take' });
  const over = endOf([alarm]);
  push.channel.tell(over);
  assert.equal((await push.reportOf(over)).reached, 1);
  assert.deepEqual((await push.reportOf(alarm)).failures, { SUPERSEDED: 1 });
  assert.deepEqual(
    service.received.map(({ part }) => part.id),
    [over.id],
  );
});

test('an end never replaces a later word, and no alarm is replaced: a push with a doubtful one before it carries no topic', {
  timeout: 30_000,
}, async () => {
  const service = await serve();
  const push = open([service]);
  const browser = service.browse();
  await push.subscribe(browser);
  const alarm = sealedAlert();
  push.channel.tell(alarm);
  await push.reportOf(alarm);
  service.treat([{ kind: 'hang' }, { kind: 'take' }]);
  const [continuation, over] = [updateOf(alarm, { quiet: true }), endOf([alarm])];
  push.channel.tell(continuation);
  while (service.requests() < 2) await pause(5);
  push.channel.tell(over);
  await push.reportOf(over);
  await push.reportOf(continuation);
  const next = endOf([sealedAlert()]);
  push.channel.tell(next);
  await push.reportOf(next);
  assert.equal(
    service.received.some(({ topic }) => topic !== undefined),
    false,
  );
});

test('closing ends at once, reports what was cut short, and the next start pushes it', { timeout: 20_000 }, async () => {
  const service = await serve();
  const push = open([service]);
  await push.subscribe(service.browse());
  service.treat({ kind: 'hang' });
  const alert = sealedAlert();
  push.channel.tell(alert);
  while (service.requests() === 0) await pause(5);
  await push.channel.close();
  assert.equal((await push.reportOf(alert)).failed, 1);
  service.treat({ kind: 'take' });
  const again = open([service], { folder: push.folder });
  again.channel.present([alert]);
  assert.equal((await again.reportOf(alert)).reached, 1);
});
