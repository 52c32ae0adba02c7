// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['The Houthis said they had attacked the ship.', 'responsibility_claim'],
  ['No statement came, but the group later took credit for the blast.', 'responsibility_claim'],
  ['Tehran denied any involvement in the attack.', 'denial'],
  ['The blast was caused by a misfired rocket, the army said.', 'cause_explanation'],
  ['Pakistan denied breaking the ceasefire.', 'denial'],
  ['Moscow said it had not targeted civilians.', 'denial'],
  ['The group rejected the accusation.', 'denial'],
  ['Kyiv blamed Russia for the explosion.', 'responsibility_attribution'],
  ['Hezbollah said it fired at the base.', 'responsibility_claim'],
  ['The army said the shell had been fired by mistake.', 'cause_explanation'],
  ['"This is a lie," the army spokesman said, adding that no such attack took place.', 'denial'],
  ['A spokesman called the claims baseless.', 'denial'],
  ['"We did not fire any rockets," the group said.', 'denial'],
  ["Pakistan's foreign ministry said it remained committed and had not violated the truce.", 'denial'],
  ['The president said Iran was behind the attack.', 'responsibility_attribution'],
  ['"Russia alone is to blame for this tragedy," he said.', 'responsibility_attribution'],
  ['The rebels said they carried out the operation with a cruise missile.', 'responsibility_claim'],
  ['The ministry said a missile had been launched accidentally.', 'cause_explanation'],
  ['The army said most of the casualties were caused by secondary explosions.', 'cause_explanation'],
  ['The armed wing of the group said it had fired on the bus.', 'responsibility_claim'],
  ['Azerbaijan blamed its neighbour for starting the shelling.', 'responsibility_attribution'],
  ['Yerevan rejected the claim.', 'denial'],
  ['Delhi denied any of its jets were lost.', 'denial'],
  ['Both sides blamed each other for the violence.', 'responsibility_attribution'],
  ['Islamabad denied that it had broken the truce.', 'denial'],
  ['Baku denied its aircraft had been hit.', 'denial'],
  ['Hamas said it had nothing to do with the shooting.', 'denial'],
  ['The group admitted it had attacked the vessel.', 'responsibility_claim'],
];

test('who did it, who denies it and what caused it is told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
