/**
 * Message identifiers of the public warning system, CMAS in the words of 3GPP TS 23.041 §9.4.1.2.2: 4370 presidential (EU-Alert level 1),
 * which cannot be switched off; 4371 to 4374 extreme, 4375 to 4378 severe (immediate or expected, observed or likely); 4396 public
 * safety. Which of them a phone shows by default is the phone's and the country's choice.
 */
export const LIVE_IDENTIFIERS = [4370, 4371, 4372, 4373, 4374, 4375, 4376, 4377, 4378, 4396] as const;
/** CMAS exercise and operator-defined use. */
export const EXERCISE_IDENTIFIERS = [4381, 4382] as const;
/** CMAS required monthly test, state or local test. */
export const TEST_IDENTIFIERS = [4380, 4398] as const;

/** Reserved for "no identifier" on SIM cards (TS 23.041 §9.4.1.2.2): no message can have it. */
export const NO_IDENTIFIER = 65_535;

const ADDITIONAL_LANGUAGE: ReadonlyMap<number, number> = new Map([
  // 4370 to 4382 have theirs thirteen further on.
  ...Array.from({ length: 13 }, (_, index): readonly [number, number] => [4370 + index, 4383 + index]),
  [4396, 4397],
  [4398, 4399],
]);

/** The identifier of the same warning in an additional language; undefined where there is none. */
export function additionalLanguageIdentifier(identifier: number): number | undefined {
  return ADDITIONAL_LANGUAGE.get(identifier);
}
