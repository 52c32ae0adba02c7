import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseInput } from '@tocsin/core/entry';
import type { Region } from '@tocsin/core/zone/zone';
import { createNameResolver } from '@tocsin/core/zone/zone-names';
import fc from 'fast-check';
import { type OrefHistoryOptions, readOrefHistory } from './read-oref-history.ts';

const OPTIONS: OrefHistoryOptions = { source: 'oref', timeZone: 'Asia/Jerusalem' };
const HISTORY = new URL('../../../../../../shared/data/israel-alerts-2026-03-16-to-19.jsonl', import.meta.url);
const ROCKETS = 'ירי רקטות וטילים';

function aRow(time: string, city: string, description = ROCKETS): string {
  return JSON.stringify({ time, city, description, source: 'test' });
}

test('rows of one second that say the same become one alert, in order of time, repeats merged and counted', () => {
  const { alerts, ...accounting } = readOrefHistory(
    [
      aRow('2026-03-16 10:00:05', 'ב'),
      aRow('2026-03-16 10:00:00', 'א'),
      aRow('2026-03-16 10:00:00', 'ב'),
      '',
      aRow('2026-03-16 10:00:00', 'א'),
      aRow('2026-03-16 10:00:00', 'א', 'האירוע הסתיים'),
      aRow('2026-03-16 10:00:00', 'א', `תרגיל ${ROCKETS}`),
    ],
    OPTIONS,
  );
  const base = { kind: 'feed-alert', source: 'oref', time: '2026-03-16T08:00:00.000Z' };
  assert.deepEqual(alerts, [
    { ...base, phase: 'shelter', threat: 'rocket', zones: ['א', 'ב'] },
    { ...base, phase: 'allClear', threat: 'unknown', zones: ['א'] },
    { ...base, phase: 'shelter', threat: 'rocket', zones: ['א'], status: 'Exercise' },
    { ...base, time: '2026-03-16T08:00:05.000Z', phase: 'shelter', threat: 'rocket', zones: ['ב'] },
  ]);
  assert.deepEqual(accounting, { rows: 6, accepted: 6, bad: [], repeated: 1, unresolved: [], unknownTitles: [], oddTimes: [] });
});

test('a row that cannot be used is reported with its line and field, and the others go on', () => {
  const { alerts, rows, accepted, bad } = readOrefHistory(
    [
      '{"time":',
      '7',
      aRow('yesterday', 'א'),
      aRow('2026-03-16 10:00:00', '  '),
      '{"time":"2026-03-16 10:00:00","city":"א"}',
      aRow('2026-03-16 10:00:00', 'א'),
    ],
    OPTIONS,
  );
  assert.deepEqual({ alerts: alerts.length, rows, accepted }, { alerts: 1, rows: 6, accepted: 1 });
  assert.deepEqual(
    bad.map(({ line, path }) => `${line}:${path}`),
    ['1:', '2:', '3:time', '4:city', '5:description'],
  );
});

test('names that the map lacks, titles that no rule knows and times that the clock showed twice are counted and stay in the alerts', () => {
  const zone = {
    id: '1',
    names: { he: 'א' },
    district: {},
    shelterTimes: [],
    parts: [],
    point: [34, 31],
    aliases: [],
    shelters: [],
  } as const;
  const region: Region = { id: 'r', version: '1', timeZone: 'UTC', zones: [zone] };
  const history = readOrefHistory(
    [aRow('2026-10-25 01:30:00', 'א'), aRow('2026-03-16 10:00:00', 'ג', 'חדש'), aRow('2026-03-16 10:00:01', 'ג', 'חדש')],
    {
      ...OPTIONS,
      names: createNameResolver(region),
    },
  );
  assert.deepEqual(history.unresolved, [{ text: 'ג', rows: 2 }]);
  assert.deepEqual(history.unknownTitles, [{ text: 'חדש', rows: 2 }]);
  assert.deepEqual(
    history.oddTimes.map(({ line, code }) => `${line} ${code}`),
    ['1 TIME_TWICE'],
  );
  assert.deepEqual(
    history.alerts.map(({ phase, zones }) => `${phase} ${zones.join()}`),
    ['shelter ג', 'shelter ג', 'shelter א'],
  );
});

test('whatever the lines hold, every row is accounted for and every alert is a sound input', () => {
  const field = fc.oneof(fc.jsonValue(), fc.constant('2026-03-16 10:00:00'), fc.string());
  const line = fc.oneof(
    fc.string(),
    fc.record({ time: field, city: field, description: field }).map((row) => JSON.stringify(row)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { rows, accepted, bad, alerts, repeated } = readOrefHistory(lines, OPTIONS);
      assert.equal(rows, lines.filter((text) => text.replace(/^\uFEFF/, '').trim() !== '').length);
      assert.equal(accepted + bad.length, rows);
      assert.equal(alerts.reduce((sum, { zones }) => sum + zones.length, 0) + repeated, accepted);
      for (const alert of alerts) assert.ok(parseInput(alert).ok);
    }),
    { numRuns: 500 },
  );
});

test('four real days are read without a bad row or an unknown title', {
  skip: existsSync(HISTORY) ? false : 'data absent: no ../shared/data here',
}, () => {
  const { alerts, rows, accepted, bad, unknownTitles } = readOrefHistory(readFileSync(HISTORY, 'utf8').split('\n'), OPTIONS);
  assert.deepEqual({ rows, accepted, bad, unknownTitles }, { rows: 8_744, accepted: 8_744, bad: [], unknownTitles: [] });
  assert.equal(alerts.length, 820);
});
