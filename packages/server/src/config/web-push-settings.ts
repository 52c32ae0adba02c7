import * as z from 'zod';

/** A host as in `fcm.googleapis.com`, with a port where it is not 443; `*.` before it stands for any name below it. */
const servicePattern = z
  .string()
  .max(253)
  .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/, 'expected a host in lower case, like fcm.googleapis.com or *.push.apple.com');

const seconds = (min: number, max: number) => z.number().int().min(min).max(max);
const count = (min: number, max: number) => z.number().int().min(min).max(max);

/** Push messages to browsers (RFC 8030). Absent: no push channel. */
export const webPushSettingsSchema = z.strictObject({
  /** Whom a push service can reach about this server (RFC 8292 §2.1); Apple refuses tokens without a real one. */
  contact: z
    .string()
    .max(256)
    .regex(/^(mailto:[^\s@"]+@[^\s@"]+|https:\/\/[^\s"]+)$/, 'expected a mailto: or https: address'),
  /** The only hosts that this server pushes to: a subscription must not make it call an inner address. */
  services: z
    .array(servicePattern)
    .min(1)
    .max(100)
    .default(['fcm.googleapis.com', 'updates.push.services.mozilla.com', '*.push.apple.com', '*.notify.windows.com']),
  /** PEM file of certificates to trust in place of the system's, relative to the data folder: for a push service of one's own. */
  caFile: z.string().min(1).optional(),
  subscriptionsMax: count(1, 2_000_000).default(200_000),
  zonesPerSubscriptionMax: count(1, 1_000).default(200),
  /** Messages that each subscription has keys for ahead of time; 109 bytes of memory each. What comes after waits for its keys 0.1 ms. */
  slotsPerSubscription: count(1, 8).default(3),
  /** How long a push service keeps an alarm about something that falls within minutes for a phone that is off, s; never beyond its expiry. */
  warningTtlS: seconds(10, 3_600).default(120),
  /** The same for what stays in the air, and for early warnings, s. */
  lingeringTtlS: seconds(10, 3_600).default(600),
  /** ... and for the end of a warning, s. */
  endTtlS: seconds(60, 86_400).default(3_600),
  /** A push service that has not answered a message by then is asked again, s. */
  answerTimeoutS: seconds(1, 60).default(10),
  /** Connections to one push service over HTTP/2, at most 100 messages under way on each. */
  http2ConnectionsMax: count(1, 64).default(16),
  /** ... and over HTTP/1.1, one message under way on each. */
  http1ConnectionsMax: count(1, 512).default(64),
  /** Messages waiting for all push services together; 4 bytes each. What counts least gives way. */
  pendingMax: count(1_000, 10_000_000).default(2_000_000),
});
export type WebPushSettings = z.infer<typeof webPushSettingsSchema>;
