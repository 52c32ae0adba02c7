import type { Status, Threat } from '../detection/threat.ts';
import type { Alert } from '../warning/alert.ts';

/** What belongs together: everything from the first zone warned until the last one released. */
export interface Incident {
  readonly id: string;
  readonly status: Status;
  readonly openedAt: string;
  closedAt: string | undefined;
  readonly zones: Set<string>;
  readonly alerts: string[];
  readonly threats: Set<Threat>;
}

/** The alerts there have been and those in force: a reading of the journal's alert entries and of nothing else. */
export interface AlertBoard {
  readonly byId: Map<string, Alert>;
  /** In order of their entries. */
  readonly order: Alert[];
  /** `status|zone` to the alert in force there. */
  readonly inForce: Map<string, Alert>;
  readonly incidents: Map<string, Incident>;
}

/** A board before the first alert. */
export function createAlertBoard(): AlertBoard {
  return { byId: new Map(), order: [], inForce: new Map(), incidents: new Map() };
}

/**
 * Adds the next alert.
 *
 * @returns false when this alert is on the board already: a replay and a second node give the same ids
 */
export function postAlert(board: AlertBoard, alert: Alert): boolean {
  if (board.byId.has(alert.id)) return false;
  board.byId.set(alert.id, alert);
  board.order.push(alert);
  for (const zone of alert.zones) {
    const key = `${alert.status}|${zone}`;
    if (alert.phase === 'allClear') board.inForce.delete(key);
    else board.inForce.set(key, alert);
  }
  noteIncident(board, alert);
  return true;
}

/** The alerts in force in any of the zones (all when undefined), oldest first, each once. */
export function alertsInForce(
  board: AlertBoard,
  which: { readonly statuses: ReadonlySet<Status>; readonly zones: ReadonlySet<string> | undefined },
): readonly Alert[] {
  const found = new Set<Alert>();
  for (const [key, alert] of board.inForce) {
    if (!which.statuses.has(alert.status)) continue;
    const zone = key.slice(alert.status.length + 1);
    if (which.zones === undefined || which.zones.has(zone)) found.add(alert);
  }
  return board.order.filter((alert) => found.has(alert));
}

function noteIncident(board: AlertBoard, alert: Alert): void {
  let incident = board.incidents.get(alert.incident);
  if (incident === undefined) {
    incident = {
      id: alert.incident,
      status: alert.status,
      openedAt: alert.time,
      closedAt: undefined,
      zones: new Set(),
      alerts: [],
      threats: new Set(),
    };
    board.incidents.set(alert.incident, incident);
  }
  incident.alerts.push(alert.id);
  incident.threats.add(alert.threat);
  for (const zone of alert.zones) incident.zones.add(zone);
  const open = [...incident.zones].some((zone) => board.inForce.get(`${alert.status}|${zone}`)?.incident === alert.incident);
  incident.closedAt = open ? undefined : alert.time;
}
