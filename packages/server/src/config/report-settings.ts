import { identifier } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import * as z from 'zod';

const timeZone = z.string().refine(isTimeZone, 'expected an IANA time zone, like Asia/Jerusalem');
const host = z
  .string()
  .regex(/^[a-z0-9.-]{1,253}(?::\d{1,5})?$/, 'expected a host like news.example or news.example:8443, in small letters');

const ownWords = {
  /** Who published what comes this way; else what the feed or the text says. */
  publisher: identifier.optional(),
  /** IANA zone of the places told of; else the region's. */
  timeZone: timeZone.optional(),
  /** What its reports are about. */
  status: z.enum(STATUSES).default('Actual'),
};

/** A folder of the machine: files that are put there are read as reports. */
export const reportFolderSchema = z.strictObject({
  /** Its name in the record and at the desk. */
  id: identifier.default('folder'),
  /** Relative to the data folder. */
  path: z.string().min(1).max(4_000),
  ...ownWords,
  everyS: z.number().min(1).max(3_600).default(10),
  /** A file that has not changed for so long is complete. */
  settleS: z.number().min(0.05).max(600).default(2),
  /** Larger files are not read. */
  bytesMax: z.number().int().min(100).max(20_000_000).default(2_000_000),
});
export type ReportFolderSettings = z.infer<typeof reportFolderSchema>;

/** A feed that is asked again and again: RSS 2.0, RSS 1.0, Atom 1.0 or JSON Feed. */
export const reportFeedSchema = z.strictObject({
  /** Its name in the record and at the desk. */
  id: identifier,
  url: z
    .url({ protocol: /^https?$/ })
    .refine(isSecureOrLocal, 'expected https (http is for this machine only)')
    .refine(hasNoPassword, 'expected an address without a name and password'),
  ...ownWords,
  everyS: z.number().min(1).max(86_400).default(300),
  timeoutS: z.number().min(0.1).max(60).default(20),
  /** A longer answer, unpacked, is a failure that is shown. */
  bytesMax: z.number().int().min(1_000).max(20_000_000).default(5_000_000),
  /** Items taken at one asking; the others wait for the next. */
  itemsMax: z.number().int().min(1).max(500).default(20),
  /** Read the page that an item links to, instead of what the feed carries of it. */
  fetchArticles: z.boolean().default(false),
  /** Where else such pages may lie; the feed's own host always. */
  hosts: z.array(host).max(50).default([]),
});
export type ReportFeedSettings = z.infer<typeof reportFeedSchema>;

/** Reports that come in by themselves, as they stand in `config.json` under `intake`. */
export const intakeSettingsSchema = z
  .strictObject({
    folders: z.array(reportFolderSchema).max(20).default([]),
    feeds: z.array(reportFeedSchema).max(100).default([]),
  })
  .refine(({ folders, feeds }) => {
    const ids = [...folders, ...feeds].map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }, 'two folders or feeds have the same id');
export type IntakeSettings = z.infer<typeof intakeSettingsSchema>;

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** It would be told with every failure. */
function hasNoPassword(text: string): boolean {
  const url = URL.parse(text);
  return url === null || (url.username === '' && url.password === '');
}

function isSecureOrLocal(url: string): boolean {
  const { protocol = '', hostname = '' } = URL.parse(url) ?? {};
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
