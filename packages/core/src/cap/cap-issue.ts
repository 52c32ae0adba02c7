import type { Issue } from '../units/result.ts';

/** An error breaks the standard; a warning is legal and still goes wrong at receivers. */
export interface CapIssue extends Issue {
  readonly level: 'error' | 'warning';
}
