import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSchemas } from '@tocsin/core/record/model/record-entry';
import type { Values } from './fields.ts';
import { filledFrom } from './from-claim.ts';
import { readForm, valuesOf } from './read-form.ts';
import { SHAPES, shapeOf, UNTOUCHED } from './shapes.ts';

const ID = '0123456789abcdef0123456789abcdef';
const HEAD = { id: ID, time: '2026-01-01T00:00:00.000Z', by: { type: 'person', id: 'anna' } };

/** One filled-in form of each kind. */
const FORMS: Readonly<Record<string, Values>> = {
  incident: { label: 'Saturday' },
  link: { from: ID, type: 'part_of', to: ID },
  assessment: {
    incident: ID,
    question: 'How many rockets?',
    grade: 'contested',
    band: '40-62 rockets',
    uses: [{ id: ID }],
    rejects: [{ claim: ID, reason: 'told twice' }],
    rationale: 'Both counted the same salvo.',
  },
  series: { measure: 'killed', population: 'by name', window: '2023-10-07/..', source: 'ministry', cumulative: 'yes' },
  'series-point': { series: ID, value: '>=4327 people', asOf: '2024-01-06', claim: ID },
  agreement: {
    label: 'Truce',
    parties: 'one; other',
    mediators: '',
    deadline: [{ zone: 'Asia/Gaza', instant: '2023-12-01 07:00', claim: ID }],
    ratios: [{ times: '3', give: 'prisoners', forEach: 'hostage', claim: ID }],
    obligations: [],
  },
  extension: { agreement: ID, deadline: [{ zone: 'Asia/Gaza', instant: '2023-12-02 07:00', claim: ID }] },
  breach: { agreement: ID, claim: ID, alleges: 'one', against: 'other', at: '2023-12-01T05:45' },
  notice: { claim: ID, issuer: 'army', channel: 'leaflets', instruction: 'evacuate', area: [{ words: 'three villages', zones: '' }] },
};

const FILLED = Object.fromEntries(Object.entries(FORMS).map(([kind, values]) => [kind, { ...UNTOUCHED, ...values }]));

test('every form makes an entry that the record’s own schema takes, and is filled in from it again', () => {
  assert.deepEqual(
    Object.values(SHAPES)
      .map(({ kind }) => kind)
      .toSorted(),
    Object.keys(FILLED).toSorted(),
  );
  for (const [kind, values] of Object.entries(FILLED)) {
    const shape = shapeOf(kind);
    const read = shape === undefined ? undefined : readForm(shape, values);
    assert.ok(shape !== undefined && read?.ok === true, `${kind}: ${read?.ok === false ? [...read.faults] : ''}`);
    const schema = recordSchemas.find((each) => each.shape.kind.value === kind);
    const parsed = schema?.safeParse({ ...HEAD, kind, ...read.body });
    assert.ok(parsed?.success === true, `${kind}: ${parsed?.error}`);
    assert.deepEqual(readForm(shape, valuesOf(shape.fields, read.body)), read, kind);
  }
});

test('what is missing or cannot be read is named by the field’s place in the entry', () => {
  const faultsOf = (kind: string, values: Values) => {
    const shape = shapeOf(kind);
    const read = shape === undefined ? undefined : readForm(shape, { ...UNTOUCHED, ...values });
    return read?.ok === false ? [...read.faults.keys()] : [];
  };
  assert.deepEqual(
    faultsOf('agreement', { label: 'x', parties: 'a; b', ratios: [{ times: 'many', give: 'x' }], deadline: [{ zone: 'Mars' }] }),
    ['deadline.instant', 'deadline.claim', 'ratios[0].times', 'ratios[0].forEach', 'ratios[0].claim'],
  );
  assert.deepEqual(faultsOf('series-point', { series: ID, value: 'many', asOf: 'soon' }), ['value', 'asOf']);
  assert.deepEqual(faultsOf('notice', {}), ['claim', 'issuer', 'channel', 'instruction', 'area.words']);
  assert.deepEqual(faultsOf('assessment', { uses: [{}] }), ['incident', 'question', 'grade', 'uses', 'rationale']);
});

test('a figure of the desk’s own has no printed words, and people where no unit is typed', () => {
  const shape = shapeOf('series-point');
  assert.ok(shape !== undefined);
  const read = readForm(shape, { ...UNTOUCHED, series: ID, value: '4,327', asOf: '2024-01-06' });
  assert.deepEqual(read.ok && read.body['value'], { min: 4327, max: 4327, qualifier: 'exact', unit: 'people' });
});

test('a claim fills in what nobody has typed yet, and nothing else', () => {
  assert.deepEqual(filledFrom({ issuer: 'army', from: '2024' }, { issuer: 'the mayor', from: '', channel: 'radio' }), {
    issuer: 'the mayor',
    from: '2024',
    channel: 'radio',
  });
});
