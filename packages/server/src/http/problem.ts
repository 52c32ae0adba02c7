import type { Issue } from '@tocsin/core/units/result';

/** What went wrong with a request, as RFC 9457 has it; `errors` names each field. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly Issue[];
}

/** Every kind of problem this server answers with: its status and title. The docs explain each by its code. */
export const PROBLEMS = {
  MALFORMED_BODY: [400, 'The body is not what its content type says'],
  INVALID_INPUT: [422, 'A field is not valid'],
  INVALID_QUERY: [400, 'A query parameter is not valid'],
  NO_KEY: [401, 'A key is needed'],
  NOT_ALLOWED: [403, 'This key may not do that'],
  NOT_FOUND: [404, 'There is no such thing here'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method'],
  NOT_ACCEPTABLE: [406, 'Not available in that form'],
  TOO_LARGE: [413, 'The body is too large'],
  UNSUPPORTED_TYPE: [415, 'Bodies of this type are not read'],
  TOO_MANY: [429, 'Too many requests'],
  BAD_REQUEST: [400, 'The request cannot be read'],
  INTERNAL: [500, 'The server failed'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof PROBLEMS;

/** Thrown by a route to answer with a problem document. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly Issue[];
  constructor(code: ProblemCode, detail: string, errors: readonly Issue[] = []) {
    super(detail);
    this.name = 'HttpProblem';
    this.code = code;
    this.errors = errors;
  }
}

/** The document for a problem. */
export function problemDocument(code: ProblemCode, detail: string, errors: readonly Issue[] = []): ProblemDocument {
  const [status, title] = PROBLEMS[code];
  return { type: `urn:tocsin:problem:${code}`, title, status, detail, ...(errors.length === 0 ? {} : { errors }) };
}

/** The problem behind any error that reached the edge: our own, Fastify's, or a fault. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof HttpProblem) return problemDocument(error.code, error.message, error.errors);
  const { statusCode, message } = error as { statusCode?: unknown; message?: unknown };
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500)
    return problemDocument('INTERNAL', 'see the log of the server');
  const detail = typeof message === 'string' ? message : 'the request cannot be read';
  if (statusCode === 413) return problemDocument('TOO_LARGE', detail);
  if (statusCode === 415) return problemDocument('UNSUPPORTED_TYPE', 'send application/json or application/x-ndjson');
  if (statusCode === 429) return problemDocument('TOO_MANY', detail);
  return problemDocument('MALFORMED_BODY', detail, [{ code: 'malformed', path: 'body', message: detail }]);
}
