import * as z from 'zod';
import { ok, type Result, refuse } from '../../units/result.ts';
import { KINDS } from '../kinds.ts';

/** More drafts than any report gives: an answer with more is no answer. */
const DRAFTS_MAX = 500;
const number = z.number().min(0).nullish();
const words = z.string().max(2_000).nullish();

/**
 * One draft as a model gives it: the form of a rule's draft, without what this program works out itself. What it says beyond that
 * (`span`, `min`, `max`, `iso`) is held against the text, never taken over.
 */
export const modelDraftSchema = z.object({
  kind: z.string().min(1).max(64),
  quote: z.string().min(1).max(2_000),
  span: z.tuple([z.number(), z.number()]).nullish().catch(null),
  source: z.string().min(1).max(400),
  via: z.string().max(400).nullish(),
  quantity: z.object({ value: number, min: number, max: number, qualifier: z.string().max(64).nullish(), unit: words, words }).nullish(),
  place: z.string().max(400).nullish(),
  time: z.union([z.string().max(400), z.object({ iso: words, precision: words, basis: words })]).nullish(),
  status: z.enum(['asserted', 'alleged', 'denied']),
});
export type ModelDraft = z.infer<typeof modelDraftSchema>;

const answerSchema = z.object({ claims: z.array(z.unknown()).max(DRAFTS_MAX) });

/** Why an answer cannot be read at all. */
export type BrokenAnswer = 'NOT_JSON' | 'NOT_THE_FORM';

/**
 * Reads a model's answer as far as `{"claims":[…]}`; each draft in it is judged on its own by the gates. A fence of three backquotes
 * round it and a `<think>` block before it are taken off; nothing else is mended.
 */
export function readModelAnswer(answer: string): Result<readonly unknown[], BrokenAnswer> {
  const json = parseJson(unwrap(answer));
  if (json === undefined) return refuse('NOT_JSON');
  const parsed = answerSchema.safeParse(json);
  return parsed.success ? ok(parsed.data.claims) : refuse('NOT_THE_FORM');
}

function unwrap(answer: string): string {
  const said = answer.trim();
  const thought = said.startsWith('<think>') ? said.indexOf('</think>') : -1;
  const rest = thought < 0 ? said : said.slice(thought + '</think>'.length).trim();
  const opening = /^```[a-z]*\r?\n/i.exec(rest);
  return opening === null || !rest.endsWith('```') ? rest : rest.slice(opening[0].length, -3);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const printed = { type: 'string' } as const;
const printedOrNull = { type: ['string', 'null'] } as const;

/** The form as JSON Schema, for servers that hold a model to one. Every member is required, as strict modes of such servers ask for. */
export const MODEL_ANSWER_JSON_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims'],
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'quote', 'source', 'via', 'quantity', 'place', 'time', 'status'],
        properties: {
          kind: { type: 'string', enum: KINDS },
          quote: printed,
          source: printed,
          via: printedOrNull,
          quantity: {
            anyOf: [
              {
                type: 'object',
                additionalProperties: false,
                required: ['words', 'value', 'unit'],
                properties: { words: printed, value: { type: ['number', 'null'] }, unit: printed },
              },
              { type: 'null' },
            ],
          },
          place: printedOrNull,
          time: {
            anyOf: [{ type: 'object', additionalProperties: false, required: ['basis'], properties: { basis: printed } }, { type: 'null' }],
          },
          status: { type: 'string', enum: ['asserted', 'alleged', 'denied'] },
        },
      },
    },
  },
} as const;
