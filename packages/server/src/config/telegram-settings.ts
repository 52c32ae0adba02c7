import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import { checkEnds, endId, endStatuses, endZones, serverUrl, tryTimeoutS } from './message-end.ts';

/** The settings of Telegram: one bot, one entry for each chat. */
export const telegramSettingsSchema = z.strictObject({
  /** Telegram's own server, or a Bot API server of one's own. */
  apiUrl: serverUrl.default('https://api.telegram.org'),
  /** The bot's token, as @BotFather gave it. */
  botToken: z.string().regex(/^\d{1,20}:[A-Za-z0-9_-]{10,128}$/, 'expected a bot token, 123456:ABC…'),
  timeoutS: tryTimeoutS,
  /** How often the bot is asked for (`getMe`); 0: never. */
  checkEveryMinutes: z.number().min(0).max(1_440).default(5),
  ends: z
    .array(
      z.strictObject({
        id: endId,
        /** A chat's number (channels and groups are negative) or a public channel's `@name`. */
        chat: z.union([z.number().int(), z.string().regex(/^@[A-Za-z0-9_]{4,64}$/, 'expected a number or @name')]),
        /** In this order in each message. */
        languages: z.array(z.enum(LANGUAGES)).min(1).max(LANGUAGES.length),
        statuses: endStatuses,
        zones: endZones,
      }),
    )
    .max(200)
    .check((payload) => {
      for (const issue of checkEnds(payload.value, ({ chat }) => String(chat).toLowerCase()))
        payload.issues.push({ code: 'custom', input: payload.value, ...issue });
    }),
});
export type TelegramSettings = z.infer<typeof telegramSettingsSchema>;
export type TelegramEndSettings = TelegramSettings['ends'][number];
