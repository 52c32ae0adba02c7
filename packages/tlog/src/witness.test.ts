import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { type Checkpoint, formatCheckpoint } from './checkpoint.ts';
import { proveConsistency } from './consistency-proof.ts';
import { cosignatureVerifier, cosigner } from './cosignature.ts';
import { treeRoot } from './inclusion-proof.ts';
import { hashLeaf } from './merkle-hash.ts';
import { type NoteSigner, noteKeyId, signNote, verifyNote } from './signed-note.ts';
import { readerOfLeaves } from './tree-reader.ts';
import { formatVerifierKey, parseVerifierKey, verifierKeyOf } from './verifier-key.ts';
import {
  addCosignatures,
  cosignatureLines,
  formatWitnessRequest,
  judgeCheckpoint,
  parseWitnessRequest,
  type WatchedLog,
} from './witness.ts';

const origin = 'log.example/record';
function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    bytes: new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
    sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
    verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, publicKey, signature),
  };
}
const [log, other, witness] = [newKey(), newKey(), newKey()];
const signerOf = (key: typeof log): NoteSigner => ({ name: origin, keyId: noteKeyId(origin, key.bytes), sign: key.sign });
const leaves = (size: number, first = 'entry') =>
  Array.from({ length: size }, (_, place) => hashLeaf(new TextEncoder().encode(`${place === 0 ? first : 'entry'} ${place}`)));
const treeOf = (size: number, first?: string): Checkpoint => ({ origin, size, root: treeRoot(leaves(size, first)) });

function noteOf(checkpoint: Checkpoint, key = log): string {
  const note = signNote(formatCheckpoint(checkpoint), [signerOf(key)]);
  return note.ok ? note.value : assert.fail(note.error.message);
}
const proofOf = (oldSize: number, size: number) => {
  const proof = oldSize === 0 ? undefined : proveConsistency(readerOfLeaves(leaves(size)), { oldSize, size });
  return proof?.ok === true ? proof.value : [];
};
const watch = (last: Checkpoint | undefined): readonly WatchedLog[] => [
  { origin, last, verifier: { name: origin, keyId: noteKeyId(origin, log.bytes), verify: log.verify } },
];
const ask = (last: Checkpoint | undefined, request: { oldSize: number; proof: readonly Uint8Array[]; checkpoint: string }) => {
  const judged = judgeCheckpoint(formatWitnessRequest(request), watch(last));
  return judged.ok ? 200 : judged.error.status;
};

describe('a witness', () => {
  test('signs what has grown from what it signed, beginning with the first', () => {
    assert.equal(ask(undefined, { oldSize: 0, proof: [], checkpoint: noteOf(treeOf(5)) }), 200);
    assert.equal(ask(treeOf(5), { oldSize: 5, proof: proofOf(5, 77), checkpoint: noteOf(treeOf(77)) }), 200);
    assert.equal(ask(treeOf(77), { oldSize: 77, proof: [], checkpoint: noteOf(treeOf(77)) }), 200);
  });

  test('refuses as the specification says: unknown logs and keys, other sizes, forks, proofs that do not hold, nonsense', () => {
    const good = { oldSize: 5, proof: proofOf(5, 9), checkpoint: noteOf(treeOf(9)) };
    assert.equal(judgeCheckpoint(formatWitnessRequest(good), []).ok, false);
    assert.equal(ask(treeOf(5), { ...good, checkpoint: noteOf({ ...treeOf(9), origin: 'another.example' }) }), 404);
    assert.equal(ask(treeOf(5), { ...good, checkpoint: noteOf(treeOf(9), other) }), 403);
    assert.equal(ask(treeOf(4), good), 409);
    assert.equal(ask(treeOf(5), { ...good, oldSize: 10 }), 400);
    assert.equal(ask(treeOf(9), { oldSize: 9, proof: [], checkpoint: noteOf(treeOf(9, 'rewritten')) }), 409);
    assert.equal(ask(treeOf(5), { ...good, checkpoint: noteOf(treeOf(9, 'rewritten')) }), 422);
    assert.equal(ask(undefined, { oldSize: 0, proof: proofOf(5, 9), checkpoint: noteOf(treeOf(9)) }), 422);
    for (const body of ['', 'old 05\n\nx', 'old 1\nnot base64\n\nx', `old 0\n${'AAAA\n'.repeat(64)}\nx`])
      assert.equal(parseWitnessRequest(body), undefined);
  });

  test('its lines are added to the checkpoint; those of strangers and wrong ones are not, and cost the others nothing', () => {
    const name = 'witness.example/w1';
    const note = noteOf(treeOf(9));
    const text = formatCheckpoint(treeOf(9));
    const key = { name, publicKey: witness.bytes };
    const verifier = cosignatureVerifier(key, (message, signature) => witness.verify(message, signature));
    const good = cosignatureLines(text, cosigner(key, { timeS: 1_767_225_600, sign: witness.sign }));
    const wrong = cosignatureLines(text, cosigner(key, { timeS: 1_767_225_600, sign: other.sign }));
    const stranger = cosignatureLines(text, cosigner({ name: 'stranger.example', publicKey: other.bytes }, { timeS: 1, sign: other.sign }));
    const signed = addCosignatures(note, `${wrong}${stranger}${good}${good}`, [verifier]);
    assert.equal(signed, `${note}${good}`);
    const opened = verifyNote(signed, [verifier, ...watch(undefined).map((watched) => watched.verifier)]);
    assert.equal(opened.ok && opened.value.signatures.length, 2);
  });

  test('keys are handed on in one line, and a line that was altered is none', () => {
    for (const role of ['log', 'witness'] as const) {
      const line = formatVerifierKey(verifierKeyOf(role, 'some.example/name', witness.bytes));
      const read = parseVerifierKey(line);
      assert.equal(read?.role, role);
      assert.deepEqual(read === undefined ? '' : formatVerifierKey(read), line);
      assert.equal(parseVerifierKey(line.replace('some.', 'same.')), undefined);
      assert.equal(parseVerifierKey(`${line}x`), undefined);
    }
    // The example of C2SP signed-note, "Verifier keys".
    assert.equal(parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')?.name, 'PeterNeumann');
  });
});
