import type { FeedAlert } from '@tocsin/core/detection/observation';
import type { Phase, Status, Threat } from '@tocsin/core/detection/threat';
import { formatInstant, type UnixMs } from '@tocsin/core/units/instant';
import type { Issue } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type { NameResolver } from '@tocsin/core/zone/zone-names';
import * as z from 'zod';
import { createClockReader } from './local-clock.ts';
import { readTitle } from './title-phase.ts';

/** How a history is read. */
export interface OrefHistoryOptions {
  /** Name of the feed in the alerts. */
  readonly source: string;
  /** IANA zone of the wall clock that wrote the times. */
  readonly timeZone: string;
  /** Given: the accounting says which names the map does not know. */
  readonly names?: NameResolver;
}

/** A row that could not be used; `line` counts from 1. */
export interface BadRow extends Issue {
  readonly line: number;
}

/** How often something occurred in the rows. */
export interface Count {
  readonly text: string;
  readonly rows: number;
}

/** The alerts of a history, in order of time, and what became of every row: `rows` is `accepted` and `bad.length` together. */
export interface OrefHistory {
  readonly alerts: readonly FeedAlert[];
  readonly rows: number;
  readonly accepted: number;
  readonly bad: readonly BadRow[];
  /** Accepted rows that repeat a zone within the same alert. */
  readonly repeated: number;
  /** Names of accepted rows that resolve to no zone, most frequent first. They stay in the alerts: the engine reports them again. */
  readonly unresolved: readonly Count[];
  /** Titles that no rule knows, taken for alarms. */
  readonly unknownTitles: readonly Count[];
  /** Rows whose wall-clock time occurred twice or never, by a change of the clock. */
  readonly oddTimes: readonly BadRow[];
}

const rowSchema = z.object({
  time: z.string().max(64),
  city: z
    .string()
    .max(256)
    .refine((city) => city.trim() !== '', 'expected the name of a zone'),
  description: z
    .string()
    .max(1_000)
    .refine((title) => title.trim() !== '', 'expected a title'),
});
/** Most that one alert may name. */
const ZONES_MAX = 20_000;

interface Group {
  readonly at: UnixMs;
  readonly phase: Phase;
  readonly threat: Threat;
  readonly status: Status;
  readonly zones: Set<string>;
}

/**
 * Reads the public history of Home Front Command's alerts, one JSON object a line: `time` (wall clock without a zone), `city` and
 * `description`, the title in Hebrew. Rows of the same second that say the same become one alert. Blank lines are no rows.
 */
export function readOrefHistory(lines: Iterable<string>, options: OrefHistoryOptions): OrefHistory {
  const readClock = createClockReader(options.timeZone);
  const groups = new Map<string, Group>();
  const bad: BadRow[] = [];
  const oddTimes: BadRow[] = [];
  const unresolved = new Map<string, number>();
  const unknownTitles = new Map<string, number>();
  let rows = 0;
  let repeated = 0;
  let line = 0;
  for (const raw of lines) {
    line += 1;
    const text = raw.replace(/^\uFEFF/, '').trim();
    if (text === '') continue;
    rows += 1;
    const row = readRow(text);
    if ('code' in row) {
      bad.push({ line, ...row });
      continue;
    }
    const reading = readClock(row.time);
    if (reading === undefined) {
      bad.push({ line, code: 'BAD_TIME', path: 'time', message: `expected YYYY-MM-DD HH:MM:SS, got ${JSON.stringify(row.time)}` });
      continue;
    }
    if (reading.oddity !== undefined) {
      oddTimes.push({
        line,
        code: `TIME_${reading.oddity.toUpperCase()}`,
        path: 'time',
        message: `the clock showed ${row.time} ${reading.oddity}`,
      });
    }
    const { isKnown, ...meaning } = readTitle(row.description);
    if (!isKnown) tally(unknownTitles, row.description);
    if (options.names !== undefined && options.names.resolve(row.city).kind !== 'zone') tally(unresolved, row.city);
    const key = [reading.at, meaning.phase, meaning.threat, meaning.status].join('|');
    const group = groups.get(key) ?? { at: reading.at, ...meaning, zones: new Set<string>() };
    groups.set(key, group);
    if (group.zones.has(row.city)) repeated += 1;
    group.zones.add(row.city);
  }
  const alerts = [...groups.values()].sort((one, other) => one.at - other.at).flatMap((group) => alertsOf(group, options.source));
  return {
    alerts,
    rows,
    accepted: rows - bad.length,
    bad,
    repeated,
    unresolved: countsOf(unresolved),
    unknownTitles: countsOf(unknownTitles),
    oddTimes,
  };
}

function readRow(text: string): z.infer<typeof rowSchema> | Issue {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return { code: 'NOT_JSON', path: '', message: cause instanceof Error ? cause.message : String(cause) };
  }
  const row = rowSchema.safeParse(json);
  if (row.success) return row.data;
  return issuesOf(row.error)[0] ?? { code: 'invalid', path: '', message: 'not a row' };
}

function alertsOf({ at, phase, threat, status, zones }: Group, source: string): readonly FeedAlert[] {
  const names = [...zones];
  const alerts: FeedAlert[] = [];
  for (let from = 0; from < names.length; from += ZONES_MAX) {
    const alert = {
      kind: 'feed-alert' as const,
      source,
      time: formatInstant(at),
      phase,
      threat,
      zones: names.slice(from, from + ZONES_MAX),
    };
    alerts.push(status === 'Actual' ? alert : { ...alert, status });
  }
  return alerts;
}

function tally(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1);
}

function countsOf(counts: ReadonlyMap<string, number>): readonly Count[] {
  return [...counts]
    .map(([text, rows]) => ({ text, rows }))
    .sort((one, other) => other.rows - one.rows || (one.text < other.text ? -1 : 1));
}
