import { createCipheriv, createECDH, type ECDH, hkdfSync, randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
const POINT_BYTES = 65;
const KEY_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_END = SALT_BYTES;
const POINT_END = SALT_END + POINT_BYTES;
const KEY_END = POINT_END + KEY_BYTES;
/** Salt, own public point, content key, nonce: all that one message needs beside its text. */
export const SLOT_BYTES = KEY_END + NONCE_BYTES;

/** Salt, record size, length of the key's name, the key's name (RFC 8188 §2.1): 86 bytes. */
const HEADER_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES;
/** The whole message is one record. */
const RECORD_BYTES = 4_096;
/** Longest text of a push message, bytes (RFC 8291 §4). */
export const PLAINTEXT_BYTES_MAX = RECORD_BYTES - HEADER_BYTES - TAG_BYTES - 1;

const KEY_INFO = Buffer.from('WebPush: info\0');
const CONTENT_KEY_INFO = Buffer.from('Content-Encoding: aes128gcm\0');
const NONCE_INFO = Buffer.from('Content-Encoding: nonce\0');

/** The keys of a subscription: an uncompressed P-256 point and 16 bytes that only this server and the browser know. */
export interface Recipient {
  readonly p256dh: Uint8Array;
  readonly auth: Uint8Array;
}

/**
 * Derives the keys of one message with a key pair and salt of its own (RFC 8291 §3.1 to §3.4: a new key pair for each message), and
 * writes them into `slot`. This is what takes the time, about 0.1 ms; it needs no text, so it is done before there is any.
 *
 * Throws where `p256dh` is no point of the curve.
 */
export function deriveSlot(recipient: Recipient, slot: Uint8Array): void {
  const own = createECDH('prime256v1');
  own.generateKeys();
  deriveSlotFrom({ recipient, own, salt: randomFillSync(Buffer.allocUnsafe(SALT_BYTES)) }, slot);
}

/** {@link deriveSlot} with a given key pair and salt: for the vectors of the RFC. */
export function deriveSlotFrom(
  parts: { readonly recipient: Recipient; readonly own: ECDH; readonly salt: Uint8Array },
  slot: Uint8Array,
): void {
  const { recipient, own, salt } = parts;
  const point = own.getPublicKey();
  const shared = own.computeSecret(recipient.p256dh);
  const input = hkdfSync('sha256', shared, recipient.auth, Buffer.concat([KEY_INFO, recipient.p256dh, point]), 32);
  slot.set(salt, 0);
  slot.set(point, SALT_END);
  slot.set(new Uint8Array(hkdfSync('sha256', new Uint8Array(input), salt, CONTENT_KEY_INFO, KEY_BYTES)), POINT_END);
  slot.set(new Uint8Array(hkdfSync('sha256', new Uint8Array(input), salt, NONCE_INFO, NONCE_BYTES)), KEY_END);
}

/** A text ready to be encrypted many times: with the delimiter of the last record and no padding (RFC 8188 §2). */
export function toRecord(text: string): Buffer {
  return Buffer.from(`${text}\u0002`);
}

/** Encrypts a record with a slot's keys. A slot is good for one record and no more: see `armed-slots.ts`. */
export function encryptRecord(slot: Uint8Array, record: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-gcm', slot.subarray(POINT_END, KEY_END), slot.subarray(KEY_END, SLOT_BYTES));
  const sealed = cipher.update(record);
  cipher.final();
  const body = Buffer.allocUnsafe(HEADER_BYTES + sealed.length + TAG_BYTES);
  body.set(slot.subarray(0, SALT_END), 0);
  body.writeUInt32BE(RECORD_BYTES, SALT_BYTES);
  body[SALT_BYTES + 4] = POINT_BYTES;
  body.set(slot.subarray(SALT_END, POINT_END), SALT_BYTES + 5);
  body.set(sealed, HEADER_BYTES);
  body.set(cipher.getAuthTag(), HEADER_BYTES + sealed.length);
  return body;
}
