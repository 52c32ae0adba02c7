import { failureCode, type TryFailure } from '@tocsin/core/delivery/retry-schedule';

/** First and longest pause before a push service that failed is tried again, ms. */
const REST_FIRST_MS = 500;
const REST_MAX_MS = 10_000;
/** A service that asks for a longer pause than this is asked all the same, s. */
const ASKED_MAX_S = 60;
/** So many failures in a row show: it counts as down. */
const FAILURES_SHOWN = 3;
/** So many, and it is left in peace for a moment: they are its own and no longer a message's. */
const FAILURES_OF_SERVICE = 20;

/** How a push service is doing: by its answers, and by those that stay out. */
export interface ServicePulse {
  /** It took a push. */
  life(): void;
  /** It answered, not to a push. */
  present(): void;
  failed(failure: TryFailure): void;
  /** No connection, or one that ended without ever answering. */
  lost(reason: string): void;
  /** A new connection: the want of one is no longer held against it. */
  connected(): void;
  /** Pushes on this connection since its last answer that got none. */
  unanswered(): number;
  /** Nothing comes back: this connection leads nowhere, another one may. */
  isMute(): boolean;
  /** It is left in peace for a moment. */
  isResting(): boolean;
  /** Why it is down; undefined where it is not. */
  reason(): string | undefined;
  lastLifeMs(): number | undefined;
}

/** Makes it: nothing known yet. */
export function createServicePulse(nowMs: () => number): ServicePulse {
  let restUntilMs = 0;
  let rests = 0;
  let failuresInRow = 0;
  let unanswered = 0;
  let reason: string | undefined;
  let lastLifeMs: number | undefined;
  let isUnconnected = false;

  function rest(why: string, leastMs: number): void {
    reason = why;
    const pauseMs = Math.min(REST_MAX_MS, REST_FIRST_MS * 2 ** Math.min(rests, 10));
    rests += 1;
    restUntilMs = nowMs() + Math.max(pauseMs, leastMs);
  }

  return {
    life() {
      lastLifeMs = nowMs();
      reason = undefined;
      failuresInRow = 0;
      rests = 0;
      unanswered = 0;
    },
    failed(failure) {
      if (failure.kind === 'http' && failure.status < 500 && failure.status !== 429) {
        // It works and does not want this one. 401 and 403 are about our key, and so about everybody.
        if (failure.status === 401 || failure.status === 403) reason = failureCode(failure);
        else lastLifeMs = nowMs();
        return;
      }
      if (failure.kind !== 'http') unanswered += 1;
      failuresInRow += 1;
      if (failuresInRow >= FAILURES_SHOWN) reason = failureCode(failure);
      if (failuresInRow < FAILURES_OF_SERVICE) return;
      failuresInRow = FAILURES_OF_SERVICE / 2;
      const askedMs = failure.kind === 'http' ? Math.min(ASKED_MAX_S, failure.retryAfterS ?? 0) * 1_000 : 0;
      if (nowMs() >= restUntilMs) rest(failureCode(failure), askedMs);
    },
    lost(why) {
      isUnconnected = true;
      rest(why, 0);
    },
    present() {
      lastLifeMs = nowMs();
    },
    connected() {
      unanswered = 0;
      if (isUnconnected) reason = undefined;
      isUnconnected = false;
    },
    unanswered: () => unanswered,
    isMute: () => unanswered >= FAILURES_OF_SERVICE,
    isResting: () => nowMs() < restUntilMs,
    reason: () => reason,
    lastLifeMs: () => lastLifeMs,
  };
}
