// The claims of the five scenarios, which were written for another purpose and without these rules in mind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCENARIOS } from '@tocsin/sim/scenarios/all-scenarios';
import { reconcile } from './reconcile.ts';

const FOUND: Readonly<Record<string, readonly string[]>> = {
  '2019-12-26-ashkelon-rally': ['SAME holds 2'],
  '2023-01-27-ashkelon-five': ['OUTCOME holds 4', 'SUBSET holds 2'],
  '2023-05-14-truce-one-launch': ['OUTCOME holds 3'],
  '2023-12-01-truce-expires': [
    'BOUND holds 4',
    'DURATION holds 4',
    'OUTSIDE holds 2',
    'PARTS holds 3',
    'PARTS holds 5',
    'RATIO cannot tell 4',
    'SAME holds 2',
    'SUBSET holds 2',
  ],
  '2024-01-06-north-62-claimed': ['BOUND holds 2', 'SCOPE cannot tell 2', 'UNKNOWN holds 3'],
};

for (const [name, wanted] of Object.entries(FOUND))
  test(`${name}: these sums, over so many claims each, and no others`, () => {
    const claims = (SCENARIOS[name]?.() ?? assert.fail()).filter((input) => input.kind === 'claim');
    assert.deepEqual(
      reconcile(claims)
        .map(({ rule, result, claims: on }) => `${rule} ${result} ${on.length}`)
        .toSorted(),
      wanted,
    );
  });
