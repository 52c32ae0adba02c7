import { identifier, instantText } from '@tocsin/core/detection/observation';
import { STATUSES, THREATS } from '@tocsin/core/detection/threat';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex');
/** CAP 1.2 §3.2.1: no spaces, commas, "<" or "&". */
const sender = z.string().regex(/^[^\s,&<]{1,256}$/u, 'expected a sender without spaces, commas, & and <');
const latLon = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);
const ring = z
  .array(latLon)
  .min(4)
  .max(1_000)
  .refine((points) => points[0]?.join() === points.at(-1)?.join(), 'the last point does not repeat the first');

/** Where a signer may warn: any of the three is enough for a zone, at least one has to be given. */
const allowedAreaSchema = z.union([
  z.literal('anywhere'),
  z
    .strictObject({
      zones: z.array(z.string().min(1).max(256)).min(1).optional(),
      /** Latitude, longitude, as in CAP; closed. */
      polygons: z.array(ring).min(1).optional(),
      geocodes: z
        .array(z.strictObject({ valueName: z.string().min(1).max(256), prefix: z.string().min(1).max(256) }))
        .min(1)
        .optional(),
    })
    .refine((area) => Object.values(area).some((value) => value !== undefined), 'name zones, polygons or geocodes, or write "anywhere"'),
]);

const speakerShape = { name: identifier, senders: z.array(sender).min(1).max(1_000), area: allowedAreaSchema };

/** The trust file: who may sign for whom about what. */
export const capTrustSchema = z.strictObject({
  /** Keys, each by its fingerprint (SHA-256 of its SubjectPublicKeyInfo), or as PEM: a certificate or a public key. */
  signers: z
    .array(
      z
        .strictObject({
          ...speakerShape,
          keySha256: sha256.optional(),
          pem: z.string().max(20_000).optional(),
          validFrom: instantText.optional(),
          validUntil: instantText.optional(),
        })
        .refine(({ keySha256, pem }) => (keySha256 === undefined) !== (pem === undefined), 'give either keySha256 or pem'),
    )
    .max(1_000)
    .default([]),
  /** Certificate authorities: whoever they issued a certificate to, speaking as one of the senders. */
  issuers: z
    .array(z.strictObject({ ...speakerShape, certificatePem: z.string().max(20_000) }))
    .max(100)
    .default([]),
});
export type CapTrust = z.infer<typeof capTrustSchema>;

/** Reads a trust file. Every issue is returned, with the path of its field. */
export function parseCapTrust(json: unknown): Result<CapTrust, readonly Issue[]> {
  const parsed = capTrustSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : refuse(issuesOf(parsed.error));
}

/** What holds for one source of CAP messages, however they arrive. */
const capRulesShape = {
  /** Refuse what no pinned signer signed. Off only for a source whose way here is trusted by itself, within `senders`. */
  requireSignature: z.boolean().default(true),
  /** Whom the source passes on without a signature. */
  senders: z.array(sender).max(1_000).default([]),
  /** Names of geocodes whose values are ids or names of zones here. */
  zoneGeocodes: z.array(z.string().min(1).max(256)).max(20).default(['tocsin:zone']),
  /** What this source's `event` texts or event codes (`NAME=VALUE`) mean, beside the words known here; upper and lower case alike. */
  events: z.record(z.string().min(1).max(256), z.enum(THREATS)).default({}),
  /** More zones than this at once are held for a person. */
  zonesMax: z.number().int().min(1).max(20_000).default(60),
  /** Larger areas are held for a person, km². */
  areaKm2Max: z.number().positive().max(100_000_000).default(5_000),
  /** A circle of a larger radius is held for a person, km. */
  radiusKmMax: z.number().positive().max(20_000).default(50),
  /** An alert sent longer ago than this raises nothing, s. */
  ageSMax: z.number().min(1).max(86_400).default(600),
};

export const capRulesSchema = z.strictObject(capRulesShape);
export type CapRules = z.infer<typeof capRulesSchema>;

/** A feed that is asked again and again: Atom, RSS, or one CAP message. */
export const capFeedSchema = z.strictObject({
  /** Name of the source in alerts, health and the journal. */
  id: identifier,
  url: z.url({ protocol: /^https?$/ }).refine(isSecureOrLocal, 'expected https (http is for this machine only)'),
  status: z.enum(STATUSES),
  everyS: z.number().min(1).max(3_600).default(10),
  timeoutS: z.number().min(0.1).max(60).default(10),
  /** A longer answer is a failure that is shown, never an empty feed: national feeds reach 10 MB. */
  bytesMax: z.number().int().min(1_000).max(30_000_000).default(16_000_000),
  /** ... and one message. */
  messageBytesMax: z.number().int().min(1_000).max(30_000_000).default(2_000_000),
  /** Where else its entries may link to, like `https://files.example.org`; its own origin always. */
  linkOrigins: z
    .array(z.url().transform((url) => new URL(url).origin))
    .max(20)
    .default([]),
  /** Without a good answer for so long the feed is stale, s. */
  staleAfterS: z.number().min(1).max(86_400).default(60),
  rules: capRulesSchema.prefault({}),
});
export type CapFeedSettings = z.infer<typeof capFeedSchema>;

/** CAP in, as it stands in `config.json` under `cap`. */
export const capSettingsSchema = z.strictObject({
  trust: capTrustSchema.prefault({}),
  feeds: z.array(capFeedSchema).max(100).default([]),
  /** Rules for messages posted with a source key, by the source's id; others follow the defaults. */
  posted: z.record(identifier, capRulesSchema).default({}),
  messageBytesMax: z.number().int().min(1_000).max(30_000_000).default(2_000_000),
});
export type CapSettings = z.infer<typeof capSettingsSchema>;

function isSecureOrLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
