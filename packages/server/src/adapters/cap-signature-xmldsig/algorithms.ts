import { constants, hash, type KeyObject, type SigningOptions, verify } from 'node:crypto';

/** How a signature method of an XML signature is checked. */
interface SignatureMethod {
  /** Node's name of the key type: a key of another type is refused, or a public RSA key could pass for a secret one. */
  readonly keyType: 'ec' | 'rsa' | 'ed25519';
  /** Null where the signature hashes by itself. */
  readonly hash: string | null;
  readonly options: SigningOptions;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MGF = 'http://www.w3.org/2007/05/xmldsig-more#';
/** RFC 9231 §2.3.6: r and s side by side, not in ASN.1. */
const ECDSA: SigningOptions = { dsaEncoding: 'ieee-p1363' };
const PKCS1: SigningOptions = { padding: constants.RSA_PKCS1_PADDING };
const PSS: SigningOptions = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

/** XMLDSig 1.1 §6.4 and RFC 9231. No HMAC: a verifier that takes one can be handed a public key as the secret. */
const SIGNATURE_METHODS: ReadonlyMap<string, SignatureMethod> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', { keyType: 'rsa', hash: 'sha1', options: PKCS1 }],
  [`${MORE}rsa-sha256`, { keyType: 'rsa', hash: 'sha256', options: PKCS1 }],
  [`${MORE}rsa-sha384`, { keyType: 'rsa', hash: 'sha384', options: PKCS1 }],
  [`${MORE}rsa-sha512`, { keyType: 'rsa', hash: 'sha512', options: PKCS1 }],
  [`${MGF}sha256-rsa-MGF1`, { keyType: 'rsa', hash: 'sha256', options: PSS }],
  [`${MGF}sha384-rsa-MGF1`, { keyType: 'rsa', hash: 'sha384', options: PSS }],
  [`${MGF}sha512-rsa-MGF1`, { keyType: 'rsa', hash: 'sha512', options: PSS }],
  [`${MORE}ecdsa-sha1`, { keyType: 'ec', hash: 'sha1', options: ECDSA }],
  [`${MORE}ecdsa-sha256`, { keyType: 'ec', hash: 'sha256', options: ECDSA }],
  [`${MORE}ecdsa-sha384`, { keyType: 'ec', hash: 'sha384', options: ECDSA }],
  [`${MORE}ecdsa-sha512`, { keyType: 'ec', hash: 'sha512', options: ECDSA }],
  ['http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519', { keyType: 'ed25519', hash: null, options: {} }],
]);

const DIGESTS: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  [`${MORE}sha384`, 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
]);

const RSA_BITS_STRONG = 2_048;

export function knowsSignatureMethod(method: string): boolean {
  return SIGNATURE_METHODS.has(method);
}

export function knowsDigest(method: string): boolean {
  return DIGESTS.has(method);
}

/** The digest of a text in UTF-8, base64. Throws for a method that is not known. */
export function digestOf(text: string, method: string): string {
  const name = DIGESTS.get(method);
  if (name === undefined) throw new Error(`not a digest: ${method}`);
  return hash(name, text, 'base64');
}

/** True where the key made the signature; false also where the key is not of the method's type. */
export function signatureMatches(
  key: KeyObject,
  signed: { readonly method: string; readonly text: string; readonly value: string },
): boolean {
  const method = SIGNATURE_METHODS.get(signed.method);
  if (method === undefined || key.type !== 'public' || key.asymmetricKeyType !== method.keyType) return false;
  try {
    return verify(method.hash, Buffer.from(signed.text), { key, ...method.options }, Buffer.from(signed.value, 'base64'));
  } catch {
    // A signature of the wrong length for its key.
    return false;
  }
}

/** What is forgeable by those who can pay for it, see RFC 8017 §9 and the SHA-1 collisions of 2017 and 2020. */
export function isWeak(methods: { readonly signature: string; readonly digest: string }, key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return methods.signature.endsWith('sha1') || methods.digest.endsWith('sha1') || (bits !== undefined && bits < RSA_BITS_STRONG);
}
