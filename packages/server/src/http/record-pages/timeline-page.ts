import type { Observation } from '@tocsin/core/record/gate/observation';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import type { Timeline, TimelineMark } from '@tocsin/core/record/view/timeline';
import { html, type Markup } from '../html.ts';
import { claimLine, ownLine } from './claim-parts.ts';
import { page, type Setting, section } from './frame.ts';
import { DAY_MS, dayFigure, dayText, spansFigure, type TimelineDay } from './timeline-figure.ts';
import { WORDS } from './words.ts';

/** Days go onto a page until it has this many marks. */
const MARKS_MAX = 200;
/** Of spans longer than a day, and of claims without a time. */
const LIST_MAX = 100;
const words = WORDS.timeline;

interface TimelineSetting extends Setting {
  /** Days before this one only, `2024-01-06`. */
  readonly before: string | undefined;
  readonly claimOf: (id: string) => ShownClaim | undefined;
  readonly ownOf: (id: string) => Observation | undefined;
  readonly nameOf: (zone: string) => string;
}

/** Own alerts and claims over time, newest day first. What has no time stands apart. */
export function timelinePage({ marks, undated }: Timeline, setting: TimelineSetting): string {
  const { before, timeZone } = setting;
  const markLine = (mark: TimelineMark) => lineOf(mark.id, setting);
  const longer = marks.filter((mark) => !isWithinDay(mark));
  // At one moment, in the order in which they were told.
  const seqOf = ({ id }: TimelineMark) => setting.claimOf(id)?.seq ?? 0;
  const inOrder = marks.filter(isWithinDay).toSorted((one, other) => one.fromMs - other.fromMs || seqOf(one) - seqOf(other));
  const days = daysOf(inOrder).filter(({ day }) => before === undefined || day < before);
  const shown = firstDays(days);
  const next = days.length > shown.length ? shown.at(-1)?.day : undefined;
  const isLatest = before === undefined;
  return page(
    { title: words.title, setting, at: '/timeline' },
    html`<h1>${words.title}</h1><p class="note">${words.note(timeZone)}</p>
${marks.length + undated.length === 0 && html`<p>${WORDS.noneYet}</p>`}
${shown.map((day) => section(day.day, html`${dayFigure(day)}<ul>${[...day.own, ...day.daywide, ...day.timed].map(markLine)}</ul>`))}
<p>${!isLatest && html`<a href="/timeline">${words.latest}</a> `}${next !== undefined && html`<a href="/timeline?before=${next}">${words.earlier}</a>`}</p>
${isLatest && longer.length > 0 && section(words.longer, html`${spansFigure(longer.slice(-LIST_MAX))}<ul>${longer.slice(-LIST_MAX).map(markLine)}</ul>${moreThan(longer.length)}`)}
${isLatest && undated.length > 0 && section(words.undated, html`<p class="note">${words.undatedNote}</p><ul>${undated.slice(-LIST_MAX).map((id) => lineOf(id, setting))}</ul>${moreThan(undated.length)}`)}`,
  );
}

/** A mark that lies in one day, or is one. */
function isWithinDay({ fromMs, toMs }: TimelineMark): boolean {
  return toMs - fromMs <= DAY_MS && Number.isFinite(fromMs);
}

function daysOf(marks: readonly TimelineMark[]): readonly TimelineDay[] {
  const days = new Map<string, TimelineMark[]>();
  for (const mark of marks) {
    const day = dayText(mark.fromMs);
    const marksThen = days.get(day);
    if (marksThen === undefined) days.set(day, [mark]);
    else marksThen.push(mark);
  }
  return [...days]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .map(([day, all]) => {
      const claims = all.filter(({ lane }) => lane === 'claims');
      const isDaywide = ({ fromMs, toMs }: TimelineMark) => toMs - fromMs === DAY_MS;
      return {
        day,
        fromMs: Date.parse(`${day}T00:00:00Z`),
        own: all.filter(({ lane }) => lane === 'own'),
        timed: claims.filter((mark) => !isDaywide(mark)),
        daywide: claims.filter(isDaywide),
      };
    });
}

function firstDays(days: readonly TimelineDay[]): readonly TimelineDay[] {
  let count = 0;
  return days.filter(({ own, timed, daywide }) => {
    const isRoom = count < MARKS_MAX;
    count += own.length + timed.length + daywide.length;
    return isRoom;
  });
}

function lineOf(id: string, setting: TimelineSetting): Markup {
  const [claim, own] = [setting.claimOf(id), setting.ownOf(id)];
  if (own !== undefined) return ownLine(own, setting, setting.nameOf);
  return claim === undefined ? html`` : html`<li>${claimLine(claim)}</li>`;
}

function moreThan(count: number): Markup {
  return count > LIST_MAX ? html`<p>${WORDS.report.asAbove(count - LIST_MAX)}</p>` : html``;
}
