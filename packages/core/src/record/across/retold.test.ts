// Every labelled claim told again by three other outlets: one copies it, one edits it, one quotes the same source in words of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsAbsent, readLabelledReports } from '@tocsin/testkit/record-model/labelled-reports';
import type { Claim } from '../claim.ts';
import { named } from '../model/record-entry.ts';
import { proposeLinks } from './propose-links.ts';

const VOICES = ['copy', 'edit', 'own words'] as const;

test('retold claims are proposed as one, and hardly anything else is', { skip: labelsAbsent }, (context) => {
  const labelOf = new Map<string, string>();
  const claims = readLabelledReports().flatMap((report) =>
    report.claims.flatMap((claim, place) => {
      const label = report.labelOf.get(claim.id) ?? '';
      const told = [
        claim,
        ...VOICES.map((voice, number) => retold(claim, voice, { outlet: `${report.artifact.slice(0, 8)}${number}`, place })),
      ];
      for (const { id } of told) labelOf.set(id, label);
      return told;
    }),
  );
  // Labels that are one count or one event, by hand.
  const alike = new Set(ALIKE);
  const proposals = proposeLinks({ claims, own: [], links: [], timeZone: 'Asia/Jerusalem' });
  const isRight = ({ from, to }: { readonly from: string; readonly to: string }) => {
    const labels = [labelOf.get(from) ?? '', labelOf.get(to) ?? ''].toSorted();
    return labels[0] === labels[1] || alike.has(labels.join(' '));
  };
  const wrong = proposals.filter((proposal) => !isRight(proposal));
  const precision = 1 - wrong.length / proposals.length;
  // Four tellings of each label make six pairs.
  const found = proposals.filter(({ from, to }) => labelOf.get(from) === labelOf.get(to)).length;
  const recall = found / (6 * 194);
  context.diagnostic(`${proposals.length} proposals: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  context.diagnostic(wrong.map(({ type, from, to }) => `${type} ${labelOf.get(from)} ${labelOf.get(to)}`).join('; '));
  assert.ok(precision >= 0.95 && recall >= 0.6);
});

const ALIKE = [
  's000-01 s000-05',
  's000-09 s000-12',
  's001-01 s001-04',
  's001-02 s001-10',
  's002-01 s002-10',
  's002-03 s002-13',
  's003-02 s003-68',
  's003-03 s003-04',
  's003-03 s003-07',
  's003-04 s003-07',
  's003-06 s003-13',
  's003-10 s003-44',
  's003-11 s003-70',
  's003-63 s003-72',
  's004-02 s004-05',
  's004-02 s004-11',
  's004-04 s004-10',
  's004-05 s004-11',
];

function retold(
  claim: Claim,
  voice: (typeof VOICES)[number],
  { outlet, place }: { readonly outlet: string; readonly place: number },
): Claim {
  const words = (claim.quote ?? '').split(' ');
  const edited = words.map((word, number) => (number % 11 === 5 ? `${word},` : number % 13 === 7 ? 'reportedly' : word)).join(' ');
  const quote = { copy: claim.quote ?? '', edit: edited, 'own words': ownWords(claim.id) }[voice];
  return named({ ...claim, artifact: outlet.padEnd(64, '0'), quote, spans: [[place * 1_000, place * 1_000 + quote.length]] });
}

/** Words that no other claim has: letters of its id. */
function ownWords(id: string): string {
  return (id.match(/.{1,3}/g) ?? []).join(' ');
}
