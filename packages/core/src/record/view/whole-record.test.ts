import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert } from '@tocsin/testkit/any-alert';
import { aReview } from '@tocsin/testkit/record-model/any-record';
import { WHOLE_HASH, WHOLE_TEXT, wholeRecord } from '@tocsin/testkit/record-model/whole-record';
import { unixMs } from '../../units/instant.ts';
import type { RecordState } from '../gate/record-state.ts';
import { takeIn } from '../gate/take-in.ts';
import { agreementView } from './agreement-view.ts';
import type { PublicOptions } from './public-options.ts';
import { seriesView } from './series-view.ts';
import { situationReport } from './situation-report.ts';

const NOW = '2024-01-06T20:00:00Z';
const options: PublicOptions = { nowMs: Date.parse(NOW), timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: 0 };
const parts = { zones: ['north', 'south'], time: '2024-01-06T12:00:00Z', deadline: '2024-01-07T05:00:00Z' };
const early = anAlert({ time: '2024-01-06T04:59:30.000Z' });
const whole = () => wholeRecord({ ...parts, alerts: [early] });

function seal(state: RecordState, claim: string | undefined, field: 'speaker' | 'quantity' | 'place'): void {
  const at = unixMs(Date.parse(NOW));
  const body = aReview(claim ?? '', 'seal', 'boris', { fields: [field] });
  assert.ok(takeIn(state, { seq: 9_999, at, body }, (hash) => (hash === WHOLE_HASH ? WHOLE_TEXT : undefined)).ok);
}

test('an agreement tells its deadlines one after the other, what its ratio gives for each figure, and which sums hold', () => {
  const { state, ids } = whole();
  const view = agreementView(state, ids.agreement, { options }) ?? assert.fail();
  assert.deepEqual(
    view.deadlines.map(({ told, utc, remainingS }) => [told, utc, remainingS]),
    [
      ['first', '2024-01-06T05:00:00.000Z', -54_000],
      ['extended', '2024-01-07T05:00:00.000Z', 32_400],
    ],
  );
  assert.deepEqual(
    view.dues.map(({ counted, due }) => `${counted}: ${due}`),
    ['110 hostages: 330 prisoners', '86 Israelis: 258 prisoners', '24 foreign nationals: 72 prisoners', '13 hostages: 39 prisoners'],
  );
  assert.deepEqual(view.sums.map(({ rule, result }) => `${rule} ${result}`).toSorted(), ['OUTSIDE holds', 'PARTS holds', 'RATIO holds']);
  assert.equal(agreementView(state, ids.agreement, { options: { ...options, status: 'Exercise' } }), undefined, 'of another lane');
});

test('own alerts stand beside the breach of their minute, whatever clock told it; answers are public claims alone', () => {
  const { state, ids } = whole();
  const [army, front] = agreementView(state, ids.agreement, { options })?.breaches ?? [];
  assert.deepEqual([army?.alleges, army?.breaches[0]?.own.length, army?.breaches[0]?.ownWithin], ['the army', 1, 'minute']);
  assert.deepEqual(army?.breaches[0]?.looked, ['2024-01-06T04:58:00.000Z', '2024-01-06T05:01:00.000Z']);
  assert.deepEqual([front?.alleges, front?.breaches[0]?.own.length, front?.breaches[0]?.responses.length], ['the Lowland Front', 0, 1]);
  const [answer] = front?.breaches[0]?.responses ?? [];
  const at = unixMs(Date.parse(NOW));
  assert.ok(takeIn(state, { seq: 9_999, at, body: aReview(answer ?? '', 'retract', 'boris') }, () => WHOLE_TEXT).ok);
  assert.deepEqual(agreementView(state, ids.agreement, { options })?.breaches[1]?.breaches[0]?.responses, []);
});

test('what is written after a claim is sealed with it: terms, points, notices', () => {
  const { state, ids } = whole();
  const before = agreementView(state, ids.agreement, { options }) ?? assert.fail();
  seal(state, before.agreement.ratios[0]?.claim, 'quantity');
  seal(state, before.agreement.obligations[0]?.claim, 'speaker');
  seal(state, before.breaches[0]?.breaches[0]?.claim, 'speaker');
  const sealed = agreementView(state, ids.agreement, { options }) ?? assert.fail();
  assert.deepEqual([sealed.agreement.ratios, sealed.dues, sealed.sealedTerms], [[], [], 2]);
  assert.deepEqual([sealed.agreement.obligations[0]?.text, sealed.breaches[0]?.alleges], ['sealed', 'sealed']);
  const points = seriesView(state, ids.totals)?.points ?? [];
  seal(state, points[1]?.claim, 'quantity');
  const point = seriesView(state, ids.totals)?.points[1];
  assert.deepEqual([point?.figure, point?.value], ['sealed', undefined]);
  const [notice] = situationReport(state, options).notices;
  seal(state, notice?.claim, 'place');
  const [hidden] = situationReport(state, options).notices;
  assert.deepEqual([notice?.area, hidden?.area, hidden?.zones], ['the lower town', 'sealed', []]);
});

test('a series names nobody of the desk, holds its held point back, and tells what was revised when', () => {
  const { state, ids } = whole();
  const view = seriesView(state, ids.totals, 'Actual') ?? assert.fail();
  assert.deepEqual(
    view.points.map(({ figure, revises }) => [figure, revises?.figure]),
    [
      ['980 people', '1000 people'],
      ['at least 1300 people ("at least 1,300")', undefined],
      ['"about 1,500" people', undefined],
    ],
  );
  assert.ok(!JSON.stringify(view).includes('anna'));
  assert.equal(seriesView(state, ids.totals, 'Test'), undefined);
});
