import { type Trigger, trigger } from '../trigger.ts';

const HARMED = '(?:hurt|injured|killed|wounded|harmed|affected|dead)';
const HARM =
  '(?:casualt(?:y|ies)|injur(?:y|ies)|injured|deaths?|fatalit(?:y|ies)|victims?|wounded|dead|loss(?:es)? of (?:human )?(?:life|lives)|(?:human )?losses|harm to (?:people|civilians|anyone)|lives lost)';
const THING =
  '(?:buildings?|houses?|homes?|apartments?|flats?|blocks?|roofs?|ceilings?|walls?|windows?|glass|panes?|doors?|facades?|balcon(?:y|ies)|floors?|cars?|vehicles?|buses|trucks?|schools?|hospitals?|clinics?|shops?|stores?|markets?|mosques?|church(?:es)?|synagogues?|cathedrals?|museums?|hotels?|offices?|warehouses?|factor(?:y|ies)|plants?|facilit(?:y|ies)|infrastructure|bridges?|roads?|runways?|terminals?|airports?|ports?|ships?|vessels?|tankers?|boats?|equipment|property|properties|towers?|neighbou?rhoods?|districts?|villages?|towns?|cit(?:y|ies)|camps?|tents?|farms?|greenhouses?|crops|orchards?|power lines?|substations?|pipelines?|grid|networks?|installations?|sites?|targets?|compounds?|headquarters|barracks|bases?|positions?|structures?|streets?|areas?|ambulances?|wells?|tanks?|stations?|libraries|universit(?:y|ies)|kindergartens?|playgrounds?|residences?|units?|centers?|centres?|complex(?:es)?|refiner(?:y|ies)|depots?|silos?|cables?)';
const BROKEN =
  '(?:damaged|destroyed|level?led|flattened|demolished|wrecked|ruined|gutted|shattered|smashed|blown (?:out|off|in|apart|up)|torn (?:off|apart|open|down)|ripped (?:off|apart|open)|crushed|collapsed|razed|reduced to (?:[a-z]+ ){0,3}(?:rubble|ruins|ashes?|dust|debris|shells?)|burn(?:ed|t) (?:out|down|to the ground)|charred|scorched|riddled|pockmarked|cratered|obliterated|devastated|wiped out|in ruins|in rubble|uninhabitable|disabled|knocked out|put out of (?:action|service)|cracked|caved in|split|mangled|twisted|blackened|scarred|gone(?! (?:out|to|on|back|into|up|through|for|through|missing|with|from|unpunished|ahead|by|viral|without))|sunk|sank|hollowed out|turned (?:in)?to rubble|beyond repair|peppered|battered)';

