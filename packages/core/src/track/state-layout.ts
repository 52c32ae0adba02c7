import { DRAG_NODES } from './drag-curve.ts';

/**
 * A flight's state: position (m, 3) and velocity (m/s, 3) in the earth-fixed frame, the natural logarithm of the drag factor (m²/kg)
 * at each node of the drag curve, and the wind towards east and north (m/s).
 */
export const STATE_SIZE = 6 + DRAG_NODES + 2;
/** Index of the first drag node. */
export const DRAG_AT = 6;
/** Index of the wind towards east; north follows. */
export const WIND_AT = DRAG_AT + DRAG_NODES;
/** What a flight keeps all its way: drag curve and wind. */
export const LASTING_SIZE = DRAG_NODES + 2;
