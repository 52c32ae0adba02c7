import type { Countdown } from '@tocsin/core/record/view/agreement-view';
import { html, type Markup } from '../html.ts';
import { type Setting, utcText } from './frame.ts';
import { WORDS } from './words.ts';

const { units, left, ago, atWriting, byThisClock } = WORDS.agreement;

/** How long there is to go, as it was when the page was written; the script counts on from there. */
export function remainingTime({ utc, remainingS }: Countdown, { nowMs }: Setting): Markup {
  const { day, hour, minute, second } = units;
  return html`<span class="countdown" role="timer" data-deadline="${utc}" data-day="${day}" data-hour="${hour}" data-minute="${minute}" data-second="${second}" data-left="${left}" data-ago="${ago}" data-note="${byThisClock}"><b>${durationText(remainingS)}</b> <small>${atWriting}, ${utcText(nowMs)}</small></span>`;
}

/** Whole minutes of a duration, seconds; with its side of the moment. */
export function durationText(seconds: number): string {
  const all = Math.floor(Math.abs(seconds) / 60);
  const [days, hours, minutes] = [Math.floor(all / 1_440), Math.floor(all / 60) % 24, all % 60];
  const parts = [
    ...(days > 0 ? [`${days} ${units.day}`] : []),
    ...(all >= 60 ? [`${hours} ${units.hour}`] : []),
    `${minutes} ${units.minute}`,
  ];
  return `${parts.join(' ')} ${seconds < 0 ? ago : left}`;
}

/** Goes on counting on a page that is open. It asks nobody for anything. */
export const COUNTDOWN_SCRIPT = `for (const place of document.querySelectorAll('[data-deadline]')) {
  const { deadline, day, hour, minute, second, left, ago, note } = place.dataset;
  const [figure, small] = [place.querySelector('b'), place.querySelector('small')];
  const tick = () => {
    const seconds = Math.floor((Date.parse(deadline) - Date.now()) / 1000);
    const all = Math.abs(seconds);
    const parts = [[Math.floor(all / 86400), day], [Math.floor(all / 3600) % 24, hour], [Math.floor(all / 60) % 60, minute], [all % 60, second]];
    while (parts.length > 1 && parts[0][0] === 0) parts.shift();
    figure.textContent = parts.map((part) => part.join(' ')).join(' ') + ' ' + (seconds < 0 ? ago : left);
  };
  small.textContent = note;
  tick();
  setInterval(tick, 1000);
}
`;
