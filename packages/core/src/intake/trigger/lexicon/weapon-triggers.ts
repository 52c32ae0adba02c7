import { outcomeOf } from '../../frame/weapon-predicates.ts';
import type { Kind } from '../../kinds.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Trigger, trigger } from '../trigger.ts';

const ENDED =
  '(?:fell|fall|falls|falling|landed|lands?|landing|hit|hits|hitting|struck|strikes|striking|crash(?:ed|es|ing)(?: down| into)?|slam(?:med|s|ming) (?:into|in)|smash(?:ed|es|ing) (?:into|through)|plough(?:ed|s|ing) into|plow(?:ed|s|ing) into|plung(?:ed|es|ing)|dropp(?:ed|ing)(?! on)|came down|comes down|coming down|exploded|explodes?|exploding|detonated|detonat(?:es|ing)|impact(?:ed|s|ing)|tore (?:through|into)|ripp(?:ed|ing) (?:through|into)|pierced|penetrated|punched|got through|made (?:a )?(?:direct )?(?:impact|hits?)|scored (?:a )?(?:direct )?hits?|rain(?:ed|s|ing) down(?: on)?|splash(?:ed|es|ing) down|sank|reached|ended up|veered|strayed|malfunctioned|misfired|broke (?:up|apart)|disintegrated|burned up|blew up|failed|touched down|ditched|shook|rocked)';
const AUX =
  '(?: (?:has|have|had|also|then|later|reportedly|that|which|of them|each|both|all|subsequently|apparently|eventually|directly|either))*';
const FLIGHT =
  '(?: (?:fired|launched|shot|coming|that was fired|that were fired|sent|flying|heading|from|by|over|out|at|towards?|into|in|of)(?: [^\\s,;:.]+){1,9}?)?';
const DOWNED =
  '(?:intercept(?:ed|s|ing)|sho(?:t|ot|oting|ots) (?:[a-z]+ )?(?:[a-z]+ )?down|down(?:ed|ing)|brought (?:[a-z]+ )?down|bring(?:s|ing)? (?:[a-z]+ )?down|t(?:ook|aken|akes|aking) (?:[a-z]+ )?down|knocked (?:[a-z]+ )?(?:down|out of the sky)|blown out of the (?:sky|air)|neutrali[sz](?:ed|es|ing)|thwart(?:ed|s|ing)|repel(?:led|s|ling)|destroy(?:ed|s|ing) in (?:mid-?air|the air|flight)|swatted down|blasted out of the sky|jammed|fended off|parried)';
const DESTROYED =
  '(?:destroy(?:ed|s|ing)|eliminat(?:ed|es|ing)|foil(?:ed|s|ing)|stopp(?:ed|ing)|engag(?:ed|ing)|took out|taken out|suppressed)';
const DEFENCE =
  "(?:air[- ]?defen[cs]es?(?: (?:systems?|units?|forces|batteries|missiles|teams|crews))?|iron dome|david's sling|arrow(?: \\d)?|thaad|patriots?|interceptors?|anti-aircraft (?:guns?|fire|batteries|units|systems?)|defen[cs]e systems?|aerial defen[cs]es?|nasams|phalanx|destroyers?|fighter jets|s-\\d+)";
const FIRED =
  '(?:fir(?:ed|es|ing|e)|launch(?:ed|es|ing)?|lobb(?:ed|ing)|lobs?|shot(?! down)|shoots?(?! down)|shooting(?! down)|sen[dt]s?|sending|unleash(?:ed|es|ing)?|hurl(?:ed|s|ing)|rain(?:ed|s|ing)(?: down)?|loosed|let (?:loose|fly)|deploy(?:ed|s|ing)|directed|aimed|dispatched|released|discharged|volleyed|test[- ]?(?:fired|fires|firing|launched)|tested|unloaded|dropped)';
