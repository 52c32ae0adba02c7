import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withinCommitBudget } from './wait-for-commit.ts';

describe('withinCommitBudget', () => {
  it('says durable when the commit comes first', async () => {
    assert.equal(await withinCommitBudget(Promise.resolve(), 60_000), 'durable');
  });

  it('says late when the disk says nothing', async () => {
    assert.equal(await withinCommitBudget(new Promise(() => {}), 5), 'late');
  });

  it('says failed instead of rejecting', async () => {
    assert.equal(await withinCommitBudget(Promise.reject(new Error('given up')), 60_000), 'failed');
  });

  it('stays late, without an unhandled rejection, when the commit fails afterwards', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    assert.equal(await withinCommitBudget(promise, 1), 'late');
    reject(new Error('given up'));
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('leaves no timer behind', async () => {
    const before = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    await withinCommitBudget(Promise.resolve(), 60_000);
    assert.equal(process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length, before);
  });
});
