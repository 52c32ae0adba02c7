import { fromBase64, toBase64 } from './base64.ts';
import { HASH_BYTES, isTreeSize } from './merkle-hash.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

/** What a log commits to: which log, how many leaves, which root. */
export interface Checkpoint {
  /** Names the log, like a URL without its scheme. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text of a checkpoint, to be signed as a note. @see C2SP tlog-checkpoint, "Note text" */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin === '' || origin.includes('\n') || !isTreeSize(size) || root.length !== HASH_BYTES)
    throw new RangeError(`not a checkpoint: ${JSON.stringify({ origin, size, rootBytes: root.length })}`);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a checkpoint; extension lines are allowed and passed over. @see C2SP tlog-checkpoint, "Note text" */
export function parseCheckpoint(text: string): Result<Checkpoint, Refusal<'MALFORMED'>> {
  if (!text.endsWith('\n')) return refuse('MALFORMED', 'a checkpoint ends in a newline');
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n');
  if (origin === '') return refuse('MALFORMED', 'line 1: the origin is missing');
  if (!/^(?:0|[1-9]\d*)$/.test(sizeText) || !isTreeSize(Number(sizeText))) return refuse('MALFORMED', 'line 2: not a tree size');
  const root = fromBase64(rootText);
  if (root === undefined || root.length !== HASH_BYTES) return refuse('MALFORMED', `line 3: not the base64 of ${HASH_BYTES} bytes`);
  if (extensions.includes('')) return refuse('MALFORMED', 'an extension line is empty');
  return ok({ origin, size: Number(sizeText), root });
}
