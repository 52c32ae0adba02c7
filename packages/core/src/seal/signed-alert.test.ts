import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicAlert } from '../message/public-alert.ts';
import { alertBytes } from './alert-bytes.ts';
import { attachSignature, bytesToVerify } from './signed-alert.ts';

const text = { headline: 'Rocket fire: take shelter now. Ашкелон', description: 'd', instruction: 'i' };
const alert: PublicAlert = {
  id: '0123456789abcdef0123456789abcdef',
  incident: 'incident-1',
  sender: 'tocsin.example',
  sent: '2026-01-01T12:00:00.000Z',
  status: 'Actual',
  msgType: 'Alert',
  phase: 'shelter',
  threat: 'rocket',
  zones: ['ashkelon-south'],
  shelterTimeS: 30,
  expires: '2026-01-01T12:10:00.000Z',
  references: [],
  source: { kind: 'sensors', names: [] },
  reason: 'r',
  texts: { he: text, ar: text, en: text, ru: text, uk: text },
};

test('what is verified is what was signed, whatever the signature says', () => {
  const signed = attachSignature(alert, { keyId: 'key-1', value: 'AAAA' });
  assert.deepEqual(bytesToVerify(signed), alertBytes(alert));
  assert.deepEqual(signed.signature, { algorithm: 'Ed25519', keyId: 'key-1', value: 'AAAA' });
});

test('an alert that went over the wire and came back in another order of members has the same bytes', () => {
  const signed = attachSignature(alert, { keyId: 'key-1', value: 'AAAA' });
  const shuffled = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(signed))).reverse());
  assert.deepEqual(bytesToVerify(shuffled as unknown as typeof signed), alertBytes(alert));
});

test('a change of any member changes the bytes, and so does a member that was added', () => {
  const bytes = Buffer.from(alertBytes(alert));
  for (const change of [
    { phase: 'allClear' },
    { status: 'Exercise' },
    { zones: [] },
    { expires: '2027-01-01T00:00:00.000Z' },
    { extra: 1 },
  ]) {
    assert.notDeepEqual(Buffer.from(alertBytes({ ...alert, ...change } as PublicAlert)), bytes);
  }
});
