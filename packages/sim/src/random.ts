/** A seeded stream of random draws: the same seed gives the same simulation on every machine. */
export interface Random {
  /** Uniform, 0 inclusive to 1 exclusive. */
  uniform(): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
}

/** splitmix32 by name; Box-Muller for normals. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** A stream of its own for each name: what one part of a simulation draws never shifts what another does. FNV-1a by name. */
export function streamOf(seed: number, name: string): Random {
  let hash = 0x811c9dc5;
  for (const unit of `${seed}/${name}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return createRandom(hash);
}

/** Uniform between two values. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
