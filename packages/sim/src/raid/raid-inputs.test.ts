import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceM } from '../physics/fly-to.ts';
import { scenarioText } from '../scenarios/all-scenarios.ts';
import { buildRaid } from './raid-inputs.ts';
import { QUIET_RAID, type RaidOptions } from './raid-options.ts';

const MIXED: RaidOptions = {
  ...QUIET_RAID,
  seed: 11,
  counts: { rockets: 9, salvos: 2, mortars: 2, missiles: 1, drones: 2, cruise: 1, aircraft: 1 },
  radars: { ...QUIET_RAID.radars, count: 2, clutter: 3, gaps: 2, biasMrad: 1, dopplerMps: 1 },
  reporters: { transponders: 1, spotters: 4, microphones: 6, liars: 2 },
};

test('the same seed gives the same bytes, another seed other ones', () => {
  const textOf = (seed: number) => {
    const { inputs, truth } = buildRaid({ ...MIXED, seed });
    return scenarioText(inputs) + JSON.stringify(truth);
  };
  const one = textOf(11);
  assert.equal(textOf(11), one);
  assert.notEqual(textOf(12), one);
});

test('what is added flies beside what was there and does not change it', () => {
  const impactsOf = (drones: number) => {
    const { truth } = buildRaid({ ...MIXED, counts: { ...MIXED.counts, drones } });
    return truth.filter((object) => object.class === 'rocket').map(({ impact, impactAt }) => [impact, impactAt]);
  };
  assert.deepEqual(impactsOf(4), impactsOf(2));
});

test('truth tells of ballistic objects where they came down and nothing of where they were fired', () => {
  const { truth } = buildRaid(MIXED);
  assert.equal(truth.length, 16);
  for (const object of truth.filter((one) => one.class === 'rocket' || one.class === 'mortar' || one.class === 'missile')) {
    const allowed = new Set(['object', 'class', 'salvo', 'firstSeenAt', 'impact', 'impactAt']);
    assert.deepEqual(
      Object.keys(object).filter((key) => !allowed.has(key)),
      [],
    );
    assert.ok(object.impact !== undefined && distanceM(object.impact, MIXED.over) < 25_000);
    assert.ok(object.firstSeenAt === null || (object.impactAt !== undefined && object.firstSeenAt < object.impactAt));
  }
  for (const object of truth.filter((one) => one.class === 'drone' || one.class === 'cruise')) {
    const last = object.path?.at(-1);
    assert.ok(last !== undefined && object.impact !== undefined);
    assert.ok(distanceM([last[1], last[2]], object.impact) < 5 * 260);
  }
  assert.equal(truth.find((one) => one.class === 'aircraft')?.impact, undefined);
});

test('rockets are divided among the salvos', () => {
  const { truth } = buildRaid(MIXED);
  const sizes = ['salvo-1', 'salvo-2'].map((salvo) => truth.filter((object) => object.salvo === salvo).length);
  assert.deepEqual(sizes, [5, 4]);
});

test('configuration comes first, scans in their order, sightings after the time that they speak of', () => {
  const { inputs } = buildRaid(MIXED);
  assert.deepEqual(
    inputs.slice(0, 3).map(({ kind }) => kind),
    ['region', 'sensor', 'sensor'],
  );
  let clock = 0;
  const lateS: number[] = [];
  for (const input of inputs) {
    if (input.kind === 'scan') {
      assert.ok(Date.parse(input.time) >= clock);
      clock = Date.parse(input.time);
    } else if (input.kind === 'sighting') lateS.push((clock - Date.parse(input.time)) / 1000);
  }
  const reporters = new Set(inputs.flatMap((input) => (input.kind === 'sighting' ? [input.reporter.split('-')[0]] : [])));
  assert.deepEqual([...reporters].toSorted(), ['adsb', 'liar', 'microphone', 'spotter']);
  // The last scan before it came in is at most a period older than its coming in.
  assert.ok(
    Math.min(...lateS) > -MIXED.radars.periodS - 12 && Math.max(...lateS) <= 40,
    `${Math.min(...lateS)} to ${Math.max(...lateS)} s`,
  );
});

test('radars on a ring scan out of step, miss their gaps and measure what they are told to', () => {
  const { inputs } = buildRaid({ ...MIXED, radars: { ...MIXED.radars, count: 3, periodS: 2 } });
  const timesOf = (sensor: string) => inputs.flatMap((input) => (input.kind === 'scan' && input.sensor === sensor ? [input.time] : []));
  const phases = ['radar-1', 'radar-2', 'radar-3'].map((sensor) => Date.parse(timesOf(sensor)[0] ?? '') % 2_000);
  assert.equal(new Set(phases).size, 3);
  const gaps = timesOf('radar-1').filter((time, place, all) => Date.parse(time) - Date.parse(all[place - 1] ?? time) > 2_001);
  assert.ok(gaps.length >= 1);
  const plots = inputs.flatMap((input) => (input.kind === 'scan' ? input.plots : []));
  assert.ok(plots.length > 0 && plots.every(({ rangeRate }) => rangeRate !== undefined));
});

test('a thousand rockets all come down, each near its salvo', (context) => {
  const began = performance.now();
  const { truth } = buildRaid({ ...QUIET_RAID, withinS: 600, counts: { ...QUIET_RAID.counts, rockets: 1_000, salvos: 10 } });
  context.diagnostic(`1,000 rockets: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  assert.equal(truth.length, 1_000);
  assert.ok(truth.every(({ impact }) => impact !== undefined && distanceM(impact, QUIET_RAID.over) < 40_000));
});
