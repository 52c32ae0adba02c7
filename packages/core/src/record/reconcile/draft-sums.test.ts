// The same sums from what the rules of intake draft by themselves, with nobody's help.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LabelledReport, labelsAbsent, readLabelledReports } from '@tocsin/testkit/record-model/labelled-reports';
import { draftClaims } from '../../intake/draft-claims.ts';
import { printedNumber } from '../bounds/bounds.ts';
import { type Claim, claimSchema } from '../claim.ts';
import { claimFromDraft } from '../claim-from-draft.ts';
import { reconcile } from './reconcile.ts';

/** Of 19; drafts miss and misread what a person would not. */
const RIGHT_MIN = 14;

test('at least 14 of the 19 sums come out right from drafts, over the claims that were labelled for them', {
  skip: labelsAbsent,
}, (context) => {
  const reports = readLabelledReports();
  const wrong = reports.flatMap(sumsMissed);
  context.diagnostic(`${19 - wrong.length} of 19; missed: ${wrong.join(', ')}`);
  assert.ok(19 - wrong.length >= RIGHT_MIN);
});

test('every draft of the five reports fits the record’s form', { skip: labelsAbsent }, () => {
  for (const report of readLabelledReports())
    for (const claim of draftsOf(report)) assert.ok(claimSchema.safeParse(claim).success, JSON.stringify(claim));
});

function draftsOf({ text, artifact, publisher, published }: LabelledReport): readonly Claim[] {
  const source = {
    artifact,
    publisher,
    time: '2024-01-06T12:00:00Z',
    draftedBy: { type: 'software', id: 'rules', version: '1' },
    policy: 'intake/1',
  } as const;
  return draftClaims(text, { date: published.edtf }).map((draft) => claimFromDraft(draft, source));
}

function sumsMissed(report: LabelledReport): readonly string[] {
  const claims = draftsOf(report);
  const findings = reconcile(claims, { textOf: () => report.text, publishedOn: () => report.published });
  const draft = new Map(claims.map((claim) => [claim.id, claim]));
  const labelled = new Map(report.claims.map((claim) => [report.labelOf.get(claim.id) ?? '', claim]));
  return report.sums
    .filter(({ claims: wanted, holds }) => {
      const result = holds === null ? 'cannot tell' : holds ? 'holds' : 'fails';
      const isMeant = (id: string, label: string) => areOne(draft.get(id), labelled.get(label));
      return !findings.some(
        (found) =>
          found.result === result &&
          wanted.every((label) => found.claims.some((id) => isMeant(id, label))) &&
          found.claims.every((id) => wanted.some((label) => isMeant(id, label))),
      );
    })
    .map(({ id }) => id);
}

/** A draft and a label of the same words, about the same number. */
function areOne(one: Claim | undefined, other: Claim | undefined): boolean {
  const [first, second] = [one?.spans?.[0], other?.spans?.[0]];
  if (one === undefined || other === undefined || first === undefined || second === undefined) return false;
  const isSameNumber =
    one.quantity === undefined || other.quantity === undefined || printedNumber(one.quantity) === printedNumber(other.quantity);
  return first[0] < second[1] && second[0] < first[1] && isSameNumber;
}
