import type { KeyObject } from 'node:crypto';
import type { CapAuthority, CapSignatureFinding } from '@tocsin/core/cap/intake/cap-authority';
import type { XmlDocument, XmlElement } from '@tocsin/core/cap/parse-xml';
import { type EnvelopedSignature, findSignatures, readSignature, signedInfoText, signedTexts } from '@tocsin/core/seal/xml-signature';
import type { CapTrust } from '../../config/cap-settings.ts';
import type { CapVerifier } from '../../ports/cap-signature.ts';
import { digestOf, isWeak, knowsDigest, knowsSignatureMethod, signatureMatches } from './algorithms.ts';
import { type BroughtKey, keySha256Of, readKeyInfo } from './key-info.ts';
import { issuerOf, isValidAt, openTrustStore, type TrustStore } from './trust-store.ts';

/** Of several signatures the best one speaks; only then does one that does not match. */
const ORDER: readonly CapSignatureFinding['result'][] = ['signed-trusted', 'tampered', 'signed-untrusted', 'unsupported', 'unsigned'];

/** Makes the verifier of a trust file. Throws with the field's name where a key in it is none. */
export function createCapVerifier(trust: CapTrust): CapVerifier {
  const store = openTrustStore(trust);
  return { verify: (document, sentMs) => verifyDocument(document, { store, sentMs }) };
}

interface Circumstances {
  readonly store: TrustStore;
  readonly sentMs: number | undefined;
}

function verifyDocument(document: XmlDocument, circumstances: Circumstances): CapSignatureFinding {
  const found = findSignatures(document);
  if (!found.ok) return finding('unsupported', found.error.code, found.error.reason);
  const findings = found.value.map((element) => verifyOne(element, { document, signatures: found.value, ...circumstances }));
  const [best] = findings.toSorted((one, other) => ORDER.indexOf(one.result) - ORDER.indexOf(other.result));
  return best ?? finding('unsigned', 'UNSIGNED', 'the message carries no signature');
}

interface Case extends Circumstances {
  readonly document: XmlDocument;
  readonly signatures: readonly XmlElement[];
}

function verifyOne(element: XmlElement, facts: Case): CapSignatureFinding {
  const read = readSignature(element, facts.document);
  if (!read.ok) return finding('unsupported', read.error.code, read.error.reason);
  const signature = read.value;
  const { signatureMethod, digestMethod } = signature;
  if (!knowsSignatureMethod(signatureMethod)) {
    return finding('unsupported', 'SIGNATURE_METHOD', `signature method ${signatureMethod.slice(0, 100)} is not checked here`);
  }
  if (!knowsDigest(digestMethod))
    return finding('unsupported', 'DIGEST_METHOD', `digest ${digestMethod.slice(0, 100)} is not checked here`);
  const wasIndented = digestMatch(signature, facts);
  if (wasIndented === undefined) return finding('tampered', 'DIGEST', 'the message is not the one that was signed');
  return { ...judgeKeys(signature, { ...facts, wasIndented }), wasIndented };
}

/** Whether the signed text was this one or the one before somebody indented it; undefined where it was neither. */
function digestMatch(signature: EnvelopedSignature, { document, signatures }: Case): boolean | undefined {
  for (const { text, wasIndented } of signedTexts(signature, document, signatures)) {
    if (digestOf(text, signature.digestMethod) === signature.digestValue) return wasIndented;
  }
  return undefined;
}

function judgeKeys(signature: EnvelopedSignature, facts: Case & { readonly wasIndented: boolean }): CapSignatureFinding {
  const { store, sentMs } = facts;
  // Indenting may have touched the signature with the rest, or been undone before it was made.
  const texts = [false, true].map((asIndented) => signedInfoText(signature, facts.document, asIndented));
  const holds = (key: KeyObject): boolean =>
    texts.some((text) => signatureMatches(key, { method: signature.signatureMethod, text, value: signature.signatureValue }));
  const brought = readKeyInfo(signature.keyInfo);
  const own = brought.keys.find(({ key }) => holds(key));
  const pinned = own ?? store.signers.flatMap(({ key }) => (key !== undefined && holds(key) ? [{ key }] : []))[0];
  if (pinned === undefined) {
    if (brought.keys.length > 0) return finding('tampered', 'SIGNATURE', 'the signature was not made with the key that the message names');
    if (brought.faults.length > 0)
      return finding('tampered', 'KEY_UNREADABLE', `the key in the message cannot be read: ${brought.faults[0]}`);
    return finding('signed-untrusted', 'KEY_UNKNOWN', 'the message brings no key, and none known here made the signature');
  }
  const weak = isWeak({ signature: signature.signatureMethod, digest: signature.digestMethod }, pinned.key);
  return { ...trustOf(pinned, store, sentMs), isWeak: weak, keySha256: keySha256Of(pinned.key) };
}

/** The signature holds: may whoever made it speak here? */
function trustOf({ key, certificate }: BroughtKey, store: TrustStore, sentMs: number | undefined): CapSignatureFinding {
  const keySha256 = keySha256Of(key);
  const atMs = sentMs ?? Number.NaN;
  const pins = store.signers.filter((signer) => signer.keySha256 === keySha256);
  const pin = pins.find(({ validFromMs, validUntilMs }) => validFromMs <= atMs && atMs <= validUntilMs);
  if (pin !== undefined) return trusted(pin.authority);
  if (pins.length > 0)
    return finding('signed-untrusted', 'KEY_OUT_OF_DATE', 'the key is known, and was not valid when the message was sent');
  const issuer = certificate === undefined ? undefined : issuerOf(certificate, store, atMs);
  if (issuer !== undefined) return trusted(issuer);
  if (certificate !== undefined && !isValidAt(certificate, atMs)) {
    return finding('signed-untrusted', 'CERTIFICATE_OUT_OF_DATE', 'its certificate was not valid when the message was sent');
  }
  return finding('signed-untrusted', 'KEY_NOT_PINNED', 'signed with a key that is not in the trust file');
}

function trusted(authority: CapAuthority): CapSignatureFinding {
  return { ...finding('signed-trusted', 'OK', `signed by ${authority.name}`), authority };
}

function finding(result: CapSignatureFinding['result'], code: string, reason: string): CapSignatureFinding {
  return { result, code, reason, isWeak: false, wasIndented: false };
}
