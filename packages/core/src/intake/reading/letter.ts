/**
 * Letters of the Latin, Greek, Cyrillic, Hebrew and Arabic scripts inside a character class. The property class of all letters says
 * the same of a report in English, but every pattern that has it takes the engine far longer to build, and the rules are many.
 */
export const LETTER = 'a-z\\u00df-\\u1fff';
