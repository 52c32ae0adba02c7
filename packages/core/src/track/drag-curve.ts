/**
 * A generic drag curve of finned rockets: the coefficient by Mach number, relative to its value at Mach 1.6. Between the flat
 * subsonic part, the rise through Mach 1 and the slow fall after it, real ones differ by some 20 %: each flight learns its own departure.
 */
const MACH = new Float64Array([0, 0.7, 0.9, 1, 1.1, 1.3, 1.6, 2, 2.5, 3, 4, 6, 12]);
const FACTOR = new Float64Array([0.72, 0.72, 0.82, 1.02, 1.16, 1.12, 1, 0.88, 0.77, 0.69, 0.58, 0.48, 0.44]);

/** Mach numbers at which a rocket's own curve may depart from the generic one; between them the departure is interpolated. */
export const NODES = new Float64Array([0.7, 0.95, 1.1, 1.6, 3]);
/** How many of them there are. */
export const DRAG_NODES = 5;

/** A curve's value and slope at one Mach number. */
export interface DragFactor {
  value: number;
  /** Change per Mach. */
  slope: number;
}

/** Between which nodes a Mach number lies. */
export interface NodeShare {
  /** The node below; the one above follows. */
  node: number;
  /** Weight of the one above, 0 to 1. */
  share: number;
  /** Change of that weight per Mach. */
  slope: number;
}

/** Finds the nodes about a Mach number; beyond the ends the last node alone counts. */
export function readNodeShare(mach: number, out: NodeShare): void {
  const last = DRAG_NODES - 1;
  if (mach <= (NODES[0] ?? 0) || mach >= (NODES[last] ?? 0)) {
    out.node = mach <= (NODES[0] ?? 0) ? 0 : last - 1;
    out.share = mach <= (NODES[0] ?? 0) ? 0 : 1;
    out.slope = 0;
    return;
  }
  let node = 0;
  while (mach >= (NODES[node + 1] ?? 0)) node += 1;
  const width = (NODES[node + 1] ?? 0) - (NODES[node] ?? 0);
  out.node = node;
  out.share = (mach - (NODES[node] ?? 0)) / width;
  out.slope = 1 / width;
}

/** Reads the generic curve; beyond its ends the last value holds. */
export function readDragFactor(mach: number, out: DragFactor): void {
  const last = MACH.length - 1;
  if (mach >= (MACH[last] ?? 0)) {
    out.value = FACTOR[last] ?? 0;
    out.slope = 0;
    return;
  }
  let row = 0;
  while (row < last - 1 && mach >= (MACH[row + 1] ?? 0)) row += 1;
  const from = MACH[row] ?? 0;
  out.slope = ((FACTOR[row + 1] ?? 0) - (FACTOR[row] ?? 0)) / ((MACH[row + 1] ?? 0) - from);
  out.value = (FACTOR[row] ?? 0) + out.slope * (mach - from);
}
