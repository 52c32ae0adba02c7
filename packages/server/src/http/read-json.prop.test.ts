import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { decodeUtf8, readJson } from './read-json.ts';

it('reads any JSON as the language does', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.deepEqual(readJson(text), { ok: true, value: JSON.parse(text) });
    }),
  );
});

it('says where a character stands that no JSON can have there', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (text, place) => {
      // Outside of strings, a control character is wrong wherever it stands; inside, too.
      const position = place % (text.length + 1);
      const read = readJson(`${text.slice(0, position)}\u0001${text.slice(position)}`);
      assert.ok(!read.ok);
      assert.equal(read.error.position, position);
    }),
  );
});

it('says that a text ends too early', () => {
  assert.deepEqual(readJson('{"a":[1'), {
    ok: false,
    error: { position: 7, reason: "Expected ',' or ']' after array element in JSON at position 7 (line 1 column 8)" },
  });
  assert.equal(readJson('').ok, false);
});

it('finds the fault that the parser does not place', () => {
  for (const [text, position] of [
    ['{"a":NaN}', 5],
    ['[1,2,Infinity]', 5],
    [`{"a":"${'x'.repeat(200)}","b":undefined}`, 212],
    ['{"a":}', 5],
    ['tru', 3],
    ['nope', 1],
  ] as const) {
    const read = readJson(text);
    assert.ok(!read.ok);
    assert.equal(read.error.position, position, text);
  }
});

it('decodes UTF-8 or refuses it, never guesses', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const decoded = decodeUtf8(bytes);
      if (decoded.ok)
        assert.deepEqual(
          new TextEncoder().encode(`${bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : ''}${decoded.value}`),
          bytes,
        );
      else assert.ok(Buffer.from(bytes).toString().includes('\uFFFD'));
    }),
  );
  assert.deepEqual(decodeUtf8(Buffer.from([0x61, 0xff])), { ok: false, error: { reason: 'not UTF-8' } });
});
