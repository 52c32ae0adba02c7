import type { Kind } from '../kinds.ts';
import type { NounClass } from '../quantity/counted-nouns.ts';

/** A verb or noun that says what became of what is counted. */
export interface CountedPredicate {
  readonly kind: Kind | 'outcome' | 'release' | 'hold';
  readonly classes: ReadonlySet<NounClass>;
  /** After what is counted: "five rockets were fired". */
  readonly right?: RegExp;
  /** Before it: "fired five rockets"; matched at the end of the words before the figure. */
  readonly left?: RegExp;
}

const PEOPLE: readonly NounClass[] = ['person', 'hostage', 'prisoner', 'other'];
const FILLER =
  '(?: (?:off|out|up|the|its|their|his|some|another|a|an|further|additional|more|total|of|around|also|down|as|all|other|what it said were|in total|on|at|to|back|over|away|for))*';

const after = (source: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${source})(?![\\p{L}])`, 'u');
const before = (source: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${source})${FILLER}\\s*["']?$`, 'u');
const rule = (
  kind: CountedPredicate['kind'],
  classes: readonly NounClass[],
  words: { right?: string; left?: string },
): CountedPredicate => ({
  kind,
  classes: new Set(classes),
  ...(words.right === undefined ? {} : { right: after(words.right) }),
  ...(words.left === undefined ? {} : { left: before(words.left) }),
});

