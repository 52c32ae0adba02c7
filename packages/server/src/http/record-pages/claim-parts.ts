import type { Observation } from '@tocsin/core/record/gate/observation';
import type { Finding } from '@tocsin/core/record/reconcile/finding';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import type { When } from '@tocsin/core/record/when/when';
import { localText } from '@tocsin/core/record/when/zone-clock';
import { html, type Markup } from '../html.ts';
import { type Setting, utcText } from './frame.ts';
import { WORDS } from './words.ts';

/** Names of zones that one line lists. */
const NAMES_MAX = 8;

/** A claim's figure, or in which way there is none, as a link to the claim. */
export function figureLink(claim: ShownClaim): Markup {
  return html`<a class="figure" data-figure href="/claims/${claim.id}"><bdi>${figureText(claim)}</bdi></a>`;
}

/** The figure with what it counts; a claim without one is told once. */
export function figureAndKind(claim: ShownClaim): Markup {
  const kind = kindText(claim.kind);
  return html`${figureLink(claim)}${figureText(claim) !== kind && html` ${kind}`}`;
}

/** A claim in one line: figure, kind, place, time, and whether it is alleged or denied. */
export function claimLine(claim: ShownClaim): Markup {
  const { place, when, assertion, chain, sealed } = claim;
  return html`${figureAndKind(claim)}${place !== undefined && html`, <bdi>${place}</bdi>`}${when !== undefined && html`, ${timeText(when)}`}${assertion !== 'asserted' && html` <em>${assertion}</em>`}${sealed.length > 0 && html` <em>${WORDS.sealed}: ${sealed.join(', ')}</em>`} <small>${chainText(chain)}</small>`;
}

/** Links to the claims that something rests on. */
export function claimLinks(ids: readonly string[]): Markup {
  if (ids.length === 0) return html``;
  return html` <span class="claims"><span class="unseen">${WORDS.claims}</span>${ids.map((id, place) => html` <a href="/claims/${id}" aria-label="${WORDS.claimBehind(place + 1)}">${ids.length === 1 ? WORDS.claim : `${place + 1}`}</a>`)}</span>`;
}

/** What a rule found, with its claims. */
export function findingLine({ rule, result, sentence, claims }: Finding): Markup {
  return html`<li data-figure><b class="result">${WORDS.results[result]}</b> <span dir="auto">${sentence}</span> <small>${rule}</small>${claimLinks(claims)}</li>`;
}

/** A figure as it may be told, or how it is that there is none. */
export function figureText({ figure, extent, summary, kind }: ShownClaim): string {
  if (extent === 'figure') return figure ?? WORDS.sealed;
  return extent === 'not given' ? (summary ?? kindText(kind)) : extent;
}

/** Who said it, and through whom. */
export function chainText(chain: ShownClaim['chain']): Markup {
  const agents = chain.map(({ agent, named }) =>
    named || agent.includes('(unnamed)') || agent === WORDS.sealed ? agent : WORDS.unnamed(agent),
  );
  return html`${agents.map((agent, place) => html`${place > 0 && WORDS.through}<bdi>${agent}</bdi>`)}`;
}

/** A kind as people read it. */
export function kindText(kind: string): string {
  return kind.replaceAll('_', ' ');
}

/** A time of ISO 8601-2 as people read it, with nothing added and nothing left out. */
export function edtfText(edtf: string): string {
  return edtf
    .replaceAll('T', ' ')
    .replaceAll(/(\d)([+-]\d{2}:\d{2}|Z)(?=\/|$)/g, '$1 $2')
    .replace('/', ' – ');
}

/** A time as precisely as it was said. */
export function timeText({ edtf, basis }: Pick<When, 'edtf' | 'basis'>): Markup {
  return html`${spanText(edtf)}${basis === 'inferred' && html` (${WORDS.basis.inferred})`}`;
}

/** A time whose ends are not broken over two lines. */
export function spanText(edtf: string): Markup {
  const ends = edtfText(edtf).split(' – ');
  return html`${ends.map((end, place) => html`${place > 0 && ' – '}<span class="time">${end}</span>`)}`;
}

/** A time by the clock of the place, for an instant. */
export function instantAt(iso: string, { timeZone }: Setting): Markup {
  const atMs = Date.parse(iso);
  return html`<time datetime="${iso}" title="${utcText(atMs)}">${localText(atMs, timeZone).slice(0, 16)}</time>`;
}

/** A few of many names. */
export function someNames(names: readonly string[]): Markup {
  const rest = names.length - NAMES_MAX;
  return html`${names.slice(0, NAMES_MAX).map((name, place) => html`${place > 0 && ', '}<bdi>${name}</bdi>`)}${rest > 0 && html` ${WORDS.and(rest)}`}`;
}

/** One of the alerts that people heard from this system. */
export function ownLine({ time, phase, zones = [] }: Observation, setting: Setting, nameOf: (zone: string) => string): Markup {
  const told = phase === undefined ? '' : WORDS.phases[phase];
  return html`<li class="own-line">${instantAt(time, setting)} <b>${told}</b>: ${someNames(zones.map(nameOf))} <small>${WORDS.zones(zones.length)}</small></li>`;
}
