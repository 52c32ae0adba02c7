import type { Status } from '@tocsin/core/detection/threat';
import type { Harm, Measure, Report, ToldClaim } from '@tocsin/core/record/report';
import { nameOf, type Region } from '@tocsin/core/zone/zone';
import { html, type Markup } from '@tocsin/server/http/html';
import { comparisonText } from '../report-lines.ts';
import { PAGE_STYLE } from './page-style.ts';
import { type Anchors, anchorsOf, claimArticle, textsSection } from './write-claims.ts';

/** What the page is made of beside the report. */
export interface PageSetting {
  readonly title: string;
  readonly status: Status;
  readonly region: Region;
  /** The text of an artifact by its hash, where it is at hand. */
  readonly textOf: (artifact: string) => string | undefined;
}

/**
 * The report as one page that needs no network and no script: every figure leads to its claims, every claim to the text it was read in
 * and the place there; where the text was given, to its words. A page with such words is for the desk, and says so. It is HTML that
 * is well-formed XML too, so that any tool can follow its links.
 */
export function reportPage(report: Report, setting: PageSetting): string {
  const { title, status } = setting;
  const anchors = anchorsOf(report.claims);
  const hasWords = report.claims.some(({ artifact }) => artifact !== undefined && setting.textOf(artifact) !== undefined);
  return html`<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>${status !== 'Actual' && `${status.toUpperCase()}: `}${title}</title><link rel="icon" href="data:,"/><style>${{ markup: PAGE_STYLE }}</style></head>
<body>${status !== 'Actual' && html`<p class="drill" role="alert">${status.toUpperCase()}: nothing on this page happened</p>`}
<main><h1>${title}</h1>
<p class="private">An account for the desk: drafts may be among these claims, and nothing is public by standing here.${hasWords && ' It carries words of the reports, in their sentences: it is for whoever holds them, not for publication.'}</p>
${ownSection(report, setting.region)}
${questionSections(report.measures, anchors)}
${report.sums.length > 0 && sumsSection(report, anchors)}
${report.claims.length > 0 && harmSection(report.harm, anchors)}
<section id="claims"><h2>The claims, one by one</h2>${report.claims.length === 0 && html`<p>Nobody said anything.</p>`}${report.claims.map((claim) => claimArticle(claim, anchors))}</section>
${textsSection(report.claims, anchors, setting.textOf)}
</main>
<footer>Claims are what somebody said, not what is true. Each one is shown with who said it and where that stands.</footer></body>
</html>
`.markup;
}

function ownSection({ own, outcomes }: Report, { zones }: Region): Markup {
  const names = new Map(zones.map((zone) => [zone.id, nameOf(zone.names, 'en')]));
  const sheltered = own.zonesWarned.filter(({ phase }) => phase === 'shelter').map(({ zone }) => names.get(zone) ?? zone);
  const distinct = [...new Set(sheltered)].toSorted();
  return html`<section class="own" id="own"><h2>What this system itself saw and did</h2><p>From its own journal; no claim is in it.</p>
<ul><li>${own.tracks} objects tracked</li><li>${own.alerts} alerts told</li><li>${distinct.length} zones told to shelter${distinct.length > 0 && `: ${distinct.join(', ')}`}</li><li>${own.zonesSpared.length} zones judged and left in peace</li><li>${own.zonesStillInForce.length} zones still in alert</li></ul>
${outcomes.length > 0 && html`<p>Counts of outcomes that were entered into the journal, by whom:</p><ul>${outcomes.map(({ outcome, count, source }) => html`<li>${source}: ${outcome} ${count}</li>`)}</ul>`}</section>`;
}

/** One section for each question; measures of one question below each other, sides of one measure next to each other. */
function questionSections(measures: readonly Measure[], anchors: Anchors): readonly Markup[] {
  const questions = [...new Set(measures.map(({ question }) => question))];
  return questions.map(
    (question) =>
      html`<section class="question"><h2>${question}</h2>${measures.filter((measure) => measure.question === question).map((measure) => measureBlock(measure, anchors))}</section>`,
  );
}

function measureBlock(measure: Measure, anchors: Anchors): Markup {
  const says = comparisonText(measure);
  const { comparison, compared, sides } = measure;
  return html`<div class="measure">${says !== undefined && html`<p class="${comparison === 'agree' ? 'agree' : 'differ'}">${says}: ${links(compared, anchors)}</p>`}
<div class="sides">${sides.map(({ source, claims }) => html`<section class="side"><h3>${source}</h3><ul>${claims.map((claim) => claimLine(claim, anchors))}</ul></section>`)}</div></div>`;
}

function claimLine(claim: ToldClaim, anchors: Anchors): Markup {
  const { id, shortId, kind, summary, assertion, place, when, extent } = claim;
  return html`<li>${extent !== 'not given' && html`<a class="figure" href="#${anchors.claim(id)}">${extent === 'figure' ? claim.figure : extent}</a> `}<a href="#${anchors.claim(id)}">[${shortId}]</a> ${kind.replaceAll('_', ' ')}: ${summary}${place !== undefined && html` ${place}.`}${when !== undefined && html` <time>${when}</time>`}${assertion !== 'asserted' && html` <i>${assertion}</i>`}</li>`;
}

function sumsSection({ sums }: Report, anchors: Anchors): Markup {
  return html`<section id="sums"><h2>Sums</h2><p>What was said against what was said. Nothing of it says what is true.</p><ul>${sums.map(({ rule, result, sentence, claims }) => html`<li><b>${result}</b> (${rule}) ${sentence} ${links(claims, anchors)}</li>`)}</ul></section>`;
}

function harmSection(harm: readonly Harm[], anchors: Anchors): Markup {
  return html`<section id="harm"><h2>Harm: a number, none reported, unknown, no word</h2><ul>${harm.map(({ measure, extents }) => html`<li>${measure}: ${extents.map(({ extent, claims }, place) => html`${place > 0 && '; '}${extent === 'figure' ? 'a number' : extent} ${links(claims, anchors)}`)}</li>`)}</ul></section>`;
}

function links(ids: readonly string[], anchors: Anchors): readonly Markup[] {
  return ids.map((id) => html`<a href="#${anchors.claim(id)}">[${anchors.shortId(id)}]</a> `);
}
