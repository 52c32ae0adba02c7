import { isRelease } from '@tocsin/core/delivery/retry-schedule';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { AlertTally } from './alert-tally.ts';
import type { EndLine } from './end-line.ts';
import { type EndMemory, zoneKeys } from './end-memory.ts';
import type { OutboxEnd, Settled } from './handover.ts';
import type { StoredRow } from './store-messages.ts';

/** An end with its line and what is known of it. */
export interface OpenEnd {
  readonly end: OutboxEnd;
  readonly memory: EndMemory;
  readonly line: EndLine;
}

/** Takes up what was kept: what each end has heard, and what it still has to hear. Rows of ends that are gone are left alone. */
export function resumeOutbox(rows: readonly StoredRow[], ends: readonly OpenEnd[], tally: AlertTally): void {
  const byId = new Map(ends.map((open) => [open.end.id, open]));
  for (const [, all] of Map.groupBy(rows, ({ alert }) => alert)) {
    // Our own file: what stands in it was a signed alert when it was written.
    const alert = JSON.parse(all[0]?.body ?? '{}') as SignedAlert;
    const mine = all.filter((row) => byId.get(row.end)?.end.statuses.includes(alert.status) === true);
    if (mine.some(isOpen)) {
      tally.begin(alert.id, mine.length);
      for (const row of mine) if (!isOpen(row)) tally.settle(alert.id, settledOf(row), row.latencyMs ?? 0);
    }
    for (const open of ends) {
      const row = mine.find(({ end }) => end === open.end.id);
      open.memory.remember(alert, row !== undefined);
      if (row !== undefined) resumeRow(row, alert, open);
    }
  }
}

function resumeRow(row: StoredRow, alert: SignedAlert, { memory, line }: OpenEnd): void {
  if (row.state === 'reached') memory.arrived(alert, row.receipt ?? undefined);
  if (!isOpen(row)) return;
  // A process that was killed may have been in the middle of a try: the end has to hear of the warning's end.
  if (!isRelease(alert)) memory.arrived(alert);
  line.add({ alert, toldAtMs: row.toldAtMs, keys: zoneKeys(alert), tries: 0, notBeforeMs: 0, isUnwanted: false });
}

function isOpen({ state }: StoredRow): boolean {
  return state === 'waiting' || state === 'maybe';
}

function settledOf({ state, code }: StoredRow): Settled {
  return state === 'reached' ? { reached: true } : { reached: false, code: code ?? 'UNKNOWN' };
}
