import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aClaim, aDesk, aReview, figure, START } from '@tocsin/testkit/record-model/any-record';
import { parseInput } from '../../entry.ts';
import { named } from '../model/record-entry.ts';
import { reviewSchema } from '../model/review.ts';
import { reconcile, runsOf } from '../reconcile/reconcile.ts';

const byPerson = (id: string) => ({ draftedBy: { type: 'person', id } as const });

describe('the gate', () => {
  test('a draft by software takes one person to confirm and another to publish', () => {
    const desk = aDesk();
    const { id } = aClaim('62 rockets', 'launch_count');
    desk.take(aClaim('62 rockets', 'launch_count'));
    assert.equal(desk.take(aReview(id, 'publish', 'anna')), 'WRONG_STANDING');
    assert.equal(desk.take(aReview(id, 'confirm', 'anna')), 'ok');
    assert.equal(desk.take(aReview(id, 'publish', 'anna')), 'NEEDS_SECOND');
    assert.equal(desk.take(aReview(id, 'publish', 'boris')), 'ok');
    assert.equal(desk.state.items.get(id)?.standing, 'public');
  });

  test('a draft by a person is confirmed by another, who may be the one who publishes it', () => {
    const desk = aDesk();
    const claim = aClaim('62 rockets', 'launch_count', byPerson('anna'));
    desk.take(claim);
    assert.equal(desk.take(aReview(claim.id, 'confirm', 'anna')), 'SAME_PERSON');
    assert.equal(desk.take(aReview(claim.id, 'confirm', 'boris')), 'ok');
    assert.equal(desk.take(aReview(claim.id, 'publish', 'boris')), 'ok');
  });

  test('people hurt, killed or blamed: two people other than the drafter confirm', () => {
    for (const kind of ['casualties_killed', 'casualties_none', 'killing', 'responsibility_claim', 'responsibility_attribution'] as const) {
      const desk = aDesk();
      const claim = aClaim('Nine people were hurt', kind, byPerson('anna'));
      desk.take(claim);
      assert.equal(desk.take(aReview(claim.id, 'confirm', 'boris')), 'ok');
      assert.equal(desk.take(aReview(claim.id, 'confirm', 'boris')), 'SAME_PERSON');
      assert.equal(desk.take(aReview(claim.id, 'publish', 'chaim')), 'WRONG_STANDING', kind);
      assert.equal(desk.take(aReview(claim.id, 'confirm', 'chaim')), 'ok');
      assert.equal(desk.take(aReview(claim.id, 'publish', 'boris')), 'ok');
    }
  });

  test('no entry says that software reviewed', () => {
    const review = aReview('some', 'confirm', 'anna');
    assert.ok(reviewSchema.safeParse(review).success);
    assert.ok(!reviewSchema.safeParse({ ...review, by: { type: 'software', id: 'model', version: '1' } }).success);
  });

  test('a claim entered without a source text stays a draft', () => {
    const desk = aDesk();
    const { artifact: _a, spans: _s, quote: _q, ...rest } = aClaim('62 rockets', 'launch_count');
    const claim = named(rest);
    assert.equal(desk.take(claim), 'ok');
    assert.equal(desk.take(aReview(claim.id, 'confirm', 'anna')), 'NOT_GROUNDED');
  });

  test('what rests on a claim waits until the claim is public', () => {
    const desk = aDesk();
    const claim = aClaim('62 rockets', 'launch_count');
    desk.take(claim);
    const incident = desk.add({ kind: 'incident', time: START, label: 'Saturday', by: { type: 'person', id: 'anna' } });
    const assessment = desk.add({
      kind: 'assessment',
      time: START,
      incident,
      question: 'How many were fired?',
      grade: 'contested',
      uses: [claim.id],
      rationale: 'Two figures, both may be true.',
      policy: 'desk/1',
      by: { type: 'person', id: 'anna' },
    });
    desk.take(aReview(assessment, 'confirm', 'boris'));
    assert.equal(desk.take(aReview(assessment, 'publish', 'boris')), 'RESTS_ON_UNPUBLISHED');
    desk.publish(claim.id);
    assert.equal(desk.take(aReview(assessment, 'publish', 'boris')), 'ok');
  });
});

