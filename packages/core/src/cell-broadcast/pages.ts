import { ok, type Result, refuse } from '../units/result.ts';
import { dataCodingFor, readDataCoding } from './data-coding.ts';
import { septetsOf, textOfSeptets } from './gsm-alphabet.ts';
import { packSeptets, unpackSeptets } from './septets.ts';

/** 3GPP TS 23.041 §9.3.19: a page's content, and how many pages a message has at most. */
export const PAGE_OCTETS = 82;
export const PAGES_MAX = 15;
/** 93 characters of 7 bits fit into 82 octets. */
const PAGE_SEPTETS = 93;
const CARRIAGE_RETURN = 0x0d;

/** A text as it is broadcast. */
export interface BroadcastPages {
  /** Data coding scheme, one octet. */
  readonly dcs: number;
  /** Each of 82 octets, filled up with carriage returns. */
  readonly pages: readonly Uint8Array[];
  /** How many octets of each page are text, for the networks that ask for it. */
  readonly usedOctets: readonly number[];
}

/** Why a text cannot be broadcast. */
export interface PagesRefusal {
  readonly code: 'EMPTY_TEXT' | 'TEXT_TOO_LONG' | 'LONE_SURROGATE' | 'INVALID_LANGUAGE';
  readonly message: string;
}

/**
 * Writes a text as pages: GSM 7-bit where its alphabet has every character, else UCS-2. No page ends inside an escape sequence, a
 * surrogate pair, or with a character cut in two. Line ends become line feeds: carriage returns are what pages are filled up with.
 *
 * @param language - ISO 639-1. Where it goes into the text it stands at the head of each page: Android reads it there.
 * @see 3GPP TS 23.041 §9.4.1 and §9.4.2, TS 23.038 §5
 */
export function encodePages(
  text: string,
  { language, pagesMax = PAGES_MAX }: { readonly language?: string; readonly pagesMax?: number } = {},
): Result<BroadcastPages, PagesRefusal> {
  const characters = [...text.replaceAll(/\r\n?/g, '\n')];
  if (characters.length === 0) return refuse({ code: 'EMPTY_TEXT', message: 'there is no text' });
  if (language !== undefined && !/^[a-z]{2}$/.test(language)) {
    return refuse({ code: 'INVALID_LANGUAGE', message: 'a language is two letters a to z (ISO 639-1)' });
  }
  if (/\p{Cs}/u.test(text)) return refuse({ code: 'LONE_SURROGATE', message: 'the text has half a character (a lone surrogate)' });
  const septets = characters.map(septetsOf);
  const isGsm = septets.every((known) => known !== undefined);
  const dcs = dataCodingFor(isGsm ? 'gsm7' : 'ucs2', language);
  const head = languageHead(dcs, language);
  const filled = isGsm
    ? fillPages(septets, PAGE_SEPTETS - head.septets.length).map((page) => gsmPage([...head.septets, ...page]))
    : fillPages(characters.map(utf16Octets), PAGE_OCTETS - head.octets.length).map((page) => ucs2Page([...head.octets, ...page]));
  if (filled.length > pagesMax) {
    return refuse({ code: 'TEXT_TOO_LONG', message: `the text needs ${filled.length} pages, at most ${pagesMax} are allowed` });
  }
  return ok({ dcs, pages: filled.map(({ octets }) => octets), usedOctets: filled.map(({ used }) => used) });
}

/** Pages back to their text; what a phone shows. Undefined where the coding is no text. */
export function decodePages(dcs: number, pages: readonly Uint8Array[]): { readonly text: string; readonly language?: string } | undefined {
  const coding = readDataCoding(dcs);
  if (coding === undefined) return undefined;
  let { language } = coding;
  let text = '';
  for (const page of pages) {
    let body: string;
    if (coding.alphabet === 'ucs2') {
      const start = coding.languageInText ? 2 : 0;
      if (coding.languageInText) language = textOfSeptets(unpackSeptets(page.subarray(0, 2)));
      body = utf16Text(page.subarray(start));
    } else {
      const septets = coding.alphabet === 'gsm7' ? unpackSeptets(page) : page;
      body = textOfSeptets(septets);
      if (coding.languageInText) {
        language = body.slice(0, 2);
        body = body.slice(3);
      }
    }
    text += body.replace(/\r+$/, '');
  }
  return { text, ...(language === undefined ? {} : { language }) };
}

/** The language at the head of a page: as septets with a carriage return, or packed into two octets. */
function languageHead(
  dcs: number,
  language: string | undefined,
): { readonly septets: readonly number[]; readonly octets: readonly number[] } {
  if (language === undefined || readDataCoding(dcs)?.languageInText !== true) return { septets: [], octets: [] };
  const letters = [...language].flatMap((letter) => septetsOf(letter) ?? []);
  return { septets: [...letters, CARRIAGE_RETURN], octets: [...packSeptets(letters)] };
}

/** Whole units onto pages of a capacity. */
function fillPages(units: readonly (readonly number[])[], capacity: number): readonly (readonly number[])[] {
  const pages: number[][] = [];
  let page: number[] = [];
  for (const unit of units) {
    if (page.length + unit.length > capacity) {
      pages.push(page);
      page = [];
    }
    page.push(...unit);
  }
  return [...pages, page];
}

interface FilledPage {
  readonly octets: Uint8Array;
  readonly used: number;
}

function gsmPage(septets: readonly number[]): FilledPage {
  const padding = new Array<number>(PAGE_SEPTETS - septets.length).fill(CARRIAGE_RETURN);
  return { octets: packSeptets([...septets, ...padding]), used: Math.ceil((septets.length * 7) / 8) };
}

function ucs2Page(octets: readonly number[]): FilledPage {
  const page = new Uint8Array(PAGE_OCTETS);
  for (let place = 0; place < PAGE_OCTETS; place += 1)
    page[place] = octets[place] ?? ((place - octets.length) % 2 === 0 ? 0 : CARRIAGE_RETURN);
  return { octets: page, used: octets.length };
}

/** Big-endian UTF-16: UCS-2 as phones read it, which show characters beyond the basic plane as pairs. */
function utf16Octets(character: string): readonly number[] {
  const octets: number[] = [];
  for (let place = 0; place < character.length; place += 1) {
    const unit = character.charCodeAt(place);
    octets.push(unit >> 8, unit & 0xff);
  }
  return octets;
}

function utf16Text(octets: Uint8Array): string {
  let text = '';
  for (let place = 0; place + 1 < octets.length; place += 2) {
    text += String.fromCharCode(((octets[place] ?? 0) << 8) | (octets[place + 1] ?? 0));
  }
  return text;
}
