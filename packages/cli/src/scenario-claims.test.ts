// The claims of the scenarios against hand-made labels of the five reports, which lie outside the project.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CONTEXT_KINDS, type Kind } from '@tocsin/core/intake/kinds';
import { printedNumber } from '@tocsin/core/record/bounds/bounds';
import { type Claim, claimSchema } from '@tocsin/core/record/claim';
import type { ToldClaim } from '@tocsin/core/record/report';
import { SCENARIOS } from '@tocsin/sim/scenarios/all-scenarios';

const LABELS = new URL('../../../../shared/seeds/claims.json', import.meta.url);
const skip = existsSync(LABELS) ? false : 'data absent: no ../shared/seeds here';

interface Label {
  readonly id: string;
  readonly kind: Kind;
  readonly span: readonly [number, number];
  readonly source: string;
  readonly via: string;
  readonly status: Claim['assertion'];
  readonly place: string | null;
  readonly time: { readonly iso: string } | null;
  readonly quantity?: {
    readonly value?: number | null;
    readonly min?: number | null;
    readonly max?: number | null;
    readonly qualifier: string;
  };
}

const SCENARIO_OF: Readonly<Record<string, string>> = {
  '000': '2023-01-27-ashkelon-five',
  '001': '2019-12-26-ashkelon-rally',
  '002': '2023-05-14-truce-one-launch',
  '003': '2023-12-01-truce-expires',
  '004': '2024-01-06-north-62-claimed',
};

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
      assert.ok(claim.artifact !== undefined && claim.spans?.length === 1, `${claim.id} says where it stands`);
      assert.equal(claim.quote, undefined);
      assert.ok((claim.quantity?.words ?? '').split(/\s+/).length <= 4, `${claim.id}: the words of the figure and no more`);
    }
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  }
});

test('every figure of the scenarios keeps its printed words', () => {
  for (const scenario of Object.values(SCENARIO_OF))
    for (const { id, quantity } of claimsIn(scenario)) assert.ok(quantity === undefined || (quantity.words ?? '') !== '', id);
});

test('the report of each scenario holds every core claim of the labels: kind, place in the text, source, figure, time, status', {
  skip,
}, async () => {
  const { docs } = JSON.parse(readFileSync(LABELS, 'utf8')) as { docs: { doc: string; publisher: string; claims: Label[] }[] };
  let core = 0;
  for (const { doc, publisher, claims: labels } of docs) {
    const told = await reportOf(SCENARIO_OF[doc.slice(0, 3)] ?? '');
    for (const label of labels.filter(({ kind }) => !CONTEXT_KINDS.has(kind))) {
      core += 1;
      const claim = told.find(({ kind, span }) => kind === label.kind && span?.join() === label.span.join());
      assert.ok(claim !== undefined, `${label.id} ${label.kind} is in the report`);
      assert.equal(claim.assertion, label.status, `${label.id}: status`);
      assert.equal(claim.chain[0], label.source.replace(' (implied)', ''), `${label.id}: source`);
      if (label.via !== publisher)
        assert.ok(
          claim.chain.some((hop) => isVia(hop, label.via)),
          `${label.id}: through ${label.via}`,
        );
      assert.equal(claim.when, label.time?.iso, `${label.id}: time`);
      assert.ok(isSamePlace(claim.place, label.place), `${label.id}: ${claim.place} is ${label.place}`);
      assert.deepEqual(figureIn(claim), wantedFigure(label), `${label.id}: figure`);
    }
  }
  assert.equal(core, 111);
});

test('no sentence of a report is copied into a scenario', { skip }, () => {
  const folder = new URL('./', LABELS);
  const { docs } = JSON.parse(readFileSync(LABELS, 'utf8')) as { docs: { doc: string }[] };
  for (const { doc } of docs) {
    const text = wordsIn(readFileSync(new URL(doc, folder), 'utf8')).join(' ');
    for (const { summary, scope = '', target = '', place = '' } of claimsIn(SCENARIO_OF[doc.slice(0, 3)] ?? ''))
      for (const written of [summary, scope, target, place]) {
        const words = wordsIn(written);
        for (let start = 0; start + 6 <= words.length; start += 1) {
          const run = words.slice(start, start + 6).join(' ');
          assert.ok(!text.includes(run), `${doc}: "${run}"`);
        }
      }
  }
});

/** The claims that `tocsin report` prints for a scenario. */
async function reportOf(scenario: string): Promise<readonly ToldClaim[]> {
  const program = fileURLToPath(new URL('main.ts', import.meta.url));
  const file = fileURLToPath(new URL(`../../../scenarios/${scenario}.jsonl`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'report', file, '--json'], { maxBuffer: 2 ** 24 });
  return (JSON.parse(stdout) as { claims: ToldClaim[] }).claims;
}

type Figure = readonly [printed: number | null, min: number | null, max: number | null, qualifier: string] | 'none reported' | undefined;

function figureIn({ bounds, extent }: ToldClaim): Figure {
  if (bounds === undefined) return extent === 'none reported' ? extent : undefined;
  return [printedNumber(bounds) ?? null, bounds.min, bounds.max, bounds.qualifier];
}

/** "None reported" is no zero, though the labels write it with one; an exact figure bounds itself; "about 240" bounds nothing. */
function wantedFigure({ kind, quantity }: Label): Figure {
  if (kind.endsWith('_none')) return 'none reported';
  if (quantity === undefined) return undefined;
  const { value = null, min = null, max = null, qualifier } = quantity;
  return qualifier === 'exact' ? [value, value, value, qualifier] : [value, min, max, qualifier];
}

/** The label's outlet may carry a remark: "Reuters (tweet, …)", "data from …". */
function isVia(hop: string, via: string): boolean {
  const words = new Set(wordsIn(via));
  return wordsIn(hop).every((word) => words.has(word));
}

function isSamePlace(place: string | undefined, label: string | null): boolean {
  if (place === undefined || label === null) return place === undefined && label === null;
  const words = new Set(wordsIn(label));
  return wordsIn(place).some((word) => word.length > 3 && words.has(word));
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
