// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';
import { readQuantities } from '../quantity/read-quantities.ts';
import { frameCounts } from './frame-counts.ts';

const counts = (text: string): string[] =>
  draftClaims(text, { date: '2024-06-12' }).flatMap(({ kind, quantity }) =>
    quantity === null ? [] : [`${kind} ${quantity.value ?? `${quantity.qualifier} ${quantity.min ?? ''}`.trim()}`],
  );
/** What the frames alone read in one sentence. */
const framed = (text: string): string[] => {
  const plain = text.toLowerCase();
  const sentence = { start: 0, end: plain.length };
  return frameCounts({ plain, sentence, quantities: readQuantities(plain, sentence) }).map(
    ({ kind, quantity }) => `${kind} ${quantity === null ? null : quantity.value}`,
  );
};
const hasAll = (text: string, ...wanted: readonly string[]): void => {
  const found = counts(text);
  for (const one of wanted) assert.ok(found.includes(one), `${one} not in [${found.join(', ')}] of: ${text}`);
};

test('what becomes of people is told by many verbs', () => {
  hasAll('Rescuers pulled the bodies of six miners from the shaft.', 'casualties_killed 6');
  hasAll('The body of an old woman was found in a flat in Sumy.', 'casualties_killed 1');
  hasAll('The dead included four paramedics.', 'casualties_killed 4');
  hasAll('Police identified the victims as three Kuwaiti engineers.', 'casualties_killed 3');
  hasAll('Doctors are treating a boy in his teens who was burned by a flare.', 'casualties_injured 1');
  hasAll('Nine residents were left without power in Lutsk.', 'service_disruption 9');
  hasAll('Some 2,400 people have left the villages along the river.', 'displaced 2400');
  hasAll('About 70 students were unable to leave Darfur for exams.', 'access_restriction 70');
  hasAll('Thousands of people were sheltering in metro stations.', 'sheltering vague 1000');
  hasAll('Gatherings are limited to 50 people.', 'movement_restriction 50');
});

test('a verb that was left out is that of the words before', () => {
  hasAll('Four people died in Rivne and another two in Lutsk.', 'casualties_killed 4', 'casualties_killed 2');
  hasAll('Three deaths were recorded in Aden, and one in Mocha.', 'casualties_killed 3', 'casualties_killed 1');
  hasAll('The ministry recorded 90 deaths in May. This includes 31 children.', 'casualties_killed 90', 'casualties_killed 31');
  hasAll('Some 8,000 people have crossed into Chad; the Red Cross puts the figure at 6,500.', 'displaced 8000', 'displaced 6500');
});

test('an aside with several commas does not part a figure from its verb', () => {
  hasAll('At least 12 people, including a mayor, his wife and two aides, were killed.', 'casualties_killed 12', 'casualties_killed 2');
  hasAll('Two aid missions, to Karma and Beita, were denied.', 'access_restriction 2');
});

test('who is swapped for whom', () => {
  hasAll('The group freed 12 hostages in exchange for 340 prisoners.', 'hostages_released 12', 'prisoners_released 340');
  hasAll('Kyiv and Moscow each handed over 205 soldiers in a prisoner swap.', 'prisoners_released 205');
  hasAll('The sides have agreed to exchange a total of 1,200 prisoners.', 'release_terms 1200');
  hasAll('The militia still has 17 hostages, nine believed to be alive.', 'hostages_held 17', 'hostages_held 9');
  hasAll('Some 40 captives seized in March remain in the enclave.', 'hostages_held 40');
});

test('"over" after a verb is no bound, an age no count', () => {
  assert.deepEqual(counts('The army handed over 15 prisoners.'), ['prisoners_released 15']);
  assert.deepEqual(counts('Dana Levi, 34, was abducted from a farm.'), ['hostage_taking 1']);
});

test('one house, one strike: told as what happened, not as a count of one', () => {
  hasAll('An airstrike on a bakery wounded six.', 'casualties_injured 6');
  assert.deepEqual(counts('A clinic near Barda was struck overnight.'), []);
  hasAll('Several shops were damaged and a window shattered.', 'damage vague 3', 'damage 1');
  assert.deepEqual(counts('A base was targeted.'), []);
});

test('a flight that ended is told by its end', () => {
  assert.deepEqual(counts('Nine drones heading for the port were shot down.'), ['interception 9']);
  hasAll('The North fired three missiles on Monday into the sea.', 'launch_count 3', 'fell_in_sea 3');
  hasAll('Air defences shot down 40 unmanned aerial vehicles.', 'interception 40');
  assert.deepEqual(counts('Two destroyers fired flares.'), []);
  hasAll('Pyongyang fires ballistic missile towards Japan', 'launch_count 1');
});

