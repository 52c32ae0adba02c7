import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert } from '@tocsin/testkit/any-alert';
import { type MadeEdition, makeEdition } from '@tocsin/testkit/record/made-edition';
import { aClaim, aDesk, aReview, figure, START, textOf } from '@tocsin/testkit/record-model/any-record';
import { unixMs } from '../../units/instant.ts';
import type { RecordState } from '../gate/record-state.ts';
import { takeIn } from '../gate/take-in.ts';
import type { PublicOptions } from '../view/public-options.ts';
import { type Edition, editionSchema, namedEdition } from './edition.ts';
import { draftEdition, type EditionSource, nextRelease } from './make-edition.ts';

const BEGUN_MS = Date.parse(START);
const DAY_MS = 86_400_000;
const options: PublicOptions = { nowMs: BEGUN_MS + 3_600_000, timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: DAY_MS };
const square = [
  [34, 31],
  [35, 31],
  [35, 32],
  [34, 31],
] as const;

function sourceOf(state: RecordState, more: Partial<EditionSource> = {}): EditionSource {
  return {
    state,
    options,
    sender: 'example.org',
    zones: () => ({ name: 'Zone 7', point: [34.5, 31.5], parts: [[square]] }),
    logIndexOf: (seq) => seq,
    begunMs: BEGUN_MS,
    ...more,
  };
}

function kept({ seq, sinceSeq, files }: MadeEdition): Edition {
  const list = files.map(({ name, mediaType, content, sha256 }) => ({ name, mediaType, bytes: content.length, sha256 }));
  return namedEdition({ time: START, status: 'Actual', number: 1, seq, sinceSeq, files: list });
}

function textOfFile({ files }: MadeEdition, name: string): string {
  return new TextDecoder().decode(files.find((file) => file.name === name)?.content);
}
const reportOf = (made: MadeEdition) =>
  JSON.parse(textOfFile(made, 'situation-report.json')) as { asOf: string; seq: number; sinceSeq: number; changes: { what: string }[] };

const fired = () => aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') });

test('an empty record has an edition, and the same record has the same bytes however much later', () => {
  const { state } = aDesk();
  const first = makeEdition(sourceOf(state));
  assert.equal(first.isNew, true);
  assert.equal(editionSchema.safeParse(kept(first)).success, true);
  const later = makeEdition(sourceOf(state, { options: { ...options, nowMs: options.nowMs + 1e9 } }), kept(first));
  assert.deepEqual([later.isNew, later.files], [false, first.files]);
});

test('what is drafted and not public makes no edition; what is published does, and its report tells the difference to the one before', () => {
  const desk = aDesk();
  const empty = kept(makeEdition(sourceOf(desk.state)));
  const claim = fired();
  desk.take(claim);
  assert.equal(makeEdition(sourceOf(desk.state), empty).isNew, false);
  desk.publish(claim.id);
  const first = makeEdition(sourceOf(desk.state), empty);
  assert.deepEqual([first.isNew, first.sinceSeq, first.seq], [true, 0, desk.state.changes.at(-1)?.seq]);
  assert.equal(makeEdition(sourceOf(desk.state), kept(first)).isNew, false);
  desk.take(aReview(claim.id, 'retract', 'boris', { reason: 'the source withdrew it' }));
  const second = makeEdition(sourceOf(desk.state), kept(first));
  assert.deepEqual([second.isNew, second.sinceSeq], [true, first.seq]);
  assert.deepEqual(
    reportOf(second).changes.map(({ what }) => what),
    ['retracted'],
  );
  assert.deepEqual([reportOf(second).sinceSeq, reportOf(second).seq], [first.seq, second.seq]);
  assert.equal(makeEdition(sourceOf(desk.state), kept(second)).isNew, false);
});

