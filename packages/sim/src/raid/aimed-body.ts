import type { Air, Body } from '../physics/flight.ts';
import { type Aim, type AimedFlight, flyTo } from '../physics/fly-to.ts';

/** A body that reaches its first aim with the burn it was made for, and what its neighbours may begin from. */
export interface MadeBody {
  readonly body: Body;
  readonly headingOffDeg: number;
}

const ROUGH_STEP_S = 0.2;
const REFINEMENTS = 2;

/**
 * Gives a body the push that carries it to an aim in the burn time it was made for.
 *
 * @throws RangeError where it would have to leave its motor faster than `speedMax`, m/s
 */
export function bodyFor(aim: Aim, { air, speedMax, ...made }: Omit<Body, 'thrust'> & { air: Air; speedMax: number }): MadeBody {
  // Without drag, over flat ground: the first guess only.
  const speed = Math.sqrt((9.81 * aim.rangeM) / Math.sin((2 * aim.elevationDeg * Math.PI) / 180));
  let body: Body = { ...made, thrust: (1.1 * speed) / made.burnS };
  let headingOffDeg = 0;
  for (let refinement = 0; refinement < REFINEMENTS; refinement += 1) {
    const rough = flyTo(aim, body, air, { headingOffDeg, closeM: aim.rangeM / 50, stepS: ROUGH_STEP_S });
    body = { ...body, thrust: (body.thrust * rough.burnS) / made.burnS };
    headingOffDeg = rough.headingOffDeg;
    if (body.thrust * made.burnS > speedMax) throw new RangeError(`needs ${(body.thrust * made.burnS).toFixed(0)} m/s`);
  }
  return { body, headingOffDeg };
}

/** Between two samples: a rocket's flight stays true to a decimetre, s. */
const FLIGHT_STEP_S = 0.1;
/** Near enough to the aim in coarse steps, and then in fine ones: truth is where it comes down, not where it was aimed, m. */
const ROUGH_CLOSE_M = 40;
const CLOSE_M = 150;

/** A flight of a body that is already known to go about so far: aimed in coarse steps, flown in fine ones. */
export function flyNear(aim: Aim, { body, headingOffDeg }: MadeBody, air: Air): AimedFlight {
  const rough = flyTo(aim, body, air, { headingOffDeg, closeM: ROUGH_CLOSE_M, stepS: 2 * ROUGH_STEP_S });
  const care = { headingOffDeg: rough.headingOffDeg, closeM: CLOSE_M, stepS: FLIGHT_STEP_S };
  return flyTo(aim, { ...body, burnS: rough.burnS }, air, care);
}

/** What can be flown at all, drawn until it can: some draws ask for a stone with the drag of a sheet. */
export function drawUntilItFlies<T>(draw: () => T): T {
  for (let left = DRAWS_MAX; ; left -= 1) {
    try {
      return draw();
    } catch (cause) {
      if (!(cause instanceof RangeError) || left === 0) throw cause;
    }
  }
}

const DRAWS_MAX = 50;
