import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeGsmPage, decodeUmtsMessage, encodeGsmPages, type ReadMessage } from './message-pdu.ts';
import { encodePages } from './pages.ts';
import { decodeSerialNumber } from './serial-number.ts';
import { encodeWarningArea, type WarningShape } from './warning-area.ts';

interface AospMessage {
  readonly name: string;
  readonly format: 'gsm' | 'umts';
  readonly hex: string;
  readonly identifier: number;
  readonly serial: number;
  readonly code?: number;
  readonly language?: string;
  readonly text: string;
  readonly wac?: {
    readonly times: number;
    readonly circle: { readonly centre: readonly [number, number]; readonly radiusM: number };
    readonly corners: readonly (readonly [number, number | null])[];
  };
}

const MESSAGES: readonly AospMessage[] = JSON.parse(readFileSync(new URL('fixtures/aosp-messages.json', import.meta.url), 'utf8'));

for (const message of MESSAGES) {
  test(`reads Android's message ${message.name} as Android does`, () => {
    const read = readMessage(message);
    assert.equal(read.text, message.text);
    assert.equal(read.identifier, message.identifier);
    assert.equal(read.serial, message.serial);
    if (message.language !== undefined) assert.equal(read.language, message.language);
    if (message.code !== undefined) assert.equal(decodeSerialNumber(read.serial).code, message.code);
  });
}

test('reads the circles and polygons of Android’s message, and writes the same octets again', () => {
  const message = MESSAGES.find(({ wac }) => wac !== undefined);
  assert.ok(message?.wac !== undefined);
  const { area } = readMessage(message);
  // Android's test looks at fifteen pairs; a circle more is in the message.
  assert.equal(area?.shapes.length, 2 * message.wac.times + 1);
  for (const [index, shape] of area.shapes.entries()) {
    if (index % 2 === 0) assert.deepEqual(shape, { kind: 'circle', ...message.wac.circle });
    else assertCorners(shape, message.wac.corners);
  }
  // Android's message repeats how long to wait (5 s) after each pair; once is enough.
  const wait = '100C05';
  assert.equal(area.waitMaxS, 5);
  const written = encodeWarningArea(area);
  assert.ok(written.ok);
  assert.equal(hex(written.value), wait + message.hex.slice((7 + 83 + 2) * 2).replaceAll(wait, ''));
});

test('writes what Android reads octet by octet, padding included', () => {
  const gsm = message('MessageBody7Bit');
  const text = encodePages(gsm.text);
  assert.ok(text.ok);
  // Android's example names coding 64 (7-bit, no class); without a language this project names 15 (7-bit, any language).
  const pages = encodeGsmPages({ identifier: gsm.identifier, serial: gsm.serial, content: { ...text.value, dcs: 0x40 } });
  assert.deepEqual(pages.map(hex), [gsm.hex]);
  const { language, ...ucs2 } = message('MessageBodyUcs2WithLanguageInBody');
  const content = encodePages(ucs2.text, language === undefined ? {} : { language });
  assert.ok(content.ok);
  assert.deepEqual(encodeGsmPages({ ...ucs2, content: content.value }).map(hex), [ucs2.hex]);
});

function readMessage({ format, hex: text }: AospMessage): ReadMessage {
  const octets = Buffer.from(text, 'hex');
  const read = format === 'gsm' ? decodeGsmPage(octets) : decodeUmtsMessage(octets);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

function assertCorners(shape: WarningShape | undefined, expected: readonly (readonly [number, number | null])[]): void {
  assert.ok(shape?.kind === 'polygon');
  for (const [index, [longitude, latitude]] of expected.entries()) {
    assert.equal(shape.corners[index]?.[0], longitude);
    if (latitude !== null) assert.equal(shape.corners[index]?.[1], latitude);
  }
}

function message(name: string): AospMessage {
  const found = MESSAGES.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex').toUpperCase();
}
