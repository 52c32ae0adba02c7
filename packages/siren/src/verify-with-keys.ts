import { createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '@tocsin/core/siren/judge-message';
import type { SirenSettings } from './siren-settings.ts';

/** Ed25519 (RFC 8032) under the keys that the siren was given by hand, and no others. Throws for what is no key. */
export function verifyWithKeys(keys: SirenSettings['keys']): VerifySignature {
  const known = new Map(
    keys.map(({ kid, x }) => [kid, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })] as const),
  );
  return (keyId, bytes, text) => {
    const key = known.get(keyId);
    if (key === undefined) return 'unknown-key';
    const signature = Buffer.from(text, 'base64url');
    // Decoding is lenient; only the spelling that encodes back to itself counts, so a signature has one form.
    if (signature.length !== 64 || signature.toString('base64url') !== text) return 'bad-signature';
    return verify(null, bytes, key, signature) ? 'ok' : 'bad-signature';
  };
}
