import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AR } from './languages/ar.ts';
import { EN } from './languages/en.ts';
import { HE } from './languages/he.ts';
import { RU } from './languages/ru.ts';
import { UK } from './languages/uk.ts';
import { firstLanguage, minutesLeft, PAGE_LANGUAGES, secondsAgo, shortDistance, shortSeconds, walkingTime } from './words.ts';

test('a link chooses the language before an earlier visit, and that before the browser', () => {
  assert.equal(firstLanguage('he', 'ru', ['en-US']), 'he');
  assert.equal(firstLanguage(null, 'ru', ['en-US']), 'ru');
  assert.equal(firstLanguage(null, null, ['fr-FR', 'ar-EG']), 'ar');
  assert.equal(firstLanguage('xx', null, []), 'en');
});

test('the old code for Hebrew is Hebrew, and a language that only begins alike is another one', () => {
  assert.equal(firstLanguage(null, null, ['iw-IL']), 'he');
  assert.equal(firstLanguage(null, null, ['enm', 'uk-UA']), 'uk');
});

const WORDS = { he: HE, ar: AR, en: EN, ru: RU, uk: UK };

/** Every word of a language with the way to it. */
function* all(words: object, path: string): Generator<readonly [string, string]> {
  for (const [key, word] of Object.entries(words)) {
    if (typeof word === 'string') yield [`${path}.${key}`, word];
    else yield* all(word, `${path}.${key}`);
  }
}

test('no word is missing in any language, and none was left in English', () => {
  for (const language of PAGE_LANGUAGES) {
    for (const [path, word] of all(WORDS[language], language)) {
      assert.notEqual(word.trim(), '', path);
      if (language !== 'en') assert.doesNotMatch(word, /[A-Za-z]/, path);
    }
  }
});

test('each language is written in its own letters', () => {
  const letters = { he: /[א-ת]/, ar: /[ء-ي]/, en: /[a-z]/i, ru: /[а-яё]/i, uk: /[а-яіїєґ]/i };
  for (const language of PAGE_LANGUAGES) {
    for (const [path, word] of all(WORDS[language], language)) {
      assert.match(word, letters[language], path);
      if (language === 'uk') assert.doesNotMatch(word, /[ыэёъ]/i, path);
      if (language === 'ru') assert.doesNotMatch(word, /[іїєґ]/i, path);
    }
  }
});

test('times use the digits of the countdown in every language', () => {
  for (const language of PAGE_LANGUAGES) {
    assert.match(shortSeconds(language, 45), /45/);
    assert.match(secondsAgo(language, 45), /45/);
  }
});

test('distances and times on foot are round, and never less than they are', () => {
  assert.deepEqual(
    [4, 347, 994, 996, 1_260, 12_400].map((metres) => shortDistance('en', metres)),
    ['10 m', '350 m', '990 m', '1 km', '1.3 km', '12 km'],
  );
  assert.deepEqual(
    [1, 31, 59, 170, 181].map((seconds) => walkingTime('en', seconds)),
    ['5 sec', '35 sec', '60 sec', '170 sec', '4 min'],
  );
});

test('what is left of a pause is figures alone', () => {
  assert.deepEqual([minutesLeft(600_000), minutesLeft(59_001), minutesLeft(-5)], ['10:00', '1:00', '0:00']);
});
