import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';

/** More than two feeds of the longest kind. */
const SEEN_MAX = 5_000;

const fileSchema = z.object({ format: z.literal('tocsin feed items/1'), seen: z.array(z.string().max(200)).max(SEEN_MAX) });

/** Items of one feed that were dealt with, also before a restart. */
export interface SeenItems {
  has(item: string): boolean;
  add(item: string): void;
  /** Resolves when the items are on the disk. */
  save(): Promise<void>;
}

/**
 * Remembers items in a file of its own, readable by this user alone. It holds hashes, no words. A file that is damaged is begun anew: then
 * items come again, and the record knows their texts.
 */
export function openSeenItems(path: string): SeenItems {
  const seen = new Set(readSeen(path));
  let isChanged = false;
  return {
    has: (item) => seen.has(item),
    add(item) {
      seen.delete(item);
      seen.add(item);
      isChanged = true;
      const [oldest] = seen;
      if (seen.size > SEEN_MAX && oldest !== undefined) seen.delete(oldest);
    },
    async save() {
      if (!isChanged) return;
      await writeWhole(path, JSON.stringify({ format: 'tocsin feed items/1', seen: [...seen] }));
      isChanged = false;
    },
  };
}

function readSeen(path: string): readonly string[] {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data.seen : [];
  } catch {
    return [];
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