/** The weapon is what was stopped, not the first word of a longer name: "a drone factory". */
const HEAD_AFTER =
  /^(?! (?:and|that|which|over|in|on|from|head\w+|fired|launched|near|approaching|targeting|off|at|with|during|by|of|overnight|early|late|earlier|to|towards?|this|last|flying|aimed|en|coming|sent|within|above|mid|inside|outside|around|along|into|across|out|but|it|they|the|while|for|also|two|three|one|yesterday|today|each|so|[a-z]+day|using|aboard|was|were|has|had|have|carrying|bound|crossing|entering|[a-z]+ed|including|between|against|before|after|when|as)\b|$|[,.;:")])/;
const PUTOFF =
  /\b(?:stop\w*|keep\w*|prevent\w*) (?:[a-z-]+ ){0,8}from $|\b(?:response to|retaliation for|to find|used to|before|no|not|stop|halt|end|if|when|often|last|usually|regularly|frequently|previously|ever|ability to|used in|accused of having)\b[^,;:"]{0,25}$/;

/** How a thing that flew ended, from its verb and the words behind. */
function ended(around: Surroundings): Kind | undefined {
  const { words, after, sentence } = around;
  const verb = words.slice(Math.max(0, words.length - 30));
  const place = after.split(/,| and (?=another|one|two|three|the other|\d)/)[0] ?? '';
  if (/^(?:car |suicide )?bombs? /.test(words) && /(?:shook|rocked|into|hit|struck|fell)$/.test(verb))
    return /^(?:car|suicide)/.test(words) ? 'attack' : 'strike';
  if (
    /strikes$/.test(verb) &&
    /^(?:$| (?:on|in|at|against|from|by|launched|have|has|had|were|was|are|hit|hits|kill|killed|that|which|and|across|near|over|since|targeting)\b)/.test(
      after,
    )
  )
    return undefined;
  if (/^ (?:by|on|with)\b/.test(after) && /(?:hit|struck)$/.test(verb)) return undefined;
  if (/\b(?:prices|shares|sales|exports)\b/.test(sentence) && /(?:fell|fall|rose)$/.test(verb)) return undefined;
  if (/reached$/.test(verb) && !/^ (?:its |their |the )?(?:target|ground|city|centre|center)/.test(after)) return undefined;
  if (/failed$/.test(verb) && !/^ (?:in|to (?:cross|reach|explode|detonate|make|leave)|shortly|mid|soon|on launch|after|,|$)/.test(after))
    return undefined;
  if (/(?:fail|veer|stray|malfunction|misfir)\w*$/.test(verb) || /\bshort\b/.test(place)) return 'fell_short';
  return outcomeOf(`${verb.replace(/^.* (?=\S+$)/, '')}${place}`);
}

/** One is counted; several without a figure are only told of. */
function launched({ words, opener, before }: Surroundings): Kind | undefined {
  // "The missiles fired from …", "the firing of rockets": known of.
  if (/^(?:firing|launching)/.test(words) && /\bthe $/.test(before)) return undefined;
  if (
    /(?:fired|launched|shot|sent)$/.test(words) &&
    !/ (?:was|were|been|are|being|is) /.test(words) &&
    /\b(?:the|these|those|their|its)(?: [a-z]+)? $/.test(before)
  )
    return undefined;
  if (opener === 'where' && /^ ?(?:(?:the|these|those) )?$/.test(before)) return undefined;
  return /\b(?:rocket|missile|drone|uav|projectile|icbm|quadcopter|aircraft|shell|vehicle|satellite)$/.test(words) &&
    !/\b(?:salvo|barrage|volley|swarm|wave)/.test(words)
    ? 'launch_count'
    : 'launch';
}

/** What was fired, what stopped it, and where it ended. */
export const WEAPON_TRIGGERS: readonly Trigger[] = [
  trigger(
    'no_interception',
    `(?:no|not|n't|never|without|failed to|fails to|unable to|chose not to|decided not to|did not|were not|was not)(?: [a-z]+){0,4} (?:intercept(?:ed|ing|ions?|ors?)?|shot down|shoot(?:ing)? down|engaged?)(?= |$|[.,;])`,
    {
      figure: 'weapon-after',
      needs: '{weapon}|iron dome|air defen[cs]es?|interceptors?|interceptions?',
      isAnyMood: true,
    },
  ),
  trigger(
    'no_interception',
    `(?:evad(?:ed|es|ing)|slipp(?:ed|ing) (?:through|past)|got (?:through|past)|bypass(?:ed|es|ing)|penetrat(?:ed|es|ing)|breach(?:ed|es)|eluded|beat) (?:the |its |their |all |several |layers of |[a-z]+'s )*(?:[a-z]+ )?${DEFENCE}|(?:was|were) (?:allowed|left) to (?:fall|land|drop)|went un-?intercepted|too (?:low|fast|high|close|late) to (?:be )?(?:intercept(?:ed)?|sho(?:t|ot) down)|not deemed a threat|no attempt (?:was made )?to (?:intercept|shoot)`,
    { figure: 'weapon-before', isAnyMood: true },
  ),
  trigger(
    'outcome_unknown',
    '(?:not (?:yet |immediately )?(?:clear|known|specif(?:y|ied)|say|said|disclosed?|reveal(?:ed)?)|unclear|unknown|(?:did|does|do) not (?:specify|say|disclose|reveal|know)|no (?:word|information|details|indication|immediate (?:word|information)) (?:on|about|of|as to)|yet to (?:confirm|determine)|trying to (?:determine|establish)|(?:declined|refused) to say)(?: [^\\s,;:.]+){0,8}? (?:where (?:the |it |they |any )|(?:whether|if) (?:the |it |they |any )(?:[a-z]+ ){0,3}(?:landed|hit|fell|struck|reached|intercepted|was|were)|(?:landed|fell|impacted))',
    {
      needs: '{weapon}|{debris}|projectile|interceptions?',
      isAnyMood: true,
    },
  ),
  trigger(ended, `(?:{weapon}|{debris})${FLIGHT}${AUX}{adv} ${ENDED}`, {
    figure: 'weapon-before',
    unlessAfter: /^ (?:by|down by)\b/,
    unless: /\b(?:if|no|if a|would|could|should)\b[^,;]{0,20}$|\b(?:shot down|intercepted|destroyed|downed|repelled)(?: [a-z0-9-]+){0,4} $/,
  }),
  trigger(ended, `(?:{weapon}|{debris})(?: [^\\s,;:.]+){0,5}?,(?: [^,;:.]{3,60},)? (?:which|who|that)?${AUX}{adv} ?${ENDED}`, {
    figure: 'weapon-before',
    unlessAfter: /^ (?:by|down by)\b/,
  }),
  trigger(
    ended,
    '(?:fell|falling|landed|landing|crashed|came down|plunged|splashed down|dropped)(?: [a-z]+){0,3} (?:in|into|on|near|off|inside|within|outside|short of|at)',
    {
      figure: 'weapon-before',
      needs: '{weapon}|{debris}|launches',
      unless:
        /\b(?:prices|sales|shares|jets?|plane|helicopter|he|she|who|man|woman|people|troops|soldiers|city|town|village|government|night|snow|rain|silence|ill|to|from|pilot|passengers|paratroopers|flights?|aid|planes?) (?:[a-z]+ ){0,3}$/,
      unlessAfter:
        /^ (?:love|line|place|power|favou?r|step|tears|hospital|custody|the hands|disrepair|ruins|silence|effect|\d+ (?:per|percent)|[a-z]+day|january|february|march|april|may|june|july|august|september|october|november|december)/,
    },
  ),
  trigger(
    'impact',
    'direct hits?|(?:rocket|missile|drone|projectile|mortar|shell|debris|shrapnel|suspected) (?:impacts?|hits|strikes? site|impact sites?)|impact (?:sites?|craters?|zones?)|site of (?:the |a |an )?(?:[a-z]+ )?impacts?|(?:sites?|points?|places?) of impact|(?:scene|site) of (?:a |the )?(?:rocket|missile|drone) (?:fall|hit|strike|landing)',
    { unless: /\bno (?:[a-z]+ ){0,2}$/ },
  ),
  trigger(
    'fell_short',
    '(?:it|which|one|both|the (?:rocket|missile|projectile|drone))(?: [a-z]+){0,2} (?:failed to (?:cross|reach|leave|clear)|did not (?:cross|reach|leave)|fell short|came down short|never (?:crossed|reached|left))',
    { figure: 'one', unit: 'rocket', needs: '{weapon}|border|target', isAnyMood: true },
  ),
  trigger(
    'midair_explosion',
    '(?:explod(?:ed|es|ing)|broke up|breaking up|blew up|disintegrat(?:ed|ing)|burst|detonated|destroyed itself|self-destruct(?:ed)?)(?: [a-z]+){0,4} (?:mid-?air|mid-?flight|in the air|in flight|before (?:reaching|hitting|landing|impact|it reached|touching)|at (?:high )?altitude|over the sea|above)',
    { figure: 'weapon-before' },
  ),
  trigger('interception', `(?:{weapon})${FLIGHT}{aux}{adv}${AUX} ${DOWNED}`, {
    figure: 'weapon-before',
    unlessAfter: /^ (?:the|an?|one|two|three|four|five|six|\d+|several|dozens|all|some|most) /,
  }),
  trigger(
    'interception',
    `${DOWNED}(?: (?!by|in|over|before|near|on|and)[^\\s,;:.]+){0,8}? (?:{weapon}|launches|targets|attack|barrage|them|{volley}|threats?)`,
    {
      figure: 'weapon-after',
      needs: '{weapon}|launches|air defen[cs]es?|iron dome|{volley}|threats?|aerial|thwart\\w*',
      unlessAfter: HEAD_AFTER,
    },
  ),
  trigger(
    'interception',
    `${DESTROYED}(?: (?!by|in|over|near|on|and|with|targets)[^\\s,;:."]+){0,5}? (?:incoming |enemy |hostile |[a-z]+ )?(?:{weapon}|aerial targets?)`,
    {
      figure: 'weapon-after',
      needs: 'air defen[cs]es?|{weapon}s?|intercept\\w*|air force|navy|jets',
      needsBefore: `${DEFENCE}|air force|navy|jets|defen[cs]e ministry|destroyer|frigate|forces|army|military|units?|it|they|we|centcom|pilots?`,
      unlessAfter: HEAD_AFTER,
    },
  ),
  trigger(
    'interception',
    '(?:threats?|aerial targets?|air targets?|enemy targets|targets)(?: (?:was|were|has been|have been|had been|being))(?: [a-z]+)? (?:neutrali[sz]ed|intercepted|destroyed|eliminated|shot down|repelled|downed|suppressed)',
    { figure: 'weapon-before', needs: 'air defen[cs]es?|threats?|aerial|air targets?|drones?|missiles?|{weapon}' },
  ),
  trigger(
    'interception',
    `${DEFENCE}(?: [^\\s,;:.]+){0,4}? (?:(?:was|were|has been|have been|had been|are|is) (?:[a-z]+ly )?(?:activated|operating|working|engaged|in action|repelling|triggered|responding|at work|active|firing)|repel(?:led|ling)|intercept(?:ed|s|ing)?|sho(?:t|ot) down|downed|destroyed|thwarted|stopped|at work|confront(?:ed|ing)|tackled|dealt with|went into action|lit up)`,
    { figure: 'weapon-after', needs: '{weapon}|air[- ]?defen[cs]es?|iron dome|thaad|interceptors?|aerial|threats?|targets' },
  ),
  trigger('interception', `(?:intercept(?:ed|ions?)|shot (?:[a-z]+ )?down|downed|shooting down|downing of|interception of)`, {
    figure: 'weapon-before',
    needs: '{weapon}|launches|projectiles?|targets?|barrage|interceptions?|aircraft|air defen[cs]es?',
    unless: /\b(?:no|not|never|without|if|would|could|to|an|fragments? of|debris of|debris from|an|remains of)\b[^,;:"]{0,25}$/,
    unlessAfter:
      /^ (?:systems?|missiles? systems?|operations?|rates?|capabilit\w+)\b|^ (?:(?:a|the|an|two|its|israeli|us|russian) )*(?:[a-z-]+ )?(?:jets?|helicopters?|planes?|warplanes?|airliner|ships?|boats?|vessels?|calls?|messages?|phone|communications?|shipment|proposal|bill|suggestion)/,
  }),
  trigger(
    launched,
    `${FIRED}(?: (?!on\\b|at\\b|from\\b|by\\b|against\\b|into\\b|an? (?:campaign|probe|investigation|operation|offensive))[^\\s,;:.]+){0,6}? "?(?:{weapon}|{volley})`,
    {
      figure: 'weapon-after',
      unless: PUTOFF,
      unlessAfter:
        /^ (?:launchers?|sites?|squads?|attacks?|factor|depot|cell|operators?|defen[cs]e|programme|program|unit|crew|fragments?|strikes?|raids?|carrying leaflets)|^s? of (?:airstrikes|air strikes|strikes|arrests|sanctions)/,
    },
  ),
  trigger(
    launched,
    `(?:{weapon}|{volley})(?: (?:of|from|by)(?: [^\\s,;:.]+){1,5}?)?{aux}{adv} (?:fired|launched|lobbed|shot(?! down)|sent|unleashed|directed|hurled|deployed)`,
    { figure: 'weapon-before', unless: PUTOFF },
  ),
  trigger('launch', `{volley} of (?:[a-z0-9-]+ ){0,4}{weapon}`, { unless: /\b(?:the|response to|after|over|from|by|in|of) (?:[a-z]+ )?$/ }),
  trigger(
    'launch',
    '(?:fresh|new|renewed|heavy|continued|further|sustained|intense|more) (?:rocket|missile|drone|mortar) (?:fire|launches|barrages?|salvos?)|(?:rocket|missile|drone|mortar) (?:fire|launches|barrages?|salvos?|launch)(?: (?:from|at|towards?|into)(?: [^\\s,;:.]+){1,5}?)? (?:(?:has|have|had) )?(?:resumed|continued|was (?:reported|detected|identified)|were (?:reported|detected|identified)|began|intensified|took place)',
    { figure: 'none' },
  ),
  trigger(
    'launch',
    '{weapon}{aux}{adv} (?:detected|spotted|sighted|observed|tracked|picked up|identified|recorded|seen (?:over|flying|crossing|in the sky|heading))',
    { figure: 'weapon-before', unless: PUTOFF },
  ),
  trigger(
    'launch',
    '(?:detect(?:ed|s|ing)?|identif(?:ied|ies|ying)|track(?:ed|s|ing)|spotted|reported|observed|monitored|picked up)(?: (?!by)[^\\s,;:.]+){0,5}? (?:launch(?:es)?(?! sites?)|{weapon} (?:fire|launch(?:es)?))',
    { figure: 'none' },
  ),
  trigger(
    'launch',
    '{weapon}(?: (?!intercept|shot|downed|destroyed)[^\\s,;:.]+){0,4}? (?:cross(?:ed|es|ing)|enter(?:ed|s|ing)|infiltrat(?:ed|es|ing)|violat(?:ed|es|ing)|approach(?:ed|es|ing)|head(?:ed|ing) (?:for|to|towards?)|flew|flying (?:towards?|over|into)|streaked|soared|arced|flown|overflew|took off|lifted off|blasted off|en route|on (?:their|its) way|launch(?:ed)? (?:from|at|towards?))',
    {
      figure: 'weapon-before',
      unless: /\b(?:intercept\w*|shot down|down(?:ed|ing)|destroy\w*|repel\w*|no|not|before|if|when|response to)\b[^,;:"]{0,25}$/,
      unlessAfter: /^ (?:[a-z]+ )?(?:was|were) (?:intercepted|shot down|downed|destroyed)/,
    },
  ),
  trigger('launch', '(?:rocket|missile|drone|uav|projectile) (?:sightings?|activity|incursions?)', { unless: /\bno (?:[a-z]+ ){0,2}$/ }),
];
