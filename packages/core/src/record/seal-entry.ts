import type { Entry, EntryBody } from '../entry.ts';
import { formatInstant } from '../units/instant.ts';
import { commitmentTo } from './commitment.ts';
import { partsOf } from './entry-parts.ts';
import { leafBytes, type RecordLeaf } from './record-leaf.ts';

/**
 * Kinds that everybody may read at once: they were public when they were made, or say only how the installation was run. All else is
 * sealed: committed to at once, readable by operators, opened part by part where that helps nobody who shoots.
 */
const OPEN_KINDS: ReadonlySet<string> = new Set(['start', 'region', 'policy', 'cancel', 'delivery', 'alert', 'edition']);

/** Left out: raw plots and ticks of the clock say nothing that the entries made of them do not, and would be most of the record. */
const LEFT_OUT: ReadonlySet<EntryBody['kind']> = new Set(['scan', 'tick', 'note']);

/** A leaf's length is written in 16 bits (C2SP tlog-tiles, "Log entries"); what is longer is committed to and published elsewhere. */
const LEAF_BYTES_MAX = 65_535;

/**
 * What of a journal entry goes into the record; undefined for entries that do not. What is for operators
 * alone leaves an entry before it is open.
 *
 * @param salt - 32 bytes that nobody else knows, one of its own for each entry
 */
export function recordLeafOf(entry: Entry, salt: Uint8Array): RecordLeaf | undefined {
  if (LEFT_OUT.has(entry.body.kind)) return undefined;
  try {
    return leafOf(entry, salt);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Half a letter or a number that is none: one such entry must not keep all later ones out of the record.
    return leafOf({ ...entry, body: JSON.parse(JSON.stringify(entry.body), mended) }, salt);
  }
}

function leafOf({ seq, at, body }: Entry, salt: Uint8Array): RecordLeaf {
  const leaf = { record: 'tocsin/1', seq, at: formatInstant(at) } as const;
  if (OPEN_KINDS.has(body.kind)) {
    const open: RecordLeaf = { ...leaf, body: { open: openForm(body) } };
    if (leafBytes(open).length <= LEAF_BYTES_MAX) return open;
  }
  return { ...leaf, body: { kind: body.kind, sealed: commitmentTo(partsOf(body), salt) } };
}

/** A value that JSON can hold: half letters become the sign for what cannot be read (U+FFFD). */
function mended(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/\p{Cs}/gu, '\ufffd') : value;
}

/** Without what is for operators alone: the tracks behind an alert, the name of who corrected one. */
function openForm(body: EntryBody): Extract<RecordLeaf['body'], { readonly open: unknown }>['open'] {
  if (body.kind === 'alert') return { ...body, tracks: undefined };
  if (body.kind === 'cancel') return { ...body, operator: undefined };
  return { ...body };
}
