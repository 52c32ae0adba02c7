import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTitle } from './title-phase.ts';

const TITLES: readonly (readonly [string, string])[] = [
  ['ירי רקטות וטילים', 'Actual shelter rocket'],
  ['ירי  רקטות\u00A0וטילים ', 'Actual shelter rocket'],
  ['ירי טיל בליסטי', 'Actual shelter missile'],
  ['ירי פצצות מרגמה', 'Actual shelter mortar'],
  ['חדירת כלי טיס עוין', 'Actual shelter uav'],
  ['חדירת כטב״ם', 'Actual shelter uav'],
  ["חדירת כטב''ם", 'Actual shelter uav'],
  ['חדירת מסוק', 'Actual shelter aircraft'],
  ['בדקות הקרובות צפויות להתקבל התרעות באזורך', 'Actual prepare unknown'],
  ['יש לשהות בסמיכות למרחב המוגן', 'Actual prepare unknown'],
  ['ירי רקטות וטילים - בדקות הקרובות צפויות להתקבל התרעות', 'Actual prepare rocket'],
  ['על תושבי האזורים הבאים לשפר את המיקום למיגון המיטבי בקרבתך', 'Actual prepare unknown'],
  ['האירוע הסתיים', 'Actual allClear unknown'],
  ['ירי רקטות וטילים - האירוע הסתיים', 'Actual allClear rocket'],
  ['חדירת כלי טיס עוין - האירוע הסתיים', 'Actual allClear uav'],
  ['ניתן לצאת מהמרחב המוגן', 'Actual allClear unknown'],
  ['ניתן לצאת מהמרחב המוגן אך יש להישאר בקרבתו', 'Actual allClear unknown'],
  ['סיום שהייה בסמיכות למרחב המוגן', 'Actual allClear unknown'],
  ['לא ניתן לצאת מהמרחב המוגן', 'Actual shelter unknown'],
  ['האירוע טרם הסתיים, יש להישאר במרחב המוגן', 'Actual shelter unknown'],
  ['תרגיל - ירי רקטות וטילים', 'Exercise shelter rocket'],
  ['חדירת כלי טיס עוין תרגיל', 'Exercise shelter uav'],
  ['רעידת אדמה', 'Actual shelter unknown'],
];
for (const [title, meaning] of TITLES) {
  test(`${title} means ${meaning}`, () => {
    const { status, phase, threat, isKnown } = readTitle(title);
    assert.equal(`${status} ${phase} ${threat}`, meaning);
    assert.equal(isKnown, true);
  });
}

test('a title that no rule knows is an alarm, and says that it is unknown', () => {
  assert.deepEqual(readTitle('אירוע מסוג חדש'), { phase: 'shelter', threat: 'unknown', status: 'Actual', isKnown: false });
});

test('no random title ever ends an alarm', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      assert.equal(readTitle(title).phase, 'shelter');
    }),
  );
});
