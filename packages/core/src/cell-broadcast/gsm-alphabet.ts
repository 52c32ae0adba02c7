/** Septet 27 says that the next one is of the extension table. */
const ESCAPE = 0x1b;

/** 3GPP TS 23.038 §6.2.1: the default alphabet, in order of its codes. Code 27 is the escape and stands for no character. */
const DEFAULT_ALPHABET = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
].join('');

/** 3GPP TS 23.038 §6.2.1.1: the extension table, after an escape. */
const EXTENSION: readonly (readonly [code: number, character: string])[] = [
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
];

const SEPTETS: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...DEFAULT_ALPHABET]
    .map((character, code): readonly [string, readonly number[]] => [character, [code]])
    .filter(([, [code]]) => code !== ESCAPE),
  ...EXTENSION.map(([code, character]): readonly [string, readonly number[]] => [character, [ESCAPE, code]]),
]);
const EXTENDED: ReadonlyMap<number, string> = new Map(EXTENSION);

/**
 * One character in the GSM 7-bit default alphabet: one septet, or two with the escape.
 *
 * @returns undefined where the alphabet does not have it
 */
export function septetsOf(character: string): readonly number[] | undefined {
  return SEPTETS.get(character);
}

/** The text of septets. An extension that nobody knows is shown as a space, as TS 23.038 §6.2.1.1 asks for. */
export function textOfSeptets(septets: Iterable<number>): string {
  let text = '';
  let escaped = false;
  for (const septet of septets) {
    if (escaped) text += EXTENDED.get(septet) ?? ' ';
    else if (septet !== ESCAPE) text += DEFAULT_ALPHABET[septet] ?? ' ';
    escaped = !escaped && septet === ESCAPE;
  }
  return text;
}
