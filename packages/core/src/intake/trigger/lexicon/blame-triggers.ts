import type { Kind } from '../../kinds.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Trigger, trigger } from '../trigger.ts';

const DEED =
  '(?:attacks?|strikes?|launch(?:es)?|barrages?|bombings?|explosions?|blasts?|killings?|assassinations?|shelling|massacres?|rocket fire|raids?|assaults?|drones?|missiles?|violence|incident|operation|deaths?|escalation|ambush(?:es)?|shooting|violations?|firing|fire|hit|impact)';

function denied({ sentence }: Surroundings): Kind | undefined {
  return /\b(?:visa|entry|access|bail|permit|aid|permission|passage|treatment) (?:to|by|for)\b|\bdenied (?:entry|access|bail|permission|passage|aid|food|water|medical)/.test(
    sentence,
  )
    ? undefined
    : 'denial';
}

/** "Neither side had reported a breach": the truce holds. */
function violated({ sentence, words }: Surroundings): Kind {
  const told = sentence.slice(0, sentence.indexOf(words));
  return /\b(?:neither (?:side|party|army)|no (?:side|party|one)|nobody)(?: [a-z]+){0,2} (?:reported|alleged|announced|recorded|noted)\b[^,;]*$/.test(
    told,
  )
    ? 'truce_status'
    : 'violation_allegation';
}

