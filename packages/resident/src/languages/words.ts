/** The page's own words in one language; what an alert says comes with the alert. */
export interface Words {
  /** The language's name for itself. */
  readonly name: string;
  readonly language: string;
  readonly choose: string;
  readonly chooseFirst: string;
  readonly search: string;
  readonly noMatch: string;
  readonly remove: string;
  readonly nearMe: string;
  readonly nearMeNote: string;
  readonly noZoneNear: string;
  readonly noPlace: string;
  readonly unknownZone: string;
  readonly turnOn: string;
  readonly turnOnNote: string;
  readonly on: string;
  readonly onNote: string;
  readonly testSound: string;
  readonly noSound: string;
  readonly calm: string;
  readonly connecting: string;
  /** Before an age, as in "3 seconds ago". */
  readonly lastHeard: string;
  readonly stale: string;
  readonly exercise: string;
  readonly test: string;
  readonly toShelter: string;
  readonly toImpact: string;
  readonly now: string;
  readonly soundOn: string;
  readonly silence: string;
  readonly over: string;
  readonly lapsed: string;
  readonly lapsedNote: string;
  readonly unsealed: string;
  readonly keyChanged: string;
  readonly trustKey: string;
  readonly close: string;
}
