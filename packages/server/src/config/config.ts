import { identifier, sensorSchema } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { unknownFields } from '@tocsin/core/units/unknown-fields';
import { policySchema } from '@tocsin/core/warning/policy';
import { parseVerifierKey } from '@tocsin/tlog/verifier-key';
import * as z from 'zod';
import { EDITION_SETTINGS } from '../ports/edition-store.ts';
import { DEFAULT_LIMITS } from '../ports/limits.ts';
import { capSettingsSchema } from './cap-settings.ts';
import { cellBroadcastSettingsSchema } from './cell-broadcast-settings.ts';
import { drafterSettingsSchema } from './drafter-settings.ts';
import { mailSettingsSchema } from './mail-settings.ts';
import { ntfySettingsSchema } from './ntfy-settings.ts';
import { intakeSettingsSchema } from './report-settings.ts';
import { mqttSettingsSchema } from './siren-settings.ts';
import { telegramSettingsSchema } from './telegram-settings.ts';
import { sameSettingsSchema, voiceSettingsSchema } from './voice-settings.ts';
import { webPushSettingsSchema } from './web-push-settings.ts';
import { webhookSettingsSchema } from './webhook-settings.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex');
const count = z.number().int().min(1).max(1_000_000_000);

/** What one client may cost at most: see `ports/limits.ts`. */
const limitsSchema = z.strictObject({
  bodyBytesMax: count.default(DEFAULT_LIMITS.bodyBytesMax),
  observationsPerRequestMax: count.default(DEFAULT_LIMITS.observationsPerRequestMax),
  requestsPerKeyPerS: count.default(DEFAULT_LIMITS.requestsPerKeyPerS),
  requestsPerKeyBurst: count.default(DEFAULT_LIMITS.requestsPerKeyBurst),
  listenersMax: count.default(DEFAULT_LIMITS.listenersMax),
  backlogBytesMax: count.default(DEFAULT_LIMITS.backlogBytesMax),
});

/** Who else watches that the record only grows. */
const recordSettingsSchema = z.strictObject({
  witnesses: z
    .array(
      z.strictObject({
        key: z.string().refine((key) => parseVerifierKey(key)?.role === 'witness', 'expected a witness key, name+id+key'),
        url: z.url({ protocol: /^https?$/ }),
      }),
    )
    .max(32)
    .default([]),
  /** Their signatures are asked for at most this often, s. */
  askEveryS: z.number().min(1).max(86_400).default(60),
  /** Where something fell is told after this long, as a zone, s. Sooner than in an hour it would help whoever shoots. */
  placeDelayS: z.number().int().min(3_600).max(31_536_000).default(86_400),
  /** Where the public reaches this server, like `https://town.example`: links in the record's files begin with it. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !/[?#]/.test(url), 'expected an address without ? and #')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** When the record's files are made anew, and how many editions of them are kept. */
  editions: z
    .strictObject({
      quietMs: z.number().int().min(100).max(3_600_000).default(EDITION_SETTINGS.quietMs),
      everyMs: z.number().int().min(1_000).max(86_400_000).default(EDITION_SETTINGS.everyMs),
      keptMax: z.number().int().min(2).max(10_000).default(EDITION_SETTINGS.keptMax),
    })
    .prefault({}),
});

/** An installation's settings, in `config.json` of its data folder. Unknown keys are errors: a typing mistake must not pass for a setting. */
const configSchema = z.strictObject({
  /** `oref`, or the path of a region pack, relative to the data folder. */
  region: z.string().min(1).default('oref'),
  listen: z
    .strictObject({
      /** Loopback unless told otherwise. */
      host: z.string().min(1).default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535).default(8_080),
    })
    .prefault({}),
  /** Who speaks: an address or name without spaces, commas, `&` and `<`. */
  sender: z
    .string()
    .regex(/^[^\s,&<]{1,128}$/u, 'expected a name without spaces, commas, & and <')
    .default('tocsin.invalid'),
  /** Where radars stand and how well they measure; `kind` may be left out. */
  sensors: z
    .array(sensorSchema.extend({ kind: z.literal('sensor').default('sensor') }))
    .refine(haveOwnNames, 'two sensors have the same id')
    .default([]),
  /** Who may post: `may` names the sensors, reporters and feeds that a key speaks for; absent, it speaks for any. */
  sources: z
    .array(z.strictObject({ id: identifier, keySha256: sha256, status: z.enum(STATUSES), may: z.array(identifier).optional() }))
    .refine(haveOwnNames, 'two sources have the same id')
    .default([]),
  operators: z.array(z.strictObject({ name: identifier, tokenSha256: sha256 })).default([]),
  policy: policySchema.extend({ kind: z.literal('policy').default('policy') }).optional(),
  limits: limitsSchema.prefault({}),
  /** The ways out of the house beside the live stream; one that is absent is off. */
  webPush: webPushSettingsSchema.optional(),
  mqtt: mqttSettingsSchema.optional(),
  webhook: webhookSettingsSchema.optional(),
  ntfy: ntfySettingsSchema.optional(),
  telegram: telegramSettingsSchema.optional(),
  mail: mailSettingsSchema.optional(),
  cellBroadcast: cellBroadcastSettingsSchema.optional(),
  voice: voiceSettingsSchema.optional(),
  same: sameSettingsSchema.optional(),
  /** Other people's alerts, by CAP. */
  cap: capSettingsSchema.optional(),
  record: recordSettingsSchema.prefault({}),
  /** Reports that come in by themselves: folders and feeds. */
  intake: intakeSettingsSchema.optional(),
  /** A model that drafts beside the rules; absent, none is asked. */
  drafter: drafterSettingsSchema.optional(),
});
export type Config = z.infer<typeof configSchema>;

/** Reads a configuration. Every issue is returned; a field that is not known is one, however deep it stands. */
export function parseConfig(json: unknown): Result<Config, readonly Issue[]> {
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) return refuse(issuesOf(parsed.error));
  const unknown = unknownFields(json, parsed.data);
  if (unknown.length === 0) return ok(parsed.data);
  return refuse(unknown.map((path) => ({ code: 'unrecognized_keys', path, message: 'unknown field' })));
}

function haveOwnNames(list: readonly { readonly id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}
