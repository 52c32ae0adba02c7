import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { loudness, openAlbum, openBrowser, PHONE, skip } from './open-browser.ts';
import { CORNER, openTown, TOWN, type Town } from './open-town.ts';

/** `TOCSIN_SCREENS=folder npm test -- screens` keeps the pictures there. */
const kept = process.env['TOCSIN_SCREENS'];
const album = openAlbum();
const LANGUAGES = ['en', 'he', 'ar', 'ru', 'uk'] as const;
const PLACED: BrowserContextOptions = { geolocation: CORNER, permissions: ['geolocation'] };

let browser: Browser;
let town: Town;

async function visit(lang: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const page = await context.newPage();
  await page.goto(`${town.url}/?zones=${TOWN.join()}&lang=${lang}`);
  await page.locator('.status.fine').waitFor();
  await page.locator('.turn-on').click();
  await page.locator('.status.covered').waitFor();
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (kept === undefined) return album.take(page, name);
  mkdirSync(kept, { recursive: true });
  await page.screenshot({ path: join(kept, `${name}.png`) });
}

const go = (page: Page, screen: string) => page.evaluate((name) => location.assign(`#${name}`), screen);
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const background = (page: Page, of: string) => page.locator(of).evaluate((element) => getComputedStyle(element).backgroundColor);

