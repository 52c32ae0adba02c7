import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromBase64, toBase64 } from './base64.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { type NoteVerifier, noteKeyId, parseNote, signNote, verifyNote } from './signed-note.ts';

interface Notes {
  readonly go: { readonly verifierKey: string; readonly note: string };
  readonly checkpoint: string;
}

const notes = JSON.parse(readFileSync(new URL('../fixtures/notes.json', import.meta.url), 'utf8')) as Notes;

function verifierOf(name: string, publicKey: Uint8Array): NoteVerifier {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return { name, keyId: noteKeyId(name, publicKey), verify: (text, signature) => verify(null, text, key, signature) };
}

/** The verifier of a key as Go writes it: name+id+base64(type || key). */
function goVerifier(text: string): NoteVerifier {
  const [name = '', id, encoded = ''] = text.split('+', 2).concat(text.split('+').slice(2).join('+'));
  const verifier = verifierOf(name, Buffer.from(encoded, 'base64').subarray(1));
  assert.equal(verifier.keyId.toString(16).padStart(8, '0'), id);
  return verifier;
}

const pair = generateKeyPairSync('ed25519');
const own = verifierOf('tocsin.example/log', Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
const signer = { ...own, sign: (text: Uint8Array) => new Uint8Array(sign(null, text, pair.privateKey)) };

describe('signed notes', () => {
  test('the note of Go’s documentation is read and its signature holds', () => {
    const verified = verifyNote(notes.go.note, [goVerifier(notes.go.verifierKey)]);
    assert.ok(verified.ok);
    assert.match(verified.value.text, /^If you think cryptography/);
  });

  test('a letter changed is a bad signature, another key is an unknown one', () => {
    const changed = verifyNote(notes.go.note.replace('cryptography', 'Cryptography'), [goVerifier(notes.go.verifierKey)]);
    assert.equal(!changed.ok && changed.error.code, 'BAD_SIGNATURE');
    const unknown = verifyNote(notes.go.note, [own]);
    assert.equal(!unknown.ok && unknown.error.code, 'UNKNOWN_KEY');
  });

  test('what is signed is verified, whatever the text', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `${text}\n`);
    fc.assert(
      fc.property(anyText, (text) => {
        const note = signNote(text, [signer]);
        if (!note.ok) return assert.equal(note.error.code, 'MALFORMED');
        const verified = verifyNote(note.value, [own]);
        assert.ok(verified.ok);
        assert.equal(verified.value.text, text);
      }),
    );
  });

  test('any text is read or refused, never thrown at', () => {
    const bits = fc.constantFrom('\n', '\n\n', '— ', own.name, ' ', 'AAAAAA==', '\0', 'x');
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 20 }), (parts) => void parseNote(parts.join(''))),
      { numRuns: 2000 },
    );
  });
});

describe('checkpoints', () => {
  test('the example of the specification is read and written back', () => {
    const note = parseNote(notes.checkpoint);
    assert.ok(note.ok);
    const checkpoint = parseCheckpoint(note.value.text);
    assert.ok(checkpoint.ok);
    assert.deepEqual([checkpoint.value.origin, checkpoint.value.size], ['example.com/behind-the-sofa', 20852163]);
    assert.equal(formatCheckpoint(checkpoint.value), note.value.text);
  });

  test('each broken line is named', () => {
    const root = toBase64(new Uint8Array(32));
    for (const [text, words] of [
      [`a\n1\n${root}`, /newline/],
      [`\n1\n${root}\n`, /line 1/],
      [`a\n01\n${root}\n`, /line 2/],
      [`a\n9007199254740993\n${root}\n`, /line 2/],
      [`a\n1\n${root.slice(4)}\n`, /line 3/],
      [`a\n1\n${root}\n\nx\n`, /extension/],
    ] as const) {
      const read = parseCheckpoint(text);
      assert.match(read.ok ? 'accepted' : read.error.message, words);
    }
  });
});

test('base64 is that of the platform, each value has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (value) => {
      assert.equal(toBase64(value), Buffer.from(value).toString('base64'));
      assert.deepEqual(fromBase64(toBase64(value)), value);
    }),
  );
  assert.equal(fromBase64('QQ=='.replace('Q=', 'R=')), undefined);
  assert.equal(fromBase64('QQ'), undefined);
});
