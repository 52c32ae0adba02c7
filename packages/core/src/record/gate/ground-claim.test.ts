import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aClaim, aDesk, aReview, Desk, figure, TEXT, TEXT_HASH } from '@tocsin/testkit/record-model/any-record';
import type { Claim } from '../claim.ts';
import { claimSchema } from '../claim.ts';
import { named } from '../model/record-entry.ts';
import { wordsOf } from './ground-claim.ts';

/** A claim that says where its words stand and does not repeat them. */
function cited(detail: Partial<Claim> = {}): Claim {
  const { quote: _quote, id: _id, ...rest } = aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), ...detail });
  return claimSchema.parse(named(rest));
}

describe('a cited claim: artifact and span, and no quote', () => {
  test('is let in as a draft, and nobody can confirm it, though its text is kept', () => {
    const desk = aDesk();
    const claim = cited();
    assert.equal(desk.take(claim), 'ok');
    assert.equal(desk.take(aReview(claim.id, 'confirm', 'boris')), 'NOT_GROUNDED');
    assert.equal(desk.take(aReview(claim.id, 'publish', 'chaim')), 'WRONG_STANDING');
  });

  test('whose text is not kept is a draft as well, and never public', () => {
    const desk = new Desk();
    const claim = cited({ artifact: '0'.repeat(64) });
    assert.equal(desk.take(claim), 'ok');
    assert.equal(desk.take(aReview(claim.id, 'confirm', 'boris')), 'NOT_GROUNDED');
  });

  test('is refused where the kept text does not print its figure at that place', () => {
    assert.equal(aDesk().take(cited({ quantity: figure(40, 'rockets', '40') })), 'MISQUOTED');
    assert.equal(aDesk().take(cited({ quantity: figure(26, 'rockets', '62') })), 'MISCOUNTED');
    assert.equal(aDesk().take(cited({ spans: [[0, TEXT.length + 1]] })), 'MISQUOTED');
  });

  test('becomes one that can be public when the quote is put in', () => {
    const claim = cited();
    const words = wordsOf(claim, TEXT);
    assert.ok(words.ok);
    assert.equal(words.value, '62 rockets');
    const { id: _id, ...cites } = claim;
    const quoted = named({ ...cites, quote: words.value });
    const desk = aDesk();
    assert.equal(desk.take(quoted), 'ok');
    desk.publish(quoted.id);
    assert.equal(desk.state.items.get(quoted.id)?.standing, 'public');
  });
});

test('a span without an artifact, and a quote without a span, are refused', () => {
  const { spans: _spans, id: _id, ...spanless } = aClaim('62 rockets', 'launch_count');
  assert.equal(aDesk().take(named(spanless)), 'NOT_GROUNDED');
  const { artifact: _artifact, ...bare } = cited();
  assert.equal(aDesk().take(bare), 'NOT_GROUNDED');
  assert.equal(cited().artifact, TEXT_HASH);
});
