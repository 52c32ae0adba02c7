import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { alertsOf, raise } from './feed-alerts.ts';
import { loudness, openBrowser, PHONE, skip } from './open-browser.ts';
import { readHistory } from './resident-memory.ts';
import { type DrivenWorker, driveWorker, openPushSigner, partOf } from './service-worker.ts';

let browser: Browser;
let server: TestServer;
let context: BrowserContext;
let page: Page;
let worker: DrivenWorker;
let signer: ReturnType<typeof openPushSigner>;

/** Opens the resident page as somebody new, on a server that shows the test's key beside its own. */
async function visit({ isSounding = false, zones = 'south', origin = server.url } = {}): Promise<void> {
  signer = openPushSigner();
  context = await browser.newContext({ viewport: PHONE });
  await context.route('**/.well-known/tocsin-keys.json', async (route) => {
    const { keys } = (await (await fetch(route.request().url())).json()) as { keys: object[] };
    await route.fulfill({ json: { keys: [...keys, signer.jwk] } });
  });
  await context.addInitScript(() => {
    const lines: EventSource[] = [];
    const Plain = EventSource;
    class Noted extends Plain {
      constructor(url: string) {
        super(url);
        lines.push(this);
      }
    }
    Object.assign(globalThis, { EventSource: Noted, liveLines: lines });
  });
  page = await context.newPage();
  await page.goto(`${origin}/?zones=${zones}&lang=en`);
  await page.locator('.status.fine').waitFor();
  if (isSounding) await page.locator('.turn-on').click();
  worker = await driveWorker(context, origin);
}

const pushed = (alert: SignedAlert, change: Partial<SignedAlert> = {}) =>
  signer.sign({ ...partOf(alert, { zones: ['south'], language: 'en' }), ...change });