describe('a correction', () => {
  const corrected = () => {
    const desk = aDesk();
    const old = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'missiles', '62') }));
    const { id: _id, ...rest } = old;
    const right = named({
      ...rest,
      quantity: figure(62, 'rockets', '62'),
      replaces: old.id,
      draftedBy: { type: 'person' as const, id: 'anna' },
    });
    desk.take(right);
    return { desk, old, right };
  };

  test('puts a confirmed claim in the place of a public one in one step, with its reason', () => {
    const { desk, old, right } = corrected();
    const correct = aReview(old.id, 'correct', 'boris', { replacement: right.id, reason: 'unit misread' });
    assert.equal(desk.take(correct), 'WRONG_STANDING', 'the replacement passes the gate first');
    desk.take(aReview(right.id, 'confirm', 'boris'));
    assert.equal(desk.take(aReview(right.id, 'publish', 'boris')), 'WRONG_STANDING', 'never both at once');
    assert.equal(desk.take(correct), 'ok');
    assert.equal(desk.state.items.get(old.id)?.standing, 'corrected');
    assert.equal(desk.state.items.get(old.id)?.replacedBy, right.id);
    assert.equal(desk.state.items.get(right.id)?.standing, 'public');
    assert.deepEqual(desk.state.changes.at(-1)?.reason, 'unit misread');
  });

  test('needs a claim that says what it replaces', () => {
    const { desk, old } = corrected();
    const other = aClaim('at least 40 rockets', 'launch_count');
    desk.take(other);
    assert.equal(desk.take(aReview(old.id, 'correct', 'boris', { replacement: other.id })), 'NOT_A_REPLACEMENT');
  });

  test('of one claim by two others: the second is not published beside the first', () => {
    const { desk, old, right } = corrected();
    const { id: _id, ...rest } = right;
    const second = named({ ...rest, summary: 'another one' });
    desk.take(second);
    for (const { id } of [right, second]) desk.take(aReview(id, 'confirm', 'boris'));
    assert.equal(desk.take(aReview(old.id, 'correct', 'boris', { replacement: right.id })), 'ok');
    assert.equal(desk.take(aReview(second.id, 'publish', 'boris')), 'WRONG_STANDING');
    assert.equal(desk.take(aReview(old.id, 'correct', 'boris', { replacement: second.id })), 'WRONG_STANDING');
  });

  test('and a retraction say why', () => {
    for (const decision of ['correct', 'retract', 'reject', 'seal', 'amend', 'unseal'] as const)
      assert.ok(
        !reviewSchema.safeParse({ ...aReview('some', decision, 'anna', { replacement: 'x', fields: ['quote'] }), reason: undefined })
          .success,
      );
  });
});

describe('entries', () => {
  test('keep every field: one that the record does not know is refused, not dropped', () => {
    const desk = aDesk();
    const claim = aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') });
    desk.take(claim);
    for (const odd of [
      { ...claim, mood: 'grim' },
      { ...claim, quantity: { ...claim.quantity, best: 62 } },
      { ...aReview(claim.id, 'confirm', 'anna'), score: 1 },
    ]) {
      const parsed = parseInput(odd);
      assert.ok(!parsed.ok && parsed.error.every(({ message }) => message === 'unknown field'));
    }
    assert.ok(parseInput(claim).ok && parseInput(aReview(claim.id, 'confirm', 'anna')).ok);
  });

  test('of runs of the rules name their claims, once for each time they are run', () => {
    const desk = aDesk();
    const claims = [
      aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') }),
      aClaim('fired 62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') }),
    ];
    for (const claim of claims) desk.take(claim);
    const runs = runsOf(reconcile(claims), { time: START });
    assert.deepEqual(
      runs.map(({ rule, result }) => `${rule} ${result}`),
      ['SAME holds'],
    );
    for (const run of runs) assert.ok(parseInput(run).ok);
    assert.deepEqual(
      [...runs, ...runs].map((run) => desk.take(run)),
      ['ok', 'KNOWN'],
    );
  });
});

