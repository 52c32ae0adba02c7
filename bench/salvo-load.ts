// Many rockets at once through the whole engine, plots to verdicts, on one core: `npm run bench -- salvo-load [ROCKETS...]`.
// A radar scans every 100 ms; each rocket is seen in each scan. Memory is what the engine holds at the end, after a collection.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { step } from '@tocsin/core/engine';
import { createEngine, createZoneMap } from '@tocsin/core/engine/engine-state';
import type { Input } from '@tocsin/core/entry';
import { unixMs } from '@tocsin/core/units/instant';
import { buildOrefRegion } from '@tocsin/server/adapters/region-oref/build-oref-region';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const UNTIL_S = 12;
const map = createZoneMap(buildOrefRegion());

/** The scans as text, so that the truth behind them does not fill the memory that is measured. */
function scansOfSalvo(rockets: number): readonly string[] {
  const dice = createDice(1);
  const flights = Array.from({ length: rockets }, () => ({
    fromS: -3 + 6 * dice.even(),
    truth: flyRocket({
      from: [34.35 + 0.3 * dice.even(), 31.3 + 0.5 * dice.even()],
      courseDeg: dice.between(20, 70),
      climbDeg: dice.between(44, 56),
      speedMS: dice.between(400, 700),
      drag: Math.exp(0.3 * dice.normal()) / 8_000,
      wind: [5, -3],
    }),
  }));
  return scansOf({ sensor: RADAR, rockets: flights, dice, untilS: UNTIL_S, firstS: 0 }).map((scan) => JSON.stringify(scan));
}

const RADAR = aRadar({ period: 0.1, position: [34.65, 31.6, 60] });

function memoryMB(): number {
  // Buffers of typed arrays that are gone go with the second collection: after one the figure is 60 to 125 MB for one and the same state.
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function run(rockets: number): string {
  const texts = scansOfSalvo(rockets);
  const state = createEngine();
  let seq = 0;
  const feed = (body: Input, at: number) => {
    seq += 1;
    return step(state, { seq, at: unixMs(at), body }, () => map).length;
  };
  feed({ kind: 'region', use: 'oref' }, 0);
  feed(RADAR, 0);
  const beforeMB = memoryMB();
  const tookMs: number[] = [];
  let outputs = 0;
  for (const text of texts) {
    const scan = JSON.parse(text) as Extract<Input, { kind: 'scan' }>;
    const began = performance.now();
    outputs += feed(scan, Date.parse(scan.time));
    tookMs.push(performance.now() - began);
  }
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const perRocket = ((1_000 * tookMs.reduce((sum, ms) => sum + ms, 0)) / tookMs.length / rockets).toFixed(0);
  return `| ${rockets} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} | ${perRocket} | ${(memoryMB() - beforeMB).toFixed(0)} | ${outputs} |`;
}

console.log(
  '| rockets | p50 ms a scan | p95 | p99 | max | µs for each rocket and scan | memory MB | entries |\n|---|---|---|---|---|---|---|---|',
);
const wanted = process.argv.slice(2).map(Number);
for (const rockets of wanted.length > 0 ? wanted : [10, 100, 1_000]) console.log(run(rockets));
