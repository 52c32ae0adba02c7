import { ATTENTION_MAX_S, ATTENTION_MIN_S } from '@tocsin/core/same/same-audio';
import { ORIGINATORS } from '@tocsin/core/same/same-header';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';

/** Spoken messages. Off unless it is there. */
export const voiceSettingsSchema = z.strictObject({
  /** Name or path of espeak-ng. */
  program: z.string().min(1).default('espeak-ng'),
  /** Languages that are rendered as soon as an alert is raised; the others are when somebody asks. */
  languages: z.array(z.enum(LANGUAGES)).default([...LANGUAGES]),
  wordsPerMinute: z.number().int().min(80).max(300).default(140),
  timeoutMs: z.number().int().min(100).max(60_000).default(10_000),
  /** Child processes at once. */
  parallelMax: z.number().int().min(1).max(16).default(2),
  /** Texts waiting; the same number each for what was prepared and what was asked for. */
  waitingMax: z.number().int().min(1).max(10_000).default(200),
  /** A spoken alert takes 1 to 2 MB. */
  cacheBytesMax: z.number().int().min(0).max(4_000_000_000).default(100_000_000),
});
export type VoiceSettings = z.output<typeof voiceSettingsSchema>;

const sameCode = z.string().regex(/^\d{6}$/, 'expected six digits PSSCCF');

/** EAS/SAME audio. Off unless it is there. */
export const sameSettingsSchema = z
  .strictObject({
    originator: z.enum(ORIGINATORS).default('CIV'),
    /** Eight characters at most, as decoders show who sent it. */
    station: z
      .string()
      .regex(/^[A-Z0-9/ ]{1,8}$/, 'expected one to eight capitals, digits, / and spaces')
      .default('TOCSIN'),
    /** Zone id to its codes (47 CFR §11.31(f)). A zone that is not here is in no header. */
    locations: z.record(z.string(), z.array(sameCode).min(1).max(31)),
    /** Seconds of the two tones. */
    attentionS: z.number().min(ATTENTION_MIN_S).max(ATTENTION_MAX_S).default(ATTENTION_MIN_S),
    /** Allows 000000, which is everywhere. */
    allowEverywhere: z.boolean().default(false),
  })
  .refine(({ locations, allowEverywhere }) => allowEverywhere || !Object.values(locations).flat().includes('000000'), {
    path: ['locations'],
    message: '000000 is the whole country; set allowEverywhere if that is meant',
  });
export type SameSettings = z.output<typeof sameSettingsSchema>;
