import type { RecordState } from '@tocsin/core/record/gate/record-state';
import { agreementView } from '@tocsin/core/record/view/agreement-view';
import { goneClaim } from '@tocsin/core/record/view/gone-claim';
import { incidentView } from '@tocsin/core/record/view/incident-view';
import type { PublicOptions } from '@tocsin/core/record/view/public-options';
import { reportDaysOf } from '@tocsin/core/record/view/report-days';
import { seriesView } from '@tocsin/core/record/view/series-view';
import { shownClaims } from '@tocsin/core/record/view/shown-claim';
import { shownOf } from '@tocsin/core/record/view/shown-entry';
import { situationReport } from '@tocsin/core/record/view/situation-report';
import { timelineOf } from '@tocsin/core/record/view/timeline';
import * as z from 'zod';
import type { RecordLog } from '../ports/record-log.ts';
import { HttpProblem } from './problem.ts';
import { agreementPage, agreementsPage } from './record-pages/agreement-page.ts';
import { claimPage, gonePage } from './record-pages/claim-page.ts';
import { COUNTDOWN_SCRIPT } from './record-pages/countdown.ts';
import { entryLink } from './record-pages/entry-link.ts';
import type { Setting } from './record-pages/frame.ts';
import { holdBriefly } from './record-pages/hold-briefly.ts';
import { incidentPage, incidentsPage } from './record-pages/incident-page.ts';
import { mapPage } from './record-pages/map-section.ts';
import { seriesListPage, seriesPage } from './record-pages/series-page.ts';
import { situationReportPage } from './record-pages/situation-report-page.ts';
import { RECORD_STYLE } from './record-pages/style.ts';
import { timelinePage } from './record-pages/timeline-page.ts';
import { verifyPage } from './record-pages/verify-page.ts';
import { watchIn } from './record-pages/watch.ts';
import { zoneShapesOf } from './record-pages/zone-shapes.ts';
import { laneField, publicOptions, type RecordViewParts } from './record-view-routes.ts';
import { type Answer, defineRoute, type Route } from './route.ts';

const POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const HEADERS = { 'cache-control': 'no-cache', 'content-security-policy': POLICY } as const;
/** Of the one page that goes on counting. */
const COUNTING = { ...HEADERS, 'content-security-policy': `${POLICY}; script-src 'self'` } as const;
/** Claims that the map of everything draws: the newest. */
const MAPPED_MAX = 500;
const idParams = z.strictObject({ id: z.string().min(1).max(128) });
const query = z.strictObject({ status: laneField });
const sinceSeq = z.coerce.number().int().min(0).optional().describe('What changed after this entry; after the last day without it');
const answers = { 200: { description: 'A page', content: { 'text/html': 'text' } } } as const;

/** What the pages are written from. */
export interface RecordPageParts extends RecordViewParts {
  /** Tells whether this system ran at some time, and whether proofs are to be had. */
  readonly log?: Pick<RecordLog, 'head' | 'entry'>;
  /** Tells whether there are files for programs yet. */
  readonly editions?: { find(status: Setting['lane']): object | undefined } | undefined;
}

/** One moment of the record, as pages see it. */
interface Moment {
  readonly state: RecordState;
  readonly options: PublicOptions;
  readonly setting: Setting;
}

/** The public record as pages for people: whole when they arrive, readable without a script. */
export function recordPageRoutes(parts: RecordPageParts): readonly Route[] {
  return [
    ...incidentRoutes(parts),
    ...agreementRoutes(parts),
    ...seriesRoutes(parts),
    reportRoute(parts),
    timelineRoute(parts),
    listRoute(parts, '/map', 'Everything public on one map, as a page', ({ state, options, setting }) => {
      const placed = shownClaims(state, options).filter(
        ({ zones, place, placeHeldUntil }) => zones.length > 0 || (place ?? placeHeldUntil) !== undefined,
      );
      return mapPage({ claims: placed.slice(-MAPPED_MAX), own: [], setting, zones: shapes(parts) });
    }),
    listRoute(parts, '/how-to-verify', 'What proofs of the record show, as a page', ({ setting }) =>
      verifyPage(setting, (parts.log?.head().size ?? 0) > 0),
    ),
    ...fileRoutes(),
  ];
}

function incidentRoutes(parts: RecordPageParts): readonly Route[] {
  return [
    listRoute(parts, '/incidents', 'Incidents of the record, as a page', ({ state, options, setting }) =>
      incidentsPage(inLane(shownOf(state, 'incident'), options), setting, parts.editions?.find(options.status) !== undefined),
    ),
    oneRoute(parts, '/incidents/:id', 'One incident in lanes, as a page', ({ state, options, setting }, id) => {
      const view = incidentView(state, id, { options, context: { textOf: parts.desk.textOf } });
      return view === undefined ? undefined : asPage(incidentPage(view, setting, shapes(parts)));
    }),
    oneRoute(parts, '/claims/:id', 'One claim with its words and where they stand, as a page', ({ state, options, setting }, id) => {
      const [claim] = shownClaims(state, options, new Set([id]));
      if (claim !== undefined) return asPage(claimPage({ claim, logIndex: parts.logIndexOf(claim.seq) }, setting));
      const gone = goneClaim(state, id, options);
      // RFC 9110 §15.5.11: it was here, and is not any more.
      return gone === undefined ? undefined : { ...asPage(gonePage(gone, setting)), status: gone.what === 'retracted' ? 410 : 200 };
    }),
  ];
}

