import type { DraftClaim } from '../draft-claim.ts';
import { plainText } from '../reading/plain-text.ts';

/** A draft that two drafters have, and in what their tellings differ. */
export interface SharedDraft {
  readonly rules: DraftClaim;
  readonly model: DraftClaim;
  readonly differs: readonly ('quote' | 'source' | 'via' | 'place' | 'time')[];
}

/** What two drafters made of one report. */
export interface DrafterComparison {
  readonly both: readonly SharedDraft[];
  readonly rulesOnly: readonly DraftClaim[];
  readonly modelOnly: readonly DraftClaim[];
}

/**
 * Lays two drafters' drafts side by side. One draft is the other where kind, status and figure are the same, the quotes overlap and
 * the sources do not speak against each other: another figure or another speaker for the same words is a draft of its own, for a
 * person to choose. Each draft is paired once, with the one whose words it shares most.
 */
export function compareDrafters(rules: readonly DraftClaim[], model: readonly DraftClaim[]): DrafterComparison {
  const pairs = model
    .flatMap((claim, at) => rules.flatMap((other, place) => (isSame(other, claim) ? [{ at, place, shared: overlap(other, claim) }] : [])))
    .sort((one, other) => other.shared - one.shared || one.at - other.at || one.place - other.place);
  const ruleOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, place } of pairs) {
    if (ruleOf.has(at) || taken.has(place)) continue;
    ruleOf.set(at, place);
    taken.add(place);
  }
  const both = [...ruleOf].flatMap(([at, place]) => {
    const [one, other] = [rules[place], model[at]];
    return one === undefined || other === undefined ? [] : [{ rules: one, model: other, differs: differencesOf(one, other) }];
  });
  return {
    both: both.sort((one, other) => one.rules.span[0] - other.rules.span[0]),
    rulesOnly: rules.filter((_, place) => !taken.has(place)),
    modelOnly: model.filter((_, at) => !ruleOf.has(at)),
  };
}

function isSame(one: DraftClaim, other: DraftClaim): boolean {
  return (
    one.kind === other.kind &&
    one.status === other.status &&
    overlap(one, other) > 0 &&
    figureOf(one) === figureOf(other) &&
    mayBeOneSource(one.source, other.source)
  );
}

/** Shared units of text as a share of the shorter quote; a touch at the edge is none. */
function overlap({ span: [start, end] }: DraftClaim, { span: [from, to] }: DraftClaim): number {
  const shared = (Math.min(end, to) - Math.max(start, from)) / Math.min(end - start, to - from);
  return shared >= 0.5 ? shared : 0;
}

function figureOf({ quantity }: DraftClaim): string {
  return quantity === null ? '' : [quantity.value, quantity.min, quantity.max].join('|');
}

const NO_NAME = /^(?:unnamed|narrator|the|and|for|its|spokes\w+|official|officials|minister|source|sources|army|military|ministry)$/;

/** "IDF" and "Israel Defense Forces (IDF)": one name stands in the other, or they share a word that is a name. */
function mayBeOneSource(one: string, other: string): boolean {
  const [first, second] = [plainText(one), plainText(other)];
  if (first === second) return true;
  if (first === 'narrator' || second === 'narrator') return false;
  const [words, others] = [wordsOf(first), new Set(wordsOf(second))];
  if (words.length === 0 || others.size === 0) return false;
  const isWithin = words.every((word) => others.has(word)) || [...others].every((word) => words.includes(word));
  return isWithin || words.some((word) => others.has(word) && !NO_NAME.test(word));
}

function wordsOf(name: string): readonly string[] {
  return (name.match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => word !== 'the' && word !== 'unnamed');
}

function differencesOf(one: DraftClaim, other: DraftClaim): SharedDraft['differs'] {
  const differs: SharedDraft['differs'][number][] = [];
  if (one.quote !== other.quote) differs.push('quote');
  if (one.source !== other.source) differs.push('source');
  if (one.via !== other.via) differs.push('via');
  if (one.place !== other.place) differs.push('place');
  if (one.time?.iso !== other.time?.iso) differs.push('time');
  return differs;
}
