import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { canonicalJson } from '../seal/canonical-json.ts';

/** Bytes of salt before a sealed value: nobody guesses a short value (a place, a number) from its hash. */
export const SALT_BYTES = 32;

/** 32 bytes in hexadecimal: a digest, or a salt. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
const partName = z.string().regex(/^[A-Za-z][\w.-]{0,63}$/, 'expected the name of a part');

/**
 * A sealed entry, shown in part: of each part either its value and its salt, or its digest alone. Together they are what the leaf
 * committed to, so none can be changed, added or left out.
 */
export const openingSchema = z.strictObject({
  opened: z.record(partName, z.strictObject({ value: z.unknown(), salt: sha256Hex })),
  hidden: z.record(partName, sha256Hex),
});
export type Opening = z.infer<typeof openingSchema>;

/** An entry's content by the names under which it is committed to. */
export type Parts = Readonly<Record<string, unknown>>;

/**
 * The commitment to an entry: SHA-256, as hex, over the canonical JSON of its parts' digests. Each part has a salt of its own, so that
 * one can be shown without the others.
 *
 * @param salt - 32 bytes that nobody else knows, one of its own for each entry
 */
export function commitmentTo(parts: Parts, salt: Uint8Array): string {
  const saltOf = saltsOf(salt);
  return rootOf(Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, digestOf(value, saltOf(name))])));
}

/** Shows some parts of an entry; of the others no more than their names and digests. */
export function openParts(parts: Parts, { salt, names }: { readonly salt: Uint8Array; readonly names: ReadonlySet<string> }): Opening {
  const saltOf = saltsOf(salt);
  const opening: { opened: Opening['opened']; hidden: Opening['hidden'] } = { opened: {}, hidden: {} };
  for (const [name, value] of Object.entries(parts)) {
    if (names.has(name)) opening.opened[name] = { value, salt: bytesToHex(saltOf(name)) };
    else opening.hidden[name] = digestOf(value, saltOf(name));
  }
  return opening;
}

/** True where an opening is of what was committed to: every value shown, and every name that is not. */
export function opensTo(commitment: string, { opened, hidden }: Opening): boolean {
  if (Object.keys(opened).some((name) => Object.hasOwn(hidden, name))) return false;
  try {
    const shown = Object.entries(opened).map(([name, { value, salt }]) => [name, digestOf(value, hexToBytes(salt))] as const);
    return rootOf({ ...hidden, ...Object.fromEntries(shown) }) === commitment;
  } catch {
    // A value that is no JSON, or one nested deeper than this machine can follow: nothing of the kind was ever committed to.
    return false;
  }
}

/** SHA-256 of bytes as hex: how a published file is named in the record. */
export function sha256Of(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

function rootOf(digests: Readonly<Record<string, string>>): string {
  return sha256Of(utf8ToBytes(canonicalJson(digests)));
}

function digestOf(value: unknown, salt: Uint8Array): string {
  return sha256Of(concatBytes(salt, utf8ToBytes(canonicalJson(value))));
}

/** Salts of parts: HMAC-SHA256 of the part's name under the entry's salt. Knowing one tells nothing of another. */
function saltsOf(salt: Uint8Array): (name: string) => Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
  const keyed = hmac.create(sha256, salt);
  return (name) => keyed.clone().update(utf8ToBytes(name)).digest();
}
