import assert from 'node:assert/strict';
import { generateKeyPairSync, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatCheckpoint } from './checkpoint.ts';
import { proveConsistency } from './consistency-proof.ts';
import { cosignatureVerifier, cosigner } from './cosignature.ts';
import { ENTRY_BYTES_MAX, readBundle, writeBundle } from './entry-bundle.ts';
import { proveInclusion, treeRoot } from './inclusion-proof.ts';
import { hashLeaf } from './merkle-hash.ts';
import { formatProof, parseProof, verifyProof } from './proof-file.ts';
import { type NoteSigner, type NoteVerifier, noteKeyId, signNote } from './signed-note.ts';
import { hashesAt, parseTilePath, readerOfTiles, TILE_WIDTH, type TileName, tilePath, tilesOfGrowth, tileWidth } from './tile.ts';
import { readerOfLeaves, rootOfRun } from './tree-reader.ts';

const leaf = (place: number) => hashLeaf(new TextEncoder().encode(`entry ${place}`));
const leaves = (size: number) => Array.from({ length: size }, (_, place) => leaf(place));

describe('tiles', () => {
  test('a tree of 70,000 has the tiles that the specification counts', () => {
    const size = 70_000;
    const widths = (level: number) =>
      Array.from({ length: Math.ceil(hashesAt(level, size) / TILE_WIDTH) }, (_, index) => tileWidth({ level, index }, size));
    assert.equal(widths(0).filter((width) => width === TILE_WIDTH).length, 273);
    assert.deepEqual(widths(0).slice(-1), [112]);
    assert.deepEqual(widths(1), [256, 17]);
    assert.deepEqual(widths(2), [1]);
    assert.equal(hashesAt(3, size), 0);
    assert.deepEqual([tileWidth({ level: 0, index: 0 }, 256), tileWidth({ level: 1, index: 0 }, 256)], [256, 1]);
  });

  test('paths are those of the specification, and each name has one', () => {
    assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
    assert.equal(tilePath({ level: 'entries', index: 0, width: 5 }), 'tile/entries/000.p/5');
    for (const wrong of [
      'tile/0/67',
      'tile/00/067',
      'tile/0/x000/067',
      'tile/64/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/007',
      'tile/0/../0',
    ])
      assert.equal(parseTilePath(wrong), undefined, wrong);
    const anyName: fc.Arbitrary<TileName> = fc.record({
      level: fc.oneof(fc.constant('entries' as const), fc.nat({ max: 63 })),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(anyName, (name) => assert.deepEqual(parseTilePath(tilePath(name)), { ...name })));
  });

  test('a log written in steps of any size proves from its tiles what it proves from its leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (steps, one, other) => {
        const disk = new Map<string, Uint8Array>();
        let size = 0;
        for (const step of steps) {
          const grown = readerOfLeaves(leaves(size + step));
          for (const { name, bytes } of tilesOfGrowth(grown, { oldSize: size, size: size + step })) disk.set(tilePath(name), bytes);
          size += step;
        }
        const read = readerOfTiles((name) => disk.get(tilePath(name)) ?? assert.fail(`no ${tilePath(name)}`), size);
        const all = readerOfLeaves(leaves(size));
        assert.deepEqual(rootOfRun(read, { from: 0, until: size }), treeRoot(leaves(size)));
        const index = one % size;
        assert.deepEqual(proveInclusion(read, { index, size }), proveInclusion(all, { index, size }));
        const oldSize = 1 + (other % size);
        assert.deepEqual(proveConsistency(read, { oldSize, size }), proveConsistency(all, { oldSize, size }));
      }),
      { numRuns: 30 },
    );
  });
});

describe('bundles of entries', () => {
  test('are read back as they were written, to the byte', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 }), (entries) => {
        const bytes = writeBundle(entries);
        assert.deepEqual(readBundle(bytes, entries.length), { ok: true, value: entries });
        assert.equal(readBundle(bytes.slice(0, -1), entries.length).ok, false);
        assert.equal(readBundle(Uint8Array.of(...bytes, 0), entries.length).ok, false);
        assert.equal(readBundle(bytes, entries.length + 1).ok, false);
      }),
      { numRuns: 50 },
    );
    assert.throws(() => writeBundle([new Uint8Array(ENTRY_BYTES_MAX + 1)]), RangeError);
    assert.equal(writeBundle([new Uint8Array(ENTRY_BYTES_MAX)]).length, ENTRY_BYTES_MAX + 2);
  });
});

