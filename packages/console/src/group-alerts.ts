import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** Alerts in force that an operator sees and ends as one: of one lane, incident, phase and threat. */
export interface AlertGroup {
  readonly key: string;
  readonly status: SignedAlert['status'];
  readonly phase: SignedAlert['phase'];
  readonly threat: SignedAlert['threat'];
  readonly zones: readonly string[];
  readonly reasons: readonly string[];
  /** Earliest over the group; absent where nothing is predicted. */
  readonly impactAt: string | undefined;
  /** When the first of them is over without another word. */
  readonly expires: string;
}

const LANES = ['Actual', 'Exercise', 'Test'];

/** Live first, shelter before prepare, the earliest impact first. */
export function groupAlerts(alerts: readonly SignedAlert[]): readonly AlertGroup[] {
  const groups = Map.groupBy(alerts, ({ status, incident, phase, threat }) => `${status}|${incident}|${phase}|${threat}`);
  return [...groups].flatMap(([key, members]) => (members[0] === undefined ? [] : [groupOf(key, members[0], members)])).toSorted(compare);
}

function groupOf(key: string, { status, phase, threat }: SignedAlert, members: readonly SignedAlert[]): AlertGroup {
  return {
    key,
    status,
    phase,
    threat,
    zones: [...new Set(members.flatMap(({ zones }) => zones))],
    reasons: [...new Set(members.map(({ reason }) => reason))],
    impactAt: members.flatMap(({ impactAt }) => impactAt ?? []).toSorted()[0],
    expires: members.map(({ expires }) => expires).toSorted()[0] ?? '',
  };
}

function compare(a: AlertGroup, b: AlertGroup): number {
  const lane = LANES.indexOf(a.status) - LANES.indexOf(b.status);
  if (lane !== 0) return lane;
  if (a.phase !== b.phase) return a.phase === 'shelter' ? -1 : 1;
  return (a.impactAt ?? '9') < (b.impactAt ?? '9') ? -1 : 1;
}
