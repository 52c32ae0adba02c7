import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ZoneMap } from '@tocsin/core/engine/engine-state';
import type { EntryBody } from '@tocsin/core/entry';
import { buildReport } from '@tocsin/core/record/report';
import { replayInputs } from '@tocsin/server/app/replay';
import { SCENARIOS, scenarioText } from '@tocsin/sim/scenarios/all-scenarios';
import { readInputs } from './read-inputs.ts';

const fileOf = (name: string) => new URL(`../../../scenarios/${name}.jsonl`, import.meta.url).pathname;

interface Played {
  readonly bodies: readonly EntryBody[];
  /** English names. */
  readonly sheltered: readonly string[];
  readonly zones: ZoneMap;
}

async function play(name: string): Promise<Played> {
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
  return { bodies, sheltered: [...sheltered].toSorted(), zones };
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

test('the five: sirens in Ashkelon and villages by the border, nowhere else; outcomes as reported', async () => {
  const { sheltered, bodies } = await play('2023-01-27-ashkelon-five');
  assert.deepEqual(sheltered, ['Ashkelon - North', 'Ashkelon - South', 'Netiv HaAssara', 'Yad Mordechai']);
  const report = buildReport(bodies);
  assert.deepEqual(
    report.outcomes.map(({ outcome, count, source }) => `${source} ${outcome} ${count}`),
    ['IDF fell-short 1', 'IDF intercepted 3', 'IDF open-area 1'],
  );
});

test('the truce: one launch sounds Ashkelon and the border by its early ellipse, then comes down outside every zone', async () => {
  const { sheltered, bodies, zones } = await play('2023-05-14-truce-one-launch');
  assert.deepEqual(sheltered, ['Ashkelon - South', 'Ashkelon Southern Industrial Zone', 'Karmia']);
  const last = bodies.findLast((body) => body.kind === 'forecast');
  const [nearest] = zones.index.zonesNear(last?.impact?.position ?? [0, 0], 4_000);
  assert.ok(nearest !== undefined && nearest.distanceM > 200, `comes down ${nearest?.distanceM} m from a zone`);
  const released = bodies.flatMap((body) => (body.kind === 'alert' && body.phase === 'allClear' ? body.zones : []));
  assert.equal(new Set(released).size, 3);
  const { claims } = buildReport(bodies);
  assert.ok(claims.some(({ kind, chain }) => kind === 'cause_explanation' && chain.includes('Al Jazeera')));
  assert.ok(claims.some(({ kind, bounds }) => kind === 'no_interception' && bounds?.max === 0));
});

test('the north: 62 claimed and at least 40 identified stand side by side', async () => {
  const { bodies, sheltered, zones } = await play('2024-01-06-north-62-claimed');
  assert.ok(sheltered.length > 3);
  // Latitude of Haifa: everything warned lies north of it.
  const inSouth = zones.region.zones.filter(
    ({ names, parts }) => sheltered.includes(names.en ?? '') && (parts[0]?.[0]?.[0]?.[1] ?? 0) < 32.79,
  );
  assert.deepEqual(inSouth, []);
  const launches = buildReport(bodies).measures.find(({ question }) => question === 'How many were launched');
  assert.equal(launches?.comparison, 'differ, both can be true');
  assert.deepEqual(
    launches?.sides.flatMap(({ source, claims }) =>
      claims.filter(({ kind }) => kind === 'launch_count').map(({ bounds }) => [bounds?.min, bounds?.max, source]),
    ),
    [
      [62, 62, 'Hezbollah'],
      [40, null, 'Israel Defense Forces (IDF)'],
    ],
  );
});

test('the north: no injuries reported, damage of unknown extent and a zero are three different things', async () => {
  const north = buildReport((await play('2024-01-06-north-62-claimed')).bodies).claims;
  const truce = buildReport((await play('2023-05-14-truce-one-launch')).bodies).claims;
  const extentOf = (claims: typeof north, kind: string) => claims.find((claim) => claim.kind === kind)?.extent;
  assert.equal(extentOf(north, 'casualties_none'), 'none reported');
  assert.equal(extentOf(north, 'damage_unknown'), 'unknown');
  assert.equal(extentOf(truce, 'no_interception'), 'figure');
  assert.equal(extentOf(north, 'sirens'), 'not given');
});

test('a rocket alone that falls in open country warns nobody, and says why', async () => {
  const { bodies } = await play('open-country-one');
  assert.deepEqual(
    bodies.filter((body) => body.kind === 'alert'),
    [],
  );
  assert.ok(bodies.some((body) => body.kind === 'verdict' && !body.warn && body.reason.includes('open country')));
});

test('the last word on every zone left in peace is an answer, not that there is time to wait', async () => {
  for (const name of Object.keys(SCENARIOS)) {
    const { own } = buildReport((await play(name)).bodies);
    for (const { zone, reason } of own.zonesSpared) assert.doesNotMatch(reason, /left to see more clearly/, `${name} ${zone}`);
  }
});

test('every scenario ends with nothing in alert, and a second replay is the same byte for byte', async () => {
  for (const name of Object.keys(SCENARIOS)) {
    const [one, other] = [await play(name), await play(name)];
    assert.deepEqual(buildReport(one.bodies).own.zonesStillInForce, [], name);
    assert.equal(JSON.stringify(one.bodies), JSON.stringify(other.bodies), name);
  }
});
