import { fromBase64, toBase64 } from './base64.ts';
import { cosignatureKeyId } from './cosignature.ts';
import { isKeyName, noteKeyId } from './signed-note.ts';

const KEY_BYTES = 32;
/** Ed25519 of a log, and timestamped Ed25519 of a witness. @see C2SP signed-note "Verifier keys", tlog-cosignature "Format" */
const TYPES = { log: 0x01, witness: 0x04 } as const;

/** A public key with its name, as it is handed on: `name+id+key`. */
export interface VerifierKey {
  readonly name: string;
  readonly role: keyof typeof TYPES;
  readonly keyId: number;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Makes the key of a log or a witness from its name and its 32 bytes. */
export function verifierKeyOf(role: VerifierKey['role'], name: string, publicKey: Uint8Array): VerifierKey {
  const keyId = role === 'log' ? noteKeyId(name, publicKey) : cosignatureKeyId(name, publicKey);
  return { name, role, keyId, publicKey };
}

/** Writes a key in its one line. */
export function formatVerifierKey({ name, role, keyId, publicKey }: VerifierKey): string {
  return `${name}+${keyId.toString(16).padStart(8, '0')}+${toBase64(Uint8Array.of(TYPES[role], ...publicKey))}`;
}

/** Reads a key; undefined where the text is none, or where its id does not follow from name and key. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', idText = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== KEY_BYTES + 1) return undefined;
  const role = bytes[0] === TYPES.log ? 'log' : bytes[0] === TYPES.witness ? 'witness' : undefined;
  if (role === undefined) return undefined;
  const key = verifierKeyOf(role, name, bytes.slice(1));
  return key.keyId === Number.parseInt(idText, 16) ? key : undefined;
}
