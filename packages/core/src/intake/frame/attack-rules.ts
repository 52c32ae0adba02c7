import { AS_REASON, type EventRule, event, MODIFIERS, NOT_NOW, WEAPON } from './event-rule.ts';

const STRIKE = '(?:air ?strikes?|air-strikes?|strikes?|(?<!suicide )(?<!car )(?<!bus )(?<!truck )bombings?|air raids)';
const HIT = '(?:struck|hit|bombed|shelled|pounded|strikes|hits|bombs|pounds|striking|bombing|pounding)';
const SITE =
  '(?:targets?|sites?|positions?|posts?|cells?|squads?|infrastructure|compounds?|facilit(?:y|ies)|launchers?|depots?|warehouses?|workshops?|tunnels?|headquarters|outposts?|bases?|buildings?|command|military|militants?|terrorists?|operatives?|hezbollah|hamas|houthi|islamic jihad|iranian|syrian|airport|airfield|air base|camp|school|hospital|house|home|neighbou?rhoods?|area|areas|ports?|power|oil|fuel|city|town|village|apartment|mosque|convoy|vehicle|car|plants?|factor(?:y|ies)|refiner(?:y|ies)|terminals?|air ?bases?|arsenals?|substations?|ships?|vessels?|bridges?)';
const ONE_WEAPON = '(?:rocket|missile|drone|projectile|uav|aircraft)';
const AUX = '(?: (?:was|had been|has been|then|later|also|reportedly|had|has|apparently|eventually|subsequently|successfully|been))*';

/** An earlier year behind it makes it history, which is not drafted. */
const IN_A_YEAR = /^[^.;]{0,60}?\b(?:in|since|of) (?:[a-z]+ )?(?:19|20)\d{2}\b/;

/** A plan, or somebody: a house is hit, a man is hurt. */
const NO_HOUSE = new RegExp(
  `${NOT_NOW.source}|\\b(?:who|he|she|they|boy|girl|man|woman|people|persons?|children|soldiers?|civilians?|no one|nobody|not) (?:[a-z]+ )?$`,
);

const AIRBORNE =
  '(?:air force|warplanes?|jets?|fighter jets?|fighter-bombers?|aircraft|planes?|bombers?|helicopters?|gunships?|navy|gunboats?|warships?|tanks?|artillery|drones?|uavs?)';

/** What warplanes, ships and guns fire is a strike, whatever they fire. Stands before the launches. */
export const FIRED_STRIKES: readonly EventRule[] = [
  event(
    'strike',
    `${AIRBORNE}(?: [^\\s,;:.]+){0,3}? (?:fire[sd]?|launch(?:ed|es)|dropp?(?:ed|s)|lobb?(?:ed|s)|unleash(?:ed|es))(?: [^\\s,;:.]+){0,5}? (?:missiles?|rockets?|bombs?|shells?|munitions?)(?: [^\\s,;:.]+){0,4}? (?:at|on|onto|into|against|towards?)`,
    { unless: NOT_NOW },
  ),
  event(
    'strike',
    `(?:missiles?|rockets?|bombs?|shells?|rounds) (?:fired|dropped|launched) (?:by|from) (?:an? |the )?(?:[a-z-]+ ){0,2}${AIRBORNE}\\b(?! in)|(?:artillery|tank|naval) (?:fire|shelling|bombardment|shells|rounds) (?:(?:was|were) (?:then |also |again )?(?:directed|aimed|fired|trained) (?:at|on|towards?)|at|on|towards?|against|into|hit|struck|killed|targeted)|(?:shell|bomb|bombard|pound|target|hit|struck|strike)(?:ed|ing|s)? [^.;,]{0,60}? with (?:artillery|tank fire|air ?strikes|(?:barrel |glide |guided |cluster |phosphorus )?bombs)`,
    { unless: NOT_NOW },
  ),
];

