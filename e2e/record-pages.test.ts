// The public pages of the record over the real server, link by link, in a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { POINTS, SECRETS } from '@tocsin/testkit/record-model/whole-record';
import type { Browser, Page } from 'playwright-core';
import { openAlbum, openBrowser, skip } from './open-browser.ts';
import { openRecordTown, type RecordTown } from './open-record-town.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LISTS = ['/incidents', '/agreements', '/series', '/situation-report', '/timeline', '/map', '/how-to-verify'];
const album = openAlbum();
let town: RecordTown;
let browser: Browser;

before(async () => {
  if (skip !== false) return;
  town = await openRecordTown(Date.now());
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await town?.close();
});

/** A page as a crawler finds it. */
interface Found {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly links: readonly string[];
}

/** Follows every link of every page, from the lists on, and fetches everything they lead to on this server. */
async function crawl(): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  const waiting = [...LISTS];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const response = await fetch(`${town.url}${path}`);
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    const isPage = type.startsWith('text/html');
    const links = isPage ? [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&')) : [];
    found.set(path, { path, status: response.status, type, text, links });
    for (const link of links) {
      if (link.startsWith('#') || link.startsWith('data:') || link.startsWith('https://wire.example/')) continue;
      assert.ok(link.startsWith('/'), `${path} links to ${link}`);
      waiting.push(link.split('#')[0] ?? '');
    }
  }
  return found;
}

/** What figures of a page lead to; runs in the browser. */
function figuresOf(): readonly { readonly text: string; readonly claims: readonly string[] }[] {
  return [...document.querySelectorAll('[data-figure]')].map((figure) => {
    const own = figure.closest('a') ?? figure;
    const links = own.tagName === 'A' ? [own] : [...own.querySelectorAll('a')];
    const addresses = links.map((link) => link.getAttribute('href') ?? '');
    return { text: figure.textContent ?? '', claims: addresses.filter((href) => href.startsWith('/claims/') || href === '#words') };
  });
}

/** Numbers in the page's body that stand in no figure, no time and no list of what is not counted; runs in the browser. */
function looseNumbers(numbers: readonly string[]): readonly string[] {
  const walker = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
  const loose: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    if (!numbers.some((number) => new RegExp(`(?<![\\d.:-])${number}(?![\\d:-])`).test(text))) continue;
    const isMarked = node.parentElement?.closest('[data-figure], .figure, time, .time, blockquote, svg, .span, .log, code') !== null;
    if (!isMarked) loose.push(text);
  }
  return loose;
}

const windows = new Map<string, Page>();

/** Opens an address in a window of its kind: one for each width, colour scheme, and with or without scripts. */
async function open(path: string, { width = 900, colorScheme = 'light' as 'light' | 'dark', hasScript = true } = {}): Promise<Page> {
  const kind = JSON.stringify([width, colorScheme, hasScript]);
  const known = windows.get(kind);
  const window = known ?? (await browser.newPage({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled: hasScript }));
  windows.set(kind, window);
  await window.goto(`${town.url}${path}`);
  return window;
}

