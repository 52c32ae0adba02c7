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
  ['a couple(?: of)? dozens?', 24],
  ['a couple(?: of)? hundreds?', 200],
  ['a couple(?: of)? thousands?', 2000],
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
  [
    '(?:a|an|another)(?: (?:large|massive|heavy|huge|small|new|fresh|second|major|wide))? (?:salvo|barrage|volley|swarm|wave)(?! of (?:at least |about |some |around |more than |up to )?(?:\\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty))',
    null,
  ],
  ['(?:salvos|salvoes|barrages|volleys|swarms|waves)', null],
  ['(?:quite )?a few', null],
  // A share of a whole that nobody counted: how many is left open.
  [
    '(?:the )?(?:vast )?(?:most|majority|bulk)(?= (?:of (?:which|whom|(?:the|its|their) (?:population|people|residents|hostages|prisoners|rockets|missiles|drones|[a-z]+s\\b))|(?:have|had|were) ))',
    null,
  ],
  [
    '(?:some|most)(?= (?:of (?:(?:the|these|those|its|their) )?|(?<=most ))(?:[a-z-]+ )?(?:rockets|missiles|drones|projectiles|shells|uavs|launches|mortars)\\b)',
    null,
  ],
  [
    '(?:some|most)(?: of (?:them|which|these|those))?(?= (?:was|were|had been|have been|fell|landed|hit) (?:[a-z]+ly )?(?:intercepted|shot down|downed|in|into|on|short|open))',
    null,
  ],
  ['(?<=\\b(?:intercepted|shot down|downed|destroyed|launched|fired) )(?:some|most)(?= of (?:them|these|those)\\b)', null],
  ['(?:(?:over|more than|nearly|almost|about|roughly|at least) )?half(?= (?:of (?:them|whom|which|the)|the|its|their)\\b)', null],
  ['all(?= (?:(?:of )?(?:the|its|their) )?(?:[a-z]+ )?(?:hostages|captives|prisoners|detainees)\\b)', null],
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
