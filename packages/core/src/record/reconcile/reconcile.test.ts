import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Saying, say } from '@tocsin/testkit/record-model/said-claims';
import fc from 'fast-check';
import type { Rule } from '../model/reconciliation.ts';
import { reconcile } from './reconcile.ts';
import { leastEnergyMinutes } from './rule-measure.ts';

/** What one rule finds among claims. */
function results(rule: Rule, sayings: readonly Saying[]): readonly string[] {
  return reconcile(sayings.map(say))
    .filter((found) => found.rule === rule)
    .map(({ result }) => result);
}
const week = { when: '2023-11-24/2023-12-01' };
const freed = (figure: Saying['figure'], unit: string, detail: Partial<Saying> = {}): Saying => ({
  kind: 'hostages_released',
  figure: figure ?? 0,
  unit,
  ...week,
  ...detail,
});

describe('OUTCOME', () => {
  const launched = (figure: Saying['figure']): Saying => ({
    kind: 'launch_count',
    figure: figure ?? 0,
    unit: 'rockets',
    when: '2023-01-26',
  });
  const came = (kind: Saying['kind'], figure: number): Saying => ({ kind, figure, unit: 'rockets', when: '2023-01-26' });

  test('3 intercepted, 1 in the open and 1 short are five of at least five; a sixth outcome of five is one too many', () => {
    const outcomes = [came('interception', 3), came('impact_open_area', 1), came('fell_short', 1)];
    assert.deepEqual(results('OUTCOME', [launched('>=5'), ...outcomes]), ['holds']);
    assert.deepEqual(results('OUTCOME', [launched(5), ...outcomes, came('impact', 1)]), ['fails']);
  });

  test('what nobody told the end of stays unknown, and no source completes another', () => {
    const [found] = reconcile([launched(9), came('interception', 3)].map(say));
    assert.match(found?.sentence ?? '', /Outcome unknown: 6/);
    assert.deepEqual(results('OUTCOME', [launched(2), { ...came('interception', 3), by: 'the army' }]), []);
    assert.deepEqual(results('OUTCOME', [launched('countless'), came('interception', 3)]), ['cannot tell']);
  });
});

describe('PARTS, SUBSET, OUTSIDE', () => {
  test('86 + 24 = 110; one of them changed, and it does not', () => {
    assert.deepEqual(results('PARTS', [freed(110, 'hostages'), freed(86, 'Israelis'), freed(24, 'foreign nationals')]), ['holds']);
    assert.deepEqual(results('PARTS', [freed(110, 'hostages'), freed(86, 'Israelis'), freed(25, 'foreign nationals')]), ['fails']);
    assert.deepEqual(results('PARTS', [freed(110, 'hostages'), freed(86, 'Israelis'), freed(23, 'foreign nationals')]), ['cannot tell']);
  });

  test('any two parts that leave nobody out make their sum, and no other', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.integer({ min: -3, max: 3 }), (men, women, off) => {
        const held = (figure: number, unit: string): Saying => ({ kind: 'hostages_held', figure, unit, when: '2023-12-01' });
        const whole = men + women + off;
        if (whole < Math.max(men, women)) return;
        const wanted = off === 0 ? 'holds' : off > 0 ? 'cannot tell' : 'fails';
        assert.deepEqual(results('PARTS', [held(whole, 'people'), held(men, 'men'), held(women, 'women')]), [wanted]);
      }),
    );
  });

  test('ages are counted among men and women, not added to them', () => {
    const held = (figure: number, unit: string, quote?: string): Saying => ({
      kind: 'hostages_held',
      figure,
      unit,
      when: '2023-12-01',
      ...(quote === undefined ? {} : { quote }),
    });
    const all = [
      held(137, 'hostages'),
      held(117, 'men'),
      held(20, 'women'),
      held(2, 'people', '2 are under the age of 18'),
      held(10, 'people', '10 are aged 75 and over'),
    ];
    const [found] = reconcile(all.map(say)).filter(({ rule }) => rule === 'PARTS');
    assert.equal(found?.result, 'holds');
    assert.equal(found?.claims.length, 5);
    assert.match(found?.sentence ?? '', /counted among these: 2 under 18, 10 aged 75 and over/);
  });

  test('a part larger than the whole fails; parts of two sources, times or places are not compared', () => {
    const killed = (figure: number, unit: string, detail: Partial<Saying> = {}): Saying => ({
      kind: 'casualties_killed',
      figure,
      unit,
      when: '2023-01-26',
      place: 'Jenin',
      ...detail,
    });
    assert.deepEqual(results('SUBSET', [killed(9, 'people'), killed(1, 'women')]), ['holds']);
    assert.deepEqual(results('SUBSET', [killed(9, 'people'), killed(10, 'women')]), ['fails']);
    for (const apart of [{ by: 'the army' }, { when: '2023-01-29' }, { place: 'Nablus' }, { report: 'r2' }])
      assert.deepEqual(results('SUBSET', [killed(9, 'people'), killed(10, 'women', apart)]), []);
  });

  test('what is outside the agreement is not in the whole of it', () => {
    const extra = freed(1, 'dual citizens', { quote: '1 dual citizens was freed outside of the agreed-upon deal' });
    assert.deepEqual(results('OUTSIDE', [freed(110, 'hostages'), freed(86, 'Israelis'), freed(24, 'foreign nationals'), extra]), ['holds']);
    assert.deepEqual(results('OUTSIDE', [freed(111, 'hostages'), freed(86, 'Israelis'), freed(24, 'foreign nationals'), extra]), ['fails']);
    assert.deepEqual(results('OUTSIDE', [freed(110, 'hostages'), extra]), ['cannot tell']);
  });
});

