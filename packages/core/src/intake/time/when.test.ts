// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';
import { plainText } from '../reading/plain-text.ts';
import { findDate } from './find-date.ts';

/** A Wednesday. */
const DATE = '2024-06-12';
const when = (text: string, kind: string): string | undefined =>
  draftClaims(text, { date: DATE }).find((claim) => claim.kind === kind)?.time?.iso;

test('a headline and a lead without a day are told at the day of the news', () => {
  const text = 'Missiles kill five in Sumy, officials say\n\nAt least five people were killed in Sumy on Monday.';
  assert.equal(when(text, 'casualties_killed'), '2024-06-10');
});

test('"a day after" dates what it stands before, not the news', () => {
  const text = 'Jets struck a depot near Homs on Tuesday, a day after a drone killed two soldiers.';
  assert.equal(when(text, 'casualties_killed'), '2024-06-10');
  const next = 'Jets struck a depot near Homs on Tuesday.\n\nIt came a day after rebels killed two soldiers.';
  assert.equal(when(next, 'casualties_killed'), '2024-06-10');
});

test('tolls are counted since a day, a month, or the start of the war', () => {
  assert.equal(when('Some 40 people have been killed since May 3.', 'casualties_killed'), '2024-05-03/2024-06-12');
  assert.equal(when('At least 900 civilians have been killed in Ukraine since February 2022.', 'casualties_killed'), '2022-02/2024-06-12');
  assert.equal(when('In Kyiv, 90 people have died since the start of the war.', 'casualties_killed'), '2022-02-24/2024-06-12');
  assert.equal(
    when('Nine people were killed in Rafah since Sunday. At least 20 more were wounded.', 'casualties_injured'),
    '2024-06-09/2024-06-12',
  );
  assert.equal(when('The toll since October last year rose to 310 dead.', 'casualties_killed'), '2023-10/2024-06-12');
});

test('stretches of days', () => {
  assert.equal(when('Shelling killed two people between 3 and 5 June.', 'casualties_killed'), '2024-06-03/2024-06-05');
  assert.equal(when('From 22:00 on 10 June to 04:00 on 11 June the army shot down nine drones.', 'interception'), '2024-06-10/2024-06-11');
  assert.match(when('Schools will stay closed through Friday.', 'movement_restriction') ?? '', /^2024-06-12\/2024-06-14/);
});

test('what is held is held today, what is to come starts no telling', () => {
  assert.equal(when('They were seized on May 1. The group still holds 12 hostages.', 'hostages_held'), DATE);
  assert.equal(when('Talks are due on Friday.\n\nTwo people were killed in Jenin.', 'casualties_killed'), DATE);
  assert.equal(when('A boy was hit by shrapnel on Tuesday and killed; two people were killed.', 'casualties_killed'), '2024-06-11');
});

test('the date of publication stands in a short line of its own, a stamp, or a dateline', () => {
  const dated = (text: string): string | undefined => findDate(plainText(text));
  assert.equal(dated('HARBOUR WIRE, January 6, 2024\n\nRockets fell.'), '2024-01-06');
  assert.equal(dated('Coast Daily | 6 January 2024\nRockets fell.'), '2024-01-06');
  assert.equal(dated('LUTSK, March 5, 2024 — Drones came.'), '2024-03-05');
  assert.equal(dated('Update 12\nAs of 18:00, 14 May 2024\n\nKey points'), '2024-05-14');
  assert.equal(dated('On January 6, 2024, rockets fell.'), undefined);
  assert.equal(dated('The raid of 3 March 2021 left nine dead.\n'), undefined);
});

test('the day of the saying gives way to the day of what is said', () => {
  assert.equal(when('The mayor said on Monday that two people were killed on Sunday.', 'casualties_killed'), '2024-06-09');
  assert.match(
    when('Officials said on Wednesday that two people were hurt after drones came down overnight.', 'casualties_injured') ?? '',
    /^2024-06-11T18/,
  );
});

test('a superlative since a day is no time of what is told', () => {
  assert.equal(when('Nine people were killed on Tuesday in the deadliest attack since May 3.', 'casualties_killed'), '2024-06-11');
});

test('"overnight and on Wednesday" is one stretch; "since then" counts from the day named last', () => {
  assert.equal(when('Strikes overnight and on Wednesday killed four people.', 'casualties_killed'), '2024-06-11/2024-06-12');
  const text = 'Rebels seized the town on May 20. Since then, 12 people have been killed.';
  assert.equal(when(text, 'casualties_killed'), '2024-05-20/2024-06-12');
});

test('a campaign in its nth day, a truce in its second', () => {
  const text = 'Jets pounded the valley for a fifth straight day.\n\nThe strikes have killed 30 people.';
  assert.equal(when(text, 'casualties_killed'), '2024-06-08/2024-06-12');
  const truce = 'It was the second day of the truce. On the first day of the truce, the group released 10 hostages.';
  assert.equal(when(truce, 'hostages_released'), '2024-06-11');
});

test('"this morning" in a quotation is of the day told of; a weekend is its Saturday and Sunday', () => {
  const text = 'Rockets hit Haifa on Tuesday, officials said.\n\n"This morning they killed two people," the mayor said.';
  assert.match(when(text, 'casualties_killed') ?? '', /^2024-06-11/);
  assert.equal(when('Over the weekend, shelling killed two people.', 'casualties_killed'), '2024-06-08/2024-06-09');
});
