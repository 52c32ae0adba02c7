import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { MailEndSettings, MailSettings } from '../../config/mail-settings.ts';
import { eventNameOf } from '../../outbox/alert-event.ts';
import { type AlertTally, createAlertTally } from '../../outbox/alert-tally.ts';
import { channelHealthOf, endHealthOf } from '../../outbox/end-health.ts';
import { createEndMemory, type EndMemory } from '../../outbox/end-memory.ts';
import type { Settled } from '../../outbox/handover.ts';
import type { OutboxChannel, OutboxSurroundings } from '../../outbox/outbox.ts';
import { type OutboxStore, openOutboxStore } from '../../outbox/outbox-store.ts';
import { openPulse, type Pulse } from '../../outbox/pulse.ts';
import type { StoredRow } from '../../outbox/store-messages.ts';
import { type DigestItem, type DigestLine, openDigestLine } from './digest-line.ts';
import { writeMail } from './mail-message.ts';
import { openSmtpEnd } from './smtp-end.ts';

interface Mailbox {
  readonly settings: MailEndSettings;
  readonly memory: EndMemory;
  readonly line: DigestLine;
  readonly pulse: Pulse;
  readonly close: () => void;
}

/**
 * Opens the digest that officials get by mail: what was raised and released in each interval, and each retraction at once. It is no way to
 * warn anybody. What was not mailed yet survives a restart.
 */
export async function openMailChannel(settings: MailSettings, surroundings: OutboxSurroundings): Promise<OutboxChannel> {
  const { folder, nowMs, onFault } = surroundings;
  const store = await openOutboxStore({ folder, channel: 'mail', nowMs, onFault });
  const tally = createAlertTally('mail', surroundings.report);
  const boxes = settings.ends.map((end) => openMailbox(end, settings, { surroundings, store, tally }));
  resume(store.rows, boxes, tally);

  function tell(alert: SignedAlert): void {
    const takers = boxes.filter((box) => takesAnew(box, alert));
    if (takers.length === 0) return;
    const toldAtMs = nowMs();
    const ids = takers.map((box) => box.settings.id);
    tally.begin(alert.id, takers.length);
    store.told(alert, ids, toldAtMs);
    for (const { line } of takers) line.add({ alert, toldAtMs });
  }

  return {
    id: 'mail',
    tell,
    present(alerts) {
      for (const alert of alerts) tell(alert);
    },
    health() {
      const pending = boxes.reduce((sum, { line }) => sum + line.waiting(), 0);
      const named = boxes.map((box) => endHealthOf(box.settings.id, box.line.state));
      return channelHealthOf({ id: 'mail', kind: 'mail', pending }, named, store.fault());
    },
    flushed: () => store.flushed(),
    async close() {
      for (const box of boxes) box.close();
      await store.close();
    },
  };
}

interface Around {
  readonly surroundings: OutboxSurroundings;
  readonly store: OutboxStore;
  readonly tally: AlertTally;
}

function openMailbox(end: MailEndSettings, settings: MailSettings, around: Around): Mailbox {
  const { nowMs, jitter } = around.surroundings;
  const smtp = openSmtpEnd(settings.smtp);
  const line = openDigestLine({
    digestEveryMs: settings.digestEveryMinutes * 60_000,
    nowMs,
    jitter: jitter ?? Math.random,
    write: (alerts, isRetraction) =>
      writeMail({ from: settings.from, to: end.to, end: end.id, language: end.language, isRetraction, alerts }),
    send: smtp.send,
    onSettled: (item, settled, tries) => settle(end.id, { item, settled, tries }, around),
  });
  const timeoutMs = settings.smtp.timeoutS * 1000;
  const pulse = openPulse({ pulse: smtp.check, pulseMs: settings.checkEveryMinutes * 60_000, timeoutMs }, line);
  const close = (): void => {
    pulse.close();
    line.close();
    smtp.close();
  };
  return { settings: end, memory: createEndMemory(), line, pulse, close };
}

interface Outcome {
  readonly item: DigestItem;
  readonly settled: Settled;
  readonly tries: number;
}

function settle(end: string, { item, settled, tries }: Outcome, { surroundings, store, tally }: Around): void {
  const { alert, toldAtMs } = item;
  const nowMs = surroundings.nowMs();
  const latencyMs = nowMs - toldAtMs;
  const code = settled.reached ? null : settled.code;
  store.mark({ end, alert: alert.id, state: settled.reached ? 'reached' : 'failed', latencyMs, code, receipt: null });
  if (code !== null) store.bury({ time: new Date(nowMs).toISOString(), end, event: eventNameOf(alert), code, tries, alert });
  tally.settle(alert.id, settled, latencyMs);
}

/** Warnings that only go on are no news in a digest. */
function takesAnew({ settings, memory }: Mailbox, alert: SignedAlert): boolean {
  if (memory.isKnown(alert.id)) return false;
  const { zones, statuses } = settings;
  const concerns = zones === undefined || alert.zones.some((zone) => zones.includes(zone)) || memory.follows(alert);
  const isForBox = concerns && statuses.includes(alert.status) && alert.quiet !== true;
  memory.remember(alert, isForBox);
  return isForBox;
}

function resume(rows: readonly StoredRow[], boxes: readonly Mailbox[], tally: AlertTally): void {
  for (const [, all] of Map.groupBy(rows, ({ alert }) => alert)) {
    // Our own file: what stands in it was a signed alert when it was written.
    const alert = JSON.parse(all[0]?.body ?? '{}') as SignedAlert;
    const open = all.filter(({ state }) => state === 'waiting');
    if (open.length > 0) tally.begin(alert.id, open.length);
    for (const box of boxes) {
      const row = all.find(({ end }) => end === box.settings.id);
      box.memory.remember(alert, row !== undefined);
      if (row?.state === 'waiting') box.line.add({ alert, toldAtMs: row.toldAtMs });
    }
  }
}
