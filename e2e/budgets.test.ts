import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { openBrowser, PHONE, skip } from './open-browser.ts';
import { CORNER, openTown, TOWN, type Town } from './open-town.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCRIPT_BYTES_MAX = 60_000;
const STYLE_BYTES_MAX = 10_000;
/** CSS pixels: what a shaking thumb hits. */
const TAP_MIN = 48;
const NARROW = { width: 320, height: 640 } as const;

test('page, service worker and one language together stay under 60 kB of compressed script, styles under 10 kB; the map is no part of them', async () => {
  const { resident } = await buildPages();
  const packed = (name: string) => gzipSync(readFileSync(join(resident, name))).length;
  const languages = ['he', 'ar', 'ru', 'uk'].map((code) => packed(`language-${code}.js`));
  const script = packed('page.js') + packed('service-worker.js') + Math.max(...languages);
  const sizes = ['page.js', 'service-worker.js', 'language-ru.js', 'style.css', 'map.js'].map((name) => `${name} ${packed(name)} B`);
  console.log(`compressed: ${sizes.join(', ')}`);
  assert.ok(script <= SCRIPT_BYTES_MAX, `${script} bytes`);
  assert.ok(packed('style.css') <= STYLE_BYTES_MAX);
  assert.doesNotMatch(readFileSync(join(resident, 'page.js'), 'utf8'), /maplibre/i);
});

let browser: Browser;
let town: Town;

/** A way to each screen; the alarms come from the server. */
const CALM_SCREENS = ['now', 'shelters', 'history', 'check', 'settings', 'bedside'] as const;
const ALARMS = [
  ['prepare', 'Actual', '.alarm.prepare.Actual'],
  ['shelter', 'Actual', '.alarm.shelter.Actual'],
  ['allClear', 'Actual', '.released.Actual'],
  ['shelter', 'Exercise', '.alarm.Exercise'],
  ['allClear', 'Exercise', '.released.Exercise'],
  ['shelter', 'Test', '.alarm.Test'],
  ['allClear', 'Test', '.released.Test'],
] as const;

async function visit(lang: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, geolocation: CORNER, permissions: ['geolocation'], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${town.url}/?zones=${TOWN.join()}&lang=${lang}`);
  await page.locator('.status.fine').waitFor();
  await page.locator('.turn-on').click();
  await page.locator('.status.covered').waitFor();
  return page;
}

/** Goes through every screen, calm ones first. */
async function* everyScreen(page: Page): AsyncGenerator<string> {
  for (const screen of CALM_SCREENS) {
    await page.evaluate((name) => location.assign(`#${name}`), screen);
    await page.locator(screen === 'bedside' ? '.bedside' : 'main.calm').waitFor();
    if (screen === 'shelters') await page.locator('.map canvas').waitFor();
    if (screen === 'check') {
      await page.locator('.turn-on').click();
      await page.locator('.turn-on:enabled').waitFor({ timeout: 60_000 });
    }
    yield screen;
  }
  await page.evaluate(() => location.assign('#now'));
  for (const [phase, lane, selector] of ALARMS) {
    await town.feed(phase, { lane });
    await page.locator(selector).waitFor();
    yield `${phase} ${lane}`;
    if (phase === 'shelter' && lane !== 'Test') {
      const closed = page.locator('.actions [aria-expanded=false]');
      while ((await closed.count()) > 0) await closed.first().click();
      yield `${phase} ${lane}, everything opened`;
    }
    if (phase === 'allClear') await page.locator('.released .main').click();
  }
}

describe('every screen of the resident page', { skip, timeout: 600_000 }, () => {
  before(async () => {
    browser = await openBrowser();
    town = await openTown();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    for (const lane of ['Actual', 'Exercise', 'Test'] as const) await town.feed('allClear', { lane });
  });

  for (const [lang, colorScheme] of [
    ['en', 'light'],
    ['en', 'dark'],
    ['he', 'light'],
    ['he', 'dark'],
  ] as const) {
    test(`axe finds nothing against it: ${lang}, ${colorScheme}`, async () => {
      const page = await visit(lang, { colorScheme });
      for await (const screen of everyScreen(page)) {
        const found = await violations(page);
        assert.deepEqual(found, [], `${screen}: ${JSON.stringify(found, undefined, 2)}`);
      }
    });
  }

  test('nothing is asked of anybody but this server', async () => {
    const page = await visit('en');
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(town.url) && !/^(data|blob):/.test(request.url())) strangers.push(request.url());
    });
    for await (const _ of everyScreen(page));
    assert.deepEqual(strangers, []);
  });

  test('on an alarm everything to press is at least 48 pixels high and wide, in the narrowest window too', async () => {
    for (const lang of ['en', 'ru']) {
      const page = await visit(lang, { viewport: NARROW });
      for await (const screen of everyScreen(page)) {
        if (!/prepare|shelter |allClear/.test(screen)) continue;
        const small = await page.evaluate((least) => {
          const pressed = [...document.querySelectorAll('button, a, select, input')];
          return pressed.flatMap((element) => {
            const { width, height } = element.getBoundingClientRect();
            return Math.min(width, height) < least ? [`${element.textContent} ${width}×${height}`] : [];
          });
        }, TAP_MIN);
        assert.deepEqual(small, [], screen);
      }
      await page.context().close();
    }
  });

  test('320 pixels wide, and at twice the size of text, no screen runs off the side and nothing is cut', async () => {
    for (const [lang, sizePercent] of [
      ['ru', 100],
      ['he', 100],
      ['en', 200],
      ['uk', 200],
    ] as const) {
      const page = await visit(lang, { viewport: NARROW });
      await page.addStyleTag({ content: `html { font-size: ${sizePercent}% !important; }` });
      for await (const screen of everyScreen(page)) {
        const cut = await page.evaluate(cutElements);
        assert.deepEqual(cut, [], `${lang} ${sizePercent} % ${screen}`);
      }
      await page.context().close();
    }
  });

  test('an alarm is announced once: what changes every second is hidden from screen readers', async () => {
    const page = await visit('en');
    await town.feed('shelter');
    await page.locator('.alarm').waitFor();
    const spoken = () =>
      page.locator('.alarm').evaluate((alarm) => {
        const copy = alarm.cloneNode(true) as HTMLElement;
        for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
        return copy.textContent;
      });
    await page.getByText('Go now, with quick steps').waitFor();
    const before = await spoken();
    await page.waitForTimeout(2_500);
    assert.equal(await spoken(), before);
    assert.equal(await page.getByRole('alert').count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.actions') !== null), true, 'the first press is at hand');
    await town.feed('allClear');
    await page.locator('.released').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  });
});

async function violations(page: Page): Promise<readonly object[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations: found } = await axe.run();
    return found.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`) }));
  });
}

/** Elements whose text is wider than they are, or that stand outside the window; runs in the browser. */
function cutElements(): readonly string[] {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
  const cut = [...document.querySelectorAll<HTMLElement>('h1, h2, p, li, button, a, span, small, select, label')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.map') !== null) return [];
    const isOutside = box.left < -1 || box.right > width + 1;
    const isCut =
      element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && element.tagName !== 'SELECT';
    return isOutside || isCut ? [`${element.tagName} "${element.textContent?.slice(0, 60)}" ${box.left}–${box.right}`] : [];
  });
  return [...wide, ...cut];
}
