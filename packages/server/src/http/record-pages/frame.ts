import type { Status } from '@tocsin/core/detection/threat';
import { localText } from '@tocsin/core/record/when/zone-clock';
import { html, type Markup } from '../html.ts';
import { LANGUAGE, WORDS } from './words.ts';

/** What every page knows: its lane, when it is written, and the clock of the place. */
export interface Setting {
  readonly lane: Status;
  readonly nowMs: number;
  /** IANA zone of the place. */
  readonly timeZone: string;
}

interface Page {
  readonly title: string;
  readonly setting: Setting;
  /** The list it belongs to. */
  readonly at?: string;
  /** A script file of this server's own, where the page goes on counting. */
  readonly script?: string;
}

const { nav } = WORDS;
const NAV: readonly (readonly [string, string])[] = [
  ['/incidents', nav.incidents],
  ['/agreements', nav.agreements],
  ['/series', nav.series],
  ['/situation-report', nav.report],
  ['/timeline', nav.timeline],
  ['/map', nav.map],
  ['/how-to-verify', nav.verify],
];
/** Addresses that differ by lane. */
const IN_LANE =
  /href="(\/(?:incidents|agreements|series|situation-report|timeline|map|how-to-verify|claims|v1\/record\/c)[^"#]*)(#[^"]*)?"/g;

/** A whole page. An exercise says so on every page of it, and links lead to pages of the same lane. */
export function page({ title, setting, at, script }: Page, body: Markup): string {
  const { lane, nowMs, timeZone } = setting;
  const mark = lane === 'Actual' ? '' : `${lane.toUpperCase()}: `;
  const { markup } = html`<!doctype html>
<html lang="${LANGUAGE.lang}" dir="${LANGUAGE.dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${mark}${title}</title><link rel="stylesheet" href="/record.css"><link rel="icon" href="data:,">${script !== undefined && html`<script src="${script}" defer></script>`}</head>
<body>${lane !== 'Actual' && html`<p class="drill" role="alert">${WORDS.drill(lane)}</p>`}
<header><a class="skip" href="#content">${WORDS.skip}</a><nav aria-label="${nav.label}"><ul>${NAV.map(([href, name]) => html`<li><a href="${href}"${href === at && html` aria-current="page"`}>${name}</a></li>`)}</ul></nav></header>
<main id="content">${body}</main>
<footer><p>${WORDS.footer}</p><p>${WORDS.writtenAt(localText(nowMs, timeZone), utcText(nowMs))}</p></footer></body>
</html>
`;
  return lane === 'Actual' ? markup : markup.replaceAll(IN_LANE, (_, path: string, hash = '') => `href="${inLane(path, lane)}${hash}"`);
}

function inLane(path: string, lane: Status): string {
  return `${path}${path.includes('?') ? '&amp;' : '?'}status=${lane}`;
}

/** A moment by the clock of the whole world: `2023-12-01 05:00 UTC`. */
export function utcText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A heading with what is under it. */
export function section(heading: string, body: Markup, id?: string): Markup {
  return html`<section${id !== undefined && html` id="${id}"`}><h2>${heading}</h2>${body}</section>`;
}
