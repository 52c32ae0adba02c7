// All 194 labelled claims of five reports, which lie outside the project, through the gate and out again: link by link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReview, START } from '@tocsin/testkit/record-model/any-record';
import { labelsAbsent, readLabelledReports } from '@tocsin/testkit/record-model/labelled-reports';
import { unixMs } from '../../units/instant.ts';
import { toHxlCsv } from '../export/csv-hxl.ts';
import { emptyRecord } from '../gate/record-state.ts';
import { type JournalEntry, takeIn } from '../gate/take-in.ts';
import { named } from '../model/record-entry.ts';
import { incidentView } from './incident-view.ts';
import type { PublicOptions } from './public-options.ts';
import { shownClaims } from './shown-claim.ts';
import { situationReport } from './situation-report.ts';

const skip = labelsAbsent;
const options: PublicOptions = { nowMs: Date.parse('2026-01-01T00:00:00Z'), timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: 0 };
const by = { type: 'person', id: 'anna' } as const;

/** A record that holds one incident for each report, every claim confirmed and published. */
function everythingPublished() {
  const reports = readLabelledReports();
  const texts = new Map(reports.map(({ artifact, text }) => [artifact, text]));
  const state = emptyRecord();
  let seq = 0;
  const take = (body: JournalEntry['body']) => {
    seq += 1;
    const result = takeIn(state, { seq, at: unixMs(Date.parse(START) + seq), body }, (artifact) => texts.get(artifact));
    assert.ok(result.ok, result.ok ? '' : `${body.kind}: ${result.error.code} ${result.error.path}: ${result.error.message}`);
  };
  const publish = (id: string, isClaim: boolean) => {
    take(aReview(id, 'confirm', 'boris'));
    if (state.items.get(id)?.standing === 'draft' && isClaim) take(aReview(id, 'confirm', 'chaim'));
    take(aReview(id, 'publish', 'dalia'));
  };
  const incidents = reports.map(({ artifact, publisher, published, claims }) => {
    take(
      named({
        kind: 'artifact',
        time: START,
        sha256: artifact,
        mediaType: 'text/plain',
        url: 'https://example.org/a',
        publisher,
        published,
        retrieved: START,
        by,
      }),
    );
    const incident = named({ kind: 'incident', time: START, label: publisher, by } as const);
    take(incident);
    publish(incident.id, false);
    for (const claim of claims) {
      take(claim);
      publish(claim.id, true);
      const link = named({ kind: 'link', time: START, type: 'part_of', from: claim.id, to: incident.id, by } as const);
      take(link);
      publish(link.id, false);
    }
    return incident.id;
  });
  return { state, reports, incidents, texts };
}

test('every labelled claim passes the gate and is shown with its source; every claim leads to its words in the text', { skip }, () => {
  const { state, texts } = everythingPublished();
  const shown = shownClaims(state, options);
  assert.equal(shown.length, 194);
  for (const { source, chain, id } of shown) {
    assert.ok(chain.length > 0 && source?.span !== undefined);
    const entry = state.items.get(id)?.entry;
    assert.equal(texts.get(source.artifact)?.slice(...source.span), entry?.kind === 'claim' ? entry.quote : undefined);
  }
});

test('every figure of every page leads to claims that are shown', { skip }, () => {
  const { state, incidents } = everythingPublished();
  const known = new Set(shownClaims(state, options).map(({ id }) => id));
  let figures = 0;
  for (const id of incidents) {
    const view = incidentView(state, id, { options }) ?? assert.fail();
    for (const { claims } of [...view.sums, ...view.unknown, ...view.harm]) for (const claim of claims) assert.ok(known.has(claim));
    for (const { claim } of view.parties.flatMap(({ sayings }) => sayings)) assert.ok(known.has(claim.id));
    figures += view.parties.flatMap(({ sayings }) => sayings).filter(({ claim }) => claim.figure !== undefined).length;
  }
  assert.equal(figures, 64, 'all labelled figures');
  for (const { lines } of situationReport(state, options).sections)
    for (const { claim, source, asOf } of lines) assert.ok(known.has(claim) && source !== '' && asOf !== '');
});

test('62 and at least 40 stand side by side, each with its source; "no injuries" is no zero; damage is of unknown extent', { skip }, () => {
  const { state, incidents } = everythingPublished();
  const view = incidentView(state, incidents[4] ?? '', { options }) ?? assert.fail();
  const said = view.parties.flatMap(({ party, sayings }) =>
    sayings.filter(({ claim }) => claim.kind === 'launch_count').map(({ claim }) => `${party}: ${claim.bounds?.min}-${claim.bounds?.max}`),
  );
  assert.deepEqual(said.toSorted(), ['Hezbollah: 62-62', 'Israel Defense Forces (IDF): 40-null']);
  assert.deepEqual(
    view.harm.map(({ measure, extents }) => `${measure}: ${extents.join(', ')}`),
    ['killed: figure', 'injured: none reported', 'damage: not given, unknown'],
  );
  const csv = [...toHxlCsv(shownClaims(state, options), { zones: () => undefined, logIndexOf: (seq) => seq, status: 'Actual' })].join('');
  assert.ok(!/casualties_none.*,0,/.test(csv));
});
