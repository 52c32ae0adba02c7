import { join } from 'node:path';
import { formatInstant, type UnixMs } from '@tocsin/core/units/instant';
import type { ReportFolderSettings } from '../../config/report-settings.ts';
import type { Clock } from '../../ports/clock.ts';
import { pause } from '../../ports/pause.ts';
import type { ReportReader } from '../../ports/report-reader.ts';
import type { FoundReport, ReportSource } from '../../ports/report-source.ts';
import { hearFolder } from './folder-news.ts';
import { type FolderEntry, listFolder } from './list-folder.ts';
import { readReportFile } from './read-report-file.ts';
import { createWatchedFiles, type WatchedFile } from './watched-files.ts';

/** What a folder is watched with. */
export interface ReportFolderSurroundings {
  readonly clock: Clock;
  readonly reader: ReportReader;
  /** Of the region: in it a moment has its day. */
  readonly timeZone: () => string;
}

/** A burst of news about the folder is one. */
const BURST_MS = 100;

/**
 * Watches a folder while its reports are being read. A file is complete when it has kept its size and time for a while, and is handed on
 * once for each content it has; nothing in the folder is changed. Whether a text is known from before a restart, the record knows.
 */
export function watchReportFolder(settings: ReportFolderSettings, { clock, reader, timeZone }: ReportFolderSurroundings): ReportSource {
  const { id, path, publisher, status, bytesMax } = settings;
  const { signal: stopped, abort } = stopper();
  const files = createWatchedFiles();
  let failure: string | undefined;
  let lastGoodAt: UnixMs | undefined;

  async function* reports(): AsyncGenerator<FoundReport> {
    const news = hearFolder(path);
    try {
      while (!stopped.aborted) {
        const stirred = news.next();
        const isSettled = yield* look();
        await pause(clock, BURST_MS, stopped);
        if (isSettled) await pause(clock, settings.everyS * 1_000, AbortSignal.any([stopped, stirred]));
        else await pause(clock, settings.settleS * 1_000, stopped);
      }
    } finally {
      news.close();
    }
  }

  /** Hands on what is complete. @returns false where something may be complete soon */
  async function* look(): AsyncGenerator<FoundReport, boolean> {
    const entries = await list();
    let isSettled = true;
    for (const file of files.update(entries, clock.now())) {
      if (stopped.aborted) break;
      if (clock.now() - file.since < settings.settleS * 1_000) isSettled = false;
      else if (!(yield* handOn(file))) isSettled = false;
    }
    return isSettled;
  }

  async function list(): Promise<readonly FolderEntry[]> {
    try {
      const entries = await listFolder(path);
      failure = undefined;
      lastGoodAt = clock.now();
      return entries;
    } catch (fault) {
      failure = fault instanceof Error ? fault.message : String(fault);
      return [];
    }
  }

  async function* handOn(file: WatchedFile): AsyncGenerator<FoundReport, boolean> {
    if (file.kind !== 'file') {
      files.settle(file, file.kind === 'link' ? 'a link is not followed' : 'it is no file');
      return true;
    }
    const surroundings = { reader, bytesMax, timeZone: settings.timeZone ?? timeZone(), nowMs: clock.now() };
    const read = await readReportFile(join(path, file.name), surroundings);
    if (!read.ok && read.error.code === 'CHANGING') return false;
    const zone = settings.timeZone === undefined ? {} : { timeZone: settings.timeZone };
    // Whoever asks for the next one has dealt with this one.
    if (read.ok) yield { ...read.value, ...(publisher === undefined ? {} : { publisher }), ...zone, status };
    files.settle(file, read.ok ? undefined : read.error.message);
    return true;
  }

  return {
    id,
    kind: 'folder',
    reports,
    health: () => ({
      id,
      kind: 'folder',
      state: failure === undefined ? 'ok' : 'failing',
      ...(lastGoodAt === undefined ? {} : { lastGoodAt: formatInstant(lastGoodAt) }),
      ...(failure === undefined ? {} : { reason: failure }),
      passedOver: files.passedOver(),
    }),
    close: abort,
  };
}

function stopper(): { readonly signal: AbortSignal; readonly abort: () => Promise<void> } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: async () => controller.abort() };
}
