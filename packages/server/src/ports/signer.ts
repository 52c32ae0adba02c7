/** A public Ed25519 key as a JSON Web Key (RFC 8037 §2). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** base64url, 32 bytes. */
  readonly x: string;
}

/** Signs what this installation says. Synchronous: an alert must not wait in a queue for its signature. */
export interface Signer {
  /** RFC 7638 thumbprint of the public key: the name of the key, derived from the key itself. */
  readonly keyId: string;
  readonly publicJwk: PublicJwk;
  /** @returns the signature, base64url without padding, 64 bytes */
  sign(bytes: Uint8Array): string;
}

/** One key as others read it (RFC 7517 §4). */
export interface PublishedKey extends PublicJwk {
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

/** The document at `/.well-known/tocsin-keys.json`: the keys that alerts of this installation may be signed with (RFC 7517 §5). */
export function keySetOf(signers: readonly Pick<Signer, 'keyId' | 'publicJwk'>[]): { readonly keys: readonly PublishedKey[] } {
  return { keys: signers.map(({ keyId, publicJwk }) => ({ ...publicJwk, kid: keyId, use: 'sig', alg: 'EdDSA' })) };
}
