import type { Page } from 'playwright-core';

/** A line of the resident app's history, as it lies in the browser. */
export interface KeptLine {
  readonly alert: string;
  readonly status: string;
  readonly phase: string;
  readonly path: string;
  readonly zones: readonly string[];
  readonly end?: string;
  readonly refused?: string;
}

/** Reads the history, newest first, from any page of the server; waits until it has at least so many lines. */
export async function readHistory(page: Page, linesMin = 0): Promise<readonly KeptLine[]> {
  let lines: readonly KeptLine[] = [];
  for (let round = 0; round < 100; round += 1) {
    lines = await page.evaluate(async () => {
      const open = indexedDB.open('tocsin');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const all = open.result.transaction('history').objectStore('history').index('heard').getAll();
      await new Promise((resolve) => all.addEventListener('success', resolve));
      open.result.close();
      return (all.result as KeptLine[]).toReversed();
    });
    if (lines.length >= linesMin) break;
    await page.waitForTimeout(50);
  }
  return lines;
}

/** Waits until the page has kept the server's key: a page that is left before has not met the server yet. */
export async function keyKept(page: Page): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    const count = await page.evaluate(async () => {
      const open = indexedDB.open('tocsin');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const counted = open.result.transaction('keys').objectStore('keys').count();
      await new Promise((resolve) => counted.addEventListener('success', resolve));
      open.result.close();
      return counted.result;
    });
    if (count > 0) return;
    await page.waitForTimeout(50);
  }
  throw new Error('the page never kept a key');
}
