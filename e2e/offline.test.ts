import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { type CuttableLine, openCuttableLine } from './cuttable-line.ts';
import { raise } from './feed-alerts.ts';
import { openBrowser, PHONE, skip } from './open-browser.ts';
import { readHistory } from './resident-memory.ts';

let browser: Browser;
let server: TestServer;
let line: CuttableLine;
let context: BrowserContext;
let page: Page;

/** Opens the page for the first time, until it has everything that it needs without a connection. */
async function firstVisit(): Promise<void> {
  context = await browser.newContext({ viewport: PHONE });
  page = await context.newPage();
  await page.goto(`${line.url}/?zones=south&lang=en`);
  await page.locator('.status.fine').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.locator('.status.fine').waitFor();
  await page.evaluate(() => fetch('/v1/shelters'));
}

describe('without a connection', { skip, timeout: 180_000 }, () => {
  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    server = await openTestServer({ pages: await buildPages() });
    line = await openCuttableLine(server.url);
  });
  afterEach(async () => {
    await context?.close();
    await line.close();
    await server.close();
  });

  test('the page opens with everything but the alert itself, and does not say that all is calm', async () => {
    await firstVisit();
    line.cut();
    await page.goto(`${line.url}/?lang=en`);
    await page.getByText('Southtown').first().waitFor();
    assert.equal(await page.locator('.status.fine').count(), 0);
    const parts = await page.evaluate(async () => {
      const read = async (path: string) => (await fetch(path)).status;
      return Promise.all(
        ['/v1/zones', '/v1/shelters', '/map.js', '/map-worker.js', '/manifest.webmanifest', '/icons/icon-192.png'].map(read),
      );
    });
    assert.deepEqual(parts, [200, 200, 200, 200, 200, 200]);
    await assert.rejects(
      page.evaluate(async () => (await fetch('/v1/alerts')).status),
      /Failed to fetch/,
      'an alert is never old',
    );
  });

  test('a page opened without a connection still shows the alarm that this device has heard of', async () => {
    await firstVisit();
    await raise(server.url, { phase: 'shelter' });
    await page.locator('.alarm.shelter').waitFor();
    await readHistory(page, 1);
    line.cut();
    await page.reload();
    await page.locator('.alarm.shelter', { hasText: 'Southtown' }).waitFor();
    assert.equal(await page.getByText('could not be checked').count(), 0, 'its signature was proven');
    await raise(server.url, { phase: 'allClear' });
    line.mend();
    await page.locator('.alarm').waitFor({ state: 'detached', timeout: 15_000 });
  });

  test('the key of the first visit is known without a connection: another key shown later is named, and alerts under the first are as good as ever', async () => {
    await firstVisit();
    const moved = await openTestServer({ pages: await buildPages() });
    try {
      await context.route('**/.well-known/tocsin-keys.json', async (route) => {
        await route.fulfill({ json: await (await fetch(`${moved.url}/.well-known/tocsin-keys.json`)).json() });
      });
      await page.reload();
      await page.getByText('another key than at your first visit').waitFor();
      await raise(server.url, { phase: 'shelter' });
      await page.locator('.alarm.shelter').waitFor();
      assert.equal(await page.getByText('could not be checked').count(), 0, 'alerts of the first key are as good as ever');
    } finally {
      await moved.close();
    }
  });

  test('a new build takes the place of the old one as a whole', async () => {
    await firstVisit();
    const first = await shellOf(page);
    assert.equal(first.length, 1, 'one build is kept');
    const html = await page.evaluate(async () => (await fetch('/')).text());
    const kept = await page.evaluate(async () => (await (await caches.match('/'))?.text()) ?? '');
    assert.equal(kept, html);
    const scripts = [...kept.matchAll(/"(\/(?:page\.js|style\.css)\?v=[0-9a-f]+)"/g)].map(([, address]) => address ?? '');
    assert.equal(scripts.length, 2);
    const isKept = await page.evaluate(
      (addresses) => Promise.all(addresses.map(async (address) => (await caches.match(address)) !== undefined)),
      scripts,
    );
    assert.deepEqual(isKept, [true, true], 'page and parts are of one build');
  });
});

function shellOf(at: Page): Promise<readonly string[]> {
  return at.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('tocsin-shell-')));
}
