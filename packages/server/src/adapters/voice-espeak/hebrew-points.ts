const LETTER_WITH_POINTS = /([\u05d0-\u05ea])([\u05b0-\u05c7]+)/g;
const DAGESH = '\u05bc';
const SHIN_DOT = '\u05c1';
const SIN_DOT = '\u05c2';
const HATAF_SEGOL = '\u05b1';
const SEGOL = '\u05b6';
/** Letters that a dagesh makes another sound of: b, k, p, and vav as u. */
const CHANGED_BY_DAGESH = 'בכפו';

/**
 * Hebrew points as espeak-ng 1.51 knows them: a dagesh or a sin dot directly behind its letter, a dagesh only where it changes the sound,
 * no shin dot, no hataf segol. Any other combination it spells out letter by letter ("he, Hebrew dagesh, ..."). Seen with `espeak-ng -v he --ipa`.
 */
export function pointsForEspeak(text: string): string {
  return text.normalize('NFD').replaceAll(LETTER_WITH_POINTS, (_, letter: string, points: string) => {
    const first = [SIN_DOT, DAGESH].filter((point) => points.includes(point) && (point === SIN_DOT || CHANGED_BY_DAGESH.includes(letter)));
    const vowels = [...points].filter((point) => point !== DAGESH && point !== SHIN_DOT && point !== SIN_DOT);
    return letter + first.join('') + vowels.join('').replaceAll(HATAF_SEGOL, SEGOL);
  });
}
