import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type * as z from 'zod';
import { mailSettingsSchema } from './mail-settings.ts';
import { ntfySettingsSchema } from './ntfy-settings.ts';
import { telegramSettingsSchema } from './telegram-settings.ts';
import { webhookSettingsSchema } from './webhook-settings.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const webhook = (end: object): object => ({ id: 'town', url: 'https://town.example/hook', secrets: [SECRET], ...end });
const topic = (end: object): object => ({ id: 't', server: 'https://ntfy.example', topic: 'alerts', language: 'en', ...end });
const chat = (end: object): object => ({ id: 'c', chat: -100, languages: ['he', 'en'], ...end });

function pathsOf(schema: z.ZodType, settings: unknown): readonly string[] {
  const parsed = schema.safeParse(settings);
  return parsed.success ? [] : issuesOf(parsed.error).map(({ path }) => path);
}

test('a short entry is enough, and takes live alerts only', () => {
  const { ends } = webhookSettingsSchema.parse({ ends: [webhook({})] });
  assert.deepEqual(ends[0]?.statuses, ['Actual']);
  assert.deepEqual(pathsOf(ntfySettingsSchema, { ends: [topic({})] }), []);
  assert.deepEqual(pathsOf(telegramSettingsSchema, { botToken: '1:aaaaaaaaaaaa', ends: [chat({})] }), []);
});

test('no end takes live alerts and exercises', () => {
  assert.deepEqual(pathsOf(webhookSettingsSchema, { ends: [webhook({ statuses: ['Actual', 'Exercise'] })] }), ['ends[0].statuses']);
});

test('no place takes live alerts through one end and exercises through another', () => {
  const drill = { id: 'drill', statuses: ['Exercise'] };
  assert.deepEqual(pathsOf(webhookSettingsSchema, { ends: [webhook({}), webhook(drill)] }), ['ends[1].statuses']);
  assert.deepEqual(pathsOf(ntfySettingsSchema, { ends: [topic({}), topic({ ...drill, server: 'https://NTFY.example/' })] }), [
    'ends[1].statuses',
  ]);
  assert.deepEqual(pathsOf(ntfySettingsSchema, { ends: [topic({}), topic({ ...drill, topic: 'drills' })] }), []);
  assert.deepEqual(pathsOf(telegramSettingsSchema, { botToken: '1:aaaaaaaaaaaa', ends: [chat({}), chat(drill)] }), ['ends[1].statuses']);
});

test('addresses are https or on this machine, without a password in them', () => {
  const refused = ['http://town.example/', 'ftp://town.example/', 'https://user:pw@town.example/', 'town.example', 'https://x.example/#a'];
  for (const url of refused) assert.ok(pathsOf(webhookSettingsSchema, { ends: [webhook({ url })] }).includes('ends[0].url'), url);
  for (const url of ['http://127.0.0.1:9000/x', 'http://localhost/', 'http://[::1]:1/', 'https://town.example/?a=b'])
    assert.deepEqual(pathsOf(webhookSettingsSchema, { ends: [webhook({ url })] }), [], url);
});

test('a secret that is too short, or no secret, is refused by the name of its field', () => {
  const short = `whsec_${Buffer.alloc(8).toString('base64')}`;
  for (const secret of ['', 'whsec_', short, SECRET.slice(6), `whsk_${Buffer.alloc(24).toString('base64')}`])
    assert.ok(pathsOf(webhookSettingsSchema, { ends: [webhook({ secrets: [secret] })] }).includes('ends[0].secrets[0]'), secret);
});

test('unknown fields and double ids are errors', () => {
  assert.deepEqual(pathsOf(webhookSettingsSchema, { ends: [webhook({ secret: SECRET })] }), ['ends[0].secret']);
  assert.deepEqual(pathsOf(webhookSettingsSchema, { ends: [webhook({}), webhook({ url: 'https://b.example' })] }), ['ends[1].id']);
  const mail = { smtp: { host: 'mail.example' }, from: 'a@b.example', ends: [{ id: 'm', to: 'no address', language: 'he' }] };
  assert.deepEqual(pathsOf(mailSettingsSchema, mail), ['ends[0].to']);
});
