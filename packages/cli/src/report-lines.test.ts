// The printed account, line by line: no figure without its claim, no claim without its source and its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildReport, type Report } from '@tocsin/core/record/report';
import { SCENARIOS } from '@tocsin/sim/scenarios/all-scenarios';
import { TOLD_CLAIMS } from '@tocsin/testkit/record-model/told-report';
import { QUOTE_SHOWN_MAX, quoteText, reportLines } from './report-lines.ts';

const REGION = { id: 'none', timeZone: 'UTC', zones: [] } as unknown as Parameters<typeof reportLines>[1];

/** The lines under one heading. */
function section(lines: readonly string[], heading: string): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith(heading));
  const rest = lines.slice(start + 1);
  const end = rest.indexOf('');
  return start < 0 ? [] : rest.slice(0, end < 0 ? rest.length : end);
}

function checkLines(report: Report): void {
  const lines = reportLines(report, REGION);
  const known = new Set(report.claims.map(({ shortId }) => shortId));
  const refsIn = (line: string) => [...line.matchAll(/ ?\[([^\]\s]+)\]/g)].map(([, id = '']) => id);
  const said = section(lines, 'WHAT OTHERS SAY');
  const claimLines = said.filter((line) => /^ {6}\S/.test(line));
  assert.equal(claimLines.length, report.claims.length);
  for (const line of claimLines) {
    const [id = ''] = refsIn(line);
    const claim = report.claims.find(({ shortId }) => shortId === id) ?? assert.fail(line);
    assert.ok(line.trimStart().startsWith(claim.extent === 'not given' ? '[' : (claim.figure ?? claim.extent)), line);
    const next = said[said.indexOf(line) + 1] ?? '';
    assert.ok(next.includes(claim.chain.join(', through ')), next);
    assert.ok(next.endsWith(`${claim.artifact?.slice(0, 12)}:${claim.span?.join('-')}`), next);
  }
  for (const line of [...section(lines, 'SUMS'), ...section(lines, 'HARM'), ...said.filter((each) => each.includes('<<'))]) {
    const refs = refsIn(line);
    assert.ok(refs.length > 0 || line.endsWith('no word'), line);
    for (const id of refs) assert.ok(known.has(id), line);
  }
  for (const { artifact } of report.claims) assert.ok(section(lines, 'TEXTS CITED').some((line) => line.includes(artifact ?? '')));
}

test('a made-up report: every figure is followed by its claim, every claim by its chain and place', () => {
  checkLines(buildReport(TOLD_CLAIMS));
});

for (const [name, build] of Object.entries(SCENARIOS))
  test(`${name}: every figure is followed by its claim, every claim by its chain and place`, () => {
    const claims = build().filter((input) => input.kind === 'claim');
    if (claims.length > 0) checkLines(buildReport(claims));
    else assert.ok(!reportLines(buildReport([]), REGION).some((line) => line.startsWith('WHAT OTHERS SAY')));
  });

test('a quote is cut at its length, and not within a letter', () => {
  assert.equal(quoteText('short'), 'short');
  const cut = quoteText(`${'a'.repeat(QUOTE_SHOWN_MAX - 1)}😀 and more`);
  assert.ok(cut.length <= QUOTE_SHOWN_MAX + 2 && cut.isWellFormed() && cut.endsWith(' …'));
});
