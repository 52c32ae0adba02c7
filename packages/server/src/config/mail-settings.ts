import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import { checkEnds, endId, endStatuses, endZones } from './message-end.ts';

const address = z.email().max(254);

/** The settings of the digest that officials get by mail. Mail is no way to warn anybody: it may take hours. */
export const mailSettingsSchema = z.strictObject({
  smtp: z.strictObject({
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65_535).default(587),
    /** TLS from the first byte (port 465). Otherwise STARTTLS is required, except on this machine. */
    isTls: z.boolean().default(false),
    user: z.string().min(1).max(254).optional(),
    password: z.string().min(1).max(1_024).optional(),
    timeoutS: z.number().min(1).max(120).default(30),
  }),
  /** Who the mails come from, and where answers go. */
  from: address,
  /** What happened is gathered for this long. A retraction goes out at once. */
  digestEveryMinutes: z.number().min(1).max(10_080).default(60),
  /** How often the mail server is asked whether it is there; 0: never. */
  checkEveryMinutes: z.number().min(0).max(1_440).default(15),
  ends: z
    .array(z.strictObject({ id: endId, to: address, language: z.enum(LANGUAGES), statuses: endStatuses, zones: endZones }))
    .max(200)
    .check((payload) => {
      // An official may well get both: the subject tells them apart, and no mail sounds a siren. Only ids have to differ.
      for (const issue of checkEnds(payload.value, ({ id }) => id)) payload.issues.push({ code: 'custom', input: payload.value, ...issue });
    }),
});
export type MailSettings = z.infer<typeof mailSettingsSchema>;
export type MailEndSettings = MailSettings['ends'][number];
