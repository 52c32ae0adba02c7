// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DraftClaim } from './draft-claim.ts';
import { draftClaims } from './draft-claims.ts';

const DATE = '2024-06-12';
const drafts = (text: string): readonly DraftClaim[] => draftClaims(text, { date: DATE });
const kinds = (text: string): string[] => drafts(text).map(({ kind }) => kind);
const of = (text: string, kind: string): DraftClaim => {
  const found = drafts(text).find((claim) => claim.kind === kind);
  assert.ok(found, `no ${kind} in: ${text}; only ${kinds(text).join(', ')}`);
  return found;
};
const figure = (text: string, kind: string): readonly unknown[] => {
  const { quantity } = of(text, kind);
  return [quantity?.qualifier, quantity?.value, quantity?.min, quantity?.max];
};

test('a figure keeps its bound, and the words it was printed with', () => {
  assert.deepEqual(figure('Militants fired at least 14 rockets at Netivot.', 'launch_count'), ['at_least', 14, 14, null]);
  assert.deepEqual(figure('More than two dozen drones were launched from Iraq.', 'launch_count'), ['more_than', 24, 25, null]);
  assert.deepEqual(figure('Up to nine people were wounded in Haifa.', 'casualties_injured'), ['at_most', 9, null, 9]);
  assert.deepEqual(figure('Some 1,150 people were displaced by the shelling.', 'displaced'), ['about', 1150, null, null]);
  assert.deepEqual(figure('Nearly 300 people fled their homes in Tyre.', 'displaced'), ['nearly', 300, null, 300]);
  assert.deepEqual(figure('Between 30 and 40 missiles were fired from Iran.', 'launch_count'), ['range', null, 30, 40]);
  assert.deepEqual(figure('Dozens were injured in Rafah.', 'casualties_injured'), ['vague', null, 12, null]);
  assert.equal(of('Militants fired at least 14 rockets at Netivot.', 'launch_count').quantity?.words, 'at least 14');
});

test('ages, dates, clocks, distances, shares and names of weapons are no counts', () => {
  for (const text of [
    'The wreck lay 40 km out at sea, officials said on 7 June.',
    'The S-300 battery near Homs was moved at 4 p.m.',
    'The war, in its ninth month, has cost $3 billion.',
    'About 90 percent of the city has no power.',
    'Resolution 1701 was passed in 2006.',
  ])
    assert.deepEqual(
      drafts(text).filter(({ quantity }) => quantity !== null),
      [],
      text,
    );
});

test('what became of rockets is told apart, each with its own figure', () => {
  const text = 'Eight rockets were fired at Sderot: five were intercepted, two fell in open areas and one landed in the sea.';
  assert.deepEqual(
    drafts(text).map(({ kind, quantity }) => [kind, quantity?.value]),
    [
      ['launch_count', 8],
      ['interception', 5],
      ['impact_open_area', 2],
      ['fell_in_sea', 1],
    ],
  );
  assert.deepEqual(figure('Two mortar shells fired from Khan Younis landed inside the Strip.', 'fell_short'), ['exact', 2, 2, 2]);
  assert.deepEqual(figure('Air defences shot down 17 of the 21 drones.', 'interception'), ['exact', 17, 17, 17]);
  assert.deepEqual(figure('Air defences shot down 17 of the 21 drones.', 'launch_count'), ['exact', 21, 21, 21]);
});

test('no injuries, injuries unknown and silence are three things', () => {
  assert.deepEqual(figure('A rocket hit a field near Zikim; no injuries were reported.', 'casualties_none'), ['exact', 0, 0, 0]);
  assert.ok(kinds('It was not immediately clear whether anyone was killed in the strike.').includes('casualties_unknown'));
  assert.ok(!kinds('A rocket hit a field near Zikim.').some((kind) => kind.startsWith('casualties')));
  assert.ok(kinds('The drone crashed without causing damage.').includes('damage_none'));
  assert.ok(kinds('The extent of the damage was unclear, the mayor said.').includes('damage_unknown'));
  assert.ok(!kinds('The extent of the damage was unclear, the mayor said.').includes('damage'));
});

