import type { Sensor } from '../detection/observation.ts';
import { STATUSES, type Status } from '../detection/threat.ts';
import type { RegionUse } from '../entry.ts';
import { type UnixMs, unixMs } from '../units/instant.ts';
import { DEFAULT_POLICY, type Policy } from '../warning/policy.ts';
import type { Region } from '../zone/zone.ts';
import { createZoneIndex, type ZoneIndex } from '../zone/zone-index.ts';
import { createNameResolver, type NameResolver } from '../zone/zone-names.ts';
import { createLane, type Lane } from './lane.ts';

/** The engine's view of the zones in force. */
export interface ZoneMap {
  readonly region: Region;
  readonly index: ZoneIndex;
  readonly names: NameResolver;
}

/** Gives the zones that a `region` entry names. The shell loads them beforehand, so that the engine never waits. */
export type ZoneMaps = (use: RegionUse) => ZoneMap | undefined;

/**
 * The whole state of the engine. It belongs to whoever steps it: a step changes it in place, because copying a thousand tracks a
 * scan would cost more than the tracking.
 */
export interface EngineState {
  now: UnixMs;
  regionUse: RegionUse | undefined;
  zones: ZoneMap | undefined;
  readonly sensors: Map<string, Sensor>;
  policy: Policy;
  readonly lanes: { readonly [status in Status]: Lane };
}

/** The engine before the first entry. */
export function createEngine(): EngineState {
  const [actual, exercise, test] = STATUSES.map(createLane);
  if (actual === undefined || exercise === undefined || test === undefined) throw new Error('a status has no lane');
  return {
    now: unixMs(0),
    regionUse: undefined,
    zones: undefined,
    sensors: new Map(),
    policy: DEFAULT_POLICY,
    lanes: { Actual: actual, Exercise: exercise, Test: test },
  };
}

/** Builds what the engine needs of a region; the same region gives the same map. */
export function createZoneMap(region: Region): ZoneMap {
  return { region, index: createZoneIndex(region), names: createNameResolver(region) };
}

/** The state without the zones, which the journal names and the shell holds: what a snapshot stores. */
export type FrozenEngine = Omit<EngineState, 'zones'>;

/** Takes the state apart for a snapshot. */
export function freezeEngine(state: EngineState): FrozenEngine {
  const { zones: _zones, ...frozen } = state;
  return frozen;
}

/** Puts a snapshot together with its zones again. */
export function thawEngine(frozen: FrozenEngine, maps: ZoneMaps): EngineState {
  return { ...frozen, zones: frozen.regionUse === undefined ? undefined : maps(frozen.regionUse) };
}
