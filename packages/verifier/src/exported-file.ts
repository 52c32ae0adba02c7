import { readLeaf } from '@tocsin/core/record/check-leaves';
import { type Opening, openingSchema, opensTo } from '@tocsin/core/record/commitment';
import type { RecordLeaf } from '@tocsin/core/record/record-leaf';
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

/** One entry with its proof, and those of its sealed parts that are shown. */
const entryFileSchema = z.strictObject({
  format: z.literal('tocsin-entry/1'),
  ...common,
  entry: z.string().max(ENTRY_BYTES_MAX),
  proof: z.string().max(100_000),
  opening: openingSchema.optional(),
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
  /** Sealed parts that are shown, and are what was committed to. */
  readonly opened: Readonly<Record<string, unknown>>;
  /** Names of those that are not. */
  readonly hidden: readonly string[];
  readonly signedBy: readonly string[];
  readonly findings: readonly Finding[];
}

/** Checks one entry's file. Nothing of an opening is told that is not what the leaf commits to. */
export async function checkEntry(file: EntryFile, trust: Trust): Promise<EntryReport> {
  const findings: Finding[] = [];
  const proven = verifyProof(new TextEncoder().encode(file.entry), file.proof, await policyFor(noteOf(file.proof), trust));
  if (!proven.ok) findings.push(proven.error);
  const leaf = readLeaf(file.entry);
  if (leaf === undefined) findings.push({ code: 'NOT_A_LEAF', message: 'the entry is not a leaf of a Tocsin record' });
  const fault = leaf === undefined || file.opening === undefined ? undefined : faultOf(leaf, file.opening);
  if (fault !== undefined) findings.push(fault);
  const opening = findings.length === 0 ? file.opening : undefined;
  return {
    isProven: findings.length === 0,
    origin: trust.log.name,
    index: proven.ok ? proven.value.index : undefined,
    leaf,
    opened: Object.fromEntries(Object.entries(opening?.opened ?? {}).map(([name, { value }]) => [name, value])),
    hidden: Object.keys(opening?.hidden ?? {}),
    signedBy: proven.ok ? proven.value.signedBy : [],
    findings,
  };
}

/** The signed checkpoint of a proof file (C2SP tlog-proof): what comes after its first empty line. */
export function noteOf(proof: string): string {
  return proof.slice(proof.indexOf('\n\n') + 2);
}

function faultOf({ body }: RecordLeaf, opening: Opening): Finding | undefined {
  if (!('sealed' in body)) return { code: 'NOT_SEALED', message: 'the entry stands open: there is nothing in it to be shown' };
  if (opensTo(body.sealed, opening)) return undefined;
  return { code: 'NOT_WHAT_WAS_SEALED', message: 'what is shown of the entry is not what was committed to' };
}
