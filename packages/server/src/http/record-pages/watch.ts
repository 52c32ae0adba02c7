import { readLeaf } from '@tocsin/core/record/check-leaves';
import type { RecordLeaf } from '@tocsin/core/record/record-leaf';
import type { RecordLog } from '../../ports/record-log.ts';

/** Whether this system ran in some minute, as far as its log can tell. */
export type Watch =
  | { readonly state: 'running' | 'unknown' }
  | { readonly state: 'before'; readonly since: string }
  | { readonly state: 'restarted'; readonly at: string };

/**
 * Whether this system ran in a span. The log has a `start` for every process that opened the journal: where the next entry after the
 * span is none, the process of the entry before it was still there. Which sensors were, no public entry says.
 *
 * @param span - from and to, ISO 8601
 */
export function watchIn(log: Pick<RecordLog, 'head' | 'entry'> | undefined, [from, to]: readonly [string, string]): Watch {
  const size = log?.head().size ?? 0;
  if (log === undefined || size === 0) return { state: 'unknown' };
  const leafAt = (index: number): RecordLeaf | undefined => readLeaf(new TextDecoder().decode(log.entry(index)));
  const first = leafAt(0);
  if (first !== undefined && Date.parse(first.at) > Date.parse(from)) return { state: 'before', since: first.at };
  const after = firstAfter({ size, leafAt }, Date.parse(to));
  const startOfSpan = firstAfter({ size, leafAt }, Date.parse(from));
  // A start within the span says that for a part of it nothing ran.
  for (let index = startOfSpan; index <= after && index < size && index - startOfSpan < SCAN_MAX; index += 1) {
    const leaf = leafAt(index);
    if (leaf !== undefined && isStart(leaf)) return { state: 'restarted', at: leaf.at };
  }
  return { state: after - startOfSpan >= SCAN_MAX ? 'unknown' : 'running' };
}

/** Entries looked through for one span: a minute of a raid has hundreds. */
const SCAN_MAX = 500;

function firstAfter(
  { size, leafAt }: { readonly size: number; readonly leafAt: (index: number) => RecordLeaf | undefined },
  atMs: number,
): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (Date.parse(leafAt(middle)?.at ?? '') <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isStart({ body }: RecordLeaf): boolean {
  return ('open' in body ? body.open.kind : body.kind) === 'start';
}
