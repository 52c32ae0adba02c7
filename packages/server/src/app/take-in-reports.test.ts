import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { unixMs } from '@tocsin/core/units/instant';
import { refuse } from '@tocsin/core/units/result';
import { openArtifactFolder } from '../adapters/artifact-folder/artifact-folder.ts';
import { systemClock } from '../adapters/clock-system/system-clock.ts';
import { openMemoryJournal } from '../adapters/journal-memory/memory-journal.ts';
import type { FoundReport, ReportSource } from '../ports/report-source.ts';
import { openRecordDesk } from './record-desk.ts';
import { type IntakeDesk, type ReportIntakeParts, takeInReports } from './take-in-reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-intake-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = 'The army said that 40 rockets were fired on Saturday. The group said it had fired 62 rockets.';
const report = (text: string, more: Partial<FoundReport> = {}): FoundReport => ({
  text,
  publisher: 'Harbour Wire',
  date: '2024-01-06',
  status: 'Actual',
  ...more,
});

/** A source that hands out these reports and remembers which of them were dealt with. */
function aSource(id: string, found: readonly FoundReport[]) {
  const dealtWith: string[] = [];
  const source: ReportSource = {
    id,
    kind: 'feed',
    async *reports() {
      for (const one of found) {
        yield one;
        dealtWith.push(one.text);
      }
    },
    health: () => ({ id, kind: 'feed', state: 'ok', passedOver: [] }),
    close: async () => {},
  };
  return { source, dealtWith };
}

/** The door with a clock that jumps to whatever is waited for. */
function openDoor(
  parts: Pick<ReportIntakeParts, 'sources'> & {
    readonly desk?: IntakeDesk;
    readonly take?: IntakeDesk['takeReport'];
    readonly isKnown?: () => boolean;
  },
) {
  let now = 0;
  const waits: number[] = [];
  const clock = {
    now: () => unixMs(now),
    at(instant: number, run: () => void) {
      waits.push(instant - now);
      const timer = setImmediate(() => {
        now = instant;
        run();
      });
      return () => clearImmediate(timer);
    },
  };
  const { sources, take = async () => TAKEN, isKnown = () => false } = parts;
  const desk = parts.desk ?? { artifact: async () => (isKnown() ? {} : undefined), takeReport: take };
  const intake = takeInReports({ sources, desk, clock, version: '1', onFault: assert.ifError });
  return { intake, waits };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setImmediate(done));
}

const TAKEN = { ok: true, value: { ids: [], durable: true, artifact: '', leftOut: 0 } } as const;

test('what a source finds is drafted in the record by the source’s own name, and nothing of it is confirmed', async () => {
  const journal = openMemoryJournal();
  const artifacts = openArtifactFolder(join(folder, 'artifacts'));
  const places = () => ({ places: [], zonesOf: () => [] });
  const desk = openRecordDesk({ journal, clock: systemClock(), artifacts, version: '0', places, onFault: assert.ifError });
  const { source, dealtWith } = aSource('wire', [
    report(TEXT, { url: 'https://a.example/1' }),
    report(TEXT, { url: 'https://b.example/2' }),
  ]);
  const { intake } = openDoor({ sources: [source], desk });
  await until(() => dealtWith.length === 2);
  const items = [...(await desk.state()).items.values()];
  // One text under two addresses is one artifact.
  assert.deepEqual(
    items.map(({ entry }) => entry.kind).filter((kind) => kind !== 'claim'),
    ['artifact'],
  );
  assert.ok(items.length > 2 && items.every(({ standing }) => standing === 'draft'));
  assert.deepEqual(
    items.flatMap(({ entry }) => (entry.kind === 'artifact' ? [entry.by] : [])),
    [{ type: 'software', id: 'feed wire', version: '1' }],
  );
  const [health] = intake.health();
  assert.deepEqual([health?.taken, health?.known, health?.passedOver], [1, 1, []]);
  await intake.close();
});

