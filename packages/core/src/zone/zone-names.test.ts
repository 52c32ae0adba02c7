import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { membersOf } from './name-book.ts';
import { exactKey, spellingKey } from './name-key.ts';
import type { Region, Zone } from './zone.ts';
import { createNameResolver, type ResolvedName } from './zone-names.ts';

function aZone(id: string, he: string, more: Partial<Zone> = {}): Zone {
  return { id, names: { he }, district: { he: 'עוטף' }, shelterTimes: [], parts: [], point: [34, 31], aliases: [], shelters: [], ...more };
}

const region: Region = {
  id: 'test',
  version: '1',
  timeZone: 'UTC',
  zones: [
    aZone('1', "ג'ת", { names: { he: "ג'ת", ar: 'جت', en: 'Jatt' } }),
    aZone('2', 'גת', { names: { he: 'גת', ar: 'جت', en: 'Gat' } }),
    aZone('3', "כפר ביל'ו", { names: { he: "כפר ביל'ו", en: "Kfar Bil'u", ru: 'Кфар-Билу' } }),
    aZone('4', 'שדרות, איבים'),
    aZone('5', 'חיפה - כרמל, הדר ועיר תחתית'),
    aZone('6', 'אשדוד -יא,יב,טו,יז,מרינה,סיטי'),
    aZone('7', 'חוף כורסי, לבנון, חלוקים'),
    aZone('8', 'קריית ארבע'),
    aZone('9', 'קידר', { aliases: ['קדר'] }),
    aZone('10', 'אשקלון - דרום'),
    aZone('11', 'אשקלון - צפון'),
    aZone('12', 'אזור תעשייה בר-לב'),
    aZone('13', 'אל פורעה', { names: { he: 'אל פורעה', ar: 'الفرعة' } }),
    aZone('14', 'מעלה א', { aliases: ['המעלות'] }),
    aZone('15', 'מעלה ב', { aliases: ['המעלות'] }),
    aZone('16', "ביר הדאג'"),
    aZone('17', 'מכון וינגייט'),
    aZone('18', 'לבון'),
    aZone('19', 'לביא'),
    aZone('20', 'תחנת רכבת קריית מלאכי - יואב'),
  ],
};
const { resolve } = createNameResolver(region);

function idsOf(resolved: ResolvedName): string | readonly (string | undefined)[] {
  return resolved.kind === 'zone' ? resolved.zones.map((zone) => region.zones[zone]?.id) : resolved.kind;
}

const spellings: readonly (readonly [string, readonly string[]])[] = [
  ['ג׳ת', ['1']],
  ['ג’ת', ['1']],
  ['גת', ['2']],
  ["'גת", ['2']],
  ["כפר ביל''ו", ['3']],
  ['כפר ביל"ו', ['3']],
  ['כפר ביל״ו', ['3']],
  ['כפר  ביל׳׳ו', ['3']],
  [' כפר\u00A0ביל“ו ', ['3']],
  ['\u200Fכפר ביל״ו\u200E', ['3']],
  ['\uFEFFכפר ביל״ו\u0A7B', ['3']],
  ['כפר־בילו', ['3']],
  ["KFAR BIL'U", ['3']],
  ['Kfar Bilu', ['3']],
  ['кфар билу', ['3']],
  ['שדרות', ['4']],
  ['איבים', ['4']],
  ['שדרות ,איבים', ['4']],
  ['שדרות ואיבים', ['4']],
  ['חיפה – כרמל, הדר ועיר תחתית', ['5']],
  ['חיפה - כרמל', ['5']],
  ['אשדוד -יא,יב,טו,יז,מרינה,סיט', ['6']],
  ['אשדוד - יא, יב, טו, יז, מרינה, סיטי', ['6']],
  ['קרית ארבע', ['8']],
  ['קריית-ארבע', ['8']],
  ['קדר', ['9']],
  ['אשקלון־צפון', ['11']],
  ['אשקלון, דרום', ['10']],
  ['אזה"ת בר לב', ['12']],
  ['איזור תעשיה בר לב', ['12']],
  ['الفرعه', ['13']],
  ['אלפורעה', ['13']],
  ['המעלות', ['14', '15']],
  ['ביר הדאג', ['16']],
  ['קדר, גת', ['9', '2']],
  ['12', ['12']],
];

for (const [name, ids] of spellings) {
  test(`${JSON.stringify(name)} names zone ${ids.join(' and ')}`, () => assert.deepEqual(idsOf(resolve(name)), ids));
}

