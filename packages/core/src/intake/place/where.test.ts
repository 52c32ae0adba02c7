// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const where = (text: string, kind: string): string | null | undefined =>
  draftClaims(text, { date: '2024-06-12' }).find((claim) => claim.kind === kind)?.place;

test('who acts is no place, what is hit is', () => {
  assert.equal(where('Turkey struck 12 targets in Qamishli.', 'strike'), 'Qamishli');
  assert.equal(where('Clashes broke out in Afrin.\nTurkey struck 12 targets.', 'strike'), 'Afrin');
  assert.equal(where('Two people were killed in the Russian attacks on Sumy.', 'casualties_killed'), 'Sumy');
});

test('a region, a port and a district are named in full', () => {
  assert.equal(where("Four deaths were reported in Ukraine's western Volyn region.", 'casualties_killed'), 'western Volyn region');
  assert.equal(where('Tver regional governor Oleg Ivanov said two people were hurt.', 'casualties_injured'), 'Tver region');
  assert.equal(where('Three people were killed at a Yemeni port.', 'casualties_killed'), 'Yemeni port');
});

test('what flies has a way, from the home of who fires where nothing else is said', () => {
  assert.equal(where('Houthi rebels fired two missiles at Eilat.', 'launch_count'), 'Yemen -> Eilat');
  assert.equal(where('Six rockets were fired from Tyre towards Acre.', 'launch_count'), 'Tyre -> Acre');
  assert.equal(where('North Korea fired two missiles into the sea off its east coast.', 'fell_in_sea'), 'sea off its east coast');
  assert.equal(where('Hamas fired nine rockets at Sderot and four fell in open areas.', 'impact_open_area'), 'open areas');
});

test('those who count harm count it at home', () => {
  assert.equal(where("Lebanon's health ministry says 36 people have been killed.", 'casualties_killed'), 'Lebanon');
  assert.equal(where('Ukrainian emergency services said nine people were hurt.', 'casualties_injured'), 'Ukraine');
});

test('the place of another clause, and of another post, is not taken', () => {
  const text = 'In Dnipro, five people died when a missile hit a mall, and in Odesa three people were hurt.';
  assert.equal(where(text, 'casualties_killed'), 'Dnipro');
  assert.equal(where(text, 'casualties_injured'), 'Odesa');
  assert.equal(where('Sirens sounded in Arab al-Aramshe.', 'sirens'), 'Arab al-Aramshe');
});

test('a blow lands where it is aimed, not where it came from', () => {
  assert.equal(where('Fighting was reported in Manbij.\nTurkish jets struck five sites.', 'strike'), 'Manbij');
  assert.equal(where('Four rockets fired from Tyre exploded in Acre, wounding three people.', 'casualties_injured'), 'Acre');
  assert.equal(where('Israeli warplanes struck nine Hezbollah positions.', 'strike'), 'Lebanon');
  assert.equal(where('Russia pounded Ukraine for three days, killing 20 people.', 'casualties_killed'), 'Ukraine');
  assert.equal(where('Two people were hurt in an Iran missile barrage, Israeli rescuers say', 'casualties_injured'), 'Israel');
});

test('"the city", "the capital" and "the south of the country" are those named before', () => {
  assert.equal(where('Shelling was heard in Sumy. Three people were killed in the city.', 'casualties_killed'), 'Sumy');
  assert.equal(where('The front in Lebanon was calm. A strike in the capital killed two people.', 'casualties_killed'), 'Beirut');
  assert.equal(where('Fires burned across Jordan. Sirens sounded in the south of the country.', 'sirens'), 'southern Jordan');
});

test('a place that only says where another one lies is not meant', () => {
  assert.equal(where('In the Tula region, just south of Moscow, a drone killed two people.', 'casualties_killed'), 'Tula region');
  assert.equal(where('A drone was shot down before it entered Jordanian airspace.', 'interception'), 'outside Jordanian airspace');
});

test('captives are where they are held; the dead are not of the hospital that counts them', () => {
  assert.equal(where('Israel released 12 Palestinian prisoners after talks in Cairo.', 'prisoners_released'), 'Israel');
  assert.equal(where('A market in Rafah was hit. Nine people were killed, doctors at Nasser Hospital said.', 'casualties_killed'), 'Rafah');
});

test('a flight without a start has that of the flights before', () => {
  const text = 'Six rockets from Gaza fell in fields. Another nine rockets were fired at Ashkelon.';
  assert.equal(
    draftClaims(text, { date: '2024-06-12' }).find(({ kind, quote }) => kind === 'launch_count' && quote.includes('nine'))?.place,
    'Gaza Strip -> Ashkelon',
  );
});

test('armed bodies of a country, faiths and agencies are no places', () => {
  assert.equal(where('The Armed Forces of Ukraine said two people were killed in Kursk.', 'casualties_killed'), 'Kursk');
  assert.equal(where('A rocket killed three people in the Druze village of Ein Qiniye.', 'casualties_killed'), 'Ein Qiniye');
});

test('a town that is somebody’s surname is no place, and a report that names no country keeps the zone of whoever reads', () => {
  const text = 'The mayor of Stonebridge, Dana Orel, said that sirens would be tested on Sunday at 7 a.m.';
  const [claim] = draftClaims(text, { date: '2024-01-06', homeZone: 'Europe/Madrid' });
  assert.equal(claim?.place ?? null, null);
  assert.ok(claim?.time?.iso.endsWith('+01:00') ?? false);
  const told = draftClaims('Rockets hit Orel on Sunday, officials said.', { date: '2024-01-08' });
  assert.equal(told[0]?.place, 'Oryol');
});
