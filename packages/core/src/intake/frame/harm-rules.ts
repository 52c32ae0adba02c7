import { type EventRule, event, NOT_NOW } from './event-rule.ts';

const HARM =
  '(?:casualt(?:y|ies)|injur(?:y|ies)|injured|deaths|fatalities|victims|wounded|loss of life|(?:were|was|been) (?:hurt|killed|harmed)|(?:one|body) (?:was|were|had been) (?:hurt|injured|killed|wounded|harmed))';
const UNCLEAR =
  '(?:not (?:yet |immediately |been )?(?:clear|known|reported|confirmed)|unclear|unknown|unable to say|cannot say|could not (?:say|confirm)|no (?:immediate )?(?:information|word|details|comment) (?:on|about|of|regarding|whether))';

/** What was destroyed, who was hurt without a number, and what nobody knows yet. */
export const HARM_RULES: readonly EventRule[] = [
  event(
    'casualties_none',
    `(?:no|without(?: causing)?(?: any)?|nor any|neither) ((?:(?!specif|whether|report|inform|detail|word|comment|confirm|sign|figure|number)[a-z]+ ){0,5}${HARM})`,
    {
      none: true,
      unlessAfter: /^ (?:figures?|numbers?|toll)/,
    },
  ),
  event('casualties_none', `no (?:immediate |initial |further )?reports? of (?:any )?((?:[a-z]+ ){0,2}(?:or [a-z]+ )?${HARM})`, {
    none: true,
  }),
  event(
    'casualties_none',
    `(?:not|n't) (?:cause|caused|report|reported|result in|lead to|aware of)(?: [a-z]+)? ((?:any )?(?:[a-z]+ ){0,2}${HARM})`,
    { none: true },
  ),
  event('casualties_none', '(nobody|no-one|none) (?:was|were|is) (?:hurt|injured|killed|wounded|harmed)', { none: true }),
  event(
    'casualties_unknown',
    `${UNCLEAR}\\b[^.;]{0,60}?\\b(?:casualt|injur|kill|victim|death|hurt|wounded|fatalit)\\w*|(?:declin|refus)(?:ed|es|ing) to (?:say|specify|disclose|comment|confirm)\\b[^.;]{0,50}?\\b(?:casualt|injur|kill|victim|death|hurt|wounded|fatalit)\\w*|(?:did|does|would|has|have) not (?:say|saying|specif(?:y|ied)|disclosed?|said|g(?:i|a)ven?)\\b[^.;]{0,50}?\\b(?:casualt|injur|kill|victim|hurt|wounded|fatalit)\\w*|(?:number|extent|toll) of (?:[a-z]+ )?(?:casualties|victims|injuries|dead|deaths|martyrs|wounded|fatalities)\\b[^.;]{0,40}\\b(?:unknown|unclear|not|yet to|to be (?:determined|confirmed)|will be (?:determined|known|announced)|being (?:determined|verified))`,
  ),
  event(
    'casualties_unknown',
    '(?:caus(?:ed|ing|es)|inflict(?:ed|ing)|result(?:ed|ing) in|led to|leading to|suffer(?:ed|ing)|report(?:ed|ing|s of)) (?:some |many |several |multiple |numerous |heavy |civilian |further |mass |significant |an unknown number of )*(?:casualties|victims|loss of life)|there (?:are|were|have been|had been) (?:some |many |several |multiple |numerous |heavy |civilian )*(?:dead|casualties|victims|wounded|injured|injuries|fatalities)\\b',
    { unless: /\b(?:no|not|without|any|if|could|would|may|might|whether|or|denied|n't)\b[^,;:"]{0,25}$/ },
  ),
  event(
    'damage_none',
    'no (?:[a-z]+ ){0,2}damages?|without (?:causing )?(?:any )?(?:[a-z]+ )?damage|no damages? or|(?:no|without)(?: causing)? (?:[a-z]+ ){0,4}(?:casualties|injuries)(?: or|,? nor) (?:[a-z]+ )?damage|did not cause (?:any )?damage',
  ),
  event(
    'damage_unknown',
    `${UNCLEAR}\\b[^.;]{0,50}?\\b(?:damage|damaged|extent)|(?:assess|determin|evaluat|survey|inspect|apprais)(?:e|ed|ing)? (?:the )?(?:extent of (?:the )?|scale of (?:the )?|any |possible )*damage|extent of (?:the )?damage\\b[^.;]{0,30}?\\b(?:unclear|unknown|not|being assessed|under review)`,
  ),
  event(
    'damage',
    '(?:there was|caus(?:ed|ing|es)|inflict(?:ed|ing)|significant|heavy|severe|extensive|minor|major|light|some|serious|slight|structural|widespread|material|property|reported|suffer(?:ed|ing)|sustain(?:ed|ing))(?: [a-z]+){0,2} damage|damage (?:was |were )?(?:caused|reported|done|to)|damaging|(?:was|were|been|being|are|is) (?:(?:badly|heavily|severely|partially|completely|slightly|totally|also) )?(?:damaged|destroyed|level?led|flattened|demolished)|(?:shatter|smash)(?:ed|ing) (?:[a-z]+ ){0,2}(?:windows?|glass|doors)|windows (?:were |had been )?(?:shattered|smashed|blown)|(?:blew|blown|blowing) (?:out|off|in)(?: [a-z]+){0,2} (?:windows|doors|roofs?)|(?:strikes?|attacks?|drones?|missiles?|rockets?|shelling|debris|fragments|blasts?|explosions?|raids?|bombs?) (?:damages?|destroys?|flattens?|levels?|wrecks?|rips? through|tears? through)|destroy(?:ed|ing)(?! (?:and|or) (?:intercepted|shot|downed|repelled)| (?:the |a |an |all |both |some |most |incoming )*(?:[a-z0-9-]+ ){0,6}(?:missiles?|drones?|rockets?|uavs?|projectiles?|aircraft))|damaged(?! (?:by|in))|destruction of|reduced to (?:rubble|ruins|ashes)|razed|rubble|(?:material|heavy|significant|great|massive|widespread|severe|extensive|serious) (?:material )?(?:losses(?= to (?:property|infrastructure))|material losses|destruction|devastation)|burn(?:ed|t)-out|in ruins',
    {
      unless:
        /\b(?:no|not|without|any|extent of|what was|if|would|could|may|might|will|to|nor|or)\b[^,;:"]{0,25}$|\b(?:from|under|beneath)(?: the| under the)? $|\b(?:drones?|missiles?|rockets?|uavs?|projectiles?|aircraft|helicopters?|shells|mortars)(?: (?!and\b)[a-z]+){0,3} $/,
    },
  ),
  event(
    'fire',
    '(?:houses?|buildings?|cars?|homes?|warehouses?|depots?|vehicles?|apartments?|blocks?|tanks?|refinery|shops?|market) (?:burns?|burning|in flames|engulfed)(?! (?:down|out|to))|fires? (?:broke out|erupted|started|was sparked|were sparked|burn(?:ed|ing)|raged|spread|caused|in )',
    {
      unless:
        /(?:\b(?:rocket|missile|open|opened|exchange of|under|air|anti-aircraft|mortar|artillery|enemy|hostile|no|return|tank|if|could|would|machine-gun|cross-border) |cease-)$/,
    },
  ),
  event(
    'fire',
    '(?:spark(?:ed|ing|s)?|start(?:ed|ing)|caus(?:ed|ing|es)|ignit(?:ed|ing|es)|trigger(?:ed|ing)|set off|extinguish(?:ed|ing)?|battl(?:ed|ing)|put(?:ting)? out)(?: [a-z]+){0,3} (?:fires?|blazes?|wildfires?)|caught fire|on fire|ablaze|blazes?|brush ?fires?|wildfires?|went up in flames',
    { unless: NOT_NOW },
  ),
  event(
    'displaced',
    '(?:(?:palestinians|residents|people|families|civilians|thousands|villagers|inhabitants|refugees|locals|lebanese|syrians|ukrainians|israelis|many|them|others) (?:have |had |were |are |began |started |also |already |just |who )*(?:fle(?:d|e)(?! (?:to|into) (?:the )?(?:bomb )?shelters?)|(?:stream|pour|flood|flock|spill)(?:ed|ing) (?:out|away|north|south|east|west|into|from|towards?|across)|(?:left|leaving|abandon(?:ed|ing)) (?:their|the) (?:homes?|houses|villages?|towns?|area|city))|displaced(?! (?:people|persons?|famil|palestin|civilian|resident|lebanese|syrian|ukrain|camps?|communit|children|women|gazans))|forced (?:to flee|from their homes)|fled their homes|left homeless)',
    { unless: NOT_NOW },
  ),
  event('killing', '(?:(?:was|were|had been|has been) (?:assassinated|slain|eliminated)|assassinat(?:ion|ed) (?:of )?(?:an?|one))', {
    one: 'people',
    unless: /\b(?:if|would|could|may|might|will|be)\b[^,;:"]{0,25}$/,
  }),
  event(
    'killing',
    '(?:kill(?:ed|ing|s)|assassinat(?:ed|ing|es)|eliminat(?:ed|ing|es)) (?:the |its |their |his |a |an |another )?(?:(?:senior|top|high-ranking|leading|veteran|prominent|regional|local|deputy|key|military|political|field|battalion|brigade|[a-z]+) ){0,3}(?:commander|leader|chief|head|general|minister|spokesman|operative|scientist|propagandist|official)(?! (?:and|of (?:mission|staff at)))',
    { one: 'people', unless: /\b(?:if|would|could|may|might|will|to|not|never|\d+|people|from)\b[^,;:"]{0,20}$/ },
  ),
  event(
    'killing',
    "(?:confirm|announc|acknowledg|mourn)(?:s|ed|ing|es)? (?:the )?(?:death|killing|martyrdom|assassination) of (?!(?:\\d|two|three|four|five|six|seven|eight|nine|ten|several|dozens)\\b)(?:[a-z\\u00df-\\u1fff'-]+ ){0,5}(?:commander|leader|chief|general|scientist|official|spokesman)",
    { one: 'people', unless: NOT_NOW },
  ),
  event(
    'killing',
    '(?:commander|leader|chief|head|general|minister|spokesman|scientist|deputy|brigadier)[^,.;]{0,50}, [^,.;]{3,90}, (?:was|had been|has been) (?:also |reportedly )?killed',
    { one: 'people', unless: NOT_NOW },
  ),
  event(
    'killing',
    "(?:he|she|who|commander|leader|chief|(?!(?:an?|one|another|two|three|\\d+|no|nobody|anyone|anybody|someone|somebody|everyone|people|those|others|some|many|there) )(?:(?!an? |whether |any)[a-z\\u00df-\\u1fff'-]+ ){1,3}) ?(?:was|had been|has been) killed",
    {
      one: 'people',
      unless: /\b(?:if|would|could|may|might|will|\d+|people|one|nobody|anyone|anybody|whether|nor?|a|an|another)\b[^,;:"]{0,20}$/,
    },
  ),
  event('casualties_killed', '(?:an?|another|one) (?:[a-z-]+ ){1,4}(?:was|has been|had been) (?:also )?killed', {
    one: 'people',
    unless: NOT_NOW,
  }),
  event('casualties_injured', '(?:an?|another|one) (?:[a-z-]+ ){1,4}(?:was|has been|had been) (?:[a-z]+ly )?(?:injured|wounded|hurt)', {
    one: 'people',
    unless: NOT_NOW,
  }),
  event(
    'casualties_killed',
    '(?:the )?(?:body|remains) of (?:an?|one|another) (?:[a-z-]+ ){1,3}(?:was|were|had been|has been|have been) (?:pulled|recovered|found|retrieved|discovered|dug)',
    { one: 'people', unless: NOT_NOW },
  ),
  event('hostage_taking', '(?<!who |they )was (?:abducted|kidnapped|taken (?:hostage|captive))', { one: 'people', unless: NOT_NOW }),
  event(
    'hostage_taking',
    'taken hostage|took hostages?|taking hostages?|tak(?:en|ing) captive|(?:was|were|been) (?:abducted|kidnapped)|(?:abducted|kidnapped) (?:by|from|during|in|on|into)',
    { unless: NOT_NOW },
  ),
];
