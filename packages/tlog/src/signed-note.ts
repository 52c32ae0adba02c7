import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

/** Larger notes and more signatures than these are refused unread; the specification asks for at least 16 signatures. */
const NOTE_CHARACTERS_MAX = 1_000_000;
const SIGNATURES_MAX = 64;
/** The signature type of plain Ed25519. */
const ED25519_TYPE = 0x01;

/** One line of signature. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of what is encoded, unsigned. */
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** Text and who signed it. Nothing of it counts before {@link verifyNote}. */
export interface SignedNote {
  /** Ends in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signs a note's text: a key's name, its id, and the signing itself, which this package leaves to its caller. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(text: Uint8Array): Uint8Array;
}

/** Knows one key: its name and id, and how to check with it. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** Why a note is not accepted. */
export type NoteFailure = Refusal<'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE'>;

/** Id of an Ed25519 key under a name. @see C2SP signed-note, "Ed25519 signatures" */
export function noteKeyId(name: string, publicKey: Uint8Array): number {
  const digest = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519_TYPE), publicKey));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

/** True for a name that a signature line can carry: not empty, no space, no plus. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}\p{Cs}\p{Z}]+$/u.test(name);
}

/** Signs text and writes the note. @see C2SP signed-note, "Format" */
export function signNote(text: string, signers: readonly NoteSigner[]): Result<string, NoteFailure> {
  if (!isNoteText(text)) return refuse('MALFORMED', 'the text of a note ends in a newline and has no control characters');
  if (signers.length === 0 || !signers.every(({ name }) => isKeyName(name)))
    return refuse('MALFORMED', 'a note is signed by keys whose names have neither spaces nor plus signs');
  const bytes = utf8ToBytes(text);
  const lines = signers.map(({ name, keyId, sign }) => {
    const encoded = concatBytes(bigEndian(keyId), sign(bytes));
    return `— ${name} ${toBase64(encoded)}\n`;
  });
  return ok(`${text}\n${lines.join('')}`);
}

/** Takes a note apart; says nothing about who signed it. @see C2SP signed-note, "Format" */
export function parseNote(note: string): Result<SignedNote, NoteFailure> {
  if (note.length > NOTE_CHARACTERS_MAX) return refuse('MALFORMED', `longer than ${NOTE_CHARACTERS_MAX} characters`);
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return refuse('MALFORMED', 'no empty line between text and signatures');
  const text = note.slice(0, end + 1);
  const block = note.slice(end + 2);
  if (!isNoteText(text)) return refuse('MALFORMED', 'control characters in the text');
  if (!block.endsWith('\n')) return refuse('MALFORMED', 'the last signature line has no newline');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) return refuse('MALFORMED', `more than ${SIGNATURES_MAX} signatures`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === undefined) return refuse('MALFORMED', `not a signature line: ${line.slice(0, 80)}`);
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

/**
 * The note's text, once a known key has signed it. Signatures of unknown keys are passed over; a wrong one of a known key refuses
 * the whole note. @see C2SP signed-note, "Signatures"
 */
export function verifyNote(note: string, verifiers: readonly NoteVerifier[]): Result<SignedNote, NoteFailure> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const bytes = utf8ToBytes(parsed.value.text);
  const verified: NoteSignature[] = [];
  for (const signature of parsed.value.signatures) {
    const verifier = verifiers.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
    if (verifier === undefined) continue;
    if (!verifier.verify(bytes, signature.signature)) return refuse('BAD_SIGNATURE', `the signature of ${signature.name} does not match`);
    verified.push(signature);
  }
  if (verified.length === 0) return refuse('UNKNOWN_KEY', 'no known key has signed this');
  return ok({ text: parsed.value.text, signatures: verified });
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return undefined;
  const bytes = fromBase64(encoded);
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: new DataView(bytes.buffer).getUint32(0), signature: bytes.slice(4) };
}

function isNoteText(text: string): boolean {
  // Newline is the only control character a note may hold.
  const isAllowed = (letter: string) => letter === '\n' || letter >= ' ';
  return text.length > 1 && text.endsWith('\n') && !/\p{Cs}/u.test(text) && Array.from(text).every(isAllowed);
}

function bigEndian(keyId: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, keyId);
  return bytes;
}
