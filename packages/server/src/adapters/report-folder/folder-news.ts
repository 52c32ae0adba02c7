import { type FSWatcher, watch } from 'node:fs';

/** The system's news of a folder. Without them it is looked at again after a while all the same. */
export interface FolderNews {
  /** Begins to listen, where it does not yet; given once something has happened since the last call. */
  next(): AbortSignal;
  close(): void;
}

/** Listens for changes in a folder, which need not be there yet. */
export function hearFolder(path: string): FolderNews {
  let watcher: FSWatcher | undefined;
  let stirred = new AbortController();

  function start(): FSWatcher | undefined {
    try {
      const started = watch(path, { persistent: false }, () => stirred.abort());
      started.on('error', () => {
        started.close();
        if (watcher === started) watcher = undefined;
      });
      return started;
    } catch {
      return undefined;
    }
  }

  return {
    next() {
      watcher ??= start();
      if (stirred.signal.aborted) stirred = new AbortController();
      return stirred.signal;
    },
    close: () => watcher?.close(),
  };
}
