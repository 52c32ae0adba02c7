import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bounds } from '@tocsin/core/record/claim';
import { kindOf, readFigure, typedFigure } from './typed-figure.ts';

const QUOTE = 'about 40 rockets were fired';
const quantity: Bounds = { min: null, max: null, value: 40, qualifier: 'about', unit: 'rockets', words: 'about 40' };

test('a figure is read back as it was typed, with its unit and words of the quote', () => {
  for (const typed of ['40', '>=40', '>40', '<=40', '~40', '40-60']) {
    const read = readFigure(typed, { quantity, quote: QUOTE });
    assert.ok(read !== null && read !== undefined, typed);
    assert.deepEqual([typedFigure(read), read.unit, QUOTE.includes(read.words ?? 'none')], [typed, 'rockets', true]);
  }
  assert.equal(readFigure('1,300', { quote: QUOTE })?.min, 1300);
});

test('nothing typed is no figure; what is no figure is not read', () => {
  assert.equal(readFigure(' ', { quantity }), null);
  for (const typed of ['many', '60-40', '>=40-60', '-3', '4e1']) assert.equal(readFigure(typed, { quantity }), undefined, typed);
});

test('a kind is found by its name, its initials, its beginning or a part of it', () => {
  const kinds = ['launch', 'launch_count', 'casualties_killed', 'casualties_injured'];
  for (const [typed, kind] of [
    ['launch', 'launch'],
    ['ci', 'casualties_injured'],
    ['Casualties injured', 'casualties_injured'],
    ['launch_c', 'launch_count'],
    ['injured', 'casualties_injured'],
    ['zzz', undefined],
    ['', undefined],
  ] as const)
    assert.equal(kindOf(typed, kinds), kind, typed);
});
