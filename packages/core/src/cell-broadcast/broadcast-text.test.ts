import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { publicAlert } from '../message/publish-alert.ts';
import { LANGUAGES } from '../zone/zone.ts';
import { fitBroadcastText } from './broadcast-text.ts';
import { encodePages } from './pages.ts';

const TEXT = {
  headline: 'Rocket fire: take shelter now. Northtown',
  description: 'Rocket fire. Immediate danger. Warned area: Northtown. Source: detection sensors.',
  instruction: 'Enter the protected space within 30 seconds. Close doors and windows.',
};

test('a text that fits is sent whole: headline, what to do, the rest', () => {
  assert.equal(
    fitBroadcastText([TEXT], () => true),
    `${TEXT.headline}\n${TEXT.instruction}\n${TEXT.description}`,
  );
});

test('what is left out first is the end of the description, then the advice, and the headline never', () => {
  assert.equal(fitBroadcastText([TEXT], atMost(150)), `${TEXT.headline}\n${TEXT.instruction}\nRocket fire. Immediate danger.`);
  assert.equal(fitBroadcastText([TEXT], atMost(110)), `${TEXT.headline}\n${TEXT.instruction}`);
  assert.equal(fitBroadcastText([TEXT], atMost(90)), `${TEXT.headline}\nEnter the protected space within 30 seconds.`);
  assert.equal(fitBroadcastText([TEXT], atMost(40)), TEXT.headline);
});

test('a headline that does not fit alone is cut between words and says so', () => {
  assert.equal(fitBroadcastText([TEXT], atMost(34)), 'Rocket fire: take shelter now....');
});

test('two languages are shortened alike', () => {
  const text = fitBroadcastText([TEXT, TEXT], atMost(2 * 85 + 2));
  const part = `${TEXT.headline}\nEnter the protected space within 30 seconds.`;
  assert.equal(text, `${part}\n\n${part}`);
});

test('every alert fits fifteen pages in any two languages and begins with what is not live, where it is not', () => {
  const region = aRegion(['a', 'b', 'c', 'd', 'e'].map((id) => aZone({ id })));
  const byId = indexById(region);
  const pair = fc.tuple(fc.constantFrom(...LANGUAGES), fc.constantFrom(...LANGUAGES));
  fc.assert(
    fc.property(
      pair,
      fc.constantFrom('Actual' as const, 'Exercise' as const, 'Test' as const),
      fc.integer({ min: 1, max: 15 }),
      (languages, status, pagesMax) => {
        const { texts } = publicAlert(anAlert({ status, zones: region.zones.map(({ id }) => id) }), {
          region,
          byId,
          sender: 'test.invalid',
        });
        const chosen = languages.map((language) => texts[language]);
        const text = fitBroadcastText(chosen, (candidate) => encodePages(candidate, { pagesMax }).ok);
        assert.ok(text !== undefined);
        const starts = text.split('\n\n').map((part) => part.slice(0, 6));
        assert.deepEqual(
          starts,
          chosen.map(({ headline }) => headline.slice(0, 6)),
        );
      },
    ),
  );
});

function atMost(length: number): (text: string) => boolean {
  return (text) => text.length <= length;
}
