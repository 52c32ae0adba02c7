import { incidentView } from '@tocsin/core/record/view/incident-view';
import { shownClaims } from '@tocsin/core/record/view/shown-claim';
import { shownOf } from '@tocsin/core/record/view/shown-entry';
import * as z from 'zod';
import { HttpProblem } from './problem.ts';
import { laneField, publicOptions, type RecordViewParts } from './record-view-routes.ts';
import { type Answer, defineRoute, type Route } from './route.ts';
import { claimPage, incidentPage, incidentsPage, RECORD_STYLE } from './write-record-pages.ts';

const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;
const idParams = z.strictObject({ id: z.string().min(1).max(128) });
const query = z.strictObject({ status: laneField });
const answers = { 200: { description: 'A page', content: { 'text/html': 'text' } } } as const;

/** The public record as pages for people: whole when they arrive, with no script. */
export function recordPageRoutes(parts: RecordViewParts): readonly Route[] {
  const { desk, logIndexOf } = parts;
  return [
    defineRoute({
      method: 'GET',
      path: '/incidents',
      summary: 'Incidents of the record, as a page',
      access: 'anyone',
      query,
      answers,
      problems: ['INVALID_QUERY'],
      async handle({ query: { status } }) {
        const shown = shownOf(await desk.state(), 'incident').filter((incident) => (incident.status ?? 'Actual') === status);
        return asPage(incidentsPage(shown.toReversed(), status));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/incidents/:id',
      summary: 'One incident in lanes, as a page',
      access: 'anyone',
      query,
      params: idParams,
      answers,
      problems: ['INVALID_QUERY', 'NOT_FOUND'],
      async handle({ params, query: { status } }) {
        const options = publicOptions(parts, status);
        const view = incidentView(await desk.state(), params.id, { options, context: { textOf: desk.textOf } });
        if (view === undefined) throw new HttpProblem('NOT_FOUND', 'no public incident has this id');
        return asPage(incidentPage(view, status));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/claims/:id',
      summary: 'One claim with its words and where they stand, as a page',
      access: 'anyone',
      query,
      params: idParams,
      answers,
      problems: ['INVALID_QUERY', 'NOT_FOUND'],
      async handle({ params, query: { status } }) {
        const [claim] = shownClaims(await desk.state(), publicOptions(parts, status), new Set([params.id]));
        if (claim === undefined) throw new HttpProblem('NOT_FOUND', 'no public claim has this id');
        return asPage(claimPage({ claim, logIndex: logIndexOf(claim.seq) }, status));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/record.css',
      summary: 'What the pages of the record look like',
      access: 'anyone',
      answers: { 200: { description: 'A style sheet', content: { 'text/css': 'text' } } },
      problems: [],
      handle: () => ({ type: 'text/css; charset=utf-8', headers: HEADERS, body: RECORD_STYLE }),
    }),
  ];
}

function asPage(body: string): Answer {
  return { type: 'text/html; charset=utf-8', headers: HEADERS, body };
}
