import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { EntryBody } from '@tocsin/core/entry';
import { buildReport } from '@tocsin/core/record/report';
import { replayInputs } from '@tocsin/server/app/replay';
import { SCENARIOS, scenarioText } from '@tocsin/sim/scenarios/all-scenarios';
import { readInputs } from './read-inputs.ts';

const fileOf = (name: string) => new URL(`../../../scenarios/${name}.jsonl`, import.meta.url).pathname;

async function play(
  name: string,
): Promise<{ readonly bodies: readonly EntryBody[]; readonly sheltered: readonly string[]; readonly nameOf: (id: string) => string }> {
  const { inputs, maps, zones } = await readInputs(fileOf(name));
  const bodies = [
    ...replayInputs(
      inputs.map((body) => ({ body })),
      maps,
    ),
  ].map(({ body }) => body);
  const names = new Map(zones.region.zones.map((zone) => [zone.id, zone.names.en ?? zone.id]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const sheltered = new Set<string>();
  for (const body of bodies)
    if (body.kind === 'alert' && body.phase === 'shelter') for (const zone of body.zones) sheltered.add(nameOf(zone));
  return { bodies, sheltered: [...sheltered].toSorted(), nameOf };
}

test('the committed scenarios are what the simulator writes', () => {
  for (const [name, build] of Object.entries(SCENARIOS)) assert.equal(readFileSync(fileOf(name), 'utf8'), scenarioText(build()), name);
});

test('the rally: sirens in Ashkelon and nowhere else', async () => {
  const { sheltered } = await play('2019-12-26-ashkelon-rally');
  assert.ok(sheltered.includes('Ashkelon - South'));
  assert.deepEqual(
    sheltered.filter((name) => !name.startsWith('Ashkelon')),
    [],
  );
});

test('the five: sirens in Ashkelon and a village by the border; outcomes as reported', async () => {
  const { sheltered, bodies } = await play('2023-01-27-ashkelon-five');
  assert.ok(
    sheltered.includes('Ashkelon - South') && sheltered.includes('Ashkelon - North') && sheltered.includes('Yad Mordechai'),
    sheltered.join(),
  );
  assert.deepEqual(
    sheltered.filter((name) => !name.startsWith('Ashkelon') && name !== 'Yad Mordechai'),
    [],
  );
  const report = buildReport(bodies);
  assert.deepEqual(
    report.outcomes.map(({ outcome, count, source }) => `${source} ${outcome} ${count}`),
    ['IDF fell-short 1', 'IDF intercepted 3', 'IDF open-area 1'],
  );
});

test('the truce: one launch sounds Ashkelon and the border by its early ellipse, then comes down outside every zone', async () => {
  const { sheltered, bodies } = await play('2023-05-14-truce-one-launch');
  assert.deepEqual(sheltered, ['Ashkelon Southern Industrial Zone', 'Karmia', 'Netiv HaAssara']);
  const last = bodies.findLast((body) => body.kind === 'verdict' && body.warn === false);
  assert.ok(last !== undefined);
  const { measures } = buildReport(bodies);
  assert.ok(measures.some(({ claim, figures }) => claim === 'cause_explanation' && figures[0]?.chain.includes('Al Jazeera')));
  assert.ok(measures.some(({ claim, figures }) => claim === 'no_interception' && figures[0]?.figure?.max === 0));
});

test('the north: 62 claimed and at least 40 identified stand side by side', async () => {
  const { bodies, sheltered } = await play('2024-01-06-north-62-claimed');
  assert.ok(sheltered.length > 3);
  const launches = buildReport(bodies).measures.find(({ claim }) => claim === 'launch_count');
  assert.equal(launches?.comparison, 'differ, both can be true');
  assert.deepEqual(
    launches?.figures.map(({ figure, chain }) => [figure?.min, figure?.max, chain[0]]),
    [
      [62, 62, 'Hezbollah'],
      [40, null, 'IDF'],
    ],
  );
});

test('a rocket alone that falls in open country warns nobody, and says why', async () => {
  const { bodies } = await play('open-country-one');
  assert.deepEqual(
    bodies.filter((body) => body.kind === 'alert'),
    [],
  );
  assert.ok(bodies.some((body) => body.kind === 'verdict' && !body.warn && body.reason.includes('open country')));
});

test('every scenario ends with nothing in alert, and a second replay is the same byte for byte', async () => {
  for (const name of Object.keys(SCENARIOS)) {
    const [one, other] = [await play(name), await play(name)];
    assert.deepEqual(buildReport(one.bodies).own.zonesStillInForce, [], name);
    assert.equal(JSON.stringify(one.bodies), JSON.stringify(other.bodies), name);
  }
});
