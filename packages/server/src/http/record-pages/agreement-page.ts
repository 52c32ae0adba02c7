import type { AgreementView, ShownBreach } from '@tocsin/core/record/view/agreement-view';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import { html, type Markup } from '../html.ts';
import { claimLinks, figureLink, findingLine, instantAt, kindText, ownLine, spanText, timeText } from './claim-parts.ts';
import { remainingTime } from './countdown.ts';
import { page, type Setting, section, utcText } from './frame.ts';
import { type Listed, listOf } from './listed-entries.ts';
import type { Watch } from './watch.ts';
import { WORDS } from './words.ts';

const words = WORDS.agreement;

/** What an agreement's page is written with. */
export interface AgreementSetting extends Setting {
  readonly nameOf: (zone: string) => string;
  /** Whether this system ran then. */
  readonly watchIn: (span: readonly [string, string]) => Watch;
}

/** The list of agreements. */
export function agreementsPage(agreements: readonly Listed[], setting: Setting): string {
  return page(
    { title: WORDS.nav.agreements, setting, at: '/agreements' },
    html`<h1>${WORDS.nav.agreements}</h1>${listOf(agreements, '/agreements')}`,
  );
}

/** The page of a truce or exchange. Nothing on it says who is right. */
export function agreementPage(view: AgreementView, setting: AgreementSetting): string {
  const { agreement, sums, breaches } = view;
  const { label, parties, mediators } = agreement;
  return page(
    { title: label, setting, at: '/agreements', script: '/record-countdown.js' },
    html`<h1 dir="auto">${label}</h1>
<dl><dt>${words.parties}</dt><dd>${namesOf(parties)}</dd>${mediators.length > 0 && html`<dt>${words.mediators}</dt><dd>${namesOf(mediators)}</dd>`}${timesOf(view)}</dl>
${section(words.deadline, deadlineOf(view, setting))}
${section(words.terms, termsOf(view))}
${section(words.releases, releasesOf(view))}
${section(words.sums, sums.length === 0 ? html`<p>${words.noSums}</p>` : html`<ul>${sums.map(findingLine)}</ul>`)}
${section(words.breaches, html`<p class="note">${words.breachNote}</p>${breaches.length === 0 && html`<p>${words.noBreaches}</p>`}<div class="sides">${breaches.map(({ alleges, breaches: all }) => html`<div class="side"><h3 dir="auto">${words.alleges(alleges)}</h3><ul>${all.map((breach) => breachLine(breach, setting))}</ul></div>`)}</div>`)}`,
  );
}

function namesOf(names: readonly string[]): Markup {
  return html`${names.map((name, place) => html`${place > 0 && ', '}<bdi>${name}</bdi>`)}`;
}

/** Start and planned end have no claim of their own: the claims that speak of them are those under the agreement. */
function timesOf({ agreement: { start, plannedEnd }, claims }: AgreementView): Markup {
  const about = (pattern: RegExp) => claims.filter(({ kind }) => pattern.test(kind)).map(({ id }) => id);
  return html`${start !== undefined && html`<dt>${words.start}</dt><dd>${timeText(start)}${claimLinks(about(/^truce_start/))}</dd>`}${plannedEnd !== undefined && html`<dt>${words.plannedEnd}</dt><dd>${timeText(plannedEnd)}${claimLinks(about(/^truce_(expiry|duration|end)/))}</dd>`}`;
}

function deadlineOf({ deadline, deadlines, agreement: { extensionRule } }: AgreementView, setting: Setting): Markup {
  const rule =
    extensionRule !== undefined &&
    html`<h3>${words.rule}</h3><p data-figure><span dir="auto">${extensionRule.text}</span>${claimLinks([extensionRule.claim])}</p>`;
  if (deadline === undefined) return html`<p>${words.noDeadline}</p>${rule}`;
  const { local, utc, claim } = deadline;
  const history = deadlines.map(
    ({ told, local: then, utc: thenUtc, recordedAt, claim: on }) =>
      html`<li data-figure>${words.told[told]} <time datetime="${thenUtc}">${then}, ${utcText(Date.parse(thenUtc))}</time> <small>${words.recorded(recordedAt.slice(0, 10))}</small>${claimLinks([on])}</li>`,
  );
  return html`<p class="headline" data-figure><time datetime="${utc}">${local}</time><br><time datetime="${utc}">${utcText(Date.parse(utc))}</time>${claimLinks([claim])}</p>
<p>${words.remaining}: ${remainingTime(deadline, setting)}</p>
${deadlines.length > 1 && html`<h3>${words.deadlines}</h3><ol>${history}</ol>`}${rule}`;
}

