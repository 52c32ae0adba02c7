import type { OutcomeReport } from '../detection/observation.ts';

/** How many objects ended in one way, as one source counts them. */
export interface OutcomeFigure {
  readonly outcome: OutcomeReport['outcome'];
  readonly count: number;
  readonly source: string;
}

/** Adds up each source's own counts, by source and outcome in alphabetical order. Counts of two sources are never added to each other. */
export function countOutcomes(outcomes: Iterable<OutcomeReport>): readonly OutcomeFigure[] {
  const figures = new Map<string, OutcomeFigure>();
  for (const { source, outcome, count } of outcomes) {
    const key = `${source}\n${outcome}`;
    figures.set(key, { outcome, source, count: (figures.get(key)?.count ?? 0) + count });
  }
  return [...figures].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, figure]) => figure);
}
