import type { Bounds, Claim, Hop } from '@tocsin/core/record/claim';

/** The report a scenario comes from. Its text is no part of this project: claims name it by its hash and say where in it they stand. */
export interface ReportSource {
  readonly publisher: string;
  readonly published: string;
  readonly reference: string;
  /** SHA-256 of the text, as it was kept. */
  readonly artifact: string;
}

/** What a claim may say beside who, when and what. */
export interface Detail {
  readonly quantity?: Bounds;
  readonly assertion?: Claim['assertion'];
  readonly modality?: Claim['modality'];
  readonly scope?: string;
  readonly place?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly weapon?: string;
  readonly when?: Claim['when'];
  readonly asOf?: Claim['asOf'];
}

/** A claim before it has an id, a document and a place in the order. `by` names the origin first. */
export interface Said extends Detail {
  readonly time: string;
  readonly claim: Claim['claim'];
  readonly by: readonly (string | Hop)[];
  readonly span: readonly [start: number, end: number];
  readonly summary: string;
}

type Speaker = string | Hop | readonly (string | Hop)[];

/**
 * One claim. `time` is when it came into the record; `by` is who said it, or the chain from the origin on; `start` and `end` are where
 * in the report's text it stands.
 */
export function said(
  [time, claim, by, start, end]: readonly [time: string, claim: Claim['claim'], by: Speaker, start: number, end: number],
  summary: string,
  detail: Detail = {},
): Said {
  const hops = typeof by === 'string' || 'agent' in by ? [by] : by;
  return { time, claim, by: hops, span: [start, end], summary, ...detail };
}

/** Numbers the claims of one report, cites its text and names the outlet as their last hop. */
export function claimsOf(prefix: string, { artifact, ...document }: ReportSource, all: readonly Said[]): readonly Claim[] {
  return all.map(({ by, assertion, span: [start, end], ...rest }, place) => ({
    kind: 'claim',
    id: `${prefix}-${String(place + 1).padStart(2, '0')}`,
    assertion: assertion ?? 'asserted',
    chain: chainOf(by, document.publisher),
    document,
    artifact,
    spans: [[start, end]],
    ...rest,
  }));
}

/** Somebody the report does not name. */
export function unnamed(agent: string): Hop {
  return { agent, named: false };
}

/** A figure given exactly, and the words that print it. */
export function exactly(count: number, unit: string, words: string): Bounds {
  return { min: count, max: count, qualifier: 'exact', unit, words };
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
export function about(count: number, unit: string, words: string): Bounds {
  return { min: null, max: null, qualifier: 'about', unit, words, value: count };
}

/** "Dozens", "several": a careful floor, no ceiling; "many" has not even a floor. */
export function vaguely(floor: number | null, unit: string, words: string): Bounds {
  return { min: floor, max: null, qualifier: 'vague', unit, words };
}

/** A time that the report states. */
export function stated(edtf: string, precision: string): NonNullable<Claim['when']> {
  return { edtf, precision, basis: 'stated' };
}

/** A time that follows from what the report says elsewhere. */
export function inferred(edtf: string, precision: string): NonNullable<Claim['when']> {
  return { edtf, precision, basis: 'inferred' };
}

/** The outlet is named once, also where it asked the source itself. */
function chainOf(by: readonly (string | Hop)[], publisher: string): Hop[] {
  const hops = by.map(hopOf);
  return hops.at(-1)?.agent === publisher ? hops : [...hops, hopOf(publisher)];
}

function hopOf(hop: string | Hop): Hop {
  return typeof hop === 'string' ? { agent: hop, named: true } : hop;
}
