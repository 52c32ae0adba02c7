// What the public may have of the sealed entries of a desk, at two moments.
import { createHash } from 'node:crypto';
import type { Entry } from '@tocsin/core/entry';
import type { Opening } from '@tocsin/core/record/commitment';
import { type OpeningMoment, openEntry } from '@tocsin/core/record/open-entry';
import { type Desk, START } from './any-record.ts';

export const DAY_MS = 86_400_000;
/** When a place where something fell is told, and when it is held back. */
export const LATE = momentAt(Date.parse(START) + 2 * DAY_MS);
export const EARLY = momentAt(Date.parse(START) + 60_000);

export function momentAt(nowMs: number): OpeningMoment {
  return { nowMs, placeDelayMs: DAY_MS };
}

/** A salt for each entry, out of no secret. */
export function saltOf(seq: number): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`salt ${seq}`).digest());
}

/** The openings of a desk's journal, in its order. */
export function openings(desk: Desk, moment = LATE): readonly { readonly entry: Entry; readonly opening: Opening }[] {
  return desk.journal.flatMap((each) => {
    const entry = each as Entry;
    const opening = openEntry(desk.state, entry, { salt: saltOf(entry.seq), moment });
    return opening === undefined ? [] : [{ entry, opening }];
  });
}

/** The parts of one entry that are opened; undefined where none is. */
export function openedOf(desk: Desk, id: string, moment = LATE): Opening['opened'] | undefined {
  return openings(desk, moment).find(({ entry: { body } }) => 'id' in body && body.id === id)?.opening.opened;
}

/** Every text and number in a value, as JSON writes it. */
export function scalarsIn(value: unknown): readonly string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  return typeof value === 'object' ? Object.values(value).flatMap(scalarsIn) : [JSON.stringify(value).replace(/^"|"$/g, '')];
}
