import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import { checkEnds, endId, endStatuses, endZones, serverUrl, tryTimeoutS } from './message-end.ts';

/** The settings of ntfy: one entry for each topic and language. */
export const ntfySettingsSchema = z.strictObject({
  ends: z
    .array(
      z.strictObject({
        id: endId,
        /** The ntfy server. */
        server: serverUrl,
        /** Whoever knows it can read it, and write to it unless the server asks for a token: make it long, or protect it there. */
        topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/, 'expected letters, digits, - and _, at most 64'),
        /** An access token, `tk_…`. */
        token: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,128}$/, 'expected an access token')
          .optional(),
        language: z.enum(LANGUAGES),
        statuses: endStatuses,
        zones: endZones,
        timeoutS: tryTimeoutS,
        /** How often the server's health is asked for; 0: never. */
        healthEveryMinutes: z.number().min(0).max(1_440).default(1),
      }),
    )
    .max(200)
    .check((payload) => {
      for (const issue of checkEnds(payload.value, ({ server, topic }) => `${new URL(server).href} ${topic}`))
        payload.issues.push({ code: 'custom', input: payload.value, ...issue });
    }),
});
export type NtfySettings = z.infer<typeof ntfySettingsSchema>;
export type NtfyEndSettings = NtfySettings['ends'][number];
