import type { UnixMs } from '@tocsin/core/units/instant';
import type { PassedOver } from '../../ports/report-source.ts';
import type { FolderEntry } from './list-folder.ts';

const PASSED_OVER_MAX = 20;

/** A name in the folder with what is known of it. */
export interface WatchedFile extends FolderEntry {
  /** Since when it has been as it is. */
  readonly since: UnixMs;
}

/** What is in the folder, and what was dealt with. */
export interface WatchedFiles {
  /** Takes note of how the folder is. @returns what is not dealt with, in the same order */
  update(entries: readonly FolderEntry[], now: UnixMs): readonly WatchedFile[];
  /** It is not offered again until it changes. @param reason - why it was passed over; undefined where it was handed on */
  settle(file: WatchedFile, reason: string | undefined): void;
  passedOver(): readonly PassedOver[];
}

/** Watches names by their versions; what has left the folder is forgotten. */
export function createWatchedFiles(): WatchedFiles {
  let files = new Map<string, WatchedFile>();
  let settled = new Map<string, { readonly version: string; readonly reason: string | undefined }>();
  return {
    update(entries, now) {
      files = new Map(
        entries.map((entry) => {
          const before = files.get(entry.name);
          return [entry.name, before?.version === entry.version ? before : { ...entry, since: now }];
        }),
      );
      settled = new Map([...settled].filter(([name, { version }]) => files.get(name)?.version === version));
      return [...files.values()].filter(({ name }) => !settled.has(name));
    },
    settle: ({ name, version }, reason) => void settled.set(name, { version, reason }),
    passedOver: () =>
      [...settled].flatMap(([what, { reason }]) => (reason === undefined ? [] : [{ what, reason }])).slice(-PASSED_OVER_MAX),
  };
}
