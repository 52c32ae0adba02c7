// A small log with a key of its own: what an honest installation signs, and what a dishonest one would.
import { generateKeyPairSync, sign } from 'node:crypto';
import { formatCheckpoint } from '@tocsin/tlog/checkpoint';
import { proveInclusion, treeRoot } from '@tocsin/tlog/inclusion-proof';
import { hashLeaf } from '@tocsin/tlog/merkle-hash';
import { formatProof } from '@tocsin/tlog/proof-file';
import { signNote } from '@tocsin/tlog/signed-note';
import { readerOfLeaves } from '@tocsin/tlog/tree-reader';
import { formatVerifierKey, verifierKeyOf } from '@tocsin/tlog/verifier-key';

/** Signs what it is given. */
export interface SeededLog {
  readonly verifierKey: string;
  checkpoint(leaves: readonly string[]): string;
  /** A C2SP tlog-proof of one leaf. */
  prove(leaves: readonly string[], index: number, extra?: string): string;
}

/** Makes a log with a new key. */
export function newLog(): SeededLog {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const bytes = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
  const key = verifierKeyOf('log', 'town.example/record', bytes);
  const encoder = new TextEncoder();
  const hashes = (leaves: readonly string[]) => leaves.map((leaf) => hashLeaf(encoder.encode(leaf)));
  function checkpoint(leaves: readonly string[]): string {
    const note = signNote(formatCheckpoint({ origin: key.name, size: leaves.length, root: treeRoot(hashes(leaves)) }), [
      { name: key.name, keyId: key.keyId, sign: (text) => new Uint8Array(sign(null, text, privateKey)) },
    ]);
    if (!note.ok) throw new Error(note.error.message);
    return note.value;
  }
  return {
    verifierKey: formatVerifierKey(key),
    checkpoint,
    prove(leaves, index, extra) {
      const proof = proveInclusion(readerOfLeaves(hashes(leaves)), { index, size: leaves.length });
      if (!proof.ok) throw new Error(proof.error.message);
      const more = extra === undefined ? {} : { extra: encoder.encode(extra) };
      return formatProof({ index, proof: proof.value, checkpoint: checkpoint(leaves), ...more });
    },
  };
}
