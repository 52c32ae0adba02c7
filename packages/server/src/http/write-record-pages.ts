import type { Observation } from '@tocsin/core/record/gate/observation';
import type { IncidentView, PartyLane } from '@tocsin/core/record/view/incident-view';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import { html, type Markup, webAddress } from './html.ts';

/** A claim and its place in the record's log. */
export interface PlacedClaim {
  readonly claim: ShownClaim;
  readonly logIndex: number | undefined;
}

/** The page of one incident, in lanes that never mix. Every figure leads to its claim. */
export function incidentPage(view: IncidentView, lane: string): string {
  return page(
    view.label,
    lane,
    html`<h1>${view.label}</h1>
${ownLane(view.own)}
<section><h2>What each party says</h2>${view.parties.length === 0 && html`<p>Nobody’s claims are public yet.</p>`}${view.parties.map(partyLane)}</section>
<section><h2>Harm</h2><ul>${view.harm.map(({ measure, extents, claims }) => html`<li>${measure}: ${extents.join('; ')}${claims.map(claimLink)}</li>`)}</ul></section>
<section><h2>What is not known</h2>${view.unknown.length === 0 && html`<p>Nothing is listed as unknown.</p>`}<ul>${view.unknown.map(({ sentence, claims }) => html`<li>${sentence}${claims.map(claimLink)}</li>`)}</ul></section>
<section><h2>Sums</h2><ul>${view.sums.map(({ rule, result, sentence, claims }) => html`<li><b>${result}</b> (${rule}) ${sentence}${claims.map(claimLink)}</li>`)}</ul></section>
<section><h2>Assessments</h2><p>What somebody makes of the claims. An assessment changes no claim.</p><ul>${view.assessments.map(({ question, grade, rationale, uses }) => html`<li><b>${question}</b> ${grade}: ${rationale}${uses.map(claimLink)}</li>`)}</ul></section>
<section><h2>How this page came to be</h2><ol>${view.history.map(({ at, what, id, reason }) => html`<li><time>${at}</time> ${what} <code>${id}</code>${reason !== undefined && html`: ${reason}`}</li>`)}</ol></section>`,
  );
}

/** The page of one claim: who said it, through whom, in which words, and where these words stand. */
export function claimPage({ claim, logIndex }: PlacedClaim, lane: string): string {
  const { kind, quote, source, chain, when, place, assertion, past } = claim;
  const address = webAddress(source?.url);
  const name = kind.replaceAll('_', ' ');
  return page(
    name,
    lane,
    html`<h1>${name}</h1>
<p class="figure">${figureText(claim)} <i>${assertion}</i></p>
<dl><dt>Who said it</dt><dd>${chainText(chain)}</dd>
${when !== undefined && html`<dt>When</dt><dd>${when.edtf} (${when.precision}, ${when.basis})</dd>`}
${place !== undefined && html`<dt>Where</dt><dd>${place}</dd>`}
${quote !== undefined && html`<dt>In these words</dt><dd><blockquote>${quote}${claim.isQuoteCut && ' …'}</blockquote></dd>`}
${source !== undefined && html`<dt>Read in</dt><dd>${address === undefined ? source.publisher : html`<a href="${address}" rel="noreferrer">${source.publisher}</a>`}${source.span !== undefined && html`, characters ${source.span[0]} to ${source.span[1]} of the text <code>${source.artifact}</code>`}</dd>`}
<dt>Entered into the record</dt><dd>${claim.recordedAt}${logIndex !== undefined && html`, <a href="/v1/record/entries/${logIndex}">proof</a>`}</dd></dl>
${past.length > 0 && html`<h2>Corrected</h2><ul>${past.map(({ summary, figure, reason, correctedAt }) => html`<li><time>${correctedAt}</time> ${figure ?? summary}: ${reason}</li>`)}</ul>`}`,
  );
}

