// The journal's cost on this disk: `npm run bench -- journal [--json]`. The limit beside it, in the same run: one write and fsync at a
// time to a bare file on the same disk.
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unixMs } from '@tocsin/core/units/instant';
import { openSqliteJournal } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';

const ONE_BY_ONE = 1_000;
const BURST = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-journal-'));
const plots = Array.from({ length: 5 }, () => ({ range: 21_350.2, azimuth: 231.44, elevation: 12.2 }));
const scan = { kind: 'scan' as const, sensor: 'radar-1', time: '2026-01-01T00:00:00.000Z', plots };
const text = JSON.stringify(scan);

interface Measured {
  readonly what: string;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

function measured(what: string, latenciesMs: readonly number[], tookMs: number): Measured {
  const sorted = latenciesMs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { what, perSecond: (1_000 * sorted.length) / tookMs, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function bareFile(): Measured {
  const file = openSync(join(folder, 'limit'), 'w');
  const latenciesMs: number[] = [];
  const began = performance.now();
  for (let round = 0; round < ONE_BY_ONE; round += 1) {
    const from = performance.now();
    writeSync(file, text);
    fdatasyncSync(file);
    latenciesMs.push(performance.now() - from);
  }
  return measured('bare file: write + fdatasync, one by one', latenciesMs, performance.now() - began);
}

const journal = await openSqliteJournal({ path: join(folder, 'journal.sqlite') });

async function oneByOne(): Promise<Measured> {
  const latenciesMs: number[] = [];
  const began = performance.now();
  for (let round = 0; round < ONE_BY_ONE; round += 1) {
    const from = performance.now();
    await journal.append([scan], unixMs(round)).durable;
    latenciesMs.push(performance.now() - from);
  }
  return measured('journal: append to durable, one by one', latenciesMs, performance.now() - began);
}

async function burst(): Promise<Measured> {
  const began = performance.now();
  const latenciesMs = await Promise.all(
    Array.from({ length: BURST }, async () => {
      const from = performance.now();
      await journal.append([scan], unixMs(ONE_BY_ONE)).durable;
      return performance.now() - from;
    }),
  );
  return measured(`journal: ${BURST} appends at once`, latenciesMs, performance.now() - began);
}

const results = [bareFile(), await oneByOne(), await burst()];
await journal.close();
rmSync(folder, { recursive: true });

if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else {
  console.log(`${'entry of one scan'.padEnd(46)}${'per second'.padStart(12)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}`);
  for (const { what, perSecond, p50Ms, p99Ms } of results)
    console.log(`${what.padEnd(46)}${perSecond.toFixed(0).padStart(12)}${p50Ms.toFixed(2).padStart(10)}${p99Ms.toFixed(2).padStart(10)}`);
}
