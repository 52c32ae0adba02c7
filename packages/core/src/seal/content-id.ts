import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';

/** Half of a SHA-256: two different values share it with a chance that is nil below 10^18 values. */
const ID_BYTES = 16;

/**
 * Gives a value the name that follows from its content: two nodes, a restart and a replay name the same alert the same.
 *
 * @returns 32 lower-case hexadecimal digits, the first 16 bytes of SHA-256 over the canonical JSON
 */
export function contentId(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))).subarray(0, ID_BYTES));
}
