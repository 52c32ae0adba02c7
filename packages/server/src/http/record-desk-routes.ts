import { identifier } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import { parseInput } from '@tocsin/core/entry';
import { KINDS } from '@tocsin/core/intake/kinds';
import { isDay } from '@tocsin/core/intake/time/calendar';
import { contentIdOf, isRecordEntry, type RecordEntry } from '@tocsin/core/record/model/record-entry';
import { DECISIONS, SEALABLE } from '@tocsin/core/record/model/review';
import * as z from 'zod';
import { deskItem, nextStep } from '../app/desk-item.ts';
import type { RecordDesk } from '../app/record-desk.ts';
import { fieldProblem, HttpProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { BODY_PROBLEMS, changesSchema, enteredSchema, orProblem, PRIVATE } from './record-desk-answers.ts';
import { recordWorkRoutes } from './record-work-routes.ts';
import { defineRoute, type Route } from './route.ts';

/** Longer than any report: half a second of drafting. */
const TEXT_LENGTH_MAX = 200_000;
const DECISIONS_MAX = 500;
/** Decisions that change what the public sees: each is a request of its own, taken by somebody who looked at it. */
const ONE_AT_A_TIME: ReadonlySet<string> = new Set(['publish', 'correct', 'retract', 'unseal']);

const intakeSchema = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(TEXT_LENGTH_MAX)
    .refine((text) => text.isWellFormed(), 'expected whole characters: a text is kept as UTF-8'),
  publisher: identifier.optional(),
  date: z.string().refine(isDay, 'expected a day of the calendar, like 2024-01-06').optional(),
  url: z.url().max(2_000).optional(),
  title: z.string().min(1).max(300).optional(),
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone, like Asia/Jerusalem').optional(),
  status: z.enum(STATUSES).optional().describe('Actual where absent'),
});

const decisionSchema = z.strictObject({
  subject: z.string().min(1).max(128),
  decision: z.enum([...DECISIONS, 'propose']),
  reason: z.string().min(1).max(600).optional(),
  replacement: z.string().min(1).max(128).optional(),
  fields: z.array(z.enum(SEALABLE)).min(1).optional(),
  changes: changesSchema.optional(),
});
const reviewsSchema = z.strictObject({ reviews: z.array(decisionSchema).min(1).max(DECISIONS_MAX) });
const entryBodySchema = z.strictObject({ entry: z.looseObject({ kind: z.string() }) });
const draftsSchema = z.looseObject({
  artifact: z.looseObject({ sha256: z.string() }),
  text: z.string(),
  claims: z.array(z.looseObject({})),
});

/** The review desk, for operators: reports in, drafts out, decisions in. Nothing here is public. */
export function recordDeskRoutes(desk: RecordDesk, now: () => string, timeZone: () => string = () => 'UTC'): readonly Route[] {
  return [
    intakeRoute(desk),
    artifactsRoute(desk),
    draftsRoute(desk, now),
    reviewRoute(desk),
    entryRoute(desk, now),
    ...recordWorkRoutes({ desk, now, timeZone }),
  ];
}

function intakeRoute(desk: RecordDesk): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/record/intake',
    summary: 'Keep a report’s text privately and draft claims from it',
    access: 'operator',
    body: { 'application/json': intakeSchema },
    answers: {
      201: { description: 'Drafted', content: { 'application/json': enteredSchema.extend({ artifact: z.string(), leftOut: z.number() }) } },
    },
    problems: BODY_PROBLEMS,
    async handle(call) {
      const report = readBody(call, intakeSchema);
      return { status: 201, headers: PRIVATE, body: orProblem(await desk.takeReport(report, call.caller.name), (path) => path) };
    },
  });
}

