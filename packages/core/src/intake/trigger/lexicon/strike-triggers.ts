import { outcomeOf } from '../../frame/weapon-predicates.ts';
import type { Kind } from '../../kinds.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Trigger, trigger } from '../trigger.ts';
import { wordTest } from '../words.ts';

/** Verbs that strike only from the air or with guns. */
const BOMBED =
  'bombed|bombs|bombing|re-bombed|pounded|pounds|pound|pounding|pummel+ed|pummels|pummel+ing|bombarded|bombards|bombarding|blitzed|strafed|strafing|shelled|shelling|hammered|hammering|battered|batters|battering|blasted|blasting|rocketed|carpet-bombed';
const HIT =
  'hit|hits|hitting|struck|strikes|strike|striking|targeted|targets|target|targeting|attacked|attacks|attack|attacking|hit back at|struck back at';
const STRIKE_VERB =
  'rock(?:ed|s|ing)?|shook|shakes?|shaking|jolt(?:ed|s)?|hit|hits|hitting|struck|strikes?|targeted|target|targeting|pound(?:ed|s|ing)?|pummel+(?:ed|s|ing)?|flatten(?:ed|s|ing)?|level?led|destroy(?:ed|s|ing)?|damaged?|damag(?:es|ing)|tore|ripped|continu(?:ed?|es|ing)|resum(?:ed?|es|ing)|beg[aiu]n|begins|start(?:ed|s)?|took place|occurred|intensif(?:y|ied|ies)|escalat(?:ed?|es)|persist(?:ed|s)?|rag(?:ed|es)|erupt(?:ed|s)|broke out|came|come|comes|follow(?:ed|s)|last(?:ed|s)|land(?:ed|s)|light up|lit up|rain(?:ed|s)?|blast(?:ed|s)?|wip(?:ed|es) out|reduc(?:ed|es)|devastat(?:ed?|es|ing)|set|sparked|caused|(?:was|were|have been|has been|had been|are being|being) (?:[a-z]+ly )?(?:carried out|launched|conducted|reported|under ?way|heard|recorded|ongoing|felt|seen|mounted|staged|documented|registered|directed|aimed)|reported (?:in|across|near|on|overnight|at)';
const CARRIED_OUT =
  'carr(?:y|ies|ied|ying) out|launch(?:es|ed|ing)?|conduct(?:s|ed|ing)?|mount(?:s|ed|ing)?|stag(?:e|es|ed|ing)|wag(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|continu(?:e|es|ed|ing)|intensif(?:y|ies|ied|ying)|step(?:s|ped|ping)? up|ramp(?:s|ed|ing)? up|expand(?:s|ed|ing)?|renew(?:s|ed|ing)?|unleash(?:es|ed|ing)?|deliver(?:s|ed|ing)?|beg[aiu]n|begins|beginning|start(?:s|ed|ing)?|confirm(?:s|ed|ing)?|reported|reporting|witness(?:es|ed|ing)?|saw|faced|endured|suffered|came under|come under|coming under|subjected to|perform(?:s|ed|ing)?|undert(?:ake|ook|aken)|execut(?:e|es|ed|ing)|press(?:es|ed|ing)? (?:on|ahead) with|kept up|keeps up|keeping up|escalat(?:e|es|ed|ing)|widen(?:s|ed|ing)?|respond(?:s|ed|ing)? with|retaliat(?:e|es|ed|ing) with|announc(?:e|es|ed|ing)|there (?:was|were|have been|had been|has been)|recorded|endured|behind|trad(?:e|es|ed|ing)|exchang(?:e|es|ed|ing)|followed by';

const AIR = wordTest('{aircraft}|{strike}|air|army|military|forces|idf|pentagon|centcom|coalition|ministry of defen[cs]e');
const GUERRILLA =
  /\b(?:hamas|hezbollah|houthis?|houthi|militants?|rebels?|militia\w*|gunmen|fighters|insurgents?|terrorists?|islamic jihad|brigades?|isis|islamic state|taliban|al-qaeda|al-shabaab|resistance|jihadists?|attackers?|assailants?|group|settlers|pirates|mob)\b/;
