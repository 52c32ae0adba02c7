/** Repeatable chance for tests: the same seed throws the same numbers on every machine. */
export interface Dice {
  /** Evenly from 0 to 1. */
  readonly even: () => number;
  /** Evenly between two numbers. */
  readonly between: (low: number, high: number) => number;
  /** Normal with mean 0 and deviation 1. */
  readonly normal: () => number;
}

/** Dice by mulberry32 (T. Ettinger, public domain) and the Box-Muller transform. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const even = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    even,
    between: (low, high) => low + (high - low) * even(),
    normal: () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even()),
  };
}
