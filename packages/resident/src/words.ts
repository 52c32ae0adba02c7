import { EN } from './languages/en.ts';
import type { Words } from './languages/words.ts';

/** Languages of the page, those of the alerts' texts. */
export const PAGE_LANGUAGES = ['he', 'ar', 'en', 'ru', 'uk'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** Each language's name for itself. */
export const LANGUAGE_NAMES: Readonly<Record<PageLanguage, string>> = {
  he: 'עברית',
  ar: 'العربية',
  en: 'English',
  ru: 'Русский',
  uk: 'Українська',
};

const words: Record<PageLanguage, Words> = { he: EN, ar: EN, en: EN, ru: EN, uk: EN };

/** The page's words. English stands in for a language that has not been loaded; what an alert says comes with the alert. */
export const WORDS: Readonly<Record<PageLanguage, Words>> = words;

/** Loads the words of a language: each but English is a file of its own, so that nobody waits for four that are not read. */
export async function loadWords(language: PageLanguage): Promise<void> {
  if (language === 'en' || words[language] !== EN) return;
  const address = `/language-${language}.js`;
  const loaded = (await import(address)) as { readonly [name: string]: Words };
  words[language] = loaded[language.toUpperCase()] ?? EN;
}

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
  // The short form of Hebrew is one that nobody says.
  const style = language === 'he' ? 'long' : 'short';
  return new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style }).format(-seconds, 'second');
}

/** A number of minutes in few letters: `10 min`. */
export function shortMinutes(language: PageLanguage, minutes: number): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short', numberingSystem: 'latn' }).format(minutes);
}

/** A time on foot: seconds below three minutes, for that is what shelter times are in, else minutes; nobody is told less than it takes. */
export function walkingTime(language: PageLanguage, seconds: number): string {
  return seconds < 180 ? shortSeconds(language, Math.max(5, Math.ceil(seconds / 5) * 5)) : shortMinutes(language, Math.ceil(seconds / 60));
}

/** A distance in few letters: `350 m`, `1.2 km`. */
export function shortDistance(language: PageLanguage, metres: number): string {
  const isFar = metres >= 995;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isFar ? 'kilometer' : 'meter',
    unitDisplay: 'short',
    numberingSystem: 'latn',
    maximumFractionDigits: isFar && metres < 10_000 ? 1 : 0,
  }).format(isFar ? metres / 1_000 : Math.max(10, Math.round(metres / 10) * 10));
}

/** Time left as `9:05`: figures alone, the same in every language. */
export function minutesLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time of day, with the date where it was not today. */
export function clockTime(language: PageLanguage, atMs: number, nowMs: number): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
  }).format(atMs);
}
