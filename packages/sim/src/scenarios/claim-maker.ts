import type { Bounds, Claim, Hop } from '@tocsin/core/record/claim';

/** The report a scenario comes from. */
export interface ReportSource {
  readonly publisher: string;
  readonly published: string;
  readonly reference: string;
}

/** A claim before it has an id, a document and a place in the order. */
export interface Said {
  readonly time: string;
  readonly claim: string;
  readonly by: readonly (string | Hop)[];
  readonly summary: string;
  readonly quantity?: Bounds;
  readonly assertion?: Claim['assertion'];
  readonly scope?: string;
  readonly place?: string;
  readonly actor?: string;
  readonly when?: Claim['when'];
}

/** Numbers the claims of one report and names the outlet as their last hop. */
export function claimsOf(prefix: string, document: ReportSource, said: readonly Said[]): readonly Claim[] {
  return said.map(({ by, assertion, ...rest }, place) => ({
    kind: 'claim',
    id: `${prefix}-${String(place + 1).padStart(2, '0')}`,
    assertion: assertion ?? 'asserted',
    chain: [...by, document.publisher].map(hopOf),
    document,
    ...rest,
  }));
}

/** Somebody the report does not name. */
export function unnamed(agent: string): Hop {
  return { agent, named: false };
}

/** A figure given exactly. */
export function exactly(count: number, unit: string): Bounds {
  return { min: count, max: count, qualifier: 'exact', unit };
}

/** A figure given as a floor. */
export function atLeast(count: number, unit: string, words: string): Bounds {
  return { min: count, max: null, qualifier: 'at_least', unit, words };
}

/** "More than": the floor is the next whole number. */
export function moreThan(count: number, unit: string, words: string): Bounds {
  return { min: count + 1, max: null, qualifier: 'more_than', unit, words };
}

/** "About": no bound can be read out of it but the words. */
export function about(count: number, unit: string, words: string): Bounds {
  return { min: count, max: count, qualifier: 'about', unit, words };
}

function hopOf(hop: string | Hop): Hop {
  return typeof hop === 'string' ? { agent: hop, named: true } : hop;
}
