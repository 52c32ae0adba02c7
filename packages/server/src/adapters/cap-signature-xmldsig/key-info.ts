import { createPublicKey, hash, type KeyObject, X509Certificate } from 'node:crypto';
import type { XmlElement } from '@tocsin/core/cap/parse-xml';
import { attributeOf, childrenOf, only, packed, SIGNATURE11_NAMESPACE } from '@tocsin/core/seal/xml-signature';

/** A key that a message brings along. It says who claims to have signed, never that they may. */
export interface BroughtKey {
  readonly key: KeyObject;
  readonly certificate?: X509Certificate;
}

/** Keys of a `KeyInfo`, and what in it could not be read. */
export interface BroughtKeys {
  readonly keys: readonly BroughtKey[];
  readonly faults: readonly string[];
}

const KEYS_MAX = 5;
const CURVES: Readonly<Record<string, readonly [crv: string, bytes: number]>> = {
  'urn:oid:1.2.840.10045.3.1.7': ['P-256', 32],
  'urn:oid:1.3.132.0.34': ['P-384', 48],
  'urn:oid:1.3.132.0.35': ['P-521', 66],
};

/** Reads certificates and key values (XMLDSig 1.1 §4.5). Names and addresses of keys are passed over: nothing is fetched. */
export function readKeyInfo(keyInfo: XmlElement | undefined): BroughtKeys {
  const faults: string[] = [];
  const keys: BroughtKey[] = [];
  const certificates = childrenOf(keyInfo, 'X509Data').flatMap((data) => childrenOf(data, 'X509Certificate'));
  const values = childrenOf(keyInfo, 'KeyValue');
  const encoded = childrenOf(keyInfo, 'DEREncodedKeyValue', SIGNATURE11_NAMESPACE);
  const attempts: readonly (() => BroughtKey)[] = [
    ...certificates.map((element) => () => certified(packed(element.text))),
    ...values.map((element) => () => ({ key: keyOfValue(element) })),
    ...encoded.map((element) => () => ({ key: createPublicKey({ key: decoded(element.text), format: 'der', type: 'spki' }) })),
  ];
  for (const attempt of attempts.slice(0, KEYS_MAX)) {
    try {
      keys.push(attempt());
    } catch (fault) {
      faults.push(fault instanceof Error ? fault.message : String(fault));
    }
  }
  return { keys, faults };
}

/** SHA-256 over the SubjectPublicKeyInfo, hex: the name of a key that pins go by. */
export function keySha256Of(key: KeyObject): string {
  return hash('sha256', key.export({ type: 'spki', format: 'der' }), 'hex');
}

function certified(base64: string): BroughtKey {
  const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
  return { key: certificate.publicKey, certificate };
}

function keyOfValue(element: XmlElement): KeyObject {
  const rsa = only(element, 'RSAKeyValue');
  if (rsa !== undefined) {
    const [n, e] = [only(rsa, 'Modulus')?.text, only(rsa, 'Exponent')?.text].map((text) => decoded(text).toString('base64url'));
    return createPublicKey({ key: { kty: 'RSA', n: n ?? '', e: e ?? '' }, format: 'jwk' });
  }
  const curved = only(element, 'ECKeyValue', SIGNATURE11_NAMESPACE);
  const named = only(curved, 'NamedCurve', SIGNATURE11_NAMESPACE);
  const [crv, bytes] = CURVES[(named === undefined ? undefined : attributeOf(named, 'URI')) ?? ''] ?? [];
  const point = decoded(only(curved, 'PublicKey', SIGNATURE11_NAMESPACE)?.text);
  // SEC 1 §2.3.3: 4, then both coordinates.
  if (crv === undefined || bytes === undefined || point.length !== 1 + 2 * bytes || point[0] !== 4)
    throw new Error('no key of a known kind');
  const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)].map((half) => half.toString('base64url'));
  return createPublicKey({ key: { kty: 'EC', crv, x: x ?? '', y: y ?? '' }, format: 'jwk' });
}

function decoded(text: string | undefined): Buffer {
  return Buffer.from(packed(text), 'base64');
}
