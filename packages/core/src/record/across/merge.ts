import type { Item, RecordState } from '../gate/record-state.ts';
import type { Link } from '../model/incident.ts';

/** Standings in which a link has effect: at the desk as soon as a person made it, outside once it is public. */
const EFFECTIVE: Readonly<Record<'desk' | 'public', ReadonlySet<Item['standing']>>> = {
  desk: new Set(['draft', 'confirmed', 'public']),
  public: new Set(['public']),
};

/** The links that have effect. One that was taken back has none, and stays in the record. */
export function linksInEffect(state: RecordState, where: 'desk' | 'public'): readonly Link[] {
  const links: Link[] = [];
  for (const { entry, standing } of state.items.values()) if (entry.kind === 'link' && EFFECTIVE[where].has(standing)) links.push(entry);
  return links;
}

/**
 * Claims that people found to be one, as sets; a claim that nobody merged is a set of its own. Merging moves nothing: each claim keeps
 * its words and its source, as one of the appearances.
 */
export function mergedSets(ids: readonly string[], links: readonly Link[]): readonly (readonly string[])[] {
  const setOf = new Map(ids.map((id) => [id, [id]]));
  for (const { type, from, to } of links) {
    const [one, other] = [setOf.get(from), setOf.get(to)];
    if (type !== 'same_claim' || one === undefined || other === undefined || one === other) continue;
    one.push(...other);
    for (const id of other) setOf.set(id, one);
  }
  return [...new Set(setOf.values())];
}
