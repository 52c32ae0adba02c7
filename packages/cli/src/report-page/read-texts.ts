import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim } from '@tocsin/core/record/claim';
import { wordsOf } from '@tocsin/core/record/gate/ground-claim';
import { QUOTE_SHOWN_MAX } from '../report-lines.ts';

/** The text of a report, and the file it was read from. */
export interface KeptText {
  readonly file: string;
  readonly text: string;
}

/** Where the reports' texts are: they are no part of a scenario. */
export interface TextOptions {
  /** A folder of them. */
  readonly texts?: string;
  readonly text?: readonly string[];
}

/** More than any report has. */
const BYTES_MAX = 8 * 1024 * 1024;

/**
 * The texts that claims cite, by SHA-256 of the file. A file that was named and is cited by nothing is an error, as is a text that is
 * cited and not there: whoever gives texts wants every claim held against them.
 */
export async function readTexts({ texts, text = [] }: TextOptions, claims: readonly Claim[]): Promise<ReadonlyMap<string, KeptText>> {
  const cited = new Map<string, number>();
  for (const { artifact } of claims) if (artifact !== undefined) cited.set(artifact, (cited.get(artifact) ?? 0) + 1);
  const found = new Map<string, KeptText>();
  for (const file of text) {
    const bytes = await readFile(file);
    const hash = hashOf(bytes);
    if (!cited.has(hash)) throw new Error(`--text ${file}: no claim cites a text of the SHA-256 ${hash}; was the file changed?`);
    found.set(hash, { file, text: bytes.toString('utf8') });
  }
  for (const file of texts === undefined ? [] : await filesIn(texts)) {
    const bytes = await readFile(file);
    const hash = hashOf(bytes);
    if (cited.has(hash)) found.set(hash, { file, text: bytes.toString('utf8') });
  }
  const missing = [...cited].filter(([hash]) => !found.has(hash));
  if (missing.length > 0) {
    const each = missing.map(([hash, count]) => `  ${hash}, cited by ${count} ${count === 1 ? 'claim' : 'claims'}`);
    throw new Error(`no text given has this SHA-256; is it missing, or was it changed?\n${each.join('\n')}`);
  }
  return found;
}

/**
 * Claims with the words at their places put in as quotes. Every claim is held against its text before anything is said.
 *
 * @throws Error that names each claim whose place does not hold what it says
 */
export function quotedClaims(claims: readonly Claim[], texts: ReadonlyMap<string, KeptText>): readonly Claim[] {
  const faults: string[] = [];
  const quoted = claims.map((claim) => {
    const kept = texts.get(claim.artifact ?? '');
    if (kept === undefined) return claim;
    const words = wordsOf(claim, kept.text);
    if (words.ok) return { ...claim, quote: words.value };
    const [start = 0, end = 0] = claim.spans?.[0] ?? [];
    const there = kept.text.slice(start, Math.min(end, start + QUOTE_SHOWN_MAX)).replace(/\s+/g, ' ');
    const figure = claim.quantity?.words === undefined ? '' : ` The claim says "${claim.quantity.words}".`;
    faults.push(`  ${claim.id}: ${words.error.path}: ${words.error.message}.${figure} ${kept.file} has at ${start} to ${end}: "${there}"`);
    return claim;
  });
  if (faults.length > 0)
    throw new Error(`${faults.length} of ${claims.length} claims are not borne out by their text:\n${faults.join('\n')}`);
  return quoted;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const file = join(folder, name);
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (isFile && size <= BYTES_MAX) files.push(file);
  }
  return files;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
