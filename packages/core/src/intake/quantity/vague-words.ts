/** A word that stands for a number nobody gave, and the least it means: floors in the manner of ACLED; no ceiling. */
const VAGUE: readonly (readonly [pattern: string, floor: number | null])[] = [
  ['hundreds of thousands', 100_000],
  ['tens of thousands', 10_000],
  ['tens of millions', 10_000_000],
  ['hundreds of millions', 100_000_000],
  ['(?:several|many|a few) dozens?', 36],
  ['(?:several|many|a few) hundreds?', 300],
  ['(?:several|many|a few) thousands?', 3000],
  ['(?:several|many|a few) million', 3_000_000],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
  ['thousands', 1000],
  ['millions', 1_000_000],
  ['tens', 10],
  ['several', 3],
  ['multiple', 2],
  ['a handful', 3],
  ['a couple', 2],
  ['(?:a|an)(?: (?:large|small|significant|unknown|undisclosed|unspecified|growing))? number', null],
  ['(?:a|an|another)(?: (?:large|massive|heavy|huge|small|new|fresh|second|major|wide))? (?:salvo|barrage|volley|swarm|wave)', null],
  ['(?:salvos|salvoes|barrages|volleys|swarms|waves)', null],
  ['(?:quite )?a few', null],
  ['countless', null],
  ['numerous', null],
  ['various', null],
  ['(?<!how |so |too |as )many', null],
];

/** Source of a pattern with one group for each vague word. */
export const VAGUE_WORDS = VAGUE.map(([pattern]) => `(${pattern})`).join('|');

/** The floor of the vague word that matched, by the number of its group. */
export function vagueFloor(group: number): number | null {
  return VAGUE[group]?.[1] ?? null;
}

/** How many groups {@link VAGUE_WORDS} has. */
export const VAGUE_COUNT = VAGUE.length;
