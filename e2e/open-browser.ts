import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why the browser tests cannot run on this machine; false where they can. */
export const skip: string | false = existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed`;

/** A phone, the size that the resident page is made for first. */
export const PHONE = { width: 390, height: 844 } as const;

/** Opens Debian's Chromium with a fresh profile. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Takes screenshots into a folder of their own under the system's temporary folder, and says where. */
export function openAlbum(): { readonly folder: string; readonly take: (page: Page, name: string) => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-screenshots-'));
  return {
    folder,
    async take(page, name) {
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
  };
}

/** How loud the page is right now, 0 to 1: the largest of some readings, for a tone has pauses. */
export async function loudness(page: Page): Promise<number> {
  let most = 0;
  for (let reading = 0; reading < 10; reading += 1) {
    most = Math.max(most, await page.evaluate(() => (globalThis as unknown as { tocsinSoundLevel(): number }).tocsinSoundLevel()));
    await page.waitForTimeout(40);
  }
  return most;
}
