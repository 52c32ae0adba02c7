import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { canonicalJson } from '@tocsin/core/seal/canonical-json';

/** Whether an alert is what the server signed. `unknown`: no key yet, or a browser without Ed25519. */
export type SealState = 'sealed' | 'broken' | 'unknown';

const PINNED = 'tocsin.keys';

/** Fetches the server's keys; the first ones seen are kept, so that a later impostor's do not count. */
export async function loadKeys(): Promise<ReadonlyMap<string, CryptoKey>> {
  const pinned = localStorage.getItem(PINNED);
  const text = pinned ?? (await (await fetch('/.well-known/tocsin-keys.json')).text());
  const keys = new Map<string, CryptoKey>();
  for (const jwk of (JSON.parse(text) as { keys: (JsonWebKey & { kid: string })[] }).keys) {
    keys.set(jwk.kid, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']));
  }
  if (pinned === null) localStorage.setItem(PINNED, text);
  return keys;
}

/** Checks the seal: Ed25519 over the canonical JSON of the alert without its signature. */
export async function checkSeal(alert: SignedAlert, keys: ReadonlyMap<string, CryptoKey>): Promise<SealState> {
  const { signature, ...content } = alert;
  const key = keys.get(signature.keyId);
  if (key === undefined) return keys.size === 0 ? 'unknown' : 'broken';
  const bytes = new TextEncoder().encode(canonicalJson(content));
  return (await crypto.subtle.verify('Ed25519', key, fromBase64Url(signature.value), bytes)) ? 'sealed' : 'broken';
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(raw.length);
  for (let place = 0; place < raw.length; place += 1) bytes[place] = raw.charCodeAt(place);
  return bytes;
}
