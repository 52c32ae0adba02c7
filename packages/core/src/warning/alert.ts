import type { Phase, Status, Threat } from '../detection/threat.ts';

/** Who a warning rests on. Named in the message; never a place. */
export interface AlertSource {
  readonly kind: 'sensors' | 'spotters' | 'feed' | 'operator';
  readonly names: readonly string[];
}

/** How an alert ended. */
export interface AlertEnd {
  readonly how: 'all-clear' | 'cancelled' | 'expired';
  readonly reason: string;
}

/**
 * One typed message about one set of zones: raised, extended, escalated or ended. A zone's alerts form one thread through
 * `references`. `tracks` is for operators and the record and leaves this type before anything is published.
 */
export interface Alert {
  readonly kind: 'alert';
  /** Derived from the content, so two nodes and a replay give the same id. */
  readonly id: string;
  readonly incident: string;
  readonly time: string;
  readonly status: Status;
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly phase: Phase;
  readonly threat: Threat;
  readonly zones: readonly string[];
  /** Seconds that people in these zones have, from hearing this to being behind a wall. */
  readonly shelterTimeS: number;
  /** Earliest expected impact in these zones, whole seconds; absent where nothing is predicted. */
  readonly impactAt?: string;
  /** Without any further message the alert is over at this time. */
  readonly expires: string;
  readonly references: readonly string[];
  readonly source: AlertSource;
  readonly reason: string;
  /** Nothing new for whoever knows already: the warning only goes on. Must not sound again. */
  readonly quiet?: true;
  readonly end?: AlertEnd;
  readonly tracks: readonly string[];
}
