import { type Air, readAir } from '../geo/us76.ts';
import { EARTH_RATE_RAD_S, GRAVITATION_M3_S2, gravityAt, radialHeightM } from '../geo/wgs84.ts';
import { type DragFactor, readDragFactor } from './drag-curve.ts';
import { addAt, at } from './matrix.ts';

/** How an object is taken to move between plots. */
export type FlightModel = 'coast' | 'straight';

/** Acceleration of a state and what it depends on, all in the earth-fixed frame. The buffers belong to the caller. */
export interface Motion {
  /** m/s², 3. */
  readonly acceleration: Float64Array;
  /** By position, 1/s², 3 x 3 row-major. */
  readonly byPosition: Float64Array;
  /** By velocity, 1/s, 3 x 3. */
  readonly byVelocity: Float64Array;
  /** The part of it that drag makes: its negative is the derivative by wind. */
  readonly dragByVelocity: Float64Array;
  /** By ln(drag factor), m/s², 3: the deceleration by drag itself. */
  readonly byDrag: Float64Array;
}

/** Buffers for {@link flightMotion}. */
export function createMotion(): Motion {
  return {
    acceleration: new Float64Array(3),
    byPosition: new Float64Array(9),
    byVelocity: new Float64Array(9),
    dragByVelocity: new Float64Array(9),
    byDrag: new Float64Array(3),
  };
}

const air: Air = { densityKgM3: 0, logSlope: 0, soundMS: 0 };
const factor: DragFactor = { value: 0, slope: 0 };

/**
 * The coasting point mass: gravitation with J2, centrifugal and Coriolis acceleration, and drag
 * ½ ρ(h) k c(M) |v| v with k = exp(state[6]) in m²/kg, in air at rest.
 *
 * @param state - position m, velocity m/s, ln k
 * @remarks per call about 0.15 µs; no allocation
 */
export function flightMotion(state: Float64Array, out: Motion): void {
  const x = at(state, 0);
  const y = at(state, 1);
  const z = at(state, 2);
  const vx = at(state, 3);
  const vy = at(state, 4);
  const vz = at(state, 5);
  gravityAt(x, y, z, out.acceleration);
  addAt(out.acceleration, 0, 2 * EARTH_RATE_RAD_S * vy);
  addAt(out.acceleration, 1, -2 * EARTH_RATE_RAD_S * vx);

  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz) + 1e-9;
  readAir(radialHeightM(x, y, z), air);
  readDragFactor(speed / air.soundMS, factor);
  const drag = 0.5 * air.densityKgM3 * Math.exp(at(state, 6)) * factor.value;
  out.byDrag[0] = -drag * speed * vx;
  out.byDrag[1] = -drag * speed * vy;
  out.byDrag[2] = -drag * speed * vz;
  for (let axis = 0; axis < 3; axis += 1) addAt(out.acceleration, axis, at(out.byDrag, axis));
  fillDragByVelocity(state, { drag, speed, machSlope: factor.slope / (factor.value * air.soundMS) }, out);
  fillByPosition(state, air.logSlope, out);
  out.byVelocity.set(out.dragByVelocity);
  addAt(out.byVelocity, 1, 2 * EARTH_RATE_RAD_S);
  addAt(out.byVelocity, 3, -2 * EARTH_RATE_RAD_S);
}

/** d(-D |v| v)/dv = -D (|v| I + (1/|v| + c'/(c a)) v vᵀ). */
function fillDragByVelocity(
  state: Float64Array,
  air: { readonly drag: number; readonly speed: number; readonly machSlope: number },
  out: Motion,
): void {
  const outer = -air.drag * (1 / air.speed + air.machSlope);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const straight = row === column ? -air.drag * air.speed : 0;
      out.dragByVelocity[row * 3 + column] = straight + outer * at(state, 3 + row) * at(state, 3 + column);
    }
  }
}

/** Central gravity gradient, centrifugal gradient, and drag thinning with height (taken along the geocentric radius). */
function fillByPosition(state: Float64Array, logSlope: number, out: Motion): void {
  const squared = at(state, 0) ** 2 + at(state, 1) ** 2 + at(state, 2) ** 2;
  const radius = Math.sqrt(squared);
  const pull = GRAVITATION_M3_S2 / (squared * radius);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const along = (3 * at(state, row) * at(state, column)) / squared;
      const thinning = (at(out.byDrag, row) * logSlope * at(state, column)) / radius;
      out.byPosition[row * 3 + column] = pull * (along - (row === column ? 1 : 0)) + thinning;
    }
  }
  addAt(out.byPosition, 0, EARTH_RATE_RAD_S * EARTH_RATE_RAD_S);
  addAt(out.byPosition, 4, EARTH_RATE_RAD_S * EARTH_RATE_RAD_S);
}
