import * as z from 'zod';
import { checkEnds, endId, endStatuses, endZones, serverUrl, tryTimeoutS } from './message-end.ts';

/** Standard Webhooks 1.0.0, "Signature scheme": 24 to 64 random bytes; or an Ed25519 key, as its seed or as seed and public half. */
const secret = z
  .string()
  .regex(/^wh(sec|sk)_[A-Za-z0-9+/]+={0,2}$/, 'expected whsec_ or whsk_ and base64')
  .refine((text) => {
    const bytes = Buffer.from(text.slice(text.indexOf('_') + 1), 'base64').length;
    return text.startsWith('whsk_') ? bytes === 32 || bytes === 64 : bytes >= 24 && bytes <= 64;
  }, 'expected 24 to 64 bytes after whsec_, 32 or 64 after whsk_');

/** The settings of webhooks, one entry for each address. */
export const webhookSettingsSchema = z.strictObject({
  ends: z
    .array(
      z.strictObject({
        id: endId,
        url: serverUrl,
        /** Each signs every message; two while one replaces the other. */
        secrets: z.array(secret).min(1).max(4),
        statuses: endStatuses,
        zones: endZones,
        timeoutS: tryTimeoutS,
        /** How often a signed `heartbeat` is sent; 0: never. */
        heartbeatEveryMinutes: z.number().min(0).max(1_440).default(60),
      }),
    )
    .max(200)
    .check((payload) => {
      for (const issue of checkEnds(payload.value, ({ url }) => url))
        payload.issues.push({ code: 'custom', input: payload.value, ...issue });
    }),
});
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>;
export type WebhookEndSettings = WebhookSettings['ends'][number];
