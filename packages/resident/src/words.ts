import { AR } from './languages/ar.ts';
import { EN } from './languages/en.ts';
import { HE } from './languages/he.ts';
import { RU } from './languages/ru.ts';
import { UK } from './languages/uk.ts';
import type { Words } from './languages/words.ts';

/** Languages of the page, those of the alerts' texts. */
export const PAGE_LANGUAGES = ['he', 'ar', 'en', 'ru', 'uk'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const WORDS: Readonly<Record<PageLanguage, Words>> = { en: EN, he: HE, ar: AR, ru: RU, uk: UK };

/** True for languages written from right to left. */
export function isRightToLeft(language: PageLanguage): boolean {
  return language === 'he' || language === 'ar';
}

/** The language of a link, of an earlier visit, or of the browser. */
export function firstLanguage(asked: string | null, kept: string | null, browser: readonly string[]): PageLanguage {
  for (const candidate of [asked, kept, ...browser]) {
    // `iw` is what older Android devices call Hebrew.
    const code = candidate?.toLowerCase().split('-')[0]?.replace('iw', 'he');
    const found = PAGE_LANGUAGES.find((language) => language === code);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** A number of seconds in few letters: `30 sec`, `‏30 שנ׳`. */
export function shortSeconds(language: PageLanguage, seconds: number): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'short', numberingSystem: 'latn' }).format(seconds);
}

/** How long ago something was: `3 sec. ago`. */
export function secondsAgo(language: PageLanguage, seconds: number): string {
  return new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style: 'short' }).format(-seconds, 'second');
}
