import type { CapAlert } from '@tocsin/core/cap/cap-alert';
import type { CapAction } from '@tocsin/core/cap/intake/cap-record';
import type { IntakeFinding } from '@tocsin/core/cap/intake/intake-rules';
import type { UnixMs } from '@tocsin/core/units/instant';
import { formatInstant } from '@tocsin/core/units/instant';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import type { CapOrigin } from './cap-lanes.ts';

/** More than a person can look at; the oldest goes then. */
const HELD_MAX = 200;
/** A message that nobody looked at for so long is no news any more. */
export const HELD_FOR_MS = 3_600_000;

/** A message that waits for a person. */
export interface HeldCap {
  readonly id: string;
  readonly origin: CapOrigin;
  readonly alert: CapAlert;
  readonly content: string;
  readonly heldAt: UnixMs;
  /** After that it is turned away by itself. */
  readonly until: UnixMs;
  readonly findings: readonly IntakeFinding[];
  /** What it would do; empty where that cannot be told. */
  readonly actions: readonly CapAction[];
  readonly isProven: boolean;
}

/** What an operator would have it do, and who said so. */
interface Approval {
  readonly operator: string;
  readonly actions: string;
}

/** An operator's word about a held message. */
export interface HeldWord {
  readonly operator: string;
  readonly decision: 'approve' | 'reject';
  readonly reason: string;
  /** What the operator reads in it, where it does not say or says it wrongly. */
  readonly actions?: readonly CapAction[];
}

/** What came of an operator's word. */
export type HeldOutcome =
  | { readonly kind: 'waiting'; readonly approvals: readonly string[] }
  | { readonly kind: 'rejected'; readonly held: HeldCap; readonly operators: readonly string[] }
  | { readonly kind: 'approved'; readonly held: HeldCap; readonly actions: readonly CapAction[]; readonly operators: readonly string[] };

export interface HeldRefusal {
  readonly code: 'NOT_FOUND' | 'NO_ACTION' | 'DISAGREES';
  readonly message: string;
}

/** The messages that wait. */
export interface HeldMessages {
  /** Gives the one that had to make room, if any. */
  add(held: HeldCap): HeldCap | undefined;
  /** Takes out those whose time has passed. */
  expire(now: UnixMs): readonly HeldCap[];
  speak(id: string, word: HeldWord): Result<HeldOutcome, HeldRefusal>;
  list(): readonly (HeldCap & { readonly approvals: readonly string[] })[];
}

/**
 * Opens the list. Raising a live alarm takes two operators who say the same (ground rule 5); ending one, and everything in an exercise
 * or a test, takes one.
 */
export function openHeldMessages(): HeldMessages {
  const waiting = new Map<string, { readonly held: HeldCap; approvals: readonly Approval[] }>();
  return {
    add(held) {
      waiting.set(held.id, { held, approvals: [] });
      const [oldest] = waiting;
      if (waiting.size <= HELD_MAX || oldest === undefined) return undefined;
      waiting.delete(oldest[0]);
      return oldest[1].held;
    },
    expire(now) {
      const over = [...waiting.values()].filter(({ held }) => held.until <= now).map(({ held }) => held);
      for (const { id } of over) waiting.delete(id);
      return over;
    },
    speak(id, { operator, decision, actions }) {
      const entry = waiting.get(id);
      if (entry === undefined) return refuse({ code: 'NOT_FOUND', message: 'no message of that id waits' });
      const { held } = entry;
      if (decision === 'reject') {
        waiting.delete(id);
        return ok({ kind: 'rejected', held, operators: [operator] });
      }
      const wanted = actions ?? held.actions;
      if (wanted.length === 0)
        return refuse({ code: 'NO_ACTION', message: 'it does not say what to do where: name phase, threat and zones' });
      const said = sameText(wanted);
      const others = entry.approvals.filter((approval) => approval.operator !== operator);
      if (others.some((approval) => approval.actions !== said)) {
        return refuse({ code: 'DISAGREES', message: `${others[0]?.operator} approved something else: reject it, or say the same` });
      }
      entry.approvals = [...others, { operator, actions: said }];
      const operators = entry.approvals.map((approval) => approval.operator);
      if (operators.length < wordsNeeded(held, wanted)) return ok({ kind: 'waiting', approvals: operators });
      waiting.delete(id);
      return ok({ kind: 'approved', held, actions: wanted, operators });
    },
    list: () => [...waiting.values()].map(({ held, approvals }) => ({ ...held, approvals: approvals.map(({ operator }) => operator) })),
  };
}

function wordsNeeded({ origin }: HeldCap, actions: readonly CapAction[]): number {
  return origin.status === 'Actual' && actions.some(({ phase }) => phase !== 'allClear') ? 2 : 1;
}

function sameText(actions: readonly CapAction[]): string {
  return JSON.stringify(actions.map(({ phase, threat, zones }) => [phase, threat, zones.toSorted()]).toSorted());
}

/** A held message as operators see it. */
export function viewOfHeld(held: HeldCap & { readonly approvals: readonly string[] }) {
  const { id, origin, alert, heldAt, until, findings, actions, approvals } = held;
  const [info] = alert.info;
  return {
    id,
    source: origin.source,
    status: origin.status,
    heldAt: formatInstant(heldAt),
    until: formatInstant(until),
    sender: alert.sender,
    identifier: alert.identifier,
    sent: alert.sent,
    msgType: alert.msgType,
    event: info?.event ?? '',
    headline: info?.headline ?? '',
    areas: (info?.area ?? []).map(({ areaDesc }) => areaDesc).slice(0, 50),
    findings,
    actions,
    approvals,
    approvalsNeeded: wordsNeeded(held, actions.length === 0 ? [{ phase: 'shelter', threat: 'unknown', zones: [] }] : actions),
  };
}
