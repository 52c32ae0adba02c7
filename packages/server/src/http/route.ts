import type { IncomingHttpHeaders } from 'node:http';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type * as z from 'zod';
import type { OperatorAccess, SourceAccess } from './access.ts';
import type { Tell } from './live-connections.ts';
import { fieldProblem, type ProblemCode } from './problem.ts';
import type { Query } from './read-query.ts';

/** Who may call, and as whom a handler then sees the caller. */
interface CallerOf {
  readonly anyone: undefined;
  readonly source: SourceAccess;
  readonly operator: OperatorAccess;
}
export type AccessKind = keyof CallerOf;

/** A request before its fields are looked at. */
export interface RawCall {
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Empty where there is none. */
  readonly body: Buffer;
  readonly caller: CallerOf[AccessKind];
}

/** A request whose fields are what the route says they are. */
export interface Call<QueryFields, PathFields, Caller> extends Pick<RawCall, 'headers' | 'body'> {
  readonly query: QueryFields;
  readonly params: PathFields;
  readonly caller: Caller;
}

/** What a route answers. A body that is no text and no bytes goes out as JSON. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** A Server-Sent Events answer: it lasts until one side closes. */
export interface StreamAnswer {
  readonly tell: Tell;
}

/** One media type of a body, with its schema where it is JSON. */
export type Content = Readonly<Record<string, z.ZodType | 'text'>>;

/** A route as the interface's description shows it. */
export interface RouteFacts {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly access: AccessKind;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly body?: Content;
  /** What it answers when all is well, by status. */
  readonly answers: Readonly<Record<number, { readonly description: string; readonly content?: Content }>>;
  readonly problems: readonly ProblemCode[];
}

/** A route: its facts, and the function from a request to an answer. Throws `HttpProblem`. */
export interface Route extends RouteFacts {
  handle(call: RawCall): Answer | StreamAnswer | Promise<Answer>;
}

interface RouteOf<Access extends AccessKind, QueryFields extends z.ZodObject, PathFields extends z.ZodObject> extends RouteFacts {
  readonly access: Access;
  readonly query?: QueryFields;
  readonly params?: PathFields;
  handle(call: Call<z.output<QueryFields>, z.output<PathFields>, CallerOf[Access]>): Answer | StreamAnswer | Promise<Answer>;
}

/**
 * Makes a route whose schemas both check requests and describe the interface. A query parameter that the schema does not name is
 * refused: who misspells `zones` must not hear everything, or nothing.
 */
export function defineRoute<
  Access extends AccessKind,
  QueryFields extends z.ZodObject = z.ZodObject<Record<never, never>>,
  PathFields extends z.ZodObject = z.ZodObject<Record<never, never>>,
>(route: RouteOf<Access, QueryFields, PathFields>): Route {
  return {
    ...route,
    handle: ({ query, params, headers, body, caller }) =>
      route.handle({
        headers,
        body,
        query: checked(route.query, query, 'INVALID_QUERY'),
        params: checked(route.params, params, 'NOT_FOUND'),
        // The server admits callers by `access` before it calls.
        caller: caller as CallerOf[Access],
      }),
  };
}

function checked<Schema extends z.ZodObject>(schema: Schema | undefined, value: object, code: ProblemCode): z.output<Schema> {
  if (schema === undefined) {
    const [first] = Object.keys(value);
    if (first !== undefined) throw fieldProblem(code, [{ code: 'unrecognized_keys', path: first, message: 'unknown field' }]);
    return {} as z.output<Schema>;
  }
  const parsed = schema.safeParse({ ...value });
  if (parsed.success) return parsed.data;
  throw fieldProblem(code, issuesOf(parsed.error));
}
