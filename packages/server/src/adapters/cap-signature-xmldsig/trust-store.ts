import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { CapAuthority } from '@tocsin/core/cap/intake/cap-authority';
import type { CapTrust } from '../../config/cap-settings.ts';
import { keySha256Of } from './key-info.ts';

/** A key that is known here and whom it speaks for. */
interface PinnedSigner {
  readonly authority: CapAuthority;
  readonly keySha256: string;
  /** Absent where only the fingerprint is pinned: the message brings the key then. */
  readonly key: KeyObject | undefined;
  readonly validFromMs: number;
  readonly validUntilMs: number;
}

interface PinnedIssuer {
  readonly authority: CapAuthority;
  readonly certificate: X509Certificate;
}

/** The keys and issuers of a trust file, ready for use. */
export interface TrustStore {
  readonly signers: readonly PinnedSigner[];
  readonly issuers: readonly PinnedIssuer[];
}

/** Reads the keys of a trust file. Throws with the field's name where one is none. */
export function openTrustStore({ signers, issuers }: CapTrust): TrustStore {
  return {
    signers: signers.map(({ name, senders, area, keySha256, pem, validFrom, validUntil }, index) => {
      const held = pem === undefined ? undefined : readPem(pem, `signers[${index}].pem`);
      return {
        authority: { name, senders, area },
        keySha256: held === undefined ? (keySha256 ?? '') : keySha256Of(held.key),
        key: held?.key,
        validFromMs: Math.max(instantOr(validFrom, -Infinity), held?.certificate?.validFromDate.getTime() ?? -Infinity),
        validUntilMs: Math.min(instantOr(validUntil, Infinity), held?.certificate?.validToDate.getTime() ?? Infinity),
      };
    }),
    issuers: issuers.map(({ name, senders, area, certificatePem }, index) => {
      const { certificate } = readPem(certificatePem, `issuers[${index}].certificatePem`);
      if (certificate?.ca !== true) throw new Error(`issuers[${index}].certificatePem: not the certificate of an authority`);
      return { authority: { name, senders, area }, certificate };
    }),
  };
}

/** Whom a certificate speaks for by its issuer: signed by the authority's key, both valid at that time. */
export function issuerOf(certificate: X509Certificate, { issuers }: TrustStore, atMs: number): CapAuthority | undefined {
  if (!isValidAt(certificate, atMs)) return undefined;
  return issuers.find(
    ({ certificate: issuer }) => isValidAt(issuer, atMs) && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey),
  )?.authority;
}

export function isValidAt(certificate: X509Certificate, atMs: number): boolean {
  return certificate.validFromDate.getTime() <= atMs && atMs <= certificate.validToDate.getTime();
}

function readPem(pem: string, path: string): { readonly key: KeyObject; readonly certificate?: X509Certificate } {
  try {
    if (!pem.includes('BEGIN CERTIFICATE')) return { key: createPublicKey(pem) };
    const certificate = new X509Certificate(pem);
    return { key: certificate.publicKey, certificate };
  } catch (cause) {
    throw new Error(`${path}: neither a certificate nor a public key in PEM`, { cause });
  }
}

function instantOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Date.parse(text);
}
