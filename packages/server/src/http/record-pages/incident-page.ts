import type { HarmState, IncidentView, PartyLane } from '@tocsin/core/record/view/incident-view';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import { html, type Markup } from '../html.ts';
import { claimLine, claimLinks, figureAndKind, findingLine, instantAt, ownLine } from './claim-parts.ts';
import { page, type Setting, section } from './frame.ts';
import { type Listed, listOf } from './listed-entries.ts';
import { mapSection } from './map-section.ts';
import { WORDS } from './words.ts';
import type { ZoneShapes } from './zone-shapes.ts';

const words = WORDS.incident;

/** The list of incidents. */
export function incidentsPage(incidents: readonly Listed[], setting: Setting, hasFiles: boolean): string {
  return page(
    { title: WORDS.nav.incidents, setting, at: '/incidents' },
    html`<h1>${WORDS.nav.incidents}</h1>${listOf(incidents, '/incidents')}
<p>${WORDS.programs} ${hasFiles && html`<a href="/v1/record/claims.csv">CSV with HXL tags</a>, <a href="/v1/record/claims.jsonld">JSON-LD</a>, <a href="/v1/record/claims.geojson">GeoJSON</a>, <a href="/v1/record/changes.atom">Atom</a>, `}<a href="/v1/record/changes">${WORDS.changesFeed}</a>.</p>`,
  );
}

/** The page of one incident, in lanes that never mix. Every figure leads to its claim. */
export function incidentPage(view: IncidentView, setting: Setting, zones: ZoneShapes): string {
  const { id, label, own, parties, unknown, harm, sums, assessments, history } = view;
  const claims = parties.flatMap(({ sayings }) => sayings.flatMap(({ claim, alsoIn }) => [claim, ...alsoIn]));
  return page(
    { title: label, setting, at: '/incidents' },
    html`<h1 dir="auto">${label}</h1>
<section class="own"><h2>${words.own}</h2>${own.length === 0 ? html`<p>${words.noOwn}</p>` : html`<ul>${own.map((seen) => ownLine(seen, setting, zones.nameOf))}</ul>`}</section>
${section(words.parties, html`${parties.length === 0 && html`<p>${words.noParties}</p>`}<div class="sides">${parties.map(partyLane)}</div>`)}
${section(words.map, mapSection({ claims, own, setting, zones }))}
${section(words.harm, html`<ul>${harm.map(harmLine)}</ul>`)}
${section(words.unknown, unknown.length === 0 ? html`<p>${words.noUnknown}</p>` : html`<ul>${unknown.map(({ sentence, claims: on }) => html`<li data-figure><span dir="auto">${sentence}</span>${claimLinks(on)}</li>`)}</ul>`)}
${section(words.sums, sums.length === 0 ? html`<p>${words.noSums}</p>` : html`<ul>${sums.map(findingLine)}</ul>`)}
${section(words.assessments, html`<p class="note">${words.assessmentNote}</p>${assessments.length === 0 ? html`<p>${words.noAssessments}</p>` : html`<ul>${assessments.map(assessmentLine)}</ul>`}`)}
${section(words.history, html`<ol>${history.map((step) => historyLine(step, { ...setting, self: id, claims }))}</ol>`)}`,
  );
}

function partyLane({ party, sayings }: PartyLane): Markup {
  return html`<div class="side"><h3 dir="auto">${party}</h3><ul>${sayings.map(({ claim, alsoIn }) => html`<li>${claimLine(claim)}${alsoIn.map(({ id, chain }) => html`; <a href="/claims/${id}">${words.alsoIn(chain.at(-1)?.agent ?? '')}</a>`)}</li>`)}</ul></div>`;
}

function harmLine({ measure, extents, claims }: HarmState): Markup {
  return html`<li>${words.measures[measure]}: ${extents.join('; ')}${claimLinks(claims)}</li>`;
}

function assessmentLine({ question, grade, rationale, uses }: IncidentView['assessments'][number]): Markup {
  return html`<li data-figure><b dir="auto">${question}</b> <em>${grade}</em>: <span dir="auto">${rationale}</span>${claimLinks(uses)}</li>`;
}

interface HistorySetting extends Setting {
  readonly self: string;
  readonly claims: readonly ShownClaim[];
}

function historyLine(step: IncidentView['history'][number], { self, claims, ...setting }: HistorySetting): Markup {
  const { at, what, id, reason, replacement } = step;
  const shown = claims.find((claim) => claim.id === id);
  // A claim that was corrected has a page that leads on; one that was taken back has no words any more.
  const short = id === self ? words.self : words.entry(id.slice(0, 8));
  const old = replacement === undefined ? html`${short}` : html`<a href="/claims/${id}">${short}</a>`;
  const name = shown === undefined ? old : figureAndKind(shown);
  return html`<li>${instantAt(at, setting)} ${WORDS.report.what[what]} ${name}${reason !== undefined && html`: <span dir="auto">${reason}</span>`}</li>`;
}
