import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactStore } from '../../ports/artifact-store.ts';
import { writeWhole } from '../write-whole.ts';

/** Texts held in memory: a review asks for the same one again and again. */
const HELD_MAX = 64;

/** Keeps texts as files named by their hash, readable by this user alone. */
export function openArtifactFolder(folder: string): ArtifactStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = new Map<string, string>();

  function hold(sha256: string, text: string): void {
    held.delete(sha256);
    held.set(sha256, text);
    const [oldest] = held.keys();
    if (held.size > HELD_MAX && oldest !== undefined) held.delete(oldest);
  }

  function textOf(sha256: string): string | undefined {
    const known = held.get(sha256);
    if (known !== undefined || !/^[0-9a-f]{64}$/.test(sha256)) return known;
    const bytes = readIfThere(join(folder, `${sha256}.txt`));
    // A file that is not what its name says grounds nothing.
    if (bytes === undefined || hashOf(bytes) !== sha256) return undefined;
    const text = bytes.toString('utf8');
    hold(sha256, text);
    return text;
  }

  return {
    textOf,
    async keep(text) {
      const bytes = Buffer.from(text, 'utf8');
      const sha256 = hashOf(bytes);
      if (textOf(sha256) === undefined) await writeWhole(join(folder, `${sha256}.txt`), bytes, 0o600);
      hold(sha256, text);
      return sha256;
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