/** Who was not hurt, who may be, and what was broken or burnt. */
export const HARM_TRIGGERS: readonly Trigger[] = [
  trigger(
    'casualties_none',
    `(?:no|without(?: causing)?(?: any)?|nor|zero|neither)(?: (?!further|new|information|word|figures?|confirm|specific|details|one|news|report on)[a-z]+){0,3}(?: or (?:[a-z]+ )?)? ${HARM}`,
    {
      figure: 'zero',
      isAnyMood: true,
      unless: /\b(?:would|will|should|guarantee\w*|ensure\w*|must)\b[^,]{0,20}$/,
      unlessAfter: /^ (?:figures?|numbers?|toll|were given|has been given)/,
    },
  ),
  trigger(
    'casualties_none',
    `no(?: [a-z]+){0,2} reports? of (?:[a-z]+ ){0,4}(?:or )?(?:[a-z]+ )?${HARM}|no(?: [a-z]+)? (?:casualties|injuries|deaths)|(?:not|n't)(?: [a-z]+){0,3} (?:cause|caused|report|reported|result in|lead to|aware of|record|suffer)(?: [a-z]+){0,3} ${HARM}`,
    { figure: 'zero', isAnyMood: true },
  ),
  trigger(
    'casualties_none',
    `(?:no-?one|nobody|no people|none|no (?:[a-z]+ ){1,3}(?:was|were|is|had been|have been))(?: [^\\s,;:.]+){0,6}? ${HARMED}|(?:without|not)(?: [a-z]+){0,2} (?:harming|hurting|injuring|wounding|killing|harmed|hurt|injured)(?: anyone| anybody| people| civilians)?`,
    { figure: 'zero', isAnyMood: true, unless: /\b(?:would|will|should|guarantee\w*|ensure\w*|must)\b[^,]{0,20}$/ },
  ),
  trigger(
    'casualties_none',
    '(?:were|was|all|are|escaped|emerged|remained|survived|left|is)(?: [a-z]+){0,2} (?:unhurt|unharmed|uninjured|unscathed|without (?:injury|injuries)|injury|injuries|safe and sound)|(?:people|crews?|staff|residents|passengers|workers|everyone|everybody)(?: [a-z]+){0,4} (?:safe|unhurt|unharmed|accounted for)',
    {
      figure: 'zero',
      needs:
        'unhurt|unharmed|uninjured|unscathed|without injur\\w+|escaped (?:[a-z]+ )?injur\\w+|accounted for|(?:crews?|everyone|staff|all|passengers)(?: [a-z]+){0,4} safe',
      isAnyMood: true,
    },
  ),
  trigger(
    'casualties_none',
    '(?:nobody|no-?one|no people|no (?:[a-z]+ ){0,2}[a-z]+) (?:was|were|had been|is|are) (?:at |in )?(?:home|inside|in (?:it|them|the (?:building|house|room|area|school|vehicle|apartment)s?)|on board|present)|(?:building|house|school|site|apartment|premises|factory|facility|home)s? (?:was|were|had been|stood) (?:empty|unoccupied|vacant|deserted|evacuated)(?: at the time)?',
    {
      figure: 'zero',
      isAnyMood: true,
      unless: /\b(?:if|would|could|when)\b[^,]{0,30}$/,
    },
  ),
  trigger(
    'casualties_unknown',
    "(?:not|n't) (?:yet )?know how many (?:[a-z]+ ){0,5}(?:killed|dead|died|injured|hurt|under|trapped|buried|missing|wounded)|(?:unknown|undetermined|unspecified) number of (?:[a-z]+ )?(?:casualties|victims|dead|injured|people (?:trapped|killed|injured))",
    { isAnyMood: true },
  ),
  trigger(
    'casualties_unknown',
    '(?:not (?:yet |immediately )?(?:clear|known|specif(?:y|ied))|unclear|unknown|did not (?:say|specify|clarify|indicate)|without (?:saying|specifying)) (?:how many (?:[a-z]+ ){0,5}(?:inside|trapped|buried|under|caught|in the (?:building|house|area|room|vehicle)|missing|affected|had been|were (?:there|present|at home))|(?:if|whether) (?:the|its|that|this|any of the) (?:[a-z]+ ){0,2}(?:figures?|tolls?|counts?|numbers?|totals?|tally|dead|victims)|how many of (?:them|the (?:dead|victims|casualties)))',
    { isAnyMood: true },
  ),
  trigger(
    'casualties_unknown',
    `(?:not (?:yet |immediately )?(?:clear|known)|unclear|unknown|no (?:immediate )?(?:word|information|details?|comment|confirmation|figures?)|(?:did|does|do|could|would) not (?:immediately )?(?:say|specify|disclose|confirm|provide|give|elaborate)|(?:yet|still) to be (?:determined|confirmed)|trying to (?:determine|establish))(?: (?!what\\b|why\\b|who\\b|since\\b)[^\\s;:.]+){0,10}? (?:casualt(?:y|ies)|injur(?:y|ies|ed)|killed|victims?|deaths?|dead|hurt|wounded|fatalit(?:y|ies)|toll)`,
    { isAnyMood: true },
  ),
  trigger(
    'damage_none',
    "(?:no|without(?: causing)?(?: any)?|nor|neither)(?: (?:major|serious|significant|material|property|structural|immediate|reports? of|injuries or|casualties or|casualties nor|injuries nor|reports? of (?:injuries|casualties) or|real|visible|known|further|apparent|or|of|any|other|deaths?,?))* (?:damages?|destruction)|(?:not|n't)(?: [a-z]+){0,3} (?:cause|caused|report|reported|suffer|suffered|sustain|sustained)(?: [a-z]+){0,4} damage|(?:were|was|remained|is|left) (?:undamaged|intact|unscathed)",
    { isAnyMood: true },
  ),
  trigger(
    'damage_unknown',
    '(?:extent|scale|level|degree) of (?:the |any )?(?:[a-z]+ )?(?:damage|destruction)(?: [^\\s,;:.]+){0,5}? (?:unclear|unknown|not|being|yet|remain)|(?:assess|determin|evaluat|survey|inspect|apprais|gaug|estimat|document)(?:e|ed|ing)? (?:the |any |for )?(?:extent of |scale of |possible |full )*(?:the )?(?:[a-z]+ )?(?:damage|destruction|losses)|(?:not (?:yet |immediately )?(?:clear|known)|unclear|unknown|unable to say|no (?:word|information|details) (?:on|about|of))(?: [^\\s,;:.]+){0,8}? (?:damage|damaged|destroyed)',
    { isAnyMood: true },
  ),
  trigger('damage', `${THING}(?: (?!no |not |nor )[^\\s,;:."]+){0,6}?{aux}{adv} ${BROKEN}`, {
    unless: /\b(?:no|not|without|nor|none|missiles?|rockets?|drones?) (?:[a-z]+ ){0,3}$/,
  }),
  trigger(
    'damage',
    `(?:damag(?:ed|es|ing)|destroy(?:ed|s|ing)|wreck(?:ed|s|ing)|ruin(?:ed|ing)|gutt(?:ed|ing)|shatter(?:ed|s|ing)|smash(?:ed|es|ing)|blew (?:out|off|in|up)|blowing (?:out|off|in|up)|tore (?:off|apart|down|a hole|through)|tearing (?:off|a hole|through)|ripp(?:ed|ing) (?:off|through|apart)|crush(?:ed|es|ing)|collaps(?:ed|ing)|demolish(?:ed|es|ing)|flatten(?:ed|s|ing)|level?l(?:ed|ing|s)|raz(?:ed|es|ing)|devastat(?:ed|es|ing)|obliterat(?:ed|es|ing)|torch(?:ed|es|ing)|scorch(?:ed|ing)|rattl(?:ed|ing)|crippl(?:ed|es|ing)|disabl(?:ed|es|ing)|sank|sunk|sinking|knock(?:ed|ing) out|peppered|wip(?:ed|ing) out|burn(?:ed|t|ing) down|reduc(?:ed|es|ing)|inflict(?:ed|ing) damage on|destruction of|ravag(?:ed|ing)|level+ing)(?: (?!by\\b|in\\b|the missile|the rocket)[^\\s,;:."]+){0,6}? (?:${THING})`,
    {
      unless: /\b(?:not|no|without|were|was|been|to) $/,
      unlessAfter: /^ (?:of (?:the )?(?:talks|negotiation)|capabilit)/,
    },
  ),
  trigger(
    'damage',
    '(?:(?:caus|inflict|sustain|suffer|report|do|wreak|leav|see|assess)(?:e|s|ed|ing|es)?|did|done|doing|left|saw|there (?:was|is|has been)|with|amid|resulted in|resulting in)(?: (?!no )[^\\s,;:."]+){0,5}? (?:damages?|destruction|devastation)|(?:significant|heavy|severe|extensive|minor|major|light|some|serious|slight|structural|widespread|material|property|massive|considerable|substantial|limited|great|large-scale|immense|vast|catastrophic|wide-scale|huge|little|moderate|collateral|scenes of) (?:[a-z]+ )?(?:damages?|destruction|devastation)|damages? (?:to|in|was|were|has been|on|from|at|across)|destruction (?:of|in|across|caused|wrought)',
    {
      unless: /\b(?:no|not|without|any|extent of|nor|or|threat of|cause|of the|assess\w*(?: the)?|risk of|amount of) (?:[a-z]+ ){0,2}$/,
      unlessAfter: /^ (?:control|of israel|of hamas|limitation|of the state)/,
    },
  ),
  trigger(
    'damage',
    'in ruins|ruins of|wreckage of|burn(?:ed|t)-out|charred (?:remains|cars|vehicles|buildings|wreck\\w*)|bombed-out|shrapnel holes|collapsed (?:buildings?|houses?|roofs?|homes?)|broken (?:glass|windows)|shards of|damaged (?:buildings?|houses?|homes?|cars?|vehicles?|apartments?|roofs?)|torn (?:away|off)|ripped (?:away|off)|(?:gaping|yawning|jagged) (?:hole|gash)(?:es|s)?|(?:brought|bringing) down (?:the |part of |a )+(?:[a-z]+ ){0,3}(?:front|roof|ceiling|wall|facade|side|block|building|bridge)|destroyed (?:buildings?|houses?|homes?|cars?|vehicles?)|(?:huge|large|deep|massive) holes?|mangled|gutted',
    {
      unless: /\b(?:if|would|could|from the|clear|clearing)\b[^,]{0,15}$/,
    },
  ),
  trigger(
    'fire',
    '(?:set|setting|sets) (?:[^\\s,;:.]+ ){0,6}?(?:ablaze|alight|on fire|aflame)|(?:caught|catch(?:es|ing)?) (?:on )?fire|(?:was|were|is|are|left|still|seen|burst) (?:ablaze|on fire|aflame|burning|in flames|into flames|engulfed)|(?:went|go|going|gone) up in (?:flames|smoke)|engulf(?:ed|ing)(?: [^\\s,;:.]+){0,4} (?:in )?(?:flames|fire)|(?:huge|large|massive|major|big|several|multiple|numerous|brush|forest|wild|raging|fierce|devastating|small|grass|bush|two|three)[- ]?(?:fires?|blazes?|infernos?)|(?:fires?|blazes?|flames|infernos?|wildfires?)(?: (?:[a-z]+ ){0,6}?)? ?(?:broke out|breaking out|erupted|raged|raging|spread|spreading|burn(?:ed|ing|t)|engulfed|swept|tore through|was sparked|were sparked|started|ignited|extinguished|put out|brought under control|contained|caused)|(?:spark|start|caus|ignit|trigger|set off|extinguish|battl|fight|tackl|dous|put out|contain|douse)(?:e|es|ed|s|ing)?(?: (?!since|cease|under|with)[^\\s,;:.]+){0,4}? (?:fires?|blazes?|infernos?|wildfires?|flames)|fire(?:fighters|men)(?: [^\\s,;:.]+){0,4}? (?:battl|fight|tackl|extinguish|dous|struggl|work)\\w*|torched',
    {
      unless:
        /(?:\b(?:rocket|missile|open|opened|opens|exchange of|under|air|anti-aircraft|mortar|artillery|enemy|hostile|no|return|tank|if|could|would|machine-gun|cross-border|small-arms|friendly|heavy|direct|to|cease) |cease-|cease)$/,
      unlessAfter: /^ (?:missiles?|rockets?|drones?|from|at|on israel|towards?|into|power|line)\b/,
    },
  ),
  trigger(
    'fire',
    '(?:cars?|vehicles?|buildings?|houses?|tanks?|depots?|trees|shops?|refiner(?:y|ies)|warehouses?|fields)(?: (?:were|was|still|seen))* (?:burn(?:ed|t|ing)|blaz(?:ed|ing)|smoulder(?:ed|ing))',
    {},
  ),
  trigger(
    'casualties_injured',
    '(?:others|civilians|people|residents|soldiers|passengers|children|troops|officers|bystanders|workers)(?: [a-z]+)? (?:were|was|have been|had been) (?:also )?(?:[a-z]+ly )?(?:wounded|injured|hurt)|(?:wounding|injuring) (?:civilians|people|others|residents|soldiers|bystanders)',
    {
      unless:
        /\b(?:no|not|none|\d+|dozens of|hundreds of|scores of|several|many|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ ){0,3}$/,
    },
  ),
  trigger(
    'casualties_injured',
    '(?:wounding|injuring|maiming) of (?:[a-z-]+ ){0,5}(?:people|civilians|personnel|soldiers|troops|others|children|residents)|(?:dead|killed|deaths) and (?:wounded|injured|injuries) (?:both )?(?:among|on both|in)|(?:caus(?:ed|ing)|left|leaving|inflict(?:ed|ing)) (?:many |some |several |numerous )?(?:[a-z]+ )?(?:injuries|wounded)(?! no)',
    { unless: /\b(?:no|not|without|any|if)\b[^,;]{0,25}$/ },
  ),
  trigger(
    'casualties_killed',
    '(?:was|were|been) (?:later )?found dead|(?:dead|lifeless) (?:body|bodies) (?:was|were) (?:found|recovered|pulled|discovered)',
    { unless: /\b(?:no|not|\d+|two|three|four|five|six|seven|eight|nine|ten|dozens) (?:[a-z]+ ){0,3}$/ },
  ),
  trigger(
    'casualties_killed',
    'deaths? (?:and (?:wounding|injur(?:y|ies)) )?of (?:(?:additional|more|other|many|innocent|several|further) )+(?:[a-z]+ ){0,4}(?:people|civilians|personnel|soldiers|troops)|(?:suffer(?:ed|s|ing)?|sustain(?:ed|s|ing)|took|taken|taking|incur(?:red|ring)|inflict(?:ed|s|ing)|endur(?:ed|ing)|record(?:ed|s)|acknowledg(?:ed|es|ing)|admitt(?:ed|ing)|confirm(?:ed|ing)|report(?:ed|ing)|caus(?:ed|ing)) (?:(?:heavy|serious|significant|some|its first|major|severe|further|considerable|human|military|battlefield|substantial|fresh|light|civilian) )*(?:losses|fatalities|deaths)|there (?:is|are|was|were|has been|have been|had been) (?:[a-z]+ ){0,3}(?:losses|fatalities|deaths|dead(?! (?:end|line)))|(?:losses|fatalities|deaths|dead and (?:wounded|injured)|killed and (?:wounded|injured)) (?:among|on both sides|in (?:the|its|their) ranks)',
    {
      unless: /\b(?:no|not|any|financial|economic|material|without|none)\b[^,;]{0,30}$/,
      unlessAfter: /^ (?:of (?:[$€£\d]|income|revenue|business|power|territory)|from (?:closures|cancellations))/,
      needs:
        '(?:troops|soldiers|military|civilians?|army|forces|fighters|militants?|personnel|people|population|ranks|sides?|fighting|battle|shelling|bombardment|casualties|wounded)',
    },
  ),
  trigger(
    'casualties_killed',
    '(?:civilians|people|residents|passengers|children|medics|journalists|families)(?: [a-z]+)? (?:were|have been|had been|are being) (?:also )?killed|killing (?:civilians|people|residents|soldiers|bystanders|women and children)',
    {
      unless:
        /\b(?:no|not|none|\d+|dozens of|hundreds of|scores of|thousands of|several|many|two|three|four|five|six|seven|eight|nine|ten|how many) (?:[a-z]+ ){0,3}$/,
    },
  ),
];
