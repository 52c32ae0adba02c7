import { type CountedPredicate, rule } from './predicate.ts';

const BROKEN =
  'destroyed|damaged|burned|burnt|level?led|demolished|flattened|collapsed|torched|shattered|smashed|blown out|gutted|ruined|wrecked|crushed|sustained|suffered|reduced to (?:rubble|ruins|ashes)|razed';
const POWER = '(?:power|electricity|water|heating|gas|internet|communications?)';

/** What became of houses, targets, convoys and services: in the order in which they are tried at one place. */
export const SITE_PREDICATES: readonly CountedPredicate[] = [
  rule('fire', ['building', 'vehicle', 'target'], {
    right: 'set (?:ablaze|on fire|alight)|caught fire|ablaze|on fire|in flames|engulfed|went up in flames',
    left: 'set(?:ting)? (?:fire to|ablaze|alight)',
  }),
  rule('service_disruption', ['building', 'area', 'person', 'target', 'transport'], {
    right: `(?:fully |partially |completely |partly |or )*(?:out of (?:service|action|order|operation)|non-?functional|not functioning|inoperable|inoperative)|stopped (?:working|functioning|operating)|without ${POWER}|lost ${POWER}|(?:cut|knocked) off(?: from)?(?: the)? (?:grid|${POWER})|forced to (?:close|shut|suspend)|shut down|cancel+ed|diverted|suspended|delayed|grounded|rerouted|halted`,
    left: `${POWER}(?: suppl(?:y|ies))? (?:was|were|had been|has been|is|went) (?:cut|lost|knocked|out|interrupted|disrupted|shut)(?: off| out)? (?:to|for|in)|(?:cut|knock)(?:s|ed|ting|ing)?(?: off| out)? ${POWER}(?: supplies)? (?:to|for|in)|left(?= [^.;]{0,60} without ${POWER})`,
  }),
  rule('service_disruption', ['transport'], {
    right: '(?:remain(?:s|ed)? |stay(?:s|ed)? |were |was )?(?:closed|shut)',
    left: 'clos(?:ed|ing)|shut(?:ting)?',
  }),
  rule('damage', ['target', 'building', 'other'], {
    left: 'destruction of|damage to|(?:damag|demolish|flatten|level|shatter|smash|wreck)(?:ed|ing)',
  }),
  rule('hit', ['building', 'target'], { right: '(?<!direct )(?<!\\ba )(?:hit|struck)' }),
  rule('hit', ['building', 'vehicle'], { left: 'hit|hits|struck|str(?:ike|ikes|iking)|slammed into|crashed into' }),
  rule('strike', ['building', 'vehicle'], { left: 'target(?:s|ed|ing)|bomb(?:ed|ing)|shell(?:ed|ing)|pound(?:ed|ing)|attack(?:ed|ing)' }),
  rule('damage', ['building', 'vehicle'], {
    right: BROKEN,
    left: 'destroy(?:ed|ing|s)|burn(?:ed|ing)|torch(?:ed|ing)|raz(?:ed|ing)',
  }),
  rule('damage', ['target'], { right: 'damaged|sustained|suffered|set back' }),
  rule('damage', ['other'], { right: 'destroyed|damaged|demolished|flattened|level?led|burned|burnt|gutted|razed' }),
  rule('strike', ['target', 'strike'], {
    right:
      'struck|hit|targeted|attacked|bombed|destroyed|raided|shelled|carried out|conducted|launched|performed|executed|staged|mounted|made|overnight|in the past|kill(?:ed|s|ing)?|wound(?:ed|ing)|injur(?:ed|ing)|reported|recorded|took place|pounded|rocked',
    left: 'str(?:uck|ike|ikes|iking)|hit|hits|hitting|target(?:s|ed|ing)|attack(?:s|ed|ing)|bomb(?:s|ed|ing)|pound(?:ed|ing)|shell(?:ed|ing)|destroy(?:ed|ing)|carr(?:ied|ying|y) out|conduct(?:s|ed|ing)|launch(?:es|ed|ing)|strikes? (?:on|against)|(?:struck|fired|hit|launched|struck back|hit back)(?: [^,;]{1,40})? at',
  }),
  rule('strike', ['person'], { left: 'target(?:s|ed|ing)|struck|bomb(?:ed|ing)' }),
  rule('strike_target', ['area'], {
    left: 'target(?:s|ed|ing)|struck|bomb(?:ed|ing)|shell(?:ed|ing)|pound(?:ed|ing)|strikes? (?:on|against)',
  }),
  rule('strike_target', ['area'], { right: 'targeted|shelled|bombed|attacked|came under (?:fire|attack)', left: 'attack(?:ed|ing)|hit' }),
  rule('aid', ['vehicle', 'goods'], {
    right:
      'enter(?:ed|ing)?|cross(?:ed|ing)?|carrying|loaded|laden|arriv(?:ed|ing)|allowed|pass(?:ed|ing)|rolled|deliver(?:ed|ing)|waiting|of (?:[a-z-]+ ){0,4}(?:aid|food|fuel|supplies|medicines?|flour|water|assistance)|reached|offloaded|distributed',
    left: 'allow(?:ed|ing|s)?(?: for)?|deliver(?:ed|ing|y of)|entry of|carrying|sent|sending|let(?:ting)? in|transfer(?:red|ring)?|brought|bringing|receiv(?:ed|ing)|convoys? of|shipments? of|distribut(?:ed|ing|ion of)|dispatch(?:ed|ing)|airdropp(?:ed|ing)',
  }),
  rule('access_restriction', ['crossing', 'vehicle'], {
    right:
      'denied|blocked|impeded|refused|turned back|held up|stranded|stuck|(?:remain(?:s|ed)? |stay(?:s|ed)? |was |were |are |been )*(?:closed|shut|sealed|impassable)',
    left: 'clos(?:ed|es|ing)|block(?:ed|ing)|seal(?:ed|ing)(?: off)?|shut(?:ting)?',
  }),
  rule('fire', ['fire'], {
    right: 'broke out|sparked|started|erupted|burn(?:ed|ing)|caused|ignited|reported|raging|raged|extinguished',
    left: 'spark(?:ed|ing)|caus(?:ed|ing)|start(?:ed|ing)|ignit(?:ed|ing)|extinguish(?:ed|ing)|battl(?:ed|ing)|fight(?:ing)?|report(?:ed|ing)',
  }),
  rule('sirens', ['siren', 'area', 'other'], {
    left: '(?:sirens|alerts|alarms)(?: [a-z-]+){0,8}? (?:in|across|throughout|and)|trigger(?:ed|ing) (?:sirens|alerts|alarms) (?:in|across)',
  }),
  rule('responsibility_attribution', ['attack', 'strike'], { left: 'responsible for|blame for|behind|responsibility for' }),
  rule('violation_allegation', ['attack'], {
    right: '(?:of the )?(?:truce|ceasefire)',
    left: 'accused of|recorded|documented|reported|verif(?:ied|ies)|logged|registered|counted|noted|committed',
  }),
  rule('attack', ['area', 'target'], { left: '(?:clashes|fighting|battles|firefights|skirmishes)(?: [a-z]+){0,3} (?:in|at|along|across)' }),
  rule('attack', ['attack', 'strike'], {
    right: 'carried out|launched|took place|reported|recorded|verified|documented',
    left: 'carr(?:ied|ying) out|launch(?:ed|ing)|conduct(?:ed|ing)|claim(?:ed|ing)|repel(?:led|ling)|mounted|verif(?:ied|ies)|documented|recorded|logged|registered',
  }),
];
