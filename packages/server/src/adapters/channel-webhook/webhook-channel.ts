import { randomUUID } from 'node:crypto';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { WebhookEndSettings, WebhookSettings } from '../../config/webhook-settings.ts';
import { eventNameOf } from '../../outbox/alert-event.ts';
import type { Handed, OutboxEnd } from '../../outbox/handover.ts';
import { openHttpEnd, refusalOf } from '../../outbox/http-end.ts';
import { type OutboxChannel, type OutboxSurroundings, openOutbox } from '../../outbox/outbox.ts';
import { createWebhookSigner, webhookHeaders } from './sign-webhook.ts';

/** Opens the channel of webhooks: each alert as a signed POST to each address (Standard Webhooks 1.0.0). */
export function openWebhookChannel(settings: WebhookSettings, surroundings: OutboxSurroundings): Promise<OutboxChannel> {
  const ends = settings.ends.map((end) => openWebhookEnd(end, surroundings.nowMs));
  return openOutbox({ id: 'webhook', kind: 'webhook', ends }, surroundings);
}

function openWebhookEnd(settings: WebhookEndSettings, nowMs: () => number): OutboxEnd {
  const url = new URL(settings.url);
  const timeoutMs = settings.timeoutS * 1000;
  const http = openHttpEnd(url.origin, timeoutMs);
  const signers = settings.secrets.map(createWebhookSigner);
  const path = url.pathname + url.search;

  async function post(id: string, body: string, signal: AbortSignal): Promise<Handed> {
    const headers = webhookHeaders({ id, body, atMs: nowMs() }, signers);
    const answer = await http.deliver({ method: 'POST', path, headers, body, signal });
    if (!answer.ok) return { ok: false, failure: answer.error };
    const { status } = answer.value;
    return status >= 200 && status <= 299 ? { ok: true } : { ok: false, failure: refusalOf(answer.value) };
  }

  return {
    id: settings.id,
    statuses: settings.statuses,
    zones: settings.zones,
    timeoutMs,
    pulseMs: settings.heartbeatEveryMinutes * 60_000,
    send: ({ alert, signal }) => post(alert.id, webhookBody(alert), signal),
    pulse: (signal) => post(`heartbeat-${randomUUID()}`, heartbeatBody(nowMs()), signal),
    close: () => http.close(),
  };
}

/** The bytes are the same at every try and every end: what is signed is what is sent. Encoded once for all ends. */
const bodies = new WeakMap<SignedAlert, string>();

/** An alert's body: event name, time of the event, the signed alert. */
export function webhookBody(alert: SignedAlert): string {
  const known = bodies.get(alert);
  if (known !== undefined) return known;
  const body = JSON.stringify({ type: eventNameOf(alert), timestamp: alert.sent, data: alert });
  bodies.set(alert, body);
  return body;
}

function heartbeatBody(nowMs: number): string {
  return JSON.stringify({ type: 'heartbeat', timestamp: new Date(nowMs).toISOString(), data: {} });
}
