// Sentences written for this test; none is a report's. One line: a kind, its figure if it has one ("~" for a vague word), a sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD = `
launch_count 7|Seven missiles were detected coming from Yemen.
launch_count 20|Hezbollah lobbed 20 mortars across the border.
launch_count ~|Dozens of rockets rained down on Sderot.
launch_count 3|Three drones crossed into Moldovan airspace.
launch_count 100|More than 100 projectiles have been launched since dawn.
launch_count 1|A ballistic missile was fired from Yemen early on Sunday.
launch_count 2|Pyongyang test-fired two cruise missiles on Thursday.
launch_count 30|Some 30 launches were identified crossing from Lebanon.
launch|Militants in Gaza launched rockets into southern Israel.
launch|The group resumed rocket fire on the border communities.
interception 9|All nine drones were brought down by air defences.
interception 5|Five cruise missiles were neutralised.
interception|The missile was shot down outside the country's borders.
interception|Air defence systems were activated and repelled the attack.
interception 4|Four of them were intercepted by the Iron Dome.
impact_open_area 2|Two rockets came down in uninhabited areas.
impact|A drone crashed into an apartment block.
impact 1|One rocket scored a direct hit on a house in Metula.
impact|Shrapnel fell in a schoolyard.
fell_short 4|Four rockets fell short and landed in Gaza.
fell_in_sea 2|Two rockets fell into the sea off Haifa.
no_interception|No interceptors were launched, according to protocol.
outcome_unknown|It was not clear where the second missile landed.
sirens|Air raid alerts were activated in Kyiv.
sirens|Warning sirens wailed in Haifa at noon.
sirens|The launch set off sirens across the Golan.
sirens|An air raid alert was declared in eight regions.
app_alert|Residents received alerts on their phones.
sheltering|Passengers were rushed into shelters at the airport.
sheltering|Families spent the night in the metro.
shelter_instruction|Residents were told to remain in bomb shelters until further notice.
shelter_instruction|The Home Front Command instructed people in Haifa to stay near shelters.
shelter_instruction|People were urged to seek shelter.
alert_failure|Sirens failed to sound in Tel Aviv.
alert_failure|No sirens were heard before the blast.
all_clear|The all-clear was given at 3 a.m.
all_clear|Residents are permitted to leave protected spaces.
service_disruption|Flights were briefly halted at the airport.
service_disruption 20|Twenty flights were cancelled.
service_disruption|The strike knocked out power to the city.
service_disruption|Airlines suspended flights to Tel Aviv.
service_disruption ~|Thousands of homes were left without electricity.
movement_restriction|Classes were cancelled in border towns.
movement_restriction|A curfew was imposed in Baalbek.
strike|Israeli warplanes pounded targets in southern Lebanon.
strike|The US carried out strikes against militia bases in Iraq.
strike 12|The air force hit 12 Hezbollah targets overnight.
strike|A drone strike hit a car near Tyre.
strike|Jets bombed the outskirts of Nabatieh.
strike|Israel conducted air raids on Damascus.
strike_target|The raid targeted a weapons depot.
attack|Gunmen opened fire on a checkpoint.
attack|Clashes broke out near the border.
attack|Explosions were heard in Isfahan.
attack|Shelling continued along the front line.
ground_operation|Israeli troops raided the Jenin camp.
ground_operation|Tanks advanced into Rafah.
ground_operation|Special forces carried out a raid in Nablus.
killing|A senior Hezbollah commander was assassinated in Beirut.
killing 1|Israel killed a top Hamas commander in an airstrike.
hostage_taking 5|Gunmen abducted five aid workers.
hostage_taking|Dozens were taken captive.
casualties_killed 3|Three soldiers lost their lives.
casualties_killed 2|Two medics were among the dead.
casualties_killed 120|The death toll has risen to 120.
casualties_killed 6|Six bodies were recovered from the rubble.
casualties_killed 1|One man was killed when a rocket hit his car.
casualties_killed 1|An 80-year-old woman died of her wounds.
casualties_killed 11|The attack left 11 dead and 30 wounded.
casualties_injured 30|The attack left 30 wounded.
casualties_injured 8|Eight people sustained shrapnel wounds.
casualties_injured 4|Four people were taken to hospital in moderate condition.
casualties_injured 1|A teenager was lightly hurt.
casualties_injured ~|Scores more suffered injuries.
casualties_none|Nobody was hurt.
casualties_none|There were no immediate reports of casualties.
casualties_none|The attack caused no injuries.
casualties_unknown|There was no immediate word on casualties.
casualties_unknown|The number of casualties was not immediately known.
damage|The explosion caused heavy damage to a factory.
damage 15|Fifteen houses were damaged.
damage|Several buildings were reduced to rubble.
damage_none|No damage was reported.
damage_unknown|The extent of the damage was not clear.
fire|A fire broke out at an oil depot.
fire|The strike set a warehouse ablaze.
fire|A blaze erupted at the refinery.
fire|Firefighters were tackling a blaze.
displaced 90000|About 90,000 people have been forced from their homes.
displaced 5|Five families were evacuated from the building.
displaced ~|Thousands have fled the fighting.
evacuation_notice|The army ordered residents of Khan Younis to evacuate.
evacuation_notice|The military issued an evacuation warning for Dahiyeh.
evacuation_notice|Authorities ordered the evacuation of border villages.
aid 60|Sixty trucks carrying aid entered Gaza on Monday.
aid|Humanitarian supplies were airdropped over northern Gaza.
access_restriction|Israel closed the Kerem Shalom crossing.
access_restriction|Aid convoys were denied access to the north.
access_restriction|The blockade has cut off food and medicine.
hostages_released 2|Two hostages were freed on Monday.
hostages_released 4|Hamas handed four Israeli captives to the Red Cross.
prisoners_released 39|Israel released 39 Palestinian detainees.
hostages_held 101|There are still 101 hostages in Gaza.
hostages_held 101|The remaining 101 hostages are held in Gaza.
prisoners_held 9500|Some 9,500 Palestinians are held in Israeli jails.
truce_agreed|The two sides agreed to a ceasefire.
truce_agreed|Mediators announced a truce deal on Wednesday.
truce_start|A truce came into effect at dawn.
truce_start|A ceasefire began at 4 a.m.
truce_end|The ceasefire collapsed on Tuesday.
truce_end|Israel ended the truce with a wave of strikes.
truce_status|The ceasefire appeared to be holding.
truce_status|An uneasy calm prevailed on Monday.
truce_duration 72|A 72-hour ceasefire began on Friday.
truce_duration 60|The truce is to last 60 days.
truce_extension|The truce was extended by two days.
truce_extension 2|The truce was extended by two days.
truce_terms|Under the deal, Israeli forces will withdraw from the south.
release_terms 50|The deal provides for the release of 50 hostages.
violation_allegation|Each side accused the other of violating the ceasefire.
violation_allegation|Lebanon says Israel has breached the truce.
responsibility_claim|No group has yet, but Islamic Jihad claimed the attack.
responsibility_claim|Islamic Jihad said it was behind the attack.
responsibility_attribution|Israel blamed Hezbollah for the attack.
responsibility_attribution|Kyiv held Moscow responsible for the strike.
cause_explanation|The blast was caused by a malfunction.
denial|Iran denied any involvement.
denial|Hezbollah rejected the accusation.
denial|The army said it was not aware of any strike there.
`;

test('each kind is told in many ways', () => {
  const missed = TOLD.trim()
    .split('\n')
    .filter((line) => {
      const [wanted = '', text = ''] = line.split('|');
      const [kind, figure] = wanted.split(' ');
      return !draftClaims(text, { date: '2024-06-12' }).some(
        (claim) =>
          claim.kind === kind &&
          (figure === undefined || (figure === '~' ? claim.quantity?.qualifier === 'vague' : claim.quantity?.value === Number(figure))),
      );
    });
  assert.deepEqual(missed, []);
});

test('what is no news is no event', () => {
  for (const text of [
    'The minister vowed to strike back if rockets are fired.',
    'The two presidents struck a deal on grain.',
    'Residents fear that missiles could hit the plant.',
    'The law fired up protests and the vote was taken at noon.',
    'He was elected mayor in 2016 and has led the party since.',
    'The arsenal holds rockets with a range of 80 km.',
    'Oil prices rose by 3 percent.',
  ]) {
    const kinds = draftClaims(text, { date: '2024-06-12' }).map(({ kind }) => kind);
    assert.deepEqual(
      kinds.filter(
        (kind) =>
          !/^(?:statement|threat|demand|political|background|aim|military_posture|diplomatic_action|territorial_control|negotiation)$/.test(
            kind,
          ),
      ),
      [],
      text,
    );
  }
});
