import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verifyPlace } from '@tocsin/cli/commands/verify';
import type { EntryBody } from '@tocsin/core/entry';
import type { Review } from '@tocsin/core/record/model/review';
import { shownClaims } from '@tocsin/core/record/view/shown-claim';
import { unixMs } from '@tocsin/core/units/instant';
import { anAlert } from '@tocsin/testkit/any-alert';
import { ARTIFACT, aClaim, aReview, figure, START, textOf } from '@tocsin/testkit/record-model/any-record';
import { systemClock } from '../adapters/clock-system/system-clock.ts';
import { openMemoryJournal } from '../adapters/journal-memory/memory-journal.ts';
import { openRecord } from '../adapters/record-files/open-record.ts';
import { openSigner } from '../adapters/signer-ed25519/open-signer.ts';
import { verifySignature } from '../adapters/signer-ed25519/verify-signature.ts';
import { recordRoutes } from '../http/record-routes.ts';
import { createEntryOpener } from './open-entry.ts';
import { openRecordPublisher } from './publish-record.ts';
import { openRecordDesk } from './record-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-open-entry-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const DAY_MS = 86_400_000;
const at = unixMs(Date.parse(START));
const claim = aClaim('62 rockets', 'launch_count', {
  quantity: figure(62, 'rockets', '62'),
  where: [{ words: 'by the well', role: 'fell', zones: ['zone-7'], point: [34.123456, 31.654321], precisionM: 5 }],
});
const decided = (decision: Review['decision'], by: string, more: Partial<Review> = {}) => aReview(claim.id, decision, by, more);

/** Journal, desk and log as an installation has them, with what the address of an entry answers. */
async function installation(name: string) {
  const place = join(folder, name);
  const journal = openMemoryJournal();
  const signer = openSigner(place, 'record');
  const verify = (message: Uint8Array, signature: Uint8Array) =>
    verifySignature(signer.publicJwk, message, Buffer.from(signature).toString('base64url'));
  const { log, saltOf } = openRecord({ folder: place, sender: 'town.example', signer, witnesses: [], verify });
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const clock = systemClock();
  const publisher = openRecordPublisher({ journal, clock, log, saltOf, onFault });
  const artifacts = { textOf, keep: async (text: string) => createHash('sha256').update(text).digest('hex') };
  const desk = openRecordDesk({ journal, clock, artifacts, version: '0', places: () => ({ places: [], zonesOf: () => [] }), onFault });
  let nowMs = at + 2 * DAY_MS;
  const openingOf = createEntryOpener({ log, desk, saltOf, moment: () => ({ nowMs, placeDelayMs: DAY_MS }), onFault });
  const [route] = recordRoutes(log, openingOf);
  async function enter(...bodies: readonly EntryBody[]): Promise<void> {
    await journal.append(bodies, at).durable;
    await publisher.catchUp();
  }
  /** What the address of an entry answers, and what `tocsin verify` makes of that. */
  async function entryAt(index: number) {
    const answer = await route?.handle({ query: new Map(), params: { index: String(index) }, headers: {}, body: Buffer.alloc(0) } as never);
    const file = join(place, 'entry.json');
    const text = JSON.stringify(answer !== undefined && 'body' in answer ? answer.body : undefined);
    writeFileSync(file, text);
    return { text, verdict: await verifyPlace(file, {}) };
  }
  const early = () => {
    nowMs = at + 60_000;
  };
  return { enter, entryAt, early, desk, saltOf, log, journal, faults, close: () => publisher.close() };
}

test('a public claim’s entry carries what its page shows, and anybody can check that this is what was committed to', async () => {
  const { enter, entryAt, early, desk, faults, close } = await installation('public');
  await enter(ARTIFACT, claim, decided('confirm', 'boris'));
  const draft = await entryAt(1);
  assert.ok(draft.verdict.holds && !draft.text.includes('opening'), 'nothing of it before it is public');
  await enter(decided('publish', 'chaim'));
  const { text, verdict } = await entryAt(1);
  assert.equal(verdict.holds, true, JSON.stringify(verdict.findings));
  const [shown] = shownClaims(await desk.state(), { nowMs: at + 2 * DAY_MS, placeDelayMs: DAY_MS, status: 'Actual', timeZone: 'UTC' });
  const { opened = {}, hidden = [] } = verdict;
  assert.deepEqual(
    [opened['id'], opened['quote'], opened['summary'], opened['chain'], opened['where.fell']],
    [shown?.id, shown?.quote, shown?.summary, shown?.chain, [shown?.zones]],
  );
  assert.ok(['where', 'where.points', 'draftedBy'].every((name) => hidden.includes(name)));
  for (const word of ['34.12', '31.65', 'by the well', 'boris', 'chaim']) assert.ok(!text.includes(word), word);
  early();
  assert.ok(!(await entryAt(1)).text.includes('zone-7'), 'where it fell is held back for a day');
  await enter(decided('seal', 'anna', { fields: ['quantity'] }));
  const sealed = await entryAt(1);
  assert.ok(sealed.verdict.holds && !sealed.text.includes('62 rockets') && sealed.verdict.hidden?.includes('quantity'));
  await enter(decided('retract', 'anna'));
  assert.ok(!(await entryAt(1)).text.includes('opening'));
  assert.deepEqual(faults, []);
  await close();
});

test('alerts stand open; the artifact, reviews, own tracks and outcomes are opened for nobody', async () => {
  const { enter, entryAt, faults, close } = await installation('others');
  const outcome = {
    kind: 'outcome',
    time: START,
    outcome: 'impact',
    count: 1,
    position: [34.123456, 31.654321],
    source: 'patrol',
  } as const;
  await enter(
    anAlert(),
    { ...outcome, position: [...outcome.position] },
    ARTIFACT,
    claim,
    decided('confirm', 'boris'),
    decided('publish', 'chaim'),
  );
  for (const index of [0, 1, 2, 4, 5]) {
    const { text, verdict } = await entryAt(index);
    assert.ok(verdict.holds && !text.includes('opening'), `entry ${index}`);
  }
  assert.ok((await entryAt(3)).text.includes('opening'));
  assert.deepEqual(faults, []);
  await close();
});

test('an entry that the journal tells otherwise than the log is a fault and opens nothing; a desk that cannot be read takes no proof away', async () => {
  const { enter, desk, log, saltOf, close } = await installation('faults');
  await enter(ARTIFACT, claim, decided('confirm', 'boris'), decided('publish', 'chaim'));
  const faults: unknown[] = [];
  const parts = {
    log,
    desk,
    saltOf,
    moment: () => ({ nowMs: at + 2 * DAY_MS, placeDelayMs: DAY_MS }),
    onFault: (fault: unknown) => faults.push(fault),
  };
  assert.notEqual(await createEntryOpener(parts)(1), undefined);
  assert.equal(await createEntryOpener({ ...parts, saltOf: () => new Uint8Array(32) })(1), undefined);
  assert.match(String(faults[0]), /entry 1 of the record is not what the journal holds as 2/);
  const away = { state: () => Promise.reject(new Error('no journal')) };
  assert.equal(await createEntryOpener({ ...parts, desk: away })(1), undefined);
  assert.equal(faults.length, 2);
  await close();
});
