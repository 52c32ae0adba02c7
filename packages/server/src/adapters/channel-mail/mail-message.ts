import { createHash } from 'node:crypto';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { WORDINGS } from '@tocsin/core/message/wordings';
import type { Language } from '@tocsin/core/zone/zone';
import type { SendMailOptions } from 'nodemailer';
import { type AlertStep, stepOf } from '../../outbox/alert-event.ts';
import { MAIL_WORDS, type MailWords } from './mail-words.ts';

/** A mail about alerts of one status, oldest first. */
export interface MailSubject {
  readonly from: string;
  readonly to: string;
  readonly end: string;
  readonly language: Language;
  readonly isRetraction: boolean;
  readonly alerts: readonly SignedAlert[];
}

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set(['he', 'ar']);
const STEPS: readonly AlertStep[] = ['raised', 'updated', 'released', 'retracted'];

/** Writes a digest, or the mail about one retraction, as plain text and plain HTML, with nothing to click on. */
export function writeMail(subject: MailSubject): SendMailOptions {
  const { from, to, end, language, isRetraction, alerts } = subject;
  const words = MAIL_WORDS[language];
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    from: { name: 'Tocsin', address: from },
    to,
    subject: subjectLine(subject, words),
    text: plainText(alerts, language, words),
    html: htmlText(alerts, language, words),
    // The same mail sent twice after a crash has the same id, by which mailboxes drop the second.
    messageId: `<${idOf(subject)}@${domain}>`,
    headers: {
      // RFC 3834 §5: no automatic answers, please.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 2919, RFC 2369 §3.4: filters can sort by it, nobody can write to it.
      'List-Id': `Tocsin ${end} <${end}.tocsin.${domain}>`,
      'List-Post': 'NO',
      ...(isRetraction ? { Importance: 'high' } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** `Alert digest: 3 raised, 2 released`; exercises and tests begin with what they are. */
function subjectLine({ alerts, language, isRetraction }: MailSubject, words: MailWords): string {
  const status = alerts[0]?.status ?? 'Actual';
  const before = status === 'Actual' ? '' : WORDINGS[language].notReal[status].headline;
  if (isRetraction) return `${before}${words.retraction}`;
  const counts = STEPS.flatMap((step) => {
    const count = alerts.filter((alert) => stepOf(alert) === step).length;
    return count === 0 ? [] : [`${count} ${words.step[step]}`];
  });
  return `${before}${words.digest}: ${counts.join(', ')}`;
}

function plainText(alerts: readonly SignedAlert[], language: Language, words: MailWords): string {
  const blocks = alerts.map((alert) => {
    const { headline, description } = alert.texts[language];
    return `${alert.sent} (${words.step[stepOf(alert)]})\n${headline}\n${description}\n${alert.id}`;
  });
  return `${[...blocks, words.notice].join('\n\n')}\n`;
}

function htmlText(alerts: readonly SignedAlert[], language: Language, words: MailWords): string {
  const items = alerts.map((alert) => {
    const { headline, description } = alert.texts[language];
    const head = `<b>${escapeHtml(headline)}</b><br><bdi>${alert.sent}</bdi> (${escapeHtml(words.step[stepOf(alert)])})`;
    return `<li><p>${head}</p><p>${escapeHtml(description)}</p><p><code>${escapeHtml(alert.id)}</code></p></li>`;
  });
  const direction = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  const body = `<ul>${items.join('')}</ul><p>${escapeHtml(words.notice)}</p>`;
  return `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><body>${body}</body></html>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

function idOf({ end, isRetraction, alerts }: MailSubject): string {
  const content = JSON.stringify([end, isRetraction, alerts.map(({ id }) => id)]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
