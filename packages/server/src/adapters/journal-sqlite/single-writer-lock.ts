import { DatabaseSync } from 'node:sqlite';

/**
 * Holds a folder's journal for one process: an exclusive lock on a file beside it, which the system drops with the process, however
 * it ends.
 *
 * @returns a function that lets go; throws where another process holds it
 */
export function holdSingleWriter(path: string): () => void {
  const lock = new DatabaseSync(`${path}.lock`);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE;');
  } catch (cause) {
    lock.close();
    throw cause;
  }
  return () => lock.close();
}
