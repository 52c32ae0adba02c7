import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchZones } from './match-zones.ts';
import type { PageZone } from './near-me.ts';

function zone(id: string, names: PageZone['names']): PageZone {
  return { id, names, shelterTimeS: 30, rings: [] };
}

const zones = [
  zone('industry', { en: 'North Ashkelon Industrial Zone' }),
  zone('south', { en: 'Ashkelon - South', he: 'אשקלון - דרום', ru: 'Ашкелон - Юг' }),
  zone('judeide', { he: "ג'דיידה מכר", en: 'Judeide Makr' }),
];
const ids = (text: string) => matchZones(zones, text, 8).map(({ id }) => id);

test('a zone is found by its name in any language, whatever the case', () => {
  assert.deepEqual([ids('ашкелон'), ids('דרום'), ids('JUDEIDE')], [['south'], ['south'], ['judeide']]);
});

test('a name that begins with the text comes before one that only holds it', () => {
  assert.deepEqual(ids('ashkelon'), ['south', 'industry']);
});

test('dashes, spaces and any kind of quote do not stand in the way', () => {
  assert.deepEqual([ids('ashkelon  south'), ids('ג׳דיידה'), ids('גדיידה')], [['south'], ['judeide'], ['judeide']]);
});

test('an empty search finds nothing, and never more than asked for is found', () => {
  assert.deepEqual([ids('  '), matchZones(zones, 'a', 1).length], [[], 1]);
});
