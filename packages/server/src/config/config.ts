import { identifier, sensorSchema } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import { policySchema } from '@tocsin/core/warning/policy';
import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex');

/** An installation's settings, in `config.json` of its data folder. Unknown keys are errors: a typing mistake must not pass for a setting. */
export const configSchema = z.strictObject({
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
  sensors: z.array(sensorSchema).default([]),
  sources: z
    .array(z.strictObject({ id: identifier, keySha256: sha256, status: z.enum(STATUSES), may: z.array(identifier).optional() }))
    .default([]),
  operators: z.array(z.strictObject({ name: identifier, tokenSha256: sha256 })).default([]),
  policy: policySchema.optional(),
});
export type Config = z.infer<typeof configSchema>;