const unknown: readonly (readonly [string, string])[] = [
  ['אשקלון', 'a town of two zones'],
  ['جت', 'two zones have this name in Arabic'],
  ['לבנון', 'a member of a joint beach name is not the bare word'],
  ['כרמל', 'a part of a town is not the bare word'],
  ['דרום', 'a direction'],
  ['מכון', 'the first word of a name that has a vav in it'],
  ['ינגייט', 'the rest of it'],
  ['קדר דרום', 'another place that begins with the name'],
  ['חוות גת', 'another place that ends with the name'],
  ['אזור תעשייה', 'a kind of place'],
  ['גת, מקום אחר', 'a list with a name that is unknown'],
  ['לבוא', 'one letter away from two zones'],
  ['תחנת רכבת קריית מלאכי', 'a long name cut at a word'],
  ['', 'nothing'],
  ["'", 'a quote'],
  ['\u200F', 'a mark'],
  ['__proto__', 'a word that objects know'],
];
for (const [name, why] of unknown) {
  test(`${JSON.stringify(name)} names no zone: ${why}`, () => assert.equal(resolve(name).kind, 'unknown'));
}

test('an unknown name lists the zones that it may have meant', () => {
  const candidates = (name: string): readonly (string | undefined)[] => {
    const resolved = resolve(name);
    return resolved.kind === 'unknown' ? resolved.candidates.map((zone) => region.zones[zone]?.id) : [];
  };
  assert.deepEqual(candidates('אשקלון'), ['10', '11']);
  assert.deepEqual(candidates('جت'), ['1', '2']);
  assert.deepEqual(candidates('גת, מקום אחר'), ['2']);
});

test('names of the whole country, of a part of it and of a district are told apart from zones', () => {
  assert.equal(resolve('כל הארץ').kind, 'everywhere');
  assert.equal(resolve('All Areas').kind, 'everywhere');
  assert.deepEqual(resolve('ברחבי הארץ'), { kind: 'pseudo', pseudo: 'somewhere', zones: [] });
  const district = resolve('עוטף');
  assert.ok(district.kind === 'pseudo' && district.pseudo === 'district' && district.zones.length === region.zones.length);
});

test('members of joint names keep the head that they share', () => {
  assert.deepEqual(membersOf('א, ב'), ['א', 'ב']);
  assert.deepEqual(membersOf('עיר - א,ב'), ['עיר - א', 'עיר - ב']);
  assert.deepEqual(membersOf('חוף א, ב'), ['חוף א', 'חוף ב']);
  assert.deepEqual(membersOf('א - ב'), []);
});

test('what feeds do to quotes, spaces, dashes, marks and case changes no resolution', () => {
  const noise = {
    quote: fc.constantFrom("'", "''", '"', '׳', '״', '׳׳', '’', '”', '`'),
    gap: fc.constantFrom(' ', '  ', '\u00A0', '\t', '־', ' - ', '–', '\u200F '),
    mark: fc.constantFrom('', '\u200E', '\u202B', '\uFEFF', '\u0A7B', ' '),
  };
  fc.assert(
    fc.property(fc.nat(region.zones.length - 1), noise.quote, noise.gap, noise.mark, (index, quote, gap, mark) => {
      const name = region.zones[index]?.names.he ?? '';
      const noisy = `${mark}${name.replaceAll("'", quote).replaceAll(' ', gap)}${mark}`;
      assert.deepEqual(idsOf(resolve(noisy)), [region.zones[index]?.id]);
    }),
  );
});

test('a random string resolves to nothing unless it spells a name, an alias, a member or an id', () => {
  const known = new Set(
    region.zones.flatMap((zone) =>
      [zone.id, ...Object.values(zone.names), ...zone.aliases, ...Object.values(zone.names).flatMap(membersOf)].map(unspaced),
    ),
  );
  const word = fc.string({ unit: fc.constantFrom(...'אבגדהוזחטיכלמנסעפצקרשתםן \'"-,ab1'), maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(word, fc.string({ unit: 'binary' })), (name) => {
      const resolved = resolve(name);
      if (resolved.kind === 'zone' && resolved.by !== 'list') assert.ok(known.has(unspaced(name)) || known.has(name.trim()), name);
    }),
    { numRuns: 5_000 },
  );
});

test('keys of keys are the same keys', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      assert.equal(exactKey(exactKey(name)), exactKey(name));
      assert.equal(spellingKey(exactKey(name)), spellingKey(name));
    }),
  );
});

function unspaced(name: string): string {
  return spellingKey(name).replaceAll(' ', '');
}
