// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['Forty lorries of flour crossed into the enclave on Sunday.', 'aid'],
  ['Israel has sealed off the crossing since May.', 'access_restriction'],
  ['Convoys were turned back at the checkpoint.', 'access_restriction'],
  ['Israel stopped all aid from entering the territory.', 'access_restriction'],
  ['The road to the border is no longer passable.', 'access_restriction'],
  ['The only crossing has been shut for weeks.', 'access_restriction'],
  ['Trucks loaded with food began to roll in.', 'aid'],
  ['The UN said it had distributed flour to families.', 'aid'],
  ['"Nothing is getting in," an aid worker said.', 'access_restriction'],
  ['The UN said its convoys had been refused passage.', 'access_restriction'],
  ['The agency said it had delivered food to 40,000 families.', 'aid'],
  ['Aid agencies said roads had been cut and convoys could not get through.', 'access_restriction'],
  ['The last coastal bridge to Syria is down, cutting off supplies.', 'access_restriction'],
  ['Israel delayed the return of people to the north.', 'access_restriction'],
  ['The road out of Beirut was cut by a bomb crater.', 'access_restriction'],
  ['Relief convoys were unable to leave the capital.', 'access_restriction'],
  ['The UN said a convoy of eight lorries had reached the south.', 'aid'],
];

test('aid and what keeps it out is told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