describe('RATIO', () => {
  const terms: Saying = { kind: 'release_terms', figure: 3, unit: 'prisoners per hostage', quote: '3 prisoners for every Israeli hostage' };
  const prisoners = (figure: number, when: string): Saying => ({ kind: 'prisoners_released', figure, unit: 'prisoners', when });

  test('240 for 86 at three for one: not of the same time, so it cannot be told', () => {
    assert.deepEqual(results('RATIO', [terms, freed(86, 'Israelis'), prisoners(240, '2023-11-30')]), ['cannot tell']);
  });

  test('of one time: 258 holds, 240 fails; more than the ratio asks for on an earlier day fails', () => {
    assert.deepEqual(results('RATIO', [terms, freed(86, 'Israelis'), prisoners(258, week.when)]), ['holds']);
    assert.deepEqual(results('RATIO', [terms, freed(86, 'Israelis'), prisoners(240, week.when)]), ['fails']);
    assert.deepEqual(results('RATIO', [terms, freed(86, 'Israelis'), prisoners(259, '2023-11-30')]), ['fails']);
  });
});

describe('BOUND and SAME', () => {
  const fired = (figure: number | string, by: string, detail: Partial<Saying> = {}): Saying => ({
    kind: 'launch_count',
    figure,
    unit: 'rockets',
    by,
    when: '2024-01-06',
    place: 'Lebanon',
    ...detail,
  });

  test('62 claimed and at least 40 identified are compatible; 30 claimed is not; neither is chosen', () => {
    assert.deepEqual(results('BOUND', [fired(62, 'the group'), fired('>=40', 'the army')]), ['holds']);
    const [found] = reconcile([fired(30, 'the group'), fired('>=40', 'the army')].map(say)).filter(({ rule }) => rule === 'BOUND');
    assert.equal(found?.result, 'fails');
    assert.match(found?.sentence ?? '', /none is chosen/);
  });

  test('no finding ever holds a number that nobody said and no sum made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 400 }), fc.integer({ min: 11, max: 400 }), (one, other) => {
        const said = new Set([one, other]);
        for (const { sentence } of reconcile([fired(one, 'the group'), fired(`>=${other}`, 'the army')].map(say)))
          for (const [number] of sentence.matchAll(/\d+/g)) assert.ok(said.has(Number(number)), sentence);
      }),
    );
  });

  test('the same number twice is one count; other days and places are not compared', () => {
    assert.deepEqual(results('SAME', [fired(1, 'the report'), fired(1, 'an agency')]), ['holds']);
    assert.deepEqual(results('SAME', [fired('~240', 'the report'), fired(240, 'the report')]), ['holds']);
    for (const apart of [{ when: '2024-01-08' }, { place: 'Gaza' }]) {
      assert.deepEqual(results('SAME', [fired(1, 'the report'), fired(1, 'an agency', apart)]), []);
      assert.deepEqual(results('BOUND', [fired(62, 'the group'), fired(30, 'the army', apart)]), []);
    }
  });

  test('figures without a time differ, and nobody can tell whether they count the same', () => {
    const { when: _when, ...undated } = fired(62, 'the group');
    assert.deepEqual(results('BOUND', [undated, fired('>=40', 'the army')]), ['holds']);
    assert.deepEqual(results('BOUND', [{ ...undated, figure: 30 }, fired('>=40', 'the army')]), ['cannot tell']);
  });

  test('a total of weeks is not held against that of a day', () => {
    const killed = (figure: string, by: string, when: string): Saying => ({ kind: 'casualties_killed', figure, by, when, place: 'Gaza' });
    assert.deepEqual(results('BOUND', [killed('>=32', 'one', '2023-12-01'), killed('>14800', 'other', '2023-10-07/2023-12-01')]), []);
  });

  test('no more are free or held than were taken', () => {
    const people = (taken: string | number): readonly Saying[] => [
      { kind: 'hostage_taking', figure: taken, unit: 'hostages', when: '2023-10-07' },
      freed(110, 'hostages'),
      { kind: 'hostages_held', figure: 137, unit: 'hostages', when: '2023-12-01' },
    ];
    assert.deepEqual(results('BOUND', people('>200')), ['holds']);
    assert.deepEqual(results('BOUND', people(240)), ['fails']);
  });
});

