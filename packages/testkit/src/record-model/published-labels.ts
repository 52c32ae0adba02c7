// A record that holds every labelled claim of the five reports, confirmed and published.
import { emptyRecord, type RecordState } from '@tocsin/core/record/gate/record-state';
import { type JournalEntry, takeIn } from '@tocsin/core/record/gate/take-in';
import { named } from '@tocsin/core/record/model/record-entry';
import { unixMs } from '@tocsin/core/units/instant';
import { aReview, START } from './any-record.ts';
import { readLabelledReports } from './labelled-reports.ts';

/** What was published, and the entries in their order. */
export interface PublishedLabels {
  readonly state: RecordState;
  readonly bodies: readonly JournalEntry['body'][];
  readonly textOf: (artifact: string) => string | undefined;
}

/** Each claim of the labels goes the way of the desk: two confirm where two are needed, another one publishes. */
export function publishedLabels(): PublishedLabels {
  const reports = readLabelledReports();
  const texts = new Map(reports.map(({ artifact, text }) => [artifact, text]));
  const textOf = (artifact: string) => texts.get(artifact);
  const state = emptyRecord();
  const bodies: JournalEntry['body'][] = [];
  const take = (body: JournalEntry['body']) => {
    bodies.push(body);
    const result = takeIn(state, { seq: bodies.length, at: unixMs(Date.parse(START) + bodies.length), body }, textOf);
    if (!result.ok) throw new Error(`${body.kind}: ${result.error.code} ${result.error.path}: ${result.error.message}`);
  };
  for (const { artifact, publisher, published, claims } of reports) {
    const by = { type: 'person', id: 'anna' } as const;
    const source = { sha256: artifact, mediaType: 'text/plain', url: 'https://example.org/a', publisher, published };
    take(named({ kind: 'artifact', time: START, ...source, retrieved: START, by }));
    for (const claim of claims) {
      take(claim);
      take(aReview(claim.id, 'confirm', 'boris'));
      if (state.items.get(claim.id)?.standing === 'draft') take(aReview(claim.id, 'confirm', 'chaim'));
      take(aReview(claim.id, 'publish', 'dalia'));
    }
  }
  return { state, bodies, textOf };
}
