import { STATUSES } from '@tocsin/core/detection/threat';
import type { RecordState } from '@tocsin/core/record/gate/record-state';
import type { ReconcileContext } from '@tocsin/core/record/reconcile/read-claim';
import { agreementView } from '@tocsin/core/record/view/agreement-view';
import { incidentView } from '@tocsin/core/record/view/incident-view';
import type { PublicOptions } from '@tocsin/core/record/view/public-options';
import { seriesView } from '@tocsin/core/record/view/series-view';
import { shownClaims } from '@tocsin/core/record/view/shown-claim';
import { shownOf } from '@tocsin/core/record/view/shown-entry';
import { shownNotices, situationReport } from '@tocsin/core/record/view/situation-report';
import { timelineOf } from '@tocsin/core/record/view/timeline';
import * as z from 'zod';
import type { RecordDesk } from '../app/record-desk.ts';
import type { HealthReport, WarningService } from '../app/service.ts';
import { HttpProblem } from './problem.ts';
import { defineRoute, type Route } from './route.ts';

/** A place is nobody's to know while it helps whoever shoots. */
const DAY_MS = 86_400_000;
const NOW = { 'cache-control': 'no-cache' };
const anything = z.looseObject({});

/** One lane of the record; the live one where nothing is said. */
export const laneField = z.enum(STATUSES).default('Actual').describe('Actual (the default), Exercise or Test');
export const sinceField = z.coerce.number().int().min(0).default(0).describe('Only what changed after this `seq`');

/** Where the record learns of the region, and since when this program runs. */
export interface RecordRegion {
  region(): Pick<ReturnType<WarningService['region']>, 'region' | 'byId'>;
  health(): Pick<HealthReport, 'startedAt'>;
}

/** What the public sees of the record is made from. */
export interface RecordViewParts {
  readonly desk: RecordDesk;
  readonly service: RecordRegion;
  readonly nowMs: () => number;
  /** Where something fell is told after this long, as a zone; a day where nothing is said. */
  readonly placeDelayMs?: number;
  /** Place of a journal entry in the record's log. */
  readonly logIndexOf: (seq: number) => number | undefined;
  readonly sender: string;
}

/** How a public view of this moment is made. No field of a request can widen it. */
export function publicOptions({ service, nowMs, placeDelayMs = DAY_MS }: RecordViewParts, status: PublicOptions['status']): PublicOptions {
  return { nowMs: nowMs(), timeZone: service.region().region.timeZone, status, placeDelayMs };
}

/** The record as anybody may read it: only what two people let through. */
export function recordViewRoutes(parts: RecordViewParts): readonly Route[] {
  const { desk } = parts;
  const context: ReconcileContext = { textOf: desk.textOf };
  return [
    listRoute(parts, {
      path: 'incidents',
      summary: 'Incidents of the record',
      list: (state, { status }) => inLane(shownOf(state, 'incident'), status).map(({ id, time, label }) => ({ id, time, label })),
    }),
    oneRoute(parts, {
      path: 'incidents',
      summary: 'One incident in lanes: own detections, each party, what is unknown, assessments, history',
      view: (state, id, options) => incidentView(state, id, { options, context }),
    }),
    listRoute(parts, {
      path: 'agreements',
      summary: 'Truces and exchanges',
      // Terms may tell what a claim keeps sealed: they are on each agreement's own page, which knows.
      list: (state, { status }) =>
        inLane(shownOf(state, 'agreement'), status).map(({ id, time, label, parties }) => ({ id, time, label, parties })),
    }),
    oneRoute(parts, {
      path: 'agreements',
      summary: 'One agreement: terms, deadline, releases and their sums, breaches as each side alleges them',
      view: (state, id, options) => agreementView(state, id, { options, context }),
    }),
    listRoute(parts, {
      path: 'series',
      summary: 'Series of figures with their definitions',
      list: (state, { status }) => inLane(shownOf(state, 'series'), status).map(({ by: _by, ...definition }) => definition),
    }),
    oneRoute(parts, {
      path: 'series',
      summary: 'One series with its points',
      view: (state, id, options) => seriesView(state, id, options.status),
    }),
    oneRoute(parts, {
      path: 'claims',
      summary: 'One claim: who said it, in which words, where that stands, and its place in the log',
      view: (state, id, options) => claimView(parts, state, { id, options }),
    }),
    listRoute(parts, {
      path: 'notices',
      summary: 'Notices to leave, to shelter, to return: issuer, channel, area, claim',
      list: shownNotices,
    }),
    reportRoute(parts),
    timelineRoute(parts),
  ];
}

