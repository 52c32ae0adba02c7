import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Browser, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESK = { width: 1280, height: 800 } as const;

/** The desk's parts by their keys. */
export const PARTS = [
  ['W', 'waiting'],
  ['I', 'incidents'],
  ['P', 'proposals'],
  ['E', 'entries'],
  ['R', 'reports'],
] as const;

/** Somebody at the desk of the record. */
export interface Seat {
  readonly page: Page;
  readonly press: (...keys: string[]) => Promise<void>;
  /** Waits until the desk says something. */
  readonly said: (words: RegExp) => Promise<void>;
  /** Reads an address in this person's name. */
  readonly read: <Body>(path: string) => Promise<Body>;
}

/** An entry as the desk lists it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly standing: string;
  readonly next?: string;
}

/** Opens the console as an operator, at the desk of the record. */
export async function sitDown(browser: Browser, url: string, token: string): Promise<Seat> {
  const page = await (await browser.newContext({ viewport: DESK })).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${url}/console/`);
  await page.getByLabel(/Operator token/).fill(token);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.locator('.lanes').waitFor();
  await page.keyboard.press('r');
  await page.locator('main.review').waitFor();
  return {
    page,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    said: (words) => page.getByRole('status').getByText(words).waitFor(),
    async read<Body>(path: string) {
      const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      assert.ok(response.ok, `${path}: ${response.status}`);
      return (await response.json()) as Body;
    },
  };
}

/** Entries of some kinds, newest first. */
export async function listed({ read }: Seat, kinds: string): Promise<readonly Listed[]> {
  return (await read<{ entries: readonly Listed[] }>(`/v1/operator/record/entries?kinds=${kinds}`)).entries;
}

/** Confirms everything that waits for somebody, sends it, and publishes one by one what may be. */
export async function confirmAndPublish(seat: Seat): Promise<void> {
  const { page, press, read } = seat;
  await go(seat, 'W', 'waiting');
  const waiting = page.locator('.drafts footer p');
  while (!/\b0 wait/.test((await waiting.textContent()) ?? '')) await press('Enter');
  await send(seat);
  const cards = page.locator('.claim', { hasText: 'p publishes it' });
  const publishable = async () => {
    const { entries } = await read<{ entries: readonly Listed[] }>('/v1/operator/record/queue');
    return entries.filter(({ next }) => next === 'publish').map(({ id }) => id);
  };
  for (let left = await publishable(); left.length > 0; left = await publishable()) {
    await until(async () => (await cards.count()) === left.length);
    await cards.first().locator('button').click();
    await press('p');
    // What is published may let others be: a series its points.
    await until(async () => {
      const ids = await publishable();
      return left.some((id) => !ids.includes(id));
    });
  }
}

/** Sends what was decided, and waits until it is in the record. */
export async function send({ page, press }: Seat): Promise<void> {
  await press('s');
  await page.locator('.drafts footer p', { hasText: ' 0 decided' }).waitFor();
}

/** To another part of the desk, by way of the reports, and until it is read. */
export async function go({ page, press }: Seat, key: string, name: string): Promise<void> {
  await press('Escape', 'R', key);
  await page.locator(`main.${name} .list[aria-busy=false]`).waitFor();
}

/** Keeps a form, until the desk has said so and shows what came of it. */
export async function keep({ page, press, said }: Seat, words: RegExp): Promise<void> {
  await press('Control+Enter');
  await said(words);
  await page.locator('.entry-form').waitFor({ state: 'detached' });
}

/** Types into the field that has the focus, and goes on. */
export async function fill({ page, press }: Seat, ...values: readonly string[]): Promise<void> {
  for (const value of values) {
    if (value !== '') await page.keyboard.insertText(value);
    await press('Tab');
  }
}

/** Finds an entry by words in the box that has the focus, and takes the first. */
export async function pick({ page, press }: Seat, words: string): Promise<void> {
  const picked = page.locator('.picked');
  const before = await picked.count();
  await page.keyboard.insertText(words);
  await press('Enter');
  await picked.nth(before).waitFor();
}

/** Selects the first letters of some words of the report, as a pointer does. */
export function selectWords(page: Page, words: string, length: number): Promise<void> {
  return page.evaluate(
    ([text, count]) => {
      const node = [...(document.querySelector('.report')?.childNodes ?? [])].find((each) => each.textContent?.includes(text));
      if (node === undefined) throw new Error(`${text} is not in the report`);
      const at = node.textContent?.indexOf(text) ?? 0;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + count);
      dispatchEvent(new MouseEvent('mouseup'));
    },
    [words, length] as const,
  );
}

/** Drops a text file on the reports. */
export function dropFile(page: Page, name: string, text: string): Promise<void> {
  return page.evaluate(
    ([file, words]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words], file, { type: 'text/plain' }));
      document.querySelector('.paste')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
}

/** Fails with what axe-core finds wrong on the page. */
export async function isAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  assert.deepEqual(violations, [], where);
}

/** Tests of which each goes on where the one before it ended; after one has failed the others say so at once. */
export function stepByStep(onFailure: () => Promise<unknown>): (name: string, take: () => Promise<void>) => void {
  let failed: string | undefined;
  return (name, take) =>
    void test(name, async () => {
      assert.equal(failed, undefined, 'a step before this one failed');
      failed = name;
      try {
        await take();
        failed = undefined;
      } finally {
        if (failed !== undefined) await onFailure();
      }
    });
}

/** Has the engine raise an alert of its own. */
export async function soundAlarm(url: string, key: string): Promise<void> {
  const response = await fetch(`${url}/v1/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'feed-alert',
      source: 'town-hall',
      time: new Date().toISOString(),
      phase: 'shelter',
      threat: 'rocket',
      zones: ['south'],
    }),
  });
  assert.ok(response.ok, await response.text());
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not come to be');
}
