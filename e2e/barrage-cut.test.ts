import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser, Page } from 'playwright-core';
import { buildPages } from '../packages/cli/src/build-pages.ts';
import { type CuttableLine, openCuttableLine } from './cuttable-line.ts';
import { alertsOf, raise, say } from './feed-alerts.ts';
import { openBrowser, PHONE, skip } from './open-browser.ts';
import { type KeptLine, readHistory } from './resident-memory.ts';

/** Warnings of the barrage, at least; each is raised and ended. */
const WARNINGS_MIN = 150;
const CUTS = 5;
/** As long as a lift ride, or a phone between two cells. */
const OFFLINE_MS = 60_000;

let browser: Browser;
let server: TestServer;
let line: CuttableLine;

async function visit(zones: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage();
  // Every alarm that comes onto the screen, by the tab's title: it is set with the screen and names the zone.
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownAlarms: shown });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof HTMLElement && (node.matches('.alarm') || node.querySelector('.alarm') !== null)) shown.push(node.className);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${line.url}/?zones=${zones}&lang=en`);
  await page.locator('.status.fine').waitFor();
  return page;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const raisesOf = (history: readonly KeptLine[]) => history.filter(({ phase }) => phase !== 'allClear');

describe('a line that is cut', { skip, timeout: 300_000 }, () => {
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
    for (const context of browser.contexts()) await context.close();
    await line.close();
    await server.close();
  });

  test('in the middle of a barrage and back: no alert is missed and none is told twice', async () => {
    const page = await visit('south,north,far');
    const lanes = [
      { zones: ['south'], key: KEYS.live },
      { zones: ['north', 'far'], key: KEYS.live },
      { zones: ['south', 'far'], key: KEYS.drill },
    ];
    let isCutting = true;
    const cutting = (async () => {
      for (let cut = 0; cut < CUTS; cut += 1) {
        const before = line.connections();
        await wait(700);
        line.cut();
        await wait(cut % 2 === 0 ? 150 : 1_200);
        line.mend();
        while (line.connections() === before) await wait(20);
      }
      isCutting = false;
    })();
    let warnings = 0;
    while (isCutting || warnings < WARNINGS_MIN) {
      const lane = lanes[warnings % lanes.length];
      for (const phase of ['shelter', 'allClear'] as const) {
        await say(server.url, { ...lane, phase });
        await wait(15);
      }
      warnings += 1;
    }
    await cutting;
    await say(server.url, { phase: 'shelter', zones: ['far'] });
    await page.locator('.alarm.Actual').waitFor();

    const sent = await alertsOf(server.url, 1_000);
    assert.ok(sent.length > 2 * WARNINGS_MIN, `${sent.length} alerts`);
    const history = await readHistory(page, sent.length);
    assert.deepEqual(
      history.map(({ alert }) => alert).toSorted(),
      sent.map(({ id }) => id).toSorted(),
      'each alert is told, and told once',
    );
    assert.deepEqual(
      history.filter(({ refused }) => refused !== undefined),
      [],
      'and nothing of it is taken for a replay',
    );
    const open = raisesOf(history).filter(({ end }) => end === undefined);
    assert.deepEqual(
      open.map(({ status, zones }) => ({ status, zones })),
      [{ status: 'Actual', zones: ['far'] }],
    );
    const shown = await page.evaluate(() => (globalThis as unknown as { shownAlarms: string[] }).shownAlarms.length);
    assert.ok(shown <= warnings + 1, `${shown} alarms came onto the screen, of ${warnings + 1}`);
    console.log(`${sent.length} alerts told over ${line.connections()} connections, ${CUTS} cuts; ${shown} alarms came onto the screen`);
  });

  test('a minute without a connection, then exactly what is still true', async () => {
    const page = await visit('south,north,far');
    await raise(server.url, { phase: 'shelter', zones: ['south'] });
    await page.locator('.alarm.shelter').waitFor();
    await raise(server.url, { phase: 'prepare', zones: ['north'] });
    await readHistory(page, 2);
    line.cut();
    const mendMs = Date.now() + OFFLINE_MS;
    await raise(server.url, { phase: 'allClear', zones: ['south'] });
    await raise(server.url, { phase: 'shelter', zones: ['north'] });
    await raise(server.url, { phase: 'shelter', zones: ['far'] });
    await raise(server.url, { phase: 'allClear', zones: ['far'] });
    await wait(mendMs - Date.now() - 2_000);
    assert.match((await page.locator('.alarm').textContent()) ?? '', /Southtown/, 'what was heard last stands');
    assert.match((await page.locator('.alarm').textContent()) ?? '', /cannot warn/, 'and it says that nothing is heard now');
    await page.evaluate(() => (globalThis as unknown as { shownAlarms: string[] }).shownAlarms.splice(0));
    await wait(mendMs - Date.now());
    line.mend();
    await page.locator('.alarm', { hasText: 'Northtown' }).waitFor({ timeout: 10_000 });
    const text = (await page.locator('.alarm').textContent()) ?? '';
    assert.doesNotMatch(text, /Southtown|Farville/);
    const history = await readHistory(page, 6);
    assert.deepEqual(
      raisesOf(history).map(({ zones, phase, end }) => `${zones.join()} ${phase} ${end ?? 'in force'}`),
      ['far shelter told', 'north shelter in force', 'north prepare in force', 'south shelter told'],
    );
    await say(server.url, { phase: 'allClear', zones: ['north'] });
    await page.locator('.alarm').waitFor({ state: 'detached' });
    assert.equal((await readHistory(page, 7)).length, 7);
  });
});
