import type { AlarmState, Heard } from '../alarm-state.ts';
import type { Outcome } from '../take-alert.ts';
import type { HistoryItem, RefusalReason } from './history.ts';

/** A line as it is kept. */
export interface HistoryLine extends HistoryItem {
  /** The warnings it belongs to: it is open while one of them is in force. */
  readonly threads: readonly string[];
}

/** What an alert leaves in the history; undefined where it says nothing new. */
export function lineOf(heard: Heard, outcome: Outcome, heardMs: number): HistoryLine | undefined {
  switch (outcome.kind) {
    case 'refused':
      return refusalLine(heard, outcome.reason, heardMs);
    case 'raised':
      return outcome.isNews ? { ...line(heard, outcome.zones, heardMs), threads: outcome.threads } : undefined;
    case 'ended':
      return { ...line(heard, outcome.zones, heardMs), end: 'told' };
    case 'missed':
      return { ...line(heard, outcome.zones, heardMs), end: 'lapsed' };
    default:
      return undefined;
  }
}

/** One line for each forged or replayed copy: it names no zone of this device, for nothing of it is believed. */
export function refusalLine(heard: Heard, refused: RefusalReason, heardMs: number): HistoryLine {
  const { id, signature } = heard.alert;
  return { ...line(heard, [], heardMs), id: `${refused} ${id} ${signature.value.slice(0, 12)}`, refused };
}

/** The warnings that were in force before and no longer are. */
export function endedThreads(before: AlarmState['inForce'], after: AlarmState['inForce']): readonly string[] {
  if (before === after) return [];
  const left = new Set([...after.values()].map(({ thread }) => thread));
  return [...new Set([...before.values()].map(({ thread }) => thread))].filter((thread) => !left.has(thread));
}

/** A line with its end, where the last of its warnings has ended; undefined where nothing changes. */
export function endLine(item: HistoryLine, ends: ReadonlyMap<string, NonNullable<HistoryItem['end']>>): HistoryLine | undefined {
  if (item.end !== undefined || item.refused !== undefined || item.threads.length === 0) return undefined;
  const end = item.threads.map((thread) => ends.get(thread));
  if (end.includes(undefined)) return undefined;
  return { ...item, end: end.includes('lapsed') ? 'lapsed' : 'told' };
}

function line({ alert, path }: Heard, zones: readonly string[], heardMs: number): HistoryLine {
  const { id, status, phase, threat, sent, texts } = alert;
  const headline = Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.headline]));
  return { id, alert: id, status, phase, threat, zones, sentMs: Date.parse(sent), heardMs, path, headline, threads: [] };
}
