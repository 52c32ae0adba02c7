// Both sides where they differ, scenario by scenario: next to each other in one measure, each with its claims, none chosen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildReport, type Measure } from '@tocsin/core/record/report';
import { SCENARIOS } from '@tocsin/sim/scenarios/all-scenarios';

const REPORTS = new Map(
  Object.entries(SCENARIOS).map(([name, build]) => [name, buildReport(build().filter((input) => input.kind === 'claim'))]),
);

/** The measures of a scenario that are told in more than one way. */
function differingIn(scenario: string): readonly Measure[] {
  const { measures } = REPORTS.get(scenario) ?? assert.fail(scenario);
  return measures.filter(({ comparison }) => comparison.startsWith('differ') || comparison === 'told differently');
}

/** A measure as its question, its comparison, and what each side says. */
function sidesOf(scenario: string, question: string) {
  const [measure = assert.fail(`${scenario} has nothing that differs about: ${question}`)] = differingIn(scenario).filter(
    (each) => each.question === question,
  );
  const { comparison, compared, sides } = measure;
  const said = sides.map(
    ({ source, claims }) =>
      [
        source,
        claims
          .filter(({ id }) => compared.includes(id))
          .map(({ kind, figure, target }) => [kind, figure ?? target].filter((part) => part !== undefined).join(': ')),
      ] as const,
  );
  return { comparison, said: Object.fromEntries(said.filter(([, claims]) => claims.length > 0)) };
}

const LAUNCHED = 'How many were launched';
const ENDED = 'How they ended';
const BLAMED = 'Who is blamed, and whether a truce was kept';
const PLACED = 'Who stands where, and what of it is denied';

test('62 claimed and at least 40 identified: two measurements that can both be true', () => {
  assert.deepEqual(sidesOf('2024-01-06-north-62-claimed', LAUNCHED), {
    comparison: 'differ, both can be true',
    said: {
      Hezbollah: ['launch_count: 62 rockets'],
      'Israel Defense Forces (IDF)': ['launch_count: at least 40 launches ("at least 40")'],
    },
  });
});

test('fell in an open area, and exploded before it touched the ground', () => {
  assert.deepEqual(sidesOf('2023-05-14-truce-one-launch', ENDED), {
    comparison: 'told differently',
    said: {
      "spokesperson, Israel's army (IDF)": ['impact_open_area: 1 rockets', 'no_interception: 0 interceptions'],
      'security sources (unnamed)': ['midair_explosion: 1 rockets'],
    },
  });
});

test('the end of the truce: the army and the prime minister’s office blame one side, the media office of Gaza the world', () => {
  const { comparison, said } = sidesOf('2023-12-01-truce-expires', BLAMED);
  assert.equal(comparison, 'told differently');
  assert.deepEqual(said, {
    'Israel Defense Forces (IDF)': ['violation_allegation: Hamas'],
    "Israeli Prime Minister's office": ['violation_allegation: Hamas'],
    'Hamas-controlled Government Media Office in Gaza': ['responsibility_attribution: international community; United States'],
  });
});

test('the escalation after the rally: each side answers for it, by the other', () => {
  const { said } = sidesOf('2019-12-26-ashkelon-rally', BLAMED);
  assert.deepEqual(said['Israel Defense Forces (IDF)'], ['responsibility_attribution: Hamas']);
  assert.deepEqual(said['Fawzi Barhoum (Hamas spokesman)'], ['responsibility_attribution: Israel']);
});

test('a launch in a truce: a technical fault and a truce that is held to, beside launches minutes after it began', () => {
  const { said } = sidesOf('2023-05-14-truce-one-launch', BLAMED);
  assert.deepEqual(said, {
    'Gaza source (unnamed)': ['cause_explanation', 'truce_status'],
    'i24NEWS, in its own voice': ['violation_allegation', 'truce_status'],
  });
});

test('a withdrawal that one side tells of and the other denies', () => {
  assert.deepEqual(sidesOf('2024-01-06-north-62-claimed', PLACED).said, {
    'Israeli military officials': ['withdrawal: "a few" miles'],
    'Lebanese official close to Hezbollah (unnamed)': ['denial'],
  });
});

test('"no injuries" of the army, widened by a heading to everybody: neither follows from the other', () => {
  const { comparison, said } = sidesOf('2024-01-06-north-62-claimed', 'People killed and hurt');
  assert.equal(comparison, 'differ, cannot be told');
  assert.deepEqual(Object.keys(said).toSorted(), ['IDF official (unnamed)', 'The Telegraph, in its own voice']);
});

test('nothing else in the five is said to differ', () => {
  const counts = Object.keys(SCENARIOS).map((name) => differingIn(name).length);
  assert.deepEqual(counts, [1, 0, 2, 1, 3, 0]);
});

test('a number, none reported, unknown and no word stay four things', () => {
  const harmIn = (scenario: string) =>
    (REPORTS.get(scenario) ?? assert.fail(scenario)).harm.map(
      ({ measure, extents }) => `${measure}: ${extents.map(({ extent }) => extent).join(', ')}`,
    );
  assert.deepEqual(harmIn('2024-01-06-north-62-claimed'), ['killed: figure', 'hurt: none reported', 'damage: not given, unknown']);
  assert.deepEqual(harmIn('2019-12-26-ashkelon-rally'), ['killed: figure', 'hurt: no word', 'damage: no word']);
});