describe('times', () => {
  const expiry = (quote: string): Saying => ({ kind: 'truce_expiry', when: '2023-12-01T07:00+02:00', quote });
  const start: Saying = { kind: 'truce_start', when: '2023-11-24' };

  test('CLOCK: two clocks of one moment agree or do not', () => {
    assert.deepEqual(results('CLOCK', [expiry('the 7 a.m. local time deadline (midnight ET)')]), ['holds']);
    assert.deepEqual(results('CLOCK', [expiry('the 7 a.m. local time deadline (1 a.m. ET)')]), ['fails']);
    assert.deepEqual(results('CLOCK', [expiry('the 7 a.m. deadline')]), []);
  });

  test('DURATION: seven days from the 24th to the 1st, an eighth could follow; nine did not pass', () => {
    const length = (figure: number, quote?: string): Saying => ({
      kind: 'truce_duration',
      figure,
      unit: 'days',
      ...(quote === undefined ? {} : { quote }),
    });
    const eighth: Saying = { kind: 'truce_extension', figure: 8, unit: 'th day', quote: '8: into an eighth' };
    assert.deepEqual(results('DURATION', [start, expiry('over'), length(7), length(4, '4 days originally'), eighth]), ['holds']);
    assert.deepEqual(results('DURATION', [start, expiry('over'), length(9)]), ['fails']);
    assert.deepEqual(results('DURATION', [{ kind: 'background', figure: '>50', unit: 'days', when: '2023-10-07/2023-12-01' }]), ['holds']);
    assert.deepEqual(results('DURATION', [{ kind: 'background', figure: '>60', unit: 'days', when: '2023-10-07/2023-12-01' }]), ['fails']);
  });

  test('WINDOW: trucks credited to a truce but counted from before it', () => {
    const trucks = (when: string): Saying => ({
      kind: 'aid',
      figure: '>2700',
      unit: 'trucks',
      when,
      quote: 'the pause allowed for >2700 trucks',
    });
    assert.deepEqual(results('WINDOW', [start, trucks('2023-10-21/2023-12-01')]), ['fails']);
    assert.deepEqual(results('WINDOW', [start, trucks('2023-11-24/2023-12-01')]), ['holds']);
  });
});

describe('tolls', () => {
  const killed = (figure: number, detail: Partial<Saying>): Saying => ({ kind: 'casualties_killed', figure, place: 'Gaza', ...detail });

  test('UPDATES: 3, then 8, then 19 is one toll; one that goes down cannot be told', () => {
    const later = (figure: number, hour: number): Saying =>
      killed(figure, { when: '2024-01-06', report: `r${hour}`, at: `2024-01-06T${hour}:00:00Z` });
    assert.deepEqual(results('UPDATES', [later(3, 10), later(8, 12), later(19, 15)]), ['holds']);
    assert.deepEqual(results('UPDATES', [later(8, 10), later(3, 12)]), ['cannot tell']);
  });

  test('MONOTONE: 4,327 and then 4,324, counted from one day', () => {
    const total = (figure: number, day: string): Saying => killed(figure, { when: `2023-10-07/${day}`, report: day });
    assert.deepEqual(results('MONOTONE', [total(4_327, '2023-10-21'), total(4_324, '2023-10-22')]), ['fails']);
    assert.deepEqual(results('MONOTONE', [total(4_237, '2023-10-21'), total(4_324, '2023-10-22')]), ['holds']);
    assert.deepEqual(results('MONOTONE', [total(4_327, '2023-10-21'), { ...total(10, '2023-10-22'), when: '2023-10-22/2023-10-22' }]), []);
  });
});