test('parts belong to the figure before them', () => {
  const text = 'At least 18 people, including seven children, were killed in Deir al-Balah, medics said.';
  assert.deepEqual(
    drafts(text).map(({ kind, quantity, source }) => [kind, quantity?.value, source]),
    [
      ['casualties_killed', 18, 'medics (unnamed)'],
      ['casualties_killed', 7, 'medics (unnamed)'],
    ],
  );
});

test('who says it is found before, behind, and through others', () => {
  const source = (text: string): string => of(text, 'launch_count').source;
  assert.match(source('The Israeli military said six rockets were fired from Lebanon.'), /Israel Defense Forces/);
  assert.match(source('Six rockets were fired from Lebanon, according to the Home Front Command.'), /Home Front Command/);
  assert.match(source('“Six rockets were fired from Lebanon,” said army spokeswoman Dana Regev.'), /Dana Regev/);
  assert.equal(source('Six rockets were fired from Lebanon on Monday.'), 'narrator');
  const carried = of('Six rockets were fired from Lebanon, a security source told Reuters.', 'launch_count');
  assert.deepEqual([carried.source, carried.via], ['security source (unnamed)', 'Reuters']);
  const cited = of('Al Jazeera, citing hospital officials, reported that 12 people were killed in Rafah.', 'casualties_killed');
  assert.match(cited.source, /hospital officials/);
});

test('he, it and the group are those spoken of before', () => {
  const text = 'Governor Ihor Koval said two drones were shot down. He said three people were hurt.';
  assert.match(of(text, 'casualties_injured').source, /Ihor Koval/);
  const group = 'Hezbollah shelled the border near Metula. The group said it fired 20 rockets at a barracks.';
  assert.match(of(group, 'launch_count').source, /Hezbollah/);
  assert.ok(kinds(group).includes('responsibility_claim'));
});

test('a quotation over several sentences has one speaker', () => {
  const text = '“Four rockets were fired. Two people were wounded,” the mayor of Ofakim, Eli Dror, said.';
  for (const claim of drafts(text)) assert.match(claim.source, /Eli Dror|mayor/);
});

test('an accusation is alleged, a denial denied, the rest asserted', () => {
  assert.equal(
    of('The army accused Hezbollah of breaching the ceasefire by firing rockets at Shlomi.', 'violation_allegation').status,
    'alleged',
  );
  assert.equal(of('The army accused Hezbollah of breaching the ceasefire by firing rockets at Shlomi.', 'launch').status, 'alleged');
  assert.equal(of('The group denied firing any rockets.', 'denial').status, 'denied');
  assert.equal(of('Three missiles were intercepted over Eilat.', 'interception').status, 'asserted');
});

test('a plan is no event; a planned release is a term of the deal', () => {
  assert.deepEqual(kinds('The group could fire hundreds of rockets if it is attacked.'), []);
  assert.deepEqual(figure('Under the deal, Hamas will free 33 hostages.', 'release_terms'), ['exact', 33, 33, 33]);
  assert.deepEqual(figure('Israel is to free 30 prisoners for every hostage.', 'release_terms'), ['exact', 30, 30, 30]);
});

