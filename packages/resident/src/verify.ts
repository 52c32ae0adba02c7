import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { canonicalJson } from '@tocsin/core/seal/canonical-json';

/**
 * Whether an alert is what the server signed. `broken`: it is not. `rekeyed`: it is, with a key that the server shows now and that this
 * device never accepted. `unknown`: it cannot be told, because no key was ever had or the browser has no Ed25519.
 */
export type SealState = 'sealed' | 'broken' | 'rekeyed' | 'unknown';

export type Keys = ReadonlyMap<string, CryptoKey>;

/** A JSON Web Key Set of Ed25519 keys (RFC 8037). */
export interface KeySet {
  readonly keys: readonly (JsonWebKey & { readonly kid: string })[];
}

/** Reads a key set; undefined for what is none. */
export function parseKeySet(text: string): KeySet | undefined {
  try {
    const set: unknown = JSON.parse(text);
    return isKeySet(set) ? set : undefined;
  } catch {
    return undefined;
  }
}

function isKeySet(value: unknown): value is KeySet {
  if (typeof value !== 'object' || value === null || !('keys' in value) || !Array.isArray(value.keys)) return false;
  return value.keys.every((key: unknown) => typeof key === 'object' && key !== null && 'kid' in key && typeof key.kid === 'string');
}

/** Makes keys of a key set, by key id. Rejects where the browser has no Ed25519. */
export async function importKeys({ keys }: KeySet): Promise<Keys> {
  // The set holds keys for other channels too (ECDSA of CAP messages): one that is not ours must not cost us those that are.
  const ours = keys.filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519');
  const imported = ours.map(async (jwk) => [jwk.kid, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])] as const);
  return new Map(await Promise.all(imported));
}

/** Checks the seal: Ed25519 over the canonical JSON of the alert without its signature. */
export async function checkSeal(alert: SignedAlert, keys: Keys): Promise<'sealed' | 'broken' | 'unknown'> {
  const { signature, ...content } = alert;
  if (keys.size === 0) return 'unknown';
  const key = keys.get(signature.keyId);
  if (key === undefined) return 'broken';
  const bytes = new TextEncoder().encode(canonicalJson(content));
  return (await crypto.subtle.verify('Ed25519', key, fromBase64Url(signature.value), bytes)) ? 'sealed' : 'broken';
}

/** The bytes of base64url text. Throws for what is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}