function artifactsRoute(desk: RecordDesk): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/operator/record/artifacts',
    summary: 'Reports that were taken in, newest first, and how far their claims are',
    access: 'operator',
    answers: {
      200: { description: 'The reports', content: { 'application/json': z.looseObject({ artifacts: z.array(z.looseObject({})) }) } },
    },
    problems: ['NO_KEY'],
    async handle() {
      const counts = new Map<string, Record<string, number>>();
      const artifacts: object[] = [];
      for (const { entry, standing } of (await desk.state()).items.values()) {
        if (entry.kind === 'artifact') {
          const { sha256, publisher, published, title, time } = entry;
          const count: Record<string, number> = {};
          counts.set(sha256, count);
          artifacts.unshift({ sha256, publisher, published, title, time, claims: count });
        }
        const count = entry.kind === 'claim' ? counts.get(entry.artifact ?? '') : undefined;
        if (count !== undefined) count[standing] = (count[standing] ?? 0) + 1;
      }
      return { headers: PRIVATE, body: { artifacts } };
    },
  });
}

function draftsRoute(desk: RecordDesk, now: () => string): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/operator/record/artifacts/:sha256',
    summary: 'One report: its text and every claim drafted from it, with where each stands',
    access: 'operator',
    params: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answers: { 200: { description: 'Text and claims', content: { 'application/json': draftsSchema } } },
    problems: ['NO_KEY', 'NOT_FOUND'],
    async handle({ params, caller }) {
      const artifact = await desk.artifact(params.sha256);
      const text = desk.textOf(params.sha256);
      if (artifact === undefined || text === undefined) throw new HttpProblem('NOT_FOUND', 'this report is not kept here');
      const state = await desk.state();
      const seat = { operator: caller.name, texts: desk.textOf, time: now() };
      const claims = (await desk.claimsOf(params.sha256)).map((item) => ({
        ...deskItem(state, item, caller.name),
        ...nextStep(state, item, seat),
      }));
      return { headers: PRIVATE, body: { operator: caller.name, artifact, text, claims, kinds: KINDS } };
    },
  });
}

function reviewRoute(desk: RecordDesk): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/record/reviews',
    summary: 'Decide about entries in the operator’s own name, all or none; what changes the public record goes one at a time',
    access: 'operator',
    body: { 'application/json': reviewsSchema },
    answers: { 201: { description: 'Entered', content: { 'application/json': enteredSchema } } },
    problems: BODY_PROBLEMS,
    async handle(call) {
      const { reviews } = readBody(call, reviewsSchema);
      const place = reviews.findIndex(({ decision }) => ONE_AT_A_TIME.has(decision));
      if (place !== -1 && reviews.length > 1)
        throw fieldProblem('INVALID_INPUT', [
          {
            code: 'one_at_a_time',
            path: `reviews[${place}].decision`,
            message: `send "${reviews[place]?.decision}" alone: nothing is published in bulk`,
          },
        ]);
      const entered = await desk.decide(reviews, call.caller.name);
      return { status: 201, headers: PRIVATE, body: orProblem(entered, (path, at) => `reviews[${at}].${path}`) };
    },
  });
}

function entryRoute(desk: RecordDesk, now: () => string): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/record/entries',
    summary:
      'Enter an incident, link, assessment, series, point, agreement, extension, breach, notice or reconciliation; it waits for a second person',
    access: 'operator',
    body: { 'application/json': entryBodySchema },
    answers: { 201: { description: 'Entered', content: { 'application/json': enteredSchema } } },
    problems: BODY_PROBLEMS,
    async handle(call) {
      const { entry } = readBody(call, entryBodySchema);
      const made = readEntry({ ...entry, id: 'unnamed', time: now(), by: { type: 'person', id: call.caller.name } });
      return { status: 201, headers: PRIVATE, body: orProblem(await desk.enter(made), (path) => `entry.${path}`) };
    },
  });
}

/** Artifacts, claims and reviews have ways of their own. */
const NOT_HERE: ReadonlySet<string> = new Set(['artifact', 'claim', 'review']);

function readEntry(value: object): RecordEntry {
  const parsed = parseInput(value);
  if (!parsed.ok)
    throw fieldProblem(
      'INVALID_INPUT',
      parsed.error.map((issue) => ({ ...issue, path: `entry.${issue.path}` })),
    );
  const body = parsed.value;
  if (!isRecordEntry(body) || NOT_HERE.has(body.kind))
    throw fieldProblem('INVALID_INPUT', [{ code: 'wrong_kind', path: 'entry.kind', message: `${body.kind} is not entered here` }]);
  return { ...body, id: contentIdOf(body) };
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
