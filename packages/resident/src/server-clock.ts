/** The server's time on a device whose own clock may be minutes off: a countdown against the wrong clock kills. */
export interface ServerClock {
  /** Notes that the server wrote this time (ISO 8601) and it arrived now. */
  hear(time: string, deviceMs: number): void;
  /** The server's time at a time of the device, both milliseconds since 1970. */
  at(deviceMs: number): number;
  /** The server's time less the device's, milliseconds; undefined before the server has spoken. */
  leadMs(): number | undefined;
}

/** Readings kept; at one heartbeat in ten seconds this is about five minutes, in which no clock drifts a noticeable way. */
const READINGS_MAX = 30;

/** Opens the clock; until the server has spoken the device's own time counts. */
export function openServerClock(): ServerClock {
  const leads: number[] = [];
  // A message can only be late, never early: the reading with the largest lead travelled fastest.
  const leadMs = () => (leads.length === 0 ? undefined : Math.max(...leads));
  return {
    hear(time, deviceMs) {
      const serverMs = Date.parse(time);
      if (Number.isNaN(serverMs)) return;
      leads.push(serverMs - deviceMs);
      if (leads.length > READINGS_MAX) leads.shift();
    },
    at: (deviceMs) => deviceMs + (leadMs() ?? 0),
    leadMs,
  };
}
