/** How a wait for the disk ended. */
export type CommitWait = 'durable' | 'late' | 'failed';

/**
 * Waits for a commit, but no longer than the budget. Never rejects: whatever the disk does, the caller goes on (ground rule 1).
 *
 * @param budgetMs - milliseconds from now
 */
export function withinCommitBudget(durable: Promise<void>, budgetMs: number): Promise<CommitWait> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), budgetMs);
    const settle = (wait: CommitWait) => {
      clearTimeout(timer);
      resolve(wait);
    };
    durable.then(
      () => settle('durable'),
      () => settle('failed'),
    );
  });
}
