import { parsePosition, type StreamPosition } from '@tocsin/core/delivery/stream-event';
import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import type { WarningService } from '../app/service.ts';
import { HttpProblem } from './problem.ts';

/** Longest query parameter that is looked at. */
const CHARACTERS_MAX = 100_000;

/** A parameter that is given at most once; undefined where it is not. */
export function parameter(query: unknown, name: string): string | undefined {
  const value =
    typeof query === 'object' && query !== null && Object.hasOwn(query, name) ? (query as Record<string, unknown>)[name] : undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw bad(name, 'give it once');
  if (value.length > CHARACTERS_MAX) throw bad(name, `longer than ${CHARACTERS_MAX} characters`);
  return value;
}

/** `zones=a,b`: ids or names. Absent or `*`: every zone. */
export function zonesOf(query: unknown, service: WarningService): ReadonlySet<string> | 'all' {
  const text = parameter(query, 'zones');
  if (text === undefined || text === '*') return 'all';
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const { zones, unknown } = service.resolveZones(names);
  if (names.length === 0) throw bad('zones', 'names no zone');
  if (unknown.length > 0) throw bad('zones', `no zone of this region is called ${unknown.slice(0, 5).join(', ')}`);
  return new Set(zones);
}

/** `status=Actual,Exercise`; `Actual` alone where absent. */
export function statusesOf(query: unknown): ReadonlySet<Status> {
  const text = parameter(query, 'status');
  if (text === undefined) return new Set(['Actual']);
  const chosen = new Set<Status>();
  for (const word of text.split(',')) {
    const status = STATUSES.find((known) => known === word.trim());
    if (status === undefined) throw bad('status', `expected one of ${STATUSES.join(', ')}`);
    chosen.add(status);
  }
  return chosen;
}

/** `limit=50`, 1 to `most`. */
export function limitOf(query: unknown, most: number): number {
  const text = parameter(query, 'limit');
  if (text === undefined) return Math.min(100, most);
  const limit = Number(text);
  if (!/^\d{1,6}$/.test(text) || limit < 1 || limit > most) throw bad('limit', `expected a whole number from 1 to ${most}`);
  return limit;
}

/** `active=true` or `false`. */
export function activeOf(query: unknown): boolean {
  const text = parameter(query, 'active');
  if (text === undefined || text === 'false') return false;
  if (text !== 'true') throw bad('active', 'expected true or false');
  return true;
}

/** Where a listener stood: its `Last-Event-ID` header or `lastEventId` parameter. */
export function sinceOf(query: unknown, header: string | string[] | undefined): StreamPosition | undefined {
  const text = typeof header === 'string' && header !== '' ? header : parameter(query, 'lastEventId');
  if (text === undefined || text === '') return undefined;
  const position = parsePosition(text);
  if (position === undefined) throw bad('lastEventId', 'expected the id of an event of this stream, like 3-1042');
  return position;
}

function bad(path: string, message: string): HttpProblem {
  return new HttpProblem('INVALID_QUERY', `${path}: ${message}`, [{ code: 'invalid_query', path, message }]);
}
