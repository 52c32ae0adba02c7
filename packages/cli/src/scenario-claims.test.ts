// The claims of the scenarios against hand-made labels of the five reports, which lie outside the project.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Claim, claimSchema } from '@tocsin/core/record/claim';
import { SCENARIOS } from '@tocsin/sim/scenarios/all-scenarios';

const LABELS = new URL('../../../../shared/seeds/claims.json', import.meta.url);
const skip = existsSync(LABELS) ? false : 'data absent: no ../shared/seeds here';

interface Label {
  readonly kind: string;
  readonly status: Claim['assertion'];
  readonly quantity: { readonly value: number | null; readonly min: number | null; readonly qualifier: string } | null | undefined;
  readonly quote: string;
}

const SCENARIO_OF: Readonly<Record<string, string>> = {
  '000': '2023-01-27-ashkelon-five',
  '001': '2019-12-26-ashkelon-rally',
  '002': '2023-05-14-truce-one-launch',
  '003': '2023-12-01-truce-expires',
  '004': '2024-01-06-north-62-claimed',
};
/** What the reports tell beside the incident: earlier years, distances, people in general. */
const ASIDE = new Set(['background', 'population', 'attack', 'launch']);

const claims = new Map(
  Object.entries(SCENARIOS).map(([name, build]) => [name, build().filter((input) => input.kind === 'claim')] as const),
);
const claimsIn = (scenario: string) => claims.get(scenario) ?? [];

test('every claim of the scenarios is a claim by the schema, and cites its report without copying it', () => {
  for (const scenario of Object.values(SCENARIO_OF)) {
    const all = claimsIn(scenario);
    assert.ok(all.length >= 15, `${scenario}: ${all.length} claims`);
    for (const claim of all) {
      assert.ok(claimSchema.safeParse(claim).success, JSON.stringify(claim));
      assert.match(claim.document?.reference ?? '', /^seed 00\d$/);
    }
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  }
});

test('every figure of the incidents that the labels hold stands in the scenario, with the same bound, kind and assertion', { skip }, () => {
  const { docs } = JSON.parse(readFileSync(LABELS, 'utf8')) as { docs: { doc: string; claims: Label[] }[] };
  const missing: string[] = [];
  for (const { doc, claims: labels } of docs) {
    const ours = claimsIn(SCENARIO_OF[doc.slice(0, 3)] ?? '');
    for (const label of labels) {
      if (label.quantity == null || ASIDE.has(label.kind)) continue;
      const isSame = ours.some((claim) => claim.claim === label.kind && claim.assertion === label.status && isSameFigure(claim, label));
      if (!isSame) missing.push(`${doc} ${label.kind} ${JSON.stringify(label.quantity)} "${label.quote}"`);
    }
  }
  assert.deepEqual(missing, []);
});

test('no sentence of a report is copied', { skip }, () => {
  const folder = new URL('./', LABELS);
  const { docs } = JSON.parse(readFileSync(LABELS, 'utf8')) as { docs: { doc: string }[] };
  for (const { doc } of docs) {
    const text = readFileSync(new URL(doc, folder), 'utf8').toLowerCase().replace(/\s+/g, ' ');
    for (const { summary } of claimsIn(SCENARIO_OF[doc.slice(0, 3)] ?? '')) {
      const words = summary.toLowerCase().split(' ');
      for (let place = 0; place + 7 <= words.length; place += 1) {
        const run = words.slice(place, place + 7).join(' ');
        assert.ok(!text.includes(run), `${doc}: "${run}"`);
      }
    }
  }
});

function isSameFigure({ quantity, claim }: Claim, { quantity: wanted }: Label): boolean {
  // "No injuries reported" is no zero: the scenario keeps it without a figure.
  if (claim === 'casualties_none') return quantity === undefined;
  if (quantity === undefined || wanted == null || quantity.qualifier !== wanted.qualifier) return false;
  if (wanted.qualifier === 'about') return (quantity.words ?? '').replace(',', '').includes(String(wanted.value));
  return quantity.min === (wanted.min ?? wanted.value ?? null);
}
