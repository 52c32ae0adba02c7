/** How a cell broadcast's octets are to be read. */
export interface DataCoding {
  readonly alphabet: 'gsm7' | '8bit' | 'ucs2';
  /** ISO 639-1, where the coding itself names one. */
  readonly language?: string;
  /** The text begins with its language: two characters and a carriage return in GSM 7-bit, two octets in UCS-2. */
  readonly languageInText: boolean;
}

/** 3GPP TS 23.038 §5, coding group 0000. */
const LANGUAGES_0: readonly string[] = ['de', 'en', 'it', 'fr', 'es', 'nl', 'sv', 'da', 'pt', 'fi', 'no', 'el', 'tr', 'hu', 'pl'];
/** Coding group 0010. Hebrew, Arabic and Russian are not in the 7-bit alphabet: their values say UCS-2. */
const LANGUAGES_2: readonly string[] = ['cs', 'he', 'ar', 'ru', 'is'];

const GSM7_ANY = 0x0f;
const GSM7_LANGUAGE_IN_TEXT = 0x10;
const UCS2_LANGUAGE_IN_TEXT = 0x11;
const UCS2_ANY = 0x48;

/**
 * The data coding scheme for a text. For UCS-2 the language goes into the text: the codes of group 0010 for Hebrew, Arabic and Russian
 * are read as 7-bit by phones older than release 18, and Ukrainian has none.
 *
 * @returns one octet
 * @see 3GPP TS 23.038 §5
 */
export function dataCodingFor(alphabet: 'gsm7' | 'ucs2', language: string | undefined): number {
  if (alphabet === 'ucs2') return language === undefined ? UCS2_ANY : UCS2_LANGUAGE_IN_TEXT;
  if (language === undefined) return GSM7_ANY;
  const code = LANGUAGES_0.indexOf(language);
  return code === -1 ? GSM7_LANGUAGE_IN_TEXT : code;
}

/**
 * Reads a data coding scheme; reserved values are 7-bit, as the specification asks for.
 *
 * @returns undefined for compressed text and for codings that are no plain text (user data header, WAP)
 */
export function readDataCoding(octet: number): DataCoding | undefined {
  const low = octet & 0x0f;
  switch (octet >> 4) {
    case 0x0:
      return plain('gsm7', LANGUAGES_0[low]);
    case 0x1:
      return { alphabet: low === 1 ? 'ucs2' : 'gsm7', languageInText: true };
    case 0x2:
      return plain(low >= 1 && low <= 3 ? 'ucs2' : 'gsm7', LANGUAGES_2[low]);
    case 0x4:
    case 0x5:
      return plain((['gsm7', '8bit', 'ucs2', 'gsm7'] as const)[low >> 2] ?? 'gsm7', undefined);
    case 0x6:
    case 0x7:
    case 0x9:
    case 0xe:
      return undefined;
    case 0xf:
      return plain((low & 4) === 4 ? '8bit' : 'gsm7', undefined);
    default:
      return plain('gsm7', undefined);
  }
}

function plain(alphabet: DataCoding['alphabet'], language: string | undefined): DataCoding {
  return { alphabet, languageInText: false, ...(language === undefined ? {} : { language }) };
}
