import type { Threat } from '../../detection/threat.ts';

/** What holds for one source of messages. */
export interface IntakeRules {
  /** Refuse what no signer in the trust file signed. */
  readonly requireSignature: boolean;
  /** Whom the source passes on without a signature. */
  readonly senders: readonly string[];
  /** Names of geocodes whose values are ids or names of zones here. */
  readonly zoneGeocodes: readonly string[];
  /** What the source's `event` texts, or its codes as `NAME=VALUE`, mean. */
  readonly events: Readonly<Record<string, Threat>>;
  readonly zonesMax: number;
  readonly areaKm2Max: number;
  readonly radiusKmMax: number;
  /** s */
  readonly ageSMax: number;
}

/**
 * One thing that speaks against taking a message in. `refuse`: it is wrong. `hold`: it may be right, and a person has to say so.
 * `ignore`: there is nothing in it to act on.
 */
export interface IntakeFinding {
  readonly verdict: 'ignore' | 'refuse' | 'hold';
  readonly code: string;
  readonly reason: string;
  /** The field at fault, where there is one. */
  readonly path?: string;
}

export function ignore(code: string, reason: string): IntakeFinding {
  return { verdict: 'ignore', code, reason };
}

export function refusal(code: string, reason: string): IntakeFinding {
  return { verdict: 'refuse', code, reason };
}

export function hold(code: string, reason: string): IntakeFinding {
  return { verdict: 'hold', code, reason };
}
