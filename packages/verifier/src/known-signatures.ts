import { cosignatureVerifier } from '@tocsin/tlog/cosignature';
import { type NoteVerifier, parseNote } from '@tocsin/tlog/signed-note';
import type { VerifierKey } from '@tocsin/tlog/verifier-key';

/** Checks an Ed25519 signature: `node:crypto` on a machine, WebCrypto in a browser, which only answers later. */
export type CheckSignature = (check: {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}) => Promise<boolean> | boolean;

/**
 * Verifiers for the signatures that a note carries, each asked beforehand: the log's own rules then run without waiting. What was not
 * asked for is no signature.
 */
export async function verifiersFor(note: string, keys: readonly VerifierKey[], check: CheckSignature): Promise<readonly NoteVerifier[]> {
  const answers = new Map<string, boolean>();
  const asked: { readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array }[] = [];
  const ask = verifiers(keys, (question) => asked.push(question) > 0);
  const parsed = parseNote(note);
  if (parsed.ok) {
    const text = new TextEncoder().encode(parsed.value.text);
    for (const { name, keyId, signature } of parsed.value.signatures)
      for (const verifier of ask) if (verifier.name === name && verifier.keyId === keyId) verifier.verify(text, signature);
  }
  for (const question of asked) answers.set(nameOf(question), await check(question));
  return verifiers(keys, (question) => answers.get(nameOf(question)) === true);
}

type Question = Parameters<CheckSignature>[0];

function verifiers(keys: readonly VerifierKey[], answer: (question: Question) => boolean): readonly NoteVerifier[] {
  return keys.map((key) =>
    key.role === 'witness'
      ? cosignatureVerifier(key, (message, signature, publicKey) => answer({ publicKey, message, signature }))
      : {
          name: key.name,
          keyId: key.keyId,
          verify: (message, signature) => answer({ publicKey: key.publicKey, message, signature }),
        },
  );
}

function nameOf({ publicKey, message, signature }: Question): string {
  return [publicKey, message, signature].map((bytes) => bytes.join()).join('|');
}
