import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { EditionSource } from '@tocsin/core/record/export/make-edition';
import { aClaim, aDesk, type Desk, figure, START } from '@tocsin/testkit/record-model/any-record';
import { draftedEdition, writtenFile } from './write-edition.ts';

const sourceOf = ({ state }: Desk): EditionSource => ({
  state,
  options: { nowMs: Date.parse(START), timeZone: 'UTC', status: 'Actual', placeDelayMs: 0 },
  sender: 'test.invalid',
  zones: () => undefined,
  logIndexOf: (seq) => seq,
  begunMs: 0,
});
const publish = (desk: Desk, place: string) =>
  desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), place }));

test('where the record changes while an edition is drafted, all of its files are of the same moment', async () => {
  for (const times of [1, 2, 10]) {
    const desk = aDesk();
    publish(desk, 'north');
    const drafting = draftedEdition(sourceOf(desk), undefined);
    for (let time = 0; time < times; time += 1) {
      publish(desk, `place ${time}`);
      await turn();
    }
    const draft = await drafting;
    const files = await Promise.all(draft.files.map(writtenFile));
    const taken = desk.state.changes.filter(({ seq }) => seq <= draft.seq).map(({ id }) => id);
    for (const { name, content } of files) {
      const text = new TextDecoder().decode(content);
      const found = desk.state.changes.map(({ id }) => id).filter((id) => text.includes(id));
      assert.deepEqual(found, taken, name);
    }
  }
});

test('a file in many pieces has the bytes and the hash of the whole, whatever letters stand where it is cut', async () => {
  const parts = Array.from({ length: 1_000 }, (_, place) => `${place} ${'צ\u{1F680}'.repeat(300)}\n`);
  const { content, sha256 } = await writtenFile({ name: 'claims.csv', mediaType: 'text/csv', parts });
  assert.equal(new TextDecoder('utf-8', { fatal: true }).decode(content), parts.join(''));
  assert.equal(sha256, createHash('sha256').update(parts.join('')).digest('hex'));
});
