import type { GoneClaim } from '@tocsin/core/record/view/gone-claim';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import type { When } from '@tocsin/core/record/when/when';
import { localText } from '@tocsin/core/record/when/zone-clock';
import { html, type Markup, webAddress } from '../html.ts';
import { chainText, figureText, instantAt, kindText, timeText } from './claim-parts.ts';
import { page, type Setting, section, utcText } from './frame.ts';
import { WORDS } from './words.ts';

/** A claim and its place in the record's log. */
export interface PlacedClaim {
  readonly claim: ShownClaim;
  readonly logIndex: number | undefined;
}

const words = WORDS.claimPage;

/** The page of one claim: who said it, through whom, in which words, and where these words stand. */
export function claimPage({ claim, logIndex }: PlacedClaim, setting: Setting): string {
  const { kind, chain, when, asOf, place, scope, assertion, modality, bounds, sealed } = claim;
  const title = kindText(kind);
  const printed = bounds?.qualifier === 'exact' ? bounds.words : undefined;
  return page(
    { title, setting },
    html`<h1>${title}</h1>
<p class="headline"><a class="figure" data-figure href="#words"><bdi>${figureText(claim)}</bdi>${printed !== undefined && printed !== '' && html` <small>${words.printed(printed)}</small>`}</a>${assertion !== 'asserted' && html` <em>${assertion}</em>`}${modality !== undefined && modality !== 'fact' && html` <em>${modality}</em>`}</p>
<dl><dt>${words.who}</dt><dd>${chainText(chain)}</dd>
${scope !== undefined && html`<dt>${words.scope}</dt><dd dir="auto">${scope}</dd>`}
${when !== undefined && html`<dt>${words.when}</dt><dd>${preciseTime(when)}</dd>`}
${asOf !== undefined && html`<dt>${words.asOf}</dt><dd>${preciseTime(asOf)}</dd>`}
${placeOf(claim, place, setting)}
${wordsOf(claim)}
${sourceOf(claim)}
${sealed.length > 0 && html`<dt>${words.sealed}</dt><dd>${words.sealedNote} ${sealed.join(', ')}</dd>`}
<dt>${words.entered}</dt><dd>${instantAt(claim.recordedAt, setting)}, ${logOf(logIndex)}</dd></dl>
${correctionsOf(claim, setting)}
${section(words.check, html`<ol><li>${words.checkSource}</li><li>${words.checkProof}</li><li><a href="/how-to-verify">${words.checkHow}</a></li></ol>`)}`,
  );
}

/** The page of a claim that is public no more. */
export function gonePage({ what, at, reason, replacement }: GoneClaim, setting: Setting): string {
  const { gone } = WORDS;
  return page(
    { title: gone[what], setting },
    html`<h1>${gone[what]}</h1><dl><dt>${gone.day}</dt><dd>${instantAt(at, setting)}</dd><dt>${gone.reason}</dt><dd dir="auto">${reason}</dd></dl>
<p>${replacement === undefined ? gone.nothing : html`<a href="/claims/${replacement}">${gone.now}</a>`}</p>`,
  );
}

function preciseTime(when: When): Markup {
  return html`${timeText(when)} (${when.precision}, ${WORDS.basis[when.basis]}${when.zone !== undefined && html`, ${when.zone}`})`;
}

function placeOf({ placeHeldUntil }: ShownClaim, place: string | undefined, { timeZone }: Setting): Markup {
  const heldMs = placeHeldUntil === undefined ? undefined : Date.parse(placeHeldUntil);
  if (place === undefined && heldMs === undefined) return html``;
  return html`<dt>${words.where}</dt><dd>${place !== undefined && html`<bdi>${place}</bdi>`}${heldMs !== undefined && html` ${words.heldUntil(localText(heldMs, timeZone), utcText(heldMs))}`}</dd>`;
}

function wordsOf({ quote, isQuoteCut, sealed }: ShownClaim): Markup {
  const told =
    quote === undefined
      ? html`<p>${sealed.length > 0 ? words.sealedWords : words.noWords}</p>`
      : html`<blockquote dir="auto">${quote}${isQuoteCut && ' …'}</blockquote>`;
  return html`<dt id="words">${words.words}</dt><dd>${told}</dd>`;
}

function sourceOf({ source, sealed }: ShownClaim): Markup {
  if (source === undefined) return html`<dt>${words.readIn}</dt><dd>${sealed.length > 0 ? words.sealedSource : words.noSource}</dd>`;
  const { publisher, published, span, artifact, url } = source;
  const address = webAddress(url);
  const name = html`<bdi>${publisher}</bdi>`;
  return html`<dt>${words.readIn}</dt><dd>${address === undefined ? name : html`<a href="${address}" rel="noreferrer">${name}</a>`}${published !== undefined && html`, ${timeText(published)}`}${span !== undefined && html`, <span class="span">${words.span(span[0], span[1])}</span> <code>${artifact}</code>`}</dd>`;
}

function logOf(logIndex: number | undefined): Markup {
  if (logIndex === undefined) return html`${words.noLog}`;
  return html`<span class="log">${words.log(logIndex)}</span>, <a href="/v1/record/entries/${logIndex}">${words.proof}</a>`;
}

function correctionsOf({ past, id }: ShownClaim, setting: Setting): Markup {
  if (past.length === 0) return html``;
  return section(
    words.corrected,
    html`<ul>${past.map(({ summary, figure, reason, correctedAt }) => html`<li data-figure>${instantAt(correctedAt, setting)} <a href="/claims/${id}"><s><bdi>${words.was(figure ?? summary)}</bdi></s></a>: <span dir="auto">${reason}</span></li>`)}</ul>`,
    'corrected',
  );
}