/** The list of incidents. */
export function incidentsPage(
  incidents: readonly { readonly id: string; readonly label: string; readonly time: string }[],
  lane: string,
): string {
  return page(
    'Incidents',
    lane,
    html`<h1>Incidents</h1>${incidents.length === 0 && html`<p>No incident is public yet.</p>`}<ul>${incidents.map(({ id, label, time }) => html`<li><a href="/incidents/${encodeURIComponent(id)}${laneQuery(lane)}">${label}</a> <time>${time.slice(0, 10)}</time></li>`)}</ul>
<p>For programs: <a href="/v1/record/claims.csv">CSV with HXL tags</a>, <a href="/v1/record/claims.jsonld">JSON-LD</a>, <a href="/v1/record/claims.geojson">GeoJSON</a>, <a href="/v1/record/changes.atom">Atom</a>.</p>`,
  );
}

function ownLane(own: readonly Observation[]): Markup {
  return html`<section class="own"><h2>What this system itself saw and did</h2>${own.length === 0 && html`<p>Nothing of its own belongs to this incident.</p>`}<ul>${own.map(({ time, phase, zones = [] }) => html`<li><time>${time}</time> ${phase}: ${zones.length} zones</li>`)}</ul></section>`;
}

function partyLane({ party, sayings }: PartyLane): Markup {
  return html`<h3>${party}</h3><ul>${sayings.map(({ claim, alsoIn }) => html`<li><a href="/claims/${claim.id}">${figureText(claim)}</a> ${claim.kind.replaceAll('_', ' ')}${claim.place !== undefined && html`, ${claim.place}`}${claim.when !== undefined && html`, ${claim.when.edtf}`}${claim.assertion !== 'asserted' && html` <i>${claim.assertion}</i>`} <small>${chainText(claim.chain)}</small>${alsoIn.map(({ id, chain }) => html`; <a href="/claims/${id}">also in ${chain.at(-1)?.agent}</a>`)}</li>`)}</ul>`;
}

function claimLink(id: string): Markup {
  return html` <a href="/claims/${id}" aria-label="the claim behind this">[claim]</a>`;
}

function figureText({ figure, extent, summary, kind }: ShownClaim): string {
  if (extent === 'figure') return figure ?? 'sealed';
  return extent === 'not given' ? (summary ?? kind.replaceAll('_', ' ')) : extent;
}

function chainText(chain: ShownClaim['chain']): string {
  return chain.map(({ agent, named }) => (named || agent.includes('(unnamed)') ? agent : `${agent} (unnamed)`)).join(', through ');
}

function laneQuery(lane: string): string {
  return lane === 'Actual' ? '' : `?status=${lane}`;
}

/** An exercise says so on every page of it. */
function page(title: string, lane: string, body: Markup): string {
  const { markup } = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${lane === 'Actual' ? '' : `${lane.toUpperCase()}: `}${title}</title><link rel="stylesheet" href="/record.css"><link rel="icon" href="data:,"></head>
<body>${lane !== 'Actual' && html`<p class="drill" role="alert">${lane.toUpperCase()}: nothing on this page happened</p>`}<nav><a href="/incidents${laneQuery(lane)}">Incidents</a></nav>
<main>${body}</main>
<footer>Claims are what somebody said, not what is true. Each one is shown with who said it and where that stands.</footer></body>
</html>
`;
  // Every claim of a lane is looked up in that lane.
  return lane === 'Actual' ? markup : markup.replaceAll(/href="(\/claims\/[^"?]+)"/g, `href="$1?status=${lane}"`);
}

/** What the pages look like. */
export const RECORD_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:52rem;margin:0 auto;padding:1rem}
h1{line-height:1.2}h2{font-size:1.1rem;border-block-end:1px solid #8888;margin-block-start:2rem}h3{margin-block-end:.2rem}
.own{border-inline-start:4px solid #2f6fd0;padding-inline-start:1rem}
.drill{background:repeating-linear-gradient(-45deg,#cfe0ff 0 12px,#fff 12px 24px);color:#10305f;font-weight:700;padding:.6rem;border:2px solid #1c4fa0}
.figure{font-size:1.3rem}blockquote{margin:0;padding-inline-start:.8rem;border-inline-start:3px solid #8888}
small,footer,time{opacity:.8}code{overflow-wrap:anywhere;font-size:.8em}footer{margin-block-start:3rem;font-size:.9rem}li{margin-block:.3rem}
`;
