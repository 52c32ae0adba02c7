// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['The two neighbours agreed to an immediate ceasefire.', 'truce_agreed'],
  ['The truce appeared to be holding on Sunday.', 'truce_status'],
  ['The army said the ceasefire was over.', 'truce_end'],
  ['Each accused the other of breaching the truce.', 'violation_allegation'],
  ['Mediators hope to prolong the truce by four days.', 'truce_extension'],
  ['A truce took effect at dawn.', 'truce_start'],
  ['The agreement calls for Israeli forces to withdraw from populated areas.', 'truce_terms'],
  ['The pause is due to last 42 days.', 'truce_duration'],
  ['The truce would last 60 days.', 'truce_duration', 60],
  ['Israel and Hamas have agreed a ceasefire.', 'truce_agreed'],
  ['A ceasefire was agreed on Saturday after US mediation.', 'truce_agreed'],
  ['The truce is holding.', 'truce_status'],
  ['The ceasefire seems to have held overnight.', 'truce_status'],
  ['The ceasefire came into force at 17:00 local time.', 'truce_start'],
  ['The truce began on Tuesday evening.', 'truce_start'],
  ['India accused Pakistan of repeated violations.', 'violation_allegation'],
  ['Israel said Hamas had broken the terms of the agreement.', 'violation_allegation'],
  ['"Hamas broke the ceasefire," Mr Netanyahu said.', 'violation_allegation'],
  ['The foreign secretary said there had been repeated violations of the understanding.', 'violation_allegation'],
  ['"Pakistan remains committed to faithful implementation of the ceasefire," it said.', 'truce_status'],
  ['A senior official said the truce was still in place.', 'truce_status'],
  ['"I am pleased to announce that the two countries have agreed to a full and immediate ceasefire," he wrote.', 'truce_agreed'],
  ['"The agreement requires both sides to halt all military action on land, in the air and at sea," he said.', 'truce_terms'],
  ['The deal requires Israel to pull its troops out of populated areas.', 'truce_terms'],
  ['Israel accused Hamas of failing to release civilian women first.', 'violation_allegation'],
  ['Hamas said Israel was stalling on its commitments.', 'violation_allegation'],
  ['The pause has largely held despite isolated incidents.', 'truce_status'],
  ['The pause began at four in the morning.', 'truce_start'],
  ['Mr Trump announced that a ceasefire had been agreed.', 'truce_agreed'],
  ['Israel said the deal was dead.', 'truce_end'],
  ['The prime minister said a full ceasefire had taken effect.', 'truce_start'],
  ['Egypt brokered a halt to the fighting.', 'truce_agreed'],
  ['Residents said calm had returned to the city.', 'truce_status'],
  ['The Indian foreign secretary accused Pakistan of breaching the agreement.', 'violation_allegation'],
];

test('truces and what becomes of them are told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
