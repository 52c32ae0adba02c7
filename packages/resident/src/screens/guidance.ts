import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Pace, Step, Whereabouts } from '../languages/words.ts';

/** Seconds left from which there is time to walk. */
const WALK_FROM_S = 30;
/** With fewer seconds left only the nearest door counts. */
const FEW_BELOW_S = 10;

/** Where a zone has no time at all, people still move for this long: one step behind a wall is better than none. */
const MOVE_S = 10;

/** How much of a hurry is right with so many seconds left to be in shelter, of those that the zone has. */
export function paceOf(shelterLeftS: number, shelterTimeS: number): Pace {
  if (shelterLeftS <= 0) return shelterTimeS - shelterLeftS < MOVE_S ? 'few' : 'over';
  if (shelterLeftS < FEW_BELOW_S) return 'few';
  return shelterLeftS < WALK_FROM_S ? 'brisk' : 'walk';
}

/** What to do, in the order of doing. */
export function stepsFor({ threat, phase }: Pick<SignedAlert, 'threat' | 'phase'>, where: Whereabouts, pace: Pace): readonly Step[] {
  if (phase === 'prepare') return PREPARE[where];
  if (pace === 'over') return OVER[where];
  const isWinged = threat === 'uav' || threat === 'aircraft';
  if (isWinged) return WINGED[where];
  if (threat === 'mortar') return MORTAR[where];
  return FALLING[where];
}

type Steps = Readonly<Record<Whereabouts, readonly Step[]>>;

/** Before the alarm: near a door, together, the way free. */
const PREPARE: Steps = {
  building: ['moveNear', 'gather', 'clearWay'],
  outdoors: ['findDoor', 'gather'],
  car: ['driveNear', 'findDoor'],
};

/** Rockets, missiles and whatever is not known: the best cover that the seconds allow, then down. */
const FALLING: Steps = {
  building: ['enterShelter', 'innerRoom', 'closeAndSit', 'stayAllClear'],
  outdoors: ['nearestBuilding', 'lieDown', 'stayAllClear'],
  car: ['stopCar', 'nearestBuilding', 'awayFromCar', 'inCar'],
};

/** A mortar shell flies for seconds only: down comes before away. */
const MORTAR: Steps = {
  building: ['downNow', 'closeAndSit', 'stayAllClear'],
  outdoors: ['stayDown', 'stayAllClear'],
  car: ['stopCar', 'awayFromCar', 'inCar'],
};

/** Drones and aircraft: they stay longer, and people step out to look. */
const WINGED: Steps = {
  building: ['enterShelter', 'innerRoom', 'noWindows', 'circling'],
  outdoors: ['nearestBuilding', 'lieDown', 'circling'],
  car: ['stopCar', 'nearestBuilding', 'awayFromCar', 'inCar'],
};

/** The shelter time is over: whoever runs now is hurt by the fall or the blast. */
const OVER: Steps = {
  building: ['keepInside', 'stopHere'],
  outdoors: ['keepInside', 'stayDown'],
  car: ['keepInside', 'awayFromCar', 'inCar'],
};
