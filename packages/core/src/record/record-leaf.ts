import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { instantText } from '../detection/observation.ts';
import { canonicalJson } from '../seal/canonical-json.ts';
import { sha256Hex } from './commitment.ts';

/** What an entry's body is in the record: open, or a commitment to its parts. */
const bodySchema = z.union([
  z.strictObject({ open: z.looseObject({ kind: z.string() }) }),
  z.strictObject({ kind: z.string(), sealed: sha256Hex }),
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

/** A leaf in its one spelling. */
export function leafText(leaf: RecordLeaf): string {
  return canonicalJson(leaf);
}

/** The bytes that enter the tree. */
export function leafBytes(leaf: RecordLeaf): Uint8Array {
  return utf8ToBytes(leafText(leaf));
}
