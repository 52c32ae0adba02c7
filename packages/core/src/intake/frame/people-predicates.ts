import type { NounClass } from '../quantity/counted-nouns.ts';
import { type CountedPredicate, rule } from './predicate.ts';

const PEOPLE: readonly NounClass[] = ['person', 'hostage', 'prisoner', 'other'];
const ORDERED = '(?:ordered|told|warned|urged|instructed|asked|advised|called on)';

/** What became of people: in the order in which they are tried at one place. */
export const PEOPLE_PREDICATES: readonly CountedPredicate[] = [
  rule('killing', PEOPLE, { right: 'assassinated', left: 'assassinat(?:ed|ing|ion of)|eliminat(?:ed|ing|ion of)' }),
  rule('hold', ['hostage', 'prisoner', 'other'], {
    right: '(?:are |is |were |was )?(?:still )?(?:believed|thought|presumed|feared|confirmed) (?:to be )?(?:dead|alive|still alive)',
  }),
  rule('casualties_killed', PEOPLE, {
    right:
      'killed|(?<!shot )dead(?! (?:hostages|captives|bodies|sea))|(?:was|were|been) shot dead|died|dying|perished|slain|martyred|lost (?:their|his|her) li(?:ves|fe)|murdered|massacred|lay dead|succumbed|(?:burned|crushed|shot|beaten|buried) (?:to death|alive)',
    left: 'killing|killed|kills|kill|kill(?:ed)? as many as|(?:claim(?:ed|ing|s)|taken|took|cost) the li(?:ves|fe) of|deaths? of|killings? of|murder(?:ed|ing)|massacr(?:ed|ing)|toll(?: [a-z0-9-]+){0,11}? (?:to|at|of|is|was|now|past|reached|reaches|hit|passed|passes|surpassed|topped|exceeds|exceeded)|(?:found|recovered|pulled|retrieved|discovered|received|dug)(?: out)? (?:the )?(?:bodies|remains) of|leaving dead|the (?:dead|deceased|fatalities|victims|slain)(?: also)? (?:were|was|are|include[sd]?|included)|among (?:the|those) (?:dead|killed|victims)(?: (?:were|was|are))?|(?:dead|victims|deceased|killed)(?: (?:were|was|have been))?(?: identified)? as|martyrdom of|shot dead|(?:bomb|gunn|stabb|burn)(?:ed|ing) (?:down|to death)',
  }),
  rule('casualties_injured', PEOPLE, {
    right:
      'injured|wounded|hurt|(?:hit|struck|cut|grazed|pierced) by (?:[a-z]+ ){0,3}(?:shrapnel|fragments?|splinters|debris|glass|bullets?|gunfire|stones?)|(?:in|for|from|of|with) (?:a state of |severe |acute )?(?:shock|anxiety|smoke inhalation|panic attacks?)|hospitali[sz]ed|treated|taken to (?:the |a |[a-z]+ )?hospitals?|evacuated to (?:the |a |[a-z]+ )?hospitals?|rushed to (?:the |a |[a-z]+ )?hospitals?|(?:suffer|sustain)(?:ed|ing)(?= (?:[a-z-]+ ){0,5}(?:wounds?|injur(?:y|ies)|burns?|shrapnel|concussions?|bruises|cuts|trauma|anxiety|shock|smoke))|receiv(?:ed|ing) (?:medical )?(?:treatment|care)|(?:needed|sought|required) (?:medical )?(?:treatment|care|attention)|maimed|burned|in (?:intensive care|surgery|a coma)|fighting for (?:his|her|their) li(?:fe|ves)|in (?:a )?(?:serious|critical|moderate|light|mild|stable)(?: to [a-z]+)? condition|fell (?:while|when|as|on)|(?:lightly|seriously|moderately|critically|severely)(?: (?:injured|wounded|hurt))?',
    left: 'injuring|injured|injures|injure|wounding|wounded|wounds|hurting|hurt|treated|treating|treats|treat|injuries to|the (?:injured|wounded|casualties)(?: also)? (?:were|was|are|include[sd]?)|among (?:the|those) (?:injured|wounded|hurt)(?: (?:were|was|are))?|hospitali[sz](?:ed|ing)|maim(?:ed|ing)',
  }),
  rule('release', PEOPLE, {
    right:
      'released|freed|set free|handed over|let go|exchanged|swapped|repatriated|returned (?:home|to israel|to ukraine|to russia|in the exchange)|(?:came|brought|flown|sent) (?:back )?home|brought back|to be (?:released|freed)|received by the (?:icrc|red cross|international)|transferred to (?:the |israel|egypt)',
    left: '(?:releas|return|free|hand)(?:e|es|ed|ing|s)?(?: [^,;]{1,60})? (?:and|or|with) the (?:bodies|remains) of|release|releases|released|releasing|free|frees|freed|freeing|releases? of|return of|returned|transfer of|hand(?:ed|ing)? (?:back|over)|exchange of|exchang(?:e|ed|ing)|swap(?:ped|ping)?|repatriat(?:e|ed|ing|ion of)|brought (?:back|home)|bringing home',
  }),
  rule('release', ['hostage'], { right: 'rescued', left: 'rescu(?:ed|ing|e of)' }),
  rule('hostage_taking', PEOPLE, {
    right:
      '(?:taken|took) (?:hostage|captive|prisoner)|abducted|kidnapped|seized|captured|taken (?:to gaza|into gaza|back to gaza|during|by|on october)',
    left: 'seiz(?:ed|ing|es)|abduct(?:ed|ing|s|ion of)|kidnapp(?:ed|ing)|kidnapping of|captur(?:ed|ing|es)|capture of|took hostage|taking hostage|took|taking|taken',
  }),
  rule('hostage_taking', ['hostage'], { right: 'taken|seized|abducted|captured' }),
  rule('hold', PEOPLE, {
    right:
      '(?:being |still |believed to be |thought to be )*held|in captivity|captive|imprisoned|jailed|incarcerated|in (?:israeli|russian|ukrainian|syrian|iranian) (?:jails?|prisons?|detention|custody)|remain(?:s|ed|ing)?(?: [a-z]+)? (?:in gaza|there|captive|in captivity)|still in gaza',
    left: 'holding|holds|hold|held|still (?:has|have)',
  }),
  rule('release', ['hostage', 'prisoner'], { left: 'hand(?:ed|s|ing)' }),
  rule('hostages_held', ['hostage'], {
    left: 'ha(?:s|ve)|there (?:are|were|remain)(?: still| now)?|remaining|captivity of|detention of|fate of',
  }),
  rule('evacuation_notice', ['person', 'area', 'building', 'other'], {
    right: `(?:(?:were|have been|was|are|is|had been|being) )?${ORDERED} to (?:evacuate|leave|move|flee|relocate)|under (?:an? |new )*(?:evacuation|displacement) (?:orders?|warnings?|notices?)`,
    left: `(?:(?:evacuation|displacement) |the (?:latest |new |military |army )?)(?:orders?|notices?|warnings?|instructions?)(?: [a-z]+){0,4}? (?:for|to|covering|covers?|covered|in|affect(?:s|ed|ing)?|impact(?:s|ed|ing)?|appl(?:y|ies|ied) to|encompass(?:es|ed|ing)?|include[sd]?|target(?:s|ed|ing)?|hit|cover)|${ORDERED} (?:the )?(?:residents|people|inhabitants|population|those)(?: [a-z]+)? (?:of|in|from)|${ORDERED}(?: the)?(?: residents of)? evacuat(?:e|ion of)`,
  }),
  rule('access_restriction', PEOPLE, {
    right:
      '(?:unable|not able) to (?:leave|reach|enter|cross|access|return|travel|be evacuated|get (?:out|in|through))|could not (?:leave|cross|enter|be evacuated|reach)|(?:prevented|barred|blocked|banned) from|denied (?:entry|exit|access|permission|passage|permits?)|refused (?:entry|exit|passage)|stranded|not (?:allowed|permitted) to|turned (?:back|away) at',
    left: '(?:block|prevent|barr|strand)(?:ed|ing)(?: the)?(?: (?:exit|entry|evacuation|departure|passage) of)?|den(?:ied|ying) (?:entry|exit|access|passage) to',
  }),
  rule('displaced', PEOPLE, {
    right:
      'displaced|fled|flee|fleeing|on the move|made homeless|on the roads?|(?:stream|pour|flood|flock|driv|walk|mov|spill|cross)(?:ed|ing) (?:out of|away from|north|south|east|west|towards?|across the border)|forced (?:to leave|to flee|from|out)|left their homes|leave their homes|homeless|evacuated|uprooted|driven from|(?:have|has|had) (?:since |already |now |so far )*(?:left|abandoned)(?! (?:dead|behind))|crossed (?:into|over|the border)|(?:living|staying|housed|hosted|registered|accommodated) (?:in|at) (?:[a-z-]+ ){0,3}(?:shelters?|camps?|schools|tents)|moved (?:out|away|north|south) (?:of|from)|(?:been |were |was )?(?:moved|taken|brought|relocated|transferred) to (?:safer|safety|shelters|camps|temporary)|relocated|returned to their (?:homes|villages|towns)',
    left: 'displac(?:ed|es|ing)|displacement of|uproot(?:ed|ing)|evacuat(?:ed|ing|ion of)|flight of|exodus of|forced|driven|forcing|sheltering some',
  }),
  rule('sheltering', PEOPLE, {
    right:
      '(?:rush|run|running|ran|rushed|rushing|race|raced|racing|flee|fleeing|into|to|take|took|taking|seek|sought|seeking|enter|entered|spent|spend|spending|packed|crowded|hid|hiding|huddled|slept|sleeping|headed|went)(?: [a-z]+){0,5} (?:shelters?|cover|safe rooms?|protected|basements?|metro|subway|underground|stairwells?|cellars?)|sheltering|sheltered|took refuge|taking refuge',
  }),
  rule('movement_restriction', ['person'], {
    left: '(?:gatherings?|crowds|events|assembl(?:y|ies)|groups|weddings|services)\\b[^.;]{0,50}? (?:capped at|limited to|restricted to|confined to|(?:of|with) (?:more than|up to|over|at most)|up to|no more than)',
  }),
  rule('aid', ['person', 'area'], {
    right:
      '(?:received|given|provided with|reached with|supplied with) (?:[a-z-]+ ){0,3}(?:aid|food|assistance|water|parcels|rations|supplies|meals|medicines?|kits)',
    left: '(?:food|aid|relief|hygiene|medical|emergency|nutrition|winter|shelter|water)(?: [a-z]+){0,2} (?:for|to|reach(?:ed|ing))|assist(?:ed|ing)|enough (?:food|supplies|aid) for',
  }),
];
