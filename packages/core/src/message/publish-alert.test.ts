import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert, anyRegionWithAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { type Phase, STATUSES, THREATS } from '../detection/threat.ts';
import type { Alert, AlertEnd } from '../warning/alert.ts';
import { LANGUAGES, type Names, nameOf } from '../zone/zone.ts';
import type { MessageText, PublicAlert } from './public-alert.ts';
import { HEADLINE_CHARACTERS_MAX, publicAlert, TEXT_CHARACTERS_MAX } from './publish-alert.ts';
import { WORDINGS } from './wordings.ts';

const NAMES: readonly Names[] = [
  { he: 'אשקלון - דרום', ar: 'أشكلون - الجنوب', en: 'Ashkelon - South', ru: 'Ашкелон - Юг', uk: 'Ашкелон - Південь' },
  { he: 'אשקלון - צפון', ar: 'أشكلون - الشمال', en: 'Ashkelon - North', ru: 'Ашкелон - Север', uk: 'Ашкелон - Північ' },
  { he: 'זיקים', ar: 'زيكيم', en: 'Zikim', ru: 'Зиким', uk: 'Зікім' },
  { he: 'כרמיה', ar: 'كرميا', en: 'Karmia', ru: 'Кармия', uk: 'Кармія' },
  { he: 'נתיב העשרה', ar: 'نتيف هعسرا', en: 'Netiv HaAsara', ru: 'Натив-ха-Асара', uk: 'Натів-ха-Асара' },
];
const region = aRegion(
  NAMES.map((names, index) =>
    aZone({
      id: `z${index}`,
      names,
      district:
        index < 2
          ? { he: 'מערב לכיש', ar: 'غرب لخيش', en: 'West Lachish', ru: 'Западный Лахиш', uk: 'Західний Лахіш' }
          : { he: 'עוטף עזה', ar: 'غلاف غزة', en: 'Gaza Envelope', ru: 'Прилегающие к Газе', uk: 'Прилеглі до Гази' },
    }),
  ),
);
const phases = new Map<string, Phase>([
  ['was-prepare', 'prepare'],
  ['was-shelter', 'shelter'],
]);
const context = { region, byId: indexById(region), sender: 'tocsin.example', phaseOf: (id: string) => phases.get(id) };

function publish(alert: Partial<Alert> = {}): PublicAlert {
  return publicAlert(anAlert({ zones: ['z0', 'z1'], ...alert }), context);
}

function ended(how: AlertEnd['how']): Partial<Alert> {
  return { phase: 'allClear', msgType: 'Update', references: ['was-shelter'], end: { how, reason: 'r' } };
}

const OCCASIONS: readonly Partial<Alert>[] = [
  { phase: 'prepare' },
  { phase: 'prepare', references: ['was-prepare'] },
  { phase: 'shelter' },
  { phase: 'shelter', references: ['was-shelter'] },
  ended('all-clear'),
  ended('cancelled'),
  ended('expired'),
];

test('an alarm in English and Hebrew says hazard, place, time, source and what to do', () => {
  const { texts } = publish({ impactAt: '2026-01-01T12:32:00.000Z' });
  assert.deepEqual(texts.en, {
    headline: 'Rocket fire: take shelter now. Ashkelon - South, Ashkelon - North',
    description:
      'Rocket fire. Immediate danger. Warned area: Ashkelon - South, Ashkelon - North. Impact expected at about 14:32. Source: detection sensors.',
    instruction:
      'Enter the protected space within 30 seconds and stay there until the all-clear. Close doors and windows. Caught outdoors: lie down, hands over your head.',
  });
  assert.deepEqual(texts.he, {
    headline: 'ירי רקטות: היכנסו מיד למרחב המוגן. אשקלון - דרום, אשקלון - צפון',
    description: 'ירי רקטות. סכנה מיידית. אזור ההתרעה: אשקלון - דרום, אשקלון - צפון. פגיעה צפויה בסביבות השעה 14:32. מקור: חיישני גילוי.',
    instruction:
      'היכנסו למרחב המוגן תוך 30 שניות ושהו בו עד להודעה על סיום האירוע. סגרו דלתות וחלונות. הנמצאים בחוץ ללא מחסה: שכבו על הקרקע והגנו על הראש בידיים.',
  });
});

test('without a predicted impact the time is that of the message', () => {
  assert.match(publish().texts.en.description, /Time: 14:31\./);
});

