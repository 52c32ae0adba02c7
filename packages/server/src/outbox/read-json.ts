import type * as z from 'zod';

/** Reads an answer of another server; undefined where it is not what was agreed. */
export function readJson<Value>(text: string, schema: z.ZodType<Value>): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: no answer.
    return undefined;
  }
}
