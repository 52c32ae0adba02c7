import type { PublicAlert } from '../message/public-alert.ts';
import type { Language } from '../zone/zone.ts';
import { fitBroadcastText } from './broadcast-text.ts';
import { type BroadcastPages, encodePages, PAGES_MAX } from './pages.ts';

/** The languages of one message, and how many pages it may take. */
export interface ContentChoice {
  /** In the order in which they stand in the message. A single one is named in the message's coding, so that phones can choose by it. */
  readonly languages: readonly Language[];
  readonly pagesMax?: number;
}

/** An alert's own words as a cell broadcast, shortened where they do not fit; undefined where not even a beginning does. */
export function broadcastContent(
  alert: Pick<PublicAlert, 'texts'>,
  { languages, pagesMax = PAGES_MAX }: ContentChoice,
): BroadcastPages | undefined {
  const [language, ...others] = languages;
  const choice = { pagesMax, ...(language === undefined || others.length > 0 ? {} : { language }) };
  const texts = languages.map((spoken) => alert.texts[spoken]);
  const text = fitBroadcastText(texts, (candidate) => encodePages(candidate, choice).ok);
  if (text === undefined) return undefined;
  const encoded = encodePages(text, choice);
  return encoded.ok ? encoded.value : undefined;
}