test('the five steps of one zone read differently in every language', () => {
  for (const language of LANGUAGES) {
    const texts = OCCASIONS.map((occasion) => publish(occasion).texts[language]);
    for (const part of ['headline', 'description', 'instruction'] as const) {
      // Cancelled and expired ask for the same.
      const distinct = new Set(texts.map((text) => text[part])).size;
      assert.ok(distinct >= (part === 'instruction' ? 5 : 7), `${language} ${part}: ${distinct} of 7`);
    }
  }
});

test('an update tells people to stay only when everything it follows had the same phase; in doubt, to take shelter', () => {
  const headline = (references: readonly string[]): string => publish({ msgType: 'Update', references }).texts.en.headline;
  assert.match(headline(['was-shelter']), /stay in shelter/);
  for (const references of [['was-prepare'], ['was-shelter', 'was-prepare'], ['unheard-of'], []]) {
    assert.match(headline(references), /take shelter now/);
  }
});

test('each language writes the shelter time by its own rules', () => {
  const said: { readonly [language in (typeof LANGUAGES)[number]]: readonly (readonly [number, string])[] } = {
    he: [
      [0, 'היכנסו מיד למרחב המוגן'],
      [1, 'תוך שנייה אחת'],
      [2, 'תוך שתי שניות'],
      [15, 'תוך 15 שניות'],
      [60, 'תוך דקה '],
      [90, 'תוך דקה וחצי'],
      [120, 'תוך שתי דקות'],
      [180, 'תוך 3 דקות'],
    ],
    ar: [
      [0, 'ادخلوا فورًا'],
      [1, 'خلال ثانية واحدة'],
      [2, 'خلال ثانيتين'],
      [5, 'خلال 5 ثوانٍ'],
      [15, 'خلال 15 ثانية'],
      [60, 'خلال دقيقة '],
      [90, 'خلال دقيقة ونصف'],
      [120, 'خلال دقيقتين'],
      [180, 'خلال 3 دقائق'],
    ],
    en: [
      [0, 'at once'],
      [1, 'within 1 second '],
      [15, 'within 15 seconds'],
      [60, 'within 1 minute '],
      [90, 'within 90 seconds'],
      [180, 'within 3 minutes'],
    ],
    ru: [
      [0, 'немедленно'],
      [15, 'за 15 секунд '],
      [21, 'за 21 секунду '],
      [32, 'за 32 секунды '],
      [60, 'за 1 минуту '],
      [90, 'за 90 секунд '],
      [180, 'за 3 минуты '],
    ],
    uk: [
      [0, 'негайно'],
      [15, 'за 15 секунд '],
      [21, 'за 21 секунду '],
      [32, 'за 32 секунди '],
      [60, 'за 1 хвилину '],
      [90, 'за 90 секунд '],
      [180, 'за 3 хвилини '],
    ],
  };
  for (const language of LANGUAGES) {
    for (const [shelterTimeS, words] of said[language]) {
      const { instruction } = publish({ shelterTimeS }).texts[language];
      assert.ok(instruction.includes(words), `${language}, ${shelterTimeS} s: ${instruction}`);
    }
  }
});

test('of many zones the first are named, the rest counted, their districts named', () => {
  const { texts } = publish({ zones: ['z0', 'z1', 'z2', 'z3', 'z4'] });
  const place = 'Ashkelon - South, Ashkelon - North, Zikim and 2 more zones (West Lachish, Gaza Envelope)';
  assert.ok(texts.en.description.includes(place), texts.en.description);
  assert.ok(texts.he.description.includes('זיקים ועוד שני אזורים (מערב לכיש, עוטף עזה)'));
  assert.ok(texts.ar.description.includes('زيكيم ومنطقتان أخريان (غرب لخيش، غلاف غزة)'));
  assert.ok(texts.ru.description.includes('Зиким и ещё 2 зоны (Западный Лахиш, Прилегающие к Газе)'));
  assert.ok(texts.uk.description.includes('Зікім та ще 2 зони (Західний Лахіш, Прилеглі до Гази)'));
});

test('a zone that the map does not know is called by its id', () => {
  assert.match(publish({ zones: ['elsewhere'] }).texts.en.headline, /elsewhere$/);
});

