import { rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/** Writes a file whole or not at all: to a neighbour first, down to the disk, then by one rename. */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  const drop = (): never => {
    rmSync(draft, { force: true });
    process.exit(130);
  };
  process.once('SIGINT', drop);
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  } finally {
    process.off('SIGINT', drop);
  }
}
