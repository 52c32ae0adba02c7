import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anAlert } from '@tocsin/testkit/any-alert';
import { aClaim, aDesk, aReview, type Desk, figure, START, TEXT } from '@tocsin/testkit/record-model/any-record';
import type { Claim } from '../claim.ts';
import { agreementView } from './agreement-view.ts';
import type { PublicOptions } from './public-options.ts';
import { seriesView } from './series-view.ts';

const by = { type: 'person', id: 'anna' } as const;
const options: PublicOptions = { nowMs: Date.parse('2023-12-01T04:00:00Z'), timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: 0 };
const week = { edtf: '2023-11-24/2023-12-01', precision: 'interval', basis: 'stated' } as const;
const bare = (count: number, unit: string) => ({ ...figure(count, unit, 'Nine') });

/** A public claim; every one has a place in the text of its own. */
let told = 0;
function claimed(desk: Desk, kind: Claim['claim'], detail: Partial<Claim> = {}): string {
  told += 1;
  const start = told % 40;
  const nine = TEXT.indexOf('Nine');
  return desk.published(aClaim(detail.quantity === undefined ? TEXT.slice(start, start + 12) : TEXT.slice(nine - start - 1), kind, detail))
    .id;
}

function anAgreement() {
  const desk = aDesk();
  const expiry = claimed(desk, 'truce_expiry');
  const terms = claimed(desk, 'release_terms', { quantity: bare(3, 'prisoners per hostage') });
  const agreement = desk.add({
    kind: 'agreement',
    time: START,
    label: 'The truce of November',
    parties: ['one side', 'other side'],
    mediators: ['a third'],
    deadline: { instant: '2023-12-01T05:00:00Z', zone: 'Asia/Jerusalem', claim: expiry },
    ratios: [{ times: 3, give: 'prisoners', forEach: 'hostages', claim: terms }],
    obligations: [],
    by,
  });
  desk.publish(agreement);
  return { desk, agreement, expiry };
}
const view = (desk: Desk, id: string) => agreementView(desk.state, id, { options }) ?? assert.fail('not shown');

describe('an agreement', () => {
  test('counts its deadline down in local time and in UTC, and goes on counting to the one it is extended to', () => {
    const { desk, agreement, expiry } = anAgreement();
    const { deadline } = view(desk, agreement);
    assert.deepEqual(
      [deadline?.utc, deadline?.local, deadline?.remainingS],
      ['2023-12-01T05:00:00.000Z', '2023-12-01 07:00 Asia/Jerusalem', 3_600],
    );
    const extension = desk.add({
      kind: 'extension',
      time: START,
      agreement,
      deadline: { instant: '2023-12-02T05:00:00Z', zone: 'Asia/Jerusalem', claim: expiry },
      by,
    });
    assert.equal(view(desk, agreement).deadline?.remainingS, 3_600, 'a draft extends nothing');
    desk.publish(extension);
    assert.equal(view(desk, agreement).deadline?.remainingS, 90_000);
  });

  test('adds its releases up: 86 + 24 = 110, and one outside', () => {
    const { desk, agreement } = anAgreement();
    const parts = [
      [110, 'hostages'],
      [86, 'Israelis'],
      [24, 'foreign nationals'],
    ] as const;
    const ids = parts.map(([count, unit]) => claimed(desk, 'hostages_released', { quantity: bare(count, unit), when: week }));
    ids.push(claimed(desk, 'hostages_released', { quantity: bare(1, 'dual citizens'), scope: 'outside the agreement', when: week }));
    for (const from of ids) desk.publish(desk.add({ kind: 'link', time: START, type: 'part_of', from, to: agreement, by }));
    const { releases, sums } = view(desk, agreement);
    assert.equal(releases.length, 4);
    assert.deepEqual(sums.map(({ rule, result }) => `${rule} ${result}`).toSorted(), ['OUTSIDE holds', 'PARTS holds']);
  });

  test('shows each side’s allegations apart, with what this system saw in that minute', () => {
    const { desk, agreement } = anAgreement();
    for (const [second, id] of [
      ['2023-12-01T04:59:30.000Z', 'a'],
      ['2023-12-01T05:10:00.000Z', 'b'],
    ] as const)
      desk.take(anAlert({ id, time: second }));
    const alleged = (alleges: string, edtf: string, precision: string) =>
      desk.publish(
        desk.add({
          kind: 'breach',
          time: START,
          agreement,
          alleges,
          at: { edtf, precision, basis: 'stated' },
          claim: claimed(desk, 'violation_allegation'),
          by,
        }),
      );
    alleged('one side', '2023-12-01T07:00+02:00', 'minute');
    alleged('other side', '2023-12-01', 'day');
    const { breaches } = view(desk, agreement);
    assert.deepEqual(
      breaches.map(({ alleges, breaches: all }) => [alleges, ...all.flatMap(({ own, ownWithin }) => [ownWithin, own.length])]),
      [
        ['one side', 'minute', 1],
        ['other side', 'day', 2],
      ],
    );
  });

  test('is not shown while a term rests on a claim that was taken back', () => {
    const { desk, agreement, expiry } = anAgreement();
    desk.take(aReview(expiry, 'retract', 'boris'));
    assert.equal(agreementView(desk.state, agreement, { options }), undefined);
  });

  test('names nobody of the desk', () => {
    const { desk, agreement } = anAgreement();
    assert.ok(!JSON.stringify(view(desk, agreement)).includes('anna'));
  });
});

test('a series shows its definition, what was revised, and where steps do not make its totals; what is held is not in it', () => {
  const desk = aDesk();
  const definition = {
    kind: 'series',
    time: START,
    measure: 'casualties_killed',
    population: 'all reported',
    window: { edtf: '2023-10-07/..', precision: 'interval', basis: 'stated' },
    source: 'the ministry',
    by,
  } as const;
  const totals = desk.add({ ...definition, cumulative: true });
  const steps = desk.add({ ...definition, cumulative: false, stepsOf: totals });
  const point = (series: string, count: number, edtf: string, revises?: string) =>
    desk.add({
      kind: 'series-point',
      time: START,
      series,
      value: figure(count, 'people', `${count}`),
      asOf: { edtf, precision: 'day', basis: 'stated' },
      ...(revises === undefined ? {} : { revises }),
      by,
    });
  for (const id of [totals, steps]) desk.publish(id);
  const first = point(totals, 1_000, '2023-10-20');
  for (const id of [first, point(totals, 1_359, '2023-10-21'), point(steps, 61, '2023-10-21')]) desk.publish(id);
  const held = point(totals, 1_300, '2023-10-22');
  desk.take(aReview(held, 'confirm', 'boris'));
  const shown = seriesView(desk.state, totals) ?? assert.fail();
  assert.equal(shown.definition.population, 'all reported');
  assert.deepEqual(
    shown.points.map(({ figure: told }) => told),
    ['1000 people', '1359 people'],
  );
  assert.deepEqual(
    shown.gaps.map(({ byTotals, bySteps }) => [byTotals.min, bySteps.min]),
    [[359, 61]],
  );
  desk.publish(point(totals, 1_298, '2023-10-20', first));
  assert.deepEqual(
    seriesView(desk.state, totals)?.points.map(({ figure: told, revises }) => [told, revises?.figure]),
    [
      ['1298 people', '1000 people'],
      ['1359 people', undefined],
    ],
  );
});
