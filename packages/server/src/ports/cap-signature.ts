import type { CapAlert, CapVersion } from '@tocsin/core/cap/cap-alert';
import type { CapIssue } from '@tocsin/core/cap/cap-issue';
import type { CapSignatureFinding } from '@tocsin/core/cap/intake/cap-authority';
import type { XmlDocument } from '@tocsin/core/cap/parse-xml';
import type { Issue, Result } from '@tocsin/core/units/result';

/** A public P-256 key as a JSON Web Key (RFC 7518 §6.2.1). */
export interface CapPublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  /** base64url, 32 bytes each. */
  readonly x: string;
  readonly y: string;
}

/** The same as others read it (RFC 7517 §4). */
export interface PublishedCapKey extends CapPublicJwk {
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
}

/** Signs the CAP messages of this installation. */
export interface CapSigner {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  readonly publicJwk: CapPublicJwk;
  /** SHA-256 over the public key's SubjectPublicKeyInfo, hex: what others pin. */
  readonly keySha256: string;
  /**
   * Puts an enveloped XML signature into a message as `writeCap` writes it: in canonical form but for the declaration before it and
   * the line break after it.
   */
  sign(xml: string): string;
}

/** Checks the signatures of other people's messages. */
export interface CapVerifier {
  /** @param sentMs - when the message says it was sent: a certificate has to hold at that time; undefined where it does not say */
  verify(document: XmlDocument, sentMs: number | undefined): CapSignatureFinding;
}

/** A message as it was read, with what its signature says. */
export interface CapReading {
  readonly alert: CapAlert;
  readonly version: CapVersion;
  /** Content id: the same for the same message however it is indented or encoded. */
  readonly content: string;
  /** All that `checkCap` finds. */
  readonly issues: readonly CapIssue[];
  readonly signature: CapSignatureFinding;
}

/** Reads other people's messages, away from the engine: a message that takes long to read holds no alarm up. */
export interface CapReader {
  /** @returns the reading, or every issue by which it is no CAP message; also `TOO_SLOW` and `BUSY` */
  read(bytes: Uint8Array): Promise<Result<CapReading, readonly Issue[]>>;
  close(): Promise<void>;
}

/** The member that the installation's CAP key adds to the set at `/.well-known/tocsin-keys.json`. */
export function publishedCapKey({ keyId, publicJwk }: Pick<CapSigner, 'keyId' | 'publicJwk'>): PublishedCapKey {
  return { ...publicJwk, kid: keyId, use: 'sig', alg: 'ES256' };
}
