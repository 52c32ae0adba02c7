// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';
import { findEvents } from './find-events.ts';

const kinds = (text: string): string[] => draftClaims(text, { date: '2024-06-12' }).map(({ kind }) => kind);
const tells = (kind: string, ...texts: readonly string[]): void => {
  for (const text of texts) assert.ok(kinds(text).includes(kind), `no ${kind} in: ${text}; only ${kinds(text).join(', ')}`);
};
const tellsNot = (kind: string, ...texts: readonly string[]): void => {
  for (const text of texts) assert.ok(!kinds(text).includes(kind), `${kind} in: ${text}`);
};

test('attacks and offensives, not memories of them', () => {
  tells(
    'attack',
    'Rebels launched a new offensive on Monday.',
    'The militia has repeatedly attacked tankers.',
    'Mortar fire resumed at dawn.',
  );
  tells('ground_operation', 'Troops invaded the island on Sunday.', 'Shelling was followed by a ground invasion.');
  tellsNot(
    'ground_operation',
    'Minsk launched a full-scale invasion in March 2015.',
    'Envoys spoke of an imminent incursion into the valley.',
    'It had entered into an agreement.',
  );
  tellsNot('launch', 'Pyongyang last fired missiles in 2014.', 'The country often fires missiles at such times.');
});

test('a house that was hit: by what came down, else by a strike', () => {
  tells('impact', 'A warehouse was hit by a missile.', 'Rockets were fired and the depot, the largest in the region, was hit.');
  tells('strike', 'The power station was struck overnight.');
  assert.match(draftClaims('The depot, the largest in the region, was hit.', { date: '2024-06-12' })[0]?.quote ?? '', /^The depot/);
});

test('nobody knows, nobody says, nobody claims', () => {
  tells('casualties_unknown', 'She declined to say whether anyone was hurt.', 'It does not disclose its casualties.');
  tellsNot('killing', 'He refused to say whether anyone was killed.');
  tells('damage_unknown', 'Crews were sent to assess damage caused by debris.');
  tells('outcome_unknown', 'The fate of the second missile is unclear.');
  tellsNot('responsibility_claim', 'No group claimed responsibility.', 'The Israeli military said it struck a launcher.');
  tells('responsibility_claim', 'Hezbollah takes responsibility for the salvo.', 'The Houthis claimed an attack on a tanker.');
});

test('denials', () => {
  tells(
    'denial',
    'A spokesman said the navy had not been involved in the raid.',
    'Baku shelled a village, a charge it denies.',
    'The group said it will not disarm.',
  );
});

test('services, shelters and the end of an alarm', () => {
  tells(
    'service_disruption',
    'The attack forced the closure of all airports.',
    'The army cut electricity to the town.',
    'The plant can no longer supply water.',
  );
  tells('all_clear', 'The command lifted shelter orders for Ofakim.');
  tells('alert_error', 'An alert in Arad was a false alarm.');
  tells('shelter_instruction', 'The agency sent a warning for people to take cover.');
  tells('evacuation_notice', 'Leaflets were dropped requiring families to move north.');
  tells('damage', 'The blast blew out windows across the quarter.', 'Shrapnel landed, smashing windows.');
});

test('truces start, hold, end and are undermined', () => {
  tells('truce_start', 'The ceasefire took hold on Sunday.', 'It has been quiet since the ceasefire took effect on May 2.');
  tells('truce_status', 'No major clashes have been reported since.');
  tells('truce_expiry', 'The first phase of the truce ended on Saturday.');
  tells('violation_allegation', 'The ministry said raids sabotage the ceasefire agreement.');
  tellsNot('truce_end', 'They were accused of breaking the ceasefire in the fight over the pass.');
  tellsNot('truce_agreed', 'An agreement has been reached on wheat.');
  tells('aid', 'The pause allowed a surge of humanitarian aid.');
});

test('what aircraft and guns fire is a strike, whatever they fire', () => {
  tells(
    'strike',
    'Gunships fired missiles at a depot on Sunday.',
    'Warplanes bombed roads in the valley.',
    'The village was shelled with artillery.',
  );
  const plain = 'the air force fired missiles on friday at a target in the north.';
  const found = findEvents(plain, { start: 0, end: plain.length }, { findings: [], lastWeapon: undefined });
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ['strike'],
  );
});

test('fighting and troops', () => {
  tells(
    'attack',
    'Fighting was still raging near the pass.',
    'There is some fighting around the mill.',
    'The town came under heavy shelling.',
  );
  tells('ground_operation', 'Paratroopers surrounded the farm.');
});

test('nobody has looked yet, nobody says where', () => {
  tells('outcome_unknown', 'The army was checking whether any rockets had landed in town.', 'Officials did not say where the shell fell.');
});

test('terms, ends and hours of a truce', () => {
  tells('truce_terms', 'Quiet will be met with quiet, the envoy said.', 'They will halt all attacks as long as the north does.');
  tells('truce_expiry', 'The ceasefire expired at noon.');
  tells('truce_start', 'The truce was effective from 6 a.m.');
  tells('truce_status', 'The ceasefire had so far largely held.');
  tells('release_terms', 'The first phase involves the release of hostages.');
});

test('people who stream out, are told to go, are woken', () => {
  tells('displaced', 'Families streamed out of the eastern quarter.');
  tells('evacuation_notice', 'Evacuees were told to seek refuge in camps by the sea.');
  tells('sirens', 'Villagers were woken by sirens.');
  tells('service_disruption', 'The raid plunged the city into darkness.');
});

test('harm that nobody counted, and denials of a deed', () => {
  tells('casualties_unknown', 'The raid caused civilian casualties.', 'There are dead and wounded, the mayor said.');
  tells('casualties_none', 'No casualty was reported.');
  tells('denial', 'Officials in Baku denied shelling the town.');
  tells('prisoners_released', 'A group of captured sailors returned on Monday, and both navies carried out a prisoner swap.');
  const plain = 'each accused the other of breaching a ceasefire brokered by oman.';
  const found = findEvents(plain, { start: 0, end: plain.length }, { findings: [], lastWeapon: undefined });
  assert.ok(!found.some(({ kind }) => kind === 'truce_agreed'));
});
