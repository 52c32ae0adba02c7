import { type Observation, observationSchema } from '@tocsin/core/detection/observation';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { unknownFields } from '@tocsin/core/units/unknown-fields';
import { type FieldError, fieldProblem, HttpProblem } from './problem.ts';
import { decodeUtf8, type JsonFault, readJson } from './read-json.ts';

/** Most unknown fields told at once. */
const IGNORED_MAX = 100;
/** The reading stops at this many faults: a body that is all wrong is not worth reading to its end. */
const ERRORS_MAX = 200;

/** Observations that passed, and fields nobody knows: accepted without them, and said so. */
export interface ReadObservations {
  readonly observations: readonly Observation[];
  /** False for a lone object: its fields are named without `[0]`. */
  readonly isList: boolean;
  readonly ignored: readonly string[];
}

/** A body and how it is cut into observations. */
export interface ObservationBody {
  readonly bytes: Uint8Array;
  /** One JSON document a line, instead of one for the whole. */
  readonly isLines: boolean;
  readonly observationsMax: number;
}

interface Item {
  readonly value: unknown;
  /** Where the item stands, as an error names it: `` for a lone object, `[3]` for one of several. */
  readonly at: string;
  readonly line: number | undefined;
}

/**
 * Reads a body of one JSON object, an array of them, or one a line (NDJSON). All or nothing: one bad line refuses the whole body, with
 * every error by line and field, like `[3].plots[0].range`.
 */
export function readObservations({ bytes, isLines, observationsMax }: ObservationBody): ReadObservations {
  const text = decodeUtf8(bytes);
  if (!text.ok) throw malformed([faultIn(text.error, { path: 'body', line: undefined })]);
  const items = isLines ? readLines(text.value, observationsMax) : readDocument(text.value);
  if (items.length === 0) throw fieldProblem('INVALID_INPUT', [{ code: 'empty', path: 'body', message: 'expected an observation' }]);
  if (items.length > observationsMax) throw tooMany(observationsMax);
  const observations: Observation[] = [];
  const ignored: string[] = [];
  const errors: FieldError[] = [];
  for (const { value, at, line } of items) {
    const parsed = observationSchema.safeParse(value);
    if (parsed.success) {
      observations.push(parsed.data);
      if (ignored.length < IGNORED_MAX) ignored.push(...unknownFields(value, parsed.data).map((field) => joined(at, field)));
      continue;
    }
    for (const { code, path, message } of issuesOf(parsed.error))
      errors.push({ code, path: joined(at, path) || 'body', message, ...(line === undefined ? {} : { line }) });
    if (errors.length >= ERRORS_MAX) break;
  }
  if (errors.length > 0) throw fieldProblem('INVALID_INPUT', errors);
  return { observations, isList: items[0]?.at !== '', ignored: ignored.slice(0, IGNORED_MAX) };
}

function readDocument(text: string): readonly Item[] {
  const json = readJson(text);
  if (!json.ok) throw malformed([faultIn(json.error, { path: 'body', line: undefined })]);
  if (!Array.isArray(json.value)) return [{ value: json.value, at: '', line: undefined }];
  return json.value.map((value, place) => ({ value, at: `[${place}]`, line: undefined }));
}

/** Blank lines are passed over; `[3]` is the fourth observation, `line` the line of the body that it stands on. */
function readLines(text: string, observationsMax: number): readonly Item[] {
  const items: Item[] = [];
  const errors: FieldError[] = [];
  for (const [place, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    if (items.length >= observationsMax) throw tooMany(observationsMax);
    const [at, line] = [`[${items.length}]`, place + 1];
    const json = readJson(content);
    if (!json.ok) errors.push(faultIn(json.error, { path: at, line }));
    if (errors.length >= ERRORS_MAX) break;
    items.push({ value: json.ok ? json.value : undefined, at, line });
  }
  if (errors.length > 0) throw malformed(errors);
  return items;
}

function faultIn({ position, reason }: JsonFault, where: { readonly path: string; readonly line: number | undefined }): FieldError {
  const { path, line } = where;
  const place = position === undefined ? '' : ` at character ${position + 1}${line === undefined ? '' : ` of line ${line}`}`;
  return { code: 'not_json', path, message: `not JSON${place}: ${reason}`, ...(line === undefined ? {} : { line }) };
}

function malformed(errors: readonly FieldError[]): HttpProblem {
  return fieldProblem('MALFORMED_BODY', errors);
}

function tooMany(most: number): HttpProblem {
  return new HttpProblem('TOO_LARGE', `send at most ${most} observations in one request`);
}

function joined(at: string, path: string): string {
  return at === '' || path === '' || path.startsWith('[') ? `${at}${path}` : `${at}.${path}`;
}
