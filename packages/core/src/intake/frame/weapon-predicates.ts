import type { Kind } from '../kinds.ts';
import { type CountedPredicate, rule } from './predicate.ts';

/** What became of what flies: intercepted, fallen, fired; in the order in which they are tried at one place. */
export const WEAPON_PREDICATES: readonly CountedPredicate[] = [
  rule('interception', ['weapon', 'launch', 'other'], {
    right:
      'intercepted|shot down|downed|brought down|neutrali[sz]ed|thwarted|destroyed|eliminated|knocked (?:out|down)|suppressed|repelled|taken (?:down|out)|jammed|stopped|foiled|suppressed',
    left: 'intercept(?:s|ed|ing)?|interceptions? of|shoot(?:s|ing)? down|shot down|downs?|downed|downing(?: of)?|brought down|bringing down|bring down|neutrali[sz](?:ed|ing)|thwart(?:ed|ing)|destroy(?:s|ed|ing)?|destruction of|knocked (?:out|down)|repel(?:led|ling)|took (?:down|out)|stopped|foiled',
  }),
  rule('outcome', ['weapon', 'launch', 'other'], {
    right:
      'fell|fall|falling|falls|landed|landing|lands?|hit(?! by\\b)|hits|hitting|struck(?! by\\b)|strikes?|striking|slams?|slamming|explodes?|impacts?|pounded|ripped through|tore (?:through|into)|pierced|crashed|crashing|explod(?:ed|ing)|impacted|impacting|came down|dropped|slammed|misfired|failed(?! to (?:intercept|stop))|broke up|disintegrated|made impact|got through|penetrated|splashed down|detonated|plunged|ploughed',
    left: '(?:hit|struck|targeted|impacted|damaged|attacked) by|impacts? of|fall of|hits? (?:from|by|of)',
  }),
  rule('outcome_unknown', ['weapon', 'launch', 'other'], { left: '(?:fate|whereabouts) of' }),
  rule('launch_count', ['weapon', 'launch', 'other'], {
    right:
      'fired|launched|lobbed|shot|sent|detected|identified|cross(?:ed|ing)?|enter(?:ed|ing)?|infiltrat(?:ed|ing)|head(?:ed|ing)|flew|flying|aimed|directed|tracked|unleashed|coming from|en route|approaching|were used|used in|lifted off|took off|violated|rained down',
    left: 'fir(?:e|es|ed|ing)|launch(?:es|ed|ing)?|launch(?:es)? of|firing of|lobb(?:ed|ing)|lobs|shot|shooting|shoots|sent|sending|send|sends|detect(?:s|ed|ing)|identif(?:ied|ies|ying)|unleash(?:es|ed|ing)?|track(?:s|ed|ing)|count(?:ed|ing)|record(?:ed|ing)|rain(?:ed|ing)|test[- ]?(?:fired|launched|fires)|tested|(?:attack(?:ed|ing)?|hit|struck|pounded|bombarded|respond(?:ed|ing)?|targeted|targeting)(?: [^,;]{1,60}?)? with|using|used|deployed|deploying|barrages? of|salvos? of|fire of|volleys? of|waves? of|swarms? of',
  }),
];

/** Verbs by which weapons end, told apart by the words behind. */
const OUTCOMES: readonly (readonly [Kind, RegExp])[] = [
  [
    'fell_short',
    /\b(?:fall\w*|fell|landed|landing|came down|dropp\w+) short\b|misfired|\bfailed\b|\b(?:inside|within) (?:the )?(?:gaza|strip|enclave|lebanon|lebanese|yemen|syria|syrian|palestinian)|\b(?:fell|fall\w*|land\w*|crash\w*) in (?:the )?(?:gaza|strip\b|yemen|lebanon|lebanese territory|iraq)/,
  ],
  [
    'fell_in_sea',
    /\b(?:in|into|at) (?:the )?(?:[a-z]+ ){0,2}(?:sea|mediterranean|water|waters|gulf|ocean)\b|\boff (?:the|its|their|[a-z]+'s) (?:[a-z]+ )?coast\b|\b(?:in|into) (?:[a-z']+ ){0,2}exclusive economic zone/,
  ],
  [
    'impact_open_area',
    /\bopen (?:areas?|fields?|spaces?|terrain|land|ground|territory)\b|\b(?:un(?:inhabited|populated)|desert|empty|deserted|vacant|remote|forested|wooded|agricultural) (?:[a-z]+ )?(?:areas?|fields?|land|lots?|terrain|plots?|region)?|\bin (?:a |the )?(?:[a-z]+ )?(?:fields?|forest|woods|woodland|desert|orchard|vineyard)\b/,
  ],
  [
    'midair_explosion',
    /\bmid-?air\b|\bfragmented\b|\bbroke apart\b|\bin the air\b|\bbefore (?:touching|reaching|hitting|impact|it reached|landing|crossing|entering)|\bbroke up\b|\bdisintegrated\b/,
  ],
];

/** How a weapon ended, from the verb and what follows it: in the open, in the sea, short, in the air; else an impact. */
export function outcomeOf(words: string): Kind {
  return OUTCOMES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'impact';
}