interface Listed {
  readonly path: string;
  readonly summary: string;
  /** In the order of the record. */
  readonly list: (state: RecordState, options: PublicOptions) => readonly object[];
}

function inLane<Entry extends { readonly status?: PublicOptions['status'] | undefined }>(
  entries: readonly Entry[],
  lane: PublicOptions['status'],
): readonly Entry[] {
  return entries.filter(({ status = 'Actual' }) => status === lane);
}

function listRoute(parts: RecordViewParts, { path, summary, list }: Listed): Route {
  return defineRoute({
    method: 'GET',
    path: `/v1/record/${path}`,
    summary: `${summary}, newest first`,
    access: 'anyone',
    query: z.strictObject({ status: laneField }),
    answers: { 200: { description: summary, content: { 'application/json': z.looseObject({ [path]: z.array(anything) }) } } },
    problems: ['INVALID_QUERY'],
    async handle({ query }) {
      const listed = list(await parts.desk.state(), publicOptions(parts, query.status));
      return { headers: NOW, body: { [path]: listed.toReversed() } };
    },
  });
}

interface One {
  readonly path: string;
  readonly summary: string;
  readonly view: (state: RecordState, id: string, options: PublicOptions) => object | undefined;
}

function oneRoute(parts: RecordViewParts, { path, summary, view }: One): Route {
  return defineRoute({
    method: 'GET',
    path: `/v1/record/${path}/:id`,
    summary,
    access: 'anyone',
    query: z.strictObject({ status: laneField }),
    params: z.strictObject({ id: z.string().min(1).max(128) }),
    answers: { 200: { description: summary, content: { 'application/json': anything } } },
    problems: ['INVALID_QUERY', 'NOT_FOUND'],
    async handle({ params, query }) {
      const shown = view(await parts.desk.state(), params.id, publicOptions(parts, query.status));
      if (shown === undefined) throw new HttpProblem('NOT_FOUND', 'nothing public has this id', { headers: NOW });
      return { headers: NOW, body: shown };
    },
  });
}

function claimView(
  { logIndexOf }: RecordViewParts,
  state: RecordState,
  { id, options }: { readonly id: string; readonly options: PublicOptions },
): object | undefined {
  const [claim] = shownClaims(state, options, new Set([id]));
  if (claim === undefined) return undefined;
  const logIndex = logIndexOf(claim.seq);
  return { ...claim, ...(logIndex === undefined ? {} : { logIndex, proof: `/v1/record/entries/${logIndex}` }) };
}

function reportRoute(parts: RecordViewParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/record/situation-report',
    summary: 'The situation report of this moment, every figure with its claim, and what changed since the last one',
    access: 'anyone',
    query: z.strictObject({ status: laneField, since: sinceField }),
    answers: { 200: { description: 'The report', content: { 'application/json': anything } } },
    problems: ['INVALID_QUERY'],
    handle: async ({ query }) => ({
      headers: NOW,
      body: situationReport(await parts.desk.state(), publicOptions(parts, query.status), query.since),
    }),
  });
}

function timelineRoute(parts: RecordViewParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/record/timeline',
    summary: 'Own alerts and claims over time; a day is a day long, and what has no time is listed apart',
    access: 'anyone',
    query: z.strictObject({ status: laneField }),
    answers: { 200: { description: 'The timeline', content: { 'application/json': anything } } },
    problems: ['INVALID_QUERY'],
    handle: async ({ query }) => ({ headers: NOW, body: timelineOf(await parts.desk.state(), publicOptions(parts, query.status)) }),
  });
}
