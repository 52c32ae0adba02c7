// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const sources = (text: string): string[] => draftClaims(text, { date: '2024-06-12' }).map(({ kind, source }) => `${kind}: ${source}`);
const says = (text: string, kind: string, who: RegExp): void => {
  const claims = draftClaims(text, { date: '2024-06-12' }).filter((claim) => claim.kind === kind);
  assert.ok(
    claims.some(({ source }) => who.test(source)),
    `${kind} by ${who} not in [${sources(text).join('; ')}] of: ${text}`,
  );
};

test('a telling goes on with who told the sentence before', () => {
  says('In Odesa, the mayor said a depot was hit. Another four people were injured.', 'casualties_injured', /mayor/);
  says('Lutsk officials said two drones were downed. No casualties were reported.', 'casualties_none', /Lutsk officials/);
  says('The mayor said a depot was hit.\n\nFour people were injured in Lviv.', 'casualties_injured', /^narrator$/);
});

test('counters of people speak in the present and in brackets', () => {
  says('Three people were hurt, Lviv emergency services report.', 'casualties_injured', /emergency services/);
  says('Some 40,000 people are displaced (IOM, 3 June).', 'displaced', /Migration|IOM/);
  says('WHO has verified 14 attacks on clinics.', 'attack', /World Health Organization/);
  says('About 30 patients were unable to leave, the World Health Organization says.', 'access_restriction', /World Health Organization/);
});

test('what follows the words of saying is the report’s own again', () => {
  says('Ten people were killed, the mayor says, as rockets hit the port', 'casualties_killed', /mayor/);
  says('A clinic was hit by a missile; six people died, the governor of Homs said.', 'impact', /^narrator$/);
  says('Two drones fell in Tver: governor', 'impact', /governor/);
});

test('of two speakers each keeps his own', () => {
  says('Baku denied the charge and said Armenian forces had shelled six villages.', 'strike_target', /Azerbaijan|Baku/);
  says('The army claims the group fired nine rockets, a charge the movement rejects.', 'denial', /movement/);
  says('The raid was condemned by members of the Arab League.', 'condemnation', /Arab League/);
});

test('numbers, nobody and days speak not', () => {
  for (const text of [
    'Eight were downed by the navy, the army said.',
    'No-one was hurt, he added.',
    'Overnight on Saturday, the regional prosecutor said two people died.',
  ])
    for (const source of sources(text)) assert.doesNotMatch(source, /: (?:Eight|No-one|.*Saturday)/);
});

test('a ministry is that of its field', () => {
  says(
    'The Pentagon said a ship was hit. In Aden, the health ministry said five people were killed.',
    'casualties_killed',
    /health ministry/,
  );
});

test('an order in the passive has no issuer that is its addressee', () => {
  for (const source of sources('Residents of Kfar Aza are told to stay near shelters.')) assert.doesNotMatch(source, /Residents/);
});

test('a statement is that of who spoke last', () => {
  says('The navy said it downed a drone.\n\nTwo sailors were injured, the statement said.', 'casualties_injured', /navy/);
  says('"The gang is to blame. Its rockets killed two people," said Mayor Lev Orlan.', 'casualties_killed', /Lev Orlan/);
  says('Nine people were killed in Sumy.\n\nThis was announced by Mayor Lev Orlan.', 'casualties_killed', /Lev Orlan/);
});

test('a name is that of its bearer, not of another of the same family', () => {
  const text = 'President Ivan Lenko vowed revenge. Five drones were shot down, army spokesman Petro Lenko said.';
  says(text, 'interception', /Petro Lenko/);
});

test('an outlet tells what its pictures show and its people see', () => {
  says('Reuters footage showed two buildings on fire and residents fleeing.', 'fire', /Reuters/);
  says('AFP journalists in Haifa heard sirens in the port.', 'sirens', /AFP/);
});

test('nouns of orders and claims speak not', () => {
  for (const text of ['Evacuation orders affect 20,000 people in Rafah.', 'Missile, the third in a week, said to land in an open field.'])
    for (const source of sources(text)) assert.match(source, /: narrator$/);
});

test('a dateline in brackets and curly marks inside straight ones are read past', () => {
  says('(Amman) The army said that two drones were shot down.', 'interception', /army/i);
  says('"Jets are ready for “broad strikes” and two drones were shot down," General Ron Adar said.', 'interception', /Ron Adar/);
});

test('what happened beside an announcement, an order or a vow is told by the report, not by whoever announced', () => {
  const source = (text: string, kind: string) => draftClaims(text, { date: '2024-06-12' }).find((claim) => claim.kind === kind)?.source;
  assert.equal(
    source('The group formally announced the end of the lull as gunmen fired six rockets at Ofakim.', 'launch_count'),
    'narrator',
  );
  assert.equal(source('The minister ordered a forceful answer after 11 rockets were fired from Lebanon.', 'launch_count'), 'narrator');
  assert.match(source('The army said 11 rockets were fired after midnight.', 'launch_count') ?? '', /army/);
});

test('the outlet before a stroke, or a place before a dash, is no part of who speaks', () => {
  const [claim] = draftClaims('Harbour News/ The army said 11 rockets were fired at Ofakim.', { date: '2024-06-12' });
  assert.match(claim?.source ?? '', /^army/);
  const [dashed] = draftClaims('Stonebridge - The army said 11 rockets were fired at Ofakim.', { date: '2024-06-12' });
  assert.match(dashed?.source ?? '', /^army/);
});
