import type { PublicAlert, SignedAlert } from '@tocsin/core/message/public-alert';
import type { WebPushSettings } from '../../config/web-push-settings.ts';
import type { DeliveryReport } from '../../ports/channel.ts';
import type { PushMaker } from './make-push.ts';
import { batchOf, knownZones, type PartSigner, planBatches, readyParts } from './plan-batches.ts';
import type { PushLines } from './push-lines.ts';
import { beginRun, type PushRun } from './push-run.ts';
import type { SubscriberTable } from './subscriber-table.ts';
import { testAlert } from './test-alert.ts';

/** Ids of alerts of this life that are not told again. */
const TOLD_MAX = 5_000;

/** Turns alerts into pushes under way. */
export interface AlertPusher {
  /** Each alert once, however often it is told. */
  push(alert: SignedAlert): void;
  /** Pushes a test to one subscriber and gives its id. Nothing is reported of it. */
  test(row: number): string;
}

/** What it works with. */
export interface PusherParts {
  readonly table: SubscriberTable;
  readonly lines: PushLines;
  readonly maker: PushMaker;
  readonly signer: PartSigner;
  readonly sender: string;
  readonly settings: WebPushSettings;
  readonly nowMs: () => number;
  readonly onDone: (report: DeliveryReport) => void;
}

/** Makes it. */
export function createAlertPusher({ table, lines, maker, signer, sender, settings, nowMs, onDone }: PusherParts): AlertPusher {
  const told = new Set<string>();
  let seq = 0;

  function begin(alert: PublicAlert, place: number, done: (report: DeliveryReport) => void): PushRun {
    return beginRun({ seq: place, alert, zones: knownZones(table, alert.zones), nowMs: nowMs(), settings, onDone: done });
  }

  function noteTold(id: string): void {
    told.add(id);
    for (const old of told) {
      if (told.size <= TOLD_MAX) break;
      told.delete(old);
    }
  }

  return {
    push(alert) {
      if (told.has(alert.id)) return;
      seq += 1;
      const run = begin(alert, seq, onDone);
      maker.note(run);
      const batches = [...planBatches(run, alert, { table, signer })];
      noteTold(alert.id);
      for (const [, some] of batches) for (const { rows } of some) run.expect(rows.length);
      run.seal();
      for (const [, some] of batches) for (const batch of some) lines.send(batch);
    },
    test(row) {
      const alert = testAlert(table.zonesOf(row).map(table.zoneName), { sender, nowMs: nowMs() });
      const part = readyParts(alert, table.languageOf(row), { table, signer })[0];
      if (part === undefined) return alert.id;
      // Later than everything: no alert overtakes a test, and a test overtakes no alert.
      const run = begin(alert, Number.POSITIVE_INFINITY, () => {});
      run.expect(1);
      run.seal();
      lines.send(batchOf(part, { run, origin: table.originOf(row), rows: [row] }));
      return alert.id;
    },
  };
}
