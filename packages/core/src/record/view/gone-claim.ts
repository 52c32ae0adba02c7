import { formatInstant } from '../../units/instant.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { PublicOptions } from './public-options.ts';

/** A claim that was public and is not any more: who kept its address learns what became of it. None of its words are told again. */
export interface GoneClaim {
  readonly id: string;
  readonly what: 'corrected' | 'retracted';
  readonly at: string;
  readonly reason: string;
  /** The public claim that stands in its place now. */
  readonly replacement?: string;
}

/** What became of a claim; undefined for one that is public, or never was. */
export function goneClaim(state: RecordState, id: string, { status }: PublicOptions): GoneClaim | undefined {
  const item = state.items.get(id);
  if (item?.entry.kind !== 'claim' || item.standing === 'public' || (item.entry.status ?? 'Actual') !== status) return undefined;
  const change = state.changes.findLast((each) => each.id === id && (each.what === 'corrected' || each.what === 'retracted'));
  if (change === undefined) return undefined;
  const replacement = standsNow(state, item.replacedBy);
  return {
    id,
    what: change.what === 'corrected' ? 'corrected' : 'retracted',
    at: formatInstant(change.at),
    reason: change.reason ?? '',
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/** A correction may have been corrected itself. */
function standsNow(state: RecordState, first: string | undefined): string | undefined {
  for (let id = first; id !== undefined; ) {
    const item = state.items.get(id);
    if (item?.standing === 'public') return id;
    id = item?.replacedBy;
  }
  return undefined;
}
