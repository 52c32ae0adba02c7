import { type EventRule, event, NOT_NOW, TRUCE } from './event-rule.ts';

const ANY = `(?:${TRUCE}|deal|agreement|accord|pause|lull)`;

/** Truces, exchanges, aid, and who is to blame. */
export const TRUCE_RULES: readonly EventRule[] = [
  event(
    'prisoners_released',
    'captured (?:[a-z-]+ ){0,3}(?:soldiers|troops|servicemen|fighters|marines)(?: [a-z]+){0,3} (?:crossed|returned|arrived|came home|were (?:freed|released|returned|exchanged|handed over))|(?:prisoners?|prisoners of war|prisoner-of-war|pows?|detainees?) (?:exchanges?|swaps?)(?: [a-z]+){0,3} (?:took place|takes place|was held|were held|was (?:completed|conducted|carried out|announced)|has taken place|began|went ahead|is under ?way|happened)|(?:carried out|conducted|held|completed|announced|staged|made|took part in) (?:a |an |the |another |their )?(?:[a-z-]+ ){0,3}(?:prisoners?|prisoners of war|prisoner-of-war|pows?|detainees?) (?:exchanges?|swaps?)|(?:exchanged|swapped|traded|freed|released|repatriated|handed over|returned|freeing|releasing|exchanging|swapping) (?:the |all |their |some |more |captured |(?:[a-z-]+ ){0,2})(?:prisoners(?: of war)?|detainees|pows)|buses?\\b[^.;,]{0,40}? (?:carrying|with|transporting|ferrying)\\b[^.;,]{0,40}? (?:prisoners|detainees)|(?:prisoners|detainees|pows|servicemen|defenders) (?:were|have been|had been|was) (?:freed|released|exchanged|swapped|repatriated|returned|handed over)|(?:return(?:ed|ing)?|came|come|brought|bring|freed|released) (?:back |home )*from (?:[a-z]+ )?captivity',
    { unless: NOT_NOW },
  ),
  event(
    'truce_expiry',
    `(?:deadline|${TRUCE})\\b[^.;]{0,60}?\\b(?:passed|lapsed|(?:was |is |were |been )?(?:due|set|scheduled|slated|expected) to (?:expire|end|lapse)|will expire|expires? (?:at|on)|elapsed)|(?:first|second|third|initial|six-week|previous) (?:phase|stage)(?: of [a-z -]{3,40}?)? (?:ended|expired|lapsed|concluded|ran out)|(?:expiry|expiration) of (?:the |a )?${TRUCE}|${TRUCE}\\b[^.;]{0,45}?\\b(?:expired|lapsed|ran out|(?:ended|ends) (?:at|on|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday))`,
  ),
  event(
    'truce_end',
    `${TRUCE}\\b(?:(?! that | which )[^.;]){0,45}?\\b(?:expires|ended|ends|collapse[sd]?|broke down|breaks down|(?:is|was|are|declared) over|unravel(?:led|ed|s)|fell apart|crumbled)|(?:end|collapse|breakdown) (?:of|to) (?:the |a |an )?(?:[a-z-]+ ){0,3}${TRUCE}|(?:ended|broke|called off|scrapped|abandoned) (?:the |a |its )?(?:[a-z-]+ ){0,3}${TRUCE}`,
    { unless: /\b(?:if|would|could|may|might|will|before|unless|until|when|expected to|set to|due to)\b[^,;:"]{0,40}$/, isOnce: true },
  ),
  event(
    'truce_start',
    `${TRUCE}[^.;]{0,70}?\\b(?:(?:came into|comes into|went into|goes into|took|takes|taking|entered into|entered|has come into) (?:effect|force)|(?:took|takes|taken) hold)|${TRUCE}\\b[^.;,]{0,20}?\\b(?:began|started|begins|started)`,
    { unless: /\b(?:before|after|since|if|until|would|could|will|when)\b[^,;:"]{0,40}$/, isOnce: true },
  ),
  event(
    'truce_start',
    `${TRUCE}\\b[^.;]{0,60}?\\b(?:effective (?:from|as of|at|on|immediately)|(?:to|will|would) (?:take effect|come into (?:effect|force)|go into (?:effect|force)|begin|start)|(?:with effect|starting|beginning) (?:from|at|on)|(?:in (?:effect|force)|valid) (?:from|as of|since)|was declared|has been (?:in (?:place|effect|force)) since)`,
    { unless: /\b(?:if|before|unless|until|hours?|minutes?|days?|shortly) [^,;:"]{0,20}$/, isOnce: true },
  ),
  event(
    'truce_start',
    '(?:effective|with effect) (?:from|as of|at|on|immediately)|(?:took|taken|takes|came into|comes into|went into|entered into) (?:effect|force|hold) (?:at|on|in|from|early|late|just|shortly)',
    {
      needs: /\b(?:truce|cease-?fire|armistice|hostilities|calm)\b/,
      isOnce: true,
    },
  ),
  event(
    'truce_start',
    `since (?:the |a |an )?(?:[a-z]+ )?${TRUCE} (?:took hold|began|started|took effect|went into effect|came into (?:effect|force)) (?:on|in|last|late|early)`,
    { isOnce: true },
  ),
  event(
    'truce_agreed',
    `${ANY}\\b(?:, [^,.;]{3,60},)?[^.;,]{0,25}?\\b(?:reached|agreed|brokered|signed|struck|concluded|announced|approved)|(?:agreed|agree|agrees) to (?:an immediate |immediately )?(?:stop|halt|cease|end|suspend) (?:all |the |their )?(?:firing|fire|fighting|hostilities|military action|attacks)|(?:agreed|agree|agrees) (?:to|on) (?:a |an |the )?(?:[a-z-]+ ){0,3}${TRUCE}|(?:reached|brokered|signed|announced|accepted|struck|declared|welcomed|endorsed) (?:a |an |the )?(?:[a-z-]+ ){0,3}${TRUCE}|(?:ends?|ended|ending|halt(?:s|ed)?|announced? (?:an end|a halt) to) (?:its |their |all |the )?(?:[a-z]+ )?(?:hostilities|fighting)(?! in)`,
    {
      unless:
        /\b(?:no|not|if|would|could|may|might|will|yet to|until|before|unless|after the|outside of the)\b[^,;:"]{0,40}$|\b(?:violat\w+|breach\w*|accus\w+)\b[^.;]{0,60}$/,
      isOnce: true,
      needs: /\b(?:truce|cease-?fire|hostilit|fighting|hostage|armistice|pause|lull|war|calm)/,
    },
  ),
  event(
    'truce_extension',
    `(?:extend(?:ed|ing|s)?|prolong(?:ed|ing)?) (?:the |a |its )?(?:[a-z-]+ ){0,2}${ANY}|${TRUCE}\\b[^.;]{0,25}?\\bextended|extension (?:of|to) (?:the |a )?${TRUCE}`,
    { unless: /\b(?:warned|if|unless)\b[^,;:"]{0,40}$/, isOnce: true },
  ),
  event(
    'truce_status',
    `${TRUCE}\\b[^.;]{0,40}?\\b(?:(?:is|was|were|has been|had been|been|appeared to be|appears to be|seemed to be|remains?|remained) (?:largely |mostly |still )?(?:respected|holding|observed|in (?:place|effect|force)|in tatters|fragile|intact|shaky))|(?:commitment|committed|commits itself|adher(?:e|es|ing|ence)|sticking|stick|abid(?:e|es|ing)) (?:to|by|with) (?:the |a |its )?(?:[a-z-]+ ){0,2}(?:${TRUCE}|calm|agreement)|no (?:major |significant |large-scale |serious )?(?:fighting|clashes|hostilities|violations|incidents) (?:has|have|had) (?:occurred|erupted|taken place|been (?:reported|recorded))|(?:not (?:yet )?(?:accepted|agreed to)|reject(?:ed|s)|refus(?:ed|es)|turned down|rebuffed) (?:a |an |the )?(?:[a-z0-9-]+ ){0,4}${TRUCE}|until now,? it (?:had|has) been respected|it (?:had|has) (?:so far |largely )?(?:been respected|held)|${TRUCE}\\b[^.;]{0,60}?\\b(?:had|has|have|is|was) (?:so far |largely |mostly |generally |broadly |still |also |now |apparently )*(?:held|holding|been holding|been respected|been observed|observed|respected)|calm (?:has )?(?:prevailed|returned|held)`,
    { unless: NOT_NOW },
  ),
  event(
    'truce_terms',
    `(?:under|as part of|according to|by) (?:the )?(?:terms of )?(?:the |a |this )?(?:[a-z-]+ ){0,2}(?:${TRUCE}|deal|agreement|accord)(?: deal| agreement)?\\b[^.;]{0,80}?\\b(?:withdr[ae]w\\w*|pull(?:s|ed)? (?:back|out)|redeploy\\w*|disarm\\w*|reopen\\w*|cease|stop|halt|move its|keep|dismantle)|terms of (?:the |a )?(?:[a-z-]+ ){0,2}(?:${TRUCE}|deal|agreement)\\b[^.;]{0,30}?\\b(?:includ|stipulat|provid|requir|call)\\w*|(?:${TRUCE}|deal|agreement) (?:stipulates|calls for|provides for|requires|includes)`,
  ),
  event(
    'truce_terms',
    '(?:quiet|calm|silence)(?: [a-z]+){0,3} (?:with|for|by) (?:quiet|calm|silence)|(?:stop|cease|halt|end|refrain from|suspend)(?:s|ping|ing)? (?:all |its |their |the )*(?:offen[cs]es?|offensives?|attacks|hostilities|strikes|airstrikes|fire|firing|rocket fire|operations|targeted killings|assassinations)\\b[^.;]{0,30}?\\b(?:provided(?: that)?|as long as|so long as|on condition|in (?:return|exchange)|in exchange for|if (?:the|hamas|israel|hezbollah|militants))|(?:provided(?: that)?|as long as|so long as|on condition that) [^.;]{0,60}?\\b(?:stop|cease|halt|refrain|do(?:es)? not (?:attack|fire|shoot|violate)|keeps? quiet|abides?)',
    { isOnce: true },
  ),
  event(
    'release_terms',
    '(?:phase|stage|deal|agreement|accord|plan|truce|ceasefire|cease-fire|pact|proposal|first|second|third|it)(?: of [a-z -]{3,40}?)?,? (?:[a-z ]{0,40}?)(?:involv|includ|provid|call|envisag|stipulat|entail|foresee|cover|feature|see)\\w*(?: for| that)? (?:the |an? )?(?:[a-z-]+ ){0,3}(?:release|exchange|swap|handover|freeing|return) of (?:[a-z-]+ ){0,3}(?:hostages|captives|prisoners|detainees)',
  ),
  event(
    'truce_terms',
    `(?:(?:allow|permit|includ|involv|see|provid|enabl)\\w*(?: for)? )?(?:the |a )?(?:gradual |phased |full |complete |safe )?(?:return|pullback|pull-back|redeployment) of (?:the )?(?:[a-z-]+ ){0,3}(?:palestinians|civilians|residents|people|families|troops|forces|refugees|soldiers) (?:to|from)|${TRUCE}\\b[^.;]{0,30}?\\bbased on|(?:guarantee|condition|demand|requirement)s? (?:of|for) (?:the |a )?(?:[a-z]+ )?${TRUCE}`,
    { needs: new RegExp(`\\b(?:phase|stage|deal|agreement|accord|${TRUCE})\\b`) },
  ),
  event(
    'violation_allegation',
    `(?:repeated|serious|flagrant|blatant|clear|continuous|constant|numerous|ongoing|gross|several|more|further) (?:[a-z-]+ )?(?:violations?|breach(?:es)?)(?! of (?:human|international|rights))|(?:violat|breach)(?:ed|ing|es|e|ions?|ion of)\\b[^.;]{0,50}?\\b(?:${TRUCE}|agreement|deal|terms|understandings|resolution|sovereignty|airspace)|(?:${TRUCE})\\b (?:violations?|breach(?:es)?)|(?:${TRUCE}|agreement)\\b[^.;]{0,60}?\\b(?:was|were|been|being) (?:[a-z]+ )?(?:violated|breached|broken)(?! down)|(?:did ?n['o]t|did not|failed to|has not|have not|refus\\w+ to|not) (?:respect|honou?r|abide by|fulfil+|meet|uphold)\\w*\\b[^.;]{0,30}?\\b(?:obligations?|commitments?|agreement|truce|ceasefire|terms|deal)`,
    { unless: /\b(?:if|would|could|may|might|will|any)\b[^,;:"]{0,30}$/ },
  ),
  event(
    'violation_allegation',
    `(?:sabotag|undermin|torpedo|derail|jeopardi[sz]|scuppe?r)\\w*\\b[^.;]{0,60}?\\b(?:${TRUCE}|agreement|deal|understandings)`,
    { unless: /\b(?:if|would|could|may|might|will|not to)\b[^,;:"]{0,30}$/ },
  ),
  event(
    'violation_allegation',
    '(?:rocket launches|launches|rockets? (?:was|were) (?:fired|launched)|rocket fire|rockets?|firing|shelling)\\b[^.;"]{0,30}?\\b(?:minutes|hours|shortly|soon|moments) after (?:it|the (?:truce|ceasefire|cease-fire|agreement|deal)) (?:came|went|took|entered|had|began|started)',
  ),
  event(
    'responsibility_claim',
    '(?:claim(?:ed|s|ing)?|took|takes?|taken|taking|assum(?:ed|es|ing)) (?:[a-z]+ )?(?:responsibility|credit)|claim(?:ed|s|ing)? (?:the|an?|its|their|several|two|three|four|five|\\d+|dozens of) (?:[a-z-]+ ){0,3}(?:attacks?|strikes?|launch(?:es)?|barrages?|operations?|assaults?|bombings?|ambush(?:es)?)|(?:said|announced|claimed|declared|says) (?:it|they|its fighters) (?:was|were|is|are) (?:behind|responsible for)|(?:said|announced|claimed|declared|that|says|claims) (?:it|they|its (?:fighters|forces|members|drones?|rocket force)|we) (?:had |has |have |also )?(?:fired|launched|shelled|bombarded|attacked|targeted|hit|struck)\\b[^.;]{0,60}?\\b(?:rockets?|missiles?|drones?|mortars?|salvo|barrage|projectiles?|base|barracks|positions?|troops|site|post|ship|vessel|tanker|gathering)',
    { unless: /\b(?:no|nobody|not|none|yet to|no one) (?:[a-z]+ ){0,4}(?:has |have |immediately |yet )?$/ },
  ),
  event(
    'responsibility_attribution',
    '(?:is|was|are|were|been|being|be|held|hold|holds|holding|bear|bears|bearing|bore|it)\\b(?: [a-z]+){0,5}? (?:responsible for|responsibility for|accountable for)|blam(?:ed|es|ing) (?!it\\b|")(?:[^.;:]{2,110}?) for|(?:was|were|been) blamed for|(?:was|were|is|are|being|been) behind (?:the|an?|this|these|several|multiple)|point(?:ed|ing) the finger at',
    { unless: /\b(?:claim\w*|no group|nobody|if|would|will|not|denied|immediately)\b[^,;:"]{0,30}$/ },
  ),
  event(
    'cause_explanation',
    '(?:was|were|is) (?:the )?(?:result of|caused by|due to (?:an?|the|technical|human|bad|poor)|triggered by|set off by)|(?:technical|human|operator) (?:deficit|fault|failure|error|malfunction|problem|glitch|identification|defect)|accidental(?:ly)?(?: launch(?:ed)?| fired)?|by lightning',
    { unless: /\b(?:damage|casualties|if|would|could)\b[^,;:"]{0,25}$/ },
  ),
  event(
    'denial',
    'den(?:ied|ies|ying) (?:[a-z]+ ){0,3}(?:[a-z]{2,}ing)(?! of)|(?:do|does|did|would) not (?:accept|recogni[sz]e|acknowledge|confirm) (?:a |an |the |any )|(?:(?:denied|denies|denying)(?! (?:access|entry|permission|passage|visas?))|refuted|dismissed|rejected) (?:[a-z]+ ){0,3}?(?:that|any|having|the|it|being|claims?|reports?|allegations?|accusations?|responsib\\w+|involve\\w+|firing|launching|target\\w+|carrying|hitting|striking)|(?:charge|claim|accusation|allegation)s? (?:that )?(?:[a-z-]+ ){1,4}(?:rejects?|rejected|denies|denied|disputes?|disputed)|(?:said|says|insist(?:s|ed)|stress(?:es|ed)|maintain(?:s|ed)|added|stated)(?: that)? [^.;:"]{2,50}? (?:had|has|have|was|were|did|does|is|are) (?:not|never) (?:been |directly )?(?:coordinat|involv|responsib|behind|carr|attack|target|fire|firing|launch|struck|strik|hit|particip|taken part|violat|breach|agree|aware of|us(?:ed|ing)|behind)\\w*|(?:said|says|insist(?:s|ed)|vow(?:s|ed))\\b[^.;:"]{0,30} (?:will not|won\'t|would not|wouldn\'t) (?:withdraw|disarm|surrender|retreat|pull (?:out|back)|leave)|we (?:have not|did not|have never|never|had not)',
  ),
  event(
    'aid',
    '(?:(?:aid|relief) (?:trucks?|convoys?|shipments?|deliveries)|humanitarian (?:aid|supplies|assistance|relief)|(?:food|fuel|medical) (?:aid|supplies|trucks|deliveries))\\b[^.;,]{0,50}?\\b(?:enter(?:ed|ing)?|arriv(?:ed|ing)|deliver(?:ed|ies)|air-?dropped|unloaded|distributed|cross(?:ed|ing)|reach(?:ed|ing)|allowed|inadequate|insufficient|enough|halted|blocked|resumed|flow(?:ed|ing)?)|(?:inadequate|insufficient|not enough|far short|drop in the ocean)\\b[^.;,]{0,25}?\\b(?:needs?|aid)',
    { unless: NOT_NOW },
  ),
  event(
    'aid',
    '(?:allow|permit|let|see|saw|brought|bring|enabl)(?:ted|ed|ing|s)? (?:in )?(?:a |an |the )?(?:surge|influx|increase|flow|delivery|entry|passage) (?:of|in) (?:[a-z]+ ){0,2}(?:aid|supplies|assistance|relief)',
    { unless: NOT_NOW },
  ),
  event('access_restriction', 'crossing (?:remain(?:s|ed)|stay(?:s|ed)|is|was)(?: [a-z]+)? (?:closed|shut|blocked|sealed|impassable)', {
    one: 'crossings',
    unless: NOT_NOW,
  }),
  event(
    'access_restriction',
    "(?:blockade|siege|besieged)|(?:shut|shutting|cut|cutting)(?:s)? off\\b[^.;,]{0,40}?\\b(?:suppl(?:y|ies)(?: lines?)?|access|water|power|electricity|aid|food|fuel|internet)|(?:crossings?|border|strait|port|waterway)\\b[^.;,]{0,40}?\\b(?:closed|shut|blocked|sealed|remains? closed)|clos(?:ure|ures|ing) of (?:the |all |its |their )?(?:[a-z]+ ){0,3}(?:crossings?|borders?|straits?|ports?|waterways?|gates?|corridor)|(?:block|prevent|den|restrict|barr|bann|clos|halt|stopp|suspend|obstruct|imped)(?:y|ied|ies|ed|ing|s|es)?\\b[^.;,]{0,25}?\\b(?:entry|aid|access|crossings?|humanitarian|shipping|navigation|strait|delivery|deliveries|supplies)|(?:cut|severed|blocked|closed|destroyed|cutting|severing|blocking|closing)(?: off)? (?:the |a |an )?(?:main |key |only |vital |international |coastal )*(?:road|highway|route|bridge|crossing|motorway)\\b|(?:not|n't|never) (?:be |been )?(?:allow|permit|let)(?:ted|ed|s|ing)?\\b[^.;,]{0,60}?\\b(?:to return|return|to enter|to leave|enter|cross|back)|(?:prevent|barr?|block|stopp?|bann?)(?:ed|ing|s)?\\b[^.;,]{0,50}?\\bfrom (?:returning|entering|leaving|crossing|going|reaching|travell?ing)|impassable|inaccessible",
    {
      unless:
        /\b(?:if|no fly|until|unless|lift(?:ed|ing|s)?|end(?:ed|ing|s)?|stop(?:s|ped|ping)? (?:its|the|halting|blocking)|sanctions)\b[^.;:]{0,45}$|\b(?:economic|trade|financial|u\.s\.|stop) $/,
      unlessAfter: /^[^.;]{0,45}\b(?:is|was|be|are|being|been) (?:lifted|ended|eased)/,
    },
  ),
];
