import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert, anyRegionWithAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { publicAlert } from '../message/publish-alert.ts';
import type { Alert } from '../warning/alert.ts';
import { LANGUAGES, type Language } from '../zone/zone.ts';
import { hebrewNumber } from './hebrew-number.ts';
import { speechOf } from './speech-of.ts';

const region = aRegion([
  aZone({ id: 'a', names: { en: 'Northtown - East (2)', he: 'צפון - מזרח 2' } }),
  ...Array.from({ length: 9 }, (_, index) => aZone({ id: `z${index}` })),
]);

function said(more: Partial<Alert>, language: Language = 'en'): string {
  const byId = indexById(region);
  return speechOf(publicAlert(anAlert(more), { region, byId, sender: 'test.invalid' }), { region, byId, language });
}

test('an alarm is a word to listen, the hazard and what to do, where, how, and the same again', () => {
  assert.equal(
    said({}),
    'Attention. Rocket fire: take shelter now. Northtown East 2. ' +
      'Enter the protected space within 30 seconds and stay there until the all-clear. ' +
      'I repeat. Rocket fire: take shelter now. Northtown East 2.',
  );
});

test('an exercise says so before all else, both times', () => {
  const speech = said({ status: 'Exercise' });
  assert.ok(speech.startsWith('EXERCISE EXERCISE EXERCISE. This is not a real alert. Attention.'));
  assert.equal(speech.split('This is not a real alert').length, 3);
});

test('a test asks nobody to do anything', () => {
  const speech = said({ status: 'Test' });
  assert.match(speech, /^TEST TEST TEST.*You do not have to do anything\./);
  assert.doesNotMatch(speech, /shelter|Rocket/);
});

test('a release and a retraction are told apart', () => {
  const release = (how: 'all-clear' | 'cancelled') => said({ phase: 'allClear', end: { how, reason: 'r' } });
  assert.match(release('all-clear'), /Rocket fire: all clear\./);
  assert.match(release('cancelled'), /Rocket fire: warning cancelled\./);
});

test('more zones than can be kept in mind are counted', () => {
  assert.match(said({ zones: region.zones.map(({ id }) => id) }), /Zone z4 and 4 more zones\./);
});

test('Hebrew has its numbers in words, with the vowels that the speech program needs', () => {
  const speech = said({ zones: region.zones.map(({ id }) => id), shelterTimeS: 45 }, 'he');
  assert.doesNotMatch(speech, /\d/);
  assert.ok(speech.includes('אַרְבָּעִים וְחָמֵשׁ שְׁנִיּוֹת'));
});

test('Hebrew numbers follow their gender', () => {
  assert.deepEqual(
    [2, 12, 15, 20, 45, 103, 120].map((value) => plain(hebrewNumber(value, 'feminine'))),
    ['שתים', 'שתים עשרה', 'חמש עשרה', 'עשרים', 'ארבעים וחמש', 'מאה ושלוש', 'מאה ועשרים'],
  );
  assert.deepEqual(
    [3, 11, 21, 221, 345].map((value) => plain(hebrewNumber(value, 'masculine'))),
    ['שלושה', 'אחד עשר', 'עשרים ואחד', 'מאתים עשרים ואחד', 'שלוש מאות ארבעים וחמישה'],
  );
});

test('whatever the names, every language says something that ends, with no sign that would be read out', () => {
  fc.assert(
    fc.property(anyRegionWithAlert, fc.constantFrom(...LANGUAGES), (subject, language) => {
      const byId = indexById(subject.region);
      const alert = publicAlert(subject.alert, { region: subject.region, byId, sender: 'test.invalid' });
      const speech = speechOf(alert, { region: subject.region, byId, language });
      assert.match(speech, /\.$/);
      assert.doesNotMatch(speech, /[<>\n\t&[\]()|]/);
      if (language === 'he') assert.doesNotMatch(speech, /[0-9]/);
    }),
  );
});

/** Without vowel points; a doubled yod is written once. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('יי', 'י');
}
