import * as z from 'zod';
import { isInstantText } from '../units/instant.ts';
import { PHASES, STATUSES, THREATS } from './threat.ts';

/** ISO 8601 with an offset. Stays text on the wire and in the journal; {@link parseInstant} reads it. */
export const instantText = z
  .string()
  .refine(isInstantText, { message: 'expected an ISO 8601 instant with an offset, like 2026-01-01T00:00:00.000Z' });

/** A name that others will see in logs, metrics and pages: printable, bounded, without control characters. */
export const identifier = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'expected printable text');

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
/** GeoJSON order: longitude, latitude, degrees. */
export const lonLat = z.tuple([longitude, latitude]);
/** Longitude, latitude (degrees, WGS 84), height above the ellipsoid (m). */
export const lonLatHeight = z.tuple([longitude, latitude, z.number().min(-500).max(20_000)]);

const status = z.enum(STATUSES).optional();

/** One detection by a radar: metres, degrees clockwise from true north, degrees above the horizontal, m/s away from the radar. */
export const plotSchema = z.object({
  range: z.number().min(0).max(5_000_000),
  azimuth: z.number().min(-360).max(360),
  elevation: z.number().min(-90).max(90),
  rangeRate: z.number().min(-12_000).max(12_000).optional(),
});
export type Plot = z.infer<typeof plotSchema>;

/** All plots of one sensor at one time. */
export const scanSchema = z.object({
  kind: z.literal('scan'),
  status,
  sensor: identifier,
  time: instantText,
  plots: z.array(plotSchema).max(5_000),
});
export type Scan = z.infer<typeof scanSchema>;

/** What a person saw or heard: wide, late and possibly wrong. Accuracy is one standard deviation in metres. */
export const sightingSchema = z.object({
  kind: z.literal('sighting'),
  status,
  reporter: identifier,
  time: instantText,
  threat: z.enum(THREATS),
  position: lonLat,
  accuracy: z.number().min(0).max(200_000),
  course: z.number().min(-360).max(360).optional(),
  speed: z.number().min(0).max(12_000).optional(),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** What an official or partner feed says about named zones. */
export const feedAlertSchema = z.object({
  kind: z.literal('feed-alert'),
  status,
  source: identifier,
  time: instantText,
  phase: z.enum(PHASES),
  threat: z.enum(THREATS),
  zones: z.array(z.string().min(1).max(256)).min(1).max(20_000),
});
export type FeedAlert = z.infer<typeof feedAlertSchema>;

/** What is known to have happened to something that flew. */
export const OUTCOMES = ['intercepted', 'open-area', 'fell-short', 'impact', 'in-sea', 'unknown'] as const;
export const outcomeSchema = z.object({
  kind: z.literal('outcome'),
  status,
  time: instantText,
  outcome: z.enum(OUTCOMES),
  count: z.number().int().min(0).max(100_000),
  position: lonLat.optional(),
  source: identifier,
});
export type OutcomeReport = z.infer<typeof outcomeSchema>;

/** Everything that may be posted by a holder of a source key. */
export const observationSchema = z.discriminatedUnion('kind', [scanSchema, sightingSchema, feedAlertSchema, outcomeSchema]);
export type Observation = z.infer<typeof observationSchema>;

/** Where a sensor stands and how well it measures: metres, degrees, m/s, seconds (one standard deviation each). */
export const sensorSchema = z.object({
  kind: z.literal('sensor'),
  id: identifier,
  position: lonLatHeight,
  sigma: z.object({
    range: z.number().positive().max(100_000),
    azimuth: z.number().positive().max(90),
    elevation: z.number().positive().max(90),
    rangeRate: z.number().positive().max(1_000).optional(),
  }),
  period: z.number().positive().max(3_600),
});
export type Sensor = z.infer<typeof sensorSchema>;
