import * as z from 'zod';
import { identifier } from '../detection/observation.ts';

/**
 * The rules by which zones are warned: named and versioned, so that every verdict can say which ones it followed. Probabilities
 * are 0 to 1, times are seconds.
 */
export const policySchema = z.object({
  kind: z.literal('policy'),
  name: identifier,
  version: identifier,
  /** Warn at the latest responsible moment when the chance of impact in the zone is at least this: cost / loss. */
  warnProbability: z.number().min(0).max(1),
  /** Warn earlier than at the latest responsible moment from this probability on. */
  certainProbability: z.number().min(0).max(1),
  /** ... but no earlier than this before it: a missile of long range is prepared for first, s. */
  certainAheadS: z.number().min(0).max(3_600),
  /** The same for drones and cruise missiles, by the chance that one passes the zone: it comes down in one of many. */
  passProbability: z.number().min(0).max(1),
  /** Warn earlier from this chance of being passed on. */
  passCertainProbability: z.number().min(0).max(1),
  /** While no zone reaches `warnProbability`: warn the smallest set of zones that holds this share of the inhabited probability. */
  earlyMass: z.number().min(0).max(1),
  /** ... but only where that inhabited probability, summed over zones, is at least this. */
  earlyProbability: z.number().min(0).max(1),
  /** Below this a zone is not mentioned in verdicts at all. */
  considerProbability: z.number().min(0).max(1),
  /** From verdict to a person hearing it. */
  deliveryS: z.number().min(0).max(600),
  /** Time kept in hand beside shelter time and delivery. */
  marginS: z.number().min(0).max(600),
  /** Of that time, what is spent on seeing an object for this long before it may alarm anybody, s. */
  seenFirstS: z.number().min(0).max(60),
  /** Stay in shelter this long after the last expected impact in or near the zone. */
  stayS: z.number().min(0).max(86_400),
  /** ... and this long when the last forecast put the impact elsewhere. */
  stayElsewhereS: z.number().min(0).max(86_400),
  /** A feed's `shelter` without an end runs out after this, counted from its last repeat. */
  feedShelterS: z.number().min(1).max(86_400),
  /** The same for unmanned aircraft, which linger. */
  feedShelterUavS: z.number().min(1).max(86_400),
  /** Prepare a zone for a missile of long range when the chance that it will have to be alarmed later is at least this. */
  prepareProbability: z.number().min(0).max(1),
  /** ... and at least so much time is left before it has to be, s. */
  prepareLeadS: z.number().min(0).max(3_600),
  /** A `prepare` that nothing follows runs out after this. */
  prepareS: z.number().min(1).max(86_400),
  /** A threat that comes this long after the last sounding, when what sounded it has come down, sounds the zone again. */
  renewS: z.number().min(0).max(86_400),
  /** Reporters that pass on what aircraft say of themselves: a track at that place is no threat. */
  transponders: z.array(identifier).max(100),
  /** Two reporters agree when they are at most this far apart in time. */
  sightingWindowS: z.number().min(1).max(3_600),
  /** Largest number of zones that a corridor, a sighting or a degraded track may warn. */
  capZones: z.number().int().min(1).max(20_000),
  /** Largest number of zones, and of people where the map knows them, that the tracks of one sensor alone may hold in alarm. */
  capOneSensorZones: z.number().int().min(1).max(20_000),
  capOneSensorPeople: z.number().int().min(1).optional(),
});
export type Policy = z.infer<typeof policySchema>;

/** The policy in force until an operator names another. Stay times follow Home Front Command's 10 minutes. */
export const DEFAULT_POLICY: Policy = {
  kind: 'policy',
  name: 'default',
  version: '2',
  warnProbability: 0.01,
  certainProbability: 0.3,
  certainAheadS: 60,
  passProbability: 0.14,
  passCertainProbability: 0.7,
  earlyMass: 0.95,
  earlyProbability: 0.05,
  considerProbability: 0.0005,
  deliveryS: 3,
  marginS: 5,
  seenFirstS: 1.9,
  stayS: 600,
  stayElsewhereS: 30,
  feedShelterS: 600,
  feedShelterUavS: 1_800,
  prepareProbability: 0.5,
  prepareLeadS: 0,
  prepareS: 1_200,
  renewS: 180,
  transponders: ['adsb'],
  sightingWindowS: 120,
  capZones: 60,
  capOneSensorZones: 400,
};
