import { CAP_DECISIONS } from '@tocsin/core/cap/intake/cap-record';
import { identifier } from '@tocsin/core/detection/observation';
import { PHASES, THREATS } from '@tocsin/core/detection/threat';
import * as z from 'zod';
import { type HeldMessages, viewOfHeld } from '../app/held-cap.ts';
import type { WarningService } from '../app/service.ts';
import type { CapAnswer, CapIntake } from '../app/take-in-cap.ts';
import { fieldProblem, HttpProblem } from './problem.ts';
import { readBody, requireType } from './read-body.ts';
import { type Answer, defineRoute, type Route } from './route.ts';
import { CAP_TYPE } from './write-atom.ts';

const XML_TYPES = [CAP_TYPE, 'application/xml', 'text/xml'];
const PRIVATE = { 'cache-control': 'no-store' };

const findingSchema = z.strictObject({
  verdict: z.enum(['ignore', 'refuse', 'hold']),
  code: z.string(),
  reason: z.string(),
  path: z.string().optional(),
});
const actionSchema = z.strictObject({ phase: z.enum(PHASES), threat: z.enum(THREATS), zones: z.array(z.string()) });

const decidedSchema = z.strictObject({
  decision: z.enum(CAP_DECISIONS),
  code: z.string().describe('What decided, by name: see docs/cap.md'),
  reason: z.string(),
  findings: z.array(findingSchema),
  id: z.string().optional().describe('Of a held message: its id at /v1/operator/held-cap'),
  zones: z.array(z.string()),
  durable: z.boolean(),
});

const heldSchema = z.strictObject({
  held: z.array(
    z.looseObject({
      id: z.string(),
      source: z.string(),
      status: z.string(),
      findings: z.array(findingSchema),
      actions: z.array(actionSchema),
      approvals: z.array(z.string()),
      approvalsNeeded: z.number().int(),
    }),
  ),
});

const wordSchema = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  reason: z.string().min(1).max(280).describe('Kept in the record'),
  /** What the operator reads in it. */
  phase: z.enum(PHASES).optional().describe('With `zones`: what it is to do, where it does not say so itself'),
  threat: z.enum(THREATS).optional(),
  zones: z.array(z.string().min(1).max(256)).min(1).max(20_000).optional().describe('Zone ids or names'),
});
const spokenSchema = z.strictObject({
  state: z.enum(['waiting', 'approved', 'rejected']),
  operators: z.array(identifier),
  durable: z.boolean(),
});

/** What the routes for other people's messages need. */
export interface CapParts {
  readonly intake: CapIntake;
  readonly service: Pick<WarningService, 'resolveZones'>;
  readonly messageBytesMax: number;
}

/** The door for CAP messages of others, and the desk where those that were held are looked at. */
export function capRoutes({ intake, service, messageBytesMax }: CapParts): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/v1/cap',
      summary: 'Post one CAP message of somebody else: accepted, held for a person, ignored, or refused with every reason by name',
      access: 'source',
      body: { [CAP_TYPE]: 'text', 'application/xml': 'text' },
      answers: {
        200: {
          description: 'Nothing to act on, as with a message that was decided before',
          content: { 'application/json': decidedSchema },
        },
        202: { description: 'Accepted, or held', content: { 'application/json': decidedSchema } },
      },
      problems: ['INVALID_INPUT', 'NO_KEY', 'NOT_ALLOWED', 'TOO_LARGE', 'UNSUPPORTED_TYPE', 'TOO_MANY'],
      async handle({ headers, body, caller }) {
        requireXml(headers, body, messageBytesMax);
        if (caller.may !== undefined && !caller.may.includes(caller.id)) {
          throw new HttpProblem('NOT_ALLOWED', `this key does not speak for ${caller.id}`);
        }
        return answerOf(await intake.takeIn(body, { source: caller.id, status: caller.status }));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/operator/held-cap',
      summary: 'Messages of others that wait for a person, oldest first',
      access: 'operator',
      answers: { 200: { description: 'They wait an hour at most', content: { 'application/json': heldSchema } } },
      problems: ['NO_KEY'],
      handle: () => ({ headers: PRIVATE, body: { held: intake.held.list().map(viewOfHeld) } }),
    }),
    decideRoute({ intake, service }),
  ];
}

function decideRoute({ intake, service }: Pick<CapParts, 'intake' | 'service'>): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/held-cap/:id',
    summary: 'Take a held message in or turn it away: two operators to raise a live alarm, one for everything else',
    access: 'operator',
    params: z.strictObject({ id: z.string().describe('Id of the held message') }),
    body: { 'application/json': wordSchema },
    answers: { 202: { description: 'Heard', content: { 'application/json': spokenSchema } } },
    problems: ['MALFORMED_BODY', 'INVALID_INPUT', 'NOT_FOUND', 'NO_KEY', 'UNSUPPORTED_TYPE', 'TOO_MANY'],
    async handle(call) {
      const { decision, reason, ...said } = readBody(call, wordSchema);
      const actions = actionsOf(said, service);
      const word = { operator: call.caller.name, decision, reason, ...(actions === undefined ? {} : { actions }) };
      const outcome = intake.held.speak(call.params.id, word);
      if (!outcome.ok) throw refusalOf(outcome.error);
      const { durable } = await intake.conclude(outcome.value, reason);
      const operators = outcome.value.kind === 'waiting' ? outcome.value.approvals : outcome.value.operators;
      return { status: 202, headers: PRIVATE, body: { state: outcome.value.kind, operators, durable } };
    },
  });
}

function requireXml(headers: Parameters<typeof requireType>[0], body: Buffer, bytesMax: number): void {
  // The document says its own encoding; a header that says another one decides nothing.
  const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
  requireType({ ...headers, 'content-type': type }, XML_TYPES);
  if (body.length > bytesMax) throw new HttpProblem('TOO_LARGE', `a message has at most ${bytesMax} bytes`);
}

function answerOf(answer: CapAnswer): Answer {
  if (answer.decision !== 'refused') return { status: answer.decision === 'ignored' ? 200 : 202, headers: PRIVATE, body: answer };
  const errors = answer.findings.map(({ code, path, reason }) => ({ code, path: path ?? 'body', message: reason }));
  throw new HttpProblem('INVALID_INPUT', `${answer.code}: ${answer.reason}`, { errors });
}

function actionsOf(
  { phase, threat, zones }: Pick<z.output<typeof wordSchema>, 'phase' | 'threat' | 'zones'>,
  service: CapParts['service'],
) {
  if (zones === undefined && phase === undefined && threat === undefined) return undefined;
  if (zones === undefined || phase === undefined) {
    throw fieldProblem('INVALID_INPUT', [
      { code: 'missing', path: zones === undefined ? 'zones' : 'phase', message: 'give phase and zones together' },
    ]);
  }
  const resolved = service.resolveZones(zones);
  const [unknown] = resolved.unknown;
  if (unknown !== undefined) {
    const message = `no zone of this region is called ${unknown.slice(0, 100)}`;
    throw fieldProblem('INVALID_INPUT', [{ code: 'unknown_zone', path: `zones[${zones.indexOf(unknown)}]`, message }]);
  }
  return [{ phase, threat: threat ?? ('unknown' as const), zones: [...resolved.zones] }];
}

function refusalOf({ code, message }: Exclude<ReturnType<HeldMessages['speak']>, { ok: true }>['error']): HttpProblem {
  if (code === 'NOT_FOUND') return new HttpProblem('NOT_FOUND', message);
  return fieldProblem('INVALID_INPUT', [{ code, path: code === 'NO_ACTION' ? 'zones' : 'decision', message }]);
}
