import type { RecordState } from '@tocsin/core/record/gate/record-state';
import type { RecordEntry } from '@tocsin/core/record/model/record-entry';
import type { PublicOptions } from '@tocsin/core/record/view/public-options';
import { shownClaims } from '@tocsin/core/record/view/shown-claim';
import { isShown } from '@tocsin/core/record/view/shown-entry';
import { figureText, kindText } from './claim-parts.ts';
import { labelOf } from './series-page.ts';

/** The page of an entry. */
export interface EntryLink {
  readonly address: string;
  /** What it is called there. */
  readonly name: () => string;
}

const PAGES: Readonly<Record<string, string>> = { claim: '/claims', incident: '/incidents', agreement: '/agreements', series: '/series' };

/** The page of an entry and what it is called there; undefined for one that has none, or is not public. */
export function entryLink(state: RecordState, id: string, options: PublicOptions): EntryLink | undefined {
  const entry = state.items.get(id)?.entry;
  const at = PAGES[entry?.kind ?? ''];
  if (entry === undefined || at === undefined || !isShown(state, id) || (entry.status ?? 'Actual') !== options.status) return undefined;
  return { address: `${at}/${encodeURIComponent(id)}`, name: () => nameIn(state, entry, options) };
}

function nameIn(state: RecordState, entry: RecordEntry, options: PublicOptions): string {
  if (entry.kind === 'incident' || entry.kind === 'agreement') return entry.label;
  if (entry.kind === 'series') return labelOf(entry);
  const [claim] = shownClaims(state, options, new Set([entry.id]));
  return claim === undefined ? entry.kind : [...new Set([figureText(claim), kindText(claim.kind)])].join(' · ');
}