test('a report is as of the newest thing in it, not of the moment of its writing', () => {
  const desk = aDesk();
  desk.published(fired());
  assert.equal(reportOf(makeEdition(sourceOf(desk.state))).asOf, new Date(desk.state.changes.at(-1)?.at ?? 0).toISOString());
  const time = new Date(BEGUN_MS + 1_800_000).toISOString();
  const alert = { ...anAlert(), status: 'Actual' as const, time };
  takeIn(desk.state, { seq: 99, at: unixMs(Date.parse(time)), body: alert }, textOf);
  assert.equal(reportOf(makeEdition(sourceOf(desk.state))).asOf, time);
});

test('the end of a place’s delay makes an edition, at the moment that was told before', () => {
  const desk = aDesk();
  const where = [{ words: 'the market', role: 'fell' as const, zones: ['zone-7'], precisionM: null }];
  desk.published(aClaim('Nine people were hurt', 'casualties_injured', { quantity: figure(9, 'people', 'Nine'), where }));
  const held = makeEdition(sourceOf(desk.state));
  assert.match(textOfFile(held, 'claims.geojson'), /"geometry":null/);
  const dueMs = nextRelease(desk.state, options);
  assert.equal(makeEdition(sourceOf(desk.state, { options: { ...options, nowMs: dueMs - 1 } }), kept(held)).isNew, false);
  const shown = makeEdition(sourceOf(desk.state, { options: { ...options, nowMs: dueMs } }), kept(held));
  assert.equal(shown.isNew, true);
  assert.match(textOfFile(shown, 'claims.geojson'), /MultiPolygon/);
  assert.equal(reportOf(shown).asOf, new Date(dueMs).toISOString());
  assert.equal(nextRelease(desk.state, { ...options, nowMs: dueMs }), Number.POSITIVE_INFINITY);
});

test('an exercise’s files say that they are one, in the file itself, and a live change is not in them', () => {
  const desk = aDesk();
  const live = fired();
  desk.published(live);
  desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), status: 'Exercise' }));
  const drill = makeEdition(sourceOf(desk.state, { options: { ...options, status: 'Exercise' } }));
  for (const { name, content } of drill.files) {
    const text = new TextDecoder().decode(content);
    assert.match(text, /Exercise/, name);
    assert.ok(!text.includes(live.id), name);
  }
  assert.match(textOfFile(drill, 'changes.atom'), /<title>EXERCISE - Published/);
});

test('names are the same wherever a file was got; links begin with the public URL where there is one', () => {
  const desk = aDesk();
  const claim = desk.published(fired());
  const bare = makeEdition(sourceOf(desk.state));
  const placed = makeEdition(sourceOf(desk.state, { publicUrl: 'https://town.example' }));
  const name = `urn:tocsin:record:example.org:claim:${claim.id}`;
  for (const file of ['claims.jsonld', 'claims.geojson']) {
    assert.ok(textOfFile(bare, file).includes(name), file);
    assert.equal(textOfFile(bare, file), textOfFile(placed, file));
  }
  assert.ok(textOfFile(bare, 'changes.atom').includes(`href="/claims/${claim.id}?status=Actual"`));
  assert.ok(textOfFile(placed, 'changes.atom').includes(`href="https://town.example/claims/${claim.id}?status=Actual"`));
});

test('an edition in the journal is nothing that the record reads, decides by or lets anybody decide about', () => {
  const desk = aDesk();
  desk.published(fired());
  const before = JSON.stringify([[...desk.state.items], desk.state.changes]);
  const edition = kept(makeEdition(sourceOf(desk.state)));
  assert.equal(desk.take(edition), 'ok');
  assert.equal(desk.take(aReview(edition.id, 'confirm', 'anna')), 'UNKNOWN_REFERENCE');
  assert.equal(JSON.stringify([[...desk.state.items], desk.state.changes]), before);
});

test('what happens while the files are being written is not in them', () => {
  const desk = aDesk();
  const first = desk.published(fired());
  const draft = draftEdition(sourceOf(desk.state));
  const later = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), place: 'south' }));
  desk.take(aReview(first.id, 'retract', 'boris'));
  for (const { name, parts } of draft.files) {
    const text = [...parts].join('');
    assert.deepEqual([text.includes(first.id), text.includes(later.id)], [true, false], name);
  }
});
