import { printedNumber } from '@tocsin/core/record/bounds/bounds';
import type { Bounds } from '@tocsin/core/record/claim';
import { placeSpanOf } from '@tocsin/core/record/view/place-span';
import type { ShownPoint } from '@tocsin/core/record/view/series-view';
import { html, type Markup } from '../html.ts';
import { WORDS } from './words.ts';

const [WIDTH, HEIGHT] = [600, 320];
/** Where the bars stand: left, top, right, bottom. */
const [LEFT, TOP, RIGHT, BOTTOM] = [84, 24, 590, 272];
const BAR_MIN_PX = 7;
/** An exact figure is a line this thick, so that it can be seen. */
const THIN_PX = 5;

interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: Bounds;
}

/**
 * Points of a series as bars from the lower bound to the upper one, as wide as the time they stand for. A missing bound leaves the bar
 * open on that side; nothing joins two points.
 */
export function seriesFigure(points: readonly ShownPoint[], timeZone: string): Markup {
  const bars = points.flatMap(({ when, value }): readonly Bar[] => {
    const span = placeSpanOf(when, timeZone);
    return span === undefined || value === undefined || !Number.isFinite(span.fromMs) || !Number.isFinite(span.toMs)
      ? []
      : [{ ...span, value }];
  });
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const [fromMs, toMs] = [Math.min(...bars.map((bar) => bar.fromMs)), Math.max(...bars.map((bar) => bar.toMs))];
  const top = niceTop(Math.max(1, ...bars.map(({ value }) => Math.max(value.max ?? 0, value.min ?? 0, printedNumber(value) ?? 0))));
  const x = (ms: number) => Math.round(LEFT + ((ms - fromMs) / Math.max(1, toMs - fromMs)) * (RIGHT - LEFT));
  const y = (count: number) => Math.round(BOTTOM - (count / top) * (BOTTOM - TOP));
  const days = [dayText(fromMs), dayText(toMs - 1)] as const;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${WORDS.series.alt(bars.length, days[0], days[1])}">
${[0, top / 2, top].map((count) => html`<path class="grid" d="M${LEFT} ${y(count)}H${RIGHT}"/><text class="y" x="${LEFT - 8}" y="${y(count) + 6}">${shortNumber(count)}</text>`)}
${bars.map((bar) => barOf(bar, x, y, top))}
<text x="${LEFT}" y="${BOTTOM + 26}">${days[0]}</text>${days[0] !== days[1] && html`<text class="y" x="${RIGHT}" y="${BOTTOM + 26}">${days[1]}</text>`}
</svg>`;
}

function barOf({ fromMs, toMs, value }: Bar, x: (ms: number) => number, y: (count: number) => number, top: number): Markup {
  const width = Math.max(BAR_MIN_PX, x(toMs) - x(fromMs) - 1);
  const left = Math.min(RIGHT - width, x(fromMs));
  const [low, high] = [y(value.min ?? 0), y(value.max ?? top)];
  const isOpen = value.min === null || value.max === null;
  const height = Math.max(THIN_PX, low - high);
  const upper = low - high < THIN_PX ? Math.round((low + high - THIN_PX) / 2) : high;
  const printed = printedNumber(value);
  // An open bar has no edge on the side that nobody bounded; the floor that was told is a firm line.
  return html`<rect class="${isOpen ? 'open' : 'bar'}" x="${left}" y="${upper}" width="${width}" height="${height}"/>${value.min !== null && value.max === null && html`<rect class="bar" x="${left}" y="${low - THIN_PX}" width="${width}" height="${THIN_PX}"/>`}${value.max !== null && value.min === null && html`<rect class="bar" x="${left}" y="${high}" width="${width}" height="${THIN_PX}"/>`}${value.min === null && value.max === null && printed !== undefined && html`<path class="printed" d="M${left} ${y(printed)}h${width}"/>`}`;
}

/** A round number at or above. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 6, 8, 10].find((factor) => factor * power >= most) ?? 10) * power;
}

function shortNumber(count: number): string {
  return count >= 1e6 ? `${count / 1e6}M` : count >= 10_000 ? `${count / 1e3}k` : `${count}`;
}

function dayText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}
