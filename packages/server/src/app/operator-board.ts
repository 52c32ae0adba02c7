import type { Entry, ForecastEntry, VerdictEntry } from '@tocsin/core/entry';

/** Newest verdicts kept for the console. */
const VERDICTS_MAX = 200;

/** What operators see of tracks and verdicts: a reading of the journal's entries. */
export interface OperatorBoard {
  note(entry: Entry): void;
  forecasts(): readonly ForecastEntry[];
  /** Newest first. */
  verdicts(): readonly VerdictEntry[];
}

/** An empty board. */
export function createOperatorBoard(): OperatorBoard {
  const forecasts = new Map<string, ForecastEntry>();
  const verdicts: VerdictEntry[] = [];
  return {
    note({ body }) {
      if (body.kind === 'forecast') forecasts.set(`${body.status}|${body.track}`, body);
      else if (body.kind === 'track' && body.state === 'down') forecasts.delete(`${body.status}|${body.track}`);
      else if (body.kind === 'verdict') {
        verdicts.unshift(body);
        if (verdicts.length > VERDICTS_MAX) verdicts.pop();
      }
    },
    forecasts: () => [...forecasts.values()],
    verdicts: () => verdicts,
  };
}
