import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { NoteSigner, NoteVerifier } from './signed-note.ts';

/** The signature type of a timestamped Ed25519 cosignature. @see C2SP tlog-cosignature, "Format" */
const COSIGNATURE_TYPE = 0x04;
const TIME_BYTES = 8;

/** Id of a witness's key under its name. */
export function cosignatureKeyId(name: string, publicKey: Uint8Array): number {
  const digest = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(COSIGNATURE_TYPE), publicKey));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

/** What is signed: the time and the checkpoint's whole text. @see C2SP tlog-cosignature, "Ed25519 signed message" */
function cosignedMessage(timeS: bigint, text: Uint8Array): Uint8Array {
  return concatBytes(utf8ToBytes(`cosignature/v1\ntime ${timeS}\n`), text);
}

/** A witness's key. */
export interface WitnessKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** Signs a checkpoint as of a time, s since 1970: a line for its note. */
export function cosigner(key: WitnessKey, { timeS, sign }: { readonly timeS: number; sign(message: Uint8Array): Uint8Array }): NoteSigner {
  const time = BigInt(timeS);
  return {
    name: key.name,
    keyId: cosignatureKeyId(key.name, key.publicKey),
    sign(text) {
      const stamp = new Uint8Array(TIME_BYTES);
      new DataView(stamp.buffer).setBigUint64(0, time);
      return concatBytes(stamp, sign(cosignedMessage(time, text)));
    },
  };
}

/** Checks a witness's line. */
export function cosignatureVerifier(
  key: WitnessKey,
  verify: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean,
): NoteVerifier {
  return {
    name: key.name,
    keyId: cosignatureKeyId(key.name, key.publicKey),
    verify(text, signature) {
      if (signature.length <= TIME_BYTES) return false;
      const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
      return verify(cosignedMessage(time, text), signature.slice(TIME_BYTES), key.publicKey);
    },
  };
}
