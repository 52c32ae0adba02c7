import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { canonicalJson } from '@tocsin/core/seal/canonical-json';

/** Whether an alert is what the server signed. `unknown`: no key yet, or a browser without Ed25519. */
export type SealState = 'sealed' | 'broken' | 'unknown';

/** The keys this page trusts, and whether the server now shows others. */
export interface KeyChain {
  readonly keys: ReadonlyMap<string, CryptoKey>;
  /** The server's keys are not the ones of the first visit: a new installation, or somebody else. A person decides. */
  readonly isChanged: boolean;
}

interface KeySet {
  readonly keys: readonly (JsonWebKey & { readonly kid: string })[];
}

const PINNED = 'tocsin.keys';

/** Fetches the server's keys and holds them against those of the first visit, which stay the trusted ones. */
export async function loadKeys(): Promise<KeyChain> {
  const shown = await (await fetch('/.well-known/tocsin-keys.json')).text();
  const pinned = localStorage.getItem(PINNED);
  if (pinned === null) localStorage.setItem(PINNED, shown);
  const trusted = parseKeys(pinned ?? shown);
  const known = new Set(trusted.keys.map(({ x }) => x));
  return { keys: await importKeys(trusted), isChanged: parseKeys(shown).keys.every(({ x }) => !known.has(x)) };
}

/** Trusts the keys that the server shows now, as at a first visit. */
export function trustAnew(): Promise<KeyChain> {
  localStorage.removeItem(PINNED);
  return loadKeys();
}

function parseKeys(text: string): KeySet {
  return JSON.parse(text) as KeySet;
}

/** Makes keys of a JSON Web Key Set (RFC 8037 Ed25519 keys), by key id. */
export async function importKeys({ keys }: KeySet): Promise<ReadonlyMap<string, CryptoKey>> {
  const imported = keys.map(async (jwk) => [jwk.kid, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])] as const);
  return new Map(await Promise.all(imported));
}

/** Checks the seal: Ed25519 over the canonical JSON of the alert without its signature. */
export async function checkSeal(alert: SignedAlert, keys: ReadonlyMap<string, CryptoKey>): Promise<SealState> {
  const { signature, ...content } = alert;
  if (keys.size === 0) return 'unknown';
  const key = keys.get(signature.keyId);
  if (key === undefined) return 'broken';
  const bytes = new TextEncoder().encode(canonicalJson(content));
  return (await crypto.subtle.verify('Ed25519', key, fromBase64Url(signature.value), bytes)) ? 'sealed' : 'broken';
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}
