import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert, anyAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { canonicalJson } from '../seal/canonical-json.ts';
import type { Alert } from '../warning/alert.ts';
import { LANGUAGES } from '../zone/zone.ts';
import { type AlertPart, alertParts, PART_BYTES_MAX, PART_ZONES_MAX } from './alert-part.ts';
import type { PublicAlert } from './public-alert.ts';
import { publicAlert } from './publish-alert.ts';

const region = aRegion(Array.from({ length: 500 }, (_, index) => aZone({ id: `zone-${index}` })));
const context = { region, byId: indexById(region), sender: 'tocsin.example' };
const publish = (alert: Partial<Alert>): PublicAlert => publicAlert(anAlert(alert), context);
const ids = region.zones.map(({ id }) => id);
const bytesOf = (part: AlertPart): number => Buffer.byteLength(canonicalJson(part));

test('a small alert is one part that says the same in one language', () => {
  const alert = publish({ zones: ['zone-1', 'zone-2'] });
  const [part, ...more] = alertParts(alert, 'he');
  assert.equal(more.length, 0);
  assert.deepEqual(part, { ...alert, texts: { he: alert.texts.he } });
});

test('the alert’s own signature is not in its parts: it would not fit', () => {
  const signed = { ...publish({ zones: ['zone-1'] }), signature: { algorithm: 'Ed25519', keyId: 'k', value: 'v' } as const };
  assert.equal(
    alertParts(signed, 'en').some((part) => 'signature' in part),
    false,
  );
});

test('a country is told in parts that name each zone once, in order', () => {
  const alert = publish({ zones: ids });
  for (const language of LANGUAGES) {
    const parts = alertParts(alert, language);
    assert.deepEqual(
      parts.flatMap(({ zones }) => zones),
      ids,
    );
    for (const part of parts) {
      assert.ok(part.zones.length <= PART_ZONES_MAX && bytesOf(part) <= PART_BYTES_MAX);
      assert.equal(part.id, alert.id);
      assert.deepEqual(part.texts, { [language]: alert.texts[language] });
    }
  }
});

test('long reasons and hundreds of references give way, what to do never does', () => {
  const alert = publish({
    zones: ids,
    phase: 'allClear',
    reason: '𝒓'.repeat(3_000),
    end: { how: 'cancelled', reason: 'י'.repeat(3_000) },
    references: Array.from({ length: 300 }, (_, index) => index.toString(16).padStart(32, '0')),
    source: { kind: 'feed', names: ['n'.repeat(2_000)] },
  });
  const parts = alertParts(alert, 'ru');
  assert.deepEqual(
    parts.flatMap(({ zones }) => zones),
    ids,
  );
  for (const part of parts) {
    assert.ok(bytesOf(part) <= PART_BYTES_MAX, `${bytesOf(part)} bytes`);
    assert.deepEqual([part.texts.ru?.headline, part.texts.ru?.instruction], [alert.texts.ru.headline, alert.texts.ru.instruction]);
    assert.equal(part.end?.how, 'cancelled');
  }
});

test('ids of 128 letters of any script are spread over more parts', () => {
  const long = Array.from({ length: 100 }, (_, index) => `${'ש'.repeat(124)}${index}`);
  const parts = alertParts(publish({ zones: long }), 'ar');
  assert.deepEqual(
    parts.flatMap(({ zones }) => zones),
    long,
  );
  for (const part of parts) assert.ok(bytesOf(part) <= PART_BYTES_MAX);
});

test('any alert: every part fits, and together they name every zone', () => {
  fc.assert(
    fc.property(
      anyAlert(region),
      fc.constantFrom(...LANGUAGES),
      fc.string({ unit: 'grapheme', maxLength: 4_000 }),
      (drawn, language, reason) => {
        const alert = publicAlert({ ...drawn, reason }, context);
        const parts = alertParts(alert, language);
        assert.deepEqual(
          parts.flatMap(({ zones }) => zones),
          alert.zones,
        );
        for (const part of parts) {
          assert.ok(bytesOf(part) <= PART_BYTES_MAX);
          assert.equal(part.texts[language]?.headline, alert.texts[language].headline);
          assert.equal(part.texts[language]?.instruction, alert.texts[language].instruction);
        }
      },
    ),
    { numRuns: 200 },
  );
});
