import { NO_IDENTIFIER } from '@tocsin/core/cell-broadcast/message-identifier';
import type { CellBroadcastArea } from '../../config/cell-broadcast-settings.ts';
import type { CentreMessage } from './centre-message.ts';

/** What a centre said: a status, or why there is none. */
export interface CentreAnswer {
  readonly status?: number;
  /** `HTTP_400`, `TIMEOUT`, `ECONNREFUSED`, ...; absent where all is well. */
  readonly failure?: string;
}

/** One cell broadcast centre, by its JSON interface. Never throws. */
export interface CentreClient {
  /** 201 once the message is in the network, 409 where one of the same identifier is there. */
  create(message: CentreMessage, signal: AbortSignal): Promise<CentreAnswer>;
  /** 200, or 404 where there is no message of that identifier: both are well. */
  remove(identifier: number, signal: AbortSignal): Promise<CentreAnswer>;
  /** Whether the centre's core answers: it is asked to remove a message that cannot be. Its interface has nothing to read. */
  probe(signal: AbortSignal): Promise<CentreAnswer>;
}

/** A client of the centre of one area. */
export function createCentreClient({ url, bearer }: CellBroadcastArea, answerTimeoutMs: number): CentreClient {
  const headers = { 'content-type': 'application/json', ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) };

  async function call(path: string, init: RequestInit, signal: AbortSignal): Promise<CentreAnswer> {
    try {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]);
      const response = await fetch(url + path, { ...init, headers, redirect: 'error', signal: limited });
      const { status, ok, body } = response;
      // The status says it all; a body that never ends must not make a failure of it.
      void body?.cancel().catch(() => {});
      return ok ? { status } : { status, failure: `HTTP_${status}` };
    } catch (fault) {
      return { failure: failureCode(fault) };
    }
  }

  async function remove(identifier: number, signal: AbortSignal): Promise<CentreAnswer> {
    const answer = await call(`/message/${identifier}`, { method: 'DELETE' }, signal);
    return answer.status === 404 ? { status: 404 } : answer;
  }

  return {
    create: (message, signal) => call('/message', { method: 'POST', body: JSON.stringify(message) }, signal),
    remove,
    probe: (signal) => remove(NO_IDENTIFIER, signal),
  };
}

function failureCode(fault: unknown): string {
  if (!(fault instanceof Error)) return 'UNREACHABLE';
  if (fault.name === 'TimeoutError') return 'TIMEOUT';
  if (fault.name === 'AbortError') return 'SUPERSEDED';
  const code: unknown = fault.cause instanceof Error ? Reflect.get(fault.cause, 'code') : undefined;
  return typeof code === 'string' ? code : 'UNREACHABLE';
}
