import type { EntryField, Field, FormShape, GroupField, Values } from './fields.ts';

const CLAIM: EntryField = { name: 'claim', label: 'The claim that says so', type: 'entry', of: ['claim'] };
const DEADLINE: readonly Field[] = [
  { name: 'zone', label: 'Zone that people there read it in', type: 'text', hint: 'Asia/Gaza' },
  { name: 'instant', label: 'Moment there', type: 'instant', hint: '2023-12-01 07:00' },
  CLAIM,
];
const AREA: GroupField = {
  name: 'area',
  label: 'Area',
  type: 'group',
  isMany: false,
  fixed: { role: 'about', precisionM: null },
  fields: [
    { name: 'words', label: 'As they named it', type: 'text' },
    { name: 'zones', label: 'Zones of this region', type: 'names', isOptional: true, hint: 'ids; with semicolons' },
  ],
};
const WHEN_HINT = '2024-01-06, 2024-01, 2024-01-06T07:00, 2024-01-02/2024-01-05';

const INCIDENT: FormShape = {
  kind: 'incident',
  title: 'Incident',
  fields: [{ name: 'label', label: 'A handle for people, no finding', type: 'text' }],
};
const LINK: FormShape = {
  kind: 'link',
  title: 'Link',
  fields: [
    { name: 'from', label: 'This one', type: 'entry', of: ['claim', 'own', 'incident', 'agreement', 'notice', 'breach'] },
    {
      name: 'type',
      label: 'is to the other',
      type: 'choice',
      of: [
        'part_of',
        'same_event',
        'same_claim',
        'updates',
        'contradicts',
        'in_tension_with',
        'differs_from',
        'corroborates',
        'violates',
        'responds_to',
      ],
    },
    { name: 'to', label: 'The other', type: 'entry', of: ['claim', 'own', 'incident', 'agreement', 'notice', 'breach'] },
    { name: 'reason', label: 'Why', type: 'text', isOptional: true },
  ],
};
const ASSESSMENT: FormShape = {
  kind: 'assessment',
  title: 'Assessment',
  fixed: { policy: 'by-hand/1' },
  fields: [
    { name: 'incident', label: 'Incident', type: 'entry', of: ['incident'] },
    { name: 'question', label: 'Question', type: 'text', hint: 'How many rockets were fired?' },
    { name: 'grade', label: 'Grade', type: 'choice', of: ['confirmed', 'fair', 'weak', 'contested', 'discounted'] },
    { name: 'band', label: 'Figure', type: 'figure', isOptional: true, hint: '40-62 rockets, >=40 rockets' },
    { name: 'uses', label: 'Claims that it uses', type: 'entries', of: ['claim'] },
    {
      name: 'rejects',
      label: 'Claims that it does not use',
      type: 'group',
      isMany: true,
      isOptional: true,
      fields: [
        { ...CLAIM, label: 'Claim' },
        { name: 'reason', label: 'Why not', type: 'text' },
      ],
    },
    { name: 'rationale', label: 'Why', type: 'long' },
  ],
};
const SERIES: FormShape = {
  kind: 'series',
  title: 'Series',
  fields: [
    { name: 'measure', label: 'What is counted', type: 'text', hint: 'killed' },
    { name: 'population', label: 'Among whom', type: 'text', hint: 'identified by name' },
    { name: 'window', label: 'Since when', type: 'when', hint: '2023-10-07/..' },
    { name: 'source', label: 'By whom', type: 'text' },
    { name: 'cumulative', label: 'Totals since then, not steps', type: 'yes' },
    { name: 'stepsOf', label: 'Of steps: the totals that they add up to', type: 'entry', of: ['series'], isOptional: true },
  ],
};
const POINT: FormShape = {
  kind: 'series-point',
  title: 'Point of a series',
  fields: [
    { name: 'series', label: 'Series', type: 'entry', of: ['series'] },
    { ...CLAIM, isOptional: true },
    { name: 'value', label: 'Figure', type: 'figure', hint: '4327 people' },
    { name: 'asOf', label: 'As of', type: 'when', hint: '2024-01-06' },
    { name: 'revises', label: 'Stands in the place of', type: 'entry', of: ['series-point'], isOptional: true },
  ],
};
const AGREEMENT: FormShape = {
  kind: 'agreement',
  title: 'Agreement',
  fields: [
    { name: 'label', label: 'A handle for people', type: 'text' },
    { name: 'parties', label: 'Parties', type: 'names', hint: 'two or more, with semicolons' },
    { name: 'mediators', label: 'Mediators', type: 'names', hint: 'with semicolons; empty for none' },
    { name: 'start', label: 'Start', type: 'when', isOptional: true, hint: WHEN_HINT },
    { name: 'plannedEnd', label: 'Planned end', type: 'when', isOptional: true, hint: WHEN_HINT },
    { name: 'deadline', label: 'Deadline', type: 'group', isMany: false, isOptional: true, fields: DEADLINE },
    {
      name: 'extensionRule',
      label: 'How it can be extended',
      type: 'group',
      isMany: false,
      isOptional: true,
      fields: [{ name: 'text', label: 'Rule', type: 'text' }, CLAIM],
    },
    {
      name: 'ratios',
      label: 'Ratios',
      type: 'group',
      isMany: true,
      fields: [
        { name: 'times', label: 'So many', type: 'number', hint: '3' },
        { name: 'give', label: 'of these', type: 'text', hint: 'prisoners' },
        { name: 'forEach', label: 'for each', type: 'text', hint: 'hostage' },
        CLAIM,
      ],
    },
    {
      name: 'obligations',
      label: 'Terms',
      type: 'group',
      isMany: true,
      fields: [{ name: 'party', label: 'Who', type: 'text' }, { name: 'text', label: 'does what', type: 'text' }, CLAIM],
    },
  ],
};
const EXTENSION: FormShape = {
  kind: 'extension',
  title: 'Extension',
  fields: [
    { name: 'agreement', label: 'Agreement', type: 'entry', of: ['agreement'] },
    { name: 'deadline', label: 'New deadline', type: 'group', isMany: false, fields: DEADLINE },
  ],
};
const BREACH: FormShape = {
  kind: 'breach',
  title: 'Breach, as one side alleges it',
  fields: [
    { name: 'agreement', label: 'Agreement', type: 'entry', of: ['agreement'] },
    { ...CLAIM, label: 'The claim that alleges it', about: 'violation allegation' },
    { name: 'alleges', label: 'Who alleges it', type: 'text' },
    { name: 'against', label: 'Against whom', type: 'text', isOptional: true },
    { name: 'at', label: 'When', type: 'when', isOptional: true, hint: WHEN_HINT },
  ],
};
const NOTICE: FormShape = {
  kind: 'notice',
  title: 'Notice: leave, shelter, return',
  fields: [
    CLAIM,
    { name: 'issuer', label: 'Issuer', type: 'text' },
    { name: 'channel', label: 'Channel', type: 'text', hint: 'leaflets, broadcast' },
    {
      name: 'instruction',
      label: 'Instruction',
      type: 'choice',
      of: ['evacuate', 'shelter', 'prepare', 'return', 'all-clear', 'cancel'],
    },
    AREA,
    { name: 'from', label: 'From', type: 'when', isOptional: true, hint: WHEN_HINT },
    { name: 'until', label: 'Until', type: 'when', isOptional: true, hint: WHEN_HINT },
    { name: 'capIds', label: 'CAP messages that carried it', type: 'names', isOptional: true, hint: 'ids, with semicolons' },
  ],
};

/** An exercise's entries never stand among those of live events. */
const LANE: Field = { name: 'status', label: 'Lane', type: 'choice', of: ['Actual', 'Exercise', 'Test'] };
/** What stands in a form that nobody has touched. */
export const UNTOUCHED: Values = { status: 'Actual' };

/** Every kind of entry that people make by hand, each by the letter that asks for it. A claim is made out of a report's words. */
export const SHAPES: Readonly<Record<string, FormShape>> = Object.fromEntries(
  Object.entries({
    i: INCIDENT,
    a: AGREEMENT,
    x: EXTENSION,
    b: BREACH,
    n: NOTICE,
    s: SERIES,
    p: POINT,
    q: ASSESSMENT,
    l: LINK,
  }).map(([key, shape]) => [key, { ...shape, fields: [...shape.fields, LANE] }]),
);

/** The form of a kind of entry. */
export function shapeOf(kind: string): FormShape | undefined {
  return Object.values(SHAPES).find((shape) => shape.kind === kind);
}
