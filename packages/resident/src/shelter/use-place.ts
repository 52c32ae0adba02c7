import { useEffect, useState } from 'preact/hooks';
import type { Place } from './distance.ts';

/** Where the device is, for this page alone. */
export interface OwnPlace {
  readonly place: Place | undefined;
  /** The device was asked and did not tell. */
  readonly isRefused: boolean;
  /** Asks once. */
  ask(): void;
}

/** A fix vaguer than this says nothing about zones: jammed or made up from a distant mast, metres. */
const ACCURACY_MAX_M = 3_000;

/**
 * The place of the device, asked for only where a person wants it: once by a press, or all along while `isFollowing`. It stays in this
 * page's memory: it is neither kept nor sent.
 */
export function useOwnPlace(isFollowing: boolean): OwnPlace {
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const [isRefused, setRefused] = useState(false);
  const take = ({ coords }: GeolocationPosition) => {
    if (coords.accuracy > ACCURACY_MAX_M) return setRefused(true);
    setRefused(false);
    setPlace([coords.longitude, coords.latitude]);
  };
  useEffect(() => {
    if (!isFollowing || !('geolocation' in navigator)) return undefined;
    // Masts and Wi-Fi are near enough to tell a zone, and spare the battery.
    const watch = navigator.geolocation.watchPosition(take, () => setRefused(true), { enableHighAccuracy: false, maximumAge: 60_000 });
    return () => navigator.geolocation.clearWatch(watch);
  }, [isFollowing]);
  return {
    place,
    isRefused,
    ask() {
      if (!('geolocation' in navigator)) return setRefused(true);
      navigator.geolocation.getCurrentPosition(take, () => setRefused(true), {
        enableHighAccuracy: true,
        timeout: 15_000,
        maximumAge: 5_000,
      });
    },
  };
}
