import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arabicForm, slavicForm } from './plural-form.ts';

// Unicode's own tables, as the run time carries them, are the oracle.
const COUNTS = Array.from({ length: 1_200 }, (_, count) => count);

test('Russian and Ukrainian forms are those of Unicode', () => {
  for (const language of ['ru', 'uk']) {
    const rules = new Intl.PluralRules(language);
    for (const count of COUNTS)
      assert.equal(slavicForm(count, { one: 'one', few: 'few', many: 'many' }), rules.select(count), `${language} ${count}`);
  }
});

test('Arabic forms are those of Unicode, zero, eleven to 99 and the hundreds in one', () => {
  const rules = new Intl.PluralRules('ar');
  for (const count of COUNTS) {
    const form = rules.select(count);
    const expected = form === 'zero' || form === 'many' ? 'other' : form;
    assert.equal(arabicForm(count, { one: 'one', two: 'two', few: 'few', other: 'other' }), expected, String(count));
  }
});
