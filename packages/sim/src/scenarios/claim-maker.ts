import type { Bounds, Claim, Hop } from '@tocsin/core/record/claim';

/** The report a scenario comes from. */
export interface ReportSource {
  readonly publisher: string;
  readonly published: string;
  readonly reference: string;
}

/** What a claim may say beside who, when and what. */
export interface Detail {
  readonly quantity?: Bounds;
  readonly assertion?: Claim['assertion'];
  readonly scope?: string;
  readonly place?: string;
  readonly actor?: string;
  readonly when?: Claim['when'];
}

/** A claim before it has an id, a document and a place in the order. `by` names the origin first. */
export interface Said extends Detail {
  readonly time: string;
  readonly claim: Claim['claim'];
  readonly by: readonly (string | Hop)[];
  readonly summary: string;
}

type Speaker = string | Hop | readonly (string | Hop)[];

/** One claim. `time` is when it came into the record; `by` is who said it, or the chain from the origin on. */
export function said(
  [time, claim, by]: readonly [time: string, claim: Claim['claim'], by: Speaker],
  summary: string,
  detail: Detail = {},
): Said {
  return { time, claim, by: typeof by === 'string' || 'agent' in by ? [by] : by, summary, ...detail };
}

/** Numbers the claims of one report and names the outlet as their last hop. */
export function claimsOf(prefix: string, document: ReportSource, all: readonly Said[]): readonly Claim[] {
  return all.map(({ by, assertion, ...rest }, place) => ({
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

/** "About": no bound can be read out of it, only the words and the number in them. */
export function about(unit: string, words: string): Bounds {
  return { min: null, max: null, qualifier: 'about', unit, words };
}

/** "Dozens", "several": a careful floor, no ceiling; "many" has not even a floor. */
export function vaguely(floor: number | null, unit: string, words: string): Bounds {
  return { min: floor, max: null, qualifier: 'vague', unit, words };
}

function hopOf(hop: string | Hop): Hop {
  return typeof hop === 'string' ? { agent: hop, named: true } : hop;
}
