import { useEffect, useState } from 'preact/hooks';

interface CompassEvent extends DeviceOrientationEvent {
  /** Safari: degrees clockwise from magnetic north. */
  readonly webkitCompassHeading?: number;
}

/** The compass of the device, where it has one. */
export interface Heading {
  /** Degrees clockwise from north that the top of the device points to; undefined while not known. */
  readonly headingDeg: number | undefined;
  /** iOS gives its compass only after a press: true where there is something to press for. */
  readonly canAsk: boolean;
  ask(): void;
}

type Permitted = typeof DeviceOrientationEvent & { requestPermission?: () => Promise<'granted' | 'denied'> };

/** Listens to the compass while shown. */
export function useHeading(): Heading {
  const [headingDeg, setHeadingDeg] = useState<number | undefined>(undefined);
  const permission = 'DeviceOrientationEvent' in globalThis ? (DeviceOrientationEvent as Permitted).requestPermission : undefined;
  useEffect(() => {
    const hear = (event: CompassEvent) => {
      if (event.webkitCompassHeading !== undefined) setHeadingDeg(event.webkitCompassHeading);
      else if (event.absolute && event.alpha !== null) setHeadingDeg((360 - event.alpha) % 360);
    };
    const names = ['deviceorientationabsolute', 'deviceorientation'] as const;
    for (const name of names) addEventListener(name, hear as EventListener);
    return () => {
      for (const name of names) removeEventListener(name, hear as EventListener);
    };
  }, []);
  return {
    headingDeg,
    canAsk: permission !== undefined && headingDeg === undefined && navigator.maxTouchPoints > 0,
    ask: () => void permission?.().catch(() => {}),
  };
}
