import { linkSchema } from '@tocsin/core/record/model/incident';
import { contentIdOf, recordSchemas } from '@tocsin/core/record/model/record-entry';
import * as z from 'zod';
import { claimByHand } from '../app/amend-claim.ts';
import type { Seat } from '../app/desk-item.ts';
import { entriesOf, entryInFull, proposalsOf, queueOf } from '../app/desk-lists.ts';
import type { RecordDesk } from '../app/record-desk.ts';
import { fieldProblem, HttpProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { BODY_PROBLEMS, changesSchema, enteredSchema, orProblem, PRIVATE } from './record-desk-answers.ts';
import { defineRoute, type Route } from './route.ts';

/** What these routes are made from. */
export interface WorkParts {
  readonly desk: RecordDesk;
  readonly now: () => string;
  /** IANA zone of the region: claims and own alerts of one time are found by its days. */
  readonly timeZone: () => string;
}

const LISTABLE: ReadonlySet<string> = new Set(['claim', 'own', ...recordSchemas.map(({ shape }) => shape.kind.value)]);
const WORDS_MAX = 12;
const listSchema = z.looseObject({ operator: z.string(), entries: z.array(z.looseObject({})) });

const handmadeSchema = changesSchema.required({ kind: true, span: true, quote: true, source: true }).extend({
  artifact: z.string().regex(/^[0-9a-f]{64}$/),
});
const verdictSchema = z.strictObject({
  type: linkSchema.shape.type,
  from: linkSchema.shape.from,
  to: linkSchema.shape.to,
  decision: z.enum(['accept', 'dismiss']),
  reason: z.string().min(1).max(400).optional(),
});

/** What waits, what belongs together, what the drafter missed: the desk's work beside the reports. Nothing here is public. */
export function recordWorkRoutes(parts: WorkParts): readonly Route[] {
  return [queueRoute(parts), listRoute(parts), entryRoute(parts), proposalsRoute(parts), verdictRoute(parts), claimRoute(parts)];
}

function seatOf({ desk, now }: WorkParts, operator: string): Seat {
  return { operator, texts: desk.textOf, time: now() };
}

function queueRoute(parts: WorkParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/operator/record/queue',
    summary: 'Everything that waits for a second person, a publication or an opening, and what this operator can do about it',
    access: 'operator',
    answers: { 200: { description: 'What waits', content: { 'application/json': listSchema } } },
    problems: ['NO_KEY'],
    async handle({ caller }) {
      return { headers: PRIVATE, body: { operator: caller.name, ...queueOf(await parts.desk.state(), seatOf(parts, caller.name)) } };
    },
  });
}

const listQuery = z.strictObject({
  kinds: z
    .string()
    .transform((text) => new Set(text.split(',')))
    .refine((kinds) => [...kinds].every((kind) => LISTABLE.has(kind)), `expected some of ${[...LISTABLE].join(', ')}`)
    .describe('Kinds of entries, comma-separated; `own` for alerts of this system'),
  q: z.string().max(200).default('').describe('Words that all have to be in it'),
  limit: z.coerce.number().int().min(1).max(300).default(100),
});

function listRoute(parts: WorkParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/operator/record/entries',
    summary: 'Entries of some kinds with where each stands, newest first',
    access: 'operator',
    query: listQuery,
    answers: { 200: { description: 'The entries', content: { 'application/json': listSchema } } },
    problems: ['NO_KEY', 'INVALID_QUERY'],
    async handle({ query: { kinds, q, limit }, caller }) {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
      const entries = entriesOf(await parts.desk.state(), { kinds, words, limit }, seatOf(parts, caller.name));
      return { headers: PRIVATE, body: { operator: caller.name, entries } };
    },
  });
}

