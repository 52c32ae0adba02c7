import { subtle } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditionStore } from '../../ports/edition-store.ts';
import { writeWhole } from '../write-whole.ts';

const NAME = /^[0-9a-f]{64}$/;
/** A file that was being written when the process ended. */
const DRAFT = /^[0-9a-f]{64}\.[0-9a-f-]{36}$/;

/** Keeps editions' files in a folder, each named by its SHA-256. They are public: whoever carries the record may carry them with it. */
export function openEditionFolder(folder: string): EditionStore {
  mkdirSync(folder, { recursive: true });

  async function read(sha256: string): Promise<Uint8Array | undefined> {
    if (!NAME.test(sha256)) return undefined;
    const bytes = await readIfThere(join(folder, sha256));
    // A file that is not what its name says was never told to anybody.
    return bytes === undefined || (await hashOf(bytes)) !== sha256 ? undefined : bytes;
  }

  return {
    read,
    async keep(files) {
      for (const { sha256, content } of files)
        if ((await read(sha256)) === undefined) await writeWhole(join(folder, sha256), content, 0o644);
      await syncFolder(folder);
    },
    async retain(sha256s) {
      for (const name of await readdir(folder))
        if (DRAFT.test(name) || (NAME.test(name) && !sha256s.has(name))) await rm(join(folder, name), { force: true });
    },
  };
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await subtle.digest('SHA-256', bytes)).toString('hex');
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names are on the disk once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