const WEAPON_LAST = wordTest(
  '(?:{weapon}|{debris}|{volley}|rocket fire|shellfire|another|other|one|both|two|three|four|five|\\d+|most|some|others|second|first|rest)$',
);
const STRUCK_BY = wordTest(
  'by(?: [a-z-]+){0,3} (?:{strike}|{aircraft}|bombs?)|in(?: [a-z-]+){0,4} {strike}|from the air|overnight {strike}',
);
const HIT_BY_WEAPON = wordTest('(?:by|in|during|with)(?: [a-z-]+){0,5} (?:{weapon}|{debris}|{volley}|fire|projectiles?)');
/** "Hit a record", "struck a deal", "hit by inflation", "on strike", "targeted sanctions", "heart attack". */
const IDIOM_AFTER =
  /^ (?:out\b|back(?! at)|a (?:deal|balance|tone|chord|note|record|snag|milestone|nerve|peak|high|low|new (?:high|low|record))|an? (?:agreement|accord|understanding|optimistic|defiant)|records?|the headlines|bottom|hard(?: by)?\b|by (?:the |a )?(?:[a-z]+ )?(?:sanctions|inflation|shortages?|drought|flood\w*|storm|earthquake|recession|tariffs|crisis|lightning|pandemic|strikes? over|car|bus|train|truck|vehicle)|me\b|him as|her as|sanctions|assistance|killings?|ads?\b|on the (?:president|government's|press|judiciary|media)|action\b|workers|ballot|deals?\b|agreements?|deadline|for pay|over pay|lucky|that\b|(?:the )?(?:market|stocks|shares|prices|economy))/;
const LABOUR =
  /\b(?:nurses|teachers|doctors|drivers|workers|rail|train|tube|union|miners|staff|pilots|postal|labou?r|general|hunger)'? strikes?(?: [^,]{0,40})?$/;
const IDIOM_BEFORE =
  /\b(?:hunger|heart|labou?r|general|rail|nurses'?|panic|asthma|verbal|legal|cyber|first|gold|oil|smash|greatest|chart|box-office|lightning|sit-down|on|pay|teachers'?|doctors'?) $/;

/** Shelling, and what two sides do to each other, is no strike from the air. */
function airOrGround({ words }: Surroundings): Kind {
  return /^(?:shelling|trad|exchang)|\b(?:shelling|(?:rocket|mortar) (?:attacks?|assaults?|barrages?))$/.test(words) ? 'attack' : 'strike';
}

/** What an attacker's verb tells: the attacker is a weapon, an air force, a group, or nobody is named. */
function kindOfHit(around: Surroundings): Kind | undefined {
  const { before, after, words, isPassive, opener } = around;
  if (isNoHit(around)) return undefined;
  if (isPassive) return passiveHit(around);
  if (/^(?:target|targets|strikes?|attacks?)$/.test(words) && !isVerb(around)) return undefined;
  const isRelative = before.trim() === '' && /^(?:that|which)$/.test(opener);
  const subject = (isRelative ? around.antecedent : before).trim();
  if (isRelative && /\bby (?:the|a|an) [a-z ]+$/.test(subject)) return undefined;
  if (STRIKE_LAST.test(subject) && !/'s?$/.test(subject)) return words.startsWith('attack') ? undefined : ofAir(words);
  if (/\b(?:war|conflict|sanctions|crisis|prices|economy|inflation)(?: (?:is|was|has|have|are) ?(?:now|also|already)?)?$/.test(subject))
    return undefined;
  if (isWeaponSubject(subject)) return /^target/.test(words) ? 'launch' : /^attack/.test(words) ? 'attack' : 'impact';
  if (/(?:^| )(?:it|one|both)$/.test(subject) && outcomeOf(after) !== 'impact') return outcomeOf(after);
  return activeHit(around, subject);
}

/** Words that hit nothing, or name what is known. */
function isNoHit({ before, after, words, sentence }: Surroundings): boolean {
  if (words === 'targeting' && TOLD_ALREADY.test(sentence.slice(0, sentence.lastIndexOf(words)))) return true;
  // "The targeted building", "the houses hit by shelling are …": known of, not told.
  if (/\b(?:the|an?|its|this|that|these) $/.test(before) || /^ by [a-z' -]+ (?:is|are|was|were) /.test(after)) return true;
  if (/ing$/.test(words) && /\b(?:of|from|for) $/.test(before)) return true;
  if (/ing$/.test(words) && /\bby $/.test(before) && /\b(?:violat|breach|accus)\w*/.test(sentence)) return true;
  return LABOUR.test(before) || IDIOM_AFTER.test(after) || IDIOM_BEFORE.test(before);
}

const STRIKE_LAST = /(?:strikes?|raids?|bombings?|attacks?|shelling|bombardments?|sorties|operation)(?: [^,]{0,60})?$/;
/** "Struck again", "attacked from the sea": nothing more need be named. */
const NO_OBJECT = /^ (?:again|once more|overnight|last night|at dawn|repeatedly|back\b|from (?:the air|the sea))/;

function ofAir(words: string): Kind {
  return words.startsWith('target') ? 'strike_target' : 'strike';
}

/** Somebody hit something: an army from the air, a group on the ground. */
function activeHit({ after, words, sentence }: Surroundings, subject: string): Kind | undefined {
  if (after.trim() === '' && / and (?:destroy|damag|kill|hit|struck|level)/.test(sentence.slice(sentence.indexOf(words))))
    return ofAir(words);
  const isGroup = GUERRILLA.test(subject);
  if (words.startsWith('target')) return OBJECT.test(after) ? 'strike_target' : undefined;
  if (NO_OBJECT.test(after) && /ed$|struck|hit/.test(words)) return isGroup || words.startsWith('attack') ? 'attack' : 'strike';
  if (!OBJECT.test(after)) return undefined;
  return isGroup || (words.startsWith('attack') && !AIR.test(subject)) ? 'attack' : 'strike';
}

/** "Fired missiles …, targeting the port": told with the deed. */
const TOLD_ALREADY = wordTest(
  'fired|launch(?:ed|es)|attack(?:s|ed)?|assault|strikes?|struck|hit|intercepted|shot down|{strike}|barrage|bombed',
);
const OBJECT = wordTest(
  "{site}|\\p{L}+istan|gaza|israel|lebanon|beirut|tehran|iran|iraq|syria|damascus|yemen|sanaa|hodeidah|ukraine|kyiv|kiev|kharkiv|odesa|russia|moscow|belgorod|turkey|jordan|tel aviv|haifa|jerusalem|them|it|him|[a-z]+'s [a-z]+|what (?:it|they)|key|several|dozens of|more than|at least|about|\\d+|a number of|people",
);

/** A rocket, or a part of one, that does what the verb says: the last noun of the words before it. */
function isWeaponSubject(subject: string): boolean {
  const phrase = subject
    .replace(/ (?:fired|launched|that|which|from|in|of|on|at)\b.*$/, '')
    .replace(/(?: (?:also|then|had|have|has|later|reportedly|directly))+$/, '');
  return WEAPON_LAST.test(phrase);
}

/** "Was hit": by what, as the words behind or the report before them say. */
function passiveHit({ before, after, sentence, words, told }: Surroundings): Kind | undefined {
  if (
    /^ by (?:[a-z'-]+ ){0,4}(?:men|gunmen|militants|fighters|rebels|houthis|boats|troops|soldiers|settlers|mob|insurgents|pirates|assailants)\b/.test(
      after,
    )
  )
    return 'attack';
  if (STRUCK_BY.test(after)) return 'strike';
  if (HIT_BY_WEAPON.test(after)) return 'impact';
  if (!OBJECT.test(before)) return undefined;
  if (/^(?:attack|target)/.test(words)) return /\b(?:rockets?|missiles?|drones?|barrage)\b/.test(sentence) ? 'impact' : 'attack';
  const cue = [
    ...`${told} ${sentence}`.matchAll(
      /\b(?:air ?strikes?|warplanes?|jets|bomb(?:ed|ing)|bombardment|air raids?|strikes)\b|\b(?:rockets?|missiles?|drones?|projectiles?|mortars?|shells)\b/g,
    ),
  ];
  return cue.filter(([word]) => /^(?:air|war|jet|bomb|strikes)/.test(word)).length > cue.length / 2 ? 'strike' : 'impact';
}

function isVerb({ before, after }: Surroundings): boolean {
  return (
    /(?:jets|warplanes|forces|tanks|militants|rebels|fighters|houthis|troops|planes|drones|missiles|rockets|aircraft|helicopters|they|we|israelis|gunmen|israel|russia|ukraine|iran|us|military|army|idf)(?: also| then)? $/.test(
      before,
    ) && /^ (?!on\b|in\b|at\b|against\b|by\b|of\b|from\b|across\b|that\b|and\b|were\b|was\b|have\b|had\b)/.test(after)
  );
}

/** Strikes from the air and by guns, and whoever attacks whom. */
export const STRIKE_TRIGGERS: readonly Trigger[] = [
  trigger('strike_target', '{strike}(?: [^\\s,;:.]+){0,8}? (?:targeted|targeting|aimed at(?! [a-z]+ing\\b)|were directed at)', {
    unless: IDIOM_BEFORE,
  }),
  trigger(
    airOrGround,
    `{strike}(?: (?:on|in|against|at|near|across|by|from|targeting|over|around|inside|outside|throughout|to|into)(?: [^\\s,;:.]+){1,9}?)?{adv}(?: (?:have|has|had|also|then))*{adv} (?:${STRIKE_VERB})`,
    { unless: IDIOM_BEFORE, isNominal: true },
  ),
  trigger(
    airOrGround,
    `(?:${CARRIED_OUT})(?: (?!that\\b|who\\b|which\\b|the\\b|in\\b|by\\b|during\\b|from\\b|to\\b)[^\\s,;:.]+){0,6}? "?(?:{strike})|(?:announc|confirm)(?:ed|es|s|ing) the {strike}`,
    {
      unless: /\b(?:response|retaliation|revenge) (?:to|for)\b[^,;]*$|\b(?:the|rocket|missile|these|several|drone|those|such) $/,
      unlessAfter: /^ (?:drones?|groups?|teams?|forces?|capabilit\w+|action|plan|package|sirens?|alerts?|warnings?|shelters?|alarms?)\b/,
    },
  ),
  trigger(
    'strike',
    "{strike} (?:on|in|near|across|against|at|into|targeting|over) (?:the |a |an |its |their |central |northern |southern |eastern |western )*(?:{site}|[a-z'-]+)",
    {
      unless:
        /\b(?:response|retaliation|revenge|reaction|following|after|since|during|by|of|from|for|to|over|amid|with|condemn\w*|before|than|as|about|in|this|these|those|such|that|the|between|on) (?:[^,;:"]{0,40})?$|'s? (?:[a-z]+ ){0,2}$/,
      isNominal: true,
    },
  ),
  trigger(
    'strike_target',
    '(?:among|one of) the targets|targets (?:included|were|hit included|struck included)|targets of the (?:{strike}|attacks?)',
    {
      needs: '{strike}|attack\\w*|struck|hit|military|army|forces|drones?|missiles?',
      unless: /\b(?:legitimate|potential|possible|soft) $/,
    },
  ),
  trigger(kindOfHit, `${HIT}`, { figure: 'weapon-before' }),
  trigger('strike', `${BOMBED}`, {
    unless:
      /\b(?:by|the|of|from|heavy|suicide|car|roadside|aerial|intense|under|more|indiscriminate|cross-border|with|in) $|\b(?:rockets?|missiles?|drones?|shells?|projectiles?|storm|typhoon|hurricane)(?: [a-z]+)? $/,
    unlessAfter:
      /^ (?:of|by|from|in|and|was|were|has|had|have|during|that|which|across|killed|kills|campaign|attack|attacks|run|on|operations?|raids?|each other|sterling)\b(?! by)/,
  }),
  trigger(
    'strike',
    '{site}(?: [^\\s,;:.]+){0,4}{aux}{adv} (?:bombed|shelled|pounded|bombarded|raided|pummel+ed)(?: (?:by|in|from|to|during|overnight|again|on))?',
    {},
  ),
  trigger(
    'strike',
    '(?:israel|the us|the u\\.s\\.|washington|iran|tehran|russia|moscow|ukraine|turkey|pakistan|india|the army|the military|{aircraft}|the idf)(?: (?:has|have|had|also))*{adv} (?:retaliat(?:ed|es)|(?:struck|hit|strikes|hits) back|respond(?:ed|s) with (?:force|fire|{strike}))',
    {},
  ),
  trigger(
    'strike',
    'in retaliatory {strike}|{aircraft}(?: (?:have|has|had|also|then))*{adv} (?:dropped|fired|launched|released|unleashed|opened fire|attacked|were in action|carried)',
    { unlessAfter: /^ leaflets/ },
  ),
  trigger(
    'strike',
    '(?:a |an )?(?:new |fresh |second |third |intense |heavy |renewed |massive |large-scale |major )+(?:round|wave|series|string|spate|flurry|barrage) of (?:[a-z-]+ ){0,3}{strike}',
    { isNominal: true },
  ),
];