test('shares that nobody counted are vague', () => {
  hasAll('Forty rockets were fired, most of which were intercepted.', 'launch_count 40', 'interception vague');
  hasAll('The offensive displaced most of the population.', 'displaced vague');
});

test('orders, convoys and services are counted by what they concern', () => {
  hasAll('Evacuation orders were issued for 12 villages near Tyre.', 'evacuation_notice 12');
  hasAll('A convoy of nine trucks with food for 4,000 people reached Taiz.', 'aid 9', 'aid 4000');
  hasAll('Eleven clinics are out of service.', 'service_disruption 11');
  hasAll('Six airports remain shut.', 'service_disruption 6');
  hasAll('Sirens sounded in Safed and dozens of communities of the north.', 'sirens vague 12');
  hasAll('Jets targeted three towers in Gaza City.', 'strike 3');
  hasAll('The office has documented 85 attacks on schools.', 'attack 85');
});

test('how long a truce is to last, is refused, or aid was barred', () => {
  hasAll('The proposal foresees a halt in hostilities of 45 days.', 'truce_duration 45');
  hasAll('Hamas has not accepted a 40-day ceasefire.', 'truce_status 40');
  hasAll('For three weeks, the army has blocked the entry of fuel.', 'access_restriction 3');
});

test('shares and wholes, each with its own count', () => {
  hasAll('One of more than 80 rockets fired at the valley on Monday hit a dairy.', 'impact 1', 'launch_count 80');
  hasAll('Crews shot down 14 of 20 gliders.', 'interception 14');
  hasAll('Most projectiles were intercepted over the bay.', 'interception vague');
  hasAll('The raids uprooted about 70% of the population.', 'displaced 70');
  assert.deepEqual(counts('Four rockets fired from the hills exploded in an orchard.'), ['impact_open_area 4']);
});

test('totals told beside what they count', () => {
  hasAll('The number of rockets fired at the coast rose to 310.', 'launch_count 310');
  hasAll('The tally of dead stood at 18.', 'casualties_killed 18');
  hasAll('That brings to 44 the number of people killed this week.', 'casualties_killed 44');
});

test('both are two, unless both are named', () => {
  hasAll('A drone struck a van with two farmers, killing both.', 'casualties_killed 2');
  assert.deepEqual(counts('Both sides reported fire.'), []);
  assert.deepEqual(counts('Both Kovel and Lutsk were quiet.'), []);
});

test('how often: attacks, breaches', () => {
  hasAll('Gunners opened fire 27 times in a day.', 'attack 27');
  hasAll('The other side violated the truce more than 15 times.', 'violation_allegation 15');
});

test('stages and turned ratios of a deal', () => {
  hasAll('The agreement is carried out in three phases.', 'truce_terms 3');
  hasAll('Under the deal, one hostage is freed for every 30 prisoners.', 'release_terms 30');
});

test('where nobody was taken hostage, those let go were prisoners', () => {
  hasAll('Both states returned home 95 soldiers, and 12 sailors were freed.', 'prisoners_released 12');
});

test('asides between a count and its verb', () => {
  hasAll('A man, 71, was killed in his orchard.', 'casualties_killed 1');
  hasAll('Six people - two of them girls - were injured.', 'casualties_injured 6');
  hasAll('Some 40 flats in three towers were damaged.', 'damage 40');
});

test('verbs that need a weapon beside them', () => {
  assert.deepEqual(framed('Of those, 70 were sent to Cairo.'), []);
  assert.deepEqual(framed('The agency detected several irregularities.'), []);
  assert.deepEqual(framed('The army released three videos and held two rallies.'), []);
});

test('a woman and two children are three people', () => {
  assert.deepEqual(framed('A woman and two children were wounded in Aden.'), ['casualties_injured 3']);
  assert.deepEqual(framed('A commander and two guards were wounded in Aden.'), ['casualties_injured 1', 'casualties_injured 2']);
});

test('one house that was broken is a count, one that was only hit is none', () => {
  assert.deepEqual(framed('They destroyed a tower block.'), ['damage 1']);
  assert.deepEqual(framed('A clinic was hit on Monday.'), ['strike null']);
});

test('figures that are somebody else, an age, a share or a voice', () => {
  assert.deepEqual(framed('Hundreds of people attended the funeral of a boy killed in Arad.'), ['casualties_killed 1']);
  assert.deepEqual(framed('The clinic received 63 bodies, a doctor said.'), ['casualties_killed 63']);
  assert.deepEqual(framed('Men over 18 were banned from leaving.'), []);
  assert.deepEqual(framed('9 out of 10 people have been displaced.'), ['displaced 9']);
});
