import { hash } from 'node:crypto';
import type { CapAction, CapRecord } from '@tocsin/core/cap/intake/cap-record';
import type { IntakeFinding, IntakeRules } from '@tocsin/core/cap/intake/intake-rules';
import { type IntakeDecision, judgeIntake } from '@tocsin/core/cap/intake/judge-intake';
import { endOf } from '@tocsin/core/cap/intake/judge-time';
import type { FeedAlert } from '@tocsin/core/detection/observation';
import type { ZoneMap } from '@tocsin/core/engine/engine-state';
import { formatInstant, parseInstant, type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Issue } from '@tocsin/core/units/result';
import type { CapReader, CapReading } from '../ports/cap-signature.ts';
import type { Clock } from '../ports/clock.ts';
import { type CapOrigin, openCapLanes } from './cap-lanes.ts';
import { HELD_FOR_MS, type HeldCap, type HeldMessages, type HeldOutcome, openHeldMessages } from './held-cap.ts';
import { renewalsDue } from './renew-cap.ts';

/** How often messages in force are looked at: renewed where the engine would forget them, turned away where nobody looked. */
const WATCH_EVERY_MS = 5_000;
/** Answers to bytes seen before; a feed repeats each message at every poll. */
const ANSWERS_MAX = 5_000;

/** What the intake is built from. */
export interface CapIntakeParts {
  readonly reader: CapReader;
  readonly clock: Clock;
  /** The zones in force. */
  readonly zones: () => ZoneMap;
  readonly rulesOf: (source: string) => IntakeRules;
  /** How long the engine keeps what a feed said, s. */
  readonly lifetimeS: (phase: 'prepare' | 'shelter', threat: FeedAlert['threat']) => number;
  /** Puts what was decided and what follows from it into the journal, in one piece. */
  readonly write: (record: CapRecord | undefined, inputs: readonly FeedAlert[]) => Promise<{ readonly durable: boolean }>;
  /** What the journal holds of earlier decisions, oldest first. */
  readonly records: Iterable<CapRecord>;
  readonly onFault: (fault: unknown) => void;
}

/** What was decided about one message. */
export interface CapAnswer {
  readonly decision: IntakeDecision['decision'];
  readonly code: string;
  readonly reason: string;
  readonly findings: readonly IntakeFinding[];
  /** Of a held message: under which id operators find it. */
  readonly id?: string;
  readonly zones: readonly string[];
  readonly durable: boolean;
}

/** The door for other people's messages. */
export interface CapIntake {
  takeIn(bytes: Uint8Array, origin: CapOrigin): Promise<CapAnswer>;
  readonly held: HeldMessages;
  /** Takes a held message in, or turns it away, on operators' word. */
  conclude(outcome: HeldOutcome, reason: string): Promise<{ readonly durable: boolean }>;
  stop(): void;
}

/** Opens the intake. Every message is accepted, held, refused or ignored, and its decision journaled with its reasons. */
export function openCapIntake(parts: CapIntakeParts): CapIntake {
  const { clock } = parts;
  const lanes = openCapLanes(parts.records);
  const held = openHeldMessages();
  const answers = new Map<string, CapAnswer>();
  let disarm = watch();

  async function settle(record: CapRecord, time: UnixMs): Promise<{ readonly durable: boolean }> {
    lanes.remember(record);
    return parts.write(record, record.decision === 'accepted' ? inputsOf(record, { time, lifetimeS: parts.lifetimeS }) : []);
  }

  async function takeIn(bytes: Uint8Array, origin: CapOrigin): Promise<CapAnswer> {
    const name = `${origin.status} ${origin.source} ${hash('sha256', bytes, 'hex')}`;
    const before = answers.get(name);
    if (before !== undefined)
      return { ...before, decision: 'ignored', code: 'REPLAY', reason: `decided before: ${before.decision} ${before.code}` };
    const read = await parts.reader.read(bytes);
    const answer = read.ok ? await decide(read.value, origin) : unreadable(read.error);
    // What could not be read for want of time may be read the next time.
    if (answer.code === 'BUSY' || answer.code === 'TOO_SLOW') return answer;
    answers.set(name, answer);
    const [oldest] = answers.keys();
    if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
    return answer;
  }

  async function decide(reading: CapReading, origin: CapOrigin): Promise<CapAnswer> {
    const now = clock.now();
    const { index, names } = parts.zones();
    const decision = judgeIntake({
      ...reading,
      status: origin.status,
      rules: parts.rulesOf(origin.source),
      map: { index, resolve: (name) => zonesOf(names.resolve(name)) },
      known: lanes.of(origin),
      now,
    });
    const { code, reason, findings, isProven } = decision;
    const zones = decision.actions.flatMap((action) => action.zones);
    const answer = { decision: decision.decision, code, reason, findings, zones };
    if (decision.decision === 'ignored') return { ...answer, durable: true };
    const { durable } = await settle(recordOf(reading, { origin, decision, now }), now);
    if (decision.decision !== 'held') return { ...answer, durable };
    const id = reading.content;
    const until = unixMs(Math.min(now + HELD_FOR_MS, endOf(reading.alert) ?? Infinity));
    const { alert, content } = reading;
    const crowdedOut = held.add({ id, origin, alert, content, heldAt: now, until, findings, actions: decision.actions, isProven });
    if (crowdedOut !== undefined) await turnAway(crowdedOut, 'HELD_TOO_MANY');
    return { ...answer, id, durable };
  }

  async function turnAway(message: HeldCap, code: string): Promise<void> {
    const now = clock.now();
    const decision = {
      decision: 'refused',
      code,
      reason: 'nobody took it in',
      findings: [],
      actions: [],
      isProven: message.isProven,
    } as const;
    await settle(recordOf(message, { origin: message.origin, decision, now }), now);
  }

  function watch(): () => void {
    return clock.at(unixMs(clock.now() + WATCH_EVERY_MS), () => {
      disarm = watch();
      const now = clock.now();
      const overdue = held.expire(now).map((message) => turnAway(message, 'HELD_TOO_LONG'));
      const renewals = renewalsDue(lanes, { now, everyMs: WATCH_EVERY_MS, lifetimeS: parts.lifetimeS });
      const written = renewals.length === 0 ? [] : [parts.write(undefined, renewals)];
      Promise.all([...overdue, ...written]).catch(parts.onFault);
    });
  }

  return {
    takeIn,
    held,
    async conclude(outcome, reason) {
      if (outcome.kind === 'waiting') return { durable: true };
      const now = clock.now();
      const isIn = outcome.kind === 'approved';
      const decision = {
        decision: isIn ? 'accepted' : 'refused',
        code: isIn ? 'APPROVED' : 'REJECTED',
        reason,
        findings: [],
        actions: isIn ? outcome.actions : [],
        isProven: outcome.held.isProven,
      } as const;
      const record = recordOf(outcome.held, { origin: outcome.held.origin, decision, now });
      return settle({ ...record, isProven: isIn || record.isProven, operators: [...outcome.operators] }, now);
    },
    stop: () => disarm(),
  };
}

