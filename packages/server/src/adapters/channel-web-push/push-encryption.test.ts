import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { test } from 'node:test';
import { checkVapid } from '@tocsin/testkit/push/check-vapid';
import { decryptPush, newPushKeys } from '@tocsin/testkit/push/decrypt-push';
import webPush from 'web-push';
import { deriveSlot, deriveSlotFrom, encryptRecord, PLAINTEXT_BYTES_MAX, SLOT_BYTES, toRecord } from './push-encryption.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
// RFC 8291 §5 and Appendix A.
const RFC = {
  text: 'When I grow up, I want to be a watermelon',
  sender: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  receiver: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

function ecdhOf(privateKey: string): ReturnType<typeof createECDH> {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(bytes(privateKey));
  return ecdh;
}

test('the example of RFC 8291 comes out to the byte, and the tests’ browser reads it', () => {
  const receiver = { ecdh: ecdhOf(RFC.receiver), auth: bytes(RFC.auth) };
  const slot = Buffer.alloc(SLOT_BYTES);
  const recipient = { p256dh: receiver.ecdh.getPublicKey(), auth: receiver.auth };
  deriveSlotFrom({ recipient, own: ecdhOf(RFC.sender), salt: bytes(RFC.salt) }, slot);
  assert.equal(encryptRecord(slot, toRecord(RFC.text)).toString('base64url'), RFC.body);
  assert.equal(decryptPush(bytes(RFC.body), receiver).text, RFC.text);
});

test('the tests’ push service reads and accepts what web-push sends', () => {
  const keys = newPushKeys();
  const p256dh = keys.ecdh.getPublicKey('base64url');
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint: 'https://push.example/1', keys: { p256dh, auth: Buffer.from(keys.auth).toString('base64url') } },
    'אזעקה',
    { vapidDetails: { subject: 'mailto:a@b.example', publicKey, privateKey } },
  );
  assert.ok(body !== null);
  assert.equal(decryptPush(body, keys).text, 'אזעקה');
  const { subject } = checkVapid(String(headers['Authorization']), { origin: 'https://push.example', nowMs: Date.now() });
  assert.equal(subject, 'mailto:a@b.example');
});

test('the longest text makes a message of exactly 4,096 bytes, and its browser reads it', () => {
  const keys = newPushKeys();
  const slot = Buffer.alloc(SLOT_BYTES);
  deriveSlot({ p256dh: keys.ecdh.getPublicKey(), auth: keys.auth }, slot);
  const text = 'x'.repeat(PLAINTEXT_BYTES_MAX);
  const body = encryptRecord(slot, toRecord(text));
  assert.equal(body.length, 4_096);
  assert.equal(decryptPush(body, keys).text, text);
});

test('a changed byte is not read', () => {
  const receiver = { ecdh: ecdhOf(RFC.receiver), auth: bytes(RFC.auth) };
  const changed = bytes(RFC.body);
  changed.writeUInt8(changed.readUInt8(100) ^ 1, 100);
  assert.throws(() => decryptPush(changed, receiver));
});
