import type { TryFailure } from '@tocsin/core/delivery/retry-schedule';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailSettings } from '../../config/mail-settings.ts';
import { isLoopback } from '../../config/message-end.ts';
import type { Handed } from '../../outbox/handover.ts';

/** A way to one mail server, which no other mailbox shares. */
export interface SmtpEnd {
  send(mail: SendMailOptions): Promise<Handed>;
  /** Greets the server and logs in. */
  check(): Promise<Handed>;
  close(): void;
}

/** Opens the way to a mail server; connects at each mail. TLS is required everywhere but on this machine. */
export function openSmtpEnd(settings: MailSettings['smtp']): SmtpEnd {
  const { host, port, isTls, user, password } = settings;
  const timeoutMs = settings.timeoutS * 1000;
  const isHere = isLoopback(host);
  const transport = createTransport({
    host,
    port,
    secure: isTls,
    requireTLS: !isTls && !isHere,
    ignoreTLS: !isTls && isHere,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    tls: { minVersion: 'TLSv1.2' },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  });
  const tryOut = (work: Promise<unknown>): Promise<Handed> =>
    work.then(
      (): Handed => ({ ok: true }),
      (cause: unknown): Handed => ({ ok: false, failure: failureOf(cause) }),
    );
  return {
    send: (mail) => tryOut(transport.sendMail(mail)),
    check: () => tryOut(transport.verify()),
    close: () => transport.close(),
  };
}

const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EDNS|ETLS|EAUTH|ECONNECTION|ESOCKET)/;

/** Nodemailer names its errors by `code`, and the server's answer by `responseCode`. */
function failureOf(cause: unknown): TryFailure {
  if (!(cause instanceof Error)) return { kind: 'broken' };
  if ('responseCode' in cause && typeof cause.responseCode === 'number') return { kind: 'smtp', status: cause.responseCode };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (code === 'ETIMEDOUT') return { kind: 'timeout' };
  if (code === 'EPROTOCOL') return { kind: 'garbage' };
  return UNSENT.test(code) ? { kind: 'unreachable' } : { kind: 'broken' };
}