function zonesOf(resolved: ReturnType<ZoneMap['names']['resolve']>): readonly number[] | undefined {
  return resolved.kind === 'zone' ? [...resolved.zones] : undefined;
}

function unreadable(issues: readonly Issue[]): CapAnswer {
  const [first] = issues;
  const reason = first === undefined ? 'no CAP message' : `${first.path === '' ? '' : `${first.path}: `}${first.message}`;
  const findings = issues.map(({ code, path, message }): IntakeFinding => ({ verdict: 'refuse', code, path, reason: message }));
  return { decision: 'refused', code: first?.code ?? 'NOT_CAP', reason, findings, zones: [], durable: true };
}

function recordOf(
  { alert, content }: Pick<CapReading, 'alert' | 'content'>,
  facts: { readonly origin: CapOrigin; readonly decision: IntakeDecision; readonly now: UnixMs },
): CapRecord {
  const { origin, decision, now } = facts;
  const until = endOf(alert);
  const isIn = decision.decision === 'accepted';
  return {
    kind: 'cap-message',
    time: formatInstant(now),
    ...origin,
    sender: alert.sender.slice(0, 1_000),
    identifier: alert.identifier.slice(0, 1_000),
    sent: formatInstant(parseInstant(alert.sent)),
    msgType: alert.msgType,
    content,
    decision: decision.decision,
    code: decision.code,
    reason: decision.reason.slice(0, 500),
    isProven: decision.isProven,
    references: alert.references
      .slice(0, 1_000)
      .map(({ sender, identifier, sent }) => ({ sender, identifier, sent: formatInstant(parseInstant(sent)) })),
    actions: isIn ? decision.actions.map((action) => ({ ...action, zones: [...action.zones] })) : [],
    ...(until === undefined ? {} : { until: formatInstant(until) }),
  };
}

/**
 * What the engine hears of an accepted message, as of one source. Its `time` is what the engine counts the end from: it is set so that
 * the warning runs out when the message does, if that is sooner than the engine's own limit.
 */
export function inputsOf(
  record: Pick<CapRecord, 'source' | 'status' | 'sent' | 'until'> & { readonly actions: readonly CapAction[] },
  when: { readonly time: UnixMs; readonly lifetimeS: CapIntakeParts['lifetimeS'] },
): readonly FeedAlert[] {
  return record.actions
    .filter(({ zones }) => zones.length > 0)
    .map(({ phase, threat, zones }): FeedAlert => {
      const saidAt = phase === 'allClear' ? when.time : startOf(record, when, when.lifetimeS(phase, threat));
      const { source, status } = record;
      return { kind: 'feed-alert', status, source, time: formatInstant(saidAt), phase, threat, zones: [...zones] };
    });
}

function startOf({ until }: Pick<CapRecord, 'until'>, { time }: { readonly time: UnixMs }, lifetimeS: number): UnixMs {
  return until === undefined ? time : unixMs(Math.min(time, parseInstant(until) - lifetimeS * 1_000));
}
