import { AS_REASON, type EventRule, event, MODIFIERS, NOT_NOW, WEAPON } from './event-rule.ts';

const STRIKE = '(?:air ?strikes?|air-strikes?|strikes?|bombings?|air raids)';
const HIT = '(?:struck|hit|bombed|shelled|pounded|strikes|hits|bombs|pounds|striking|bombing|pounding)';
const SITE =
  '(?:targets?|sites?|positions?|posts?|cells?|squads?|infrastructure|compounds?|facilit(?:y|ies)|launchers?|depots?|warehouses?|workshops?|tunnels?|headquarters|outposts?|bases?|buildings?|command|military|militants?|terrorists?|operatives?|hezbollah|hamas|houthi|islamic jihad|iranian|syrian|airport|airfield|air base|camp|school|hospital|house|home|neighbou?rhoods?|area|areas|ports?|power|oil|fuel|city|town|village|apartment|mosque|convoy|vehicle|car)';
const ONE_WEAPON = '(?:rocket|missile|drone|projectile|uav|aircraft)';
const AUX = '(?: (?:was|had been|has been|then|later|also|reportedly|had|has|apparently|eventually|subsequently|successfully|been))*';

/** What was fired, how it ended, and what was struck from the air or on the ground. */
export const ATTACK_RULES: readonly EventRule[] = [
  event('no_interception', 'no (?:[a-z]+ ){0,3}(interceptions?)', { none: true }),
  event(
    'no_interception',
    '(?:was|were|been) not (?:been )?intercepted|not (?:been )?intercepted|did not (?:attempt to )?intercept|no (?:attempt|interceptors?)\\b[^.;]{0,30}\\bintercept\\w*|no interceptors? (?:was|were) (?:fired|launched)|failed to intercept|without being intercepted|(?:was|were) allowed to (?:fall|land)',
  ),
  event(
    'outcome_unknown',
    '(?:not (?:yet |immediately )?(?:clear|known)|unclear|unknown)\\b[^.;]{0,50}\\b(?:landed|fell|hit|intercepted|where it|impact)',
  ),
  event(
    'midair_explosion',
    `(?:the|that|this) ${MODIFIERS}${ONE_WEAPON}${AUX} (?:exploded|exploding|broke up|disintegrated|blew up)\\b[^.;,]{0,30}?(?:mid-?air|in the air|before (?:touching|reaching|hitting|impact|it|landing))`,
    { one: 'rocket' },
  ),
  event(
    'midair_explosion',
    '(?:exploded|exploding|broke up|disintegrated)\\b[^.;,]{0,20}?(?:mid-?air|in the air|before (?:touching|reaching|hitting|impact|landing))',
  ),
  event('interception', `(?:the|that|this) ${MODIFIERS}${ONE_WEAPON}${AUX} (?:intercepted|shot down|downed)`, {
    one: 'rocket',
    unless: NOT_NOW,
  }),
  event(
    'interception',
    `(?:intercepted|shot down|downed|destroyed|brought down|intercepting) (?:the|that|this) ${MODIFIERS}${ONE_WEAPON}`,
    {
      one: 'rocket',
      unless: NOT_NOW,
    },
  ),
  event('launch_count', `(?:the|that|this) ${MODIFIERS}${ONE_WEAPON}${AUX} (?:fired|launched)`, { one: 'rocket', unless: AS_REASON }),
  event(
    'outcome_unknown',
    '(?:results?|outcome|success) of (?:the|its|an) (?:attempted )?(?:interceptions?|attempts?)\\b[^.;]{0,30}?\\b(?:under review|being (?:assessed|examined|reviewed|checked|investigated)|unclear|unknown|not (?:yet )?(?:clear|known))',
  ),
  event('interception', 'intercepted|shot down|shooting down|downed|(?:an|successful|partial) interceptions?', {
    unless:
      /\b(?:no|not|never|without|if|would|could|able to|will|may|might|failed to|attempts? to|tried to|trying to|designed to)\b[^,;:"]{0,25}$/,
  }),
  event(
    'strike',
    `(?:carr(?:ied|ying|ies|y) out|launch(?:ed|ing|es)?|conduct(?:ed|ing|s)?|announc(?:ed|ing|es)|confirm(?:ed|s|ing)|stag(?:ed|ing)|wag(?:ed|ing)|began|begun|mounted)(?: [a-z-]+){0,4}? ${STRIKE}`,
    { unless: NOT_NOW, unlessAfter: /^ (?:drones?|group|team|force)/ },
  ),
  event(
    'strike',
    `(?!(?:the|this|that|these|such) )(?:[a-z]+ ){0,2}${STRIKE}(?: (?:on|in|against|at|near|across|targeting)(?: [^\\s,;:.]+){1,8}?)? (?:have|has|had|was|were|began|begin|hit|hits|killed|kills|targeted|targets|destroyed|continued|continue|came|took|struck|pounded|resumed|intensified|rocked|left|kill|wounded)`,
    { unless: AS_REASON, unlessAfter: /^ (?:down|force)/ },
  ),
  event(
    'strike',
    `(?:[a-z]+ )?(?:jets?|warplanes?|aircraft|helicopters?|tanks?|artillery|fighter jets?|forces|military|army|idf|air force|israel|it|we|they|troops|coalition|which|also|later|has|have|had|and|planes|bombers) ?["']?${HIT}\\b(?! by\\b)(?: [^\\s,;:.]+){0,6}? ${SITE}`,
    { unless: NOT_NOW },
  ),
  event('strike', `"${HIT}\\b(?: [^\\s,;:.]+){0,6}? ${SITE}`, { unless: NOT_NOW }),
  event('strike', '(?:targeting|attacking)\\b(?: [^\\s,;:.]+){1,5} in (?:retaliatory |air )?(?:air)?strikes', { unless: NOT_NOW }),
  event(
    'strike',
    '(?:israel|the us|the u\\.s\\.|iran|russia|turkey|jordan|the army|the idf|the military|saudi arabia) (?:has |had |have )?(?:retaliated|struck back|hit back|responded with (?:air ?strikes|strikes|artillery))',
    { unless: NOT_NOW },
  ),
  event('strike', '(?:were|was|been) (?:bombed|shelled|hit by (?:an? )?(?:[a-z]+ )?(?:air ?strikes?|strikes?|shelling|artillery))', {
    unless: NOT_NOW,
  }),
  event(
    'strike_target',
    '(?:it|they|operation|raid|strike|strikes|attack|forces|army|military|idf|jets|drone|missiles?|rockets?|aircraft|which|had|has|also|and|hezbollah|houthis|hamas) ?(?:had |has |have )?targeted(?! by)',
    { unless: NOT_NOW },
  ),
  event(
    'impact',
    `(?:was|were|been) (?:directly )?(?:hit|struck|targeted|damaged)\\b[^.;,"]{0,30}?\\b(?:by|during|in|with)\\b[^.;,"]{0,25}?\\b(?:rockets?|missiles?|drones?|projectiles?|barrage|shrapnel|debris|fragments|shells?|salvo)`,
    { unless: NOT_NOW },
  ),
  event(
    'impact',
    'direct hits?|(?:shrapnel|debris|fragments?|wreckage|(?:parts|pieces|remains|remnants) of (?:the |a |an )?(?:[a-z]+ )?(?:missile|rocket|interceptor|drone)s?)\\b(?:(?! and | who | which | that )[^.;,]){0,45}?\\b(?:hits?|impacted|struck|fell|falling|landed|crashed|came down|fallen)',
    { unless: /\b(?:no|not|if|would|could|may|might|will|unless|without)\b[^,;:"]{0,30}$/, isEnding: true },
  ),
  event(
    'attack',
    'shoot-?outs?|gun ?battles?|gun ?fights?|exchang(?:ed|ing|es?)(?: of)?(?: [a-z-]+){0,2} fire|(?:fighters|gunmen|militants|forces|troops)(?: [^\\s,;:.]+){0,3} stormed|(?:resum(?:ed|es|ing)|restart(?:ed|ing|s)|began|begun) (?:its |their |the )?(?:combat|fighting|attacks?|hostilities|military (?:operations?|assault|offensive)|offensive)|smoke\\b[^.;,]{0,30}\\bbillow(?:ed|ing)|came under (?:attack|fire)|(?:heavy |fierce |artillery )?(?:clashes|fighting|shelling) (?:erupted|broke out|raged|continued|took place)|explosions? (?:was|were|could be|rocked|heard|shook)|opened fire|(?:battered|bombarded|shelled|besieged)',
    { unless: /\b(?:if|would|could|may|might|will|unless|before|after the|prepared for|possibility of|threat of)\b[^,;:"]{0,40}$/ },
  ),
  event(
    'ground_operation',
    `(?<!air )(?<!bombing )raid(?:s|ed)? (?:on|in|into|at|against)|raided|ground (?:operations?|offensive|invasion|incursion) (?:began|started|has|had|was)|incursions? into|(?:troops|forces|tanks|soldiers|infantry)\\b[^.;,]{0,25}?\\b(?:entered|advanced|crossed into|moved into|pushed into|stormed)|(?:launched|began|started|conducted|carried out|mounted) (?:a |an )?(?:[a-z]+ ){0,2}(?:ground|arrest|search) (?:operation|offensive|invasion|raid)`,
    { unless: /\b(?:following|after|since|if|would|could|may|might|will|before|deadliest|possible|potential)\b[^,;:"]{0,40}$/ },
  ),
];

/** What one missile spoken of before did: told apart by the words that follow. */
export const ONE_WEAPON_ENDED = new RegExp(
  `(?<![\\p{L}-])(?:(?:the|that|this) ${MODIFIERS}(${ONE_WEAPON})|the (?:other|second|third)(?: one)?|it|which)${AUX} (fell|landed|(?<!(?:was|been|being) )(?:hit|struck)|crashed|impacted|came down|misfired)(?![\\p{L}])(?! by)`,
  'gu',
);
/** Weapons without a number that ended somewhere. */
export const WEAPONS_ENDED = new RegExp(
  `(?<![\\p{L}-])(?:${WEAPON}|most|rest|others|remainder|remaining ones?|some|several of them)${AUX}(?: (?:of them|that were fired|were))? (fell|fall|falling|landed|landing|hit|hitting|struck|striking|crashed|slammed|exploded)(?![\\p{L}])(?! by)`,
  'gu',
);
