import { createDecipheriv, createECDH, type ECDH, hkdfSync } from 'node:crypto';

/** What a browser keeps of a subscription. */
export interface PushKeys {
  readonly ecdh: ECDH;
  readonly auth: Uint8Array;
}

/** The key pair and secret of a new subscription, as a browser makes them. */
export function newPushKeys(): PushKeys {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return { ecdh, auth: crypto.getRandomValues(new Uint8Array(16)) };
}

/** What one message was encrypted with. */
export interface OpenedPush {
  readonly text: string;
  /** Content key and nonce, hex: never the same for two messages. */
  readonly keyAndNonce: string;
}

/**
 * Decrypts a push as the browser does (RFC 8291 §3.4 and §4, RFC 8188 §2): one record, the last. Throws where it was not made for these
 * keys, or was changed.
 */
export function decryptPush(body: Uint8Array, { ecdh, auth }: PushKeys): OpenedPush {
  const bytes = Buffer.from(body);
  const salt = bytes.subarray(0, 16);
  const recordBytes = bytes.readUInt32BE(16);
  const keyIdBytes = bytes.readUInt8(20);
  if (keyIdBytes !== 65) throw new Error(`the key's name has ${keyIdBytes} bytes`);
  const senderPoint = bytes.subarray(21, 86);
  const sealed = bytes.subarray(86);
  if (sealed.length > recordBytes) throw new Error('more than one record');
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderPoint]);
  const input = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(senderPoint), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const record = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  let end = record.length - 1;
  while (end >= 0 && record[end] === 0) end -= 1;
  if (record[end] !== 2) throw new Error('no delimiter of a last record');
  return { text: record.subarray(0, end).toString(), keyAndNonce: key.toString('hex') + nonce.toString('hex') };
}
