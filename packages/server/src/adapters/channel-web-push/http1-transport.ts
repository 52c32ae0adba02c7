import { type Dispatcher, Pool } from 'undici';
import { ANSWER_BYTES_MAX, type PushAnswer, type PushTransport, readAnswer, type TransportEvents } from './push-transport.ts';
import { createSpareTime } from './spare-time.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Connections at first; twice as many each time that all are full and this thread waits. */
const CONNECTIONS_FIRST = 8;

/** What a transport over HTTP/1.1 is made of. */
export interface Http1Parts extends Pick<TransportEvents, 'onFree'> {
  readonly origin: string;
  readonly connectionsMax: number;
  readonly answerTimeoutMs: number;
  /** Certificates to trust beside those of the system; PEM. */
  readonly ca?: string;
}

interface Flight {
  readonly sentAt: number;
  controller: Dispatcher.DispatchController | undefined;
}

/**
 * One push at a time on each of many connections, for push services that do not speak HTTP/2. Not several in a row on one: RFC 9112
 * §9.3.2 advises against it for POST.
 */
export function openHttp1Transport({ origin, connectionsMax, answerTimeoutMs, onFree, ca }: Http1Parts): PushTransport {
  const pool = new Pool(origin, {
    connections: connectionsMax,
    pipelining: 1,
    allowH2: false,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
    maxResponseSize: ANSWER_BYTES_MAX,
    connect: { timeout: CONNECT_TIMEOUT_MS, ...(ca === undefined ? {} : { ca }) },
  });
  /** In the order in which they were sent. */
  const flights = new Set<Flight>();
  const spare = createSpareTime();
  let allowed = Math.min(CONNECTIONS_FIRST, connectionsMax);

  function answerOnce(flight: Flight, onAnswer: (answer: PushAnswer) => void): Dispatcher.DispatchHandler {
    let isSettled = false;
    function settle(answer: PushAnswer): void {
      if (isSettled) return;
      isSettled = true;
      onAnswer(answer);
    }
    function end(answer: PushAnswer): void {
      flights.delete(flight);
      if (flights.size + 1 >= allowed && spare.isPlenty()) allowed = Math.min(connectionsMax, allowed * 2);
      settle(answer);
      onFree();
    }
    return {
      onRequestStart(controller) {
        flight.controller = controller;
      },
      onResponseStart(_controller, status, headers) {
        const { 'retry-after': after } = headers;
        if (status >= 200) settle(readAnswer(status, typeof after === 'string' ? after : undefined));
      },
      onResponseData() {},
      onResponseEnd: () => end({ kind: 'broken' }),
      onResponseError: (_controller, fault) => end({ kind: kindOf(fault) }),
    };
  }

  return {
    protocol: 'http/1.1',
    free: () => allowed - flights.size,
    post({ path, headers, body }, onAnswer) {
      const flight: Flight = { sentAt: performance.now(), controller: undefined };
      flights.add(flight);
      pool.dispatch({ path, method: 'POST', headers, body }, answerOnce(flight, onAnswer));
    },
    sweep() {
      const now = performance.now();
      for (const { sentAt, controller } of flights) {
        if (sentAt + answerTimeoutMs > now) break;
        controller?.abort(new SlowAnswer());
      }
    },
    ping() {},
    close() {
      pool.destroy().catch(() => {});
    },
  };
}

class SlowAnswer extends Error {
  readonly code = 'UND_ERR_HEADERS_TIMEOUT';
}

function kindOf(fault: Error): 'timeout' | 'garbage' | 'broken' | 'unreachable' {
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return 'timeout';
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') return 'garbage';
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE' ? 'broken' : 'unreachable';
}