describe('sealing', () => {
  test('one person closes, two open, and both are entries', () => {
    const desk = aDesk();
    const { id } = desk.published(aClaim('62 rockets', 'launch_count'));
    const fields = { fields: ['quote'] } as const;
    assert.equal(desk.take(aReview(id, 'seal', 'anna', { fields: ['quote'] })), 'ok');
    assert.deepEqual(desk.state.items.get(id)?.sealed, ['quote']);
    assert.equal(desk.take(aReview(id, 'unseal', 'anna', { fields: ['place'] })), 'NOT_SEALED');
    assert.equal(desk.take(aReview(id, 'unseal', 'anna', { fields: [...fields.fields] })), 'ok');
    assert.deepEqual(desk.state.items.get(id)?.sealed, ['quote'], 'one alone opens nothing');
    assert.equal(desk.take(aReview(id, 'unseal', 'anna', { fields: ['quote'], reason: 'again' })), 'SAME_PERSON');
    assert.equal(desk.take(aReview(id, 'unseal', 'boris', { fields: ['quote'] })), 'ok');
    assert.deepEqual(desk.state.items.get(id)?.sealed, []);
    assert.deepEqual(
      desk.state.changes.map(({ what }) => what),
      ['published', 'sealed', 'unsealed'],
    );
  });
});

describe('a series', () => {
  const day = (date: string) => ({ edtf: date, precision: 'day', basis: 'stated' }) as const;
  const definition = {
    kind: 'series',
    time: START,
    measure: 'casualties_killed',
    population: 'all people reported',
    window: { edtf: '2023-10-07/..', precision: 'interval', basis: 'stated' },
    source: 'the ministry',
    cumulative: true,
    by: { type: 'person', id: 'anna' },
  } as const;
  const point = (series: string, count: number, date: string, detail: object = {}) =>
    ({
      kind: 'series-point',
      time: START,
      series,
      value: figure(count, 'people', `${count}`),
      asOf: day(date),
      by: definition.by,
      ...detail,
    }) as const;

  test('4,327 and then 4,324 is held: two people look at it, and a revision takes the place of what it revises', () => {
    const desk = aDesk();
    const series = desk.add(definition);
    const first = desk.add(point(series, 4_327, '2023-10-21'));
    const fell = desk.add(point(series, 4_324, '2023-10-22'));
    assert.match(desk.state.items.get(fell)?.held ?? '', /fell from 4327 .* to 4324/);
    desk.take(aReview(fell, 'confirm', 'boris'));
    assert.equal(desk.state.items.get(fell)?.standing, 'draft');
    const revised = desk.add(point(series, 4_237, '2023-10-21', { revises: first }));
    assert.equal(desk.state.items.get(revised)?.held, undefined, 'what is held measures nothing else');
    desk.take(aReview(revised, 'confirm', 'boris'));
    const next = desk.add(point(series, 4_330, '2023-10-23'));
    assert.equal(desk.state.items.get(next)?.held, undefined);
  });

  test('another population is another series, and its smaller total is no fall', () => {
    const desk = aDesk();
    const all = desk.add(definition);
    const identified = desk.add({ ...definition, population: 'fully identified' });
    assert.notEqual(all, identified);
    desk.add(point(all, 34_622, '2024-04-30'));
    assert.equal(desk.state.items.get(desk.add(point(identified, 24_686, '2024-04-30')))?.held, undefined);
  });
});
