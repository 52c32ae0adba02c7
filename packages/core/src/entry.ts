import * as z from 'zod';
import { capRecordSchema } from './cap/intake/cap-record.ts';
import {
  feedAlertSchema,
  identifier,
  instantText,
  outcomeSchema,
  scanSchema,
  sensorSchema,
  sightingSchema,
} from './detection/observation.ts';
import { STATUSES, type Status, type Threat } from './detection/threat.ts';
import { claimSchema } from './record/claim.ts';
import { editionSchema } from './record/export/edition.ts';
import { recordSchemas } from './record/model/record-entry.ts';
import type { UnixMs } from './units/instant.ts';
import { type Issue, ok, type Result, refuse } from './units/result.ts';
import { issuesOf } from './units/schema-issue.ts';
import type { Alert } from './warning/alert.ts';
import type { VerdictCode } from './warning/decide-verdict.ts';
import { policySchema } from './warning/policy.ts';

/** Names the region pack that the entries after it speak of. `sha256` pins its bytes; the shell loads the pack before the engine steps. */
export const regionSchema = z.object({
  kind: z.literal('region'),
  use: z.string().min(1).max(4_096),
  version: identifier.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type RegionUse = z.infer<typeof regionSchema>;

/** The clock moved and nothing else happened: lets deadlines fire. */
export const tickSchema = z.object({ kind: z.literal('tick'), time: instantText });

/** A process opened the journal. Numbers the epochs that listeners' event ids carry. */
export const startSchema = z.object({ kind: z.literal('start'), time: instantText, version: identifier });

/** An operator ends what is raised in zones: one person is enough for a correction (ground rule 5). */
export const cancelSchema = z.object({
  kind: z.literal('cancel'),
  status: z.enum(STATUSES).optional(),
  time: instantText,
  operator: identifier,
  zones: z.array(identifier).min(1).max(20_000),
  reason: z.string().min(1).max(280),
});
export type CancelCommand = z.infer<typeof cancelSchema>;

/** Free text for the timeline of a scenario; the engine passes over it. */
export const noteSchema = z.object({ kind: z.literal('note'), time: instantText, text: z.string().max(500) });

const latencyMs = z.number().min(0).max(1e12);

/** What came of one alert on one channel: how many ends it reached and how fast. No end is named. */
export const deliverySchema = z.object({
  kind: z.literal('delivery'),
  time: instantText,
  channel: identifier,
  alert: identifier,
  reached: z.number().int().min(0),
  failed: z.number().int().min(0),
  /** From the moment the channel was told to an end's acknowledgement. */
  p50Ms: latencyMs.optional(),
  p99Ms: latencyMs.optional(),
  lastMs: latencyMs.optional(),
  /** Counts by code of what went wrong. */
  failures: z.record(identifier, z.number().int().min(1)).optional(),
});
export type DeliveryEntry = z.infer<typeof deliverySchema>;

/** Everything that may enter the journal from outside the engine. */
export const inputSchema = z.discriminatedUnion('kind', [
  regionSchema,
  sensorSchema,
  policySchema,
  startSchema,
  tickSchema,
  scanSchema,
  sightingSchema,
  feedAlertSchema,
  outcomeSchema,
  claimSchema,
  ...recordSchemas,
  cancelSchema,
  noteSchema,
  deliverySchema,
  capRecordSchema,
  editionSchema,
]);
export type Input = z.infer<typeof inputSchema>;

/** Where and when a track will come down, or which zones it may pass, as of one instant. Operators and the record only: never published. */
export interface ForecastEntry {
  readonly kind: 'forecast';
  readonly status: Status;
  readonly track: string;
  readonly time: string;
  readonly threat: Threat;
  /** Where it is now: longitude, latitude (degrees), height above the ellipsoid (m). */
  readonly position: readonly [number, number, number];
  /** Of what falls. */
  readonly impact?: {
    /** Longitude, latitude, degrees. */
    readonly position: readonly [number, number];
    /** m², east and north. */
    readonly covariance: readonly [readonly [number, number], readonly [number, number]];
    readonly time: string;
    /** Seconds, one standard deviation. */
    readonly timeSigma: number;
  };
  /** Of what flies on wings: the zones it may pass, likeliest first. */
  readonly passes?: readonly { readonly zone: string; readonly probability: number; readonly time: string }[];
  /** False while the fit is in doubt: the ellipse is widened then. */
  readonly healthy: boolean;
}

/** Why a zone is warned or left in peace. One entry when the answer or its reason changes, not one a scan. */
export interface VerdictEntry {
  readonly kind: 'verdict';
  readonly status: Status;
  readonly zone: string;
  readonly time: string;
  readonly warn: boolean;
  /** The rule that decided: see `warning/decide-verdict.ts`. */
  readonly code: VerdictCode | 'open-country';
  readonly probability: number;
  readonly threshold: number;
  /** Seconds to the first impact or arrival that counted, and those people need; absent where nothing comes. */
  readonly timeToImpact?: number;
  readonly shelterTime?: number;
  readonly policy: string;
  readonly tracks: readonly string[];
  readonly reason: string;
}

/** What the engine could not use, and why: nothing is dropped in silence. */
export interface DiscardEntry {
  readonly kind: 'discard';
  readonly status: Status;
  readonly time: string;
  readonly what: string;
  readonly code: 'UNKNOWN_ZONE' | 'UNKNOWN_SENSOR' | 'LATE' | 'EARLY' | 'NO_REGION' | 'OVER_CAP' | 'NOTHING_TO_END' | 'NO_THREAT';
  readonly reason: string;
}

/** A track appeared, went quiet or came down. Operators and the record only. */
export interface TrackEntry {
  readonly kind: 'track';
  readonly status: Status;
  readonly track: string;
  readonly time: string;
  readonly state: 'confirmed' | 'lost' | 'down';
  readonly reason: string;
}

/** What the engine adds to the journal. */
export type Output = ForecastEntry | VerdictEntry | Alert | DiscardEntry | TrackEntry;

/** What stands in the journal. */
export type EntryBody = Input | Output;

/** One journal entry: its place, the time it was put there (never earlier than the one before), what it says. */
export interface Entry {
  readonly seq: number;
  readonly at: UnixMs;
  readonly body: EntryBody;
}

const OUTPUT_KINDS: ReadonlySet<string> = new Set(['forecast', 'verdict', 'alert', 'discard', 'track']);

/** True for what the engine wrote itself; a replay computes these again instead of reading them. */
export function isOutput(body: EntryBody): body is Output {
  return OUTPUT_KINDS.has(body.kind);
}

/** Parses one line of a scenario or of a journal. All issues are returned, each with the path of its field. */
export function parseInput(value: unknown): Result<Input, readonly Issue[]> {
  const parsed = inputSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refuse(issuesOf(parsed.error));
}
