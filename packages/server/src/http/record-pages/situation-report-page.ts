import type { ReportDay } from '@tocsin/core/record/view/report-days';
import type { ReportChange, ReportLine, ShownNotice, SituationReport } from '@tocsin/core/record/view/situation-report';
import { html, type Markup } from '../html.ts';
import { claimLinks, instantAt, someNames, spanText, timeText } from './claim-parts.ts';
import type { EntryLink } from './entry-link.ts';
import { page, type Setting, section } from './frame.ts';
import { WORDS } from './words.ts';

/** Lines under one heading, and changes: the newest; files for programs have all. */
const LINES_MAX = 100;
/** Days that a page offers to compare with. */
const DAYS_MAX = 7;
const words = WORDS.report;

interface ReportSetting extends Setting {
  readonly nameOf: (zone: string) => string;
  readonly days: readonly ReportDay[];
  /** The page of an entry that has one. */
  readonly linkTo: (id: string) => EntryLink | undefined;
}

/** The situation report: fixed headings, each number with its source, its day and the way to its claim. */
export function situationReportPage(report: SituationReport, setting: ReportSetting): string {
  const { seq, asOf, sections, notices } = report;
  return page(
    { title: words.title, setting, at: '/situation-report' },
    html`<h1>${words.title}</h1>
<p>${words.asOf} ${instantAt(asOf, setting)}. ${words.upTo(seq)}.</p>
${ownSection(report)}
${sections.map(({ heading, lines }) => section(heading, linesOf(lines)))}
${section(words.notices, notices.length === 0 ? html`<p>${words.noNotices}</p>` : html`<ul>${notices.map((notice) => noticeLine(notice, setting))}</ul>`)}
${section(words.changes, changesOf(report, setting), 'changes')}`,
  );
}

/** Own figures rest on the system's own alerts, which no claim speaks for. */
function ownSection({ own: { alerts, sheltered, incidents } }: SituationReport): Markup {
  return html`<section class="own"><h2>${words.own}</h2><p>${words.ownFigures(alerts, sheltered, incidents)} <small>${words.ownSource} <a href="/timeline">${WORDS.nav.timeline}</a></small></p></section>`;
}

function linesOf(lines: readonly ReportLine[]): Markup {
  const shown = lines.slice(-LINES_MAX);
  const left = lines.length - shown.length;
  return html`<ul>${shown.map(({ claim, text, figure, source, asOf }) => html`<li data-figure><a href="/claims/${claim}"><span dir="auto">${figure !== undefined && html`<b class="figure">${figure}</b> · `}${text}</span></a> <small>${words.source}: <bdi>${source}</bdi>. ${words.asOf} ${spanText(asOf)}</small></li>`)}</ul>${left > 0 && html`<p>${words.asAbove(left)}</p>`}`;
}

function noticeLine({ issuer, channel, instruction, area, zones, from, until, claim }: ShownNotice, { nameOf }: ReportSetting): Markup {
  const known = zones.length > 0 && html` (${someNames(zones.map(nameOf))})`;
  return html`<li data-figure><b>${words.instructions[instruction]}</b>: ${words.area} <bdi>${area}</bdi>${known}; ${words.channel} <bdi>${channel}</bdi>${from !== undefined && html`; ${words.from} ${timeText(from)}`}${until !== undefined && html` ${words.until} ${timeText(until)}`}; <small>${words.source}: <bdi>${issuer}</bdi></small>${claimLinks([claim])}</li>`;
}

function changesOf({ changes, sinceSeq, seq }: SituationReport, setting: ReportSetting): Markup {
  const { days } = setting;
  const day = days.find((each) => each.seq === sinceSeq)?.day;
  const since = day !== undefined ? words.since(day) : sinceSeq > 0 ? words.sinceSeq(sinceSeq) : words.sinceStart;
  // Links and points say what belongs to what: counted, so that what was said stands out.
  const told = changes.filter(({ what, id, replacement }) => what !== 'published' || setting.linkTo(replacement ?? id) !== undefined);
  const shown = told.slice(-LINES_MAX);
  const left = told.length - shown.length;
  const relating = countsOf(changes.filter((change) => !told.includes(change)).map(({ text }) => text));
  const others = days.slice(-DAYS_MAX).map((each) => html`<li><a href="/situation-report?since=${each.seq}#changes">${each.day}</a></li>`);
  return html`<p>${since}</p>${shown.length === 0 ? html`<p>${words.noChanges}</p>` : html`<ul>${shown.map((change) => changeLine(change, setting))}</ul>`}${left > 0 && html`<p>${words.asAbove(left)}</p>`}${relating !== '' && html`<p class="note">${words.relating} ${relating}.</p>`}
<p>${words.others}</p><ul class="row"><li><a href="/situation-report?since=0#changes">${words.beginning}</a></li>${others}</ul>
<p><a href="/situation-report?since=${seq}#changes">${words.next}</a></p>`;
}

function changeLine({ what, id, at, text, reason, replacement }: ReportChange, setting: ReportSetting): Markup {
  const link = setting.linkTo(replacement ?? id);
  const name =
    link === undefined
      ? html`${text}`
      : html`<a${link.address.startsWith('/claims/') && html` data-figure`} href="${link.address}"><bdi>${link.name()}</bdi></a>`;
  return html`<li>${instantAt(at, setting)} <b>${words.what[what]}</b> ${name}${reason !== undefined && html`: <span dir="auto">${reason}</span>`}</li>`;
}

/** "3 link, 2 notice". */
function countsOf(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind.replaceAll(/[-_]/g, ' ')}: ${count}`).join(', ');
}
