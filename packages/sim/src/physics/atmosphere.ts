/** Air at a height: density, kg/m³, and speed of sound, m/s. */
export interface AirState {
  readonly density: number;
  readonly soundMps: number;
}

/** Effective earth radius of the standard's geopotential height, m. */
const RADIUS_M = 6_356_766;
const GRAVITY = 9.806_65;
const GAS = 287.052_87;
/** U.S. Standard Atmosphere 1976, table 4: base height (geopotential m), base temperature (K), lapse (K/m). */
const LAYERS = [
  [0, 288.15, -0.0065],
  [11_000, 216.65, 0],
  [20_000, 216.65, 0.001],
  [32_000, 228.65, 0.0028],
  [47_000, 270.65, 0],
  [51_000, 270.65, -0.0028],
  [71_000, 214.65, -0.002],
] as const;
/** From here on there is nothing to feel. */
const TOP_M = 84_852;
const SEA_LEVEL_PA = 101_325;

/** Pressure at each layer's base, from the ground up. */
const BASE_PA = basePressures();

function basePressures(): readonly number[] {
  const found = [SEA_LEVEL_PA];
  LAYERS.slice(1).forEach(([baseM], place) => {
    found.push((found[place] ?? 0) * pressureShare(LAYERS[place] ?? LAYERS[0], baseM));
  });
  return found;
}

function pressureShare([baseM, baseK, lapse]: readonly [number, number, number], heightM: number): number {
  if (lapse === 0) return Math.exp((-GRAVITY * (heightM - baseM)) / (GAS * baseK));
  return ((baseK + lapse * (heightM - baseM)) / baseK) ** (-GRAVITY / (GAS * lapse));
}

/** @param heightM - above the ellipsoid, which is taken for the sea */
export function airAt(heightM: number): AirState {
  const geopotentialM = (RADIUS_M * heightM) / (RADIUS_M + heightM);
  if (geopotentialM > TOP_M) return { density: 0, soundMps: 275 };
  let place = 0;
  while (place + 1 < LAYERS.length && geopotentialM >= (LAYERS[place + 1]?.[0] ?? 0)) place += 1;
  const layer = LAYERS[place] ?? LAYERS[0];
  const kelvin = layer[1] + layer[2] * (geopotentialM - layer[0]);
  const pressure = (BASE_PA[place] ?? 0) * pressureShare(layer, geopotentialM);
  return { density: pressure / (GAS * kelvin), soundMps: Math.sqrt(1.4 * GAS * kelvin) };
}
