import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { loudness, openAlbum, openBrowser, PHONE, skip } from './open-browser.ts';
import { keyKept } from './resident-memory.ts';

const album = openAlbum();
let browser: Browser;
let server: TestServer;

interface Visit extends BrowserContextOptions {
  readonly zones?: string;
  readonly lang?: string;
  readonly isSilent?: boolean;
}

/** Opens the resident page as somebody new, and turns its alarm on. */
async function visit({ zones = 'south', lang = 'en', isSilent = false, ...options }: Visit = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/?zones=${zones}&lang=${lang}`);
  await page.locator('.status.fine').waitFor();
  if (!isSilent) await page.locator('.turn-on').click();
  return page;
}

/** Posts what a feed says. */
async function feed(phase: string, { zones = ['south'], key = KEYS.live as string } = {}): Promise<void> {
  const response = await fetch(`${server.url}/v1/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'feed-alert', source: 'town-hall', time: new Date().toISOString(), phase, threat: 'rocket', zones }),
  });
  assert.equal(response.ok, true, await response.text());
}

const background = (page: Page) => page.locator('.alarm').evaluate((element) => getComputedStyle(element).backgroundColor);

describe('the resident page', { skip, timeout: 240_000 }, () => {
  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    console.log(`screenshots in ${album.folder}`);
  });
  beforeEach(async () => {
    server = await openTestServer({ pages: await buildPages() });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await server.close();
  });

  test('a live warning prepares, rings, counts down and releases; nothing of it says exercise', async () => {
    const page = await visit();
    await album.take(page, 'calm-en');
    await feed('prepare');
    await page.locator('.alarm.prepare').waitFor();
    await album.take(page, 'prepare-en');
    const prepareColour = await background(page);
    assert.equal(await page.locator('.figure').count(), 0, 'a pre-alert counts nothing down');

    await feed('shelter');
    await page.locator('.alarm.shelter').waitFor();
    assert.ok((await loudness(page)) > 0.1, 'the alarm sounds');
    assert.notEqual(await background(page), prepareColour);
    const first = Number(await page.locator('.figure').textContent());
    assert.ok(first > 20 && first <= 30, `counts to the zone's own 30 s: ${first}`);
    const text = (await page.getByRole('alert').textContent()) ?? '';
    assert.match(text, /Southtown/);
    assert.doesNotMatch(text, /exercise/i);
    assert.match(await page.title(), /‼/);
    await album.take(page, 'shelter-en');

    await feed('allClear');
    await page.getByText('It is over').waitFor();
    assert.equal(await page.locator('.alarm').count(), 0);
    await album.take(page, 'released-en');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('No alert in your zones').waitFor();
    assert.equal(await page.getByText('could not be checked').count(), 0);
  });

  test('an exercise wears another colour, banner and sound than a live alarm, in every language', async () => {
    for (const lang of ['en', 'he', 'ar', 'ru', 'uk']) {
      const live = await visit({ lang, zones: 'south', colorScheme: 'dark' });
      const drill = await visit({ lang, zones: 'north' });
      await album.take(live, `calm-dark-${lang}`);
      await Promise.all([feed('shelter'), feed('shelter', { zones: ['north'], key: KEYS.drill })]);
      await Promise.all([live.locator('.alarm').waitFor(), drill.locator('.alarm').waitFor()]);
      assert.equal(await live.locator('.lane-banner').count(), 0);
      assert.equal(await drill.locator('.lane-banner').count(), 1);
      assert.notEqual(await background(live), await background(drill));
      assert.equal(await drill.evaluate(() => document.documentElement.dir), ['he', 'ar'].includes(lang) ? 'rtl' : 'ltr');
      await album.take(live, `shelter-dark-${lang}`);
      await album.take(drill, `exercise-${lang}`);
      await Promise.all([feed('allClear'), feed('allClear', { zones: ['north'], key: KEYS.drill })]);
      await Promise.all([live.locator('.released').waitFor(), drill.locator('.released.Exercise').waitFor()]);
      await album.take(live, `released-dark-${lang}`);
      await album.take(drill, `released-exercise-${lang}`);
    }
  });

  test('a live alarm takes the screen from an exercise in the same zone, and gives it back', async () => {
    const page = await visit();
    await feed('shelter', { key: KEYS.drill });
    await page.locator('.alarm.Exercise').waitFor();
    await feed('shelter');
    await page.locator('.alarm.Actual').waitFor();
    await feed('allClear');
    await page.locator('.alarm.Exercise').waitFor();
  });

  test('a page opened during an alarm rings once its sound is turned on, and is quiet once silenced', async () => {
    await feed('shelter');
    const page = await (await browser.newContext({ viewport: PHONE })).newPage();
    await page.goto(`${server.url}/?zones=south&lang=en`);
    await page.getByRole('button', { name: 'Turn on the sound' }).click();
    assert.ok((await loudness(page)) > 0.1);
    await page.getByRole('button', { name: 'Silence' }).press('Enter');
    await page.getByRole('button', { name: 'Turn on the sound' }).waitFor();
    await page.waitForTimeout(200);
    assert.ok((await loudness(page)) < 0.001);
    assert.equal(await page.locator('.alarm').count(), 1, 'silenced is not over');
  });

  test('a zone that the map does not have is named, and does not cost the others their warning', async () => {
    const page = await visit({ zones: 'south,atlantis' });
    await page.getByText('not on this map').waitFor();
    await album.take(page, 'unknown-zone');
    await feed('shelter');
    await page.locator('.alarm').waitFor();
  });

  test('a server with another key than at the first visit rings with a mark until a person accepts the key', async () => {
    const page = await (await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' })).newPage();
    // The first visit was to another server: its key is the one that this device trusts.
    await page.route('**/.well-known/tocsin-keys.json', async (route) => {
      const shown = (await (await route.fetch()).json()) as { keys: { kid: string; x: string }[] };
      for (const key of shown.keys) Object.assign(key, { kid: 'another', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
      await route.fulfill({ json: shown });
    });
    await page.goto(`${server.url}/?zones=south&lang=en`);
    await page.locator('.status.fine').waitFor();
    await keyKept(page);
    await page.unroute('**/.well-known/tocsin-keys.json');
    await page.reload();
    await page.getByText('another key than at your first visit').waitFor();
    await album.take(page, 'key-changed');
    await page.locator('.turn-on').click();
    await feed('shelter');
    await page.getByText('could not be checked').waitFor();
    assert.ok((await loudness(page)) > 0.1);
    await album.take(page, 'unsealed');
    await feed('allClear');
    await page.getByText('It is over').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Accept the new key' }).click();
    await page.getByText('another key than').waitFor({ state: 'detached' });
    await feed('shelter');
    await page.locator('.alarm').waitFor();
    assert.equal(await page.getByText('could not be checked').count(), 0);
  });

  test('a forged alert is no alarm: it is refused, explained, and kept in the history as what it was', async () => {
    await feed('shelter');
    await feed('allClear');
    const { alerts } = (await (await fetch(`${server.url}/v1/alerts`)).json()) as { alerts: { phase: string; id: string; sent: string }[] };
    const genuine = alerts.find(({ phase }) => phase === 'shelter');
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const forged = { ...genuine, id: 'f'.repeat(32), sent: soon(0), expires: soon(10) };
    const page = await (await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' })).newPage();
    await page.route('**/v1/stream*', (route) =>
      route.fulfill({
        contentType: 'text/event-stream',
        body: `event: state\ndata: ${JSON.stringify({ time: soon(0), alerts: [] })}\n\nevent: alert\nid: x\ndata: ${JSON.stringify(forged)}\n\n`,
      }),
    );
    await page.goto(`${server.url}/?zones=south&lang=en`);
    await page.getByText('An alert was refused').waitFor();
    await page.getByText('It was not signed by this server').waitFor();
    assert.equal(await page.locator('.alarm').count(), 0);
    await album.take(page, 'refused');
    await page.evaluate(() => location.assign('#history'));
    await page.locator('.history li.refused').first().waitFor();
    await album.take(page, 'refused-history');
  });

  test('a page whose server is gone says loudly that it cannot warn', async () => {
    const page = await visit({ lang: 'he' });
    await page.clock.install();
    await page.context().setOffline(true);
    await server.close();
    await page.clock.runFor(40_000);
    await page.locator('.status.stale').waitFor();
    assert.match(await page.title(), /אין חיבור/);
    await album.take(page, 'stale-he');
    server = await openTestServer({ pages: await buildPages() });
  });

  test('"near me" is worked out on the device: no request carries the place', async () => {
    const asked: string[] = [];
    const page = await visit({
      zones: 'far',
      isSilent: true,
      geolocation: { latitude: 31.7001, longitude: 34.5002 },
      permissions: ['geolocation'],
    });
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    const listening = page.waitForResponse((response) => /zones=far%2Cnorth/.test(response.url()));
    await page.getByRole('button', { name: 'Near me' }).click();
    await page.getByText('Northtown').waitFor();
    await listening;
    await page.locator('.status.fine').waitFor();
    assert.ok(
      asked.every((text) => !/31\.7|34\.5/.test(text)),
      asked.join('\n'),
    );
    await page.getByRole('searchbox').fill('דרום');
    await album.take(page, 'search');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('Southtown').waitFor();
  });
});