function entryRoute(parts: WorkParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/operator/record/entries/:id',
    summary: 'One entry, what names it, what it names, and what people decided about it',
    access: 'operator',
    params: z.strictObject({ id: z.string().min(1).max(128) }),
    answers: { 200: { description: 'The entry', content: { 'application/json': z.looseObject({ entry: z.looseObject({}) }) } } },
    problems: ['NO_KEY', 'NOT_FOUND'],
    async handle({ params, caller }) {
      const full = entryInFull(await parts.desk.state(), params.id, seatOf(parts, caller.name));
      if (full === undefined) throw new HttpProblem('NOT_FOUND', 'the record has no such entry');
      return { headers: PRIVATE, body: { operator: caller.name, ...full } };
    },
  });
}

function proposalsRoute(parts: WorkParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/operator/record/proposals',
    summary: 'Pairs that may be one claim, one event or one toll, and own alerts beside claims, each with its reasons',
    access: 'operator',
    answers: {
      200: { description: 'The proposals', content: { 'application/json': z.looseObject({ proposals: z.array(z.looseObject({})) }) } },
    },
    problems: ['NO_KEY'],
    async handle({ caller }) {
      const seat = { ...seatOf(parts, caller.name), timeZone: parts.timeZone() };
      return { headers: PRIVATE, body: { operator: caller.name, ...proposalsOf(await parts.desk.state(), seat) } };
    },
  });
}

function verdictRoute(parts: WorkParts): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/record/proposals',
    summary: 'Accept a proposal, which makes its link, or dismiss it, which keeps a rejected link: it is not proposed again',
    access: 'operator',
    body: { 'application/json': verdictSchema },
    answers: { 201: { description: 'Entered', content: { 'application/json': enteredSchema } } },
    problems: BODY_PROBLEMS,
    async handle(call) {
      const { type, from, to, decision, reason } = readBody(call, verdictSchema);
      if (decision === 'dismiss' && reason === undefined)
        throw fieldProblem('INVALID_INPUT', [{ code: 'custom', path: 'reason', message: 'expected with "dismiss"' }]);
      const { name } = call.caller;
      // A link stands in the lane of what it links.
      const { items, own } = await parts.desk.state();
      const status = items.get(to)?.entry.status ?? own.get(to)?.status;
      const link = {
        kind: 'link',
        time: parts.now(),
        ...(status === undefined ? {} : { status }),
        type,
        from,
        to,
        ...(reason === undefined ? {} : { reason }),
        by: { type: 'person', id: name },
      } as const;
      const made = orProblem(await parts.desk.enter({ ...link, id: contentIdOf(link) }), (path) => path);
      if (decision === 'accept') return { status: 201, headers: PRIVATE, body: made };
      const subject = made.ids[0] ?? '';
      const dismissed = orProblem(await parts.desk.decide([{ subject, decision: 'reject', reason }], name), (path) => path);
      return { status: 201, headers: PRIVATE, body: { ...dismissed, ids: [...made.ids, ...dismissed.ids] } };
    },
  });
}

function claimRoute(parts: WorkParts): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/record/claims',
    summary: 'Draft a claim that the drafter missed, out of the words of a report; somebody else confirms it',
    access: 'operator',
    body: { 'application/json': handmadeSchema },
    answers: { 201: { description: 'Entered', content: { 'application/json': enteredSchema } } },
    problems: BODY_PROBLEMS,
    async handle(call) {
      const { artifact: sha256, ...given } = readBody(call, handmadeSchema);
      const artifact = await parts.desk.artifact(sha256);
      if (artifact === undefined)
        throw fieldProblem('INVALID_INPUT', [{ code: 'unknown_reference', path: 'artifact', message: 'this report is not kept here' }]);
      const claim = claimByHand(artifact, given, { by: call.caller.name, time: parts.now() });
      if (!claim.ok) throw fieldProblem('INVALID_INPUT', claim.error);
      return { status: 201, headers: PRIVATE, body: orProblem(await parts.desk.enter(parts.desk.placed(claim.value)), (path) => path) };
    },
  });
}
