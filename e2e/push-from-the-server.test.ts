import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { webPushSettingsSchema } from '@tocsin/server/config/web-push-settings';
import { type Installation, startInstallation } from '@tocsin/server/main';
import { openPushService } from '@tocsin/testkit/push/push-service';
import type { Browser } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { openBrowser, PHONE, skip } from './open-browser.ts';
import { driveWorker } from './service-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-push-'));
let browser: Browser | undefined;
let installation: Installation | undefined;
const service = await openPushService();
after(async () => {
  await browser?.close();
  await installation?.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

async function post(path: string, body: object, method = 'POST'): Promise<Response> {
  return fetch(`${installation?.url}${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/**
 * Everything is the real thing but the browser vendor's push service, which nobody can run: the tests' own takes what the server pushes,
 * checks its token and decrypts it, and what it read is delivered to the browser's worker.
 */
test('from the server’s journal to a notification on a phone whose app is closed: raise, release, and a test of this phone', {
  skip,
  timeout: 120_000,
}, async () => {
  writeFileSync(join(folder, 'push-ca.pem'), service.ca);
  const { config } = openConfig(folder);
  const webPush = webPushSettingsSchema.parse({ contact: 'mailto:duty@town.example', services: [service.host], caFile: 'push-ca.pem' });
  installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 }, webPush },
    pages: await buildPages(),
    onFault: assert.ifError,
  });
  const { publicKey } = (await (await fetch(`${installation.url}/v1/push/key`)).json()) as { readonly publicKey: string };
  assert.match(publicKey, /^B[\w-]{86}$/);

  const phone = service.browse();
  const subscription = { ...phone, zones: ['1932'], language: 'he', statuses: ['Actual'] };
  assert.equal((await post('/v1/push/subscriptions', { ...subscription, zones: ['no such zone'] })).status, 422);
  assert.equal((await post('/v1/push/subscriptions', { ...subscription, endpoint: 'https://192.168.1.1/router' })).status, 422);
  assert.equal((await post('/v1/push/subscriptions', subscription)).status, 201);

  browser = await openBrowser();
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${installation.url}/?zones=1932&lang=he`);
  await page.locator('.status.fine').waitFor();
  const worker = await driveWorker(context, installation.url);
  await page.close();

  const say = (phase: 'shelter' | 'allClear') =>
    installation?.service.accept([
      { kind: 'feed-alert', source: 'a', time: new Date().toISOString(), phase, threat: 'rocket', zones: ['1932', '320'] },
    ]);
  await say('shelter');
  await service.taken(1);
  const [alarm] = service.received;
  assert.deepEqual([alarm?.urgency, alarm?.part.zones, Object.keys(alarm?.part.texts ?? {})], ['high', ['1932', '320'], ['he']]);
  await worker.push(alarm?.part);
  const [shown] = await worker.shows((all) => all.length === 1);
  assert.deepEqual([shown?.silent, shown?.requireInteraction, shown?.dir], [false, true, 'rtl']);
  assert.equal(shown?.title, alarm?.part.texts.he?.headline);

  await say('allClear');
  await service.taken(2);
  await worker.push(service.received[1]?.part);
  await worker.shows((all) => all.length === 1 && all[0]?.title === service.received[1]?.part.texts.he?.headline);

  assert.equal((await post('/v1/push/test', { endpoint: phone.endpoint, auth: phone.keys.auth })).status, 202);
  await service.taken(3);
  assert.equal(service.received[2]?.part.status, 'Test');
  assert.notEqual((await post('/v1/push/test', { endpoint: phone.endpoint, auth: 'bm90IHRoaXMgcGhvbmUhIQ' })).status, 202);
  assert.equal((await post('/v1/push/subscriptions', { endpoint: phone.endpoint, auth: phone.keys.auth }, 'DELETE')).status, 204);
  await say('shelter');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  assert.equal(service.received.length, 3, 'a subscription that was ended gets nothing');
  assert.deepEqual(worker.faults, []);
});
