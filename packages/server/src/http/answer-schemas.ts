import { PHASES, STATUSES, THREATS } from '@tocsin/core/detection/threat';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';

const namesSchema = z.partialRecord(z.enum(LANGUAGES), z.string());
const pointSchema = z.tuple([z.number(), z.number()]).describe('Longitude, latitude, degrees');

/** An alert as anyone may see it. Strict: a track or an impact point in it is an error. */
export const alertSchema = z
  .strictObject({
    id: z.string(),
    incident: z.string(),
    sender: z.string(),
    sent: z.string(),
    status: z.enum(STATUSES),
    msgType: z.enum(['Alert', 'Update', 'Cancel']),
    phase: z.enum(PHASES),
    threat: z.enum(THREATS),
    zones: z.array(z.string()),
    shelterTimeS: z.number().describe('Seconds from hearing the alarm to being behind a wall'),
    impactAt: z.string().optional().describe('Earliest expected impact in these zones'),
    expires: z.string().describe('Without any further message the alert is over at this time'),
    references: z.array(z.string()).describe('Ids of the alerts that this one follows'),
    source: z.strictObject({ kind: z.enum(['sensors', 'spotters', 'feed', 'operator']), names: z.array(z.string()) }),
    reason: z.string(),
    end: z.strictObject({ how: z.enum(['all-clear', 'cancelled', 'expired']), reason: z.string() }).optional(),
    texts: z.record(z.enum(LANGUAGES), z.strictObject({ headline: z.string(), description: z.string(), instruction: z.string() })),
    signature: z
      .strictObject({ algorithm: z.literal('Ed25519'), keyId: z.string(), value: z.string() })
      .describe('Over the canonical JSON (RFC 8785) of the alert without this member'),
  })
  .meta({ id: 'Alert' });

export const alertListSchema = z.strictObject({ alerts: z.array(alertSchema) });

export const incidentListSchema = z.strictObject({
  incidents: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(STATUSES),
      openedAt: z.string(),
      closedAt: z.string().optional(),
      zones: z.array(z.string()),
      alerts: z.array(z.string()),
      threats: z.array(z.enum(THREATS)),
    }),
  ),
});

const zoneShape = {
  id: z.string(),
  names: namesSchema,
  district: namesSchema,
  shelterTimes: z.array(z.strictObject({ seconds: z.number(), validFrom: z.string().optional(), validUntil: z.string().optional() })),
  point: pointSchema,
  population: z.number().optional(),
};

export const zoneListSchema = z.strictObject({ region: z.string(), version: z.string(), zones: z.array(z.strictObject(zoneShape)) });
export const zoneSchema = z.strictObject({ ...zoneShape, alerts: z.array(alertSchema).describe('In force there now') });

/** The region pack is GeoJSON; `region check` holds its rules. */
export const packSchema = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({ id: z.string() })) });

export const healthSchema = z.strictObject({
  state: z.enum(['ok', 'degraded']),
  reasons: z.array(z.string()),
  journal: z.strictObject({
    state: z.enum(['ok', 'degraded']),
    pendingEntries: z.number(),
    oldestPendingMs: z.number(),
    entries: z.number(),
    reason: z.string().optional(),
  }),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['sensor', 'feed', 'spotter', 'cap-feed']),
      lastAt: z.string().optional(),
      ageS: z.number().optional(),
      state: z.enum(['fresh', 'stale', 'silent']),
    }),
  ),
  channels: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      state: z.enum(['ok', 'degraded', 'down']),
      reason: z.string().optional(),
      lastLifeAt: z.string().optional(),
      ends: z.number(),
      pending: z.number(),
    }),
  ),
  listeners: z.number(),
  startedAt: z.string(),
  lastAlertAt: z.string().optional(),
  region: z.strictObject({ id: z.string(), version: z.string(), zones: z.number() }),
});

const keyShape = { kid: z.string(), use: z.literal('sig') };

export const keySetSchema = z.strictObject({
  keys: z.array(
    z.discriminatedUnion('kty', [
      z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), ...keyShape, alg: z.literal('EdDSA') }),
      z
        .strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), ...keyShape, alg: z.literal('ES256') })
        .describe('Signs CAP messages'),
    ]),
  ),
});

/** A problem document (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z
      .array(z.strictObject({ code: z.string(), path: z.string(), message: z.string(), line: z.number().int().optional() }))
      .optional()
      .describe('Each field that is wrong; `path` as in [3].plots[0].range, `line` where the body is one document a line'),
    errorsOmitted: z.number().int().optional(),
  })
  .meta({ id: 'Problem' });
