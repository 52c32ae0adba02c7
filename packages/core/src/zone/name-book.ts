import { LANGUAGES, type Region, type Zone } from './zone.ts';

/** Indices into `Region.zones`. */
export type Zones = readonly number[];

/** All names of a region under one kind of key. */
export interface NameBook {
  /** The zones of a name; `agreed` is false where they are candidates of which at most one can be meant. */
  readonly find: (name: string) => { readonly zones: Zones; readonly agreed: boolean } | undefined;
  /** Zones with a name (no alias, no member) whose key passes the test. */
  readonly matching: (test: (key: string) => boolean) => Zones;
}

type Keys = Map<string, Set<number>>;

/** How a book is kept. */
export interface NameBookRules {
  readonly keyOf: (name: string) => string;
  /** False: a name goes before an alias, an alias before a member. True: they must agree, because the key forgives much. */
  readonly isStrict: boolean;
}

/** Writes the book: names, aliases, and the members of joint names. An alias that zones share names them all together. */
export function createNameBook(region: Region, { keyOf, isStrict }: NameBookRules): NameBook {
  const names: Keys = new Map();
  const aliases: Keys = new Map();
  const members: Keys = new Map();
  for (const [index, zone] of region.zones.entries()) {
    for (const name of namesOf(zone)) {
      addTo(names, keyOf(name), index);
      for (const member of membersOf(name)) addTo(members, keyOf(member), index);
    }
    for (const alias of zone.aliases) addTo(aliases, keyOf(alias), index);
  }
  return {
    find: (name) => {
      const key = keyOf(name);
      if (key === '') return undefined;
      const shared = aliases.get(key);
      const said = [names.get(key), shared, members.get(key)].filter((zones) => zones !== undefined);
      const first = said[0];
      if (first === undefined) return undefined;
      const zones = isStrict ? new Set(said.flatMap((set) => [...set])) : first;
      return { zones: [...zones], agreed: zones.size === 1 || (first === shared && zones.size === shared.size) };
    },
    matching: (test) => {
      const zones = new Set<number>();
      for (const [key, indices] of names) if (test(key)) for (const index of indices) zones.add(index);
      return [...zones];
    },
  };
}

/** Adds a zone under a key; an empty key is no name. */
export function addTo(keys: Keys, key: string, zone: number): void {
  if (key === '') return;
  const zones = keys.get(key);
  if (zones === undefined) keys.set(key, new Set([zone]));
  else zones.add(zone);
}

function namesOf(zone: Zone): readonly string[] {
  return LANGUAGES.flatMap((language) => zone.names[language] ?? []);
}

/** Words for a kind of place that, at the head of a joint name, belong to each of its members: "Beaches A, B". */
const KINDS = /^(חוף|אזור תעשייה|איזור תעשייה|פארק|מתחם|צומת|חוות)\s/u;

/**
 * The places that a joint name lists: "A, B" gives A and B; "Town - A, B" gives "Town - A" and "Town - B", because A alone may lie
 * anywhere. Parts joined by a dash alone are one place with two names or a part of a town: not told apart by rule, so not split.
 */
export function membersOf(name: string): readonly string[] {
  if (!name.includes(',')) return [];
  const town = /^(.*?\s)-\s?/u.exec(name)?.[0] ?? '';
  const list = name.slice(town.length);
  const head = town === '' ? (KINDS.exec(list)?.[0] ?? '') : town;
  return list
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '')
    .map((member) => (member.startsWith(head) ? member : head + member));
}
