import type { TimelineMark } from '@tocsin/core/record/view/timeline';
import { html, type Markup } from '../html.ts';
import { WORDS } from './words.ts';

export const DAY_MS = 86_400_000;
const WIDTH = 600;
/** Where the hours begin: the names of the lanes stand before it. */
const LEFT = 96;
const ROW_PX = 14;
const MARK_MIN_PX = 4;
/** Rows that the bar of what is known to the day takes. */
const DAYWIDE_ROWS = 1.6;
const ROWS_MAX = 12;
const words = WORDS.timeline;

/** One day of the timeline, midnight to midnight by the clock of the place. */
export interface TimelineDay {
  readonly day: string;
  readonly fromMs: number;
  readonly own: readonly TimelineMark[];
  /** Claims with an hour, or part of the day. */
  readonly timed: readonly TimelineMark[];
  /** Claims that are known to the day. */
  readonly daywide: readonly TimelineMark[];
}

/** A day with its lanes. What is known to the day is as wide as the day. */
export function dayFigure({ day, fromMs, own, timed, daywide }: TimelineDay): Markup {
  const x = (ms: number) => Math.round(LEFT + (Math.min(Math.max(ms - fromMs, 0), DAY_MS) / DAY_MS) * (WIDTH - LEFT));
  const rows = packed(timed, x).slice(0, ROWS_MAX);
  const claimsTop = 30;
  const above = daywide.length > 0 ? DAYWIDE_ROWS : 0;
  const claimsPx = Math.round(Math.max(1, rows.length + above) * ROW_PX + 8);
  const height = claimsTop + claimsPx + 24;
  const rect = ({ fromMs: from, toMs }: TimelineMark, style: string, y: number) =>
    html`<rect class="${style}" x="${Math.min(x(from), WIDTH - MARK_MIN_PX)}" y="${y}" width="${Math.max(MARK_MIN_PX, x(toMs) - x(from))}" height="${ROW_PX - 3}"/>`;
  return html`<svg class="day" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${words.dayAlt(day, own.length, timed.length, daywide.length)}">
<rect class="lane" x="${LEFT}" y="2" width="${WIDTH - LEFT}" height="22"/><rect class="lane" x="${LEFT}" y="${claimsTop - 2}" width="${WIDTH - LEFT}" height="${claimsPx}"/>
<text x="0" y="18">${words.own}</text><text x="0" y="${claimsTop + 14}">${words.claims}</text>
${[0, 6, 12, 18, 24].map((hour) => hourLine(hour, x(fromMs + hour * 3_600_000), height))}
${own.map((mark) => rect(mark, 'own-mark', 7))}
${daywide.length > 0 && html`<rect class="daywide" x="${LEFT}" y="${claimsTop + 2}" width="${WIDTH - LEFT}" height="${ROW_PX + 4}"/><text class="in" x="${LEFT + 8}" y="${claimsTop + 16}">${words.daywide(daywide.length)}</text>`}
${rows.map((row, place) => row.map((mark) => rect(mark, 'claim-mark', claimsTop + 4 + Math.round((place + above) * ROW_PX))))}
</svg>`;
}

/** Spans of more than a day, on a line of days. */
export function spansFigure(marks: readonly TimelineMark[]): Markup {
  const bounded = marks.filter(({ fromMs, toMs }) => Number.isFinite(fromMs) && Number.isFinite(toMs));
  if (bounded.length === 0) return html``;
  const [fromMs, toMs] = [Math.min(...bounded.map((mark) => mark.fromMs)), Math.max(...bounded.map((mark) => mark.toMs))];
  const x = (ms: number) => Math.round((Math.min(Math.max(ms - fromMs, 0), toMs - fromMs) / (toMs - fromMs)) * WIDTH);
  const rows = packed(bounded, x).slice(0, 3 * ROWS_MAX);
  const height = rows.length * ROW_PX + 26;
  const [first, last] = [dayText(fromMs), dayText(toMs - 1)];
  return html`<svg class="day" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${words.longerAlt(bounded.length, first, last)}">
<rect class="lane" x="0" y="0" width="${WIDTH}" height="${height - 24}"/>
${rows.map((row, place) => row.map((mark) => html`<rect class="claim-mark" x="${x(mark.fromMs)}" y="${place * ROW_PX + 2}" width="${Math.max(MARK_MIN_PX, x(mark.toMs) - x(mark.fromMs))}" height="${ROW_PX - 3}"/>`))}
<text x="0" y="${height - 6}">${first}</text><text class="end" x="${WIDTH}" y="${height - 6}">${last}</text></svg>`;
}

/** A day of the wall clock. */
export function dayText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

function hourLine(hour: number, x: number, height: number): Markup {
  const style = hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle';
  return html`<path class="grid" d="M${x} 2V${height - 22}"/><text class="${style}" x="${x}" y="${height - 5}">${hour}:00</text>`;
}

/** Rows in which no mark covers another. */
function packed(marks: readonly TimelineMark[], x: (ms: number) => number): readonly (readonly TimelineMark[])[] {
  const rows: { end: number; readonly marks: TimelineMark[] }[] = [];
  for (const mark of marks) {
    const [left, right] = [x(mark.fromMs), Math.max(x(mark.fromMs) + MARK_MIN_PX, x(mark.toMs)) + 1];
    const row = rows.find(({ end }) => end <= left);
    if (row === undefined) rows.push({ end: right, marks: [mark] });
    else {
      row.marks.push(mark);
      row.end = right;
    }
  }
  return rows.map((row) => row.marks);
}
