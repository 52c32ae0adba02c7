import type { Entry, ForecastEntry, VerdictEntry } from '@tocsin/core/entry';

/** Newest verdicts kept for the console. */
const VERDICTS_MAX = 200;

/** What operators see of tracks and verdicts: a reading of the journal's entries. */
export interface OperatorBoard {
  note(entry: Entry): void;
  forecasts(): readonly ForecastEntry[];
  /** Newest first. */
  verdicts(): readonly VerdictEntry[];
  /** Each entry from now on, as one JSON line. @returns a function that ends it */
  subscribe(send: (line: string) => void): () => void;
}

/** An empty board. */
export function createOperatorBoard(): OperatorBoard {
  const forecasts = new Map<string, ForecastEntry>();
  const verdicts: VerdictEntry[] = [];
  const listeners = new Set<(line: string) => void>();
  return {
    note(entry) {
      const { body } = entry;
      if (body.kind === 'forecast') forecasts.set(`${body.status}|${body.track}`, body);
      else if (body.kind === 'track' && body.state === 'down') forecasts.delete(`${body.status}|${body.track}`);
      else if (body.kind === 'verdict') {
        verdicts.unshift(body);
        if (verdicts.length > VERDICTS_MAX) verdicts.pop();
      }
      if (listeners.size === 0) return;
      const line = JSON.stringify(entry);
      for (const send of listeners) send(line);
    },
    forecasts: () => [...forecasts.values()],
    verdicts: () => verdicts,
    subscribe(send) {
      listeners.add(send);
      return () => listeners.delete(send);
    },
  };
}
