import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** More than this is an archive, and is not watched. */
const ENTRIES_MAX = 10_000;
/** What programs write while a file is not whole yet, and what a desktop keeps for itself. */
const UNFINISHED = /^[.~]|~$|\.(?:part|partial|tmp|temp|crdownload|download|swp|filepart)$/i;

/** An entry of the folder, as it stood when it was looked at. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'link' | 'other';
  readonly mtimeMs: number;
  /** Changes whenever the file does. */
  readonly version: string;
}

/** Lists a folder, oldest first, without what lies deeper. Throws what the file system throws, and for a folder that is too full. */
export async function listFolder(folder: string): Promise<readonly FolderEntry[]> {
  const names: string[] = [];
  let count = 0;
  for await (const entry of await opendir(folder)) {
    count += 1;
    if (count > ENTRIES_MAX) throw new Error(`more than ${ENTRIES_MAX} entries: move the old ones elsewhere`);
    if (!entry.isDirectory() && !UNFINISHED.test(entry.name)) names.push(entry.name);
  }
  const entries: FolderEntry[] = [];
  for (const name of names) {
    const entry = await look(folder, name);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.sort((one, other) => one.mtimeMs - other.mtimeMs || (one.name < other.name ? -1 : 1));
}

/** `undefined` where it is gone in the meantime. */
async function look(folder: string, name: string): Promise<FolderEntry | undefined> {
  try {
    const stats = await lstat(join(folder, name));
    return {
      name,
      kind: stats.isSymbolicLink() ? 'link' : stats.isFile() ? 'file' : 'other',
      mtimeMs: stats.mtimeMs,
      version: `${stats.ino} ${stats.size} ${stats.mtimeMs}`,
    };
  } catch {
    return undefined;
  }
}
