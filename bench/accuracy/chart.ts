/** A scale of a chart. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Equal steps multiply instead of adding. */
  readonly isLog?: boolean;
}

/** A place on a chart, perhaps with the bounds of its doubt and a word beside it. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
  readonly word?: string;
}

/** Points that belong together. `colour` is 0 to 5. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  readonly style: 'line' | 'dots' | 'dashes';
  readonly colour: number;
}

/** One panel. */
export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** A range of y to be met, shaded. */
  readonly band?: readonly [number, number];
}

const WIDTH = 420;
const HEIGHT = 330;
const PLOT = { left: 62, right: 14, top: 34, bottom: 48 } as const;
const LEGEND_ROW = 18;

/** Colours that keep apart for most kinds of colour blindness (Okabe and Ito 2008), one set for each background. */
const STYLE = `
.ground{fill:#ffffff}.ink{fill:#1f2328}.axis{stroke:#6e7781;fill:none}.grid{stroke:#d8dee4;fill:none}.band{fill:#1a7f37;fill-opacity:.14}
.c0{--c:#0072b2}.c1{--c:#d55e00}.c2{--c:#00795a}.c3{--c:#a6488a}.c4{--c:#8a6d00}.c5{--c:#57606a}
.mark{fill:var(--c)}.stroke{stroke:var(--c);stroke-width:1.8;fill:none}.thin{stroke:var(--c);stroke-width:1;fill:none}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117}.ink{fill:#e6edf3}.axis{stroke:#8b949e}.grid{stroke:#30363d}.band{fill:#3fb950;fill-opacity:.2}
.c0{--c:#56b4e9}.c1{--c:#ff9248}.c2{--c:#2fc79a}.c3{--c:#e59acb}.c4{--c:#f0d860}.c5{--c:#a0a8b0}}`;

/** Panels side by side, as SVG that follows the reader's light or dark background. */
export function svgOf(charts: readonly Chart[], title: string): string {
  const names = [...new Map(charts.flatMap(({ series }) => series.map((one) => [one.name, one] as const))).values()];
  const width = WIDTH * charts.length;
  const inRow = Math.max(1, Math.floor(width / 210));
  const height = HEIGHT + LEGEND_ROW * Math.ceil(names.length / inRow) + 10;
  const panels = charts.map((chart, place) => `<g transform="translate(${place * WIDTH} 0)">${panelOf(chart)}</g>`);
  const legend = names.map((series, place) =>
    legendOf(series, 16 + (place % inRow) * 210, HEIGHT + LEGEND_ROW * Math.floor(place / inRow)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui,sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style><rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    ...panels,
    ...legend,
    '</svg>\n',
  ].join('\n');
}

function panelOf({ title, x, y, series, band }: Chart): string {
  const [left, right, top, bottom] = [PLOT.left, WIDTH - PLOT.right, PLOT.top, HEIGHT - PLOT.bottom];
  const toX = (value: number): number => left + placeOn(x, value) * (right - left);
  const toY = (value: number): number => bottom - placeOn(y, value) * (bottom - top);
  const parts = [text([(left + right) / 2, 20], title, 'middle', 'font-weight="600"')];
  if (band !== undefined)
    parts.push(
      `<rect class="band" x="${left}" width="${right - left}" y="${round(toY(band[1]))}" height="${round(toY(band[0]) - toY(band[1]))}"/>`,
    );
  for (const tick of y.ticks) {
    parts.push(`<path class="grid" d="M${left} ${round(toY(tick))}H${right}"/>`);
    parts.push(text([left - 6, toY(tick) + 4], tickText(tick), 'end'));
  }
  for (const tick of x.ticks) {
    parts.push(`<path class="grid" d="M${round(toX(tick))} ${top}V${bottom}"/>`);
    parts.push(text([toX(tick), bottom + 16], tickText(tick), 'middle'));
  }
  parts.push(`<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`);
  parts.push(text([(left + right) / 2, bottom + 36], x.label, 'middle'));
  parts.push(text([14, (top + bottom) / 2], y.label, 'middle', `transform="rotate(-90 14 ${(top + bottom) / 2})"`));
  const canvas = { toX, toY, words: [] };
  for (const one of series) parts.push(seriesOf(one, canvas));
  return parts.join('\n');
}

/** Where a panel's values lie in the picture, px, and where words stand already. */
interface Canvas {
  readonly toX: (value: number) => number;
  readonly toY: (value: number) => number;
  readonly words: (readonly [number, number])[];
}

/** Words nearer than this to others are left out, px. */
const WORD_PX = [34, 10] as const;

function seriesOf({ points, style, colour }: Series, { toX, toY, words }: Canvas): string {
  const shown = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const path = shown.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${round(toX(x))} ${round(toY(y))}`).join('');
  const parts = style === 'dots' ? [] : [`<path class="stroke" d="${path}"${style === 'dashes' ? ' stroke-dasharray="5 4"' : ''}/>`];
  for (const { x, y, low, high, word } of shown) {
    if (low !== undefined && high !== undefined)
      parts.push(`<path class="thin" d="M${round(toX(x))} ${round(toY(low))}V${round(toY(high))}"/>`);
    if (style !== 'dashes') parts.push(`<circle class="mark" cx="${round(toX(x))}" cy="${round(toY(y))}" r="3"/>`);
    const at = [toX(x) + 5, toY(y) - 5] as const;
    if (word === undefined || words.some(([left, base]) => Math.abs(left - at[0]) < WORD_PX[0] && Math.abs(base - at[1]) < WORD_PX[1]))
      continue;
    words.push(at);
    parts.push(text(at, word, 'start', 'font-size="10"'));
  }
  return `<g class="c${colour}">${parts.join('')}</g>`;
}

function legendOf({ name, style, colour }: Series, x: number, y: number): string {
  const line = style === 'dots' ? '' : `<path class="stroke" d="M${x} ${y}h24"${style === 'dashes' ? ' stroke-dasharray="5 4"' : ''}/>`;
  const dot = style === 'dashes' ? '' : `<circle class="mark" cx="${x + 12}" cy="${y}" r="3"/>`;
  return `<g class="c${colour}">${line}${dot}</g>${text([x + 30, y + 4], name, 'start')}`;
}

/** 0 at the axis's beginning, 1 at its end; what lies outside stays at the edge. */
function placeOn({ from, to, isLog }: Axis, value: number): number {
  const scale = isLog === true ? Math.log : (plain: number): number => plain;
  const place = (scale(value) - scale(from)) / (scale(to) - scale(from));
  return Number.isNaN(place) ? 0 : Math.min(1, Math.max(0, place));
}

function text([x, y]: readonly [number, number], words: string, anchor: 'start' | 'middle' | 'end', more = ''): string {
  return `<text class="ink" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${more}>${escaped(words)}</text>`;
}

function tickText(value: number): string {
  return Math.abs(value) >= 1_000 ? value.toLocaleString('en') : String(value);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
