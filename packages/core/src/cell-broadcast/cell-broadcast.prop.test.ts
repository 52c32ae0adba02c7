import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decodeGsmPage, decodeUmtsMessage, encodeGsmPages, encodeUmtsMessage } from './message-pdu.ts';
import { decodePages, encodePages, PAGE_OCTETS, PAGES_MAX } from './pages.ts';
import { packSeptets, unpackSeptets } from './septets.ts';
import { decodeSerialNumber, encodeSerialNumber, GEOGRAPHICAL_SCOPES } from './serial-number.ts';
import { decodeWarningArea, encodeWarningArea, type WarningShape } from './warning-area.ts';

/** Characters of every kind: one septet, two septets, Hebrew, Arabic, Cyrillic, beyond the basic plane. */
const anyText = fc
  .array(fc.constantFrom(...'aZ09 @£_\n¡¿ñ€[]{}~|^\\שלוםمرحباПриветЇї🚀👨‍👩‍👧'), { minLength: 1, maxLength: 500 })
  .map((characters) => characters.join(''));
const gsmText = fc
  .array(fc.constantFrom(...'aZ09 @£\n€[]{}~|^\\'), { minLength: 1, maxLength: 1200 })
  .map((characters) => characters.join(''));
const language = fc.constantFrom(undefined, 'en', 'he', 'ar', 'ru', 'uk', 'cs');

test('a text comes back from its pages as it was, with its language', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, gsmText), language, (text, spoken) => {
      const encoded = encodePages(text, spoken === undefined ? {} : { language: spoken });
      if (!encoded.ok) return assert.equal(encoded.error.code, 'TEXT_TOO_LONG');
      const { dcs, pages } = encoded.value;
      assert.deepEqual(decodePages(dcs, pages), { text, ...(spoken === undefined ? {} : { language: spoken }) });
      assert.ok(pages.length <= PAGES_MAX && pages.every((page) => page.length === PAGE_OCTETS));
    }),
  );
});

test('each page is whole by itself: no half of a pair, no escape without its character', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, gsmText), (text) => {
      const encoded = encodePages(text);
      if (!encoded.ok) return;
      const { dcs, pages } = encoded.value;
      const alone = pages.map((page) => decodePages(dcs, [page])?.text ?? '');
      assert.equal(alone.join(''), text);
      for (const part of alone) assert.ok(part.isWellFormed());
    }),
  );
});

test('a message comes back from both of its forms on the air', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 65_535 }), (text, identifier, serial) => {
      const encoded = encodePages(text, { language: 'uk' });
      if (!encoded.ok) return;
      const message = { identifier, serial, content: encoded.value };
      const whole = decodeUmtsMessage(encodeUmtsMessage(message));
      assert.ok(whole.ok);
      assert.deepEqual(
        [whole.value.text, whole.value.identifier, whole.value.serial, whole.value.language],
        [text, identifier, serial, 'uk'],
      );
      const pages = encodeGsmPages(message).map((page) => decodeGsmPage(page));
      assert.equal(pages.map((page) => (page.ok ? page.value.text : '?')).join(''), text);
    }),
  );
});

test('septets come back from their octets', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 127 })), (septets) => {
      assert.deepEqual(unpackSeptets(packSeptets(septets)).slice(0, septets.length), septets);
    }),
  );
});

test('a serial number comes back from its 16 bits', () => {
  const any = fc.record(
    {
      scope: fc.constantFrom(...GEOGRAPHICAL_SCOPES),
      code: fc.integer({ min: 0, max: 1023 }),
      update: fc.integer({ min: 0, max: 15 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(fc.property(any, (serial) => assert.deepEqual(decodeSerialNumber(encodeSerialNumber(serial)), serial)));
});

const position = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
const shape: fc.Arbitrary<WarningShape> = fc.oneof(
  fc.record({ kind: fc.constant('circle' as const), centre: position, radiusM: fc.double({ min: 1, max: 1_000_000, noNaN: true }) }),
  fc.record({ kind: fc.constant('polygon' as const), corners: fc.array(position, { minLength: 3, maxLength: 30 }) }),
);

test('an area comes back within a step of the grid, a second time exactly, and a circle never smaller', () => {
  fc.assert(
    fc.property(
      fc.array(shape, { minLength: 1, maxLength: 5 }),
      fc.option(fc.integer({ min: 0, max: 254 }), { nil: undefined }),
      (shapes, waitMaxS) => {
        const octets = encodeWarningArea({ shapes, ...(waitMaxS === undefined ? {} : { waitMaxS }) });
        assert.ok(octets.ok);
        const read = decodeWarningArea(octets.value);
        assert.ok(read.ok);
        assert.equal(read.value.waitMaxS, waitMaxS);
        for (const [index, original] of shapes.entries()) assertNear(read.value.shapes[index], original);
        assert.deepEqual(encodeWarningArea(read.value), octets);
      },
    ),
  );
});

test('octets that are no area are refused, never read as a smaller or larger one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => {
      const read = decodeWarningArea(octets);
      if (read.ok) assert.ok(read.value.shapes.length <= octets.length / 2);
      else assert.match(read.error.path, /^octet \d+$/);
    }),
  );
});

function assertNear(read: WarningShape | undefined, original: WarningShape): void {
  assert.equal(read?.kind, original.kind);
  if (read?.kind === 'circle' && original.kind === 'circle') {
    assertClose(read.centre, original.centre);
    assert.ok(read.radiusM >= original.radiusM - 0.01 && read.radiusM <= original.radiusM + 15.63);
  } else if (read?.kind === 'polygon' && original.kind === 'polygon') {
    assert.equal(read.corners.length, original.corners.length);
    for (const [index, corner] of original.corners.entries()) assertClose(read.corners[index] ?? [NaN, NaN], corner);
  }
}

function assertClose(read: readonly [number, number], original: readonly [number, number]): void {
  assert.ok(Math.abs(read[0] - original[0]) <= (360 / 2 ** 22) * 1.001, `${read[0]} ${original[0]}`);
  assert.ok(Math.abs(read[1] - original[1]) <= (180 / 2 ** 22) * 1.001, `${read[1]} ${original[1]}`);
}