/** In the order in which they are tried at one place. */
export const COUNTED: readonly CountedPredicate[] = [
  rule('killing', PEOPLE, { right: 'assassinated', left: 'assassinat(?:ed|ing|ion of)|eliminat(?:ed|ing|ion of)' }),
  rule('casualties_killed', PEOPLE, {
    right: 'killed|dead|died|dying|perished|slain|martyred|lost (?:their|his|her) li(?:ves|fe)|murdered|massacred|lay dead',
    left: 'killing|killed|kills|kill|kill(?:ed)? as many as|(?:claim(?:ed|ing)|taken|took) the li(?:ves|fe) of|deaths? of|killings? of|murder(?:ed|ing)|massacr(?:ed|ing)|toll(?: [a-z]+){0,6}? (?:to|at|of|reached|passed|surpassed|topped|exceeds)|bodies of|leaving dead',
  }),
  rule('casualties_injured', PEOPLE, {
    right:
      'injured|wounded|hurt|hospitali[sz]ed|treated|taken to (?:the |a |[a-z]+ )?hospitals?|evacuated to (?:the |a |[a-z]+ )?hospitals?|suffer(?:ed|ing)|sustain(?:ed|ing)|in (?:a )?(?:serious|critical|moderate|light|mild|stable)(?: to [a-z]+)? condition|(?:lightly|seriously|moderately|critically|severely)(?: (?:injured|wounded|hurt))?',
    left: 'injuring|injured|injures|wounding|wounded|wounds|hurting|hurt|treated|treating|injuries to',
  }),
  rule('release', PEOPLE, {
    right:
      'released|freed|set free|handed over|let go|exchanged|swapped|returned (?:home|to israel)|to be (?:released|freed)|received by the (?:icrc|red cross|international)|transferred to (?:the |israel|egypt)',
    left: 'release|releases|released|releasing|free|frees|freed|freeing|releases? of|return of|transfer of|hand(?:ed|ing)? over|exchange of|exchanged|exchanging|swap(?:ped|ping)?|repatriat(?:ed|ing)',
  }),
  rule('hostage_taking', PEOPLE, {
    right:
      '(?:taken|took) (?:hostage|captive|prisoner)|abducted|kidnapped|seized|captured|taken (?:to gaza|into gaza|back to gaza|during|by|on october)',
    left: 'seiz(?:ed|ing|es)|abduct(?:ed|ing|s|ion of)|kidnapp(?:ed|ing)|kidnapping of|captur(?:ed|ing|es)|capture of|took hostage|taking hostage|took|taking|taken',
  }),
  rule('hold', PEOPLE, {
    right:
      '(?:being |still |believed to be |thought to be )*held|in captivity|captive|imprisoned|jailed|incarcerated|remain(?:s|ed|ing)?(?: [a-z]+)? (?:in gaza|there|captive|in captivity)|still in gaza',
    left: 'holding|holds|hold|held|remaining',
  }),
  rule('displaced', PEOPLE, {
    right:
      'displaced|fled|flee|fleeing|forced (?:to leave|to flee|from|out)|left their homes|leave their homes|homeless|evacuated|uprooted|driven from',
    left: 'displac(?:ed|ing|es)|displacement of|uproot(?:ed|ing)|evacuat(?:ed|ing|ion of)|flight of|exodus of',
  }),
  rule('sheltering', PEOPLE, {
    right:
      '(?:rush|run|running|ran|rushed|rushing|race|raced|racing|flee|fleeing|into|to|take|took|taking|seek|sought|seeking|enter|entered|spent)(?: [a-z]+){0,5} (?:shelters?|cover|safe rooms?|protected)',
  }),
  rule('interception', ['weapon', 'launch', 'other'], {
    right:
      'intercepted|shot down|downed|brought down|neutrali[sz]ed|thwarted|destroyed|eliminated|knocked (?:out|down)|suppressed|repelled|taken down|jammed',
    left: 'intercept(?:s|ed|ing)?|interceptions? of|shot down|shoot(?:ing)? down|downs?|downed|downing(?: of)?|brought down|bringing down|neutrali[sz](?:ed|ing)|thwart(?:ed|ing)|destroy(?:s|ed|ing)?|destruction of|knocked (?:out|down)|repelled|took down|stopped',
  }),
  rule('outcome', ['weapon', 'launch', 'other'], {
    right:
      'fell|fall|falling|falls|landed|landing|land|hit|hits|hitting|struck|striking|crashed|crashing|explod(?:ed|ing)|impacted|impacting|came down|dropped|slammed|misfired|failed(?! to (?:intercept|stop))|broke up|disintegrated|made impact|got through|penetrated',
    left: '(?:hit|struck|targeted|impacted|damaged|attacked) by|impacts? of|fall of|hits? from',
  }),
  rule('launch_count', ['weapon', 'launch', 'other'], {
    right:
      'fired|launched|lobbed|shot|sent|detected|identified|cross(?:ed|ing)?|enter(?:ed|ing)?|infiltrat(?:ed|ing)|head(?:ed|ing)|flew|flying|aimed|directed|tracked|unleashed|coming from|en route|approaching|were used|used in',
    left: 'fir(?:e|es|ed|ing)|launch(?:es|ed|ing)?|launch(?:es)? of|firing of|lobb(?:ed|ing)|shot|shooting|sent|sending|send|detect(?:s|ed|ing)|identif(?:ied|ies|ying)|unleash(?:ed|ing)|track(?:ed|ing)|count(?:ed|ing)|record(?:ed|ing)|rain(?:ed|ing)|(?:attack(?:ed|ing)?|hit|struck|pounded|bombarded|respond(?:ed|ing)?|targeted|targeting)(?: [^,;]{1,60}?)? with|using|used|deployed|barrages? of|salvos? of|fire of|volleys? of',
  }),
  rule('damage', ['target', 'building', 'other'], { left: 'destruction of|damage to|(?:damag|demolish|flatten|level)(?:ed|ing)' }),
  rule('damage', ['building', 'vehicle'], {
    right: 'destroyed|damaged|hit|burned|burnt|level?led|demolished|flattened|collapsed|torched|caught fire|struck|set ablaze|set on fire',
    left: 'destroy(?:ed|ing|s)|hitting|burn(?:ed|ing)|torch(?:ed|ing)|raz(?:ed|ing)',
  }),
  rule('strike', ['target', 'strike'], {
    right: 'struck|hit|targeted|attacked|bombed|destroyed|raided|shelled|carried out|conducted|launched|overnight|in the past',
    left: 'str(?:uck|ike|ikes|iking)|hit|hits|hitting|target(?:s|ed|ing)|attack(?:s|ed|ing)|bomb(?:s|ed|ing)|pound(?:ed|ing)|shell(?:ed|ing)|destroy(?:ed|ing)|carr(?:ied|ying|y) out|conduct(?:ed|ing)|launch(?:ed|ing)|strikes? (?:on|against)',
  }),
  rule('aid', ['vehicle', 'goods'], {
    right:
      'enter(?:ed|ing)?|cross(?:ed|ing)?|carrying|loaded|laden|arriv(?:ed|ing)|allowed|pass(?:ed|ing)|rolled|deliver(?:ed|ing)|waiting|of (?:[a-z-]+ ){0,4}(?:aid|food|fuel|supplies|medicines?|flour|water|assistance)|reached',
    left: 'allow(?:ed|ing|s)?(?: for)?|deliver(?:ed|ing|y of)|entry of|carrying|sent|sending|let(?:ting)? in|transfer(?:red|ring)?|brought|bringing|receiv(?:ed|ing)',
  }),
  rule('fire', ['fire'], {
    right: 'broke out|sparked|started|erupted|burn(?:ed|ing)|caused|ignited',
    left: 'spark(?:ed|ing)|caus(?:ed|ing)|start(?:ed|ing)|ignit(?:ed|ing)|extinguish(?:ed|ing)|battl(?:ed|ing)|fight(?:ing)?',
  }),
  rule('service_disruption', ['transport'], {
    right: 'cancel+ed|diverted|suspended|delayed|grounded|rerouted|halted|turned back',
    left: 'cancel+(?:ed|ing)|divert(?:ed|ing)|suspend(?:ed|ing)|delay(?:ed|ing)|ground(?:ed|ing)|disrupt(?:ed|ing)',
  }),
  rule('sirens', ['siren', 'other'], {
    left: '(?:sirens|alerts|alarms)(?: [a-z]+){0,4} (?:in|across|throughout)|trigger(?:ed|ing) (?:sirens|alerts|alarms) (?:in|across)',
  }),
  rule('responsibility_attribution', ['attack', 'strike'], { left: 'responsible for|blame for|behind|responsibility for' }),
  rule('violation_allegation', ['attack'], { right: '(?:of the )?(?:truce|ceasefire)', left: 'accused of|recorded|documented|reported' }),
  rule('attack', ['attack'], {
    right: 'carried out|launched|took place|reported',
    left: 'carr(?:ied|ying) out|launch(?:ed|ing)|conduct(?:ed|ing)|claim(?:ed|ing)|repel(?:led|ling)|mounted',
  }),
];

/** Verbs by which weapons end, told apart by the words behind. */
const OUTCOMES: readonly (readonly [Kind, RegExp])[] = [
  [
    'fell_short',
    /\b(?:fall\w*|fell|landed|landing|came down|dropp\w+) short\b|misfired|\bfailed\b|\b(?:inside|within) (?:the )?(?:gaza|strip|enclave|lebanon|lebanese|yemen|syria|syrian|palestinian)|\b(?:fell|fall\w*|land\w*|crash\w*) in (?:the )?(?:gaza|strip\b|yemen|lebanon|lebanese territory|iraq)/,
  ],
  ['fell_in_sea', /\b(?:in|into|at) (?:the )?(?:[a-z]+ ){0,2}(?:sea|mediterranean|water|waters)\b|\boff the coast\b/],
  [
    'impact_open_area',
    /\bopen (?:areas?|fields?|spaces?|terrain|land|ground|territory)\b|\b(?:un(?:inhabited|populated)|desert|empty) (?:areas?|fields?|land)?|\bin (?:a |the )?fields?\b/,
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
