import { html, type Markup } from '../html.ts';
import { WORDS } from './words.ts';

/** An incident, agreement or series in a list. */
export interface Listed {
  readonly id: string;
  readonly label: string;
  readonly time: string;
}

/** Entries as links, in the order given. */
export function listOf(entries: readonly Listed[], at: string): Markup {
  if (entries.length === 0) return html`<p>${WORDS.noneYet}</p>`;
  return html`<ul class="list">${entries.map(({ id, label, time }) => html`<li><a href="${at}/${encodeURIComponent(id)}"><bdi>${label}</bdi></a> <time datetime="${time}">${time.slice(0, 10)}</time></li>`)}</ul>`;
}
