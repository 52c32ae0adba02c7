import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { message, partner } from '@tocsin/testkit/cap/open-desk';
import { parseCapTrust } from '../../config/cap-settings.ts';
import { createCapReader, openCapReader } from './open-cap-reader.ts';

const parsed = parseCapTrust({
  signers: [{ name: 'partner', keySha256: partner.keySha256, senders: ['partner.example'], area: 'anywhere' }],
});
assert.ok(parsed.ok);
const trust = parsed.value;
const good = Buffer.from(partner.sign(writeCap(message())));
const slow = Buffer.from(`<a>${'<b/>'.repeat(150_000)}</a>`);

test('a thread reads what the caller would have read', async () => {
  const [near, far] = [createCapReader(trust), openCapReader(trust)];
  for (const bytes of [good, Buffer.from('no xml'), Buffer.from(good.toString().replace('Public', 'Private'))]) {
    assert.deepEqual(await far.read(bytes), await near.read(bytes));
  }
  await far.close();
});

test('a message that takes too long is refused by name, and the next one is read', async () => {
  const reader = openCapReader(trust, 1_000);
  assert.ok((await reader.read(good)).ok);
  const tooSlow = openCapReader(trust, 1);
  const [first] = await Promise.all([tooSlow.read(slow), reader.read(good)]);
  assert.equal(first.ok ? '' : first.error[0]?.code, 'TOO_SLOW');
  assert.ok((await reader.read(good)).ok);
  await Promise.all([reader.close(), tooSlow.close()]);
});

test('more than can wait is told to come again; closing answers those who wait', async () => {
  const reader = openCapReader(trust);
  const answers = Array.from({ length: 600 }, () => reader.read(good));
  const last = await answers.at(-1);
  assert.equal(last === undefined || last.ok ? '' : last.error[0]?.code, 'BUSY');
  await reader.close();
  const codes = (await Promise.all(answers)).map((answer) => (answer.ok ? 'read' : answer.error[0]?.code));
  assert.ok(codes.every((code) => code === 'read' || code === 'BUSY'));
});

test('a trust file with a key that is none is refused at once, not in the thread', () => {
  assert.throws(
    () => openCapReader({ signers: [{ name: 'x', senders: ['x'], area: 'anywhere', pem: 'x' }], issuers: [] }),
    /signers\[0\]\.pem/,
  );
});
