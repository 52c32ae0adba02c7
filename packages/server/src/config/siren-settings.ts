import { identifier } from '@tocsin/core/detection/observation';
import { LANES } from '@tocsin/core/siren/siren-topics';
import * as z from 'zod';

const seconds = (max: number) => z.number().int().min(1).max(max);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex');
/** A topic of its own, without wildcards: MQTT 5 §4.7.1. */
const topic = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^#+\p{Cc}]+$/u, 'expected a topic without # and +');
const where = { id: identifier, zones: z.array(identifier).min(1).max(64), lane: z.enum(LANES).default('live') };

const siren = z.discriminatedUnion('kind', [
  /** The reference client, or whatever speaks its protocol: verifies signatures. */
  z.strictObject({ ...where, kind: z.literal('tocsin') }),
  /** A Tasmota relay: `topic` is its own Topic, with the default FullTopic `%prefix%/%topic%/`. Believes the broker. */
  z.strictObject({ ...where, kind: z.literal('tasmota'), topic }),
  /** An ESPHome switch: `topic` is its `topic_prefix`, `switch` the switch's object id. Believes the broker. */
  z.strictObject({ ...where, kind: z.literal('esphome'), topic, switch: topic }),
]);
export type SirenEnd = z.infer<typeof siren>;

/** Who may connect to the embedded broker: with a siren's id as its name, or as a reader that publishes nothing. */
const client = z.strictObject({
  username: identifier,
  /** Of a password of at least 128 random bits, as `openssl rand -hex 16` gives: nothing that a person can remember. */
  passwordSha256: sha256,
  role: z.enum(['siren', 'reader']),
});
export type BrokerClient = z.infer<typeof client>;

const embedded = z.strictObject({
  kind: z.literal('embedded'),
  /** Loopback unless told otherwise. */
  host: z.string().min(1).default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(1_883),
  /** PEM files, relative to the data folder. */
  tls: z.strictObject({ certFile: z.string().min(1), keyFile: z.string().min(1) }).optional(),
  /** Passwords and states travel readable: only on a network that nobody else is on. */
  allowPlain: z.boolean().default(false),
  clients: z.array(client).max(10_000).default([]),
  connectionsMax: z.number().int().min(1).max(100_000).default(4_000),
  packetBytesMax: z.number().int().min(256).max(1_000_000).default(16_384),
  /** What may wait for one client before it is let go. */
  backlogBytesMax: z.number().int().min(1_024).max(100_000_000).default(262_144),
  messagesPerClientPerS: z.number().int().min(1).max(100_000).default(50),
});
export type EmbeddedBroker = z.infer<typeof embedded>;

const external = z.strictObject({
  kind: z.literal('external'),
  url: z.string().regex(/^mqtts?:\/\/[^\s]+$/, 'expected mqtts://host:port or mqtt://host:port'),
  username: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  /** PEM file, relative to the data folder. */
  caFile: z.string().min(1).optional(),
});
export type ExternalBroker = z.infer<typeof external>;

/** Sirens and homes over MQTT. Unknown keys are errors. */
export const mqttSettingsSchema = z
  .strictObject({
    prefix: topic.default('tocsin'),
    broker: z.discriminatedUnion('kind', [embedded, external]).prefault({ kind: 'embedded' }),
    sirens: z
      .array(siren)
      .max(2_000)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two sirens have the same id')
      .default([]),
    /** Zones whose state is published from the start, beside those of the sirens. */
    zones: z.array(identifier).max(10_000).default([]),
    /** Seconds that a siren sounds for one alert. Its own setting may be shorter. */
    maxSoundS: seconds(3_600).default(120),
    /** Seconds that a command may be obeyed after it was issued. */
    commandLifeS: seconds(60).default(20),
    /** Seconds after which a siren that did not answer is reported as not reached. */
    giveUpS: seconds(300).default(20),
    /** How often sirens are expected to say that they live; late by more than two and a half times is silent. */
    heartbeatS: seconds(3_600).default(30),
    /** A short tone at `prepare`; absent: a pre-alert never sounds a siren. */
    prepareToneS: seconds(60).optional(),
    /** A short tone at the all-clear; absent: silence. */
    releaseToneS: seconds(60).optional(),
    homeAssistant: z.strictObject({ discoveryPrefix: topic.default('homeassistant') }).optional(),
    /** Relays that cannot verify a signature, on a broker that others may reach without TLS and a password. */
    allowWeakRelays: z.boolean().default(false),
  })
  .superRefine((settings, context) => {
    const { broker, sirens } = settings;
    const isGuarded =
      broker.kind === 'embedded' ? broker.tls !== undefined : broker.url.startsWith('mqtts:') && broker.username !== undefined;
    const isLoopback = LOOPBACK.test(broker.kind === 'embedded' ? broker.host : new URL(broker.url).hostname);
    if (broker.kind === 'embedded' && !isGuarded && !isLoopback && !broker.allowPlain)
      context.addIssue({ code: 'custom', path: ['broker', 'tls'], message: 'a broker that others can reach needs TLS, or allowPlain' });
    sirens.forEach((end, index) => {
      if (end.kind !== 'tocsin' && !isGuarded && !isLoopback && !settings.allowWeakRelays)
        context.addIssue({
          code: 'custom',
          path: ['sirens', index, 'kind'],
          message: `a ${end.kind} relay obeys whoever reaches the broker: use TLS and a password there, or set allowWeakRelays`,
        });
    });
  });
export type MqttSettings = z.infer<typeof mqttSettingsSchema>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
