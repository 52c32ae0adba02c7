import type { Status } from '@tocsin/core/detection/threat';
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { AlarmState } from '../alarm-state.ts';
import type { PageLanguage } from '../words.ts';
import type { HistoryLine } from './history-lines.ts';
import type { Pause } from './mute.ts';

/** What an endpoint was armed for at the server. */
export interface ArmedPush {
  readonly endpoint: string;
  readonly auth: string;
  readonly zones: readonly string[];
  readonly language: PageLanguage;
  readonly statuses: readonly Status[];
  /** Device's clock; absent while the server has not confirmed it. */
  readonly armedMs?: number;
}

/** What page and service worker both must know. Records that exist once are kept under the key `now`. */
interface TocsinDatabase extends DBSchema {
  alarm: { key: string; value: Omit<AlarmState, 'ending'> };
  history: { key: string; value: HistoryLine; indexes: { heard: [heardMs: number, sentMs: number] } };
  pause: { key: string; value: Pause };
  /** JSON Web Key Set of the first visit. */
  keys: { key: string; value: string };
  push: { key: string; value: ArmedPush };
  /** The server's time less the device's, as last measured. */
  clock: { key: string; value: { readonly leadMs: number; readonly measuredMs: number } };
  /** While this has not passed, a test push is a proof for the self-test and no alarm. */
  selfTest: { key: string; value: { readonly untilMs: number } };
}

export type HistoryStore = IDBPObjectStore<TocsinDatabase, ('alarm' | 'history')[], 'history', 'readwrite'>;

/** Key of the records that exist once. */
export const NOW = 'now';

/** A browser that is busy with its disk must not hold up an alarm for longer. */
const OPEN_WAIT_MS = 1_000;

let opened: Promise<IDBPDatabase<TocsinDatabase>> | undefined;

/** Opens the device's memory; rejects where the browser keeps none (some private windows) or does not open it in time. */
export function openDatabase(): Promise<IDBPDatabase<TocsinDatabase>> {
  opened ??= open();
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('the memory does not open')), OPEN_WAIT_MS));
  return Promise.race([opened, late]);
}

function open(): Promise<IDBPDatabase<TocsinDatabase>> {
  return openDB<TocsinDatabase>('tocsin', 1, {
    upgrade(database) {
      for (const name of ['alarm', 'pause', 'keys', 'push', 'clock', 'selfTest'] as const) database.createObjectStore(name);
      database.createObjectStore('history', { keyPath: 'id' }).createIndex('heard', ['heardMs', 'sentMs']);
    },
    // A newer page wants to change the form: an old tab must not hold it up.
    blocking: forget,
    terminated: () => {
      opened = undefined;
    },
  }).catch((fault: unknown) => {
    opened = undefined;
    throw fault;
  });
}

function forget(): void {
  opened?.then((database) => database.close()).catch(() => {});
  opened = undefined;
}
