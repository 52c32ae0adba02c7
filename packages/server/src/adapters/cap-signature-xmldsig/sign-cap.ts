import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { ENVELOPED, EXCLUSIVE_FORM, SIGNATURE_NAMESPACE, SIGNATURE11_NAMESPACE } from '@tocsin/core/seal/xml-signature';
import type { CapPublicJwk, CapSigner } from '../../ports/cap-signature.ts';
import { openCapKeyFile, type SecretCapJwk } from './cap-key-file.ts';
import { keySha256Of } from './key-info.ts';

const ECDSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const P256 = 'urn:oid:1.2.840.10045.3.1.7';

/** The CAP signer of an installation: its key lives in `dir/keys/cap-key.json`, readable by the owner only, made on first use. */
export function openCapSigner(dir: string): CapSigner {
  const path = join(dir, 'keys', 'cap-key.json');
  const signer = createCapSigner(openCapKeyFile(path));
  if (signer === undefined) throw new Error(`the public and the secret half of the CAP key ${path} do not belong together`);
  return signer;
}

/** A signer of a key; undefined where its two halves do not belong together. */
export function createCapSigner(key: SecretCapJwk): CapSigner | undefined {
  const privateKey = importKey(key);
  const publicKey = privateKey === undefined ? undefined : createPublicKey(privateKey);
  const { x, y } = publicKey?.export({ format: 'jwk' }) ?? {};
  if (privateKey === undefined || publicKey === undefined || x !== key.x || y !== key.y) return undefined;
  const publicJwk: CapPublicJwk = { kty: 'EC', crv: 'P-256', x: key.x, y: key.y };
  const keyId = thumbprint(publicJwk);
  const keyInfo = writeKeyInfo(keyId, publicJwk);
  return { keyId, publicJwk, keySha256: keySha256Of(publicKey), sign: (xml) => signedDocument(xml, privateKey, keyInfo) };
}

/**
 * CAP 1.2 §3.3.2.1: the signature is enveloped, the last child of `alert`. Exclusive canonical form, so that it also holds for a
 * message that was cut out of a feed.
 */
function signedDocument(xml: string, privateKey: KeyObject, keyInfo: string): string {
  const end = xml.lastIndexOf('</');
  const digest = hash('sha256', withoutDeclaration(xml), 'base64');
  // Written as the canonical form has it, so that what is signed is what stands there but for the inherited namespace.
  const inside = [
    `<CanonicalizationMethod Algorithm="${EXCLUSIVE_FORM}"></CanonicalizationMethod>`,
    `<SignatureMethod Algorithm="${ECDSA_SHA256}"></SignatureMethod>`,
    `<Reference URI=""><Transforms><Transform Algorithm="${ENVELOPED}"></Transform><Transform Algorithm="${EXCLUSIVE_FORM}"></Transform></Transforms>`,
    `<DigestMethod Algorithm="${SHA256}"></DigestMethod><DigestValue>${digest}</DigestValue></Reference></SignedInfo>`,
  ].join('');
  const signedInfo = `<SignedInfo xmlns="${SIGNATURE_NAMESPACE}">${inside}`;
  const value = sign('sha256', Buffer.from(signedInfo), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const signature = `<Signature xmlns="${SIGNATURE_NAMESPACE}"><SignedInfo>${inside}<SignatureValue>${value}</SignatureValue>${keyInfo}</Signature>`;
  return `${xml.slice(0, end)}${signature}${xml.slice(end)}`;
}

/** What is left is the canonical form: parsing four million characters to find that out would take half a second. */
function withoutDeclaration(xml: string): string {
  return xml.slice(xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0).trim();
}

/** XMLDSig 1.1 §4.5.2.3. The key stands in the message for those who look; who trusts it does so by the published key set. */
function writeKeyInfo(keyId: string, { x, y }: CapPublicJwk): string {
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
  return [
    `<KeyInfo><KeyName>${keyId}</KeyName><KeyValue>`,
    `<ECKeyValue xmlns="${SIGNATURE11_NAMESPACE}"><NamedCurve URI="${P256}"/><PublicKey>${point}</PublicKey></ECKeyValue>`,
    '</KeyValue></KeyInfo>',
  ].join('');
}

/** RFC 7638 §3, RFC 7518 §6.2.1: SHA-256 over the required members in order, base64url. */
function thumbprint({ x, y }: CapPublicJwk): string {
  return hash('sha256', JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }), 'base64url');
}

function importKey(key: SecretCapJwk): KeyObject | undefined {
  try {
    return createPrivateKey({ key, format: 'jwk' });
  } catch {
    // Newer versions of Node compare the halves themselves, older ones do not.
    return undefined;
  }
}
