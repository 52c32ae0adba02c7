import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { parseAlert } from '../parse-alert.ts';
import type { RefusalReason } from '../store/history.ts';

/** What the service worker says to open pages. */
export type WorkerWord =
  | { readonly kind: 'heard'; readonly alert: SignedAlert }
  | { readonly kind: 'refused'; readonly alert: SignedAlert; readonly reason: RefusalReason }
  /** A test push of the self-test has arrived. */
  | { readonly kind: 'proof'; readonly id: string }
  /** The person has pressed "silence" on a notification. */
  | { readonly kind: 'silence' };

/** What a page answers to `heard`. */
export interface PageAnswer {
  /** This page sounds the alarm itself: the notification need not. */
  readonly isSounding: boolean;
}

/** Under this tag stands what a self-test shows. */
export const PROOF_TAG = 'self-test';

let isSoundOn = false;

/** Notes whether this page can sound an alarm: then notifications for it are silent, and one alarm rings once. */
export function noteSound(isOn: boolean): void {
  isSoundOn = isOn;
}

/** Calls back for each word of the service worker. Gives back how to stop it. */
export function onWorkerWord(told: (word: WorkerWord) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  const { serviceWorker } = navigator;
  const hear = (event: MessageEvent<unknown>): void => {
    const word = parseWord(event.data);
    if (word === undefined) return;
    if (word.kind === 'heard') event.ports[0]?.postMessage({ isSounding: isSoundOn } satisfies PageAnswer);
    told(word);
  };
  serviceWorker.addEventListener('message', hear);
  serviceWorker.startMessages();
  return () => serviceWorker.removeEventListener('message', hear);
}

/** Calls back when the person has silenced the alarm on a notification. Gives back how to stop it. */
export function onSilence(silence: () => void): () => void {
  return onWorkerWord(({ kind }) => {
    if (kind === 'silence') silence();
  });
}

function parseWord(value: unknown): WorkerWord | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'silence') return { kind: 'silence' };
  if (value.kind === 'proof') return 'id' in value && typeof value.id === 'string' ? { kind: 'proof', id: value.id } : undefined;
  const alert = 'alert' in value ? parseAlert(value.alert) : undefined;
  if (alert === undefined) return undefined;
  if (value.kind === 'heard') return { kind: 'heard', alert };
  const reason = 'reason' in value ? (['forged', 'expired', 'replayed'] as const).find((each) => each === value.reason) : undefined;
  return value.kind === 'refused' && reason !== undefined ? { kind: 'refused', alert, reason } : undefined;
}
