import type { Kind } from '../../kinds.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Trigger, trigger } from '../trigger.ts';

/** What is still to be done is a term. */
function freed(kind: Kind): (around: Surroundings) => Kind | undefined {
  return ({ words, sentence }) => {
    // What somebody asks for in return was not done.
    if (/^releas\w+ of\b/.test(words) && /\b(?:in (?:return|exchange) for|demand\w*|call\w* for)\b/.test(sentence.split(words)[0] ?? ''))
      return undefined;
    return /\b(?:to be|would|will|may|might|should|could|must)\b/.test(words) ? 'release_terms' : kind;
  };
}

/** What is to be done within the day is news of a release; a list of names is neither. */
function termOrRelease({ words, before, after }: Surroundings): Kind | undefined {
  if (/\b(?:names? of(?: the)?|lists? of(?: the)?|allow(?:s|ed|ing)?(?: for)?(?: the)?) $/.test(before)) return undefined;
  const isSoon =
    /\b(?:due|set|expected|scheduled) to\b/.test(words) &&
    /\b(?:today|tonight|this|in the) (?:morning|evening|afternoon|day)\b/.test(after);
  if (!isSoon) return 'release_terms';
  return /\b(?:prisoners?|detainees?|inmates?|pows?)\b/.test(words) ? 'prisoners_released' : 'hostages_released';
}

/** "The soldiers were handed over": captives, where the report has told of such. */
function namedCaptives({ sentence, told, words }: Surroundings): Kind | undefined {
  const both = `${told} ${sentence}`;
  if (!/\b(?:hostages?|captives?|captivity|red cross|prisoners?|detainees?)\b/.test(both)) return undefined;
  if (/ (?:will|would|are to|should|must|shall|to be) /.test(`${words} `)) return 'release_terms';
  if (/(?:transferred|collected|brought home)$/.test(words)) return undefined;
  return /\b(?:prisons?|jails?|ramallah|palestinian prisoners|detainees)\b/.test(sentence) ? 'prisoners_released' : 'hostages_released';
}

/** What somebody is bound to, where a deal is told of. */
function boundByDeal({ sentence, told, opener, before }: Surroundings): Kind | undefined {
  // "Which it says is to stop …": an aim.
  if (before.trim() === '' && /^(?:says?|said)$/.test(opener)) return undefined;
  return /\b(?:truce|cease-?fire|deal|agreement|accord)\b/.test(`${told} ${sentence}`) ? 'truce_terms' : undefined;
}

/** A deal that was agreed, where a truce is told of. */
function agreedDeal({ sentence, told, words }: Surroundings): Kind | undefined {
  const both = `${told} ${sentence}`;
  if (/^it\b/.test(words) && !/\b(?:truce|cease-?fire)\b/.test(both.slice(-400))) return undefined;
  return /\b(?:truce|cease-?fire|armistice|cessation of hostilities)\b/.test(both) ? 'truce_agreed' : undefined;
}

