import type { PublicAlert, Signature, SignedAlert } from '../message/public-alert.ts';
import { alertBytes } from './alert-bytes.ts';

/** Puts a signature over {@link alertBytes} to its alert. */
export function attachSignature(alert: PublicAlert, signature: Pick<Signature, 'keyId' | 'value'>): SignedAlert {
  return { ...alert, signature: { algorithm: 'Ed25519', keyId: signature.keyId, value: signature.value } };
}

/**
 * The bytes that a signed alert's signature must match under the key named by `signature.keyId`, taken from the sender's own key set.
 *
 * A signature that matches says who wrote the alert, not that it is news. So whoever acts on one (a page, a siren) refuses in this
 * order: an unknown key; a signature that does not match; an alert whose `expires` has passed; an alert whose `id` was seen before,
 * which is a replay. Ids are to be remembered until their `expires` and no longer.
 */
export function bytesToVerify(signed: SignedAlert): Uint8Array {
  return alertBytes(signed);
}
