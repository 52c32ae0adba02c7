import type { Input } from '@tocsin/core/entry';
import { SOUTHERN_AIR, SOUTHERN_RADAR } from './gaza-envelope.ts';
import { type RocketSpec, scanSalvo } from './salvo.ts';

/** What every southern scenario begins with. */
export const SOUTHERN_HEAD: readonly Input[] = [{ kind: 'region', use: 'oref' }, SOUTHERN_RADAR];

/** A salvo as the southern radar sees it. */
export function southernSalvo(seed: number, beginsAt: string, rockets: readonly RocketSpec[]): readonly Input[] {
  return scanSalvo({ seed, beginsAt, rockets, radar: SOUTHERN_RADAR, air: SOUTHERN_AIR, beforeS: 5, afterS: 5 });
}
