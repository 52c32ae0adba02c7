import * as z from 'zod';
import { LANGUAGES, type Names } from './zone.ts';

/** A name as a region's file holds it. */
export const nameSchema = z.string().trim().min(1).max(256);

/** Names by language as a region's file holds them. */
export const namesSchema = z
  .object({
    he: nameSchema.optional(),
    ar: nameSchema.optional(),
    en: nameSchema.optional(),
    ru: nameSchema.optional(),
    uk: nameSchema.optional(),
  })
  .transform(namesPresent);

/** The names that there are, in the fixed order of languages. */
export function namesPresent(names: { readonly [language in keyof Names]?: string | undefined }): Names {
  return Object.fromEntries(LANGUAGES.flatMap((language) => (names[language] === undefined ? [] : [[language, names[language]]])));
}
