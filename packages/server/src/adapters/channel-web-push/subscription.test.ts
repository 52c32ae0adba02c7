import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { checkVapid } from '@tocsin/testkit/push/check-vapid';
import { newPushKeys } from '@tocsin/testkit/push/decrypt-push';
import { webPushSettingsSchema } from '../../config/web-push-settings.ts';
import { readSubscription, type Subscription, subscriptionId } from './subscription.ts';
import { openSubscriptionStore } from './subscription-store.ts';
import { openVapidKey } from './vapid-key.ts';
import { createVapidTokens } from './vapid-tokens.ts';

const root = mkdtempSync(join(tmpdir(), 'tocsin-push-keys-'));
after(() => rmSync(root, { recursive: true, force: true }));
const { services } = webPushSettingsSchema.parse({ contact: 'mailto:a@b.example' });
const rules = { services, zonesMax: 3 };
const own = newPushKeys();
const good = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
  keys: { p256dh: own.ecdh.getPublicKey('base64url'), auth: Buffer.from(own.auth).toString('base64url') },
  zones: ['a', 'b', 'a'],
  language: 'he',
  statuses: ['Actual', 'Test'],
};

function refusal(change: object): string | undefined {
  const read = readSubscription({ ...good, ...change }, rules);
  return read.ok ? undefined : read.error.path;
}

test('a subscription of each known push service is read', () => {
  for (const host of ['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com', 'wns2-par02p.notify.windows.com'])
    assert.equal(refusal({ endpoint: `https://${host}/x?token=y` }), undefined, host);
  const read = readSubscription(good, rules);
  assert.deepEqual(read.ok && read.value.zones, ['a', 'b']);
});

test('an address that is no known push service’s is refused, whatever it looks like', () => {
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evil.example/fcm.googleapis.com',
    'https://user@fcm.googleapis.com/x',
    'https://fcm.googleapis.com@evil.example/x',
    'https://notify.windows.com/x',
    'https://evilnotify.windows.com/x',
    'https://fcm.googleapis.com/x#y',
    'file:///etc/passwd',
    'not an address',
    `https://fcm.googleapis.com/${'x'.repeat(2_000)}`,
  ])
    assert.equal(refusal({ endpoint }), 'endpoint', endpoint);
});

test('keys that are no keys are refused and named', () => {
  const offCurve = Buffer.alloc(65, 1);
  offCurve[0] = 4;
  for (const p256dh of [
    '',
    'AAAA',
    offCurve.toString('base64url'),
    Buffer.alloc(65).toString('base64url'),
    own.ecdh.getPublicKey('base64url', 'compressed'),
  ])
    assert.equal(refusal({ keys: { ...good.keys, p256dh } }), 'keys.p256dh');
  for (const auth of ['', 'AAAA', good.keys.p256dh]) assert.equal(refusal({ keys: { ...good.keys, auth } }), 'keys.auth');
});

test('too many zones, none, unknown languages and fields are refused and named', () => {
  assert.equal(refusal({ zones: ['a', 'b', 'c', 'd'] }), 'zones');
  assert.equal(refusal({ zones: [] }), 'zones');
  assert.equal(refusal({ language: 'xx' }), 'language');
  assert.equal(refusal({ statuses: ['Draft'] }), 'statuses[0]');
  assert.equal(refusal({ name: 'Dana' }), 'name');
});

test('the file holds what is needed to push and nothing else, is the owner’s alone, and forgets', () => {
  const folder = join(root, 'store');
  const store = openSubscriptionStore(folder);
  const read = readSubscription({ ...good, endpoint: 'https://fcm.googleapis.com/secret-path' }, rules);
  assert.ok(read.ok);
  store.put([read.value]);
  store.close();
  const path = join(folder, 'push-subscriptions.sqlite');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const database = new DatabaseSync(path, { readOnly: true });
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all('subscriptions');
  database.close();
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['id', 'endpoint', 'p256dh', 'auth', 'zones', 'language', 'statuses'],
  );
  const again = openSubscriptionStore(folder);
  assert.deepEqual(again.load().subscriptions.map(plain), [plain(read.value)]);
  again.remove([subscriptionId(read.value.endpoint)]);
  again.close();
  assert.equal(readFileSync(path).includes('secret-path'), false);
});

function plain({ p256dh, auth, ...rest }: Subscription): unknown {
  return { ...rest, p256dh: Buffer.from(p256dh).toString('hex'), auth: Buffer.from(auth).toString('hex') };
}

test('another program’s database is refused and left as it is', () => {
  const folder = mkdtempSync(join(root, 'foreign-'));
  const path = join(folder, 'push-subscriptions.sqlite');
  const foreign = new DatabaseSync(path);
  foreign.exec('CREATE TABLE theirs (x)');
  foreign.close();
  assert.throws(() => openSubscriptionStore(folder), /something else/);
});

test('alerts that are told stay told over a restart, the oldest are forgotten', () => {
  const folder = join(root, 'told');
  const store = openSubscriptionStore(folder);
  for (let count = 0; count < 2_100; count += 1) store.markTold(`alert-${count}`);
  store.close();
  const again = openSubscriptionStore(folder);
  assert.deepEqual([again.wasTold('alert-2099'), again.wasTold('alert-50'), again.wasTold('other')], [true, false, false]);
  again.close();
});

test('the push key is made once, for its owner only; one that others can read is refused', () => {
  const folder = join(root, 'key');
  const { publicKey } = openVapidKey(folder);
  const path = join(folder, 'keys', 'push-key.json');
  assert.equal(Buffer.from(publicKey, 'base64url').length, 65);
  assert.equal(openVapidKey(folder).publicKey, publicKey);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  chmodSync(path, 0o644);
  assert.throws(() => openVapidKey(folder), /can be read by others/);
  chmodSync(path, 0o600);
  writeFileSync(path, '{}');
  assert.throws(() => openVapidKey(folder), /not a P-256/);
});

test('a token is accepted by its push service only, is renewed in time, and never runs longer than a day even when the clock is set back', () => {
  let nowMs = Date.UTC(2026, 0, 2);
  const tokens = createVapidTokens({ key: openVapidKey(join(root, 'tokens')), contact: 'mailto:a@b.example', nowMs: () => nowMs });
  const origin = 'https://fcm.googleapis.com';
  tokens.prepare(origin);
  const first = tokens.authorization(origin);
  checkVapid(first, { origin, nowMs });
  assert.throws(() => checkVapid(first, { origin: 'https://web.push.apple.com', nowMs }), /aud/);
  nowMs += 5 * 3_600_000;
  tokens.prepare(origin);
  assert.equal(tokens.authorization(origin), first);
  nowMs += 2 * 3_600_000;
  tokens.prepare(origin);
  assert.notEqual(tokens.authorization(origin), first);
  for (const jumpMs of [13 * 3_600_000, -48 * 3_600_000]) {
    nowMs += jumpMs;
    checkVapid(tokens.authorization(origin), { origin, nowMs });
  }
});
