import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { writeWhole } from '../write-whole.ts';

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
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await writeWhole(path, JSON.stringify({ format: 'tocsin feed items/1', seen: [...seen] }), 0o600);
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