function termsOf({ agreement: { ratios, obligations }, dues, sealedTerms }: AgreementView): Markup {
  const ratioLines = ratios.map((ratio) => {
    const { times, give, forEach, claim } = ratio;
    const products = dues.filter((due) => due.ratio === ratio);
    return html`<li data-figure>${words.ratio(times, give, forEach)}${claimLinks([claim])}${products.length > 0 && html`<ul>${products.map(({ counted, due, of }) => html`<li data-figure>${words.due(counted, due)}${claimLinks([claim, of])}</li>`)}</ul><small>${words.dueNote}</small>`}</li>`;
  });
  const lines = obligations.map(
    ({ party, text, claim }) =>
      html`<li data-figure><b dir="auto">${party}</b>: <span dir="auto">${text}</span>${claimLinks([claim])}</li>`,
  );
  return html`${lines.length + ratioLines.length === 0 && html`<p>${words.noTerms}</p>`}<ul>${lines}${ratioLines}</ul>${sealedTerms > 0 && html`<p>${words.sealedTerms(sealedTerms)}</p>`}`;
}

/** What each side let go, day by day, as it was told: figures stand beside each other and are not added here. */
function releasesOf({ releases }: AgreementView): Markup {
  if (releases.length === 0) return html`<p>${words.noReleases}</p>`;
  const kinds = [...new Set(releases.map(({ kind }) => kind))].toSorted();
  const dayOf = ({ when }: ShownClaim) => when?.edtf ?? '';
  const days = [...new Set(releases.map(dayOf))].toSorted();
  const cell = (day: string, kind: string) => releases.filter((claim) => dayOf(claim) === day && claim.kind === kind).map(releaseLine);
  return html`<table><thead><tr><th scope="col">${words.day}</th>${kinds.map((kind) => html`<th scope="col">${kindText(kind)}</th>`)}</tr></thead>
<tbody>${days.map((day) => html`<tr><th scope="row">${day === '' ? words.noDay : spanText(day)}</th>${kinds.map((kind) => html`<td>${cell(day, kind)}</td>`)}</tr>`)}</tbody></table>`;
}

function releaseLine(claim: ShownClaim): Markup {
  const { scope, chain } = claim;
  return html`<p>${figureLink(claim)}${scope !== undefined && html`, <span dir="auto">${scope}</span>`} <small><bdi>${chain[0]?.agent}</bdi></small></p>`;
}

function breachLine(breach: ShownBreach, setting: AgreementSetting): Markup {
  const { at, against, claim, responses } = breach;
  return html`<li data-figure>${at === undefined ? words.noDay : timeText(at)}${against !== undefined && html` ${words.against(against)}`}${claimLinks([claim])}
<p>${responses.length === 0 ? words.noAnswers : html`${words.answers}${claimLinks(responses)}`}</p>
<div class="own">${ownThen(breach, setting)}</div></li>`;
}

/** What this system itself told people then; that it told nothing means little where it was not watching. */
function ownThen({ own, ownWithin, looked }: ShownBreach, setting: AgreementSetting): Markup {
  if (looked === undefined) return html`${words.own[ownWithin]}`;
  if (own.length > 0) return html`${words.own[ownWithin]}<ul>${own.map((seen) => ownLine(seen, setting, setting.nameOf))}</ul>`;
  return html`${words.own[ownWithin]} ${words.none}. ${watchText(setting.watchIn(looked), setting)}`;
}

function watchText(watch: Watch, setting: Setting): Markup {
  const { watch: told } = words;
  if (watch.state === 'before') return html`${told.before(watch.since.slice(0, 10))}`;
  if (watch.state === 'restarted') return html`${told.restarted} ${instantAt(watch.at, setting)}.`;
  return html`${told[watch.state]}`;
}