/** What was fired, how it ended, and what was struck from the air or on the ground. */
export const ATTACK_RULES: readonly EventRule[] = [
  event('no_interception', 'no (?:[a-z]+ ){0,3}(interceptions?)', { none: true }),
  event(
    'no_interception',
    '(?:was|were|been) not (?:been )?intercepted|not (?:been )?intercepted|did not (?:attempt to |try to )?(?:intercept|shoot)|(?:made|took) no (?:attempts?|steps) to (?:intercept|shoot)|no (?:attempt|interceptors?)\\b[^.;]{0,30}\\bintercept\\w*|no interceptors? (?:was|were) (?:fired|launched)|failed to intercept|without being intercepted|(?:was|were) allowed to (?:fall|land)',
  ),
  event(
    'outcome_unknown',
    '(?:not (?:yet |immediately )?(?:clear|known)|unclear|unknown)\\b[^.;]{0,50}\\b(?:landed|fell|hit|intercepted|where it|impact)|(?:the other|the second|another|the rest|one)(?: [a-z]+)? (?:was|were|is|are) (?:still )?(?:being (?:checked|examined|assessed|investigated)|under (?:review|investigation))|(?:check(?:ing|ed)?|examin(?:ing|ed)|investigat(?:ing|ed)|verify(?:ing)?|looking into|trying to (?:determine|establish|find out)|working to determine|determining|assessing) (?:if|whether|where|that)\\b[^.;]{0,50}\\b(?:landed|fallen|fell|hit|struck|intercepted|impact(?:ed)?)|(?:did|does|has|have) not (?:specif(?:y|ied)|sa(?:y|id)|disclosed?|elaborated?)(?: on)? (?:exactly )?(?:where|whether)\\b[^.;]{0,50}\\b(?:landed|fell|fallen|hit|struck|came down|intercepted)',
  ),
  event(
    'fell_in_sea',
    "(?:flew|flying|flown|fly|travel+(?:ed|ing)|cross(?:ed|ing)|arc(?:ed|ing))\\b[^.;]{0,110}?\\b(?:into|in) (?:the |its |waters )[^.;,]{0,30}?(?:sea|ocean|gulf|waters|mediterranean)|(?:splashed down|(?:came down|fell|landed) outside (?:[a-z'-]+ ){0,2}exclusive economic zone)",
    { unless: NOT_NOW, needs: /\b(?:missiles?|rockets?|projectiles?|drones?|satellite)\b/ },
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
  event('launch', `(?:the|that(?! (?:an?|the|one|two|some|several)\\b)|this) ${MODIFIERS}${ONE_WEAPON}${AUX} (?:fired|launched)`, {
    unless: AS_REASON,
  }),
  event(
    'outcome_unknown',
    `(?:fate|whereabouts|impact site) of (?:the|one) (?:[a-z]+ ){0,2}${ONE_WEAPON}\\b[^.;]{0,40}?\\b(?:under review|unclear|unknown|not (?:yet )?(?:clear|known)|being (?:assessed|examined|checked|investigated))`,
    { one: 'rocket' },
  ),
  event(
    'outcome_unknown',
    '(?:results?|outcome|success|fate|whereabouts) of (?:the|its|an) (?:attempted )?(?:interceptions?|attempts?)\\b[^.;]{0,30}?\\b(?:under review|being (?:assessed|examined|reviewed|checked|investigated)|unclear|unknown|not (?:yet )?(?:clear|known))',
  ),
  event(
    'interception',
    '(?:air defen[cs]es?(?: (?:systems?|units?|forces))?|iron dome)\\b[^.;]{0,50}?\\b(?:repell?(?:ed|ing)|thwarted|engag(?:ed|ing))',
    {
      unless: NOT_NOW,
    },
  ),
  event('interception', 'intercepted|shot down|shooting down|downed|(?:an|successful|partial) interceptions?', {
    unless:
      /\b(?:no|not|never|without|if|would|could|able to|will|may|might|failed to|attempts? to|tried to|trying to|designed to)\b[^,;:"]{0,25}$/,
  }),
  event(
    'strike',
    `(?:carr(?:ied|ying|ies|y) out|launch(?:ed|ing|es)?|conduct(?:ed|ing|s)?|announc(?:ed|ing|es)|confirm(?:ed|s|ing)|stag(?:ed|ing)|wag(?:ed|ing)|began|begun|mounted|(?:respond|retaliat|answer|repl)(?:ed|ied) with)(?: (?!frequent|regular|routine|periodic|occasional|repeated|similar|hundreds|thousands|numerous|countless)[a-z-]+){0,4}? ${STRIKE}`,
    { unless: NOT_NOW, unlessAfter: /^ (?:drones?|group|team|force)/ },
  ),
  event(
    'strike_target',
    '(?:the|these|those|its|their) (?:[a-z-]+ ){0,2}(?:air ?strikes?|strikes?|raids?|attacks?|operation|bombings?)(?: (?:had|have|has|also|reportedly|only))* (?:hit|struck|targeted)(?! by)',
    { unless: NOT_NOW },
  ),
  event(
    'strike',
    `(?:(?!(?:the|this|that|these|those|such|said) )[a-z]+ ){0,2}${STRIKE}(?: (?:on|in|against|at|near|across|targeting)(?: [^\\s,;:.]+){1,8}?)? (?:have(?! (?:killed|wounded|left))|has|had|was|were|began|begin|hit|hits|killed|kills|destroyed|continued|continue|came|took|struck|pounded|resumed|intensified|rocked|left|kill|wounded)`,
    {
      unless: new RegExp(`${AS_REASON.source}|\\b(?:the|this|that|these|those|such) $`),
      unlessAfter: /^ (?:down|force|dozens|scores|hundreds|thousands|tens of)/,
    },
  ),
  event(
    'strike',
    `(?:[a-z]+ )?(?:jets?|warplanes?|aircraft|helicopters?|tanks?|artillery|fighter jets?|forces|military|army|idf|air force|israel|it|we|they|troops|coalition|which|also|later|has|have|had|and|planes|bombers) ?["']?${HIT}\\b(?! by\\b)(?: [^\\s,;:.]+){0,6}? ${SITE}`,
    { unless: NOT_NOW },
  ),
  event(
    'strike',
    '(?:forces|troops|military|army|air force|idf|jets|warplanes|artillery|aircraft|helicopters|israel|russia|ukraine|iran|turkey|coalition) (?:have |has |had |also |then )*(?:struck|bombed|shelled|pounded) (?:an?|the|its|another|several|residential|civilian)(?! (?:[a-z]+ )?(?:deal|agreement|accord|compromise|balance|tone|blow|chord|bargain))',
    { unless: NOT_NOW },
  ),
  event(
    'strike',
    '(?:war ?planes|(?:fighter |war)?jets|(?:combat |military )?aircraft|planes|bombers|helicopters?|gunships?|air force|gunboats|navy|artillery|tanks) (?:have |has |had |also |then |later |repeatedly |reportedly )*(?:attack(?:ed|s)|bomb(?:ed|s)|raided|pound(?:ed|s)|hit|struck|bombard(?:ed|s)|blasted|pummell?ed|target(?:ed|s)|fired (?:at|on|into)|strafed|shelled)(?! by)',
    { unless: NOT_NOW },
  ),
  event(
    'impact',
    `(?:it|they|and|which|that|one of them|some) (?:directly |also |then )*(?:hit|struck|slammed into)\\b(?! by\\b)(?: [^\\s,;:.]+){0,6}? (?:${SITE}|building|stop|street|square|market)`,
    {
      unless: NOT_NOW,
      needs:
        /^(?!.*\b(?:jets?|warplanes?|aircraft|air force|air ?strikes?|helicopters?|idf|military (?:said|says)|air strikes)\b).*\b(?:rockets?|missiles?|drones?|shells?|projectiles?|mortars?)\b(?! (?:launch|squad|site|unit|cell|factor|depot|produc|stor|array|posit|crew))/s,
    },
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
  event('impact', '(?:was|were|been|being) (?:also |directly |reportedly )*(?:hit|struck)(?! by\\b)', {
    unless: NO_HOUSE,
    needs: /\b(?:rockets?|missiles?|drones?|projectiles?|mortars?|shells?|barrages?|salvos?|uavs?)\b/,
  }),
  event('strike', '(?:was|were|been|being) (?:also |directly |reportedly )*(?:hit|struck)(?! by\\b)', { unless: NO_HOUSE }),
  event(
    'impact',
    `(?:was|were|been) (?:directly )?(?:hit|struck|targeted|damaged)\\b[^.;,"]{0,30}?\\b(?:by|during|in|with)\\b[^.;,"]{0,25}?\\b(?:rockets?|missiles?|drones?|projectiles?|barrage|shrapnel|debris|fragments|shells?|salvo)`,
    { unless: NO_HOUSE },
  ),
  event(
    'impact',
    `(?:(?:rocket|missile|drone|mortar) )?(?:barrages?|salvos?|volleys?|rocket fire|missile fire|rocket attacks?|missile attacks?)(?: (?:fired |launched )?(?:from|by) [^\\s,;:.]+(?: [^\\s,;:.]+)?)? (?:hits?|struck|strikes?|lands?|landed|slams?|slammed|pounds?|pounded|rocks?|rocked)`,
    { unless: NOT_NOW },
  ),
  event(
    'impact',
    '(?<=(?:, |and |were |was |been |kept |started |began ))(?:falling|landing|crashing|exploding|slamming)(?= (?:in|near|on|into|at|inside|outside|close to|next to|close by|across|around|several|just)\\b)',
    {
      unless: /\b(?:if|would|could|may|might|will|no|not|interceptors?|debris)\b[^,;:"]{0,40}$/,
      needs: /\b(?:missiles?|rockets?|projectiles?|shells?|mortars?|drones?|kassams?|qassams?|katyushas?|grads?)\b/,
      isEnding: true,
    },
  ),
  event(
    'impact',
    'direct hits?|(?:shrapnel|debris|fragments?|wreckage|(?:parts|pieces|remains|remnants) of (?:the |a |an )?(?:[a-z]+ )?(?:missile|rocket|interceptor|drone)s?)\\b(?:(?! and | who | which | that )[^.;,]){0,45}?\\b(?:hits?|impacted|struck|fell|falling|landed|crashed|came down|fallen)',
    { unless: /\b(?:no|not|if|would|could|may|might|will|unless|without)\b[^,;:"]{0,30}$/, isEnding: true },
  ),
  event(
    'attack',
    `(?:clashes|fighting|battles|gun ?battles|firefights?|skirmishes|shelling|gunfire|exchanges of fire|combat)\\b(?! (?:age|aged|jets?|planes?|troops|units?|force))(?: [^\\s,;:.]+){0,5}? (?:erupt(?:ed|s|ing)|broke out|breaks? out|rag(?:ed|es|ing)|continu(?:ed|es|ing)|going on|under ?way|ongoing|took place|reported|intensif(?:ied|ying)|flar(?:ed|ing)|escalat(?:ed|ing)|persist(?:ed|s)|heard|spread)`,
    {
      unless:
        /\b(?:if|would|could|may|might|will|unless|before|since|after|despite|until|stop|end|halt|prevent|possibility of|threat of|rocket|no)\b[^,;:"]{0,40}$/,
      unlessAfter: IN_A_YEAR,
    },
  ),
  event(
    'attack',
    'there (?:is|was|were|are|has been|have been) (?:still )?(?:some |also |heavy |fierce |intense |sporadic |ongoing |renewed |fresh |small |light |continued |constant )*(?:fighting|clashes|battles|gun ?battles|shelling|gunfire|skirmishes)',
    { unless: NOT_NOW },
  ),
  event(
    'attack',
    '(?:militants|gunmen|fighters|terrorists|attackers|assailants|rebels|insurgents|men)\\b[^.;]{0,60}? (?:stormed (?:in|into|across|through|the|an?)|burst (?:in|into|through)|breached (?:the|a|israel)|broke (?:through|into)|overran|rampaged|poured (?:across|into|over)|infiltrated)',
    { unless: NOT_NOW },
  ),
  event(
    'attack',
    'shoot-?outs?|gun ?battles?|gun ?fights?|exchang(?:ed|ing|es?)(?: of)?(?: [a-z-]+){0,2} fire|(?:fighters|gunmen|militants|forces|troops)(?: [^\\s,;:.]+){0,3} stormed|(?:resum(?:ed|es|ing)|restart(?:ed|ing|s)|began|begun) (?:its |their |the )?(?:combat|fighting|attacks?|hostilities|military (?:operations?|assault|offensive)|offensive)|smoke\\b[^.;,]{0,30}\\bbillow(?:ed|ing)|(?:came|come|comes|coming) under (?:heavy |intense |fierce |sustained |renewed |repeated |constant )*(?:attack|fire|shelling|bombardment|shellfire|(?:rocket|mortar|artillery|drone|missile|enemy|sniper|tank|air) (?:fire|attack|bombardment))|(?:heavy |fierce |artillery )?(?:clashes|fighting|shelling) (?:erupted|broke out|raged|continued|took place)|(?:explosions?|blasts?|loud bangs?) (?:(?:was|were) (?:heard|reported|felt|seen)|could be|rocked|heard|shook|echoed|rang)|opened fire|(?:battered|bombarded|shelled|besieged)',
    { unless: /\b(?:if|would|could|may|might|will|unless|before|since|after the|prepared for|possibility of|threat of)\b[^,;:"]{0,40}$/ },
  ),
  event(
    'attack',
    '(?:began|begun|begins|launch(?:ed|es)|start(?:ed|s)|mounted|opened) (?:a |an |its |their |the )?(?:new |major |[a-z-]+ ){0,3}(?:offensive|counter-?offensive|assault|onslaught|military operation)|(?:rocket|missile|drone|mortar|artillery|shell)[- ]?(?:barrages?|attacks?|fire|launches|salvos?|shelling) (?:resum(?:e|es|ed)|continu(?:e|es|ed)|intensif(?:y|ied)|began|erupted)|(?:regularly|repeatedly|frequently|routinely|constantly|almost daily) (?:attack(?:ed|s)?|target(?:ed|s)?|shell(?:ed|s)?|bombard(?:ed|s)?|fired (?:on|at|into))|(?:rebels|militants|militia|fighters|gunmen|houthis|hezbollah|hamas|forces|troops|group|insurgents) (?:have |has |had )?(?:also )?attacked',
    { unless: /\b(?:if|would|could|may|might|will|unless|before|since)\b[^,;:"]{0,40}$/, unlessAfter: IN_A_YEAR },
  ),
  event(
    'ground_operation',
    '(?:troops|forces|soldiers|battalion|brigade|paratroopers?|commandos|infantry|tanks?|army|idf|military|units?)(?: [^\\s,;:.]+){0,3}? (?:surround(?:ed|s|ing)|encircl(?:ed|es|ing)|cordoned off|stormed|combed|searched|push(?:ed|ing) (?:deeper |further )?(?:in|into|towards?)|cross(?:ed|ing) (?:into|the border)|seized control|captured (?:the|a)|took (?:up positions|control))',
    { unless: new RegExp(`${NOT_NOW.source}|\\b(?:captured|freed|released|wounded|prisoners?|of) (?:[a-z]+ )?$`), unlessAfter: IN_A_YEAR },
  ),
  event(
    'ground_operation',
    `invad(?:es|ed|ing)(?! by)|(?:launch(?:ed|es)|began|begun|started|mounted|followed by) (?:a |an |its |the )?(?:[a-z-]+ ){0,3}(?:invasion|incursion)|(?:ground|land) invasion`,
    {
      unless: /\b(?:if|would|could|may|might|will|before|since|threat\w*|possible|imminent|planned|prepar\w+)\b[^,;:"]{0,40}$/,
      unlessAfter: IN_A_YEAR,
    },
  ),
  event(
    'ground_operation',
    `(?<!air )(?<!bombing )raid(?:s|ed)? (?:on|in|into|at|against)|raided|ground (?:operations?|offensive|invasion|incursion) (?:began|started|has|had|was)|incursions? into|(?:troops|forces|tanks|soldiers|infantry)\\b[^.;,]{0,25}?\\b(?:entered(?! into (?:an?|the|talks|force|effect|agreement))|advanced|crossed into|moved into|pushed into|stormed)|(?:launched|began|started|conducted|carried out|mounted) (?:a |an )?(?:[a-z]+ ){0,2}(?:ground|arrest|search) (?:operation|offensive|invasion|raid)`,
    {
      unless:
        /\b(?:following|after|since|if|would|could|may|might|will|before|deadliest|possible|potential|imminent|planned|fears?|warn\w*)\b[^,;:"]{0,40}$/,
    },
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
