// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

function kinds(text: string): readonly string[] {
  return draftClaims(text, { date: '2024-10-04' }).map(({ kind }) => kind);
}

const MENTIONS: readonly (readonly [text: string, kind: string])[] = [
  ['The strike came two hours after the siren.', 'strike'],
  ['These raids were carried out by drones.', 'strike'],
  ['He spoke of peace despite the mayor announcing a truce.', 'truce_agreed'],
  ['The family lived in the targeted building.', 'strike_target'],
  ['Police closed the street from where the rockets were fired.', 'launch'],
  ['The vote was held following the death of party leader Omar Haddad.', 'killing'],
  ['A house took a direct hit on Monday.', 'responsibility_attribution'],
  ['Two rounds of ceasefire talks were held in spring.', 'truce_status'],
  ['The names of the prisoners to be released were printed on Friday.', 'release_terms'],
  ['Six jets were deployed to the northern base to watch the targets.', 'interception'],
  ['The missile was intercepted before entering the valley.', 'launch_count'],
  ['The army had been raiding towns across the border for years.', 'ground_operation'],
  ['An army helicopter hit two gunmen near the border.', 'impact'],
];

test('what is known, aimed at or only named is no event', () => {
  for (const [text, kind] of MENTIONS) assert.ok(!kinds(text).includes(kind), `${kind} in: ${text}`);
});

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['Both armies continue to trade fire along the river.', 'attack'],
  ['Both sides reported new attacks along the line of contact.', 'attack'],
  ['The camp beat off an attack by 80 fighters.', 'attack', 80],
  ['Its troops have been battling rebels near the dam.', 'attack'],
  ['The brigade suffered heavy losses in the fighting.', 'casualties_killed'],
  ['There were dead and wounded among the soldiers.', 'casualties_injured'],
  ['It was unclear how many workers were inside the plant.', 'casualties_unknown'],
  ['The ministry did not say whether the toll included fighters.', 'casualties_unknown'],
  ['Karim Saleh, the head of the unit, was killed on Monday.', 'killing', 1],
  ['More than 40,000 people were sleeping in schools.', 'displaced', 40_000],
  ['The embassy told U.S. citizens to leave the country at once.', 'evacuation_notice'],
  ['The office asked residents not to approach the wreck.', 'movement_restriction'],
  ['Moscow disputes that.', 'denial'],
  ['The army knew of no launches toward the port.', 'denial'],
  ['The colonel approved the attacks on the embassy.', 'responsibility_attribution'],
  ['The strikes were carried out by a splinter group.', 'responsibility_attribution'],
  ['The army launched its ground push into the valley on Tuesday.', 'ground_operation'],
  ['Israel allowed only a trickle of flour into the enclave.', 'access_restriction'],
  ['The release of the hostages would begin on Sunday.', 'hostages_released'],
  ['A force of 300 soldiers will monitor the ceasefire.', 'truce_terms'],
  ['The truce proposal was endorsed by both factions.', 'truce_agreed'],
  ['By dawn neither side had reported a breach of the ceasefire.', 'truce_status'],
  ['Alarms that sent people in Haifa to shelters were set off in error.', 'alert_error'],
  ['Footage showed two huge craters on each side of the road.', 'damage', 2],
  ['"Extreme alert," the message read, as missiles neared.', 'app_alert'],
  ['The bodies of three soldiers would be returned for prisoners.', 'release_terms', 3],
];

test('what dense reports tell in passing is told', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});

test('soldiers swapped for rebels are prisoners, not hostages', () => {
  assert.deepEqual(kinds('Forty soldiers were freed on Sunday in an exchange with the rebels.'), ['prisoners_released']);
});
