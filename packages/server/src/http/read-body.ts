import type { IncomingHttpHeaders } from 'node:http';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type * as z from 'zod';
import { fieldProblem, HttpProblem } from './problem.ts';
import { decodeUtf8, readJson } from './read-json.ts';

/** The media type of a body, in lower case. Throws a problem where it is none of `types`, or is not plain UTF-8. */
export function requireType(headers: IncomingHttpHeaders, types: readonly string[]): string {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase());
  const wanted = `send ${types.join(' or ')} in UTF-8`;
  const isUtf8 = parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-8"?$/.test(parameter));
  if (!types.includes(type) || !isUtf8) throw new HttpProblem('UNSUPPORTED_TYPE', wanted, { headers: { 'accept-post': types.join(', ') } });
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new HttpProblem('UNSUPPORTED_TYPE', 'send the body as it is, without Content-Encoding', {
      headers: { 'accept-encoding': 'identity' },
    });
  return type;
}

/** Reads a JSON body that has to match a schema. Throws a problem that names every field that does not. */
export function readBody<Schema extends z.ZodType>(
  call: { readonly headers: IncomingHttpHeaders; readonly body: Buffer },
  schema: Schema,
): z.output<Schema> {
  requireType(call.headers, ['application/json']);
  const text = decodeUtf8(call.body);
  const json = text.ok ? readJson(text.value) : text;
  if (!json.ok) {
    const { position, reason } = json.error;
    const place = position === undefined ? '' : ` at character ${position + 1}`;
    throw fieldProblem('MALFORMED_BODY', [{ code: 'not_json', path: 'body', message: `not JSON${place}: ${reason}` }]);
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  throw fieldProblem(
    'INVALID_INPUT',
    issuesOf(parsed.error).map((issue) => ({ ...issue, path: issue.path || 'body' })),
  );
}
