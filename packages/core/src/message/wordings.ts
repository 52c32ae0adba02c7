import type { Language } from '../zone/zone.ts';
import type { Wording } from './wording.ts';
import { WORDING_AR } from './wording-ar.ts';
import { WORDING_EN } from './wording-en.ts';
import { WORDING_HE } from './wording-he.ts';
import { WORDING_RU } from './wording-ru.ts';
import { WORDING_UK } from './wording-uk.ts';

/** The words of every language. */
export const WORDINGS: { readonly [language in Language]: Wording } = {
  he: WORDING_HE,
  ar: WORDING_AR,
  en: WORDING_EN,
  ru: WORDING_RU,
  uk: WORDING_UK,
};
