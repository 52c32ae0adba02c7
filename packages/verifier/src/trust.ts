import { openCheckpoint, type ProofPolicy, type ProvenEntry } from '@tocsin/tlog/proof-file';
import type { NoteVerifier } from '@tocsin/tlog/signed-note';
import type { VerifierKey } from '@tocsin/tlog/verifier-key';
import { type CheckSignature, verifiersFor } from './known-signatures.ts';

/** Whose word counts. */
export interface Trust {
  /** The log's key. */
  readonly log: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
  /** How many of the witnesses must have signed. */
  readonly witnessesNeeded: number;
  readonly check: CheckSignature;
}

/** A log is named by the key that signs it: origin and key name are one (C2SP tlog-checkpoint). */
export async function policyFor(note: string, { log, witnesses, witnessesNeeded, check }: Trust): Promise<ProofPolicy> {
  const [own, ...others] = await verifiersFor(note, [log, ...witnesses], check);
  const never: NoteVerifier = { name: log.name, keyId: log.keyId, verify: () => false };
  return { log: own ?? never, origin: log.name, witnesses: others, witnessesNeeded };
}

/** Opens a signed checkpoint. */
export async function openTrusted(note: string, trust: Trust): Promise<ReturnType<typeof openCheckpoint>> {
  return openCheckpoint(note, await policyFor(note, trust));
}

export type OpenedCheckpoint = Omit<ProvenEntry, 'index'>;