describe('measures', () => {
  test('UNITS: 1,000 km is 620 miles and not 720', () => {
    const flew = (quote: string): Saying => ({ kind: 'background', quote });
    assert.deepEqual(results('UNITS', [flew('it flew 1,000 km (620 miles)')]), ['holds']);
    assert.deepEqual(results('UNITS', [flew('it flew 1,000 km (720 miles)')]), ['fails']);
    assert.deepEqual(results('UNITS', [flew('160 km (100 miles) away')]), ['holds']);
    assert.deepEqual(results('UNITS', [flew('it flew 1,000 km')]), []);
  });

  test('KINEMATIC: 2,040 km in 11.5 minutes is a ballistic flight, in 4 minutes not', () => {
    const flight = (minutes: string): Saying => ({ kind: 'launch', quote: `the missile covered 2,040 km in ${minutes} minutes` });
    assert.deepEqual(results('KINEMATIC', [flight('11.5')]), ['holds']);
    assert.deepEqual(results('KINEMATIC', [flight('4')]), ['fails']);
    // A flat Earth gives √(2R/g); a round one a little more for far shots, half an orbit at the antipode 42 minutes.
    assert.ok(Math.abs(leastEnergyMinutes(100_000) * 60 - Math.sqrt(200_000 / 9.82)) < 2);
    assert.ok(Math.abs(leastEnergyMinutes(Math.PI * 6_371_000) - 42.2) < 0.2);
  });
});

describe('unknown, none and zero', () => {
  const says = (kind: Saying['kind'], detail: Partial<Saying> = {}): Saying => ({ kind, when: '2024-01-06', by: 'an official', ...detail });

  test('UNKNOWN: damage and an unknown extent stand together; none and some do not; none of one harm says nothing of another', () => {
    assert.deepEqual(results('UNKNOWN', [says('damage'), says('damage_unknown'), says('casualties_none')]), ['holds']);
    assert.deepEqual(results('UNKNOWN', [says('damage_none'), says('damage')]), ['fails']);
    assert.deepEqual(results('UNKNOWN', [says('damage'), says('casualties_none')]), []);
  });

  test('SCOPE: no soldiers hurt does not say that nobody was', () => {
    const none = (unit: string, by: string): Saying => says('casualties_none', { figure: 0, unit, by });
    assert.deepEqual(results('SCOPE', [none('IDF injuries', 'an official'), none('Israeli injuries', 'the report')]), ['cannot tell']);
    assert.deepEqual(results('SCOPE', [none('IDF injuries', 'an official'), none('IDF injuries', 'the report')]), []);
  });
});

test('SYNDICATION: one agency’s sentence in nine reports is one claim with nine appearances', () => {
  const sentence = '12 people were killed when rockets hit a market in the centre of the town, the mayor told an agency on Friday';
  const copies = Array.from(
    { length: 9 },
    (_, place): Saying => ({
      kind: 'casualties_killed',
      figure: 12,
      report: `r${place}`,
      when: '2024-01-05',
      quote: place % 2 === 0 ? sentence : `${sentence}, officials added`,
    }),
  );
  const found = reconcile(copies.map(say)).filter(({ rule }) => rule === 'SYNDICATION');
  assert.deepEqual(
    found.map(({ claims }) => claims.length),
    [9],
  );
  assert.deepEqual(
    results('SYNDICATION', [
      copies[0] ?? assert.fail(),
      {
        kind: 'casualties_killed',
        figure: 12,
        report: 'other',
        quote: 'A dozen deaths followed from the strike on the harbour, hospital staff said in a call',
      },
    ]),
    [],
  );
});

test('what is denied is in no sum, and no claims give no findings', () => {
  assert.deepEqual(reconcile([]), []);
  assert.deepEqual(
    results('PARTS', [freed(110, 'hostages', { status: 'denied' }), freed(86, 'Israelis'), freed(24, 'foreign nationals')]),
    [],
  );
});
