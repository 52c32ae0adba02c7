import type { Observation } from '@tocsin/core/detection/observation';
import { observationSchema } from '@tocsin/core/detection/observation';
import type { Issue } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { HttpProblem } from './problem.ts';

/** Most observations in one request. */
export const OBSERVATIONS_MAX = 10_000;
/** Most issues told at once. */
const ISSUES_MAX = 100;

/** Observations that passed, and fields nobody knows: accepted without them, and said so. */
export interface ReadObservations {
  readonly observations: readonly Observation[];
  readonly ignored: readonly string[];
}

/**
 * Reads a body of one JSON object, an array of them, or NDJSON. All or nothing: one bad line refuses the whole body, with every
 * issue by line and field.
 */
export function readObservations(body: string, contentType: string): ReadObservations {
  const values = contentType.includes('ndjson') ? readLines(body) : readJson(body);
  if (values.length === 0) throw invalid([{ code: 'empty', path: 'body', message: 'expected at least one observation' }]);
  if (values.length > OBSERVATIONS_MAX) {
    throw invalid([{ code: 'too_many', path: 'body', message: `expected at most ${OBSERVATIONS_MAX} observations, got ${values.length}` }]);
  }
  const single = values.length === 1;
  const observations: Observation[] = [];
  const ignored: string[] = [];
  const issues: Issue[] = [];
  for (const [place, value] of values.entries()) {
    const parsed = observationSchema.safeParse(value);
    const at = single ? '' : `[${place}]`;
    if (parsed.success) {
      observations.push(parsed.data);
      ignored.push(...unknownFields(value, parsed.data).map((field) => joined(at, field)));
    } else if (issues.length < ISSUES_MAX) {
      issues.push(...issuesOf(parsed.error).map((issue) => ({ ...issue, path: joined(at, issue.path) || 'body' })));
    }
  }
  if (issues.length > 0) throw invalid(issues.slice(0, ISSUES_MAX));
  return { observations, ignored: ignored.slice(0, ISSUES_MAX) };
}

function joined(at: string, path: string): string {
  return at === '' || path === '' ? `${at}${path}` : `${at}.${path}`;
}

function readJson(body: string): readonly unknown[] {
  const value = parse(body, 'body');
  return Array.isArray(value) ? value : [value];
}

function readLines(body: string): readonly unknown[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, place) => parse(line, `[${place}]`));
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new HttpProblem('MALFORMED_BODY', `${path} is not JSON: ${message}`, [{ code: 'not_json', path, message }]);
  }
}

function unknownFields(value: unknown, known: object): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((field) => !Object.hasOwn(known, field));
}

function invalid(errors: readonly Issue[]): HttpProblem {
  const first = errors[0];
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new HttpProblem('INVALID_INPUT', first === undefined ? '' : `${first.path}: ${first.message}${more}`, errors);
}
