import { intervalText } from '@tocsin/core/record/bounds/bounds';
import type { Series } from '@tocsin/core/record/model/series';
import type { SeriesView, ShownPoint } from '@tocsin/core/record/view/series-view';
import { html, type Markup } from '../html.ts';
import { claimLinks, kindText, timeText } from './claim-parts.ts';
import { page, type Setting, section } from './frame.ts';
import { listOf } from './listed-entries.ts';
import { seriesFigure } from './series-figure.ts';
import { WORDS } from './words.ts';

const words = WORDS.series;

/** A point with the claim that it can be reproduced from. */
type ClaimedPoint = ShownPoint & { readonly claim: string };

/** The list of series. */
export function seriesListPage(series: readonly Omit<Series, 'by'>[], setting: Setting): string {
  return page(
    { title: WORDS.nav.series, setting, at: '/series' },
    html`<h1>${WORDS.nav.series}</h1>${listOf(
      series.map((each) => ({ id: each.id, label: labelOf(each), time: each.time })),
      '/series',
    )}`,
  );
}

/** The page of one series: what it counts first, then what was counted. */
export function seriesPage({ definition, points, gaps }: SeriesView, setting: Setting): string {
  const { measure, population, window, source, cumulative, stepsOf } = definition;
  const claimed = points.filter((point): point is ClaimedPoint => point.claim !== undefined);
  const claimOf = new Map(claimed.map(({ id, claim }) => [id, claim]));
  const title = labelOf(definition);
  return page(
    { title, setting, at: '/series' },
    html`<h1 dir="auto">${title}</h1>
<dl><dt>${words.measure}</dt><dd>${kindText(measure)}</dd><dt>${words.population}</dt><dd dir="auto">${population}</dd><dt>${words.window}</dt><dd>${timeText(window)} (${window.precision})</dd><dt>${words.source}</dt><dd dir="auto">${source}</dd><dt>${words.kind}</dt><dd>${cumulative ? words.cumulative : words.steps}</dd>${stepsOf !== undefined && html`<dt>${words.stepsOf}</dt><dd><a href="/series/${stepsOf}">${words.cumulative}</a></dd>`}</dl>
${section(words.points, pointsOf(claimed, points.length - claimed.length, setting))}
${gaps.length > 0 && section(words.gaps, html`<ul>${gaps.map((gap) => gapLine(gap))}</ul>`)}`,
  );

  /** Only where every figure of the sum leads to a claim. */
  function gapLine({ from, to, steps, byTotals, bySteps }: SeriesView['gaps'][number]): Markup {
    const on = [from, to, ...steps].map((point) => point.claim ?? claimOf.get(point.id));
    const claims = on.filter((claim) => claim !== undefined);
    if (claims.length < on.length) return html``;
    return html`<li data-figure>${words.gap(from.asOf.edtf, to.asOf.edtf, intervalText(byTotals), intervalText(bySteps))}${claimLinks([...new Set(claims)])}</li>`;
  }
}

/** What a series is called: what is counted, among whom, by whom. */
export function labelOf({ measure, population, source }: Pick<Series, 'measure' | 'population' | 'source'>): string {
  return `${kindText(measure)}: ${population} (${source})`;
}

function pointsOf(points: readonly ClaimedPoint[], leftOut: number, { timeZone }: Setting): Markup {
  const figure = html`<figure>${seriesFigure(points, timeZone)}<figcaption>${words.note}</figcaption></figure>`;
  const table = html`<table><thead><tr><th scope="col">${words.asOf}</th><th scope="col">${words.figure}</th><th scope="col">${words.behind}</th></tr></thead><tbody>${points.map(pointRow)}</tbody></table>`;
  return html`${points.length === 0 ? html`<p>${words.noPoints}</p>` : html`${figure}${table}`}${leftOut > 0 && html`<p>${words.noClaim(leftOut)}</p>`}`;
}

function pointRow({ when, figure, claim, revises }: ClaimedPoint): Markup {
  return html`<tr><th scope="row">${timeText(when)}</th><td><a class="figure" data-figure href="/claims/${claim}"><bdi>${figure}</bdi></a></td><td>${claimLinks([claim])}${revises !== undefined && html`<p data-figure>${words.revised} <a href="/claims/${claim}"><s>${revises.figure}</s></a>, ${words.revisedOn(revises.revisedAt.slice(0, 10))}</p>`}</td></tr>`;
}
