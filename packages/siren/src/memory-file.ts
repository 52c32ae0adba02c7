import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type SirenMemory, sirenMemorySchema } from '@tocsin/core/siren/siren-memory';

/** Where a siren keeps what it must not forget. */
export interface MemoryStore {
  read(): SirenMemory;
  write(memory: SirenMemory): void;
}

/** A file that is either the old one or the new one, also when the power fails while it is written. */
export function openMemoryFile(path: string): MemoryStore {
  return {
    read() {
      try {
        return sirenMemorySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        // None yet, or broken: a siren that forgot is better than one that does not start.
        return sirenMemorySchema.parse({});
      }
    },
    write(memory) {
      const file = openSync(`${path}.new`, 'w', 0o600);
      writeFileSync(file, JSON.stringify(memory));
      fsyncSync(file);
      closeSync(file);
      renameSync(`${path}.new`, path);
    },
  };
}
