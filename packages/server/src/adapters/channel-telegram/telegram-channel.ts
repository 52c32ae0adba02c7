import type { TryFailure } from '@tocsin/core/delivery/retry-schedule';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import * as z from 'zod';
import type { TelegramEndSettings, TelegramSettings } from '../../config/telegram-settings.ts';
import type { Handover, OutboxEnd } from '../../outbox/handover.ts';
import { openHttpEnd, refusalOf } from '../../outbox/http-end.ts';
import { type OutboxChannel, type OutboxSurroundings, openOutbox } from '../../outbox/outbox.ts';
import { readJson } from '../../outbox/read-json.ts';
import { endedText, telegramText } from './telegram-text.ts';

/** core.telegram.org/bots/api, "Making requests": `ok`, and `parameters.retry_after` in seconds where the bot has to wait. */
const answerSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  parameters: z.object({ retry_after: z.number().min(0).optional() }).optional(),
});
const sentSchema = z.object({ message_id: z.number().int() });
/** What is kept of a message: its number, and the headlines that are struck out when it is over. */
const receiptSchema = z.object({ message: z.number().int(), headlines: z.array(z.string()) });

type Call = (method: string, parameters: unknown, signal: AbortSignal) => Promise<Result<unknown, TryFailure>>;

/** Opens the channel of Telegram chats: each alert as a message of a bot in each chat. */
export function openTelegramChannel(settings: TelegramSettings, surroundings: OutboxSurroundings): Promise<OutboxChannel> {
  const ends = settings.ends.map((end) => openChat(end, settings));
  return openOutbox({ id: 'telegram', kind: 'telegram', ends }, surroundings);
}

function openChat(end: TelegramEndSettings, settings: TelegramSettings): OutboxEnd {
  const timeoutMs = settings.timeoutS * 1000;
  const { call, close } = openBot(settings, timeoutMs);
  return {
    id: end.id,
    statuses: end.statuses,
    zones: end.zones,
    timeoutMs,
    pulseMs: settings.checkEveryMinutes * 60_000,
    async send(handover) {
      const sent = await call('sendMessage', messageTo(end, handover), handover.signal);
      if (!sent.ok) return { ok: false, failure: sent.error };
      const message = sentSchema.safeParse(sent.value).data?.message_id;
      if (message === undefined) return { ok: false, failure: { kind: 'garbage' } };
      const headlines = end.languages.map((language) => handover.alert.texts[language].headline);
      return { ok: true, receipt: JSON.stringify({ message, headlines }) };
    },
    async pulse(signal) {
      const answer = await call('getMe', {}, signal);
      return answer.ok ? { ok: true } : { ok: false, failure: answer.error };
    },
    async tidy(ended, signal) {
      for (const { receipt } of ended) {
        const held = readJson(receipt, receiptSchema);
        if (held === undefined) continue;
        const edit = { chat_id: end.chat, message_id: held.message, text: endedText(held.headlines), parse_mode: 'HTML' };
        await call('editMessageText', edit, signal);
      }
    },
    close,
  };
}

/** The first message of the thread that the chat still has is answered to, so that people see what belongs together. */
function messageTo({ chat, languages }: TelegramEndSettings, { alert, hasHeard, thread }: Handover): unknown {
  const last = thread.map(({ receipt }) => readJson(receipt, receiptSchema)).find((receipt) => receipt !== undefined);
  return {
    chat_id: chat,
    text: telegramText(alert, languages),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    // Only who knows already may be spared the sound.
    disable_notification: alert.status === 'Test' || (alert.quiet === true && hasHeard),
    ...(last === undefined ? {} : { reply_parameters: { message_id: last.message, allow_sending_without_reply: true } }),
  };
}

function openBot({ apiUrl, botToken }: TelegramSettings, timeoutMs: number): { readonly call: Call; readonly close: () => Promise<void> } {
  const url = new URL(apiUrl);
  const http = openHttpEnd(url.origin, timeoutMs);
  const base = `${url.pathname.replace(/\/$/, '')}/bot${botToken}`;
  const headers = { 'content-type': 'application/json', 'user-agent': 'tocsin' };
  return {
    async call(method, parameters, signal) {
      const body = JSON.stringify(parameters);
      const answer = await http.exchange({ method: 'POST', path: `${base}/${method}`, headers, body, signal });
      if (!answer.ok) return refuse(answer.error);
      const said = readJson(answer.value.body, answerSchema);
      const isOk = answer.value.status >= 200 && answer.value.status <= 299;
      if (isOk && said?.ok === true) return ok(said.result);
      if (isOk) return refuse({ kind: 'garbage' });
      const retryAfterS = said?.parameters?.retry_after ?? answer.value.retryAfterS;
      return refuse(refusalOf({ status: answer.value.status, body: '', ...(retryAfterS === undefined ? {} : { retryAfterS }) }));
    },
    close: () => http.close(),
  };
}
