// Draws the resident app's icons: `node scripts/draw-icons.ts`. Its pictures are committed; this is run again only to change them.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = new URL('../packages/resident/public/icons/', import.meta.url);

/** A bell that swings, in a box of 100. */
const BELL = `<g fill="FILL"><path d="M50 20c-13 0-22 10-22 24v14l-8 12h60l-8-12V44c0-14-9-24-22-24z"/><path d="M41 75a9 9 0 0 0 18 0z"/>
<path d="M17 26a36 36 0 0 0-6 20h7a29 29 0 0 1 5-16zM83 26a36 36 0 0 1 6 20h-7a29 29 0 0 0-5-16z"/></g>`;
const MARK = `<g fill="FILL"><path d="M44 18h12l-2 42h-8z"/><circle cx="50" cy="75" r="8"/></g>`;
const TICK = `<path d="M24 52l18 18 34-40" fill="none" stroke="FILL" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>`;
const ROUNDS = `<circle cx="50" cy="50" r="26" fill="none" stroke="FILL" stroke-width="9"/><circle cx="50" cy="50" r="8" fill="FILL"/>`;

interface Icon {
  readonly name: string;
  readonly size: number;
  readonly sign: string;
  /** Absent: nothing behind the sign, as the status bar wants it. */
  readonly ground?: string;
  /** Corner radius, in hundredths; the system cuts maskable ones itself. */
  readonly radius?: number;
  /** Size of the sign, 1 fills the box. Inside a maskable icon the inner 80 % are safe. */
  readonly scale?: number;
}

/** Colours as the page has them: live, exercise and test never look alike. */
const ICONS: readonly Icon[] = [
  { name: 'icon-192', size: 192, sign: BELL, ground: '#c4161c', radius: 22 },
  { name: 'icon-512', size: 512, sign: BELL, ground: '#c4161c', radius: 22 },
  { name: 'maskable-512', size: 512, sign: BELL, ground: '#c4161c', scale: 0.72 },
  { name: 'touch-180', size: 180, sign: BELL, ground: '#c4161c', scale: 0.85 },
  { name: 'badge', size: 96, sign: BELL },
  { name: 'shelter', size: 192, sign: MARK, ground: '#c4161c', radius: 50 },
  { name: 'prepare', size: 192, sign: MARK, ground: '#b45f06', radius: 50 },
  { name: 'released', size: 192, sign: TICK, ground: '#1d7a46', radius: 50 },
  { name: 'exercise', size: 192, sign: ROUNDS, ground: '#1c4fa0', radius: 12 },
  { name: 'test', size: 192, sign: ROUNDS, ground: '#4a4f58', radius: 12 },
];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const { name, size, sign, ground, radius = 0, scale = 1 } of ICONS) {
  const back = ground === undefined ? '' : `<rect width="100" height="100" rx="${radius}" fill="${ground}"/>`;
  const move = 50 - 50 * scale;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${size}" height="${size}">${back}
<g transform="translate(${move} ${move}) scale(${scale})">${sign.replaceAll('FILL', '#fff')}</g></svg>`;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0;line-height:0}</style>${svg}`);
  writeFileSync(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