test('every message about up to three zones fits a cell broadcast, in every language, status, hazard and phase', () => {
  let messages = 0;
  for (const occasion of OCCASIONS) {
    for (const status of STATUSES) {
      for (const threat of THREATS) {
        for (const zones of [['z0'], ['z0', 'z1', 'z4']]) {
          const { texts } = publish({ ...occasion, status, threat, zones, shelterTimeS: 90, impactAt: '2026-01-01T12:32:00.000Z' });
          for (const language of LANGUAGES) {
            const { description, instruction } = texts[language];
            assert.ok(description.length + instruction.length <= TEXT_CHARACTERS_MAX, `${language} ${description} ${instruction}`);
            messages += 1;
          }
        }
      }
    }
  }
  assert.equal(messages, 7 * 3 * 6 * 2 * 5);
});

const PARTS: readonly (keyof MessageText)[] = ['headline', 'description', 'instruction'];

test('an exercise and a test say so first in every part of every language; a live alert never does', () => {
  for (const occasion of OCCASIONS) {
    for (const language of LANGUAGES) {
      const { notReal } = WORDINGS[language];
      for (const part of PARTS) {
        assert.ok(publish({ ...occasion, status: 'Exercise' }).texts[language][part].startsWith(notReal.Exercise[part]));
        assert.ok(publish({ ...occasion, status: 'Test' }).texts[language][part].startsWith(notReal.Test[part]));
        const live = publish(occasion).texts[language][part];
        for (const mark of [notReal.Exercise[part], notReal.Test[part]]) assert.ok(!live.includes(mark.slice(0, 12)), live);
      }
    }
  }
});

test('a test asks nobody to do anything', () => {
  for (const occasion of OCCASIONS) {
    const { headline, description, instruction } = publish({ ...occasion, status: 'Test' }).texts.en;
    assert.doesNotMatch(`${headline} ${description} ${instruction}`, /shelter|enter|danger|protected/i);
    assert.match(instruction, /do not have to do anything/);
  }
});

test('nothing of tracks, sensors, spotters and operators gets out; feeds are named', () => {
  for (const kind of ['sensors', 'spotters', 'operator'] as const) {
    const json = JSON.stringify(publish({ source: { kind, names: ['anna-at-the-hill'] }, tracks: ['track-4711'] }));
    assert.doesNotMatch(json, /anna-at-the-hill|track-4711/);
  }
  const fed = publish({ source: { kind: 'feed', names: ['Home Front Command'] } });
  assert.deepEqual(fed.source.names, ['Home Front Command']);
  for (const language of LANGUAGES) assert.match(fed.texts[language].description, /Home Front Command\.$/);
});

test('any alert gives short, complete texts that name its zones, the same each time', () => {
  fc.assert(
    fc.property(anyRegionWithAlert, (any) => {
      const itsContext = { region: any.region, byId: indexById(any.region), sender: 'tocsin.example' };
      const alert = publicAlert(any.alert, itsContext);
      assert.deepEqual(publicAlert(any.alert, itsContext), alert);
      assert.equal('tracks' in alert, false);
      for (const language of LANGUAGES) {
        const text = alert.texts[language];
        assert.ok(text.headline.length <= HEADLINE_CHARACTERS_MAX);
        for (const part of PARTS) assert.ok(text[part].length > 0);
        if (alert.zones.length > 3) continue;
        for (const id of alert.zones) {
          const zone = any.region.zones.find((one) => one.id === id);
          assert.ok(text.description.includes(zone === undefined ? id : nameOf(zone.names, language)));
        }
      }
    }),
  );
});

test('hazards fit the event of a CAP message, and every wording is complete and of its own language', () => {
  const SCRIPTS = {
    he: /\p{Script=Hebrew}/u,
    ar: /\p{Script=Arabic}/u,
    en: /[A-Za-z]/,
    ru: /\p{Script=Cyrillic}/u,
    uk: /\p{Script=Cyrillic}/u,
  };
  for (const language of LANGUAGES) {
    const wording = WORDINGS[language];
    const words = [
      ...Object.values(wording.hazard),
      ...Object.values(wording.call),
      ...Object.values(wording.situation),
      ...Object.values(wording.notReal).flatMap(({ headline, description, instruction }) => [headline, description, instruction]),
    ];
    for (const word of words) {
      assert.match(word, SCRIPTS[language]);
      if (language !== 'en') assert.doesNotMatch(word, /[A-Za-z]/);
      // Letters that the other language does not have.
      if (language === 'ru') assert.doesNotMatch(word, /[іїєґ]/i);
      if (language === 'uk') assert.doesNotMatch(word, /[ыэъё]/i);
    }
    for (const hazard of Object.values(wording.hazard)) assert.ok(hazard.length <= 35, hazard);
  }
});
