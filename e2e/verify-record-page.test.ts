import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { buildVerifyPage } from '@tocsin/cli/record/build-verify-page';
import { EXPORT_ATTACKS, tamperedExport } from '@tocsin/testkit/record/tampered-export';
import { OPENING_ATTACKS, tamperedOpening } from '@tocsin/testkit/record/tampered-opening';
import { ATTACKS, tamperedRecord } from '@tocsin/testkit/record/tampered-record';
import type { PublishedFile } from '@tocsin/verifier/published-file';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, skip } from './open-browser.ts';

const RUNS = 100;

interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** One check: the files in base64, for the way into the page. */
interface Case {
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  readonly key: string;
  readonly older: string;
}

function fileAndProof({ name, bytes, proof }: PublishedFile): readonly ChosenFile[] {
  return [
    { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) },
    { name: `${name}.tlog-proof`, mimeType: 'text/plain', buffer: Buffer.from(proof) },
  ];
}

function inBase64({ name, buffer }: Pick<ChosenFile, 'name' | 'buffer'>): Case['files'][number] {
  return { name, base64: buffer.toString('base64') };
}

function asJson(file: object): Case['files'][number] {
  return inBase64({ name: 'export.json', buffer: Buffer.from(JSON.stringify(file)) });
}

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

  const verdictOf = async () => {
    await page.waitForFunction(() => document.querySelector('#verdict')?.textContent !== '');
    return (await page.textContent('#verdict')) ?? '';
  };
  async function checkFiles(files: readonly ChosenFile[], { key, older = '' }: { readonly key: string; readonly older?: string }) {
    await page.setInputFiles('#file', [...files]);
    await page.fill('#key', key);
    await page.fill('#older', older);
    await page.evaluate(() => document.querySelector('#verdict')?.replaceChildren());
    await page.click('button');
    return verdictOf();
  }
  const check = (content: string, wishes: { readonly key: string; readonly older?: string }) =>
    checkFiles([{ name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(content) }], wishes);
  /** Many checks, one after the other, without a way out of the page between them: the page's own form, its own button's work. */
  const checkAll = (cases: readonly Case[]) =>
    page.evaluate(async (all) => {
      const find = (selector: string) => document.querySelector<HTMLInputElement>(selector) ?? document.createElement('input');
      const told: { verdict: string; details: string }[] = [];
      for (const { files, key, older } of all) {
        const chosen = new DataTransfer();
        for (const { name, base64 } of files)
          chosen.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
        find('#file').files = chosen.files;
        find('#key').value = key;
        find('#older').value = older;
        find('#verdict').replaceChildren();
        document.querySelector('form')?.requestSubmit();
        while (find('#verdict').textContent === '') await new Promise((resolve) => setTimeout(resolve, 0));
        told.push({ verdict: find('#verdict').textContent ?? '', details: find('#details').textContent ?? '' });
      }
      return told;
    }, cases);

  /** What a drill gives for each seed: the honest files must hold, the tampered ones must not. */
  async function drill(caseOf: (seed: number) => { readonly honest: Case; readonly tampered: Case }) {
    const cases = Array.from({ length: RUNS }, (_, place) => caseOf(place + 1));
    const [honest, tampered] = [await checkAll(cases.map((each) => each.honest)), await checkAll(cases.map((each) => each.tampered))];
    for (const [place, { verdict }] of honest.entries()) assert.match(verdict, /^✓/, `seed ${place + 1}`);
    for (const [place, { verdict }] of tampered.entries()) assert.match(verdict, /^✗/, `seed ${place + 1} went unseen`);
    assert.deepEqual([honest.length, tampered.length], [RUNS, RUNS]);
    return { honest, tampered };
  }

  for (const attack of ATTACKS) {
    test(`${attack}: ${RUNS} of ${RUNS} seeded runs are found`, async () => {
      const { honest } = await drill((seed) => {
        const { honest: good, tampered: bad, verifierKey: key, kept: older } = tamperedRecord(seed, attack);
        return { honest: { files: [asJson(good)], key, older }, tampered: { files: [asJson(bad)], key, older } };
      });
      for (const { verdict } of honest) assert.match(verdict, /^✓ This record is whole/);
    });
  }

  for (const attack of OPENING_ATTACKS) {
    test(`an opened entry, ${attack}: ${RUNS} of ${RUNS} seeded runs are found`, async () => {
      const { honest, tampered } = await drill((seed) => {
        const { honest: good, tampered: bad, verifierKey: key } = tamperedOpening(seed, attack);
        return { honest: { files: [asJson(good)], key, older: '' }, tampered: { files: [asJson(bad)], key, older: '' } };
      });
      for (const { details } of honest)
        assert.ok(details.includes('claim: "launch_count"') && /Sealed, of this entry: .*where\.points/.test(details), details);
      for (const { details } of tampered) assert.ok(details.includes('NOT_WHAT_WAS_SEALED') && !details.includes('Shown'), details);
    });
  }

  for (const attack of EXPORT_ATTACKS) {
    test(`a published file, ${attack}: ${RUNS} of ${RUNS} seeded runs are found`, async () => {
      await drill((seed) => {
        const { honest: good, tampered: bad, verifierKey: key } = tamperedExport(seed, attack);
        const caseOf = (file: PublishedFile): Case => ({ files: fileAndProof(file).map(inBase64), key, older: '' });
        return { honest: caseOf(good), tampered: caseOf(bad) };
      });
    });
  }

  test('files that somebody chooses by hand, and the button', async () => {
    const { honest, tampered, verifierKey, kept } = tamperedRecord(1, 'fork');
    const wishes = { key: verifierKey, older: kept };
    assert.match(await check(JSON.stringify(honest), wishes), /^✓ This record is whole.*grown from the 1 checkpoints/);
    assert.match(await check(JSON.stringify(tampered), wishes), /^✗ This record is NOT/);
    const { honest: entry, verifierKey: key } = tamperedOpening(1, 'change-value');
    assert.match(await check(JSON.stringify(entry), { key }), /^✓ This entry stands in the signed log/);
    const { honest: file, verifierKey: fileKey } = tamperedExport(1, 'flip');
    assert.match(await checkFiles(fileAndProof(file), { key: fileKey }), /^✓ This file was published as it is here/);
  });

  test('a file and its proof may be dropped on the page, in any order', async () => {
    const { honest, verifierKey } = tamperedExport(1, 'flip');
    await page.fill('#key', verifierKey);
    await page.evaluate(() => document.querySelector('#verdict')?.replaceChildren());
    const texts = fileAndProof(honest).map(({ name, buffer }) => ({ name, text: buffer.toString() }));
    await page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of files) dataTransfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, texts.toReversed());
    assert.match(await verdictOf(), /^✓ This file was published as it is here: claims\.csv/);
  });

  test('what is missing or too much is said: a proof alone, a file without its proof, two files, no key', async () => {
    const { honest, verifierKey: key } = tamperedExport(1, 'flip');
    const [file, proof] = fileAndProof(honest);
    assert.ok(file !== undefined && proof !== undefined);
    assert.match(await checkFiles([proof], { key }), /^✗ Choose the file together with its proof/);
    assert.match(await checkFiles([file], { key }), /^✗ This is no exported file.*choose its \.tlog-proof with it/);
    assert.match(await checkFiles([file, file, proof], { key }), /^✗ Choose one/);
    assert.match(await checkFiles([file, proof], { key: '' }), /^✗ A proof names no key/);
    assert.match(await checkFiles([{ ...file, name: 'claims (2).csv' }, proof], { key }), /^✓/, 'a renamed file is known by its bytes');
  });

  test('what is no export, and no key, is said to be none', async () => {
    const { honest, verifierKey } = tamperedRecord(1, 'flip');
    assert.match(await check('{}', { key: '', older: '' }), /^✗ This is no exported file/);
    assert.match(await check(JSON.stringify(honest), { key: 'nonsense', older: '' }), /^✗ The key is not one/);
    assert.match(await check(JSON.stringify(honest), { key: verifierKey, older: 'nonsense' }), /^✗/);
  });
});
