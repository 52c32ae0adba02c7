import type { Alert } from '@tocsin/core/warning/alert';

/** What a feed's days came to. */
export interface FeedSummary {
  readonly alerts: number;
  /** Different zones that were warned at all. */
  readonly zones: number;
  /** How often a zone was told to shelter, counting each zone. */
  readonly soundings: number;
  readonly preparations: number;
  /** Most zones told to shelter or prepare within one second of the feed's clock. */
  readonly peakZonesPerSecond: number;
  readonly inForceAtEnd: number;
}

/** Counts alerts by zone and second. An extension is not a sounding. */
export function feedSummary(alerts: readonly Alert[]): FeedSummary {
  const zones = new Set<string>();
  const inForce = new Set<string>();
  const perSecond = new Map<string, number>();
  let soundings = 0;
  let preparations = 0;
  for (const alert of alerts) {
    if (alert.phase === 'allClear') {
      for (const zone of alert.zones) inForce.delete(zone);
      continue;
    }
    if (alert.quiet === true) continue;
    const second = alert.time.slice(0, 19);
    perSecond.set(second, (perSecond.get(second) ?? 0) + alert.zones.length);
    for (const zone of alert.zones) {
      zones.add(zone);
      inForce.add(zone);
    }
    if (alert.phase === 'shelter') soundings += alert.zones.length;
    else preparations += alert.zones.length;
  }
  return {
    alerts: alerts.length,
    zones: zones.size,
    soundings,
    preparations,
    peakZonesPerSecond: Math.max(0, ...perSecond.values()),
    inForceAtEnd: inForce.size,
  };
}
