const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];

const SMALL: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);

const word = [...UNITS, ...TENS, ...SCALES.keys()].sort((one, other) => other.length - one.length).join('|');
/** Source of a pattern: digits with an optional scale, or number words. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:[ -](?:hundred|thousand|million|billion|bn|m)\\b|(?:k|m|bn)\\b)?|(?:half a (?:dozen|hundred|thousand|million)|a half-dozen|(?:two|three|four|five|six|seven|eight|nine|ten) dozen|an? (?:dozen|score|hundred|thousand|million)|${word})\\b(?:(?:[ -]|[ -]and[ -])(?:${word})\\b)*`;

/** "Third" to 3; `undefined` for other words. */
export function readOrdinal(text: string): number | undefined {
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(text);
  if (digits !== null) return Number(digits[1]);
  const at = ORDINALS.indexOf(text);
  return at < 0 ? undefined : at + 1;
}

/** The value of what {@link NUMBER} matched, in small letters; `undefined` if the words make no number. */
export function readNumber(text: string): number | undefined {
  const digits = /^([\d,.]+)[ -]?(hundred|thousand|million|billion|bn|m|k)?$/.exec(text);
  if (digits !== null) return round(Number((digits[1] ?? '').replaceAll(',', '')) * (scaleOf(digits[2]) ?? 1));
  const dozens = /^(?:(half) a |a half-|(an?|two|three|four|five|six|seven|eight|nine|ten) )?dozen$/.exec(text);
  if (dozens !== null) return (dozens[2] === undefined ? 0.5 : (SMALL.get(dozens[2]) ?? 1)) * 12;
  const half = /^half a (hundred|thousand|million)$/.exec(text);
  if (half !== null) return (scaleOf(half[1]) ?? 0) / 2;
  if (/^an? score$/.test(text)) return 20;
  return readWords(text.replace(/^an? /, 'one ').split(/[ -]+/));
}

function readWords(words: readonly string[]): number | undefined {
  let total = 0;
  let group = 0;
  for (const word of words) {
    if (word === 'and') continue;
    const small = SMALL.get(word);
    const scale = SCALES.get(word);
    if (small !== undefined) {
      // "twenty five" is one number, "five five" is none.
      if (group % 10 !== 0 || (group % 100 !== 0 && small > 9)) return undefined;
      group += small;
    } else if (scale === 100) group = Math.max(group, 1) * 100;
    else if (scale !== undefined) {
      total += Math.max(group, 1) * scale;
      group = 0;
    } else return undefined;
  }
  return total + group;
}

function scaleOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  return SCALES.get(word) ?? { k: 1000, m: 1e6, bn: 1e9 }[word];
}

/** 2.3 million is 2300000, whatever binary fractions make of it. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
