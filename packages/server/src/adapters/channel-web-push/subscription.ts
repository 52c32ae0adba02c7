import { createHash, ECDH } from 'node:crypto';
import { identifier } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import type { ChannelRefusal } from '../../ports/channel.ts';

/** A subscription as it is kept: where to push, for which zones, in which language. Nothing else is known about the person. */
export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: Uint8Array;
  readonly auth: Uint8Array;
  readonly zones: readonly string[];
  readonly language: (typeof LANGUAGES)[number];
  readonly statuses: readonly (typeof STATUSES)[number][];
}

/** What makes a subscription acceptable here. */
export interface SubscriptionRules {
  readonly services: readonly string[];
  readonly zonesMax: number;
}

const base64url = (bytes: number) =>
  z
    .string()
    .max(200)
    // Browsers write base64url without padding; some libraries write base64 with it.
    .regex(/^[A-Za-z0-9_\-+/]+={0,2}$/, 'expected base64url')
    .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
    .refine((value) => value.length === bytes, `expected ${bytes} bytes`);

/** Longest endpoint, characters: Windows' are the longest, some 500. */
const ENDPOINT_CHARACTERS_MAX = 1_024;
const endpoint = z.string().min(1).max(ENDPOINT_CHARACTERS_MAX);

function subscriptionSchema({ services, zonesMax }: SubscriptionRules) {
  return z.strictObject({
    endpoint: endpoint.refine((text) => isEndpoint(text, services), 'expected an https address of a push service that this server knows'),
    keys: z.strictObject({
      p256dh: base64url(65).refine(isPoint, 'expected a point of the curve P-256, uncompressed'),
      auth: base64url(16),
    }),
    zones: z
      .array(identifier)
      .min(1)
      .max(zonesMax)
      .transform((zones) => [...new Set(zones)]),
    language: z.enum(LANGUAGES),
    statuses: z
      .array(z.enum(STATUSES))
      .min(1)
      .max(STATUSES.length)
      .transform((statuses) => [...new Set(statuses)]),
  });
}

const ownSchema = z.strictObject({ endpoint, auth: base64url(16) });
/** What only the subscriber knows. */
export type Proof = z.infer<typeof ownSchema>;

/** Reads what a browser sends to subscribe. The refusal names the first field at fault. */
export function readSubscription(body: unknown, rules: SubscriptionRules): Result<Subscription, ChannelRefusal> {
  const parsed = subscriptionSchema(rules).safeParse(body);
  if (!parsed.success) return refuse(refusalOf(parsed.error));
  const { keys, ...rest } = parsed.data;
  return ok({ ...rest, ...keys });
}

/** Reads endpoint and `auth` of whoever says that a subscription is theirs. */
export function readProof(body: unknown): Result<Proof, ChannelRefusal> {
  const parsed = ownSchema.safeParse(body);
  return parsed.success ? ok(parsed.data) : refuse(refusalOf(parsed.error));
}

/** The name under which a subscription is kept. */
export function subscriptionId(text: string): string {
  return idBytes(text).toString('base64url');
}

/** {@link subscriptionId} as its 16 bytes: half of the endpoint's SHA-256. */
export function idBytes(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, 16);
}

function refusalOf(error: z.ZodError): ChannelRefusal {
  const issue = issuesOf(error)[0];
  return { code: 'INVALID', message: issue?.message ?? 'not understood', ...(issue === undefined ? {} : { path: issue.path }) };
}

function isEndpoint(text: string, services: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
  return isPlain && services.some((pattern) => matchesHost(url.host, pattern));
}

/** `host` carries its port where it is not 443, and so must the pattern. */
function matchesHost(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}

function isPoint(bytes: Uint8Array): boolean {
  if (bytes[0] !== 4) return false;
  try {
    // Refuses what does not lie on the curve: an answer to such a point would tell about the private key.
    ECDH.convertKey(bytes, 'prime256v1', undefined, undefined, 'uncompressed');
    return true;
  } catch {
    return false;
  }
}
