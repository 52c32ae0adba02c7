import { type Noted, remember } from './remember.ts';

/** Writes what a page heard into the shared memory: together what comes together, one batch after the other. */
export interface Memory {
  note(noted: Noted): void;
}

/** Opens it. Where the browser keeps nothing, nothing is kept, and the alarm rings all the same. */
export function openMemory(): Memory {
  let waiting: Noted[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await remember(batch).catch(() => {});
    }
    isWriting = false;
  }

  return {
    note(noted) {
      waiting.push(noted);
      if (!isWriting) queueMicrotask(() => (isWriting ? undefined : void write()));
    },
  };
}
