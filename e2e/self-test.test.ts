import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { EN } from '@tocsin/resident/languages/en';
import { CHECK_IDS } from '@tocsin/resident/self-test/self-test';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { raise } from './feed-alerts.ts';
import { openBrowser, PHONE, skip } from './open-browser.ts';
import { type DrivenWorker, driveWorker, openPushSigner, partOf } from './service-worker.ts';

let browser: Browser;
let server: TestServer;
let context: BrowserContext;
let page: Page;

/** What the page asked of the server's push routes. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/**
 * No push service of a browser's maker can be reached from here: the browser's own subscription is stood in for, and the server's push
 * routes answer as described. Everything in between, service worker and notification included, is the real thing.
 */
async function standInForPushService(asked: Asked[], onTest: () => Promise<string | undefined>): Promise<void> {
  await context.addInitScript(() => {
    let current: object | null = null;
    const make = (options: { applicationServerKey: Uint8Array }) => {
      const keys = { p256dh: 'BPointOfThisBrowser', auth: 'secret' };
      const endpoint = 'https://push.invalid/1';
      current = {
        endpoint,
        options: { applicationServerKey: options.applicationServerKey.buffer },
        toJSON: () => ({ endpoint, keys }),
        unsubscribe: async () => {
          current = null;
          return true;
        },
      };
      return current;
    };
    Object.assign(PushManager.prototype, { subscribe: async (options: never) => make(options), getSubscription: async () => current });
  });
  await context.route('**/v1/push/**', async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    if (path === '/v1/push/key') return route.fulfill({ json: { publicKey: 'BAAB' } });
    asked.push({ method: request.method(), path, body: request.postDataJSON() as Record<string, unknown> });
    if (request.method() === 'DELETE') return route.fulfill({ status: 204 });
    if (path === '/v1/push/subscriptions') return route.fulfill({ status: 201, json: { armed: true } });
    const alert = await onTest();
    return route.fulfill({ status: 202, json: { alert: alert ?? 'lost' } });
  });
}

/** Opens the self-test, presses its button and waits for the last finding. */
async function findings(): Promise<Readonly<Record<string, string>>> {
  await page.goto(`${new URL(page.url()).origin}/?zones=south&lang=en#check`);
  await page.getByRole('button', { name: EN.checkRun }).click();
  await page
    .locator('.checks li')
    .nth(CHECK_IDS.length - 1)
    .waitFor({ timeout: 60_000 });
  const rows = await page.locator('.checks li').evaluateAll((all) =>
    all.map((row) => {
      const state = ['ok', 'warn', 'failed'].find((name) => row.classList.contains(name)) ?? '';
      return [row.querySelector('strong')?.textContent ?? '', `${state}: ${row.querySelector('p')?.textContent ?? ''}`] as const;
    }),
  );
  const byLabel = new Map(rows);
  return Object.fromEntries(CHECK_IDS.map((id) => [id, byLabel.get(EN.checks[id]) ?? '']));
}

describe('the self-test', { skip, timeout: 180_000 }, () => {
  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    server = await openTestServer({ pages: await buildPages() });
    context = await browser.newContext({ viewport: PHONE });
    await context.grantPermissions(['notifications'], { origin: server.url });
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await server.close();
  });

  test('proves that an alarm would ring: a signed push arrives, a forged copy is refused, a tone is heard', async () => {
    const asked: Asked[] = [];
    const truth = await raise(server.url, { phase: 'shelter', zones: ['far'], key: KEYS.drill });
    const signer = openPushSigner();
    let worker: DrivenWorker | undefined;
    await context.route('**/.well-known/tocsin-keys.json', async (route) => {
      const { keys } = (await (await fetch(route.request().url())).json()) as { keys: object[] };
      await route.fulfill({ json: { keys: [...keys, signer.jwk] } });
    });
    await standInForPushService(asked, async () => {
      const part = signer.sign({ ...partOf(truth, { zones: ['south'], language: 'en' }), id: 'proof', status: 'Test' });
      await worker?.push(part);
      return part.id;
    });
    await page.goto(`${server.url}/?zones=south&lang=en`);
    await page.getByRole('button', { name: EN.turnPushOn }).click();
    await page.getByText(EN.closedOn).waitFor();
    assert.deepEqual(
      asked.map(({ method, path }) => `${method} ${path}`),
      ['POST /v1/push/subscriptions'],
    );
    assert.deepEqual(asked[0]?.body, {
      endpoint: 'https://push.invalid/1',
      keys: { p256dh: 'BPointOfThisBrowser', auth: 'secret' },
      zones: ['south'],
      language: 'en',
      statuses: asked[0]?.body['statuses'],
    });
    worker = await driveWorker(context, server.url);
    await page.bringToFront();
    const found = await findings();
    for (const id of ['connection', 'clock', 'zones', 'signature', 'worker', 'notifications', 'push', 'pushArrives', 'sound'] as const)
      assert.match(found[id] ?? '', /^ok/, `${id}: ${JSON.stringify(found)}`);
    assert.equal(await page.locator('.alarm').count(), 0, 'a proof is no alarm');
    assert.deepEqual(await worker.notifications(), [], 'and leaves nothing behind');
    assert.deepEqual(worker.faults, []);
  });

  test('says what is wrong: a push that does not arrive', async () => {
    const asked: Asked[] = [];
    await standInForPushService(asked, async () => undefined);
    await page.goto(`${server.url}/?zones=south&lang=en`);
    await page.getByRole('button', { name: EN.turnPushOn }).click();
    await page.getByText(EN.closedOn).waitFor();
    const found = await findings();
    assert.equal(found['pushArrives'], `failed: ${EN.findings['pushArrives.no-answer']}`);
    assert.match(found['signature'] ?? '', /^ok: The check works on an example/);
    await page.getByText(EN.checkFailed).waitFor();
  });
});
