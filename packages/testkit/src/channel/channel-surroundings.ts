import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutboxSurroundings } from '@tocsin/server/outbox/outbox';
import type { DeliveryReport } from '@tocsin/server/ports/channel';

/** What a channel under test is given, and what it said. */
export interface TestSurroundings extends OutboxSurroundings {
  readonly reports: DeliveryReport[];
  readonly faults: unknown[];
  /** Waits until so many alerts are reported. */
  reported(count: number): Promise<void>;
}

/** A fresh folder, the real clock, no jitter; the folder is the caller's to remove. */
export function testSurroundings(folder: string = mkdtempSync(join(tmpdir(), 'tocsin-channel-'))): TestSurroundings {
  const reports: DeliveryReport[] = [];
  const faults: unknown[] = [];
  return {
    folder,
    nowMs: () => Date.now(),
    jitter: () => 0,
    report: (report) => reports.push(report),
    onFault: (fault) => faults.push(fault),
    reports,
    faults,
    async reported(count) {
      while (reports.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}