/** Hostages and prisoners, truces and their terms. */
export const CAPTIVE_TRIGGERS: readonly Trigger[] = [
  trigger(
    'hostage_taking',
    '(?:tak(?:en|ing)|took|seiz(?:ed|ing)|captur(?:ed|ing)|abduct(?:ed|s|ing)?|kidnapp?(?:ed|s|ing)?|snatch(?:ed|ing)|carried off|dragged)(?: [^\\s,;:.]+){0,6}? (?:hostages?|captives?|back to gaza|into gaza|to gaza|prisoner)|(?:was|were|been|being) (?:abducted|kidnapped|taken (?:hostage|captive|prisoner)|seized|snatched)|(?:abducted|kidnapped) (?:by|from|during|in|on|into|to)|abductions? of|kidnapping of',
    {
      unless: /\b(?:those|people|hostages|captives|civilians|soldiers|release of|all) (?:[a-z]+ )?$/,
      unlessAfter: /^ (?:control|power)/,
    },
  ),
  trigger(
    'hostages_held',
    '(?:remain(?:s|ed|ing)?|still|being|are|were|continue to be|believed to be|thought to be)(?: [a-z]+){0,3} (?:held(?: (?:hostage|captive|in gaza|by hamas))?|in captivity|captive|in (?:hamas|militant|[a-z]+) (?:captivity|hands))|(?:hold(?:s|ing)?|keep(?:s|ing)?)(?: [^\\s,;:.]+){0,4}? (?:hostages?|captives?)|{captives}(?: (?!releas|deal|swap|exchang|talks)[^\\s,;:.]+){0,4}? (?:remain(?:s|ing|ed)?|are still|still|held|in (?:gaza|captivity))|(?:remaining|living|surviving|last|all (?:of )?the|dead) {captives}',
    {
      needs: '{captives}|captivity|captive',
      unless: /\b(?:if|until|release of|return of|return|free|releas\w+|demand\w*) (?:[a-z]+ ){0,3}$/,
    },
  ),
  trigger(
    freed('hostages_released'),
    '(?:releas(?:e|es|ed|ing)|fre(?:e|es|ed|ing)|return(?:s|ed|ing)?|hand(?:s|ed|ing)? (?:over|back)|rescu(?:e|es|ed|ing)|transfer(?:red|s|ring)?|liberat(?:ed|es|ing)|brought (?:home|back)|repatriat(?:ed|es|ing)|swapp(?:ed|ing)|exchang(?:ed|ing))(?: (?:of|the|all|an?|its|some|more|further|another|first|second|third|last|final|remaining|israeli|living|foreign|thai|female|[a-z-]+)){0,6}? (?:{captives}|bod(?:y|ies)|remains)|{captives}(?: [^\\s,;:.]+){0,6}? (?:releas(?:ed|es)|freed|returned|handed over|rescued|let go|liberated|set free|brought home|reunited)',
    {
      needs: '{captives}',
      unlessAfter: /^ (?:office|posters|families|talks|negotiat|deal|square)/,
      unless:
        /\b(?:the|newly|recently|these|those|their|former|of|allow(?:s|ed|ing)?(?: for)?(?: the)?|names of(?: the)?|list of(?: the)?|which (?:he|she|it|they) (?:said|says) (?:was|were)) $/,
    },
  ),
  trigger(
    'hostages_released',
    '(?:release|hand-?over|return|exchange|freeing|swap|transfer) of (?:(?:the|all|its|some|more|first|remaining|living|israeli|[a-z-]+) ){0,4}{captives}(?: [^\\s,;:.]+){0,3}? (?:would begin|will begin|to begin|began|begun|begins|start(?:ed|s)?|would start|will start|takes? place|took place|is under ?way|got under ?way|under ?way|resumed|is expected|was expected|continues|continued)',
    { isAnyMood: true, unless: /\b(?:if|until|unless|demand\w*|no)\b[^,;]{0,30}$/ },
  ),
  trigger(
    freed('prisoners_released'),
    '(?:releas(?:e|es|ed|ing)|fre(?:e|es|ed|ing)|return(?:s|ed|ing)?|hand(?:s|ed|ing)? (?:over|back)|transfer(?:red|s|ring)?|liberat(?:ed|es|ing)|swapp?(?:ed|ing|s)?|exchang(?:e|es|ed|ing)|repatriat(?:ed|es|ing))(?: (?:of|the|all|an?|its|some|more|further|another|first|palestinian|ukrainian|russian|remaining|[a-z-]+)){0,6}? {prisoners}|{prisoners}(?: [^\\s,;:.]+){0,6}? (?:releas(?:ed|es)|freed|returned|handed over|let go|liberated|set free|exchanged|swapped|g[eo]t? home|gone home|went home|came home|cross(?:ed|es|ing) (?:into|back|over)|walked (?:free|out)|driven (?:home|out|away))|prisoner (?:swaps?|exchanges?)(?: [^\\s,;:.]+){0,6}? (?:took place|carried out|completed|conducted|began|took|was held|occurred|saw|freed)',
    {
      unless:
        /\b(?:names? of(?: the)?|lists? of(?: the)?|in (?:return|exchange) for\b[^.;:]{0,80}|includ\w+(?: the)?|demand\w*(?: the)?|(?:call|press)\w* for(?: the)?|largest(?: [a-z]+)?|first(?: [a-z]+)?) $/,
    },
  ),
  trigger(
    namedCaptives,
    '(?:soldiers|women|men|girls|boys|civilians|brothers|they|four|three|six|eight|two|five|seven|pair|group|captives|others|others?)(?: (?!who|after|before|said)[^\\s,;:.]+){0,4}? (?:handed over|handed to the red cross|freed|released|set free|returned to israel|reunited with their families|walked free|transferred|collected|brought home)',
    { isAnyMood: true, unless: /\b(?:no|not|if|would|demand\w*) (?:[^,;]{0,20})?$/ },
  ),
  trigger(
    termOrRelease,
    '(?:{captives}|{prisoners}|bodies|remains)(?: [^\\s,;:.]+){0,6}? (?:would|will|to|are to|is to|must|should|could|may|might|due to|set to|expected to|scheduled to) be (?:releas(?:ed)|freed|returned|handed over|exchanged|swapped|let go|liberated)|(?:would|will|must|should|could|may|agree(?:d|s)? to|offer(?:ed|s)? to|pledg\\w+ to|ha(?:s|d|ve) to|is to|are to|due to|set to|ready to|willing to|commit\\w+ to|requir\\w+(?: [a-z]+)? to|prepar\\w+ to|expected to|in (?:exchange|return) for(?: the)?|deal (?:to|for(?: the)?)|includ(?:es?|ed|ing)(?: the)?|envisag\\w+|provid\\w+ for(?: the)?) (?:[a-z]+ )?(?:releas(?:e|ing)|free(?:ing)?|return(?:ing)?|hand(?:ing)? (?:over|back)|exchang(?:e|ing)|swap(?:ping)?)(?: (?:of|the|all|an?|its|some|[a-z-]+|\\d+)){0,7}? (?:{captives}|{prisoners}|bodies|remains)',
    { isAnyMood: true },
  ),
  trigger(
    'release_terms',
    '(?:{captives}|{prisoners})(?: [^\\s,;:.]+){0,3}? (?:in (?:exchange|return) for|for every|per|swapped for|exchanged for|for each)',
    { isAnyMood: true, unless: /\bdemand\w*\b[^.;]*$/ },
  ),
  trigger(
    'release_terms',
    '(?:women|children|men|elderly|soldiers|civilians|wounded|sick|minors|girls|they|others|rest|all)(?: (?:and|the|of|them|[a-z]+)){0,3} (?:are to|is to|would|will|should|must|shall) be (?:released|freed|let go|handed over|set free|exchanged|swapped|returned)',
    {
      isAnyMood: true,
      needs: '{captives}|{prisoners}|phase|stage|deal|truce|exchange|swap|agreement',
      unless: /\b(?:not|no|if|hopes?|hoped|demand\w*) (?:[^,;]{0,20})?$/,
    },
  ),
  trigger(
    'truce_expiry',
    '{truce}(?: [^\\s;:.]+){0,10}? (?:expir(?:e|es|ed|ing)|lapse[sd]?|laps(?:ing)|elapsed|ran out|runs out|run out|(?:was|is|were|been|being) (?:due|set|scheduled|slated|expected) to (?:expire|end|lapse|run out)|deadline)|(?:ended|expired|lapsed|ends|expires|ran out) at|(?:expiry|expiration|lapse|lapsing) of (?:[a-z0-9-]+ ){0,5}{truce}|deadline(?: [^\\s,;:.]+){0,6}? (?:passed|expired|lapsed|elapsed)|(?:first|second|third|initial|six-week|opening) (?:phase|stage)(?: [^\\s,;:.]+){0,5}? (?:ended|expired|lapsed|concluded|ran out)',
    {
      needs: '{truce}|deal|agreement|phase',
      isAnyMood: true,
      unless: /\b(?:if|until|before)\b[^,;]{0,40}$/,
    },
  ),
  trigger(
    'truce_end',
    '{truce}(?: [^\\s,;:.]+){0,6}? (?:ended|ends|collaps(?:ed|es|ing)|broke down|breaks down|broken down|is over|was over|over|unravel(?:l?ed|s|l?ing)|fell apart|falls apart|crumbl(?:ed|es)|fail(?:ed|s)|shattered|in tatters|dead|was broken|scrapped)|(?:end(?:ed|s|ing)?|collapse|breakdown|break(?:s|ing)?|broke|broken|shatter(?:ed|ing|s)?|call(?:ed|ing) off|scrapp(?:ed|ing)|abandon(?:ed|ing|s)|tor(?:e|n) up|terminat(?:ed|ing)|unilaterally ended) (?:of |to |the |a |an |its |their |(?!following|after|during|in|with|for)[a-z0-9-]+ ){0,5}?{truce}',
    {
      unless:
        /\b(?:if|would|could|may|might|will|before|unless|until|to|violat\w*|accus\w*|blam\w*|minutes after|hours after)\b[^,;:"]{0,40}$/,
      unlessAfter: /^ (?:violations?|talks|in to)/,
    },
  ),
  trigger(
    'truce_start',
    '{truce}(?: [^\\s;:.]+){0,9}? (?:(?:c[ao]mes? into|goes into|went into|gone into|t[ao]kes?|took|taken|taking|enter(?:ed|s|ing)?(?: into)?|c[ao]me into|coming into|is in|was in|now in) (?:effect|force|hold)|(?:took|takes|taken|taking) (?:effect|hold|force)|beg[aiu]n|begins|beginning|start(?:ed|s|ing)?|kick(?:ed|s) (?:off|in)|implemented)|(?:start|beginning|onset) of (?:the |a |this )?(?:[a-z0-9-]+ ){0,4}{truce}|{truce}[^;:."]{0,70}?,? (?:which|that) (?:took effect|(?:came|went|entered) into (?:effect|force)|began|started|took hold|kicked in)',
    {
      unless: /\b(?:before|if|until|would|could|will|when|minutes after|hours after|shortly after|violations?|welcom\w*)\b[^,;:"]{0,40}$/,
    },
  ),
  trigger(
    'truce_agreed',
    '(?:{truce}|(?:truce|ceasefire|peace|hostage|exchange|prisoner|release) {deal})(?: [^\\s;:.]+){0,8}? (?:reached|agreed(?: (?:up)?on)?|brokered|signed|struck|concluded|announced|approved|negotiated|clinched|sealed|hammered out|accepted|mediated|finali[sz]ed|secured|declared|ratified|endorsed)|(?:agree(?:d|s|ing)?|consent(?:ed|s))(?: [a-z]+day)? to (?:[a-z]+ly )?(?:halt|stop|cease|end|pause|suspend) (?:all |the |their |its )*(?:[a-z]+ ){0,2}(?:actions?|firings?|fire|fighting|hostilities|attacks|operations|strikes)|declar(?:ed|es|ing) (?:a |an |the )?(?:[a-z0-9-]+ ){0,4}{truce}|(?:deal|agreement|understanding|accord) to (?:stop|end|halt|cease|pause) (?:the |all )?(?:[a-z]+ )?(?:fighting|war|hostilities|firing|attacks)|agree(?:d|s) (?:a|an|the) (?:[a-z0-9-]+ ){0,4}(?:{truce}|(?:ceasefire|truce|hostage|peace) {deal})|(?:agree(?:d|s|ing)?|consent(?:ed|s)) (?:to|on|upon) (?:a |an |the |observe |implement |extend |hold )*(?:[a-z0-9-]+ ){0,7}(?:{truce}|(?:ceasefire|truce|hostage|exchange|peace) {deal})|(?:reach(?:ed|es|ing)?|broker(?:ed|s|ing)?|sign(?:ed|s|ing)|announc(?:ed|es|ing)|accept(?:ed|s|ing)|struck|strikes?|seal(?:ed|s)|clinch(?:ed|es)|conclud(?:ed|es)|approv(?:ed|es|ing)|negotiat(?:ed|es)|endors(?:ed|es)|ratif(?:ied|ies)|declar(?:ed|es)) (?:a |an |the |on )?(?:(?!refus|reject|end\\b|talks|violat|breach)[a-z0-9-]+ ){0,7}(?:{truce}|(?:ceasefire|truce|hostage|exchange|peace) {deal})',
    {
      unless:
        /\b(?:no|not|if|would|could|may|might|will|yet to|until|before|unless|close to|efforts?|trying|hopes?|to|after the|following(?: the)?|without|failed|refus\w+|despite|violat\w*)\b[^,;:"]{0,40}$/,
      needs: '{truce}|hostages?|prisoners?|war|hostilities|military|fir(?:e|ing)|attacks',
    },
  ),
  trigger(
    agreedDeal,
    '(?:deal|agreement|truce|proposal|plan|draft|accord|pact|it)(?:, which)? (?:(?:has|had|have) (?:also |now |since )?been|was|were) (?:also |later |formally |jointly )?(?:endorsed|accepted|approved|agreed|signed|ratified|announced|brokered|mediated|finali[sz]ed|sealed)(?= |$|[.,;])',
    { unless: /\b(?:no|not|if|until|before|once|after)\b[^,;:"]{0,40}$/ },
  ),
  trigger(
    'truce_extension',
    '(?:exten(?:d|ds|ded|sions?)|prolong(?:ed|s|ing|ation)?|renew(?:ed|s|ing|al)?|lengthen(?:ed|ing)?|roll(?:ed|ing)? over)(?: (?:of|to|the|a|an|its|their|that|this|[a-z0-9-]+)){0,5} (?:{truce}|{deal})|(?:secur|add|win|grant|announc|agree|offer|gain|bought|won)(?:ed|ing|s)? (?:another|(?:an )?(?:extra|additional|further)|[a-z0-9]+ (?:more|further|extra|additional)) (?:[a-z0-9-]+ )?(?:days?|hours?|weeks?) (?:of|to) (?:the |a )?{truce}|(?:{truce}|deal)(?: [^\\s,;:.]+){0,6}? (?:(?:be |been |was |were )?(?:extended|prolonged|renewed)|extension)',
    {
      needs: '{truce}',
      isAnyMood: true,
      unless: /\bif\b[^,;:"]{0,40}$/,
    },
  ),
  trigger(
    'truce_status',
    '{truce}(?! (?:talks|negotiations|proposal|efforts))(?: [^\\s,;:.]+){0,8}? (?:(?:is|was|were|has been|had been|been|appear(?:s|ed) to be|seem(?:s|ed) to be|remain(?:s|ed)?|be|largely|mostly|still)(?: [a-z]+){0,2} (?:respected|holding|held|observed|honou?red|in (?:place|effect|force|tatters)|fragile|tenuous|intact|shaky|adhered to|upheld|stalled|quiet|on hold|under strain)|(?:has |had |have )?(?:[a-z]+ ){0,3}(?:held(?! (?:talks|in))|holds|hold(?: so far)?|survived|faltered|teetered|hung by))|(?:commit(?:ment|ted|s)|adher(?:e|es|ed|ing|ence)|stick(?:s|ing)?|stuck|abid(?:e|es|ed|ing)|compl(?:y|ied|ying|iance)|respect(?:ed|ing|s)?|uphold(?:ing)?|honou?r(?:ed|ing)?|observ(?:e|ed|ing)|implement(?:ed|ing)?) (?:itself )?(?:to |by |with )?(?:the |a |its |their |this |fully )*(?:[a-z0-9-]+ ){0,5}{truce}|(?:reject(?:ed|s|ing)?|refus(?:ed|es|ing)|turned down|rebuff(?:ed|s)|spurn(?:ed|s)|snubbed)(?: [^\\s,;:.]+){0,5}? {truce}|(?:fragile|shaky|tenuous|uneasy|tense|delicate) {truce}',
    {
      unless:
        /\b(?:if|would|could|after|following|since|amid|not) (?:[a-z]+ ){0,3}$|\b(?:violat|breach|fail|did not|didn't|refus)\w*\b[^,;]{0,30}$/,
    },
  ),
  trigger(
    'truce_terms',
    '(?:under|as part of|according to|in line with|per|terms of) (?:the )?(?:terms of )?(?:the |a |this |that |any |its )?(?:[a-z0-9-]+ ){0,3}(?:{truce}|(?:ceasefire|truce|peace|hostage|exchange|november|phased|proposed) {deal}|deal|agreement|accord)(?: {deal})?|(?:{truce}|deal|agreement|accord|plan|proposal)(?: [^\\s,;:.]+){0,5}? (?:stipulat(?:es?|ed)|call(?:s|ed)? for|provid(?:es?|ed) for|requir(?:es?|ed)|includ(?:es?|ed)|envisag(?:es?|ed)|envision(?:s|ed)|contain(?:s|ed)|obliges?|mandat(?:es?|ed)|foresees?|(?:would|will) (?:see|include|involve|require|allow|mean|last|begin))|scheduled to (?:cease|halt|pause|stop) (?:[a-z]+ )?(?:operations|fire|fighting|attacks)',
    {
      isAnyMood: true,
      needs: '{truce}|hostages?|prisoners?|withdraw\\w*|fighting',
      unless: /\b(?:violat\w*|breach\w*|reject\w*|refus\w*)\b[^,;]{0,30}$/,
    },
  ),
  trigger(
    'truce_terms',
    '(?:monitor|overs(?:ee|aw|een)|supervis|observ|polic|enforc|guarante|verif|underpin|implement)(?:e|es|ed|ing|s|y|ies|ied)?(?: and [a-z]+)? (?:the |its |implementation of |compliance with |a )*(?:[a-z-]+ )?{truce}',
    {
      isAnyMood: true,
      needs: '(?:force|mechanism|committee|observers|peacekeepers|monitors|mission|multinational|troops|guarantors?|commission|panel)',
      needsBefore: '(?:will|would|to|should|must|shall)',
      unless: /\b(?:not|fail\w*|refus\w*|violat\w*|accus\w*)\b[^,;]{0,40}$/,
    },
  ),
  trigger(
    boundByDeal,
    '(?:is|are|was|were) (?:obliged|required|supposed|committed|bound) to|(?:is|are) to (?:withdraw|pull (?:out|back)|allow|let|open|reopen|permit|hand over|halt|stop|lift|return)',
    {
      isAnyMood: true,
    },
  ),
  trigger(
    'truce_end',
    '(?:{truce}|deal|agreement) (?:is|was|had been|has been) (?:now |effectively |already )?(?:dead|off|over|void|finished|null and void)',
    { needs: '{truce}|hostages?|hamas|israel|truce' },
  ),
  trigger(
    'truce_status',
    '(?:calm|quiet) (?:has |had |have )?(?:[a-z]+ )?(?:returned|prevailed|held|been restored|settled)|no (?:violations?|incidents?|infractions?|breach(?:es)?)(?: [a-z]+){0,3} reported|(?:neither (?:side|party|army)|no (?:side|party|one)|nobody)(?: [a-z]+){0,2} (?:reported|alleged|announced|recorded|noted) (?:a |any |new |further )*(?:breach(?:es)?|violations?|incidents?|infractions?)|whether (?:the |this |a )?(?:[a-z-]+ ){0,2}{truce} (?:would|will|can|could|might) (?:hold|last|survive|endure|stick|collapse)',
    {},
  ),
];
