import { type AlertBoard, createAlertBoard, postAlert } from '@tocsin/core/delivery/alert-board';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Journal } from '../ports/journal.ts';
import type { EarlierAlert } from './tell-channels.ts';

/** What of earlier runs the service needs beside the engine's state. */
export interface Past {
  readonly board: AlertBoard;
  readonly alerts: readonly { readonly alert: Alert; readonly seq: number }[];
  /** Sequence numbers of the entries with which a process opened the journal. */
  readonly starts: number[];
  /** Alert id to the channels that have reported on it. */
  readonly reported: Map<string, Set<string>>;
}

/** Reads it from the journal. */
export async function readPast(journal: Journal): Promise<Past> {
  const board = createAlertBoard();
  const alerts: { alert: Alert; seq: number }[] = [];
  const starts: number[] = [];
  const reported = new Map<string, Set<string>>();
  for await (const { seq, body } of journal.read({ kinds: ['alert', 'start', 'delivery'] })) {
    if (body.kind === 'start') starts.push(seq);
    if (body.kind === 'alert' && postAlert(board, body)) alerts.push({ alert: body, seq });
    if (body.kind === 'delivery') noteReported(reported, body);
  }
  return { board, alerts, starts, reported };
}

/** Reports of alerts that nobody would be told again are of no use. */
const REPORTED_MAX = 20_000;

/** Notes that a channel has reported on an alert. */
export function noteReported(reported: Past['reported'], { alert, channel }: { readonly alert: string; readonly channel: string }): void {
  const channels = reported.get(alert);
  if (channels !== undefined) {
    channels.add(channel);
    return;
  }
  reported.set(alert, new Set([channel]));
  for (const oldest of reported.keys()) {
    if (reported.size <= REPORTED_MAX) return;
    reported.delete(oldest);
  }
}

/** A channel that was away is told what happened since, but nothing older than this. */
const EARLIER_MS = 3_600_000;

/** Alerts of the last hour, oldest first, with the channels that have done their part. */
export function earlierAlerts({ board, reported }: Past, seal: (alert: Alert) => SignedAlert): readonly EarlierAlert[] {
  const { order } = board;
  const newestMs = Date.parse(order.at(-1)?.time ?? '');
  const from = order.findLastIndex(({ time }) => newestMs - Date.parse(time) > EARLIER_MS) + 1;
  return order.slice(from).map((alert) => ({ alert: seal(alert), reported: reported.get(alert.id) ?? new Set() }));
}
