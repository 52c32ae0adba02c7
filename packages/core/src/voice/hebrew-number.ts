/** Feminine and masculine forms, which Hebrew counts with by the gender of what is counted. */
export type HebrewGender = 'feminine' | 'masculine';

interface Forms {
  readonly units: readonly string[];
  /** Before the word for ten in 11 to 19. */
  readonly teens: readonly string[];
  readonly ten: string;
}

const FORMS: { readonly [gender in HebrewGender]: Forms } = {
  feminine: {
    units: ['אֶפֶס', 'אַחַת', 'שְׁתַּיִם', 'שָׁלוֹשׁ', 'אַרְבַּע', 'חָמֵשׁ', 'שֵׁשׁ', 'שֶׁבַע', 'שְׁמוֹנֶה', 'תֵּשַׁע', 'עֶשֶׂר'],
    teens: ['', 'אַחַת', 'שְׁתֵּים', 'שְׁלוֹשׁ', 'אַרְבַּע', 'חֲמֵשׁ', 'שֵׁשׁ', 'שְׁבַע', 'שְׁמוֹנֶה', 'תְּשַׁע'],
    ten: 'עֶשְׂרֵה',
  },
  masculine: {
    units: ['אֶפֶס', 'אֶחָד', 'שְׁנַיִם', 'שְׁלוֹשָׁה', 'אַרְבָּעָה', 'חֲמִישָּׁה', 'שִׁישָּׁה', 'שִׁבְעָה', 'שְׁמוֹנָה', 'תִּשְׁעָה', 'עֲשָׂרָה'],
    teens: ['', 'אַחַד', 'שְׁנֵים', 'שְׁלוֹשָׁה', 'אַרְבָּעָה', 'חֲמִישָּׁה', 'שִׁישָּׁה', 'שִׁבְעָה', 'שְׁמוֹנָה', 'תִּשְׁעָה'],
    ten: 'עָשָׂר',
  },
};
const TENS = ['', '', 'עֶשְׂרִים', 'שְׁלוֹשִׁים', 'אַרְבָּעִים', 'חֲמִישִּׁים', 'שִׁישִּׁים', 'שִׁבְעִים', 'שְׁמוֹנִים', 'תִּשְׁעִים'];
const HUNDRED = 'מֵאָה';
const TWO_HUNDRED = 'מָאתַיִם';
const HUNDREDS = 'מֵאוֹת';
const AND = 'וְ';
const THOUSAND = 1_000;

/**
 * A whole number from 0 to 999 in Hebrew words with vowel points: the speech program passes over digits in Hebrew without a sound.
 * Larger ones are said digit by digit.
 */
export function hebrewNumber(value: number, gender: HebrewGender): string {
  if (value >= THOUSAND) return [...String(value)].map((digit) => hebrewNumber(Number(digit), 'feminine')).join(' ');
  const { units, teens, ten } = FORMS[gender];
  if (value <= 10) return units[value] ?? '';
  if (value < 20) return `${teens[value - 10]} ${ten}`;
  if (value < 100) return withRest(TENS[Math.floor(value / 10)] ?? '', value % 10, gender);
  const hundreds = Math.floor(value / 100);
  const head = hundreds === 1 ? HUNDRED : hundreds === 2 ? TWO_HUNDRED : `${FORMS.feminine.teens[hundreds]} ${HUNDREDS}`;
  return withRest(head, value % 100, gender);
}

/** Only the last part takes the "and": a hundred, twenty *and* three. */
function withRest(head: string, rest: number, gender: HebrewGender): string {
  if (rest === 0) return head;
  return rest > 20 && rest % 10 !== 0 ? `${head} ${hebrewNumber(rest, gender)}` : `${head} ${AND}${hebrewNumber(rest, gender)}`;
}