interface Key {
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean;
}

function newKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
    sign: (bytes) => new Uint8Array(signBytes(null, bytes, privateKey)),
    verify: (bytes, signature) => verifyBytes(null, bytes, publicKey, signature),
  };
}

describe('proof files', () => {
  const origin = 'log.example/tocsin';
  const [log, witness] = [newKey(), newKey()];
  const named = { name: 'witness.example', publicKey: witness.publicKey };
  const logVerifier: NoteVerifier = { name: origin, keyId: noteKeyId(origin, log.publicKey), verify: log.verify };
  const witnessVerifier = cosignatureVerifier(named, (message, signature) => witness.verify(message, signature));
  const logSigner: NoteSigner = { name: origin, keyId: noteKeyId(origin, log.publicKey), sign: log.sign };
  const size = 700;
  const read = readerOfLeaves(leaves(size));

  function checkpoint(...signers: readonly NoteSigner[]): string {
    const note = signNote(formatCheckpoint({ origin, size, root: treeRoot(leaves(size)) }), signers);
    return note.ok ? note.value : assert.fail(note.error.message);
  }
  function proofOf(index: number, note: string): string {
    const proof = proveInclusion(read, { index, size });
    return formatProof({ index, proof: proof.ok ? proof.value : assert.fail(), checkpoint: note });
  }
  const entry = (place: number) => new TextEncoder().encode(`entry ${place}`);
  const cosigned = checkpoint(logSigner, cosigner(named, { timeS: 1_767_225_600, sign: witness.sign }));
  const policy = { log: logVerifier, origin, witnesses: [witnessVerifier], witnessesNeeded: 1 };

  test('prove every entry offline, and stay under 2 kB', () => {
    for (const index of [0, 1, 255, 256, 699]) {
      const file = proofOf(index, cosigned);
      const proven = verifyProof(entry(index), file, policy);
      assert.deepEqual(proven.ok && [proven.value.index, proven.value.checkpoint.size, proven.value.signedBy], [
        index,
        size,
        [origin, 'witness.example'],
      ]);
      assert.ok(file.length < 2_048, `${file.length} bytes`);
      assert.equal(verifyProof(entry(index + 1), file, policy).ok, false, 'another entry');
    }
  });

  test('a checkpoint of another log, without the log’s own signature or without enough witnesses proves nothing', () => {
    const code = (result: ReturnType<typeof verifyProof>) => (result.ok ? 'ok' : result.error.code);
    assert.equal(code(verifyProof(entry(3), proofOf(3, checkpoint(logSigner)), policy)), 'TOO_FEW_WITNESSES');
    assert.equal(
      code(verifyProof(entry(3), proofOf(3, checkpoint(cosigner(named, { timeS: 1, sign: witness.sign }))), policy)),
      'UNKNOWN_KEY',
    );
    assert.equal(code(verifyProof(entry(3), proofOf(3, cosigned), { ...policy, origin: 'other.example' })), 'OTHER_LOG');
    const forged = cosigner(named, { timeS: 1, sign: newKey().sign });
    assert.equal(code(verifyProof(entry(3), proofOf(3, checkpoint(logSigner, forged)), policy)), 'BAD_SIGNATURE');
  });

  test('no altered byte of entry or proof passes', () => {
    const [subject, file] = [entry(300), proofOf(300, cosigned)];
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (pick, flip, inEntry) => {
        if (inEntry) {
          const changed = subject.slice();
          changed[pick % subject.length] = (changed[pick % subject.length] ?? 0) ^ flip;
          assert.equal(verifyProof(changed, file, policy).ok, false);
          return;
        }
        const bytes = Buffer.from(file);
        const place = pick % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ flip;
        assert.equal(verifyProof(subject, bytes.toString('utf8'), policy).ok, false, `byte ${place}`);
      }),
      { numRuns: 2_000 },
    );
  });

  test('are read back as they were written, with data beside the proof or without', () => {
    const file = { index: 7, proof: [leaf(1), leaf(2)], checkpoint: cosigned, extra: Uint8Array.of(1, 2, 3) };
    assert.deepEqual(parseProof(formatProof(file)), { ok: true, value: file });
    for (const wrong of [
      '',
      'c2sp.org/tlog-proof@v1\n\n',
      formatProof(file).replace('index 7', 'index 07'),
      formatProof(file).replace('@v1', '@v2'),
    ])
      assert.equal(parseProof(wrong).ok, false);
  });
});
