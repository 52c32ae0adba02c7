// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['The blast flattened a row of shops.', 'damage'],
  ['Three cars were gutted.', 'damage'],
  ['The tower was reduced to a pile of rubble.', 'damage'],
  ['The depot was set ablaze.', 'fire'],
  ['Half of the city was left without power.', 'service_disruption'],
  ['The extent of the damage was not immediately known.', 'damage_unknown'],
  ['Dozens of homes lost their roofs.', 'damage'],
  ['Trains were halted and the airport shut.', 'service_disruption'],
  ['More than 100 flights were cancelled.', 'service_disruption'],
  ['It claimed to have knocked out three tanks and an armoured carrier.', 'damage', 3],
  ['Eleven key facilities in eight regions were damaged, leaving 11 districts without electricity.', 'service_disruption', 11],
  ["About 30 per cent of the country's power stations have been destroyed.", 'damage', 30],
  ['More than 300 settlements were left without power.', 'service_disruption', 300],
  ['At least five cars were burnt out in the car park.', 'damage', 5],
  ['Some 40 homes had their windows blown out.', 'damage', 40],
  ['Two apartment blocks were on fire.', 'fire', 2],
  ['Shelling wrecked four classrooms.', 'damage', 4],
  ['Twelve boats were sunk in the harbour.', 'damage', 12],
  ['Three airports were closed.', 'service_disruption', 3],
  ['Authorities shut 27 airports across the north.', 'service_disruption', 27],
  ['Photographs show a building with its front torn away.', 'damage'],
  ['The main hall lay in ruins.', 'damage'],
  ["There was extensive damage to the port's cranes.", 'damage'],
  ['Shops were smashed and cars crushed.', 'damage'],
  ['The roof of the mosque caved in.', 'damage'],
  ['The blast brought down the front of a block of flats.', 'damage'],
  ['The explosion left a gaping hole in the side of the ship.', 'damage'],
  ['Windows were blown out for several blocks.', 'damage'],
  ['The house was left in ruins.', 'damage'],
  ['Flames engulfed the fuel tanks.', 'fire'],
  ['The strike set off a huge blaze.', 'fire'],
  ['Mobile phone networks went down.', 'service_disruption'],
  ['Kashmir airports were shut to civilian flights.', 'service_disruption'],
  ['Large parts of Lviv had no electricity.', 'service_disruption'],
  ['The hospital has stopped admitting patients.', 'service_disruption'],
  ['Rolling blackouts were introduced.', 'service_disruption'],
  ['Emergency power cuts are in force in Kyiv.', 'service_disruption'],
  ['"All our windows are gone," said Olha.', 'damage'],
  ['"My shop is destroyed, everything is destroyed," he said.', 'damage'],
  ['"There is no light and no water in half of the city," the mayor said.', 'service_disruption'],
  ['"The hospital is no longer functioning," the WHO chief wrote.', 'service_disruption'],
  ['"Our firefighters are battling a blaze at the depot," the governor said.', 'fire'],
  ['Officials said they were assessing the damage.', 'damage_unknown'],
  ['The airline said it had cancelled all its flights to Tel Aviv.', 'service_disruption'],
  ['Video showed gutted flats and mangled cars.', 'damage'],
  ['The strike set several buses on fire and left a huge hole in the road.', 'damage'],
  ['Electricity, water and mobile phones went dead in several cities.', 'service_disruption'],
  ['Ukraine halted exports of electricity to Europe.', 'service_disruption'],
  ['Civil aviation authorities closed the airspace until noon.', 'service_disruption'],
  ['The port stopped working.', 'service_disruption'],
  ['Schools have moved online.', 'service_disruption'],
  ['Oil tanks were still burning on Monday.', 'fire'],
  ['Firefighters spent hours dousing the flames.', 'fire'],
  ['The glass bridge was damaged.', 'damage'],
  ['Homes and shops were destroyed along the front line.', 'damage'],
  ['The blast left the flat blackened and without walls.', 'damage'],
  ['Lviv was left without electricity and hot water.', 'service_disruption'],
  ['The attacks knocked out power in three regions.', 'service_disruption'],
  ['All 32 airports in the north will stay closed.', 'service_disruption'],
  ['Cars burned in the streets.', 'fire'],
];

test('what broke, burned or stopped working is told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
