import { type Air, readAir } from '../geo/us76.ts';
import { EARTH_RATE_RAD_S, GRAVITATION_M3_S2, gravityAt, radialHeightM } from '../geo/wgs84.ts';
import { type DragFactor, type NodeShare, readDragFactor, readNodeShare } from './drag-curve.ts';
import { DRAG_AT, LASTING_SIZE, WIND_AT } from './state-layout.ts';

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
  /** Deceleration by drag, m/s², 3. */
  readonly drag: Float64Array;
  /** By what lasts, 3 x {@link LASTING_SIZE}: the drag curve's nodes, then the wind towards east and north. */
  readonly byLasting: Float64Array;
}

/** Buffers for {@link flightMotion}. */
export function createMotion(): Motion {
  return {
    acceleration: new Float64Array(3),
    byPosition: new Float64Array(9),
    byVelocity: new Float64Array(9),
    dragByVelocity: new Float64Array(9),
    drag: new Float64Array(3),
    byLasting: new Float64Array(3 * LASTING_SIZE),
  };
}

const air: Air = { densityKgM3: 0, logSlope: 0, soundMS: 0 };
const factor: DragFactor = { value: 0, slope: 0 };
const nodes: NodeShare = { node: 0, share: 0, slope: 0 };
/** Velocity through the air, m/s. */
const through = new Float64Array(3);
/** East and north at the object, rows. */
const level = new Float64Array(6);

/** What drag makes of a state: what {@link flightAcceleration} leaves for the derivatives. */
const dragNow = { drag: 0, speed: 0, machSlope: 0 };

/**
 * The coasting point mass: gravitation with J2, centrifugal and Coriolis acceleration, and drag ½ ρ(h) k(M) c(M) |u| u by the velocity
 * u through air that the wind moves; c is the generic curve, ln k(M) what the state's nodes make of it.
 *
 * @param state - see `state-layout.ts`
 * @remarks per call about 0.2 µs; no allocation
 */
export function flightMotion(state: Float64Array, out: Motion): void {
  flightAcceleration(state, out);
  fillDragByVelocity(out);
  fillByPosition(state, air.logSlope, out);
  fillByLasting(out);
  out.byVelocity.set(out.dragByVelocity);
  out.byVelocity[1] = (out.byVelocity[1] ?? 0) + 2 * EARTH_RATE_RAD_S;
  out.byVelocity[3] = (out.byVelocity[3] ?? 0) + -2 * EARTH_RATE_RAD_S;
}

/** The same without what the acceleration depends on: `acceleration` and `drag` alone are filled, at half the price. */
export function flightAcceleration(state: Float64Array, out: Motion): void {
  const x = state[0] ?? 0;
  const y = state[1] ?? 0;
  const z = state[2] ?? 0;
  gravityAt(x, y, z, out.acceleration);
  out.acceleration[0] = (out.acceleration[0] ?? 0) + 2 * EARTH_RATE_RAD_S * (state[4] ?? 0);
  out.acceleration[1] = (out.acceleration[1] ?? 0) + -2 * EARTH_RATE_RAD_S * (state[3] ?? 0);

  fillLevel(x, y, z);
  let squared = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const velocity =
      (state[3 + axis] ?? 0) - (state[WIND_AT] ?? 0) * (level[axis] ?? 0) - (state[WIND_AT + 1] ?? 0) * (level[3 + axis] ?? 0);
    through[axis] = velocity;
    squared += velocity * velocity;
  }
  const speed = Math.sqrt(squared) + 1e-9;
  readAir(radialHeightM(x, y, z), air);
  const mach = speed / air.soundMS;
  readDragFactor(mach, factor);
  readNodeShare(mach, nodes);
  const below = state[DRAG_AT + nodes.node] ?? 0;
  const above = state[DRAG_AT + nodes.node + 1] ?? 0;
  const drag = 0.5 * air.densityKgM3 * Math.exp(below + nodes.share * (above - below)) * factor.value;
  for (let axis = 0; axis < 3; axis += 1) {
    out.drag[axis] = -drag * speed * (through[axis] ?? 0);
    out.acceleration[axis] = (out.acceleration[axis] ?? 0) + (out.drag[axis] ?? 0);
  }
  dragNow.drag = drag;
  dragNow.speed = speed;
  dragNow.machSlope = (factor.slope / factor.value + nodes.slope * (above - below)) / air.soundMS;
}

/** East and north of the sphere: against the ellipsoid's they are off by 3 mrad at most, a few centimetres a second of wind. */
function fillLevel(x: number, y: number, z: number): void {
  const p = Math.sqrt(x * x + y * y) + 1e-9;
  const r = Math.sqrt(p * p + z * z);
  level[0] = -y / p;
  level[1] = x / p;
  level[2] = 0;
  level[3] = (-z * x) / (p * r);
  level[4] = (-z * y) / (p * r);
  level[5] = p / r;
}

/** d(-D |u| u)/du = -D (|u| I + (1/|u| + c'/(c a)) u uᵀ). */
function fillDragByVelocity(out: Motion): void {
  const { drag, speed, machSlope } = dragNow;
  const outer = -drag * (1 / speed + machSlope);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const straight = row === column ? -drag * speed : 0;
      out.dragByVelocity[row * 3 + column] = straight + outer * (through[row] ?? 0) * (through[column] ?? 0);
    }
  }
}

function fillByLasting(out: Motion): void {
  out.byLasting.fill(0);
  for (let axis = 0; axis < 3; axis += 1) {
    const row = axis * LASTING_SIZE;
    out.byLasting[row + nodes.node] = (1 - nodes.share) * (out.drag[axis] ?? 0);
    out.byLasting[row + nodes.node + 1] = nodes.share * (out.drag[axis] ?? 0);
    for (let wind = 0; wind < 2; wind += 1) {
      let sum = 0;
      for (let inner = 0; inner < 3; inner += 1) sum -= (out.dragByVelocity[axis * 3 + inner] ?? 0) * (level[wind * 3 + inner] ?? 0);
      out.byLasting[row + LASTING_SIZE - 2 + wind] = sum;
    }
  }
}

/** Central gravity gradient, centrifugal gradient, and drag thinning with height (taken along the geocentric radius). */
function fillByPosition(state: Float64Array, logSlope: number, out: Motion): void {
  const squared = (state[0] ?? 0) ** 2 + (state[1] ?? 0) ** 2 + (state[2] ?? 0) ** 2;
  const radius = Math.sqrt(squared);
  const pull = GRAVITATION_M3_S2 / (squared * radius);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const along = (3 * (state[row] ?? 0) * (state[column] ?? 0)) / squared;
      const thinning = ((out.drag[row] ?? 0) * logSlope * (state[column] ?? 0)) / radius;
      out.byPosition[row * 3 + column] = pull * (along - (row === column ? 1 : 0)) + thinning;
    }
  }
  out.byPosition[0] = (out.byPosition[0] ?? 0) + EARTH_RATE_RAD_S * EARTH_RATE_RAD_S;
  out.byPosition[4] = (out.byPosition[4] ?? 0) + EARTH_RATE_RAD_S * EARTH_RATE_RAD_S;
}
