import { NOW, openDatabase } from './database.ts';

/** Where an earlier version of this page kept them. */
const FORMER = 'tocsin.keys';

/** The key set of the first visit (JSON text). `none`: this is it. `unreadable`: there may be one, and it must not be replaced. */
export type Pin = { readonly text: string } | 'none' | 'unreadable';

/** Reads the pin. Never rejects. */
export async function readPin(): Promise<Pin> {
  try {
    const text = (await (await openDatabase()).get('keys', NOW)) ?? formerPin();
    return text === undefined ? 'none' : { text };
  } catch {
    const text = formerPin();
    return text === undefined ? 'unreadable' : { text };
  }
}

/** Makes a key set the trusted one. Where the browser keeps nothing, it is trusted until the page closes. */
export async function pinKeySet(text: string): Promise<void> {
  try {
    const database = await openDatabase();
    await database.put('keys', text, NOW);
    if (typeof localStorage !== 'undefined') localStorage.removeItem(FORMER);
  } catch {
    // A private window without memory: the next visit is a first visit again.
  }
}

function formerPin(): string | undefined {
  // A service worker has no such storage.
  return typeof localStorage === 'undefined' ? undefined : (localStorage.getItem(FORMER) ?? undefined);
}