/** Who says it was them, who says who it was, who says it was not. */
export const BLAME_TRIGGERS: readonly Trigger[] = [
  trigger(
    'responsibility_claim',
    `(?:claim(?:ed|s|ing)?|t[ao]k(?:e|es|en|ing)|took|assum(?:ed|es|ing)|accept(?:ed|s|ing)|admitt(?:ed|ing))(?: [a-z]+){0,2} (?:responsibility|credit)|responsibility (?:was|has been) claimed|(?:attacks?|strikes?|launch(?:es)?|bombings?|assaults?|operations?)(?: [^\\s,;:.]+){0,4}? (?:was|were|has been|have been|been|is) (?:also )?claimed by|(?:attacks?|strikes?|bombings?|assaults?) claimed by|admitt(?:ed|ing|s) (?:that )?(?:it|they|its [a-z]+) (?:had |has |have )?(?:fired|launched|attacked|struck|hit|carried|targeted|shot)|claim(?:ed|s|ing)? (?:to be behind|the (?:attack|strike|bombing|assault|launch))|claim(?:ed|s|ing)? (?:to have |it had |they had |having )(?:[a-z]+ )?(?:fired|launched|struck|hit|attacked|targeted|shot|destroyed|downed|carried)|(?:said|announced|declared|says|stated|confirmed)(?: [^\\s,;:.]+){0,3}? (?:it|they|its (?:[a-z]+ )?(?:fighters|forces|members|drones?|missiles|rocket force|wing)|we|the group)(?: (?:had|has|have|also|successfully))* (?:fired|launched|shelled|bombarded|attacked|targeted|hit|struck|carried out|ambushed|bombed|conducted|directed)`,
    {
      needs:
        '(?:hamas|hezbollah|houthis?|houthi|militants?|rebels?|islamic jihad|brigades?|isis|islamic state|taliban|group|resistance|responsibility|credit|militia|wing|organi[sz]ation|fighters|al-qassam|al-quds|faction|jihad)',
      unless: /\b(?:no|no group|no one|nobody|not|n't|yet|neither|without) (?:[a-z]+ ){0,4}$/,
    },
  ),
  trigger(
    'responsibility_attribution',
    `(?:is|was|are|were|been|being|be|h[eo]ld(?:s|ing)?|bear(?:s|ing)?|bore)(?: [^\\s;:.]+){0,7}? (?:responsib(?:le|ility)|accountable|to blame|culpable|liable)|blam(?:ed|es|ing) (?!it\\b)|blame (?:on|for)|(?:was|were|is|are|being|been) behind (?!bars|schedule)|point(?:ed|s|ing) (?:the |a )?finger at|attribut(?:ed|es|ing)(?: [^\\s,;:.]+){0,5}? to|(?:orchestrat|mastermind|plann|plott|command|oversaw|overse|organi[sz]|engineer|sponsor|spearhead)(?:ed|ing|es|s|en)?(?: [^\\s,;:.]+){0,5}? ${DEED}|directed(?: [^\\s,;:.]+){0,5}? ${DEED}|(?:approv|order|authori[sz]|sanction|greenlit|green-light)(?:ed|ing|s|es)?(?: (?!a\\b|an\\b|more|new|further)[^\\s,;:.]+){0,2}? (?:attacks?|strikes?|launch(?:es)?|bombings?|killings?|assassinations?|raids?) (?:on|against|of|in)|(?:attacks?|strikes?|bombings?|raids?|launch(?:es)?|assaults?|killings?|shelling) (?:was|were|had been|has been|have been) (?:[a-z]+ly )?(?:carried out|conducted|staged|perpetrated|committed|executed|mounted|orchestrated|masterminded) by|laid (?:the )?blame|accus(?:ed|es|ing)(?: [^\\s,;:.]+){1,6}? of (?:being behind|carrying out|firing|launching|orchestrating|attacking|targeting|planning|bombing|striking)`,
    {
      unless: /\b(?:claim\w*|no group|nobody|if|would|will|not|denied|immediately|no one|anyone)\b[^,;:"]{0,30}$/,
      needs: `${DEED}|fired|launched|rockets?|attack\\w*|tragedy|crimes?|atrocit\\w+|massacre|bloodshed|war|suffering|destruction|consequences|aggression|responsible|escalation|territory|emanating`,
      unlessAfter:
        /^ (?:for (?:[a-z]+ )?(?:affairs|coordinating|the region|relations)|hundreds|dozens|scores|thousands|at least|more than|about|\d)/,
    },
  ),
  trigger(
    denied,
    `den(?:ied|ies|ying) (?:that )?(?:its|their|the|any of its|his|her|all) (?:[a-z-]+ ){1,5}(?:had|has|was|were|have|would|is|are)|den(?:ied|ies|ying) (?:[a-z]+ly )?[a-z]+ing\\b|disput(?:ed|es|ing) (?:that|this|it)(?= |$|[.,])|(?:kn[eo]ws?|(?:is|was|are|were) aware) of no (?:[a-z]+ ){0,2}(?:launch(?:es)?|attacks?|strikes?|incidents?|fire|casualties|violations?|plans?|deal|agreement|rockets?|operations?)|neither(?: [^\\s;:.]+){1,12}? did (?:[a-z]+ ){1,4}(?:shell|fire|attack|strike|target|hit|launch|violate)|never (?:fired|launched|attacked|shelled|targeted|struck|ordered|violated)|refus(?:ed|es|ing) to (?:disarm|lay down|give up (?:its|their) (?:weapons|arms)|surrender (?:its|their) (?:weapons|arms))|(?:den(?:ied|ies|ying|y)|refut(?:ed|es|ing)|dismiss(?:ed|es|ing)|disput(?:ed|es|ing)|disavow(?:ed|s)|reject(?:ed|s|ing)?|rebuff(?:ed|s))(?: [^\\s,;:.]+){0,6}? (?:responsib\\w+|involve\\w+|that|any|having|claims?|reports?|allegations?|accusations?|charges?|firing|launching|target\\w+|carrying|hitting|striking|role|suggestions?|assertions?|it (?:was|had|is|has)|the (?:claim|charge|report|allegation|accusation|attack)s?|being|knowledge|links?|connection|using|such|those|these)|(?:had|has|have) (?:absolutely )?nothing to do with|no (?:involvement|role|part|hand|connection) in|(?:was|were|is|are) not (?:responsible|behind|involved|to blame)|no such (?:attack|strike|incident|operation|thing|launch|violation|order)|(?:is|was|are|were) (?:a |an |all |completely |totally |simply |absolutely |pure |nothing but )*(?:lies?|fabricat\\w+|false(?! (?:alarm|alert|identification|warning))|untrue|baseless|fake|propaganda|nonsense|unfounded)|(?:claims?|reports?|allegations?|accusations?)(?: [a-z]+){0,4} (?:false|baseless|untrue|unfounded|fabricated|a lie|lies)`,
    { isAnyMood: true, unlessAfter: /^ (?:of entry|bail)/ },
  ),
  trigger(
    violated,
    `(?:violat|breach|infring|flout|contraven)(?:ed|ing|es|e|ions?|s)?(?: [^\\s;:.]+){0,8}? (?:{truce}|{deal}|terms|resolution|sovereignty|airspace|understandings)|{truce} (?:violations?|breach(?:es)?)|(?:{truce}|agreement|deal)(?: [^\\s,;:.]+){0,5}? (?:violated|breached|broken|flouted|infringed)|(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|charg(?:ed|ing))(?: [^\\s,;:.]+){0,6}? (?:violat|breach|break|undermin|renege|reneging|flout|not (?:abid|comply|respect|honou?r|fulfil))\\w*|(?:did not|didn't|failed to|fails to|has not|have not|had not|refus\\w+ to|not|failure to) (?:fully )?(?:respect|honou?r|abide by|fulfil+|meet|uphold|comply with|live up to|implement|adhere to)\\w*(?: [^\\s,;:.]+){0,5}? (?:obligations?|commitments?|agreement|{truce}|terms|deal)|reneg(?:ed|es|ing) on|(?:stall(?:ed|ing)|dragg(?:ed|ing) its feet|procrastinat\\w+|delay(?:ed|ing)|evad(?:ed|ing)|shirk(?:ed|ing))(?: [^\\s,;:.]+){0,4}? (?:commitments?|obligations?|implement\\w+|terms)|fail(?:ed|ing|ure)? to (?:release|free|hand over|withdraw|allow|let)|(?:sabotag|undermin|torpedo|derail|jeopardi[sz]|scuppe?r|thwart)\\w*(?: [^\\s,;:.]+){0,6}? (?:{truce}|agreement|deal|understandings)|br(?:eak|eaks|oke|oken|eaking) (?:the |its |their |a )(?:terms of (?:the |a )?)?(?:[a-z]+ )?(?:{truce}|agreement|deal|terms|accord|understanding)`,
    {
      unless: /\b(?:if|would|could|may|might|will|any)\b[^,;:"]{0,30}$/,
    },
  ),
  trigger(
    'cause_explanation',
    '(?:result of|caused by|because of|due to|attributed to|blam(?:ed|ing)(?: [a-z]+){0,2} on|down to|triggered by|set off by|stemm(?:ed|ing) from|consequence of) (?:an? |the |what it called |possible )*(?:["\'])?(?:[a-z]+ )?(?:technical|human|operator|operational|malfunction\\w*|fault|error|failure|glitch|misfire\\w*|misfired [a-z]+|interceptor|faulty|accident\\w*|secondary explosions?|stray|failed (?:launch|rocket|interceptor)|lightning|mistake|misidentification|weather|short circuit|gas leak)|(?:technical|human|operator) (?:deficit|fault|failure|error|malfunction|problem|glitch|defect)|(?:fired|launched|hit|struck|killed|activated) (?:by mistake|accidentally|in error|mistakenly)|(?:accidentally|mistakenly) (?:fired|launched|hit|struck|killed|targeted|activated|triggered|shot)|secondary explosions? (?:caused|from|set)',
    { unless: /\b(?:denied|not) (?:[a-z]+ ){0,3}$/ },
  ),
];