describe('the public pages of the record', { skip, timeout: 180_000 }, () => {
  let found: ReadonlyMap<string, Found>;
  const pages = () => [...found.values()].filter(({ type }) => type.startsWith('text/html'));
  before(async () => {
    if (skip !== false) return;
    // The log follows the journal by a second.
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await (await fetch(`${town.url}/claims/${town.record.ids.fresh}`)).text()).includes('/v1/record/entries/')) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    found = await crawl();
  });

  test('every link of every page answers', () => {
    assert.deepEqual(
      [...found.values()].filter(({ status }) => status !== 200).map(({ path, status }) => `${path} ${status}`),
      [],
    );
    const { incident, agreement, totals, stands } = town.record.ids;
    for (const path of [`/incidents/${incident}`, `/agreements/${agreement}`, `/series/${totals}`, `/claims/${stands}`])
      assert.ok(found.has(path), path);
    assert.ok(found.size > 60, `${found.size} addresses`);
    assert.deepEqual(town.faults, []);
  });

  test('every figure leads to a public claim, and every number of the report stands in such a figure', async () => {
    const numbers = ['62', '40', '9', '110', '86', '24', '13', '258', '330', '39', '111', '1,?000', '980', '1,?300', '1,?500', '30'];
    let figures = 0;
    for (const { path } of pages()) {
      const page = await open(path);
      for (const { text, claims } of await page.evaluate(figuresOf)) {
        figures += 1;
        assert.ok(claims.length > 0, `${path}: "${text}" leads to no claim`);
        for (const claim of claims) assert.ok(claim === '#words' || found.get(claim)?.status === 200, `${path}: ${claim}`);
      }
      assert.deepEqual(await page.evaluate(looseNumbers, numbers), [], path);
    }
    assert.ok(figures > 150, `${figures} figures`);
  });

  test('every claim shows who said it, its words, their place in the source, and the proof, or says what is sealed', () => {
    const claims = pages().filter(({ path }) => path.startsWith('/claims/'));
    assert.ok(claims.length > 25, `${claims.length} claims`);
    for (const { path, text, links } of claims) {
      if (text.includes('This claim was corrected')) continue;
      assert.ok(text.includes('Who said it') && links.some((link) => link.startsWith('/v1/record/entries/')), path);
      if (path.includes(town.record.ids.sealed)) assert.ok(text.includes('The words are sealed') && text.includes('quote, place, summary'));
      else assert.match(text, /<blockquote[\s\S]*https:\/\/wire\.example\/1[\s\S]*characters \d+ to \d+ of the text/, path);
    }
    const { stands, corrected, retracted } = town.record.ids;
    assert.match(found.get(`/claims/${stands}`)?.text ?? '', /62 missiles[\s\S]*the unit was misread/);
    assert.match(found.get(`/claims/${corrected}`)?.text ?? '', new RegExp(`the unit was misread[\\s\\S]*/claims/${stands}`));
    assert.equal(found.has(`/claims/${retracted}`), false, 'nothing leads to what was taken back');
  });

  test('nothing unconfirmed, sealed or held, no name of the desk, and no point is anywhere', async () => {
    const { draft, retracted } = town.record.ids;
    for (const { path, text } of found.values()) {
      // The files draw zones by their outlines and middles, which are everybody's to know; a claim's own point is in none.
      const isDrawn = /\/claims\.(?:geojson|csv)/.test(path);
      const hidden = isDrawn ? SECRETS.filter((secret) => !/^\d/.test(secret)) : SECRETS;
      // The proof of an entry holds what the log holds: a commitment.
      for (const secret of [...hidden, ...POINTS, draft]) assert.ok(!text.includes(secret), `${path} tells ${secret}`);
      if (!isDrawn) assert.doesNotMatch(text, /(?<![:\d])3\d\.\d{3,}/, `${path} has a coordinate`);
    }
    assert.equal((await fetch(`${town.url}/claims/${draft}`)).status, 404);
    const gone = await fetch(`${town.url}/claims/${retracted}`);
    assert.equal(gone.status, 410);
    assert.match(await gone.text(), /the report does not say so/);
  });

  test('the agreement counts down with its script, and says when it was written without', async () => {
    const path = `/agreements/${town.record.ids.agreement}`;
    const still = await open(path, { hasScript: false });
    const written = (await still.getByRole('timer').textContent()) ?? '';
    assert.match(written, /^1 d 4 h \d+ min left as of when this page was written, .* UTC$/);
    const ticking = await open(path);
    const before = (await ticking.getByRole('timer').textContent()) ?? '';
    assert.match(before, /^1 d 4 h \d+ min \d+ s left counted on/);
    await ticking.waitForFunction((text) => document.querySelector('[role=timer]')?.textContent !== text, before);
    const text = found.get(path)?.text ?? '';
    for (const words of [
      'Asia/Jerusalem',
      'as agreed',
      'extended to',
      'For 86 Israelis, as told: 258 prisoners.',
      'PARTS',
      'OUTSIDE',
      'RATIO',
    ])
      assert.ok(text.includes(words), words);
    assert.match(text, /Our alerts in that minute:[\s\S]*Take shelter/);
    assert.match(text, /Our alerts on that day: none\.\s*We were not watching: this record begins on/);
  });

  test('only the page that counts may run a script', async () => {
    for (const { path } of pages()) {
      const policy = (await fetch(`${town.url}${path}`)).headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.equal(policy.includes("script-src 'self'"), /^\/agreements\/./.test(path), path);
    }
  });

  test('a place is an area or told in words: one that is held back says until when', () => {
    const { text = '' } = found.get('/map') ?? {};
    assert.match(text, /class="coarse"/);
    assert.match(text, /class="exact"/);
    assert.match(text, /Held back[\s\S]*held until \d{4}/);
    assert.match(text, /the old harbour/);
    assert.doesNotMatch(text, /<circle|<ellipse/);
  });

  test('the report tells what changed since the day before; from the beginning it tells all', () => {
    assert.match(found.get('/situation-report')?.text ?? '', /Since the report as it stood at the end of \d{4}-\d{2}-\d{2}\./);
    const { text = '' } = found.get('/situation-report?since=0') ?? {};
    assert.match(text, /taken back[\s\S]*the report does not say so/);
    assert.match(text, /by <bdi>leaflets<\/bdi>/);
  });

  test('the resident page leads to the record', async () => {
    const page = await open('/?lang=en#history');
    await page.locator('a[href="/incidents"]').click();
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Incidents');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing against any page: ${colorScheme}`, async () => {
      for (const path of onePageOfEach()) {
        const page = await open(path, { colorScheme });
        await album.take(page, `${colorScheme}${path.replaceAll(/\W+/g, '-')}`);
        assert.deepEqual(await violations(page), [], path);
      }
    });
  }

  test('no page scrolls sideways at 320 pixels, from left to right or from right to left', async () => {
    for (const path of onePageOfEach()) {
      const page = await open(path, { width: 320, colorScheme: 'dark' });
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate((way) => document.documentElement.setAttribute('dir', way), dir);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${path} ${dir}: ${over} pixels`);
      }
      await album.take(page, `320${path.replaceAll(/\W+/g, '-')}`);
    }
    console.log(`${found.size} addresses; screenshots in ${album.folder}`);
  });

  function onePageOfEach(): readonly string[] {
    const { incident, agreement, totals, stands, sealed, corrected, fresh } = town.record.ids;
    const single = [`/incidents/${incident}`, `/agreements/${agreement}`, `/series/${totals}`];
    return [...LISTS, '/incidents?status=Exercise', ...single, ...[stands, sealed, corrected, fresh].map((id) => `/claims/${id}`)];
  }
});

async function violations(page: Page): Promise<readonly object[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations: against } = await axe.run();
    return against.map(({ id, nodes }) => ({
      id,
      nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }));
  });
}
