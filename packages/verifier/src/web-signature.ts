import type { CheckSignature } from './known-signatures.ts';

/** Ed25519 by WebCrypto: of browsers since 2025, and of Node. */
export const checkInBrowser: CheckSignature = async ({ publicKey, message, signature }) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
  } catch {
    // Not a point on the curve, or not 64 bytes.
    return false;
  }
};
