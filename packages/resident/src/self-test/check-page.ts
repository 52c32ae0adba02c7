import { STALE_MS } from '../stream.ts';
import type { Finding, SelfTestOptions } from './self-test.ts';

/** The server beats every ten seconds; somewhat later is still the same beat. */
const BEAT_MS = 12_000;
/** People look at a countdown in seconds: a clock this far off would mislead them, if it were used. */
const CLOCK_ERROR_MS = 2_000;
/** Below this a loudspeaker is off, or the tone was swallowed. */
const LEVEL_MIN = 0.001;

/** Whether the live connection is alive. */
export function checkConnection({ silentMs }: SelfTestOptions): Finding<'connection'> {
  if (silentMs === undefined || silentMs > STALE_MS) return { id: 'connection', state: 'failed', code: 'none' };
  if (silentMs > BEAT_MS) return { id: 'connection', state: 'warn', code: 'slow', measuredMs: silentMs };
  return { id: 'connection', state: 'ok', code: 'live', measuredMs: silentMs };
}

/** Whether the device's own clock is right. */
export function checkClock({ clockLeadMs }: SelfTestOptions): Finding<'clock'> {
  if (clockLeadMs === undefined) return { id: 'clock', state: 'warn', code: 'unknown' };
  const isOff = Math.abs(clockLeadMs) > CLOCK_ERROR_MS;
  return { id: 'clock', state: isOff ? 'warn' : 'ok', code: isOff ? 'off' : 'exact', measuredMs: clockLeadMs };
}

/** Whether there is anything to be warned of. */
export function checkZones({ zones, knownZones }: SelfTestOptions): Finding<'zones'> {
  if (zones.length === 0) return { id: 'zones', state: 'failed', code: 'none' };
  const isStrange = knownZones.size > 0 && zones.some((zone) => !knownZones.has(zone));
  if (!isStrange) return { id: 'zones', state: 'ok', code: 'chosen' };
  const isDeaf = zones.every((zone) => !knownZones.has(zone));
  return { id: 'zones', state: isDeaf ? 'failed' : 'warn', code: 'not-on-map' };
}

/** Whether the page sounds: a tone is played and measured. */
export async function checkSound({ measureSound }: SelfTestOptions): Promise<Finding<'sound'>> {
  const level = await measureSound().catch(() => 0);
  if (level === undefined) return { id: 'sound', state: 'failed', code: 'needs-press' };
  const isHeard = level >= LEVEL_MIN;
  return { id: 'sound', state: isHeard ? 'ok' : 'failed', code: isHeard ? 'heard' : 'silent' };
}
