import { readLeaf } from '@tocsin/core/record/check-leaves';
import { opensTo, type RecordLeaf } from '@tocsin/core/record/record-leaf';
import { fromBase64 } from '@tocsin/tlog/base64';
import { ENTRY_BYTES_MAX, writeBundle } from '@tocsin/tlog/entry-bundle';
import { verifyProof } from '@tocsin/tlog/proof-file';
import { TILE_WIDTH } from '@tocsin/tlog/tile';
import * as z from 'zod';
import type { Finding, RecordSource } from './check-record.ts';
import { policyFor, type Trust } from './trust.ts';

const common = { verifierKey: z.string().max(500).describe('The key that the file itself names; pin the one you know') };

/** The whole record in one file. Entries are their text, in order. */
const recordFileSchema = z.strictObject({
  format: z.literal('tocsin-record/1'),
  ...common,
  checkpoint: z.string().max(100_000),
  entries: z.array(z.string().max(ENTRY_BYTES_MAX)).max(10_000_000),
});

/** One entry with its proof, and what was sealed in it where it is shown. */
const entryFileSchema = z.strictObject({
  format: z.literal('tocsin-entry/1'),
  ...common,
  entry: z.string().max(ENTRY_BYTES_MAX),
  proof: z.string().max(100_000),
  opened: z.strictObject({ value: z.unknown(), salt: z.string().max(100) }).optional(),
});
export type EntryFile = z.infer<typeof entryFileSchema>;
export type ExportedFile = z.infer<typeof recordFileSchema> | EntryFile;

/** Reads an exported file; a sentence where it is none. */
export function readExport(text: string): ExportedFile | string {
  try {
    const parsed = z.discriminatedUnion('format', [recordFileSchema, entryFileSchema]).safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not an export'}`;
  } catch {
    return 'the file is not JSON';
  }
}

/** An exported record as a source to check. */
export function sourceOfExport(file: z.infer<typeof recordFileSchema>): RecordSource {
  const encoder = new TextEncoder();
  return {
    checkpoint: file.checkpoint,
    count: file.entries.length,
    async bundle(index, width) {
      const entries = file.entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width);
      return entries.length === 0 ? undefined : writeBundle(entries.map((entry) => encoder.encode(entry)));
    },
  };
}

/** What a check of one entry has shown. */
export interface EntryReport {
  readonly isProven: boolean;
  readonly origin: string;
  readonly index: number | undefined;
  readonly leaf: RecordLeaf | undefined;
  /** The sealed value was shown, and is what was committed to. */
  readonly isOpened: boolean;
  readonly signedBy: readonly string[];
  readonly findings: readonly Finding[];
}

/** Checks one entry's file. */
export async function checkEntry(file: EntryFile, trust: Trust): Promise<EntryReport> {
  const findings: Finding[] = [];
  const note = file.proof.slice(file.proof.indexOf('\n\n') + 2);
  const proven = verifyProof(new TextEncoder().encode(file.entry), file.proof, await policyFor(note, trust));
  if (!proven.ok) findings.push(proven.error);
  const leaf = readLeaf(file.entry);
  if (leaf === undefined) findings.push({ code: 'NOT_A_LEAF', message: 'the entry is not a leaf of a Tocsin record' });
  const salt = file.opened === undefined ? undefined : fromBase64(file.opened.salt);
  const isOpened =
    leaf !== undefined && file.opened !== undefined && salt !== undefined && opensTo(leaf, { value: file.opened.value, salt });
  if (file.opened !== undefined && !isOpened)
    findings.push({ code: 'NOT_WHAT_WAS_SEALED', message: 'the value shown is not the one that was committed to' });
  return {
    isProven: findings.length === 0,
    origin: trust.log.name,
    index: proven.ok ? proven.value.index : undefined,
    leaf,
    isOpened,
    signedBy: proven.ok ? proven.value.signedBy : [],
    findings,
  };
}
