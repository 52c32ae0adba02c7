import type { Dice } from '@tocsin/testkit/flight/dice';

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a share of the others lies; NaN of none. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A share with the bounds between which the true one lies with 95 %. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** @see Wilson 1927, Probable inference, J. Am. Stat. Assoc. 22 */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: Number.NaN, low: 0, high: 1 };
  const z = 1.96;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { hits, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Standard deviation of a statistic over drawings with replacement of the same sample. */
export function bootstrapSigma<Item>(items: readonly Item[], dice: Dice, statistic: (drawn: readonly Item[]) => number): number {
  if (items.length < 2) return Number.NaN;
  const values = Array.from({ length: 200 }, () =>
    statistic(
      Array.from({ length: items.length }, () => items[Math.floor(dice.even() * items.length)]).filter((item) => item !== undefined),
    ),
  );
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}
