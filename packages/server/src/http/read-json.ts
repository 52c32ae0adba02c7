import { ok, type Result, refuse } from '@tocsin/core/units/result';

/** Above this size the place of a fault is searched no further than the parser states it: the search reads the text 16 times. */
const SEARCH_CHARACTERS_MAX = 65_536;

/** Where and why bytes are not JSON. `position` counts characters from 0; absent where it is not known. */
export interface JsonFault {
  readonly position?: number;
  readonly reason: string;
}

/** Reads bytes as UTF-8, strictly: a name with a broken letter in it is not the name somebody meant. */
export function decodeUtf8(bytes: Uint8Array): Result<string, JsonFault> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // TypeError: some byte is no UTF-8.
    return refuse({ reason: 'not UTF-8' });
  }
}

/** Parses text as JSON (RFC 8259). */
export function readJson(text: string): Result<unknown, JsonFault> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = positionOf(reason, text);
    return refuse(position === undefined ? { reason } : { position, reason });
  }
}

function positionOf(reason: string, text: string): number | undefined {
  const stated = /at position (\d+)/.exec(reason)?.[1];
  if (stated !== undefined) return Number(stated);
  if (reason.startsWith('Unexpected end')) return text.length;
  return text.length <= SEARCH_CHARACTERS_MAX ? firstFault(text) : undefined;
}

/** The parser does not always say where. The fault is after the longest beginning that could still become JSON. */
function firstFault(text: string): number {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const stated = /at position (\d+)/.exec(reason)?.[1];
    return reason.startsWith('Unexpected end') || (stated !== undefined && Number(stated) >= beginning.length);
  }
}