describe('the screens of the resident page', { skip, timeout: 300_000 }, () => {
  before(async () => {
    browser = await openBrowser();
    town = await openTown();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
    console.log(`screenshots in ${kept ?? album.folder}`);
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    for (const lane of ['Actual', 'Exercise', 'Test'] as const) await town.feed('allClear', { lane });
  });

  test('all three phases in five languages: each full screen in its own colour, word and shape, and nothing runs off the side', async () => {
    const pages = await Promise.all(LANGUAGES.map((lang) => visit(lang)));
    const seen = { colours: new Set<string>(), words: new Set<string>(), shapes: new Set<string>() };
    for (const phase of ['prepare', 'shelter', 'allClear'] as const) {
      await town.feed(phase);
      for (const [place, page] of pages.entries()) {
        const screen = page.locator(phase === 'allClear' ? '.released' : `.alarm.${phase}`);
        await screen.waitFor();
        assert.deepEqual((await screen.boundingBox()) ?? {}, { x: 0, y: 0, ...PHONE });
        assert.equal(await overflow(page), 0);
        assert.equal(await page.locator('.unsealed').count(), 0, 'its seal was checked and holds');
        await picture(page, `${phase}-${LANGUAGES[place]}`);
        if (place > 0) continue;
        seen.colours.add(await background(page, phase === 'allClear' ? '.released' : '.alarm'));
        seen.shapes.add((await page.locator('.message path').first().getAttribute('d')) ?? '');
        seen.words.add((await page.locator(phase === 'allClear' ? 'h1' : '.band').textContent()) ?? '');
      }
    }
    assert.deepEqual([seen.colours.size, seen.shapes.size, seen.words.size], [3, 3, 3]);
  });

  test('whoever sees no red or no green tells the phases apart by lightness', async () => {
    const page = await visit('en');
    const colours: Record<string, string> = {};
    for (const phase of ['prepare', 'shelter'] as const) {
      await town.feed(phase);
      await page.locator(`.alarm.${phase}`).waitFor();
      colours[phase] = await background(page, '.alarm');
    }
    const session = await page.context().newCDPSession(page);
    for (const type of ['deuteranopia', 'protanopia', 'achromatopsia'] as const) {
      await session.send('Emulation.setEmulatedVisionDeficiency', { type });
      await picture(page, `shelter-${type}`);
    }
    await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
    await town.feed('allClear');
    await page.locator('.released').waitFor();
    colours['allClear'] = await background(page, '.released');
    for (const sight of [SIGHT.full, SIGHT.deuteranopia, SIGHT.protanopia]) {
      const light = Object.values(colours).map((colour) => luminance(colour, sight));
      const steps = light.toSorted((a, b) => a - b).map((value) => value + 0.05);
      assert.ok((steps[1] ?? 0) / (steps[0] ?? 1) > 2.5, `shelter against prepare: ${JSON.stringify(colours)}`);
      assert.ok((steps[2] ?? 0) / (steps[1] ?? 1) > 1.3, `prepare against all-clear: ${JSON.stringify(colours)}`);
    }
  });

  test('once the shelter time is over the screen sends nobody running', async () => {
    const page = await visit('en');
    await town.feed('shelter');
    await page.locator('.alarm.shelter').waitFor();
    assert.match((await page.locator('.pace').textContent()) ?? '', /There is time|Go now/);
    await page.getByRole('button', { name: 'In a car' }).click();
    await page.getByText('Pull over, stop, get out.').waitFor();
    await page.clock.install({ time: Date.now() + 31_000 });
    await page.clock.runFor(1_000);
    await page.getByText('Time is up: stay where you are.').waitFor();
    await page.getByText('In shelter: stay inside until the all-clear.').waitFor();
    assert.equal(await page.getByText('Pull over').count(), 0);
    await picture(page, 'shelter-over-en');
  });

  test('a drone has other steps than a rocket', async () => {
    const page = await visit('en');
    await town.feed('shelter', { threat: 'uav' });
    await page.getByText('A drone can circle').waitFor();
  });

  test('a test alert asks nothing of anybody', async () => {
    const page = await visit('en');
    await town.feed('shelter', { lane: 'Test' });
    await page.locator('.alarm.Test').waitFor();
    assert.equal(await page.locator('.figure, .pace, .guidance, .actions').count(), 0);
    await picture(page, 'test-en');
  });

  test('who wants no exercises sees none, and a live alarm all the same', async () => {
    const page = await visit('en');
    await go(page, 'settings');
    await page.getByRole('checkbox', { name: 'Exercises and tests' }).uncheck();
    await town.feed('shelter', { lane: 'Exercise' });
    await page.waitForTimeout(700);
    assert.equal(await page.locator('.alarm').count(), 0);
    await town.feed('shelter');
    await page.locator('.alarm.Actual').waitFor();
  });

  test('"no sound" means no sound, and the others still sound', async () => {
    const page = await visit('en');
    await go(page, 'settings');
    await picture(page, 'settings-en');
    await page.getByLabel('Sound: GET READY').selectOption('none');
    await page.waitForTimeout(900);
    await town.feed('prepare');
    await page.locator('.alarm.prepare').waitFor();
    assert.ok((await loudness(page)) < 0.001);
    await town.feed('shelter');
    await page.locator('.alarm.shelter').waitFor();
    assert.ok((await loudness(page)) > 0.1);
  });

  test('the nearest shelters are found on the device: in order, with the way, and no request carries the place', async () => {
    const asked: string[] = [];
    const page = await visit('en', PLACED);
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await go(page, 'shelters');
    await page.getByText('From the middle of your home zone').waitFor();
    await page.getByRole('button', { name: 'Use my place' }).click();
    await page.getByText('From where you are').waitFor();
    const first = (await page.locator('.near-shelters li').first().textContent()) ?? '';
    assert.match(first, /Shelter 14, Palm Street.*70 m.*on foot/);
    await page.locator('.map canvas').waitFor();
    await page.locator('.map-you').waitFor();
    assert.equal(await page.locator('.map-rank').count(), 6);
    await page.locator('.map').scrollIntoViewIfNeeded();
    await picture(page, 'shelters-en');
    assert.ok(
      asked.every((text) => !/31\.66|34\.57/.test(text)),
      asked.join('\n'),
    );
  });

  test('shelters, map and history are there without a connection', async () => {
    const page = await visit('he', PLACED);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => caches.keys().then((names) => names.length > 0));
    await page.waitForFunction(() => caches.match('/map.js').then((found) => found !== undefined), undefined, { timeout: 60_000 });
    await page.waitForFunction(() => caches.match('/map-worker.js').then((found) => found !== undefined), undefined, { timeout: 60_000 });
    await page.context().setOffline(true);
    await page.reload();
    await go(page, 'shelters');
    await page.locator('.near-shelters li').first().waitFor();
    await page.locator('.map canvas').waitFor();
    await page.locator('.map-rank').first().waitFor({ timeout: 20_000 });
    await picture(page, 'shelters-offline-he');
  });

  test('"I am safe" silences this phone, offers text and copy, and sends nothing', async () => {
    const page = await visit('en');
    await town.feed('shelter');
    await page.locator('.alarm').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: 'I am safe' }).click();
    const link = page.getByRole('link', { name: 'Text message' });
    assert.match((await link.getAttribute('href')) ?? '', /^sms:\?&body=I%20am%20safe\.%20\d\d%3A\d\d$/);
    await page.waitForTimeout(200);
    assert.ok((await loudness(page)) < 0.001);
    await picture(page, 'safe-en');
    assert.deepEqual(asked, []);
  });

  test('a pause shows what is left of it, keeps the screen, and gives the sound back by a press', async () => {
    const page = await visit('en');
    await town.feed('shelter');
    await page.locator('.alarm').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: '10 min' }).click();
    await page.getByText(/Silent (10:00|9:5\d)/).waitFor();
    await page.waitForTimeout(300);
    assert.ok((await loudness(page)) < 0.001);
    assert.equal(await page.locator('.alarm').count(), 1);
    await picture(page, 'paused-en');
    await page.getByRole('button', { name: 'Sound on again' }).click();
    await page.waitForTimeout(300);
    assert.ok((await loudness(page)) > 0.1, 'the alarm in force sounds again');
  });

  test('what was told stays in the history, with how it ended', async () => {
    const page = await visit('ru');
    await town.feed('shelter', { lane: 'Exercise' });
    await page.locator('.alarm').waitFor();
    await town.feed('allClear', { lane: 'Exercise' });
    await page.locator('.released .main').click();
    await go(page, 'history');
    await page.locator('.history li').nth(1).waitFor();
    const text = (await page.locator('.history').textContent()) ?? '';
    assert.match(text, /УЧЕНИЯ · В УКРЫТИЕ/);
    assert.match(text, /закончилась отбоем/);
    await picture(page, 'history-ru');
  });

  test('bedside mode is dark, says whether it could ring, and an alarm takes its place', async () => {
    const page = await visit('en');
    await go(page, 'settings');
    await page.getByRole('button', { name: 'Bedside mode' }).click();
    await page.locator('.bedside').waitFor();
    assert.equal(await background(page, '.bedside'), 'rgb(0, 0, 0)');
    await page.getByText('No alert in your zones').waitFor();
    await picture(page, 'bedside-en');
    await town.feed('shelter');
    await page.locator('.alarm.shelter').waitFor();
    assert.ok((await loudness(page)) > 0.1);
  });

  test('the frame flashes once a second, and stands still for whoever asked for less motion', async () => {
    const page = await visit('en', { reducedMotion: 'no-preference' });
    const still = await visit('en', { reducedMotion: 'reduce' });
    await town.feed('shelter');
    const flash = (of: Page) =>
      of.locator('.flash').evaluate((element) => {
        const { animationName, animationDuration, borderTopStyle } = getComputedStyle(element);
        return { animationName, animationDuration, borderTopStyle };
      });
    assert.deepEqual(await flash(page), { animationName: 'flash', animationDuration: '1s', borderTopStyle: 'solid' });
    assert.deepEqual(await flash(still), { animationName: 'none', animationDuration: '0s', borderTopStyle: 'double' });
  });

  test('a zone marked as home stays home after a reload', async () => {
    const page = await visit('en');
    await page.getByRole('button', { name: 'Make this home: Ashkelon - North' }).click();
    await page.goto(`${town.url}/`);
    await page.getByRole('button', { name: 'Home: Ashkelon - North' }).waitFor();
  });

  test('"where I am" adds the zone around the device and takes it away again', async () => {
    const page = await visit('en', { geolocation: { latitude: 31.253, longitude: 34.791, accuracy: 20 }, permissions: ['geolocation'] });
    await page.getByRole('checkbox', { name: 'Also warn me where I am' }).check();
    await page
      .getByText(/where you are ·/)
      .first()
      .waitFor();
    await page.getByRole('checkbox', { name: 'Also warn me where I am' }).uncheck();
    await page
      .getByText(/where you are ·/)
      .first()
      .waitFor({ state: 'detached' });
  });
});

type Matrix = readonly (readonly [number, number, number])[];

/** Linear RGB as it is seen, severity 1: Machado, Oliveira and Fernandes 2009, table 1. */
const SIGHT: Readonly<Record<'full' | 'deuteranopia' | 'protanopia', Matrix>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

/** Relative luminance (WCAG 2.2) of a CSS colour as somebody with this sight sees it. */
function luminance(css: string, sight: Matrix): number {
  const linear = [...css.matchAll(/\d+/g)].slice(0, 3).map(([value]) => {
    const share = Number(value) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = sight.map((row) => row.reduce((sum, part, place) => sum + part * (linear[place] ?? 0), 0));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
