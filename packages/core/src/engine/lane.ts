import type { Sighting } from '../detection/observation.ts';
import type { Status } from '../detection/threat.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import type { Track } from '../track/track.ts';
import { createTracker, type TrackerState } from '../track/tracker.ts';
import type { UnixMs } from '../units/instant.ts';
import type { VerdictCode } from '../warning/decide-verdict.ts';
import type { ZoneWarnings } from '../warning/zone-lifecycle.ts';
import type { TimedChance, ZoneChance } from '../zone/zone-chance.ts';

/** A track that will come down somewhere, or pass on wings: its latest forecast and what that means for the zones. */
export interface TrackThreat {
  readonly track: string;
  /** Time of the track's estimate that the forecast is made of. */
  readonly at: UnixMs;
  readonly threat: Track['threat'];
  /** How many formed the track. */
  readonly plots: number;
  /** From the first of them to the last, s. */
  readonly seenS: number;
  /** Those that have seen it. */
  readonly sensors: readonly string[];
  /** Of what falls: where. What flies on wings passes zones instead. */
  readonly impact: ImpactForecast | undefined;
  /** False where the model fails or the plots contradict each other: wider than it should be. */
  readonly healthy: boolean;
  /** By then it is down, or the forecast says nothing any more. */
  readonly overAt: UnixMs;
  /** Falling probability. */
  readonly chances: readonly TimedChance[];
  /** Zones, by index, that are warned while no single one stands out. */
  readonly early: ReadonlySet<number>;
  /** Of a missile of long range: the chance that each zone will have to be alarmed when its moment comes. */
  readonly later?: readonly ZoneChance[];
  /** When `later` was worked out. */
  readonly laterAt?: UnixMs;
}

/** Where something may come down whose motor burned when it was last seen, and when that counts if nobody sees it again. */
export interface Corridor {
  readonly threat: TrackThreat;
  readonly due: UnixMs;
}

/** The last verdict that was written down for a zone. */
export interface LastVerdict {
  readonly warn: boolean;
  readonly code: VerdictCode;
}

/**
 * Everything the engine holds for one status. Live, exercise and test each have a lane of their own: no track, cause or alert of
 * one is ever seen by another.
 */
export interface Lane {
  readonly status: Status;
  readonly tracker: TrackerState;
  readonly threats: Map<string, TrackThreat>;
  /** By track. */
  readonly corridors: Map<string, Corridor>;
  readonly warnings: ZoneWarnings;
  readonly verdicts: Map<string, LastVerdict>;
  /** Zones, by id, whose latest responsible moment is to come, and when: it passes whether or not a sensor speaks again. */
  readonly due: Map<string, UnixMs>;
  /** Track by track: the zone that was named as nearest to an impact in open country. */
  readonly openCountry: Map<string, string>;
  sightings: readonly Sighting[];
  /** What aircraft have said of themselves of late. */
  aircraft: readonly Sighting[];
  /** `zone|cause` that an operator cancelled: a cancelled track does not raise its zone again. */
  readonly cancelled: Set<string>;
  /** Sensors that would alarm more than one may by itself. */
  readonly held: Set<string>;
  incident: string | undefined;
}

/** A lane in which nothing has happened. */
export function createLane(status: Status): Lane {
  return {
    status,
    tracker: createTracker(),
    threats: new Map(),
    corridors: new Map(),
    warnings: new Map(),
    verdicts: new Map(),
    due: new Map(),
    openCountry: new Map(),
    sightings: [],
    aircraft: [],
    cancelled: new Set(),
    held: new Set(),
    incident: undefined,
  };
}
