import type { TryFailure } from '@tocsin/core/delivery/retry-schedule';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import { type Dispatcher, Pool } from 'undici';

/** A connection that is not there after this is none, ms. */
const CONNECT_MS_MAX = 5_000;
/** A body that nobody reads is let go after so many bytes and this long, ms: what an end pours in costs nothing. */
const UNREAD_BYTES_MAX = 4_096;
const UNREAD_MS_MAX = 500;
/** Answers that are read are read so far and no further. */
const ANSWER_BYTES_MAX = 65_536;
const HEADER_BYTES_MAX = 16_384;
/** More than one, so that an answer that does not end cannot hold the next message up. */
const CONNECTIONS_MAX = 4;

/** One request to an end. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path and query; secrets may stand in it, so it is never logged. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** An answer as far as it was read. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterS?: number;
}

/** The connections to one server, which no other end shares. Redirects are not followed. */
export interface HttpEnd {
  /** Sends and gives the status; what the server says beside it is thrown away unread. */
  deliver(request: HttpRequest): Promise<Result<HttpAnswer, TryFailure>>;
  /** Sends and reads the answer, whatever its status. */
  exchange(request: HttpRequest): Promise<Result<HttpAnswer, TryFailure>>;
  close(): Promise<void>;
}

type Reader = (response: Dispatcher.ResponseData) => Promise<string>;

/** Opens the connections to a server; connects at the first request. */
export function openHttpEnd(origin: string, timeoutMs: number): HttpEnd {
  const pool = new Pool(origin, {
    connections: CONNECTIONS_MAX,
    pipelining: 1,
    connect: { timeout: Math.min(CONNECT_MS_MAX, Math.ceil(timeoutMs * 0.8)) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: HEADER_BYTES_MAX,
    keepAliveTimeout: 60_000,
  });

  let isUnruly = false;

  /** The status decides; the rest must neither be waited for nor keep the connection. */
  async function discard({ body }: Dispatcher.ResponseData): Promise<string> {
    const over = (): void => {
      isUnruly = !body.readableEnded;
    };
    body.dump({ limit: UNREAD_BYTES_MAX, signal: AbortSignal.timeout(UNREAD_MS_MAX) }).then(over, over);
    return '';
  }

  async function send(request: HttpRequest, read: Reader): Promise<Result<HttpAnswer, TryFailure>> {
    const { body, ...head } = request;
    // Whoever had to be cut off gets a new connection, and its making comes after what the well-behaved are sent in this turn.
    if (isUnruly) await new Promise(setImmediate);
    try {
      const response = await pool.request({ ...head, ...(body === undefined ? {} : { body }) });
      const retryAfterS = retryAfterOf(response.headers['retry-after']);
      const text = await read(response);
      return ok({ status: response.statusCode, body: text, ...(retryAfterS === undefined ? {} : { retryAfterS }) });
    } catch (cause) {
      return refuse(failureOf(cause, request.signal));
    }
  }

  return {
    deliver: (request) => send(request, discard),
    exchange: (request) => send(request, readSome),
    close: () => pool.destroy(),
  };
}

/** Makes a failure of an answer outside 200-299. */
export function refusalOf({ status, retryAfterS }: HttpAnswer): TryFailure {
  return { kind: 'http', status, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}

async function readSome({ body }: Dispatcher.ResponseData): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop destroys the stream and with it the connection.
    if (bytes > ANSWER_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES_MAX).toString('utf8');
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3); anything else counts as not given. */
function retryAfterOf(header: string | readonly string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isFinite(at) ? Math.max(0, Math.ceil((at - Date.now()) / 1000)) : undefined;
}

/** Errors after which certainly nothing was sent. TLS errors name the certificate or the handshake. */
const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO)/;

/** Errors of whoever speaks no HTTP, or too much of it. */
const GARBLED = /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/;

function failureOf(cause: unknown, signal: AbortSignal): TryFailure {
  const code = codeOf(cause);
  if (UNSENT.test(code)) return { kind: 'unreachable' };
  if (signal.aborted || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return { kind: 'timeout' };
  if (GARBLED.test(code) || (cause instanceof Error && cause.name === 'HTTPParserError')) return { kind: 'garbage' };
  return { kind: 'broken' };
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  // Several addresses tried, none answered: the first tells why.
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : codeOf(cause.cause);
}
