// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['Air raid warnings wailed across the capital for hours.', 'sirens'],
  ['Families huddled in basements as the shells fell.', 'sheltering'],
  ['The governor told people to stay in shelters until the all-clear.', 'shelter_instruction'],
  ['The military dropped leaflets telling people to head south.', 'evacuation_notice'],
  ['Residents of twelve villages were told to leave at once.', 'evacuation_notice'],
  ['A warning was sent to mobile phones across the north.', 'app_alert'],
  ['Sirens did not sound in the town.', 'alert_failure'],
  ['The alert turned out to be a false alarm.', 'alert_error'],
  ['Residents were told they could leave shelters.', 'all_clear'],
  ['The tsunami of alerts ended when the warning was cancelled.', 'alert_cancelled'],
  ['Schools across the north will remain closed.', 'movement_restriction'],
  ['People in 25 villages were told to leave.', 'evacuation_notice', 25],
  ['A curfew was imposed from 8pm.', 'movement_restriction'],
  ['Armenia declared martial law.', 'movement_restriction'],
  ['Residents were warned to get out of the area.', 'evacuation_notice'],
  ['The military told civilians to leave the eastern part of the city.', 'evacuation_notice'],
  ['It issued evacuation warnings for three ports.', 'evacuation_notice'],
  ['People in the north were told to stay near shelters.', 'shelter_instruction'],
  ['The public was advised to stay indoors.', 'shelter_instruction'],
  ['Air raid sirens were activated across several areas of Israel.', 'sirens'],
  ['Alarms went off in Tel Aviv.', 'sirens'],
  ['Half a million Israelis spent the night in shelters.', 'sheltering'],
  ['Residents took cover in a subway station.', 'sheltering'],
  ['Phones blared with an emergency alert.', 'app_alert'],
  ['The all-clear was sounded after 20 minutes.', 'all_clear'],
  ['"We ran down to the basement with the children," she told the agency.', 'sheltering'],
  ['"For your safety you must evacuate immediately," the military wrote in Arabic on X.', 'evacuation_notice'],
  ['"Stay in the shelters until further notice," the command said.', 'shelter_instruction'],
  ['"There was no siren, nothing," he said.', 'alert_failure'],
  ['"The siren went off and we had seconds," said Yael.', 'sirens'],
  ['The governor told people not to gather in public places.', 'movement_restriction'],
  ['The military published a map and told people in the shaded blocks to go.', 'evacuation_notice'],
  ['It told civilians to move temporarily to the adjusted humanitarian area.', 'evacuation_notice'],
  ['Residents received phone calls ordering them out.', 'evacuation_notice'],
  ['A warning was issued half an hour before the raids on the port.', 'evacuation_notice'],
  ['An army spokesman posted a warning in Arabic to people living near the power station.', 'evacuation_notice'],
  ['The public is asked to remain close to protected spaces.', 'shelter_instruction'],
  ['Gatherings of more than 50 people have been banned in the north.', 'movement_restriction'],
  ['The army expanded the area that civilians must leave.', 'evacuation_notice'],
  ['Alarms sounded in the border towns all night.', 'sirens'],
  ['People in the south spent the night in bomb shelters.', 'sheltering'],
  ['Commuters hid in the underground.', 'sheltering'],
  ['Residents near the ports were told to get out before the raids.', 'evacuation_notice'],
  ['The mayor told people to stay underground.', 'shelter_instruction'],
  ['Citizens were advised to avoid going out.', 'movement_restriction'],
  ['Air raid sirens blared for nearly six hours.', 'sirens'],
  ['Hundreds of people gathered in underground stations.', 'sheltering'],
];

test('warnings, shelter and orders to leave are told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
