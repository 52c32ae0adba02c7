// A made-up report of a made-up night, told by several sides, with claims that cite it: a scenario and its text.
import { createHash } from 'node:crypto';
import type { Kind } from '@tocsin/core/intake/kinds';
import type { Bounds, Claim } from '@tocsin/core/record/claim';

/** The report. Nobody ever published it. */
export const TOLD_TEXT = `Coast guard speaks of nine rockets, the harbour crew of twelve

The coast guard said it had counted at least nine rockets over the bay on Tuesday night. The Harbour Front announced that it had fired 12 rockets at the lighthouse.

“Three were shot down and one fell in an open field,” said Captain Mora of the coast guard. Fishermen told The Bay Gazette that it burst before it came down. No sailors were hurt & the extent of the damage <at the pier> is not known, the captain said.

The Harbour Front blamed the coast guard for the end of the truce; the coast guard blamed the Harbour Front. About 300 people left the old town, the mayor said, 200 of them by boat.
`;
export const TOLD_HASH = createHash('sha256').update(TOLD_TEXT).digest('hex');

const TUESDAY = { edtf: '2031-03-04', precision: 'day', basis: 'stated' } as const;

interface Told {
  readonly kind: Kind;
  readonly by: string;
  /** Found in the text to give the claim its place; not kept in the claim. */
  readonly at: string;
  readonly summary: string;
  readonly quantity?: Bounds;
  readonly detail?: Partial<Claim>;
}

const bounds = (
  min: number | null,
  max: number | null,
  qualifier: Bounds['qualifier'],
  [unit, words]: readonly [string, string],
): Bounds => ({
  min,
  max,
  qualifier,
  unit,
  words,
});

const TOLD: readonly Told[] = [
  {
    kind: 'launch_count',
    by: 'coast guard',
    at: 'it had counted at least nine rockets over the bay',
    summary: 'Rockets that the guard counted.',
    quantity: bounds(9, null, 'at_least', ['rockets', 'at least nine']),
  },
  {
    kind: 'launch_count',
    by: 'Harbour Front',
    at: 'it had fired 12 rockets at the lighthouse',
    summary: 'Rockets that the Front says it fired.',
    quantity: bounds(12, 12, 'exact', ['rockets', '12']),
  },
  {
    kind: 'interception',
    by: 'coast guard',
    at: 'Three were shot down',
    summary: 'Shot down.',
    quantity: bounds(3, 3, 'exact', ['rockets', 'Three']),
  },
  {
    kind: 'impact_open_area',
    by: 'coast guard',
    at: 'one fell in an open field',
    summary: 'Came down where nobody lives.',
    quantity: bounds(1, 1, 'exact', ['rockets', 'one']),
  },
  { kind: 'midair_explosion', by: 'fishermen', at: 'it burst before it came down', summary: 'Burst in the air.' },
  {
    kind: 'casualties_none',
    by: 'coast guard',
    at: 'No sailors were hurt',
    summary: 'Nobody of the crews hurt.',
    detail: { scope: 'sailors' },
  },
  {
    kind: 'damage_unknown',
    by: 'coast guard',
    at: 'the extent of the damage <at the pier> is not known',
    summary: 'How much damage is open.',
  },
  {
    kind: 'violation_allegation',
    by: 'Harbour Front',
    at: 'blamed the coast guard for the end of the truce',
    summary: 'The guard ended the truce.',
    detail: { assertion: 'alleged', target: 'coast guard' },
  },
  {
    kind: 'violation_allegation',
    by: 'coast guard',
    at: 'the coast guard blamed the Harbour Front',
    summary: 'The Front ended the truce.',
    detail: { assertion: 'alleged', target: 'Harbour Front' },
  },
  {
    kind: 'displaced',
    by: 'mayor',
    at: 'About 300 people left the old town',
    summary: 'People who left.',
    quantity: { ...bounds(null, null, 'about', ['people', 'About 300']), value: 300 },
  },
];

/** Claims that cite the text: with artifact and place, without its words. */
export const TOLD_CLAIMS: readonly Claim[] = TOLD.map(({ kind, by, at, summary, quantity, detail }, place) => {
  const start = TOLD_TEXT.indexOf(at);
  if (start < 0) throw new Error(`not in the text: ${at}`);
  return {
    kind: 'claim',
    id: `bay-${place + 1}`,
    time: '2031-03-05T08:00:00.000Z',
    claim: kind,
    assertion: 'asserted',
    chain: [
      { agent: by, named: by !== 'fishermen' },
      { agent: 'The Bay Gazette', named: true },
    ],
    summary,
    artifact: TOLD_HASH,
    spans: [[start, start + at.length]],
    when: TUESDAY,
    document: { publisher: 'The Bay Gazette', published: '2031-03-05', reference: 'made up' },
    ...(quantity === undefined ? {} : { quantity }),
    ...detail,
  };
});

/** The scenario as the lines of its file. */
export const TOLD_SCENARIO = [{ kind: 'region', use: 'oref' }, ...TOLD_CLAIMS].map((input) => `${JSON.stringify(input)}\n`).join('');
