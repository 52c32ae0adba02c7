import { type EventRule, event, NOT_NOW, TRUCE } from './event-rule.ts';

const ANY = `(?:${TRUCE}|deal|agreement|accord|pause|lull)`;

/** Truces, exchanges, aid, and who is to blame. */
export const TRUCE_RULES: readonly EventRule[] = [
  event(
    'truce_expiry',
    `(?:deadline|${TRUCE})\\b[^.;]{0,60}?\\b(?:passed|lapsed|(?:was |is |were |been )?(?:due|set|scheduled|slated|expected) to (?:expire|end|lapse)|will expire|expires? (?:at|on)|elapsed)|(?:expiry|expiration) of (?:the |a )?${TRUCE}`,
  ),
  event(
    'truce_end',
    `${TRUCE}\\b[^.;]{0,45}?\\b(?:expire[sd]?|ended|ends|collapse[sd]?|broke down|breaks down|over|unravel(?:led|ed|s)|fell apart|crumbled)|(?:end|collapse|breakdown) (?:of|to) (?:the |a |an )?(?:[a-z-]+ ){0,3}${TRUCE}|(?:ended|broke|called off|scrapped|abandoned) (?:the |a |its )?(?:[a-z-]+ ){0,3}${TRUCE}`,
    { unless: /\b(?:if|would|could|may|might|will|before|unless|until|when|expected to|set to|due to)\b[^,;:"]{0,40}$/, isOnce: true },
  ),
  event(
    'truce_start',
    `${TRUCE}[^.;]{0,30}?\\b(?:came into|comes into|went into|goes into|took|takes|taking|entered into|has come into) (?:effect|force)|${TRUCE}\\b[^.;,]{0,20}?\\b(?:began|started|begins|started)`,
    { unless: /\b(?:before|after|since|if|until|would|could|will|when)\b[^,;:"]{0,40}$/, isOnce: true },
  ),
  event(
    'truce_agreed',
    `${ANY}\\b(?:, [^,.;]{3,60},)?[^.;,]{0,25}?\\b(?:reached|agreed|brokered|signed|struck|concluded|announced|approved)|(?:agreed|agree|agrees) (?:to|on) (?:a |an |the )?(?:[a-z-]+ ){0,3}${TRUCE}|(?:reached|brokered|signed|announced|accepted|struck) (?:a |an |the )?(?:[a-z-]+ ){0,3}${TRUCE}`,
    {
      unless: /\b(?:no|not|if|would|could|may|might|will|yet to|until|before|unless|after the|outside of the)\b[^,;:"]{0,40}$/,
      isOnce: true,
    },
  ),
  event(
    'truce_extension',
    `(?:extend(?:ed|ing|s)?|prolong(?:ed|ing)?) (?:the |a |its )?(?:[a-z-]+ ){0,2}${ANY}|${TRUCE}\\b[^.;]{0,25}?\\bextended|extension (?:of|to) (?:the |a )?${TRUCE}`,
    { unless: /\b(?:warned|if|unless)\b[^,;:"]{0,40}$/, isOnce: true },
  ),
  event(
    'truce_status',
    `${TRUCE}\\b[^.;]{0,40}?\\b(?:(?:is|was|were|has been|had been|been|appeared to be|appears to be|seemed to be|remains?|remained) (?:largely |mostly |still )?(?:respected|holding|observed|in (?:place|effect|force)|in tatters|fragile|intact|shaky))|(?:commitment|committed|commits itself|adher(?:e|es|ing|ence)|sticking|stick|abid(?:e|es|ing)) (?:to|by|with) (?:the |a |its )?(?:[a-z-]+ ){0,2}(?:${TRUCE}|calm|agreement)|until now,? it (?:had|has) been respected|it (?:had|has) (?:so far |largely )?(?:been respected|held)|calm (?:has )?(?:prevailed|returned|held)`,
    { unless: NOT_NOW },
  ),
  event(
    'truce_terms',
    `(?:under|as part of|according to|by) (?:the )?(?:terms of )?(?:the |a |this )?(?:[a-z-]+ ){0,2}(?:${TRUCE}|deal|agreement|accord)(?: deal| agreement)?,? |terms of (?:the |a )?(?:[a-z-]+ ){0,2}(?:${TRUCE}|deal|agreement)\\b[^.;]{0,30}?\\b(?:includ|stipulat|provid|requir|call)\\w*|(?:${TRUCE}|deal|agreement) (?:stipulates|calls for|provides for|requires|includes)`,
  ),
  event(
    'violation_allegation',
    `(?:violat|breach)(?:ed|ing|es|e|ions?|ion of)\\b[^.;]{0,50}?\\b(?:${TRUCE}|agreement|deal|terms|understandings|resolution|sovereignty|airspace)|(?:${TRUCE})\\b (?:violations?|breach(?:es)?)|(?:${TRUCE}|agreement)\\b[^.;]{0,20}?\\b(?:was|were|been|being) (?:violated|breached|broken)|(?:did ?n['o]t|did not|failed to|has not|have not|refus\\w+ to|not) (?:respect|honou?r|abide by|fulfil+|meet|uphold)\\w*\\b[^.;]{0,30}?\\b(?:obligations?|commitments?|agreement|truce|ceasefire|terms|deal)`,
    { unless: /\b(?:if|would|could|may|might|will|any)\b[^,;:"]{0,30}$/ },
  ),
  event(
    'violation_allegation',
    '(?:rocket launches|launches|rockets? (?:was|were) (?:fired|launched)|rocket fire|rockets?|firing|shelling)\\b[^.;"]{0,30}?\\b(?:minutes|hours|shortly|soon|moments) after (?:it|the (?:truce|ceasefire|cease-fire|agreement|deal)) (?:came|went|took|entered|had|began|started)',
  ),
  event(
    'responsibility_claim',
    '(?:claim(?:ed|s|ing)?|took|taken|taking) (?:[a-z]+ )?(?:responsibility|credit)|(?:said|announced|claimed|declared|that|says|claims) (?:it|they|its (?:fighters|forces|members|drones?|rocket force)|we) (?:had |has |have |also )?(?:fired|launched|shelled|bombarded|attacked|targeted|hit|struck)\\b[^.;]{0,60}?\\b(?:rockets?|missiles?|drones?|mortars?|salvo|barrage|projectiles?)',
  ),
  event(
    'responsibility_attribution',
    '(?:is|was|are|were|been|being|be|held|hold|holds|holding|bear|bears|bearing|bore|it)\\b(?: [a-z]+){0,5}? (?:responsible for|responsibility for|accountable for)|blam(?:ed|es|ing) (?!it\\b)(?:[^.;:]{2,110}?) for|(?:was|were|is|are) behind (?:the|an?|this|these|several|multiple)|point(?:ed|ing) the finger at',
    { unless: /\b(?:claim\w*|no group|nobody|if|would|will|not|denied|immediately)\b[^,;:"]{0,30}$/ },
  ),
  event(
    'cause_explanation',
    '(?:was|were|is) (?:the )?(?:result of|caused by|due to (?:an?|the|technical|human|bad|poor)|triggered by|set off by)|(?:technical|human|operator) (?:deficit|fault|failure|error|malfunction|problem|glitch)|accidental(?:ly)?(?: launch(?:ed)?| fired)?|by lightning',
    { unless: /\b(?:damage|casualties|if|would|could)\b[^,;:"]{0,25}$/ },
  ),
  event(
    'denial',
    '(?:denied|denies|denying|refuted|dismissed|rejected) (?:[a-z]+ ){0,3}?(?:that|any|having|the|it|being|claims?|reports?|allegations?|accusations?|responsib\\w+|involve\\w+|firing|launching|target\\w+|carrying|hitting|striking)|we (?:have not|did not|have never|never|had not)',
  ),
  event(
    'aid',
    '(?:(?:aid|relief) (?:trucks?|convoys?|shipments?|deliveries)|humanitarian (?:aid|supplies|assistance|relief)|(?:food|fuel|medical) (?:aid|supplies|trucks|deliveries))\\b[^.;,]{0,50}?\\b(?:enter(?:ed|ing)?|arriv(?:ed|ing)|deliver(?:ed|ies)|cross(?:ed|ing)|reach(?:ed|ing)|allowed|inadequate|insufficient|enough|halted|blocked|resumed|flow(?:ed|ing)?)|(?:inadequate|insufficient|not enough|far short|drop in the ocean)\\b[^.;,]{0,25}?\\b(?:needs?|aid)',
    { unless: NOT_NOW },
  ),
  event(
    'access_restriction',
    '(?:blockade|siege|besieged)|(?:shut|shutting|cut|cutting)(?:s)? off\\b[^.;,]{0,40}?\\b(?:suppl(?:y|ies)(?: lines?)?|access|water|power|electricity|aid|food|fuel|internet)|(?:crossings?|border|strait|port|waterway)\\b[^.;,]{0,40}?\\b(?:closed|shut|blocked|sealed|remains? closed)|(?:block|prevent|deny|restrict|bar|clos)(?:ed|ing|s)?\\b[^.;,]{0,25}?\\b(?:entry|aid|access|crossings?|humanitarian|shipping|navigation|strait)',
    { unless: /\b(?:if|no fly|lift(?:ed|ing)?|end(?:ed|ing)?) [^,;:"]{0,20}$/ },
  ),
];
