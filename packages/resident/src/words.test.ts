import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstLanguage, PAGE_LANGUAGES, secondsAgo, shortSeconds, WORDS } from './words.ts';

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

test('no word is missing in any language, and none was left in English', () => {
  for (const language of PAGE_LANGUAGES) {
    for (const [key, word] of Object.entries(WORDS[language])) {
      assert.notEqual(word.trim(), '', `${language}.${key}`);
      if (language !== 'en') assert.doesNotMatch(word, /[A-Za-z]/, `${language}.${key}`);
    }
  }
});

test('times use the digits of the countdown in every language', () => {
  for (const language of PAGE_LANGUAGES) {
    assert.match(shortSeconds(language, 45), /45/);
    assert.match(secondsAgo(language, 45), /45/);
  }
});
