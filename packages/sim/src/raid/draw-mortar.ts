import type { Air, Body } from '../physics/flight.ts';
import type { AimedFlight } from '../physics/fly-to.ts';
import { between, type Random } from '../random.ts';
import { bodyFor, drawUntilItFlies, flyNear } from './aimed-body.ts';

const RANGE_M = [1_000, 7_000] as const;
const ELEVATION_DEG = [45, 75] as const;
/** Mass over cross-section, kg/m²: from a light bomb to a heavy one. */
const SECTIONAL = [700, 1_300] as const;
/** The charge burns while the bomb is in the barrel: it comes out with all the speed it will ever have, s. */
const CHARGE_S = 0.05;
/** It stays below the speed of sound, m/s. */
const SPEED_MAX = 325;
const BOMB_DRAG: Body['drag'] = [
  [0, 0.14],
  [0.7, 0.15],
  [0.9, 0.22],
  [1, 0.36],
];

/** A mortar bomb that comes down within a few dozen metres of an aim. */
export function drawMortar(random: Random, at: readonly [number, number], air: Air): AimedFlight {
  return drawUntilItFlies(() => {
    const aim = {
      at,
      fromDeg: between(random, 0, 360),
      rangeM: between(random, ...RANGE_M),
      elevationDeg: between(random, ...ELEVATION_DEG),
    };
    const sectionalDensity = between(random, ...SECTIONAL);
    const made = bodyFor(aim, { sectionalDensity, drag: BOMB_DRAG, burnS: CHARGE_S, air, speedMax: SPEED_MAX });
    return flyNear(aim, made, air);
  });
}
