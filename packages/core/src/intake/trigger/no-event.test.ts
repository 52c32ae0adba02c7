// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';
import { CONTEXT_KINDS } from '../kinds.ts';

const NOT_TOLD: readonly string[] = [
  'Rail workers went on strike over pay on Monday.',
  'The two companies struck a deal to build a new port.',
  'Shares in the airline hit a record high on Friday.',
  'He suffered a heart attack at his home.',
  'The prime minister launched an attack on the opposition in parliament.',
  'The minister was fired after only three weeks.',
  'The film was shot in the desert.',
  'Fire safety rules were tightened last year.',
  'The striker fired home from close range.',
  'The ministry launched an investigation into the contract.',
  'The rocket scientist was given a prize.',
  'The company plans to launch a satellite next year.',
  'If the talks fail, the army will attack the city.',
  'The army warned that it would strike the port.',
  'He vowed to hit back at the group.',
  'Officials fear that a missile could hit the plant.',
  'The exercise simulated a missile attack on the base.',
  'Prices fell in March.',
  'Snow fell on the capital overnight.',
  'The court released its ruling on Tuesday.',
  'The government extended the deadline for tax returns.',
  "The team held a minute's silence for the victims.",
  'The border is 300 kilometres long.',
  'The treaty was signed in 1979.',
  'The museum houses 400 paintings.',
  'Peace talks collapsed last month.',
  'The bill was blocked by the senate.',
  'A bomb shelter was opened in the town for visitors.',
  'The stock exchange closed early.',
  'The hospital opened a new ward.',
  'The aid worker gave an interview.',
  'The siren song of power drew him in.',
  'The exchange rate hit a new low.',
  'Flights to the island start in June.',
  'Air defences were at work over the city.',
  'The town relies on imported goods.',
  'The bank reported losses for the third year.',
  'The plan was approved by shareholders.',
];

test('idioms, sport, money, plans and drills are no events', () => {
  for (const text of NOT_TOLD) {
    const told = draftClaims(text, { date: '2024-10-04' }).filter(({ kind }) => !CONTEXT_KINDS.has(kind));
    assert.deepEqual(
      told.map(({ kind }) => kind),
      [],
      text,
    );
  }
});

test('one number belongs to one claim', () => {
  const text = 'The raid killed 12 people and wounded 30, and 250 families fled their homes.';
  const figures = draftClaims(text, { date: '2024-10-04' }).flatMap(({ kind, quantity }) =>
    quantity === null ? [] : [[kind, quantity.value]],
  );
  assert.deepEqual(figures, [
    ['casualties_killed', 12],
    ['casualties_injured', 30],
    ['displaced', 250],
  ]);
});

test('an event noun beside what the event did adds no second claim', () => {
  const kinds = draftClaims('The missile attack left the district without power.', { date: '2024-10-04' }).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['service_disruption']);
});
