import { addTo, createNameBook, type NameBook, type Zones } from './name-book.ts';
import { exactKey, spellingKey } from './name-key.ts';
import { pseudoAreaOf } from './pseudo-area.ts';
import { LANGUAGES, type Region } from './zone.ts';

/**
 * What a feed's word for a place means on this map.
 *
 * `everywhere` and `pseudo` name no zone: whoever asked decides, and never widens a warning by itself. `candidates` of an `unknown`
 * name are for a person to look at.
 */
export type ResolvedName =
  | { readonly kind: 'zone'; readonly zones: Zones; readonly by: 'id' | 'name' | 'spelling' | 'list' | 'cut' }
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'pseudo'; readonly pseudo: 'somewhere' | 'district'; readonly zones: Zones }
  | { readonly kind: 'unknown'; readonly candidates: Zones };

/** Turns names as feeds spell them into zones, in every language the map knows, or says that it cannot. */
export interface NameResolver {
  readonly resolve: (name: string) => ResolvedName;
}

type Found = Extract<ResolvedName, { kind: 'zone' | 'unknown' }>;

/** Feeds cut long names; one this long that lacks at most two letters at its end can be no other. */
const CUT_NAME_LENGTH_MIN = 20;
const CUT_LETTERS = /^\p{L}{1,2}$/u;
const LETTER_LAST = /\p{L}$/u;
const CANDIDATES_MAX = 20;

/**
 * Builds the resolver of a region. A name is looked up as an id, a name, an alias or a member of a joint name, first letter by letter,
 * then by spelling, then as a list of names, then as a cut name. Where two zones answer to one name, neither is taken: nothing is guessed.
 */
export function createNameResolver(region: Region): NameResolver {
  const exact = createNameBook(region, { keyOf: exactKey, isStrict: false });
  const spelling = createNameBook(region, { keyOf: spellingKey, isStrict: true });
  const unspaced = createNameBook(region, { keyOf: (name) => spellingKey(name).replaceAll(' ', ''), isStrict: true });
  const ids = new Map(region.zones.map((zone, index) => [zone.id, index]));
  const districts = districtsOf(region);
  const lookUp = (name: string): Found => {
    const named = exact.find(name);
    if (named?.agreed) return { kind: 'zone', zones: named.zones, by: 'name' };
    const spelt = named ?? spelling.find(name) ?? unspaced.find(name);
    return spelt?.agreed ? { kind: 'zone', zones: spelt.zones, by: 'spelling' } : unknown(spelt?.zones ?? []);
  };
  return {
    resolve: (name) => {
      const id = ids.get(name) ?? ids.get(name.trim());
      if (id !== undefined) return { kind: 'zone', zones: [id], by: 'id' };
      const plain = lookUp(name);
      if (plain.kind === 'zone' || plain.candidates.length > 0) return plain;
      const pseudo = pseudoAreaOf(name);
      if (pseudo === 'everywhere') return { kind: 'everywhere' };
      if (pseudo !== undefined) return { kind: 'pseudo', pseudo, zones: [] };
      const district = districts.get(spellingKey(name));
      if (district !== undefined) return { kind: 'pseudo', pseudo: 'district', zones: [...district] };
      return byCutName(name, exact) ?? byList(name, lookUp) ?? unknown(partsOf(name, spelling));
    },
  };
}

function unknown(candidates: Zones): Extract<ResolvedName, { kind: 'unknown' }> {
  return { kind: 'unknown', candidates: candidates.slice(0, CANDIDATES_MAX) };
}

/** "A, B", and in Hebrew "A וB" (and): a list is taken only where every part of it names a zone. */
function byList(name: string, lookUp: (part: string) => Found): Found | undefined {
  for (const list of [name.split(/[,;|/]/u).filter((part) => part.trim() !== ''), ...splitsAtAnd(name)]) {
    if (list.length < 2) continue;
    const found = list.map(lookUp);
    const zones = [...new Set(found.flatMap((part) => (part.kind === 'zone' ? part.zones : [])))];
    if (found.every((part) => part.kind === 'zone')) return { kind: 'zone', zones, by: 'list' };
    if (zones.length > 0) return unknown(zones);
  }
  return undefined;
}

function splitsAtAnd(name: string): readonly (readonly string[])[] {
  return [...name.matchAll(/\s+ו(?=[\u05D0-\u05EA]{2})/gu)].map((match) => [
    name.slice(0, match.index),
    name.slice(match.index + match[0].length),
  ]);
}

function byCutName(name: string, book: NameBook): Found | undefined {
  const key = exactKey(name);
  if (key.length < CUT_NAME_LENGTH_MIN || !LETTER_LAST.test(key)) return undefined;
  const zones = book.matching((whole) => whole.startsWith(key) && CUT_LETTERS.test(whole.slice(key.length)));
  return zones.length === 1 ? { kind: 'zone', zones, by: 'cut' } : undefined;
}

/** The zones whose names begin with this one, word by word: the parts of a town that the feed named as a whole. */
function partsOf(name: string, book: NameBook): Zones {
  const key = spellingKey(name);
  return key.length < 2 ? [] : book.matching((other) => other.startsWith(`${key} `));
}

function districtsOf(region: Region): ReadonlyMap<string, ReadonlySet<number>> {
  const districts = new Map<string, Set<number>>();
  for (const [index, { district }] of region.zones.entries()) {
    for (const language of LANGUAGES) addTo(districts, spellingKey(district[language] ?? ''), index);
  }
  return districts;
}
