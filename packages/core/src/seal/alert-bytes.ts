import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublicAlert } from '../message/public-alert.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * The bytes that are signed: the alert's canonical JSON (RFC 8785) in UTF-8 without its `signature` member. Members that this
 * version does not know are signed too, so nothing can be added to a signed alert unseen.
 */
export function alertBytes(alert: PublicAlert): Uint8Array {
  return utf8ToBytes(canonicalJson({ ...alert, signature: undefined }));
}
