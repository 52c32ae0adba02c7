import { fromBase64, toBase64 } from './base64.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type ProofFailure, verifyInclusion } from './inclusion-proof.ts';
import { HASH_BYTES, hashLeaf, isTreeSize } from './merkle-hash.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';
import { type NoteFailure, type NoteVerifier, verifyNote } from './signed-note.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves has paths of 53 hashes. */
const HASHES_MAX = 64;

/** A proof that travels with what it proves. @see C2SP tlog-proof, "Format" */
export interface ProofFile {
  readonly index: number;
  /** From the leaf's sibling to the root's child. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, as it was. */
  readonly checkpoint: string;
  /** Not covered by the proof. */
  readonly extra?: Uint8Array;
}

/** Writes a proof file. */
export function formatProof({ index, proof, checkpoint, extra }: ProofFile): string {
  const lines = [HEADER, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...proof.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Takes a proof file apart; nothing of it counts before {@link verifyProof}. */
export function parseProof(text: string): Result<ProofFile, Refusal<'MALFORMED'>> {
  const end = text.indexOf('\n\n');
  if (end < 0) return refuse('MALFORMED', 'no empty line before the checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== HEADER) return refuse('MALFORMED', `line 1: not ${HEADER}`);
  const extraText = lines[0]?.startsWith('extra ') === true ? lines.shift()?.slice('extra '.length) : undefined;
  const extra = extraText === undefined ? undefined : fromBase64(extraText);
  if (extraText !== undefined && extra === undefined) return refuse('MALFORMED', 'line 2: not base64');
  const indexText = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1];
  const index = Number(indexText);
  if (indexText === undefined || !isTreeSize(index)) return refuse('MALFORMED', 'the line with the index is missing');
  if (lines.length > HASHES_MAX) return refuse('MALFORMED', `more than ${HASHES_MAX} hashes`);
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash === undefined || hash.length !== HASH_BYTES) return refuse('MALFORMED', `not a hash: ${line.slice(0, 60)}`);
    proof.push(hash);
  }
  return ok({ index, proof, checkpoint: text.slice(end + 2), ...(extra === undefined ? {} : { extra }) });
}

/** Who has to have signed: the log itself, and how many of the witnesses. */
export interface ProofPolicy {
  readonly log: NoteVerifier;
  readonly origin: string;
  readonly witnesses?: readonly NoteVerifier[];
  readonly witnessesNeeded?: number;
}

/** What a proof that holds has shown. */
export interface ProvenEntry {
  readonly checkpoint: Checkpoint;
  readonly index: number;
  /** Names of the known keys that have signed. */
  readonly signedBy: readonly string[];
}

/** Checks that an entry stands where a proof file says, in a log that the policy trusts. Needs no network. */
export function verifyProof(
  entry: Uint8Array,
  file: string,
  policy: ProofPolicy,
): Result<ProvenEntry, ProofFailure | NoteFailure | Refusal<'MALFORMED' | 'OTHER_LOG' | 'TOO_FEW_WITNESSES'>> {
  const parsed = parseProof(file);
  if (!parsed.ok) return parsed;
  const opened = openCheckpoint(parsed.value.checkpoint, policy);
  if (!opened.ok) return opened;
  const { checkpoint, signedBy } = opened.value;
  const { index, proof } = parsed.value;
  const included = verifyInclusion({ leafHash: hashLeaf(entry), index, size: checkpoint.size, root: checkpoint.root, proof });
  return included.ok ? ok({ checkpoint, index, signedBy }) : included;
}

/** Opens a signed checkpoint of the log that the policy names. */
export function openCheckpoint(
  note: string,
  { log, origin, witnesses = [], witnessesNeeded = 0 }: ProofPolicy,
): Result<Omit<ProvenEntry, 'index'>, NoteFailure | Refusal<'MALFORMED' | 'OTHER_LOG' | 'TOO_FEW_WITNESSES'>> {
  const signed = verifyNote(note, [log, ...witnesses]);
  if (!signed.ok) return signed;
  const names = new Set(signed.value.signatures.map(({ name, keyId }) => `${name} ${keyId}`));
  if (!names.has(`${log.name} ${log.keyId}`)) return refuse('UNKNOWN_KEY', 'the log itself has not signed this checkpoint');
  const checkpoint = parseCheckpoint(signed.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== origin) return refuse('OTHER_LOG', `this is a checkpoint of ${checkpoint.value.origin}`);
  const seen = witnesses.filter(({ name, keyId }) => names.has(`${name} ${keyId}`)).length;
  if (seen < witnessesNeeded) return refuse('TOO_FEW_WITNESSES', `${seen} of ${witnessesNeeded} witnesses have signed`);
  return ok({ checkpoint: checkpoint.value, signedBy: signed.value.signatures.map(({ name }) => name) });
}
