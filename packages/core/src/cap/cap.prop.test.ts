import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { anAlert, anyRegionWithAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { publicAlert } from '../message/publish-alert.ts';
import type { Alert } from '../warning/alert.ts';
import type { Region } from '../zone/zone.ts';
import { buildCap } from './build-cap.ts';
import type { CapAlert } from './cap-alert.ts';
import { checkCap } from './check-cap.ts';
import { readCap } from './read-cap.ts';
import { writeCap } from './write-cap.ts';

const schema = XmlDocument.fromBuffer(readFileSync(new URL('../../../testkit/fixtures/cap/CAP-v1.2.xsd', import.meta.url)));
const validator = XsdValidator.fromDoc(schema);
after(() => {
  validator.dispose();
  schema.dispose();
});

/** Throws with the schema's complaint where the XML is not valid CAP 1.2. */
function validate(xml: string): void {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
  } finally {
    document.dispose();
  }
}

function capOf(region: Region, alert: Alert): CapAlert {
  const byId = indexById(region);
  return buildCap(publicAlert(alert, { region, byId, sender: 'tocsin.example' }), {
    region,
    byId,
    sentOf: (id) => (id.startsWith('f') ? undefined : '2026-01-01T00:00:00.500Z'),
  });
}

test('the schema refuses what is not CAP, so its consent means something', () => {
  const xml = writeCap(capOf(aRegion([aZone({ id: 'a' })]), anAlert()));
  validate(xml);
  assert.throws(() => validate(xml.replace('<status>Actual</status>', '<status>Real</status>')));
  assert.throws(() => validate(xml.replace('+00:00</sent>', 'Z</sent>')));
  assert.throws(() => validate(xml.replace(/<scope>.*<\/scope>/, '')));
});

test('any alert becomes XML that is valid by the OASIS schema and reads back equal', () => {
  fc.assert(
    fc.property(anyRegionWithAlert, ({ region, alert }) => {
      const cap = capOf(region, alert);
      const xml = writeCap(cap);
      validate(xml);
      assert.deepEqual(readCap(xml), { ok: true, value: cap });
    }),
    { numRuns: 200 },
  );
});

test('any alert whose references are known gives a message without a single error', () => {
  fc.assert(
    fc.property(anyRegionWithAlert, ({ region, alert }) => {
      const references = alert.references.map((id) => `0${id.slice(1)}`);
      const errors = checkCap(
        capOf(region, { ...alert, references, time: '2026-02-01T00:00:00.000Z', expires: '2026-02-01T01:00:00.000Z' }),
      );
      // A name of white space is the map's mistake; it is reported where the map is checked.
      const own = errors.filter(({ level, path }) => level === 'error' && !path.endsWith('.areaDesc'));
      assert.deepEqual(own, []);
    }),
  );
});

test('characters that XML cannot carry come back as U+FFFD, all others as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (note) => {
      const xml = writeCap({ ...capOf(aRegion([aZone({ id: 'a' })]), anAlert()), note });
      validate(xml);
      const read = readCap(xml);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      assert.equal(read.ok && read.value.note, note.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd'));
    }),
  );
});

test('damaged XML never throws: it is refused with issues, or read as a message that can be written', () => {
  const good = writeCap(capOf(aRegion([aZone({ id: 'a' })]), anAlert()));
  const damage = fc.record({
    from: fc.nat(good.length),
    length: fc.nat(40),
    instead: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom('<', '>', '&', '</info>', '<info>', '<![CDATA[', ']]>', '<!--', '&x;', ' xmlns="x"'),
    ),
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      let xml = good;
      for (const { from, length, instead } of damages) xml = xml.slice(0, from) + instead + xml.slice(from + length);
      const read = readCap(xml);
      if (read.ok) {
        checkCap(read.value);
        assert.ok(readCap(writeCap(read.value)).ok);
      } else assert.ok(read.error.length > 0);
    }),
    { numRuns: 3_000 },
  );
});

test('text that is not XML at all is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(readCap(text).ok, false);
    }),
  );
});
