import { useEffect, useMemo, useState } from 'preact/hooks';
import { type PageZone, zonesNear } from '../near-me.ts';
import { untilLoaded } from '../until-loaded.ts';
import { middleOf, type Place } from './distance.ts';
import { loadShelters, type NearShelter, nearestShelters, type PageShelter } from './shelters.ts';
import { type OwnPlace, useOwnPlace } from './use-place.ts';

/** Where one could go: the shelters, seen from here or from home. */
export interface Refuge {
  readonly shelters: readonly PageShelter[];
  readonly hasFailed: boolean;
  readonly own: OwnPlace;
  /** The place that distances are from: the device's where it told, else the middle of home. */
  readonly from: Place | undefined;
  /** Zones around the device; empty while it has not told where it is. */
  readonly hereZones: readonly string[];
  /** Shelter time of the zone around `from`, seconds. */
  readonly shelterTimeS: number | undefined;
  nearest(atMost: number): readonly NearShelter[];
}

interface RefugeOptions {
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly home: string | undefined;
  readonly isFollowing: boolean;
}

/** Keeps the shelters at hand and finds what is near. All of it on this device. */
export function useRefuge({ zones, home, isFollowing }: RefugeOptions): Refuge {
  const [shelters, setShelters] = useState<readonly PageShelter[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const own = useOwnPlace(isFollowing);
  useEffect(() => {
    const take = (list: readonly PageShelter[]) => {
      setShelters(list);
      setFailed(false);
    };
    return untilLoaded(loadShelters, take, () => setFailed(true));
  }, []);
  const hereZones = useMemo(() => (own.place === undefined ? [] : zonesNear([...zones.values()], own.place)), [zones, own.place]);
  const homeZone = home === undefined ? undefined : zones.get(home);
  const from = useMemo(() => own.place ?? middleOf(homeZone?.rings ?? []), [own.place, homeZone]);
  return {
    shelters,
    hasFailed,
    own,
    from,
    hereZones: hereZones.map(({ id }) => id),
    shelterTimeS: (own.place === undefined ? homeZone : hereZones[0])?.shelterTimeS,
    nearest: (atMost) => (from === undefined ? [] : nearestShelters(shelters, from, atMost)),
  };
}
