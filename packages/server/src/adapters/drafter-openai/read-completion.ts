import { readModelAnswer } from '@tocsin/core/intake/model-draft/model-answer';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import * as z from 'zod';
import type { DrafterAnswer, DrafterFailure } from '../../ports/drafter.ts';

/** What is read of a completion; all else a server says with it is left alone. */
const completionSchema = z.object({
  model: z.string().optional().catch(undefined),
  system_fingerprint: z.string().optional().catch(undefined),
  choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().optional().catch(undefined) })).min(1),
});

/** What was asked of whom. */
export interface Asked {
  readonly model: string;
  readonly version: string | undefined;
  readonly promptSha256: string;
}

/** Reads an answer of `/chat/completions` as far as the list of drafts. A call of a tool is no answer: none was offered. */
export function readCompletion(raw: string, asked: Asked): Result<Omit<DrafterAnswer, 'tries'>, DrafterFailure> {
  const completion = completionSchema.safeParse(jsonOf(raw));
  const choice = completion.data?.choices[0];
  if (!completion.success || choice === undefined) return broken('not a chat completion');
  const claims = readModelAnswer(choice.message.content);
  if (!claims.ok) return broken(choice.finish_reason === 'length' ? 'it was cut off at its length limit' : claims.error);
  const { model, system_fingerprint } = completion.data;
  const said = [asked.version, model === asked.model ? undefined : model, system_fingerprint];
  const version = said.map((part) => printable(part ?? '')).filter((part) => part !== '');
  return ok({
    claims: claims.value,
    raw: choice.message.content,
    model: asked.model,
    version:
      version
        .join(' ')
        .slice(0, 128)
        .replace(/\p{Cs}$/u, '') || 'not told',
    promptSha256: asked.promptSha256,
  });
}

function broken(message: string): Result<never, DrafterFailure> {
  return refuse({ code: 'BROKEN_ANSWER', message: `the answer is not the form asked for: ${message}` });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function printable(text: string): string {
  return text
    .slice(0, 80)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
}