describe('push', { skip, timeout: 240_000 }, () => {
  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    server = await openTestServer({ pages: await buildPages() });
  });
  afterEach(async () => {
    await context?.close();
    await server.close();
    assert.deepEqual(worker.faults, []);
  });

  test('with the app closed, an alarm shows and sounds by notification, and its end takes its place', async () => {
    await visit();
    await page.close();
    const alarm = await raise(server.url, { phase: 'shelter' });
    await worker.push(pushed(alarm));
    const [shown] = await worker.shows((all) => all.length === 1);
    assert.match(shown?.title ?? '', /Southtown/);
    assert.match(shown?.body ?? '', /protected space|shelter/i);
    assert.deepEqual(
      { silent: shown?.silent, requireInteraction: shown?.requireInteraction, lang: shown?.lang, dir: shown?.dir },
      { silent: false, requireInteraction: true, lang: 'en', dir: 'ltr' },
    );
    await worker.push(pushed(await raise(server.url, { phase: 'allClear' })));
    const left = await worker.shows(([first]) => first?.title !== shown?.title);
    assert.deepEqual(
      left.map(({ tag, silent }) => ({ tag, silent })),
      [{ tag: shown?.tag, silent: false }],
    );
    const history = await readHistory(worker.outside);
    assert.deepEqual(
      history.map(({ phase, path, end }) => ({ phase, path, end })),
      [
        { phase: 'allClear', path: 'push', end: 'told' },
        { phase: 'shelter', path: 'push', end: 'told' },
      ],
    );
  });

  test('a push with a signature that does not fit, or by a key that nobody knows, is refused and reported', async () => {
    await visit();
    await page.close();
    const alarm = await raise(server.url, { phase: 'shelter' });
    const bent = { ...pushed(alarm), zones: ['south', 'north'] };
    const stranger = openPushSigner().sign(partOf(alarm, { zones: ['south'], language: 'en' }));
    for (const forged of [bent, stranger]) {
      await worker.push(forged);
      await worker.shows((all) => all.some(({ tag }) => tag === 'refused'));
    }
    const shown = await worker.notifications();
    assert.deepEqual(
      shown.map(({ tag, silent }) => ({ tag, silent })),
      [{ tag: 'refused', silent: true }],
    );
    const history = await readHistory(worker.outside, 2);
    assert.deepEqual(
      history.map(({ refused, zones }) => ({ refused, zones })),
      [
        { refused: 'forged', zones: [] },
        { refused: 'forged', zones: [] },
      ],
    );
    await worker.push(pushed(alarm));
    await worker.shows((all) => all.some(({ title }) => /Southtown/.test(title)));
    await until(async () => (await refusalsCounted('forged')) === 2);
  });

  test('what is no alert at all still shows something, as browsers demand', async () => {
    await visit();
    await page.close();
    await worker.push('rockets!');
    const [shown] = await worker.shows((all) => all.length === 1);
    assert.equal(shown?.tag, 'refused');
  });

  test('an alert that comes live and by push is on the screen once, rings once and is one line of history', async () => {
    await visit({ isSounding: true });
    const alarm = await raise(server.url, { phase: 'shelter' });
    await page.locator('.alarm.shelter').waitFor();
    await worker.push(pushed(alarm));
    const [shown] = await worker.shows((all) => all.length === 1);
    assert.equal(shown?.silent, true, 'the page sounds it');
    await raise(server.url, { phase: 'allClear' });
    await page.locator('.alarm').waitFor({ state: 'detached' });
    await worker.push(pushed(alarm));
    await page.waitForTimeout(300);
    assert.equal(await page.locator('.alarm').count(), 0);
    const lines = (await readHistory(worker.outside)).filter(({ alert }) => alert === alarm.id);
    assert.deepEqual(
      lines.map(({ path, refused, end }) => ({ path, refused, end })),
      [
        { path: 'push', refused: 'replayed', end: undefined },
        { path: 'live', refused: undefined, end: 'told' },
      ],
      'told once; the push that came a second time, after the end, was refused',
    );
  });

  test('a push is heard by the open page at once, and the live copy that follows is no second alarm', async () => {
    const line = await openCuttableLine(server.url);
    await visit({ isSounding: true, origin: line.url });
    line.cut();
    const alarm = await raise(server.url, { phase: 'shelter' });
    await page.waitForTimeout(300);
    assert.equal(await page.locator('.alarm').count(), 0, 'the live line is down');
    await worker.push(pushed(alarm));
    await page.locator('.alarm.shelter').waitFor();
    assert.ok((await loudness(page)) > 0.1);
    const [shown] = await worker.shows((all) => all.length === 1);
    assert.equal(shown?.silent, true);
    await page.getByRole('button', { name: 'Silence' }).click();
    const answered = page.waitForResponse((response) => response.url().includes('/v1/stream'));
    line.mend();
    await answered;
    await page.waitForTimeout(1_000);
    assert.ok((await loudness(page)) < 0.001, 'silenced once, silent for good');
    const lines = (await readHistory(worker.outside)).filter(({ alert }) => alert === alarm.id);
    assert.deepEqual(
      lines.map(({ path }) => path),
      ['push'],
    );
    await line.close();
  });

  test('an alarm heard by push while the app was closed is on its screen when it opens, and closed by what is live', async () => {
    await visit();
    await page.close();
    const alarm = await raise(server.url, { phase: 'shelter' });
    await worker.push(pushed(alarm));
    await worker.shows((all) => all.length === 1);
    page = await context.newPage();
    await page.goto(`${server.url}/?zones=south&lang=en`);
    await page.locator('.alarm.shelter').waitFor();
    await raise(server.url, { phase: 'allClear' });
    await page.locator('.alarm').waitFor({ state: 'detached' });
    assert.equal((await readHistory(worker.outside)).filter(({ alert }) => alert === alarm.id).length, 1);
  });

  test('forged, replayed and expired alerts on the live line are refused, named on the screen, kept in the history and reported', async () => {
    await visit();
    const alarm = await raise(server.url, { phase: 'shelter' });
    await page.locator('.alarm.shelter').waitFor();
    await raise(server.url, { phase: 'allClear' });
    await page.locator('.alarm').waitFor({ state: 'detached' });
    const past = new Date(Date.now() - 1_000).toISOString();
    const bad = [
      { ...alarm, id: 'forged', zones: ['south', 'far'] },
      alarm,
      signer.sign({ ...partOf(alarm, { zones: ['south'], language: 'en' }), id: 'expired', expires: past }),
    ];
    for (const each of bad) await tellLive(page, each);
    const history = await readHistory(page, 5);
    assert.deepEqual(
      history
        .slice(0, 3)
        .flatMap(({ refused, path }) => [`${path} ${refused}`])
        .toSorted(),
      ['live expired', 'live forged', 'live replayed'],
    );
    assert.equal(await page.locator('.alarm').count(), 0);
    for (const reason of ['forged', 'replayed', 'expired']) await until(async () => (await refusalsCounted(reason)) === 1);
  });

  test('an alert signed with a key that the server has taken since rings with a mark, and does not end what the first key raised', async () => {
    await visit();
    await raise(server.url, { phase: 'shelter' });
    await page.locator('.alarm.shelter').waitFor();
    const later = openPushSigner();
    await context.unroute('**/.well-known/tocsin-keys.json');
    await context.route('**/.well-known/tocsin-keys.json', (route) => route.fulfill({ json: { keys: [later.jwk] } }));
    const [alarm] = await alertsOf(server.url, 1);
    assert.ok(alarm !== undefined);
    const content = partOf(alarm, { zones: ['south'], language: 'en' });
    await tellLive(page, later.sign({ ...content, id: 'end', phase: 'allClear', sent: new Date().toISOString() }));
    await page.waitForTimeout(500);
    assert.equal(await page.locator('.alarm').count(), 1);
    await raise(server.url, { phase: 'allClear' });
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('another key than at your first visit').waitFor();
    await tellLive(page, later.sign({ ...content, id: 'raise', incident: 'later', sent: new Date().toISOString() }));
    await page.locator('.alarm.shelter').waitFor();
    await page.getByText('could not be checked').waitFor();
  });

  test('an alert that was over before it came is told quietly, as missed', async () => {
    await visit();
    await page.close();
    const alarm = await raise(server.url, { phase: 'shelter' });
    await worker.push(pushed(alarm, { id: 'late', expires: new Date(Date.now() - 30_000).toISOString() }));
    const [shown] = await worker.shows((all) => all.length === 1);
    assert.deepEqual([shown?.tag, shown?.silent], ['missed', true]);
    const [line] = await readHistory(worker.outside, 1);
    assert.equal(line?.refused, 'expired');
  });

  test('while paused in shelter an alarm for the same zone shows in silence, one for another zone rings', async () => {
    await visit({ zones: 'south,north' });
    const alarm = await raise(server.url, { phase: 'shelter' });
    await page.locator('.alarm.shelter').waitFor();
    await readHistory(worker.outside, 1);
    await worker.outside.evaluate(async () => {
      const open = indexedDB.open('tocsin');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const put = open.result.transaction('pause', 'readwrite').objectStore('pause');
      put.put({ untilMs: Date.now() + 600_000, covers: ['Actual|south'] }, 'now');
      await new Promise((resolve) => put.transaction.addEventListener('complete', resolve));
    });
    await page.close();
    await worker.push(pushed(alarm, { id: 'again', sent: new Date().toISOString() }));
    const [silent] = await worker.shows((all) => all.length === 1);
    assert.equal(silent?.silent, true);
    const north = signer.sign({ ...partOf(alarm, { zones: ['north'], language: 'en' }), id: 'north', sent: new Date().toISOString() });
    await worker.push(north);
    const all = await worker.shows((shown) => shown.length === 2);
    assert.deepEqual(all.map((each) => each.silent).toSorted(), [false, true]);
  });
});

/** Puts an event on the page's own live line, as somebody on the way between would. */
async function tellLive(at: Page, alert: SignedAlert): Promise<void> {
  await at.evaluate((data) => {
    const [line] = (globalThis as unknown as { liveLines: EventSource[] }).liveLines.slice(-1);
    line?.dispatchEvent(new MessageEvent('alert', { data }));
  }, JSON.stringify(alert));
}

/** How many refusals of a kind the server has counted. */
async function refusalsCounted(reason: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`tocsin_refusals_${reason}_total `));
  return Number(line?.split(' ').at(-1) ?? 0);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came to be');
}
