import * as z from 'zod';
import type { NtfyEndSettings, NtfySettings } from '../../config/ntfy-settings.ts';
import type { Handed, OutboxEnd } from '../../outbox/handover.ts';
import { type HttpAnswer, type HttpEnd, openHttpEnd, refusalOf } from '../../outbox/http-end.ts';
import { type OutboxChannel, type OutboxSurroundings, openOutbox } from '../../outbox/outbox.ts';
import { readJson } from '../../outbox/read-json.ts';
import { ntfyMessage } from './ntfy-message.ts';

const publishedSchema = z.object({ id: z.string().min(1), event: z.literal('message') });
const healthSchema = z.object({ healthy: z.boolean() });

/** Opens the channel of ntfy topics: each alert as a message in each topic's language. */
export function openNtfyChannel(settings: NtfySettings, surroundings: OutboxSurroundings): Promise<OutboxChannel> {
  return openOutbox({ id: 'ntfy', kind: 'ntfy', ends: settings.ends.map(openNtfyEnd) }, surroundings);
}

function openNtfyEnd(settings: NtfyEndSettings): OutboxEnd {
  const url = new URL(settings.server);
  const timeoutMs = settings.timeoutS * 1000;
  const http = openHttpEnd(url.origin, timeoutMs);
  const base = url.pathname.replace(/\/$/, '');
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'tocsin',
    ...(settings.token === undefined ? {} : { authorization: `Bearer ${settings.token}` }),
  };
  return {
    id: settings.id,
    statuses: settings.statuses,
    zones: settings.zones,
    timeoutMs,
    pulseMs: settings.healthEveryMinutes * 60_000,
    async send({ alert, hasHeard, signal }) {
      const body = JSON.stringify(ntfyMessage(alert, settings, hasHeard));
      const answer = await http.exchange({ method: 'POST', path: `${base}/`, headers, body, signal });
      if (!answer.ok) return { ok: false, failure: answer.error };
      if (!isOk(answer.value)) return { ok: false, failure: refusalOf(answer.value) };
      // A login page of some network also answers 200.
      const published = readJson(answer.value.body, publishedSchema);
      return published === undefined ? { ok: false, failure: { kind: 'garbage' } } : { ok: true, receipt: published.id };
    },
    pulse: (signal) => askHealth(http, `${base}/v1/health`, signal),
    // What still says "take shelter" leaves the phone's list once it is over; servers before 2.16 answer 404.
    async tidy(ended, signal) {
      for (const { alert } of ended)
        await http.deliver({ method: 'PUT', path: `${base}/${settings.topic}/${alert}/clear`, headers, signal });
    },
    close: () => http.close(),
  };
}

async function askHealth(http: HttpEnd, path: string, signal: AbortSignal): Promise<Handed> {
  const answer = await http.exchange({ method: 'GET', path, headers: { 'user-agent': 'tocsin' }, signal });
  if (!answer.ok) return { ok: false, failure: answer.error };
  if (!isOk(answer.value)) return { ok: false, failure: refusalOf(answer.value) };
  return readJson(answer.value.body, healthSchema)?.healthy === true ? { ok: true } : { ok: false, failure: { kind: 'garbage' } };
}

function isOk({ status }: HttpAnswer): boolean {
  return status >= 200 && status <= 299;
}
