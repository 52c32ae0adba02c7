import { fromBase64, toBase64 } from './base64.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { verifyConsistency } from './consistency-proof.ts';
import { HASH_BYTES, isTreeSize, sameHash } from './merkle-hash.ts';
import { ok, type Result } from './result.ts';
import { type NoteSigner, type NoteVerifier, signNote, verifyNote } from './signed-note.ts';

const PROOF_LINES_MAX = 63;

/** What a log sends to a witness: where the witness stood, how the tree has grown from there, the new signed checkpoint. */
export interface WitnessRequest {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
}

/** Writes the body of `add-checkpoint`. @see C2SP tlog-witness, "add-checkpoint" */
export function formatWitnessRequest({ oldSize, proof, checkpoint }: WitnessRequest): string {
  return [`old ${oldSize}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Reads it; undefined where it is not one. */
export function parseWitnessRequest(body: string): WitnessRequest | undefined {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = end < 0 ? [] : body.slice(0, end).split('\n');
  const oldText = /^old (0|[1-9]\d*)$/.exec(first)?.[1];
  if (oldText === undefined || !isTreeSize(Number(oldText)) || lines.length > PROOF_LINES_MAX) return undefined;
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return undefined;
    proof.push(hash);
  }
  return { oldSize: Number(oldText), proof, checkpoint: body.slice(end + 2) };
}

/** A log that a witness watches, and the newest checkpoint that it cosigned there. */
export interface WatchedLog {
  readonly origin: string;
  readonly verifier: NoteVerifier;
  readonly last: Checkpoint | undefined;
}

/** Why a witness does not sign, as HTTP has it. `size`: where it stands. */
export interface WitnessRefusal {
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly message: string;
  readonly size?: number;
}

/** What a witness may cosign, or why not. The caller keeps the checkpoint before it answers, and asks for one log at a time. */
export function judgeCheckpoint(
  body: string,
  logs: readonly WatchedLog[],
): Result<{ readonly log: WatchedLog; readonly next: Checkpoint; readonly note: string }, WitnessRefusal> {
  const request = parseWitnessRequest(body);
  if (request === undefined) return no(400, 'not a request to add a checkpoint');
  const { oldSize, proof, checkpoint } = request;
  const origin = checkpoint.slice(0, checkpoint.indexOf('\n'));
  const log = logs.find((watched) => watched.origin === origin);
  if (log === undefined) return no(404, `this witness does not watch ${origin.slice(0, 200)}`);
  const signed = verifyNote(checkpoint, [log.verifier]);
  if (!signed.ok) return no(signed.error.code === 'MALFORMED' ? 400 : 403, signed.error.message);
  const parsed = parseCheckpoint(signed.value.text);
  if (!parsed.ok) return no(400, parsed.error.message);
  const next = parsed.value;
  if (oldSize > next.size) return no(400, `the old size ${oldSize} is above the new one, ${next.size}`);
  const known = log.last?.size ?? 0;
  if (oldSize !== known) return { ok: false, error: { status: 409, message: `this witness stands at ${known}`, size: known } };
  const isGrown = hasGrown(log.last, next, proof);
  if (isGrown !== true) return { ok: false, error: { ...isGrown, ...(isGrown.status === 409 ? { size: known } : {}) } };
  return ok({ log, next, note: checkpoint });
}

function hasGrown(last: Checkpoint | undefined, next: Checkpoint, proof: readonly Uint8Array[]): true | WitnessRefusal {
  if (last === undefined || last.size === 0)
    return proof.length === 0 ? true : { status: 422, message: 'every tree begins empty: a proof from there is wrong' };
  if (last.size === next.size && !sameHash(last.root, next.root))
    return { status: 409, message: 'another tree of the same size was cosigned: the log has forked' };
  const consistent = verifyConsistency({ oldSize: last.size, oldRoot: last.root, size: next.size, root: next.root, proof });
  return consistent.ok ? true : { status: 422, message: consistent.error.message };
}

/** The signature lines that a witness answers with. */
export function cosignatureLines(text: string, signer: NoteSigner): string {
  const note = signNote(text, [signer]);
  return note.ok ? note.value.slice(text.length + 1) : '';
}

/**
 * A checkpoint with the cosignatures that are valid among the lines of an answer; lines of unknown keys, and wrong ones, are left out
 * one by one, so that one broken witness costs the others nothing.
 */
export function addCosignatures(checkpoint: string, lines: string, witnesses: readonly NoteVerifier[]): string {
  const text = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1);
  let signed = checkpoint;
  for (const line of lines.split('\n')) {
    if (!line.startsWith('— ') || signed.includes(`${line}\n`)) continue;
    if (verifyNote(`${text}\n${line}\n`, witnesses).ok) signed += `${line}\n`;
  }
  return signed;
}

function no(status: WitnessRefusal['status'], message: string): { readonly ok: false; readonly error: WitnessRefusal } {
  return { ok: false, error: { status, message } };
}
