import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { instantText } from '../detection/observation.ts';
import type { Entry, EntryBody } from '../entry.ts';
import { canonicalJson } from '../seal/canonical-json.ts';
import { formatInstant } from '../units/instant.ts';

/** Bytes of salt before a sealed value: nobody guesses a short value (a place, a number) from its hash. */
export const SALT_BYTES = 32;

/** What an entry's body is in the record: open, or a commitment to it. */
const bodySchema = z.union([
  z.strictObject({ open: z.looseObject({ kind: z.string() }) }),
  z.strictObject({ kind: z.string(), sealed: z.string().regex(/^[0-9a-f]{64}$/) }),
]);

/** One leaf of the record, as its JSON has it. */
export const recordLeafSchema = z.strictObject({
  record: z.literal('tocsin/1'),
  /** The journal's sequence number. */
  seq: z.number().int().min(1),
  /** When the journal took it in, ISO 8601. Never earlier than the leaf before. */
  at: instantText,
  body: bodySchema,
});
export type RecordLeaf = z.infer<typeof recordLeafSchema>;

/**
 * Kinds that everybody may read at once: they were public when they were made, or say only how the installation was run. All else is
 * sealed: committed to at once, readable by operators, opened entry by entry where that helps nobody who shoots.
 */
const OPEN_KINDS: ReadonlySet<EntryBody['kind']> = new Set(['start', 'region', 'policy', 'cancel', 'delivery', 'alert']);

/** Left out: raw plots and ticks of the clock say nothing that the entries made of them do not, and would be most of the record. */
const LEFT_OUT: ReadonlySet<EntryBody['kind']> = new Set(['scan', 'tick', 'note']);

/** A leaf's length is written in 16 bits (C2SP tlog-tiles, "Log entries"); what is longer is committed to and published elsewhere. */
const LEAF_BYTES_MAX = 65_535;

/**
 * What of a journal entry goes into the record; undefined for entries that do not. What is for operators
 * alone leaves an entry before it is open.
 *
 * @param salt - 32 bytes that nobody else knows, one of its own for each entry
 */
export function recordLeafOf({ seq, at, body }: Entry, salt: Uint8Array): RecordLeaf | undefined {
  if (LEFT_OUT.has(body.kind)) return undefined;
  const leaf = { record: 'tocsin/1', seq, at: formatInstant(at) } as const;
  const sealed: RecordLeaf = { ...leaf, body: { kind: body.kind, sealed: commitmentTo(body, salt) } };
  if (!OPEN_KINDS.has(body.kind)) return sealed;
  const open: RecordLeaf = { ...leaf, body: { open: openForm(body) } };
  return leafBytes(open).length > LEAF_BYTES_MAX ? sealed : open;
}

/** Without what is for operators alone: the tracks behind an alert, the name of who corrected one. */
function openForm(body: EntryBody): Extract<RecordLeaf['body'], { readonly open: unknown }>['open'] {
  if (body.kind === 'alert') return { ...body, tracks: undefined };
  if (body.kind === 'cancel') return { ...body, operator: undefined };
  return { ...body };
}

/** SHA-256 over the salt and the value's canonical JSON, as hex. */
export function commitmentTo(value: unknown, salt: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
  return bytesToHex(sha256(concatBytes(salt, utf8ToBytes(canonicalJson(value)))));
}

/** True where a value and its salt are what a leaf committed to: how a sealed entry is shown to somebody. */
export function opensTo(leaf: RecordLeaf, { value, salt }: { readonly value: unknown; readonly salt: Uint8Array }): boolean {
  return 'sealed' in leaf.body && salt.length === SALT_BYTES && commitmentTo(value, salt) === leaf.body.sealed;
}

/** A leaf in its one spelling. */
export function leafText(leaf: RecordLeaf): string {
  return canonicalJson(leaf);
}

/** The bytes that enter the tree. */
export function leafBytes(leaf: RecordLeaf): Uint8Array {
  return utf8ToBytes(leafText(leaf));
}
