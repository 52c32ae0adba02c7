import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { alertBytes } from '@tocsin/core/seal/alert-bytes';
import { checkSeal, importKeys } from './verify.ts';

const pair = generateKeyPairSync('ed25519');
const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'key-1' };

/** Signed the way the server does it: over core's own bytes, by Node's own Ed25519. */
function signedAlert(): SignedAlert {
  const alert = {
    id: 'id-1',
    zones: ['a'],
    phase: 'shelter',
    shelterTimeS: 30,
    texts: { he: { headline: 'צבע אדום' } },
  } as unknown as SignedAlert;
  const value = sign(null, alertBytes(alert), pair.privateKey).toString('base64url');
  return { ...alert, signature: { algorithm: 'Ed25519', keyId: 'key-1', value } };
}

test('what the server signed is sealed', async () => {
  assert.equal(await checkSeal(signedAlert(), await importKeys({ keys: [jwk] })), 'sealed');
});

test('a changed zone, an added member and a cut signature break the seal', async () => {
  const keys = await importKeys({ keys: [jwk] });
  const alert = signedAlert();
  const changed = [
    { ...alert, zones: ['b'] },
    { ...alert, more: 1 },
    { ...alert, signature: { ...alert.signature, value: alert.signature.value.slice(4) } },
  ];
  for (const each of changed) assert.equal(await checkSeal(each, keys), 'broken');
});

test('another key than the trusted ones breaks the seal', async () => {
  const alert = signedAlert();
  const stranger = { ...alert, signature: { ...alert.signature, keyId: 'key-2' } };
  assert.equal(await checkSeal(stranger, await importKeys({ keys: [jwk] })), 'broken');
});

test('without any key the seal is unknown, not broken', async () => {
  assert.equal(await checkSeal(signedAlert(), new Map()), 'unknown');
});

test('a key of another kind in the set costs nobody the keys that are ours', async () => {
  const { privateKey: _, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const other = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'cap' };
  assert.equal(await checkSeal(signedAlert(), await importKeys({ keys: [other, jwk] })), 'sealed');
});
