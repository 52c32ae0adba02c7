import type { WarningService } from '../app/service.ts';
import { fieldProblem, HttpProblem } from './problem.ts';

/** A question to a channel. */
export interface ChannelQuestion {
  readonly channel: string;
  readonly name: string;
  readonly body?: unknown;
}

/** Refusals that say something of the channel and not of the question. */
const ITS_OWN: ReadonlySet<string> = new Set(['TIMEOUT', 'RESTARTING', 'DOWN']);

/** Puts it. Throws the problem that its refusal is: no such channel, a channel that is down, a field that is wrong. */
export async function askChannel(service: WarningService, { channel, name, body = {} }: ChannelQuestion): Promise<unknown> {
  const answer = await service.ask(channel, name, body);
  if (answer.ok) return answer.value;
  const { code, message, path } = answer.error;
  if (code === 'NO_CHANNEL' || code === 'UNKNOWN') throw new HttpProblem('NOT_FOUND', message);
  if (code === 'TOO_MANY') throw new HttpProblem('TOO_MANY', message, { headers: { 'retry-after': '60' } });
  if (ITS_OWN.has(code)) throw new HttpProblem('CHANNEL_DOWN', message, { headers: { 'retry-after': '5' } });
  throw fieldProblem('INVALID_INPUT', [{ code: code.toLowerCase(), path: path ?? 'body', message }]);
}
