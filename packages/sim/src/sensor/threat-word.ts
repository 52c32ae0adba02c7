import type { Threat } from '@tocsin/core/detection/threat';
import type { Random } from '../random.ts';

/** What a person calls what flies. */
export const THREAT_WORDS: readonly Threat[] = ['rocket', 'missile', 'uav', 'aircraft', 'unknown'];

/** Any of the words but the right one. */
export function wrongWord(right: Threat, words: readonly Threat[], random: Random): Threat {
  const others = words.filter((word) => word !== right);
  return others[Math.floor(others.length * random.uniform())] ?? right;
}
