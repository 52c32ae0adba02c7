import { isRelease } from '@tocsin/core/delivery/retry-schedule';
import type { Status } from '@tocsin/core/detection/threat';
import type { PublicAlert } from '@tocsin/core/message/public-alert';

/** What an alert is within its thread. */
export type AlertStep = 'raised' | 'updated' | 'released' | 'retracted';

/** The first half of an event's name: who listens for `alert` never hears a drill. */
const LANE: { readonly [status in Status]: 'alert' | 'exercise' | 'test' } = { Actual: 'alert', Exercise: 'exercise', Test: 'test' };

/** What an alert is within its thread: see `ports/channel.ts`. */
export function stepOf(alert: Pick<PublicAlert, 'phase' | 'end' | 'references'>): AlertStep {
  if (isRelease(alert)) return alert.end?.how === 'cancelled' ? 'retracted' : 'released';
  return alert.references.length === 0 ? 'raised' : 'updated';
}

/** An alert's event name: `alert.raised`, `exercise.released`, `test.retracted`. */
export function eventNameOf(alert: Pick<PublicAlert, 'status' | 'phase' | 'end' | 'references'>): string {
  return `${LANE[alert.status]}.${stepOf(alert)}`;
}
