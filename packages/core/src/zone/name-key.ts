/**
 * Two ways to boil a name down to what is the same in all its spellings. `exactKey` forgives only what a keyboard or an encoding
 * does; `spellingKey` forgives spelling, too, and is asked only when the exact key knows nothing.
 */

/** Marks that carry no sound: direction marks, zero-width characters, BOM, Hebrew points and accents, Arabic vowels and tatweel. */
const SILENT = /[\p{Cc}\p{Cf}\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u0640\u0A7B]/gu;
/** Geresh, gershayim, primes, and every quotation mark that stands in for them. */
const QUOTES = /['"`´\u05F3\u05F4\u2018-\u201F\u2032\u2033\u2035\u2036\u02B9-\u02BC\uFF07\uFF02]+/gu;
/** What stands between words: spaces of all kinds, hyphens, maqaf, dashes, commas, slashes, brackets. */
const BETWEEN = /[\s\u05BE\u2010-\u2015\u2212\uFE58\uFE63\uFF0D,;:/\\|()[\]_-]+/gu;

/** Forgives case, encoding, stray marks, the kind of quote (doubled or not), the kind and number of spaces and dashes. */
export function exactKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\t\n\r]/g, ' ')
    .replace(SILENT, '')
    .replace(QUOTES, "'")
    .replace(BETWEEN, ' ')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '' && word !== "'")
    .join(' ')
    .replace(/^'+|'+$/g, '');
}

/** Acronyms that feeds use for whole words; quotes are already plain when these are looked up. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["אזה'ת", 'אזור תעשייה'],
  ["אזוה'ת", 'אזור תעשייה'],
  ["א'ת", 'אזור תעשייה'],
  ['א.ת', 'אזור תעשייה'],
  ['א.ת.', 'אזור תעשייה'],
  ["בי'ס", 'בית ספר'],
  ["ק'", 'קריית'],
  ['ק.', 'קריית'],
  ["ת'א", 'תל אביב'],
  ["ב'ש", 'באר שבע'],
  ["פ'ת", 'פתח תקווה'],
  ["ראשל'צ", 'ראשון לציון'],
]);

const FINAL_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ך', 'כ'],
  ['ם', 'מ'],
  ['ן', 'נ'],
  ['ף', 'פ'],
  ['ץ', 'צ'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ئ', 'ي'],
  ['ؤ', 'و'],
  ['ة', 'ه'],
  ['ё', 'е'],
]);

/**
 * Forgives spelling on top of {@link exactKey}: quotes and dots left out, a yod or vav written once or twice (Academy of the Hebrew
 * Language, rules of full spelling: קרית and קריית, נוה and נווה), final letters, `איזור` for `אזור`, common acronyms, the seats of
 * the Arabic hamza. A single yod or vav that comes or goes is a different name here: קדר and קידר are told apart.
 */
export function spellingKey(name: string): string {
  return exactKey(name)
    .split(' ')
    .map((word) => SHORT_FORMS.get(word) ?? word)
    .join(' ')
    .replace(/['.]/g, '')
    .replace(/[ךםןףץأإآٱىئؤةё]/g, (letter) => FINAL_LETTERS.get(letter) ?? letter)
    .replace(/יי+/g, 'י')
    .replace(/וו+/g, 'ו')
    .replace(/(^| )איזור(?= |$)/g, '$1אזור')
    .replace(/ +/g, ' ')
    .trim();
}
