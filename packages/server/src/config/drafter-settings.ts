import * as z from 'zod';
import { isLoopback } from './message-end.ts';

/** An address below which an OpenAI-compatible server answers `/chat/completions`. It is all that is ever asked. */
const baseUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_048)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && url.username === '' && url.password === '' && url.hash === '' && url.search === '';
  }, 'expected no user name, password, query or fragment in the address');

/** The optional model that drafts beside the rules. Absent, no report leaves the machine and nothing is asked. */
export const drafterSettingsSchema = z
  .strictObject({
    /** Such as `http://127.0.0.1:11434/v1`. */
    url: baseUrl,
    /** The model's name, as the server knows it. */
    model: z
      .string()
      .regex(/^[^\p{Cc}\p{Cs}]{1,128}$/u, 'expected a name of printable characters, at most 128')
      .refine((name) => name.trim() !== '', 'expected a name'),
    /** What stands behind that name, such as its digest: entered with each draft, for a name may be given to another model. */
    version: z
      .string()
      .regex(/^[^\p{Cc}\p{Cs}]{1,80}$/u, 'expected printable characters, at most 80')
      .optional(),
    /** A file that holds the API key and nothing else; relative to the data folder. */
    keyFile: z.string().min(1).optional(),
    /** Allows http to another machine: the report then crosses that network in the clear. Never with a key. */
    plainHttp: z.boolean().default(false),
    /** For the whole of it, with the second try, s. Small machines need minutes. */
    timeoutS: z.number().min(0.1).max(1_800).default(180),
    /** What is read of an answer at most, bytes. */
    answerBytesMax: z.number().int().min(1_024).max(4_194_304).default(524_288),
    /** What the model may write at most, tokens. */
    answerTokensMax: z.number().int().min(256).max(131_072).default(16_384),
    /** Longer reports are drafted by the rules alone, characters: what a model does not see whole it cannot quote. */
    reportLengthMax: z.number().int().min(1_000).max(1_000_000).default(60_000),
  })
  .check(({ value, issues }) => {
    const url = URL.parse(value.url);
    if (url?.protocol !== 'http:' || isLoopback(url.hostname)) return;
    if (!value.plainHttp)
      issues.push({
        code: 'custom',
        input: value.url,
        path: ['url'],
        message: 'expected https; http only on this machine, or with plainHttp',
      });
    else if (value.keyFile !== undefined)
      issues.push({ code: 'custom', input: value.keyFile, path: ['keyFile'], message: 'expected https where a key is sent' });
  });
export type DrafterSettings = z.infer<typeof drafterSettingsSchema>;
