// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const TOLD: readonly (readonly [text: string, kind: string, figure?: number])[] = [
  ['The commander, Ahmed Salim, was assassinated in Damascus.', 'killing'],
  ['The killing of Fuad Shukr came hours before.', 'killing'],
  ['Rescuers pulled six bodies from the rubble.', 'casualties_killed'],
  ['A dozen more were taken to hospital with shrapnel wounds.', 'casualties_injured'],
  ['The death toll climbed to 41.', 'casualties_killed'],
  ['At least 17 lives were lost.', 'casualties_killed'],
  ['Everyone on board escaped unhurt.', 'casualties_none'],
  ['Tens of thousands fled north with their belongings.', 'displaced'],
  ['It was unclear whether anyone had been hurt.', 'casualties_unknown'],
  ['Nine soldiers died when militants ambushed a convoy.', 'casualties_killed'],
  ['Doctors treated 55 people for burns.', 'casualties_injured'],
  ['Israel said it had eliminated Ibrahim Aqil, head of the Radwan unit.', 'killing'],
  ['Five members of one family were among those killed.', 'casualties_killed', 5],
  ['Three others are in a serious condition.', 'casualties_injured', 3],
  ['Local officials put the number of dead at 31.', 'casualties_killed', 31],
  ['The number of injured rose to 64.', 'casualties_injured', 64],
  ['Sixteen Armenian servicemen and two civilians lost their lives.', 'casualties_killed', 16],
  ['Islamabad says 21 civilians and five soldiers have died.', 'casualties_killed', 21],
  ['The blast took 10 lives.', 'casualties_killed', 10],
  ['It brings to more than 70 the number of people killed since Friday.', 'casualties_killed', 70],
  ['Over 100 needed treatment for cuts and smoke inhalation.', 'casualties_injured', 100],
  ['An Israeli civilian was killed by an anti-tank missile that hit a bus.', 'casualties_killed', 1],
  ['A 19-year-old soldier was critically hurt.', 'casualties_injured', 1],
  ['Israeli fire killed seven, including a paramedic.', 'casualties_killed', 7],
  ['More than 150,000 people left Khan Younis on Monday alone.', 'displaced', 150000],
  ['The UN says 400,000 have fled to Syria.', 'displaced', 400000],
  ["The army said it had killed a senior commander of the group's drone unit.", 'killing', 1],
  ['No one was hurt.', 'casualties_none'],
  ['There were no casualties.', 'casualties_none'],
  ['There was no immediate word on casualties.', 'casualties_unknown'],
  ['The number of casualties was not clear.', 'casualties_unknown'],
  ['Families loaded cars and headed north.', 'displaced'],
  ["An Israeli strike killed Hezbollah's media chief, Mohammed Afif.", 'killing'],
  ['Ismail Haniyeh was killed in Tehran.', 'killing'],
  ['"We left everything behind and fled," Umm Ali said.', 'displaced'],
  ['"This is the fifth time we have been displaced," he said.', 'displaced'],
  ['"We were forced to leave our house again," said Ahmed.', 'displaced'],
  ['"Thank God nobody was home," she said.', 'casualties_none'],
  ['"All our crews are safe," the company said.', 'casualties_none'],
  ['Hundreds of thousands of people have abandoned their homes.', 'displaced'],
  ['People streamed out of the eastern suburbs on foot and on donkey carts.', 'displaced'],
  ['It reported no losses.', 'casualties_none'],
  ['There were no details of casualties.', 'casualties_unknown'],
  ['Nine people from a single family died.', 'casualties_killed'],
  ['A woman and a child died, the Armenian side said.', 'casualties_killed'],
  ['He was killed in a strike on his car last week.', 'killing'],
  ['The two men who died were in their 60s.', 'casualties_killed'],
  ['Others were wounded, some of them seriously.', 'casualties_injured'],
  ['Dozens of civilians were hurt, officials in Baku said.', 'casualties_injured'],
  ['More than a million people have been forced out of their homes.', 'displaced'],
];

test('who was killed, hurt or driven out is told in many words', () => {
  for (const [text, kind, figure] of TOLD) {
    const drafts = draftClaims(text, { date: '2024-10-04' });
    const found = drafts.find((claim) => claim.kind === kind && (figure === undefined || claim.quantity?.value === figure));
    assert.ok(found, `no ${kind} ${figure ?? ''} in: ${text}; only ${drafts.map((claim) => claim.kind).join(', ')}`);
  }
});
