import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReportReader } from './open-report-reader.ts';

const PAGE = { bytes: Buffer.from('<p>Two rockets.</p>') };

test('feeds and pages are read in a thread of their own, in order', async (t) => {
  const reader = openReportReader();
  t.after(reader.close);
  const [page, feed] = await Promise.all([
    reader.page(PAGE),
    reader.feed({ bytes: Buffer.from('<rss><channel><title>W</title></channel></rss>') }),
  ]);
  assert.deepEqual(page, { ok: true, value: { title: '', text: 'Two rockets.' } });
  assert.deepEqual(feed, { ok: true, value: { title: 'W', items: [] } });
  await reader.close();
  assert.equal((await reader.page(PAGE)).ok, false);
});

test('a document that takes too long or too much memory is refused, and the next one is read', async (t) => {
  const reader = openReportReader(5_000);
  t.after(reader.close);
  // Every paragraph opens all of these again (WHATWG HTML §13.2.4.3): sixteen million elements out of a hundred kilobytes.
  const open = Array.from({ length: 4_000 }, (_, at) => `<b a=${at}>`).join('');
  const page = await reader.page({ bytes: Buffer.from(`<p>${open}${'<p>x'.repeat(4_000)}`) });
  assert.ok(!page.ok && ['TOO_SLOW', 'UNREADABLE'].includes(page.error.code));
  assert.equal((await reader.page(PAGE)).ok, true);
});
