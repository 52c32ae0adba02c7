import { decideRetry } from '@tocsin/core/delivery/retry-schedule';
import { STATUSES } from '@tocsin/core/detection/threat';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { unixMs } from '@tocsin/core/units/instant';
import type { SendMailOptions } from 'nodemailer';
import { stepOf } from '../../outbox/alert-event.ts';
import { createEndState, type EndState, noteHanded } from '../../outbox/end-state.ts';
import type { Handed, Settled } from '../../outbox/handover.ts';

/** An alert that a mailbox is to read of. */
export interface DigestItem {
  readonly alert: SignedAlert;
  readonly toldAtMs: number;
}

/** What a mailbox's line needs. */
export interface DigestParts {
  readonly digestEveryMs: number;
  readonly nowMs: () => number;
  readonly jitter: () => number;
  readonly write: (alerts: readonly SignedAlert[], isRetraction: boolean) => SendMailOptions;
  readonly send: (mail: SendMailOptions) => Promise<Handed>;
  readonly onSettled: (item: DigestItem, settled: Settled, tries: number) => void;
}

/** The alerts that one mailbox has not read of yet. */
export interface DigestLine {
  readonly state: Readonly<EndState>;
  add(item: DigestItem): void;
  note(handed: Handed): void;
  waiting(): number;
  close(): void;
}

/** Mails are tried for this long, ms. */
const TRIED_MS = 86_400_000;
/** What one mail lists at most; the rest goes into the next one, at once. */
const ALERTS_MAX = 500;

interface Mail {
  readonly items: readonly DigestItem[];
  readonly isRetraction: boolean;
  tries: number;
}

/**
 * Gathers alerts until the next full interval of the wall clock and mails them together, live and exercise apart. A retraction does not
 * wait. One mail at a time; what fails is tried again for a day.
 */
export function openDigestLine(parts: DigestParts): DigestLine {
  const { digestEveryMs, nowMs } = parts;
  const state = createEndState();
  let gathered: DigestItem[] = [];
  let outgoing: Mail[] = [];
  let isBusy = false;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let digest = setTimeout(closeWindow, untilNextMs());

  function untilNextMs(): number {
    // Timers hold no more than 2^31 ms; the longest interval is a week.
    return digestEveryMs - (nowMs() % digestEveryMs);
  }

  function closeWindow(): void {
    digest = setTimeout(closeWindow, untilNextMs());
    for (const status of STATUSES) {
      const items = gathered.filter(({ alert }) => alert.status === status);
      for (let from = 0; from < items.length; from += ALERTS_MAX)
        outgoing.push({ items: items.slice(from, from + ALERTS_MAX), isRetraction: false, tries: 0 });
    }
    gathered = [];
    go();
  }

  function go(): void {
    const mail = outgoing[0];
    if (mail === undefined || isBusy || isClosed) return;
    const restMs = state.restsUntilMs - nowMs();
    if (restMs > 0) {
      // A timer may fire a moment before the wall clock says so: it is set anew until it does not.
      clearTimeout(retry);
      retry = setTimeout(go, restMs);
      return;
    }
    isBusy = true;
    mail.tries += 1;
    const alerts = mail.items.map(({ alert }) => alert);
    parts.send(parts.write(alerts, mail.isRetraction)).then((handed) => finish(mail, handed));
  }

  function finish(mail: Mail, handed: Handed): void {
    isBusy = false;
    if (isClosed) return;
    noteHanded(state, handed, nowMs());
    if (handed.ok) settle(mail, { reached: true });
    else recover(mail, handed);
    go();
  }

  function recover(mail: Mail, { failure }: Extract<Handed, { ok: false }>): void {
    const told = mail.items[0]?.toldAtMs ?? nowMs();
    const [sent, expires] = [new Date(told).toISOString(), new Date(told + TRIED_MS).toISOString()];
    // Not urgent: a digest is no alarm.
    const alert = { phase: 'prepare', status: 'Actual', sent, expires } as const;
    const { failuresInRow } = state;
    const { tries } = mail;
    const question = { now: unixMs(nowMs()), alert, failure, tries, failuresInRow, isUrgent: false, jitter: parts.jitter() };
    const decision = decideRetry(question);
    if (decision.next !== 'retry') {
      settle(mail, { reached: false, code: decision.code });
      return;
    }
    state.restsUntilMs = decision.at;
  }

  function settle(mail: Mail, settled: Settled): void {
    outgoing = outgoing.filter((other) => other !== mail);
    for (const item of mail.items) parts.onSettled(item, settled, mail.tries);
  }

  return {
    state,
    add(item) {
      if (stepOf(item.alert) !== 'retracted') gathered.push(item);
      else {
        outgoing.unshift({ items: [item], isRetraction: true, tries: 0 });
        queueMicrotask(go);
      }
    },
    note(handed) {
      noteHanded(state, handed, nowMs());
      if (handed.ok) go();
    },
    waiting: () => gathered.length + outgoing.reduce((sum, { items }) => sum + items.length, 0),
    close() {
      isClosed = true;
      clearTimeout(digest);
      clearTimeout(retry);
    },
  };
}
