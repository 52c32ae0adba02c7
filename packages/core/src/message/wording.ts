import type { Status, Threat } from '../detection/threat.ts';
import type { AlertSource } from '../warning/alert.ts';

/**
 * What an alert tells people. `…Still` is an alert of the same phase as the one it follows; the last three are the ways in which a
 * warning ends.
 */
export type Occasion = 'prepare' | 'prepareStill' | 'shelter' | 'shelterStill' | 'allClear' | 'cancelled' | 'expired';

/** What goes in front of each part of a message that is not live, so that nobody can take it for one. Each ends in a space. */
export interface NotRealWording {
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
}

/** What to do: what everybody must do, and what helps as well and is left out first where a text has to be short. */
export interface Instruction {
  readonly main: string;
  readonly advice: string;
}

/**
 * One language's words. Sentences are built without inflecting what is put in (names of zones, hazards), and every sentence that
 * takes a number gets it whole, so that each language can follow its own rules.
 */
export interface Wording {
  /** In the nominative, beginning a sentence, at most 35 characters: it is the CAP event too. */
  readonly hazard: { readonly [threat in Threat]: string };
  /** What to do or know, after "hazard:" in the headline; no full stop. */
  readonly call: { readonly [occasion in Occasion]: string };
  /** What is the matter, one sentence. Said in live messages only: in an exercise there is no danger to speak of. */
  readonly situation: { readonly [occasion in Occasion]: string };
  /** Names the area: "Warned area: A, B and 3 more zones." */
  readonly area: (place: string) => string;
  /** The zones that are not named, after the names: " and 3 more zones". */
  readonly moreZones: (count: number) => string;
  /** Only the number of zones: "7 zones". */
  readonly zoneCount: (count: number) => string;
  /** Districts in brackets, with the number of those not named. */
  readonly districts: (names: string, more: number) => string;
  /** A sentence with the expected time of impact, local `HH:MM`. */
  readonly impactAt: (time: string) => string;
  /** A sentence with the time of the message, local `HH:MM`. */
  readonly sentAt: (time: string) => string;
  /** A sentence that names who the warning rests on. Only feeds are named; people never are. */
  readonly source: (source: AlertSource) => string;
  /** What to do. `shelterTimeS` 0 is "at once". */
  readonly instruction: (occasion: Occasion, shelterTimeS: number) => Instruction;
  readonly notReal: { readonly [status in Exclude<Status, 'Actual'>]: NotRealWording };
  /** In a test there is nothing to do: replaces the instruction. */
  readonly nothingToDo: string;
}
