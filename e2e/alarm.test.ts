import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { loudness, openAlbum, openBrowser, PHONE, skip } from './open-browser.ts';

const root = new URL('..', import.meta.url).pathname;
const album = openAlbum();

let demo: ChildProcess;
let browser: Browser;
let printed = '';

/** Waits until the demo has printed something that matches. */
async function told(pattern: RegExp): Promise<string> {
  for (let round = 0; round < 600; round += 1) {
    const match = pattern.exec(printed);
    if (match !== null) return match[1] ?? '';
    if (demo.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the demo never said ${pattern}:\n${printed}`);
}

before(async () => {
  if (skip !== false) return;
  demo = spawn(process.execPath, ['packages/cli/src/main.ts', 'demo', '--port', '0', '--wait', '4', '--once'], { cwd: root });
  for (const stream of [demo.stdout, demo.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  demo?.kill('SIGINT');
});

// Side by side: the resident's page and the operators' see the same exercise.
describe('the demonstration', { concurrency: 2 }, () => {
  test('a person at a browser hears the exercise alarm, is told what to do, and is released', { skip, timeout: 240_000 }, async () => {
    const url = await told(/residents {2}(\S+)\//);
    const page = await browser.newPage({ viewport: PHONE });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${url}/?zones=1932&lang=en`);
    await page.getByRole('button', { name: 'Turn on the alarm' }).click();
    await album.take(page, 'calm');
    const hebrew = await browser.newPage({ viewport: PHONE });
    await hebrew.goto(`${url}/?zones=1932&lang=he`);

    const alarm = page.getByRole('alert');
    await alarm.waitFor({ timeout: 60_000 });
    const text = await alarm.textContent();
    assert.match(text ?? '', /EXERCISE/);
    assert.match(text ?? '', /Ashkelon - South/);
    assert.match(text ?? '', /protected space/);
    const box = await alarm.boundingBox();
    assert.deepEqual([box?.width, box?.height], [390, 844], 'the alarm fills the screen');
    const before = Number(await page.locator('.figure').textContent());
    await page.waitForTimeout(2_200);
    const later = Number(await page.locator('.figure').textContent());
    assert.ok(before > later && later > 0, `counts down: ${before}, then ${later}`);
    assert.ok((await loudness(page)) > 0.01, 'something sounds');
    await album.take(page, 'alarm-en');
    await hebrew.getByRole('alert').waitFor();
    assert.equal(await hebrew.evaluate(() => document.documentElement.dir), 'rtl');
    assert.match((await hebrew.getByRole('alert').textContent()) ?? '', /תרגיל/);
    await album.take(hebrew, 'alarm-he');

    await page.getByText('It is over').waitFor({ timeout: 180_000 });
    await album.take(page, 'released');
    assert.equal(await page.getByText('could not be checked').count(), 0);
    assert.deepEqual(faults, []);
    console.log(`screenshots in ${album.folder}`);
  });

  test('the console shows nothing without the token; with it the map, what is in force and why', { skip, timeout: 240_000 }, async () => {
    const url = await told(/operators {2}(\S+)\/console\//);
    const token = await told(/operator token, shown once: {2}(\S+)/);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${url}/console/`);
    await page.getByLabel(/Operator token/).fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('not an operator').waitFor();
    assert.equal((await page.request.get(`${url}/v1/operator/view`)).status(), 401);
    await page.getByLabel(/Operator token/).fill(token);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('radar-south').waitFor();
    const inForce = page.getByRole('region', { name: 'In force' });
    await inForce.getByText('Ashkelon - South').waitFor({ timeout: 60_000 });
    await page.getByRole('region', { name: 'Tracks' }).getByText('rocket').first().waitFor();
    // The map turns to what is in force and its worker cuts the zones into tiles: a slow machine takes seconds over it.
    const calm = await browser.newPage();
    const untilMs = Date.now() + 60_000;
    let shares: Readonly<Record<string, number>> = {};
    do {
      const drawn = await page.locator('.stage').screenshot();
      const [zones = 0, stripes = 0, ellipse = 0] = await calm.evaluate(shareOfColours, {
        png: drawn.toString('base64'),
        colours: ['29,39,50', '77,134,232', '255,216,74'],
      });
      shares = { zones, stripes, ellipse };
    } while (!isDrawn(shares) && Date.now() < untilMs);
    await album.take(page, 'console');
    assert.ok(isDrawn(shares), `zones, stripes of the exercise's zones and ellipse are drawn: ${JSON.stringify(shares)}`);
    assert.deepEqual(complaints, []);
  });
});

const isDrawn = ({ zones = 0, stripes = 0, ellipse = 0 }: Readonly<Record<string, number>>): boolean =>
  zones > 0.002 && stripes > 0.002 && ellipse > 0.000_1;

/** How much of a picture is of each colour ("r,g,b"); runs in the browser. */
async function shareOfColours({ png, colours }: { readonly png: string; readonly colours: readonly string[] }): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
  const counts = new Map(colours.map((colour) => [colour, 0]));
  for (let place = 0; place < data.length; place += 4) {
    const colour = `${data[place]},${data[place + 1]},${data[place + 2]}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return colours.map((colour) => (4 * (counts.get(colour) ?? 0)) / data.length);
}
