import type { PublicAlert } from '../message/public-alert.ts';
import { addSeconds, parseInstant, type UnixMs, unixMs } from '../units/instant.ts';

/** Why one try to hand an alert to an end failed. */
export type TryFailure =
  /** No answer within the time of one try: the end may have the message all the same. */
  | { readonly kind: 'timeout' }
  /** Nothing was sent: no address, no connection, no trusted certificate. */
  | { readonly kind: 'unreachable' }
  /** The connection ended in the middle: the end may have the message all the same. */
  | { readonly kind: 'broken' }
  /** An answer that is none: the end may have the message all the same. */
  | { readonly kind: 'garbage' }
  /** An HTTP status outside 200-299; `retryAfterS` is what the answer asks for. */
  | { readonly kind: 'http'; readonly status: number; readonly retryAfterS?: number }
  /** A mail server's reply code that is no success (RFC 5321 §4.2). */
  | { readonly kind: 'smtp'; readonly status: number };

/** What the decision rests on. */
export interface RetryQuestion {
  readonly now: UnixMs;
  readonly alert: Pick<PublicAlert, 'phase' | 'status' | 'expires' | 'sent'>;
  readonly failure: TryFailure;
  /** Tries of this message so far, at least 1. */
  readonly tries: number;
  /** Failures of this end in a row, at least 1. */
  readonly failuresInRow: number;
  /** True while a warning that has not run out waits at this end: then the end is asked often. */
  readonly isUrgent: boolean;
  /** A number from 0 to 1 that spreads the tries of many senders. */
  readonly jitter: number;
}

/**
 * What follows from a failure. `scope` says what has to rest until `at`: the whole end, which failed, or only this message, which the
 * end answered and did not want. `close-end`: the end asks never to be called again.
 */
export type RetryDecision =
  | { readonly next: 'retry'; readonly at: UnixMs; readonly scope: 'end' | 'message' }
  | { readonly next: 'give-up'; readonly code: string }
  | { readonly next: 'close-end'; readonly code: string };

/** First pause after a failure, s; each further failure doubles it. */
const PAUSE_FIRST_S = 0.5;
/** Longest pause while a warning waits, s: it lives for minutes. */
const PAUSE_URGENT_MAX_S = 10;
/** Longest pause otherwise, s. */
const PAUSE_MAX_S = 300;
/** No end can hold a message back for longer by its Retry-After, s. */
const RETRY_AFTER_MAX_S = 3_600;
/** A warning that an end answered and did not want is offered this often: there may be an operator mending the configuration. */
const UNWANTED_TRIES_MAX = 3;

/** An end of a warning is offered for this long, s: whoever was told to take shelter has to hear that it is over. */
const RELEASE_TRIED_S = { Actual: 86_400, Exercise: 3_600, Test: 600 } as const;

/** True for a message that ends a warning: released or retracted. */
export function isRelease(alert: Pick<PublicAlert, 'phase'>): boolean {
  return alert.phase === 'allClear';
}

/** The instant from which a message is of no use to anybody: a warning's expiry; for the end of a warning a day after it was sent. */
export function uselessFrom(alert: RetryQuestion['alert']): UnixMs {
  return isRelease(alert) ? addSeconds(parseInstant(alert.sent), RELEASE_TRIED_S[alert.status]) : parseInstant(alert.expires);
}

/** True where the end may have taken the message in spite of the failure: then it has to hear of the warning's end. */
export function mayHaveArrived(failure: TryFailure): boolean {
  if (failure.kind === 'http') return failure.status >= 500;
  return failure.kind !== 'unreachable' && failure.kind !== 'smtp';
}

/** A failure's name in reports: `TIMEOUT`, `HTTP_503`. Names no end. */
export function failureCode(failure: TryFailure): string {
  const code = failure.kind.toUpperCase();
  return failure.kind === 'http' || failure.kind === 'smtp' ? `${code}_${failure.status}` : code;
}

/**
 * Decides when a message is tried again, or that it is not. Equal questions get equal answers.
 *
 * Status codes as the Standard Webhooks specification 1.0.0 advises ("Delivery success and failure"): 410 closes the end, 429 and 5xx
 * throttle it, Retry-After is kept. Exponential pauses with jitter over the upper half of each pause.
 */
export function decideRetry(question: RetryQuestion): RetryDecision {
  const { now, alert, failure, tries } = question;
  if (failure.kind === 'http' && failure.status === 410) return { next: 'close-end', code: failureCode(failure) };
  const scope = isAboutMessage(failure) ? 'message' : 'end';
  if (scope === 'message' && tries >= UNWANTED_TRIES_MAX && !isRelease(alert)) return { next: 'give-up', code: failureCode(failure) };
  const at = addSeconds(now, pauseS(question, scope === 'message' ? tries : question.failuresInRow));
  // A warning that runs out before the end's next chance is told by nobody's mistake any more: there is no use in waiting.
  if (at >= uselessFrom(alert)) return { next: 'give-up', code: isRelease(alert) ? failureCode(failure) : 'EXPIRED' };
  return { next: 'retry', at: unixMs(at), scope };
}

/** The end works and answered: it is this message, or how this end is configured, that it does not want. */
function isAboutMessage(failure: TryFailure): boolean {
  // 5yz: permanent, RFC 5321 §4.2.1.
  if (failure.kind === 'smtp') return failure.status >= 500;
  if (failure.kind !== 'http') return false;
  const { status } = failure;
  return status < 500 && status !== 408 && status !== 425 && status !== 429;
}

function pauseS({ failure, isUrgent, jitter }: RetryQuestion, failures: number): number {
  const longestS = isUrgent ? PAUSE_URGENT_MAX_S : PAUSE_MAX_S;
  const doubledS = Math.min(longestS, PAUSE_FIRST_S * 2 ** Math.min(failures - 1, 20));
  const spreadS = doubledS * (0.5 + 0.5 * Math.min(1, Math.max(0, jitter)));
  const askedS = failure.kind === 'http' ? Math.min(failure.retryAfterS ?? 0, RETRY_AFTER_MAX_S) : 0;
  return Math.max(spreadS, askedS);
}