test('one report is drafted at a time, over all sources', async () => {
  let running = 0;
  let most = 0;
  const sources = ['a', 'b', 'c'].map((id) => aSource(id, [report(`${id}1`), report(`${id}2`)]));
  const { intake } = openDoor({
    sources: sources.map(({ source }) => source),
    async take() {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setImmediate(done));
      running -= 1;
      return TAKEN;
    },
  });
  await until(() => sources.every(({ dealtWith }) => dealtWith.length === 2));
  assert.equal(most, 1);
  await intake.close();
});

test('a report that the record cannot take waits, longer each time, and its source with it', async () => {
  let failures = 8;
  const { source, dealtWith } = aSource('wire', [report('one'), report('two')]);
  const { intake, waits } = openDoor({
    sources: [source],
    async take() {
      if (failures > 0) {
        failures -= 1;
        assert.deepEqual(dealtWith, []);
        throw new Error('no space left on device');
      }
      return TAKEN;
    },
  });
  await until(() => waits.length === 3);
  assert.equal(intake.health()[0]?.waiting, 'no space left on device');
  await until(() => dealtWith.length === 2);
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  assert.equal(intake.health()[0]?.waiting, undefined);
  await intake.close();
});

test('a report is dealt with when it is on the disk, and is entered once', async () => {
  let asked = 0;
  let isOnDisk = false;
  const { source, dealtWith } = aSource('wire', [report('one')]);
  const { intake, waits } = openDoor({
    sources: [source],
    isKnown: () => isOnDisk,
    async take() {
      asked += 1;
      if (asked === 1) return { ok: true, value: { ...TAKEN.value, durable: false } };
      return refuse({ place: 0, issues: [{ code: 'behind', path: '', message: 'try again' }] });
    },
  });
  await until(() => waits.length === 3);
  assert.deepEqual([dealtWith, intake.health()[0]?.waiting, intake.health()[0]?.taken], [[], 'the journal cannot write', 0]);
  isOnDisk = true;
  await until(() => dealtWith.length === 1);
  const [health] = intake.health();
  assert.deepEqual([health?.taken, health?.known, health?.passedOver], [1, 0, []]);
  await intake.close();
});

test('what was entered and lost is entered again', async () => {
  let entered = 0;
  const { source, dealtWith } = aSource('wire', [report('one')]);
  const { intake } = openDoor({
    sources: [source],
    async take() {
      entered += 1;
      return entered === 1 ? { ok: true, value: { ...TAKEN.value, durable: false } } : TAKEN;
    },
  });
  await until(() => dealtWith.length === 1);
  assert.deepEqual([entered, intake.health()[0]?.taken], [2, 1]);
  await intake.close();
});

test('a door that closes while a report waits leaves it to the source', async () => {
  const { source, dealtWith } = aSource('wire', [report('one'), report('two')]);
  const { intake, waits } = openDoor({
    sources: [source],
    take: async () => {
      throw new Error('no space left on device');
    },
  });
  await until(() => waits.length > 0);
  await intake.close();
  assert.deepEqual(dealtWith, []);
});

test('what is too long or does not fit is told, and the next one is taken', async () => {
  const { source, dealtWith } = aSource('wire', [report('x'.repeat(200_001), { title: 'Long' }), report('odd'), report('good')]);
  const { intake } = openDoor({
    sources: [source],
    take: async ({ text }) =>
      text === 'good' ? TAKEN : refuse({ place: 0, issues: [{ code: 'x', path: 'publisher', message: 'too long' }] }),
  });
  await until(() => dealtWith.length === 3);
  const [health] = intake.health();
  assert.deepEqual(health?.passedOver, [
    { what: 'Long', reason: '200001 characters, at most 200000' },
    { what: 'odd', reason: 'publisher: too long' },
  ]);
  assert.equal(health?.taken, 1);
  await intake.close();
});
