import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import * as z from 'zod';

/** What the settings of all message channels share: webhooks, ntfy, Telegram, mail. */

/** A name that operators and files know an end by. */
export const endId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, - and _, at most 64');

/** What an end hears of. Live alerts, or exercises and tests: never both, so that no drill can look like an alarm there. */
export const endStatuses = z
  .array(z.enum(STATUSES))
  .min(1)
  .refine((statuses) => !statuses.includes('Actual') || statuses.every((status) => status === 'Actual'), {
    error: 'an end takes live alerts or exercises and tests, not both',
  })
  .default(['Actual']);

/** Zone ids that an end wants to hear of; absent: all. */
export const endZones = z.array(z.string().min(1).max(128)).min(1).max(10_000).optional();

/** The time of one try, s. */
export const tryTimeoutS = z.number().min(0.1).max(60).default(10);

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True for an address of this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** An address of a server: https, or http on this machine. No user name and no fragment; redirects are never followed. */
export const serverUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_048)
  .refine((text) => {
    const url = URL.parse(text);
    return url === null || url.protocol === 'https:' || isLoopback(url.hostname);
  }, 'expected https; http only on this machine')
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && url.username === '' && url.password === '' && url.hash === '';
  }, 'expected no user name, password or fragment in the address');

/** Refuses two ends of the same id, and one place that would take live alerts and exercises through two ends. */
export function checkEnds<End extends { readonly id: string; readonly statuses: readonly Status[] }>(
  ends: readonly End[],
  placeOf: (end: End) => string,
): readonly { readonly path: (string | number)[]; readonly message: string }[] {
  const ids = new Set<string>();
  const lanes = new Map<string, boolean>();
  return ends.flatMap((end, index) => {
    const issues: { path: (string | number)[]; message: string }[] = [];
    if (ids.has(end.id)) issues.push({ path: [index, 'id'], message: 'two ends have the same id' });
    ids.add(end.id);
    const isLive = end.statuses.includes('Actual');
    const known = lanes.get(placeOf(end));
    if (known !== undefined && known !== isLive)
      issues.push({ path: [index, 'statuses'], message: 'the same place takes live alerts through another end' });
    lanes.set(placeOf(end), isLive);
    return issues;
  });
}
