import { type AlertBoard, alertsInForce } from '@tocsin/core/delivery/alert-board';
import type { Alert } from '@tocsin/core/warning/alert';
import type { IncidentSummary, WarningService } from './service.ts';

/** Alerts that a filter asks for, newest first. */
export function selectAlerts(board: AlertBoard, filter: Parameters<WarningService['alerts']>[0]): readonly Alert[] {
  const { statuses, zones, active, limit } = filter;
  const source = active === true ? alertsInForce(board, { statuses, zones }) : board.order;
  const selected: Alert[] = [];
  for (let place = source.length - 1; place >= 0 && selected.length < limit; place -= 1) {
    const alert = source[place];
    if (alert === undefined || !statuses.has(alert.status)) continue;
    if (zones === undefined || alert.zones.some((zone) => zones.has(zone))) selected.push(alert);
  }
  return selected;
}

/** The latest incidents, newest first. */
export function summarise(board: AlertBoard, limit: number): readonly IncidentSummary[] {
  return [...board.incidents.values()]
    .slice(-limit)
    .toReversed()
    .map(({ id, status, openedAt, closedAt, zones, alerts, threats }) => ({
      id,
      status,
      openedAt,
      ...(closedAt === undefined ? {} : { closedAt }),
      zones: [...zones].toSorted(),
      alerts,
      threats: [...threats],
    }));
}