function agreementRoutes(parts: RecordPageParts): readonly Route[] {
  return [
    listRoute(parts, '/agreements', 'Truces and exchanges, as a page', ({ state, options, setting }) =>
      agreementsPage(inLane(shownOf(state, 'agreement'), options), setting),
    ),
    oneRoute(
      parts,
      '/agreements/:id',
      'One agreement with its deadline, releases and alleged breaches, as a page',
      ({ state, options, setting }, id) => {
        const view = agreementView(state, id, { options, context: { textOf: parts.desk.textOf } });
        if (view === undefined) return undefined;
        const written = agreementPage(view, { ...setting, nameOf: shapes(parts).nameOf, watchIn: (span) => watchIn(parts.log, span) });
        return { ...asPage(written), headers: COUNTING };
      },
    ),
  ];
}

function seriesRoutes(parts: RecordPageParts): readonly Route[] {
  return [
    listRoute(parts, '/series', 'Series of figures, as a page', ({ state, options, setting }) =>
      seriesListPage(inLane(shownOf(state, 'series'), options), setting),
    ),
    oneRoute(parts, '/series/:id', 'One series with its definition, figure and table, as a page', ({ state, options, setting }, id) => {
      const view = seriesView(state, id, options.status);
      return view === undefined ? undefined : asPage(seriesPage(view, setting));
    }),
  ];
}

function reportRoute(parts: RecordPageParts): Route {
  const held = holdBriefly();
  return defineRoute({
    method: 'GET',
    path: '/situation-report',
    summary: 'The situation report of this moment and what changed since the last one, as a page',
    access: 'anyone',
    query: query.extend({ since: sinceSeq }),
    answers,
    problems: ['INVALID_QUERY'],
    async handle({ query: { status, since } }) {
      const { state, options, setting } = await momentOf(parts, status);
      return asPage(
        held({ state, nowMs: setting.nowMs, key: `${status} ${since}` }, () => {
          const days = reportDaysOf(state, options);
          const report = situationReport(state, options, since ?? days.at(-1)?.seq ?? 0);
          const linkTo = (id: string) => entryLink(state, id, options);
          return situationReportPage(report, { ...setting, days, linkTo, nameOf: shapes(parts).nameOf });
        }),
      );
    },
  });
}

function timelineRoute(parts: RecordPageParts): Route {
  const held = holdBriefly();
  return defineRoute({
    method: 'GET',
    path: '/timeline',
    summary: 'Own alerts and claims over time, as a page',
    access: 'anyone',
    query: query.extend({ before: z.iso.date().optional().describe('Days before this one only') }),
    answers,
    problems: ['INVALID_QUERY'],
    async handle({ query: { status, before } }) {
      const { state, options, setting } = await momentOf(parts, status);
      return asPage(
        held({ state, nowMs: setting.nowMs, key: `${status} ${before}` }, () => {
          const claims = new Map(shownClaims(state, options).map((claim) => [claim.id, claim]));
          const found = { claimOf: (id: string) => claims.get(id), ownOf: (id: string) => state.own.get(id), nameOf: shapes(parts).nameOf };
          return timelinePage(timelineOf(state, options), { ...setting, ...found, before });
        }),
      );
    },
  });
}

function fileRoutes(): readonly Route[] {
  const file = (path: string, type: string, body: string) =>
    defineRoute({
      method: 'GET',
      path,
      summary: type === 'text/css' ? 'What the pages of the record look like' : 'Goes on counting a deadline down on an open page',
      access: 'anyone',
      answers: { 200: { description: 'A file of the pages', content: { [type]: 'text' } } },
      problems: [],
      handle: () => ({ type: `${type}; charset=utf-8`, headers: HEADERS, body }),
    });
  return [file('/record.css', 'text/css', RECORD_STYLE), file('/record-countdown.js', 'text/javascript', COUNTDOWN_SCRIPT)];
}

function listRoute(parts: RecordPageParts, path: string, summary: string, write: (moment: Moment) => string): Route {
  const held = holdBriefly();
  return defineRoute({
    method: 'GET',
    path,
    summary,
    access: 'anyone',
    query,
    answers,
    problems: ['INVALID_QUERY'],
    async handle({ query: { status } }) {
      const moment = await momentOf(parts, status);
      return asPage(held({ state: moment.state, nowMs: moment.setting.nowMs, key: status }, () => write(moment)));
    },
  });
}

function oneRoute(parts: RecordPageParts, path: string, summary: string, write: (moment: Moment, id: string) => Answer | undefined): Route {
  return defineRoute({
    method: 'GET',
    path,
    summary,
    access: 'anyone',
    query,
    params: idParams,
    answers: path.startsWith('/claims')
      ? { ...answers, 410: { description: 'It was public and was taken back', content: { 'text/html': 'text' } } }
      : answers,
    problems: ['INVALID_QUERY', 'NOT_FOUND'],
    async handle({ params, query: { status } }) {
      const answer = write(await momentOf(parts, status), params.id);
      if (answer === undefined) throw new HttpProblem('NOT_FOUND', 'nothing public has this id');
      return answer;
    },
  });
}

async function momentOf(parts: RecordPageParts, status: PublicOptions['status']): Promise<Moment> {
  const state = await parts.desk.state();
  const options = publicOptions(parts, status);
  return { state, options, setting: { lane: status, nowMs: options.nowMs, timeZone: options.timeZone } };
}

/** Entries of one lane, newest first. */
function inLane<Entry extends { readonly status?: PublicOptions['status'] | undefined }>(
  entries: readonly Entry[],
  { status }: PublicOptions,
): readonly Entry[] {
  return entries.filter((entry) => (entry.status ?? 'Actual') === status).toReversed();
}

function shapes({ service }: RecordPageParts) {
  return zoneShapesOf(service.region().region);
}

function asPage(body: string): Answer {
  return { type: 'text/html; charset=utf-8', headers: HEADERS, body };
}
