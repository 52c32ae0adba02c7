import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { PageLanguage } from '../words.ts';
import { onChange } from './broadcast.ts';
import { openDatabase } from './database.ts';

/** By which way something came: the live connection, push, or the present state that the server tells at each connect. */
export type Path = 'live' | 'push' | 'state';

/** Why an alert was refused: not signed by the server's key; over before it came; told and over already. */
export type RefusalReason = 'forged' | 'expired' | 'replayed';

/** One line of what this device was told. */
export interface HistoryItem extends Pick<SignedAlert, 'status' | 'phase' | 'threat'> {
  /** Of the line, not of the alert: a forgery may borrow the id of a true alert. */
  readonly id: string;
  /** Id of the alert. */
  readonly alert: string;
  /** Those of the chosen zones that it concerned; empty where it was refused. */
  readonly zones: readonly string[];
  readonly sentMs: number;
  /** On the server's clock. */
  readonly heardMs: number;
  readonly path: Path;
  /** How it ended here: with an all-clear or cancellation, or by running out. Absent while it is in force. */
  readonly end?: 'told' | 'lapsed';
  readonly refused?: RefusalReason;
  /** By language; a push carries one language only. */
  readonly headline: { readonly [language in PageLanguage]?: string };
}

/** Lines kept. */
const LINES_MAX = 2_000;

/** What this device was told, newest first; nothing where the browser keeps nothing. */
export async function listHistory(limit: number): Promise<readonly HistoryItem[]> {
  try {
    return await readHistory(limit);
  } catch {
    // A private window may refuse any memory: the page then only knows the present.
    return [];
  }
}

async function readHistory(limit: number): Promise<readonly HistoryItem[]> {
  const database = await openDatabase();
  const items: HistoryItem[] = [];
  let cursor = await database.transaction('history').store.index('heard').openCursor(null, 'prev');
  while (cursor !== null && items.length < limit) {
    items.push(cursor.value);
    cursor = await cursor.continue();
  }
  return items;
}

/** Drops the oldest lines beyond those kept. */
export async function trimHistory(): Promise<void> {
  const database = await openDatabase();
  const { store, done } = database.transaction('history', 'readwrite');
  let surplus = (await store.count()) - LINES_MAX;
  let cursor = surplus > 0 ? await store.index('heard').openCursor() : null;
  while (cursor !== null && surplus > 0) {
    await cursor.delete();
    surplus -= 1;
    cursor = await cursor.continue();
  }
  await done;
}

/** Calls back whenever the history has changed, here, in another tab or in the service worker. Gives back how to stop it. */
export function watchHistory(changed: () => void): () => void {
  return onChange('history', changed);
}
