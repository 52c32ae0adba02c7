import { isParticiple } from './speech-verbs.ts';

/** Words round a verb of saying that make it none. */
interface NotSpeech {
  readonly word: RegExp;
  /** It says nothing where these stand before it. */
  readonly before?: RegExp;
  /** It says nothing where these stand after it. */
  readonly after?: RegExp;
  /** It says something only where these stand before it. */
  readonly unlessBefore?: RegExp;
  /** It says something only where these stand after it. */
  readonly unlessAfter?: RegExp;
}

const RULES: readonly NotSpeech[] = [
  // "The report", "no claims": nouns.
  {
    word: /^(?:alleged|purported|warning|announcement|vow|demand|order|pledge|promise|threat|reports|states|claims|orders|demands|estimates|notes|counts|report|estimate|claim|note|state|reported|put|warnings|posts|post|observed)$/,
    before:
      /(?:\b(?:the|a|an|no|any|its|their|his|united|member|of|these|those|other|some|all|initial|early|first|new|further|according to) |^\s*)$/,
  },
  { word: /^(?:reports|claims|warnings|estimates|statements)$/, after: /^ (?:of|from|regarding|about|on|in)\b/ },
  {
    word: /^(?:orders|demands|promises|threats|warnings|claims|reports)$/,
    after: /^ ?(?:[.,;]|$|for\b|of\b|from\b|to (?!have\b)|in\b|by\b|and\b|on\b|were\b|was\b|have\b|had\b|are\b|is\b)/,
  },
  { word: /^(?:state|note|report|claim|estimate|read)$/, after: /^ (?:media|tv|television|news|agenc|of|department|run|owned|emergency)/ },
  {
    word: /^posted$/,
    after: /^ (?:to|online|by)\b|^ on (?!x\b|telegram|twitter|facebook|social|truth|instagram)/,
    unlessBefore: /\b(?:he|she|it|they|who|later|also|ministry|army|military|spokes\w+) $/,
  },
  { word: /^reads?$/, unlessBefore: /\b(?:statement|message|letter|notice|leaflets?|post|note|tweet|text|communique|warning)s? $/ },
  // "Said to land in a field": a headline's "is said to".
  { word: /^said$/, after: /^ to (?!reporters\b|journalists\b|the\b|an?\b|have said\b)/ },
  // "Evacuation orders affect thousands", "air raid warnings": nouns.
  {
    word: /^(?:orders|warnings?|notices|notes|claims|reports|posts|calls|alerts)$/,
    before:
      /\b(?:evacuation|displacement|evacuate|shelter|raid|storm|travel|arrest|warning|removal|execution|flood|early|media|news|witness|hospital) $/,
  },
  { word: /^responded$/, after: /^ (?:to|by|with|after|in)\b/ },
  { word: /^told$/, before: /\b(?:all|are|were) $/ },
  { word: /^call(?:ed|s|ing)$/, unlessAfter: /^ (?:the|it|this|that|those|them|him|her|his|its|israel's|for|on)\b(?! off\b)/ },
  { word: /^declin(?:ed|es|ing)$/, unlessAfter: /^ to (?:say|comment|confirm|disclose|specify|give|provide|elaborate)\b/ },
  { word: /^reported$/, after: /^ (?:damaged|killed|injured|dead|missing|hit|wounded|destroyed|hurt)\b/ },
  { word: /^maintain/, unlessAfter: /^ that\b/ },
  { word: /^puts?$/, unlessAfter: /^ (?:the |its |their )?(?:[a-z]+ )?(?:toll|number|figure|count)/ },
  {
    word: /^(?:warning|claiming|posting|ordering|reporting|warnings|informed|responding)$/,
    after: /^ (?:sirens?|system|lives|responsibility|credit|by|shots?)/,
  },
];
const PASSIVE = /\b(?:was|were|been|being|be|is|are|get|gets)(?: (?:also|not|then|reportedly|initially|immediately))? $/;

/** A noun ("the report"), a passive ("were reported"), or a verb that says nothing here ("reported injured"). */
export function isNotSpeech(word: string, before: string, after: string): boolean {
  if (PASSIVE.test(before) && !isParticiple(word)) return true;
  return RULES.some((rule) => rule.word.test(word) && isRuledOut(rule, before, after));
}

function isRuledOut(rule: NotSpeech, before: string, after: string): boolean {
  if (rule.unlessAfter !== undefined) return !rule.unlessAfter.test(after);
  const isSilent = rule.before?.test(before) ?? rule.after?.test(after) ?? true;
  return isSilent && rule.unlessBefore?.test(before) !== true;
}