test('days are the last ones past, parts of a day are intervals, and no hour is made up', () => {
  // 2024-06-12 is a Wednesday.
  const iso = (text: string): string | undefined => of(text, 'launch_count').time?.iso;
  assert.equal(iso('Two rockets were fired on Monday.'), '2024-06-10');
  assert.equal(iso('Two rockets were fired on Thursday.'), '2024-06-06');
  assert.equal(iso('Two rockets were fired on Wednesday.'), '2024-06-12');
  assert.equal(iso('Two rockets were fired on Tuesday evening.'), '2024-06-11T18:00+03:00/2024-06-12T00:00+03:00');
  assert.equal(iso('Two rockets were fired overnight.'), '2024-06-11T18:00+03:00/2024-06-12T06:00+03:00');
  assert.equal(iso('Two rockets were fired at 6:40 a.m. on Tuesday.'), '2024-06-11T06:40+03:00');
  assert.equal(iso('Two rockets were fired at 0340 GMT.'), '2024-06-12T03:40Z');
  assert.equal(iso('Two rockets were fired on May 3.'), '2024-05-03');
  assert.equal(iso('Since October 7, over 9,000 rockets have been fired.'), '2023-10-07/2024-06-12');
  assert.equal(draftClaims('Two rockets were fired on Monday.')[0]?.time, null);
});

test('the zone is that of the country told of', () => {
  const text = 'Russia launched 12 drones at Kyiv and Odesa at 3 a.m., Ukraine’s air force said.';
  assert.equal(of(text, 'launch_count').time?.iso, '2024-06-12T03:00+03:00');
  const yemen = 'A missile was launched from Sanaa in Yemen at 5 a.m.';
  assert.equal(of(yemen, 'launch_count').time?.iso, '2024-06-12T05:00+03:00');
});

test('places have one name in all their spellings', () => {
  assert.equal(of('Twelve people were killed in Khan Yunis.', 'casualties_killed').place, 'Khan Younis');
  assert.equal(of('Five rockets were fired from Lebanon toward Kiryat Shemona.', 'launch_count').place, 'Lebanon -> Kiryat Shmona');
  assert.equal(draftClaims('A man was hurt in Upper Wadi.', { date: DATE, places: ['Upper Wadi'] })[0]?.place, 'Upper Wadi');
});

test('alerts, shelters, closures and truces have kinds of their own', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Sirens wailed in Eilat before dawn.', 'sirens'],
    ['The sirens were triggered by mistake, the army said.', 'alert_error'],
    ['Residents may leave the shelters, the Home Front Command said.', 'all_clear'],
    ['Residents of the Galilee were told to stay near shelters.', 'shelter_instruction'],
    ['Thousands ran to bomb shelters.', 'sheltering'],
    ['Flights from the airport were suspended for an hour.', 'service_disruption'],
    ['Schools in the north were closed on Sunday.', 'movement_restriction'],
    ['The army ordered residents of two villages to leave their homes.', 'evacuation_notice'],
    ['A fire broke out in an industrial zone.', 'fire'],
    ['The ceasefire came into effect on Sunday.', 'truce_start'],
    ['The ceasefire collapsed on Tuesday.', 'truce_end'],
    ['Both sides agreed to a four-day truce.', 'truce_duration'],
    ['The truce was extended by three days.', 'truce_extension'],
    ['The truce is holding, mediators said.', 'truce_status'],
    ['The group claimed responsibility for the attack.', 'responsibility_claim'],
    ['No interceptors were fired at the drone.', 'no_interception'],
  ];
  for (const [text, kind] of cases) assert.ok(kinds(text).includes(kind), `${kind} in: ${text}; got ${kinds(text).join(', ')}`);
});

test('a headline, a dateline and page furniture are no sentences of the story', () => {
  const text =
    'Three drones downed over Haifa\n\nHAIFA (Reuters) - Three drones were shot down on Monday.\n\nRead more: 40 drones were fired last year';
  const found = drafts(text);
  assert.deepEqual(
    found.map(({ kind, quantity, via }) => [kind, quantity?.value, via]),
    [
      ['interception', 3, 'Reuters'],
      ['interception', 3, 'Reuters'],
    ],
  );
});

test('the date is read from the head of the text', () => {
  const [claim] = draftClaims(' date 2022-08-07 Six rockets were fired on Friday.');
  assert.equal(claim?.time?.iso, '2022-08-05');
  assert.equal(claim?.span[0], ' date 2022-08-07 '.length);
});
