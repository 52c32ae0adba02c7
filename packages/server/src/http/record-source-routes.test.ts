import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import type { ReportIntakeHealth } from '../app/take-in-reports.ts';
import { recordSourceRoutes } from './record-source-routes.ts';

test('how folders and feeds do is for operators alone, in the form that the interface describes', async () => {
  const wire: ReportIntakeHealth = {
    id: 'wire',
    kind: 'feed',
    state: 'failing',
    lastGoodAt: '2024-01-06T12:00:00.000Z',
    reason: 'HTTP_500: answered 500',
    passedOver: [{ what: 'https://wire.example/1', reason: 'HTTP_404: answered 404' }],
    taken: 3,
    known: 1,
  };
  const [route] = recordSourceRoutes(() => [wire]);
  assert.ok(route !== undefined);
  assert.equal(route.access, 'operator');
  const answer = await route.handle({ query: {}, params: {}, headers: {}, body: Buffer.alloc(0), caller: undefined });
  assert.ok(!('tell' in answer));
  const schema = route.answers[200]?.content?.['application/json'];
  assert.ok(schema instanceof z.ZodObject);
  assert.deepEqual(schema.parse(answer.body), { sources: [wire] });
  assert.deepEqual(answer.headers, { 'cache-control': 'no-store' });
});
