// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['Three women were handed over to the Red Cross in Gaza City.', 'hostages_released'],
  ['In return, 90 Palestinians walked free from Ofer prison.', 'prisoners_released'],
  ['Gunmen seized two journalists at the checkpoint.', 'hostage_taking'],
  ['Nearly 9,500 Palestinians are being held in Israeli jails.', 'prisoners_held'],
  ['Under the plan, 33 captives would be freed over six weeks.', 'release_terms'],
  ['About 20 of the captives are believed to be alive.', 'hostages_held'],
  ['Three men were led away by the gunmen as hostages.', 'hostage_taking', 3],
  ['Two hundred prisoners were freed in exchange.', 'prisoners_released', 200],
  ['That leaves 90 captives in Gaza.', 'hostages_held', 90],
  ['Seven captives have now been freed under the deal.', 'hostages_released', 7],
  ['Israel is to free 50 prisoners for each soldier.', 'release_terms', 50],
  ['It believes 87 are still captive.', 'hostages_held', 87],
  ['Dozens of captives are still in Gaza.', 'hostages_held'],
  ['Buses took the freed prisoners to Ramallah.', 'prisoners_released'],
  ['He was abducted from his home on 7 October.', 'hostage_taking'],
  ['"Hamas must release all the hostages at once," he said.', 'release_terms'],
  ['Hamas is expected to free four soldiers on Saturday.', 'hostages_released'],
  ['A busload of freed prisoners arrived in Ramallah to cheers.', 'prisoners_released'],
  ['More than 100 of those released were serving life sentences.', 'prisoners_released'],
  ['In the second phase, the remaining captives would be released.', 'release_terms'],
  ['Ninety people taken on that day are still in captivity.', 'hostages_held'],
  ['In exchange Israel let 200 Palestinians out of its jails.', 'prisoners_released'],
  ['Over six weeks, 33 captives should go home in return for hundreds of prisoners.', 'release_terms'],
];

test('captives and prisoners, held and let go, are told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
