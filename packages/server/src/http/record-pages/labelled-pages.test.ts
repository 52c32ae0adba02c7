// All labelled claims of five reports, which lie outside the project, as pages: link by link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeIn } from '@tocsin/core/record/gate/take-in';
import { named, type RecordEntry } from '@tocsin/core/record/model/record-entry';
import { unixMs } from '@tocsin/core/units/instant';
import { everyPage } from '@tocsin/testkit/http/every-record-page';
import { aReview, START } from '@tocsin/testkit/record-model/any-record';
import { labelsAbsent, readLabelledReports } from '@tocsin/testkit/record-model/labelled-reports';
import { publishedLabels } from '@tocsin/testkit/record-model/published-labels';

const by = { type: 'person', id: 'anna' } as const;

/** One incident for each report, with all of its claims. */
function withIncidents() {
  const { state, bodies, textOf } = publishedLabels();
  let seq = bodies.length;
  const publish = (entry: RecordEntry) => {
    for (const body of [entry, aReview(entry.id, 'confirm', 'boris'), aReview(entry.id, 'publish', 'dalia')]) {
      seq += 1;
      assert.ok(takeIn(state, { seq, at: unixMs(Date.parse(START) + seq), body }, textOf).ok, body.kind);
    }
    return entry.id;
  };
  const reports = readLabelledReports();
  const incidents = reports.map(({ publisher, claims }) => {
    const incident = publish(named({ kind: 'incident', time: START, label: publisher, by } as const));
    for (const { id } of claims) publish(named({ kind: 'link', time: START, type: 'part_of', from: id, to: incident, by } as const));
    return incident;
  });
  return { state, textOf, reports, incidents };
}

test('every labelled claim stands on its report’s page and leads to a page with its words, their place and their source', {
  skip: labelsAbsent,
}, async () => {
  const { state, reports, incidents, textOf } = withIncidents();
  const pages = new Map((await everyPage({ state, nowMs: Date.parse('2026-01-01T00:00:00Z'), textOf })).map((page) => [page.path, page]));
  let claims = 0;
  for (const [place, report] of reports.entries()) {
    const incident = pages.get(`/incidents/${incidents[place]}`)?.text ?? '';
    for (const { id, spans, quote = '' } of report.claims) {
      claims += 1;
      assert.ok(incident.includes(`data-figure href="/claims/${id}"`), `${report.publisher} ${id}`);
      const { status, text } = pages.get(`/claims/${id}`) ?? assert.fail(id);
      const [start, end] = spans?.[0] ?? assert.fail(id);
      assert.deepEqual([status, report.text.slice(start, end)], [200, quote]);
      assert.ok(text.includes(`characters ${start} to ${end} of the text`) && text.includes('https://example.org/a'), id);
      assert.match(text, /<blockquote/);
    }
  }
  assert.equal(claims, 194);
  for (const { path, text } of pages.values())
    for (const [, link = ''] of text.matchAll(/href="(\/[^"?#]+)/g))
      assert.ok(pages.has(link) || link.startsWith('/v1/'), `${path}: ${link}`);
});
