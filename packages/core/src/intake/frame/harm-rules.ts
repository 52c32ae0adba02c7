import { type EventRule, event, NOT_NOW } from './event-rule.ts';

const HARM =
  '(?:casualties|injuries|injured|deaths|fatalities|victims|wounded|loss of life|(?:one|body) (?:was|were|had been) (?:hurt|injured|killed|wounded|harmed))';
const UNCLEAR =
  '(?:not (?:yet |immediately |been )?(?:clear|known|reported|confirmed)|unclear|unknown|unable to say|cannot say|could not (?:say|confirm)|no (?:immediate )?(?:information|word|details|comment) (?:on|about|of|regarding|whether))';

/** What was destroyed, who was hurt without a number, and what nobody knows yet. */
export const HARM_RULES: readonly EventRule[] = [
  event(
    'casualties_none',
    `(?:no|without(?: causing)?(?: any)?|nor any|neither) ((?:(?!specif|whether|report|inform|detail|word|comment|confirm|sign|figure|number)[a-z]+ ){0,3}${HARM})`,
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
    `${UNCLEAR}\\b[^.;]{0,60}?\\b(?:casualt|injur|kill|victim|death|hurt|wounded|fatalit)\\w*|(?:number|extent) of (?:casualties|victims|injuries|dead)[^.;]{0,25}(?:unknown|unclear|not)`,
  ),
  event(
    'damage_none',
    'no (?:[a-z]+ ){0,2}damages?|without (?:causing )?(?:any )?(?:[a-z]+ )?damage|no damages? or|(?:no|without)(?: causing)? (?:[a-z]+ ){0,4}(?:casualties|injuries)(?: or|,? nor) (?:[a-z]+ )?damage|did not cause (?:any )?damage',
  ),
  event(
    'damage_unknown',
    `${UNCLEAR}\\b[^.;]{0,50}?\\b(?:damage|damaged|extent)|extent of (?:the )?damage\\b[^.;]{0,30}?\\b(?:unclear|unknown|not|being assessed|under review)`,
  ),
  event(
    'damage',
    '(?:there was|caus(?:ed|ing|es)|inflict(?:ed|ing)|significant|heavy|severe|extensive|minor|major|light|some|serious|slight|structural|widespread|material|property|reported|suffer(?:ed|ing)|sustain(?:ed|ing))(?: [a-z]+){0,2} damage|damage (?:was |were )?(?:caused|reported|done|to)|damaging|(?:was|were|been|being|are|is) (?:(?:badly|heavily|severely|partially|completely|slightly|totally|also) )?(?:damaged|destroyed|level?led|flattened|demolished)|destroy(?:ed|ing)(?! (?:the |a |an |all |both |some |most |incoming )*(?:[a-z0-9-]+ ){0,3}(?:missiles?|drones?|rockets?|uavs?|projectiles?|aircraft))|damaged(?! (?:by|in))|destruction of|rubble|burn(?:ed|t)-out|in ruins',
    {
      unless: /\b(?:no|not|without|any|extent of|what was|if|would|could|may|might|will|to|nor|or)\b[^,;:"]{0,25}$/,
    },
  ),
  event('fire', 'fires? (?:broke out|erupted|started|was sparked|were sparked|burn(?:ed|ing)|raged|spread|caused|in )', {
    unless:
      /(?:\b(?:rocket|missile|open|opened|exchange of|under|air|anti-aircraft|mortar|artillery|enemy|hostile|no|return|tank|if|could|would|machine-gun|cross-border) |cease-)$/,
  }),
  event(
    'fire',
    '(?:spark(?:ed|ing|s)?|start(?:ed|ing)|caus(?:ed|ing|es)|ignit(?:ed|ing|es)|trigger(?:ed|ing)|set off|extinguish(?:ed|ing)?|battl(?:ed|ing)|put(?:ting)? out)(?: [a-z]+){0,3} (?:fires?|blazes?|wildfires?)|caught fire|on fire|ablaze|blazes?|brush ?fires?|wildfires?|went up in flames',
    { unless: NOT_NOW },
  ),
  event('displaced', '(?:displaced|forced (?:to flee|from their homes)|fled their homes|left homeless)', { unless: NOT_NOW }),
  event('killing', '(?:(?:was|were|had been|has been) (?:assassinated|slain|eliminated)|assassinat(?:ion|ed) (?:of )?(?:an?|one))', {
    one: 'people',
    unless: /\b(?:if|would|could|may|might|will|be)\b[^,;:"]{0,25}$/,
  }),
  event(
    'killing',
    "(?:he|she|who|commander|leader|chief|(?!(?:an?|one|another|two|three|\\d+|no|nobody|people|those|others|some|many|there) )(?:(?!an? )[\\p{L}'-]+ ){1,3}) ?(?:was|had been|has been) killed",
    {
      one: 'people',
      unless: /\b(?:if|would|could|may|might|will|\d+|people|one|nobody|nor?|a|an|another)\b[^,;:"]{0,20}$/,
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
    'hostage_taking',
    'taken hostage|took hostages?|taking hostages?|tak(?:en|ing) captive|(?:was|were|been) (?:abducted|kidnapped)|(?:abducted|kidnapped) (?:by|from|during|in|on|into)',
    { unless: NOT_NOW },
  ),
];
