import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { buildVerifyPage } from '@tocsin/cli/record/build-verify-page';
import { ATTACKS, tamperedRecord } from '@tocsin/testkit/record/tampered-record';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, skip } from './open-browser.ts';

const RUNS = 100;

describe('the page that checks a record without a network', { skip, timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-page-'));
  let browser: Browser;
  let page: Page;
  before(async () => {
    const path = join(folder, 'verify.html');
    writeFileSync(path, await buildVerifyPage());
    browser = await openBrowser();
    const context = await browser.newContext({ offline: true });
    page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function check(content: string, { key, older }: { readonly key: string; readonly older: string }): Promise<string> {
    await page.setInputFiles('#file', { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await page.fill('#key', key);
    await page.fill('#older', older);
    await page.evaluate(() => document.querySelector('#verdict')?.replaceChildren());
    await page.click('button');
    await page.waitForFunction(() => document.querySelector('#verdict')?.textContent !== '');
    return (await page.textContent('#verdict')) ?? '';
  }

  for (const attack of ATTACKS) {
    test(`${attack}: ${RUNS} of ${RUNS} seeded runs are found`, async () => {
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const { honest, tampered, verifierKey, kept } = tamperedRecord(seed, attack);
        const wishes = { key: verifierKey, older: kept };
        if (seed % 10 === 0) assert.match(await check(JSON.stringify(honest), wishes), /^✓ This record is whole/, `seed ${seed}`);
        assert.match(await check(JSON.stringify(tampered), wishes), /^✗/, `seed ${seed} went unseen`);
      }
    });
  }

  test('what is no export, and no key, is said to be none', async () => {
    const { honest, verifierKey } = tamperedRecord(1, 'flip');
    assert.match(await check('{}', { key: '', older: '' }), /^✗ This is no exported file/);
    assert.match(await check(JSON.stringify(honest), { key: 'nonsense', older: '' }), /^✗ The key is not one/);
    assert.match(await check(JSON.stringify(honest), { key: verifierKey, older: 'nonsense' }), /^✗/);
  });
});
