import type { Phase } from '@tocsin/core/detection/threat';
import type { ShelterKind } from '@tocsin/core/zone/shelter';
import type { CheckId } from '../self-test/self-test.ts';
import type { Path, RefusalReason } from '../store/history.ts';

/** Where somebody is when the alarm comes. */
export const WHEREABOUTS = ['building', 'outdoors', 'car'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** One short thing to do; which of them are shown, and when, is in `screens/guidance.ts`. */
export type Step =
  | 'enterShelter'
  | 'innerRoom'
  | 'closeAndSit'
  | 'stayAllClear'
  | 'downNow'
  | 'noWindows'
  | 'circling'
  | 'nearestBuilding'
  | 'lieDown'
  | 'stopCar'
  | 'awayFromCar'
  | 'inCar'
  | 'keepInside'
  | 'stopHere'
  | 'stayDown'
  | 'moveNear'
  | 'gather'
  | 'clearWay'
  | 'findDoor'
  | 'driveNear';

/** How much of a hurry is right: people hurt themselves running. */
export type Pace = 'walk' | 'brisk' | 'few' | 'over';

/** What a check of the self-test finds amiss, as `check.code`. */
export type Finding =
  | 'connection.slow'
  | 'connection.none'
  | 'clock.off'
  | 'clock.unknown'
  | 'zones.none'
  | 'zones.not-on-map'
  | 'signature.vector'
  | 'signature.no-key'
  | 'signature.key-changed'
  | 'signature.unsupported'
  | 'signature.failed'
  | 'worker.starting'
  | 'worker.missing'
  | 'worker.unsupported'
  | 'notifications.denied'
  | 'notifications.not-asked'
  | 'notifications.unsupported'
  | 'push.off'
  | 'push.lost'
  | 'push.blocked-by-server'
  | 'push.unsupported'
  | 'pushArrives.late'
  | 'pushArrives.no-answer'
  | 'pushArrives.not-tried'
  | 'sound.silent'
  | 'sound.needs-press'
  | 'vibration.unsupported'
  | 'wakeLock.refused'
  | 'wakeLock.unsupported'
  | 'storage.may-be-cleared'
  | 'storage.unsupported'
  | 'installed.in-browser'
  | 'installed.add-to-home-screen';

/** The page's own words in one language; what an alert says comes with the alert. */
export interface Words {
  readonly language: string;
  readonly close: string;

  readonly tabNow: string;
  readonly tabShelters: string;
  readonly tabHistory: string;
  readonly tabCheck: string;
  readonly tabSettings: string;

  readonly covered: string;
  readonly notCovered: string;
  readonly calm: string;
  readonly connecting: string;
  /** Before an age, as in "3 seconds ago". */
  readonly lastHeard: string;
  readonly stale: string;
  readonly staleAdvice: string;
  readonly turnOn: string;
  readonly turnOnNote: string;
  readonly on: string;
  readonly onNote: string;
  readonly testSound: string;
  readonly noSound: string;
  readonly keyChanged: string;
  readonly trustKey: string;

  readonly closedTitle: string;
  readonly closedOn: string;
  readonly closedOff: string;
  readonly turnPushOn: string;
  readonly turnPushOff: string;
  readonly pushDenied: string;
  readonly pushUnsupported: string;
  readonly pushBlocked: string;

  readonly choose: string;
  readonly chooseFirst: string;
  readonly search: string;
  readonly noMatch: string;
  readonly remove: string;
  readonly home: string;
  readonly makeHome: string;
  readonly here: string;
  readonly nearMe: string;
  readonly nearMeNote: string;
  readonly noZoneNear: string;
  readonly noPlace: string;
  readonly unknownZone: string;
  readonly follow: string;
  readonly followNote: string;

  readonly exercise: string;
  readonly test: string;
  readonly phases: Readonly<Record<Phase, string>>;
  readonly toShelter: string;
  readonly toImpact: string;
  readonly now: string;
  readonly soundOn: string;
  readonly silence: string;
  readonly unsealed: string;
  readonly pace: Readonly<Record<Pace, string>>;
  readonly whereLabel: string;
  readonly where: Readonly<Record<Whereabouts, string>>;
  readonly steps: Readonly<Record<Step, string>>;
  readonly over: string;
  readonly lapsed: string;
  readonly lapsedNote: string;

  readonly safe: string;
  readonly safeText: string;
  readonly safeNote: string;
  readonly bySms: string;
  readonly copy: string;
  readonly copied: string;

  readonly pause: string;
  /** Before the choice of minutes. */
  readonly pauseFor: string;
  readonly pauseNote: string;
  readonly paused: string;
  readonly resume: string;

  readonly nearest: string;
  readonly sheltersNone: string;
  readonly sheltersFailed: string;
  readonly fromHere: string;
  readonly fromHome: string;
  readonly noReference: string;
  readonly usePlace: string;
  readonly inTime: string;
  readonly tooFar: string;
  readonly onFoot: string;
  readonly straightNote: string;
  readonly stepFree: string;
  readonly people: string;
  readonly kinds: Readonly<Record<ShelterKind, string>>;
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly mapFailed: string;
  readonly you: string;
  readonly compass: string;

  readonly historyEmpty: string;
  readonly historyNote: string;
  readonly recordLink: string;
  readonly inForce: string;
  readonly endedTold: string;
  readonly endedLapsed: string;
  readonly paths: Readonly<Record<Path, string>>;
  readonly refused: string;
  readonly refusals: Readonly<Record<RefusalReason, string>>;

  readonly sounds: string;
  readonly sound: string;
  readonly soundNone: string;
  readonly play: string;
  readonly vibration: string;
  readonly flash: string;
  readonly flashNote: string;
  readonly textSize: string;
  readonly exercises: string;
  readonly exercisesNote: string;
  readonly bedside: string;
  readonly bedsideNote: string;
  readonly bedsideLeave: string;

  readonly checkTitle: string;
  readonly checkRun: string;
  readonly checkRunning: string;
  readonly checkProven: string;
  readonly checkLimits: string;
  readonly checkFailed: string;
  readonly checkNever: string;
  readonly works: string;
  readonly silentMode: string;
  readonly checks: Readonly<Record<CheckId, string>>;
  readonly findings: Readonly<Record<Finding, string>>;
}
