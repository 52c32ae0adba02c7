import { readFile } from 'node:fs/promises';
import { composePrompt, type Prompt } from '@tocsin/core/intake/model-draft/compose-prompt';
import { MODEL_ANSWER_JSON_SCHEMA } from '@tocsin/core/intake/model-draft/model-answer';
import { type Result, refuse } from '@tocsin/core/units/result';
import { Agent } from 'undici';
import type { DrafterSettings } from '../../config/drafter-settings.ts';
import type { Drafter, DrafterAnswer, DrafterFailure } from '../../ports/drafter.ts';
import { exchange } from './exchange.ts';
import { readCompletion } from './read-completion.ts';

/** A connection that is not there after this is none, ms. */
const CONNECT_MS_MAX = 10_000;
const HEADER_BYTES_MAX = 16_384;
const TRIES_MAX = 2;
/** Failures that may be gone the next time. */
const AGAIN: ReadonlySet<DrafterFailure['code']> = new Set(['SERVER_ERROR', 'BROKEN_ANSWER']);

/**
 * A drafter at any server that answers OpenAI's `POST /v1/chat/completions` (llama.cpp, Ollama, vLLM, hosted ones). One address, out of
 * the settings: no redirect is followed, no tool is offered, no proxy is asked and nothing an answer names is fetched.
 */
export function openOpenAiDrafter(settings: DrafterSettings): Drafter {
  const url = new URL(`${settings.url.replace(/\/+$/, '')}/chat/completions`);
  const timeoutMs = Math.ceil(settings.timeoutS * 1000);
  // A model thinks before its first byte: only the whole is timed.
  const agent = new Agent({
    connect: { timeout: Math.min(CONNECT_MS_MAX, timeoutMs) },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: HEADER_BYTES_MAX,
  });

  async function askOnce(prompt: Prompt, key: string | undefined, signal: AbortSignal): Promise<Tried> {
    const answered = await exchange(
      { url, agent, signal, bytesMax: settings.answerBytesMax },
      {
        headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'tocsin', ...bearer(key) },
        body: requestBody(settings, prompt),
      },
    );
    if (!answered.ok) return { answer: answered, again: AGAIN.has(answered.error.code) };
    const answer = readCompletion(answered.value, { model: settings.model, version: settings.version, promptSha256: prompt.sha256 });
    return { answer, again: !answer.ok };
  }

  return {
    async ask(text) {
      if (text.length > settings.reportLengthMax)
        return failed('REPORT_TOO_LONG', `${text.length} characters, at most ${settings.reportLengthMax} are given to a model`);
      const key = settings.keyFile === undefined ? undefined : await readKey(settings.keyFile);
      if (settings.keyFile !== undefined && key === undefined)
        return failed('NO_KEY', 'expected a readable file with a key and nothing else');
      const prompt = composePrompt(text);
      const signal = AbortSignal.timeout(timeoutMs);
      let tried = await askOnce(prompt, key, signal);
      let tries = 1;
      for (; tried.again && tries < TRIES_MAX && !signal.aborted; tries += 1) tried = await askOnce(prompt, key, signal);
      return tried.answer.ok ? { ok: true, value: { ...tried.answer.value, tries } } : tried.answer;
    },
    close: () => agent.destroy(),
  };
}

interface Tried {
  readonly answer: Result<Omit<DrafterAnswer, 'tries'>, DrafterFailure>;
  readonly again: boolean;
}

/** @see OpenAI API reference, "Create chat completion": the members that llama.cpp, Ollama and vLLM read, too */
function requestBody({ model, answerTokensMax }: DrafterSettings, { messages }: Prompt): string {
  return JSON.stringify({
    model,
    messages,
    temperature: 0,
    max_tokens: answerTokensMax,
    stream: false,
    response_format: { type: 'json_schema', json_schema: { name: 'tocsin_drafts', strict: true, schema: MODEL_ANSWER_JSON_SCHEMA } },
  });
}

/** Read anew for each report, so that a new key needs no restart. Its words go into one header and nowhere else. */
async function readKey(path: string): Promise<string | undefined> {
  try {
    const key = (await readFile(path, 'utf8')).trim();
    return /^[\x21-\x7e]{1,4096}$/.test(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

function bearer(key: string | undefined): Readonly<Record<string, string>> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

function failed(code: DrafterFailure['code'], message: string): Result<never, DrafterFailure> {
  return refuse({ code, message });
}
