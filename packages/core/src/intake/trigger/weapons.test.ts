// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['A missile ripped through the roof of a nursery.', 'impact'],
  ['Rockets rained down on Kiryat Shmona.', 'impact'],
  ['The rocket exploded in mid-air shortly after launch.', 'midair_explosion'],
  ['It was not clear where the missile landed.', 'outcome_unknown'],
  ['Two of the rockets fell short inside the Strip.', 'fell_short'],
  ['A barrage of missiles was launched from Iran overnight.', 'launch'],
  ['Most of the drones were brought down by electronic jamming.', 'interception'],
  ['Patriot batteries knocked seven missiles out of the sky.', 'interception'],
  ['Some 40 drones swarmed the border overnight.', 'launch_count'],
  ['Hezbollah lobbed 30 Katyushas at Safed.', 'launch_count'],
  ['A drone crashed into a kindergarten.', 'impact'],
  ['Shrapnel landed in the yard of a school.', 'impact'],
  ['Armenia said it had shot down two Azerbaijani helicopters.', 'interception', 2],
  ['Palestinian groups fired 170 rockets and mortar rounds in a single night.', 'launch_count', 170],
  ['More than 100 of them were stopped by Iron Dome.', 'interception', 100],
  ['Two scored direct hits on houses in Ashkelon.', 'impact', 2],
  ['Of the 83 missiles fired, 45 were shot down.', 'launch_count', 83],
  ['Of the 83 missiles fired, 45 were shot down.', 'interception', 45],
  ['Tehran unleashed a salvo of ballistic missiles on Israel.', 'launch'],
  ['Rockets were fired at Haifa for a second day.', 'launch'],
  ['Militants in Gaza responded with a volley of rockets.', 'launch'],
  ['Rocket fire from Lebanon resumed.', 'launch'],
  ['A missile had been fired from Yemen, the military said.', 'launch_count'],
  ['One rocket smashed into a house in Nahariya.', 'impact'],
  ['Missiles struck central Kyiv during the rush hour.', 'impact'],
  ['The bridge took a direct hit.', 'impact'],
  ['The missile was not intercepted.', 'no_interception'],
  ['One rocket landed inside Gaza.', 'fell_short'],
  ['The missile came down in the Sea of Japan.', 'fell_in_sea'],
  ['It broke up in flight.', 'midair_explosion'],
  ['"Our defenders shot down most of the targets," the commander wrote.', 'interception'],
  ['"The enemy fired Kalibr missiles from the Black Sea," the air force said.', 'launch'],
  ['"A missile hit the playground," the mayor wrote on Telegram.', 'impact'],
  ['"Fragments fell on a house in the Obolon district," he said.', 'impact'],
  ['Missiles were then launched at Israel.', 'launch'],
  ['Hours later two missiles were fired from Yemen.', 'launch_count'],
  ['The rocket fire began shortly after the bus was hit.', 'launch'],
  ['Russia fired more than 80 missiles at cities across the country.', 'launch_count'],
  ['The Israeli army said it worked to intercept the two missiles.', 'interception'],
  ["Ukraine's armed forces said they had downed 43 of them.", 'interception'],
  ['An Azerbaijani helicopter was shot down.', 'interception'],
  ["One missile landed next to a children's playground.", 'impact'],
  ['Rockets hit houses in Ashkelon and Netivot.', 'impact'],
];

test('what was fired, stopped and came down is told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
