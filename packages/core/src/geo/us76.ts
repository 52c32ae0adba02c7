/**
 * The U.S. Standard Atmosphere, 1976 (NASA-TM-X-74335): layers by geopotential height (m), temperature there (K) and lapse rate
 * (K/m), up to 84.852 km; above, the density falls off with the scale height of the last layer.
 */
const LAYERS: readonly (readonly [number, number, number])[] = [
  [0, 288.15, -0.0065],
  [11_000, 216.65, 0],
  [20_000, 216.65, 0.001],
  [32_000, 228.65, 0.0028],
  [47_000, 270.65, 0],
  [51_000, 270.65, -0.0028],
  [71_000, 214.65, -0.002],
];
const SEA_LEVEL_PRESSURE_PA = 101_325;
/** J/(kg K). */
const GAS_CONSTANT = 287.052_87;
/** m/s². */
const STANDARD_GRAVITY = 9.806_65;
const HEAT_RATIO = 1.4;
/** The radius that the standard turns geometric into geopotential height with, m. */
const RADIUS_M = 6_356_766;

const STEP_M = 50;
const LOWEST_M = -1_000;
const HIGHEST_M = 120_000;
const ROWS = (HIGHEST_M - LOWEST_M) / STEP_M + 1;

/** kg/m³ and m/s at a geometric height, by the closed form; the tables below are made of it. */
function airAt(heightM: number): { readonly densityKgM3: number; readonly soundMS: number } {
  const geopotentialM = (RADIUS_M * heightM) / (RADIUS_M + heightM);
  let pressurePa = SEA_LEVEL_PRESSURE_PA;
  let temperatureK = 288.15;
  for (const [index, [baseM, baseK, lapse]] of LAYERS.entries()) {
    const topM = Math.min(LAYERS[index + 1]?.[0] ?? Infinity, geopotentialM);
    const risenM = topM - baseM;
    temperatureK = Math.max(180, baseK + lapse * risenM);
    if (lapse === 0) pressurePa *= Math.exp((-STANDARD_GRAVITY * risenM) / (GAS_CONSTANT * baseK));
    else pressurePa *= (temperatureK / baseK) ** (-STANDARD_GRAVITY / (GAS_CONSTANT * lapse));
    if (topM === geopotentialM) break;
  }
  return { densityKgM3: pressurePa / (GAS_CONSTANT * temperatureK), soundMS: Math.sqrt(HEAT_RATIO * GAS_CONSTANT * temperatureK) };
}

const LOG_DENSITY = new Float64Array(ROWS);
const SOUND = new Float64Array(ROWS);
for (let row = 0; row < ROWS; row += 1) {
  const { densityKgM3, soundMS } = airAt(LOWEST_M + row * STEP_M);
  LOG_DENSITY[row] = Math.log(densityKgM3);
  SOUND[row] = soundMS;
}

/** What a flight feels of the air at one height. */
export interface Air {
  densityKgM3: number;
  /** d ln(density) / d height, 1/m. */
  logSlope: number;
  /** Speed of sound, m/s. */
  soundMS: number;
}

/** Reads density and speed of sound from the table; below -1 km the lowest row holds, above 120 km there is no air. */
export function readAir(heightM: number, out: Air): void {
  if (heightM >= HIGHEST_M) {
    out.densityKgM3 = 0;
    out.logSlope = 0;
    out.soundMS = SOUND[ROWS - 1] ?? 0;
    return;
  }
  const place = Math.max(0, (heightM - LOWEST_M) / STEP_M);
  const row = Math.min(ROWS - 2, Math.floor(place));
  const share = place - row;
  const lower = LOG_DENSITY[row] ?? 0;
  const upper = LOG_DENSITY[row + 1] ?? 0;
  const slow = SOUND[row] ?? 0;
  out.densityKgM3 = Math.exp(lower + share * (upper - lower));
  out.logSlope = (upper - lower) / STEP_M;
  out.soundMS = slow + share * ((SOUND[row + 1] ?? 0) - slow);
}
