import { ok, type Result, refuse } from '@tocsin/core/units/result';
import { type Agent, type Dispatcher, request } from 'undici';
import type { DrafterFailure } from '../../ports/drafter.ts';

/** To whom, how long and how much. */
export interface Line {
  readonly url: URL;
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly bytesMax: number;
}

/**
 * One request and its answer's text. Of an answer that is none, nothing is read: a server may say a key back in its error page. What
 * claims to be packed is not unpacked, so a small answer cannot become a large one.
 */
export async function exchange(
  { url, agent, signal, bytesMax }: Line,
  given: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<Result<string, DrafterFailure>> {
  try {
    const response = await request(url, { method: 'POST', dispatcher: agent, signal, ...given });
    const refusal = refusalOf(response, bytesMax);
    if (refusal !== undefined) {
      response.body.on('error', () => {}).destroy();
      return refuse(refusal);
    }
    const text = await readWithin(response.body, bytesMax);
    return text === undefined ? refuse(tooLarge(bytesMax)) : ok(text);
  } catch (cause) {
    return refuse(faultOf(cause, signal));
  }
}

function refusalOf({ statusCode, headers }: Dispatcher.ResponseData, bytesMax: number): DrafterFailure | undefined {
  if (statusCode >= 500) return { code: 'SERVER_ERROR', message: `the server answered ${statusCode}` };
  if (statusCode >= 400) return { code: 'REFUSED', message: `the server answered ${statusCode}` };
  if (statusCode >= 300) return { code: 'REDIRECTED', message: `the server answered ${statusCode}: redirects are not followed` };
  if (statusCode !== 200) return { code: 'BROKEN_ANSWER', message: `the server answered ${statusCode}` };
  return Number(headers['content-length'] ?? 0) > bytesMax ? tooLarge(bytesMax) : undefined;
}

async function readWithin(body: Dispatcher.ResponseData['body'], bytesMax: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // Leaving the loop destroys the stream and its connection.
    if (length > bytesMax) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(bytesMax: number): DrafterFailure {
  return { code: 'ANSWER_TOO_LARGE', message: `the answer has more than ${bytesMax} bytes` };
}

/** Only the code of a fault is told: its message may hold anything. */
function faultOf(cause: unknown, signal: AbortSignal): DrafterFailure {
  if (signal.aborted) return { code: 'TIMED_OUT', message: 'the server gave no whole answer in time' };
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
  return { code: 'UNREACHABLE', message: `no answer from the server: ${code.slice(0, 64)}` };
}
