import type { Issue } from '@tocsin/core/units/result';

/** One field that is wrong. `line` counts from 1 where the body is one document a line. */
export interface FieldError extends Issue {
  readonly line?: number;
}

/** What went wrong with a request, as RFC 9457 has it; `errors` names each field. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** How many more errors there were than are listed. */
  readonly errorsOmitted?: number;
}

/** Every kind of problem this server answers with: its status and title. */
export const PROBLEMS = {
  BAD_REQUEST: [400, 'The request cannot be read'],
  MALFORMED_BODY: [400, 'The body is not what its content type says'],
  INVALID_QUERY: [400, 'A query parameter is not valid'],
  INVALID_PATH: [400, 'The address is not valid'],
  NO_KEY: [401, 'A key is needed'],
  NOT_ALLOWED: [403, 'This key may not do that'],
  NOT_FOUND: [404, 'There is no such thing here'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method'],
  REQUEST_TIMEOUT: [408, 'The request took too long to arrive'],
  TOO_LARGE: [413, 'The body is too large'],
  PATH_TOO_LONG: [414, 'The address is too long'],
  UNSUPPORTED_TYPE: [415, 'Bodies of this type are not read'],
  INVALID_INPUT: [422, 'A field is not valid'],
  UPGRADE_REQUIRED: [426, 'This address speaks WebSocket only'],
  TOO_MANY: [429, 'Too many requests'],
  HEADERS_TOO_LARGE: [431, 'The headers are too large'],
  INTERNAL: [500, 'The server failed'],
  RECORD_DOWN: [503, 'The record cannot answer now'],
  CHANNEL_DOWN: [503, 'This channel cannot answer now'],
  FULL: [503, 'This server holds as many listeners as it can'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Most errors told at once: more help nobody. */
const ERRORS_MAX = 100;

/** What a refusal may carry beside its words. */
export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a route to answer with a problem document. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: ProblemCode, detail: string, { errors = [], headers = {} }: ProblemExtras = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

/** A problem with fields: the first of them is its detail. */
export function fieldProblem(code: ProblemCode, errors: readonly FieldError[]): HttpProblem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new HttpProblem(code, first === undefined ? 'invalid' : `${first.path}: ${first.message}${more}`, { errors });
}

/** The document of a problem. */
export function problemDocument({ code, message, errors }: HttpProblem): ProblemDocument {
  const [status, title] = PROBLEMS[code];
  const omitted = errors.length - ERRORS_MAX;
  return {
    type: `urn:tocsin:problem:${code}`,
    title,
    status,
    detail: message,
    ...(errors.length === 0 ? {} : { errors: errors.slice(0, ERRORS_MAX) }),
    ...(omitted > 0 ? { errorsOmitted: omitted } : {}),
  };
}

/** What Fastify and Node refuse before a route sees it, by their codes, in our words. */
const FOREIGN: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_BAD_URL: ['INVALID_PATH', 'the path is not valid percent-encoded UTF-8'],
  FST_ERR_MAX_PARAM_LENGTH: ['PATH_TOO_LONG', 'a part of the path is longer than any name here'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['TOO_LARGE', 'send less at once'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_REQUEST', 'the body is not as long as Content-Length says'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_TYPE', 'the content type is not one'],
  HPE_HEADER_OVERFLOW: ['HEADERS_TOO_LARGE', 'send fewer or shorter headers'],
  ERR_HTTP_REQUEST_TIMEOUT: ['REQUEST_TIMEOUT', 'send the whole request at once'],
};

/** The problem behind any error that reached the edge: our own, Fastify's, Node's, or a fault of the server. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const { code, statusCode, message } = Object(error) as {
    readonly code?: unknown;
    readonly statusCode?: unknown;
    readonly message?: unknown;
  };
  const known = typeof code === 'string' && Object.hasOwn(FOREIGN, code) ? FOREIGN[code] : undefined;
  if (known !== undefined) return new HttpProblem(...known);
  const isClients = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return isClients ? new HttpProblem('BAD_REQUEST', String(message)) : new HttpProblem('INTERNAL', 'see the log of the server');
}
