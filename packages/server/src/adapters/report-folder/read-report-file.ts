import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import { plainText } from '@tocsin/core/intake/reading/plain-text';
import { splitHead } from '@tocsin/core/intake/split-head';
import { findDate } from '@tocsin/core/intake/time/find-date';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { dayOfItem } from '../../ports/item-day.ts';
import type { ReportReader } from '../../ports/report-reader.ts';
import type { FoundReport } from '../../ports/report-source.ts';

const TEXTS: ReadonlySet<string> = new Set(['.txt', '.md']);
const PAGES: ReadonlySet<string> = new Set(['.html', '.htm']);
const TITLE_LENGTH_MAX = 300;

/** What of a report stands in its file. */
export type FileReport = Pick<FoundReport, 'text' | 'date' | 'title'>;

/** What a file is read with. */
export interface FileSurroundings {
  readonly reader: ReportReader;
  readonly bytesMax: number;
  /** In which a moment has its day. */
  readonly timeZone: string;
  readonly nowMs: number;
}

/** Reads a file of the folder as a report. `CHANGING`: it is being written, and is read later. The file is only read. */
export async function readReportFile(path: string, surroundings: FileSurroundings): Promise<Result<FileReport, Issue>> {
  const form = extname(path).toLowerCase();
  if (!TEXTS.has(form) && !PAGES.has(form)) return no('KIND', 'only .txt, .md, .html and .htm are read');
  const bytes = await readWhole(path, surroundings.bytesMax);
  if (!bytes.ok) return bytes;
  return PAGES.has(form) ? readHtml(bytes.value, surroundings) : readText(bytes.value);
}

async function readWhole(path: string, bytesMax: number): Promise<Result<Uint8Array, Issue>> {
  let file: FileHandle | undefined;
  try {
    // A link that was put in its place since is not followed, and a pipe does not hang.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const before = await file.stat();
    if (!before.isFile()) return no('KIND', 'it is no file');
    if (before.size > bytesMax) return no('TOO_LARGE', `${before.size} bytes, at most ${bytesMax}`);
    const buffer = Buffer.alloc(before.size + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const after = await file.stat();
    const isWhole = bytesRead === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
    return isWhole ? ok(buffer.subarray(0, bytesRead)) : no('CHANGING', 'it is being written');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'FAILED';
    if (code === 'ENOENT') return no('CHANGING', 'it is gone');
    return no(code, code === 'ELOOP' ? 'a link is not followed' : 'it cannot be read');
  } finally {
    await file?.close();
  }
}

function readText(bytes: Uint8Array): Result<FileReport, Issue> {
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return no('ENCODING', 'it is not UTF-8: save it as UTF-8');
  }
  if (whole.includes('\0')) return no('ENCODING', 'it is no text');
  const { head, body } = splitHead(whole);
  if (body.trim() === '') return no('NO_TEXT', 'there are no words in it');
  const date = findDate(plainText(head));
  return ok({ text: body, ...(date === undefined ? {} : { date }) });
}

async function readHtml(bytes: Uint8Array, surroundings: FileSurroundings): Promise<Result<FileReport, Issue>> {
  const page = await surroundings.reader.page({ bytes });
  if (!page.ok) return page;
  const { title, text, time } = page.value;
  const date = time === undefined ? undefined : dayOfItem(time, surroundings);
  return ok({
    text,
    ...(title === '' ? {} : { title: title.slice(0, TITLE_LENGTH_MAX).toWellFormed() }),
    ...(date === undefined ? {} : { date }),
  });
}

function no(code: string, message: string): Result<never, Issue> {
  return refuse({ code, path: '', message });
}
