import type { Kind } from '../../kinds.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Trigger, trigger } from '../trigger.ts';

const ARMED =
  '(?:armed men|masked men|gunmen|militants?|fighters?|rebels?|insurgents?|assailants?|attackers?|terrorists?|militia(?:men)?|soldiers|troops|forces|commandos|hamas|hezbollah|the houthis|houthis|islamic jihad|the group|settlers|jihadists?|tanks|special forces|security forces|police|infantry|the army|the military|paratroopers|marines|the idf|israel|russia|turkey|ukraine)';
const BATTLE =
  '(?:fighting|clash(?:es)?|battles?|combat|hostilities|gun ?battles?|gun ?fights?|fire ?fights?|shoot-?outs?|skirmish(?:es)?|gunfire|street battles|exchanges? of (?:fire|gunfire|artillery(?: fire)?)|crossfire|cross-border (?:fire|fighting|shelling|exchanges)|artillery duels?|shelling|violence|bombardment|shooting|unrest)';
const RAGED =
  '(?:rag(?:ed|es|ing|e)|erupt(?:ed|s|ing)?|broke out|breaks out|flar(?:ed|es|ing)(?: up)?|continu(?:ed|es|ing|e)|resum(?:ed|es|ing|e)|restart(?:ed|s)|intensif(?:ied|ies|y)|escalat(?:ed|es|ing)|persist(?:ed|s)|spread|took place|was reported|were reported|(?:was|were|is|are) (?:ongoing|under ?way|taking place|raging|continuing|heard|reported|also reported)|ensued|re-?ignit(?:ed|es)|beg[au]n(?: again)?|has begun|worsened|surged|lasted|moved|reached|shifted|spilled|edged|crackled|rang out|echoed|died down|subsided|spilled over|left)';

/** "Suffered a heart attack", "launched a verbal attack". */
function realAttack({ words }: Surroundings): Kind | undefined {
  return /\b(?:heart|panic|asthma|verbal|personal|cyber|legal|shark|ad hominem|hacking|ransomware|phishing|scathing|media|election) (?:attacks?|assaults?|campaigns?|offensives?)$/.test(
    words,
  )
    ? undefined
    : 'attack';
}

/** Fighting, raids, gunfire and blasts. */
export const ATTACK_TRIGGERS: readonly Trigger[] = [
  trigger(
    'attack',
    `${BATTLE}(?: (?:between|in|on|with|across|along|near|around|at|inside|over)(?: [^\\s,;:.]+){1,10}?)?{adv}(?: (?:has|have|had))? ${RAGED}`,
    {},
  ),
  trigger(
    'attack',
    `(?:heavy|fierce|intense|fresh|renewed|deadly|sporadic|new|bitter|bloody|ongoing|sustained|cross-border) ${BATTLE}(?= (?:in|on|near|between|with|along|at|across|around))`,
    {
      unless: /\b(?:after|following|amid|of|despite|during|the|from|since|by)\b[^,;]{0,20}$/,
      isNominal: true,
    },
  ),
  trigger(
    'attack',
    `(?:trad(?:e|es|ed|ing)|exchang(?:e|es|ed|ing)|swapp(?:ed|ing))(?: [^\\s,;:.]+){0,4}? (?:fire|gunfire|blows|strikes|attacks|missiles|rockets|airstrikes|shelling|artillery|salvos|barrages|drone (?:attacks|strikes))`,
    {},
  ),
  trigger('attack', `${BATTLE}|(?:fire|gunfire) exchanges?`, {
    needsBefore:
      '(?:report(?:ed|s|ing)?|reports of|engaged in|heard|saw|witnessed|involved in|locked in|sounds? of|there (?:was|were|have been|had been)|resum(?:ed|es|ing)|restarted|continu(?:ed|ing))(?: [a-z-]+){0,4}',
  }),
  trigger(
    realAttack,
    `(?:resum(?:ed|es|ing)|restart(?:ed|s|ing)|began|begun|begins|launch(?:ed|es|ing)?|start(?:ed|s)|mount(?:ed|s|ing)|unleash(?:ed|es)|open(?:ed|s)|stag(?:ed|ing)|carr(?:ied|ies|ying) out|conduct(?:ed|ing|s)|wag(?:ed|ing)|renew(?:ed|ing)|intensif(?:ied|ying)|step(?:ped|ping) up|expand(?:ed|ing)|continu(?:ed|es|ing)|press(?:ed|ing) on with|pressing ahead with|repel(?:led|s)|repuls(?:ed|es)|thwart(?:ed|s)|foil(?:ed|s)|suffered|witnessed|triggering|report(?:ed|s|ing)|record(?:ed|ing)|faced|endured)"?(?: (?!investigat|new attacks on)[^\\s,;:."]+){0,5}? {attack}`,
    {
      unlessAfter:
        /^ (?:sirens?|alerts?|warnings?|shelters?|alarms?)\b|^ (?:(?:on|against) (?:the |his |her |their )?(?:opposition|critics|rivals?|parliament|government's|policy|plans?|record|media|press|judge\w*)|to (?:raise|help|collect)|for (?:votes|president))/,
      unless:
        /\b(?:the|these|its|their|rocket|missile|drone|several|of) $|\b(?:rescue|relief|aid|election|vaccination|evacuation|search|recovery|advertising|humanitarian|military exercise)\b[^,;]{0,30}$/,
    },
  ),
  trigger(
    'attack',
    `${ARMED}(?: (?!during|its|their|the|a|an|in|after|before|of|by|and|that|who|for|on|at|with|said|stated|says|to|was|were)[^\\s,;:.]+){0,3}?(?: (?:have|has|had|also|then))*{adv} (?:attacked(?! by)|assaulted|ambushed|storm(?:ed|s)|overr[au]n|open(?:ed|s)? fire|fir(?:ed|e|es) (?:on|at|upon|into|towards)|shot at|clash(?:ed|es)?|battl(?:ed|es|ing)|fought|besieg(?:ed|e|es)|rampaged|stabbed|rammed|infiltrat(?:ed|es)|broke (?:through|into)|burst into|beat back|engaged)`,
    {},
  ),
  trigger(
    'attack',
    `${ARMED}(?: (?:have|has|had) been| (?:is|are|was|were)) (?:still |also |now |locked in )?(?:clashing|battling|fighting|skirmishing|exchanging fire|trading fire|shooting|engaging|attacking|besieging|(?:fierce |heavy )?(?:battles|combat|clashes))`,
    { unless: /\b(?:no|not|by|with|against) (?:[a-z]+ )?$/ },
  ),
  trigger(
    'attack',
    '(?:comes?|came|coming|were|was|been) under (?:[a-z]+ )?(?:attack|fire|gunfire|shelling|assault)|opened fire|open fire on|(?:start|began|begun|kept|resum|continu)(?:ed|ing|s)? (?:to fire|firing|shelling|shooting)|(?:fired|firing) (?:on|at|upon|towards?|in the direction of) (?!the (?:sea|air))|subject(?:ed|ing) (?:[a-z]+ ){0,4}?to (?:[a-z]+ ){0,3}(?:fire|shelling|bombardment|attacks?)|(?:was|were|been) (?:ambushed|stormed|overrun|attacked|assaulted|set upon)',
    {
      unless: /\b(?:criticism|for)\b[^,]{0,10}$/,
      unlessAfter:
        /^ (?:from|over|for) (?:[a-z]+ ){0,2}(?:critics|opposition|lawmakers|activists|groups|politicians|experts|comments|remarks|plans?|handling)/,
    },
  ),
  trigger(
    'attack',
    '(?:(?:loud|huge|powerful|large|massive|multiple|several|two|three|a series of|series of|strong|heavy|major|further|new|deafening|distant|fresh) )*(?:explosions?|blasts?|bangs?|detonations?|booms?)(?: (?!in which)[^\\s,;:.]+){0,6}? (?:(?:was|were|have been|had been|could be|been|are) (?:also )?(?:heard|reported|felt|seen|recorded|audible)|rock(?:ed|s)?|shook|shakes|rang out|echoed|ripped through|tore through|hit|rattled|went off|occurred|followed|sent|lit|jolted|hurled|woke|threw|scattered)',
    {},
  ),
  trigger(
    'attack',
    '(?:artillery|mortar|tank|small[- ]arms|machine[- ]gun|sniper|heavy|rifle|anti-tank) fire (?:was|were|has been|had been)(?: then| also)? (?:directed|aimed|opened|trained|reported|heard|exchanged|poured|concentrated)',
    {},
  ),
  trigger(
    'attack',
    'there (?:was|were|had been|have been|has been) (?:[a-z]+ ){0,4}?(?:explosions?|blasts?|bangs?|booms?|gunfire|shooting)|fired first|shot first',
    { unless: /\bno\b[^,]{0,20}$/ },
  ),
  trigger(
    'attack',
    '(?:hear(?:d|ing)?|reported|reporting|reports of|rocked by|shaken by|sounds? of|felt|woken by|awoke to)(?: [a-z-]+){0,6} (?:explosions?|blasts?|bangs|booms|detonations)',
    { unless: /\b(?:no|any)\b[^,]{0,20}$/ },
  ),
  trigger(
    'attack',
    '(?:car|suicide|truck|roadside|lorry|vehicle|motorcycle|parcel|petrol) bomb(?:er|ing|s)?(?: [^\\s,;:.]+){0,6}? (?:exploded|detonated|blew|killed|hit|struck|targeted|attacked|went off)|(?:detonated|blew (?:himself|herself|themselves) up|set off) (?:a |an |his |her |their )?(?:[a-z]+ )?(?:bombs?|explosives?|vests?|device|charge)',
    {},
  ),
  trigger(
    'attack',
    '(?:rocket|missile|drone|mortar|artillery|shell|cross-border|militant)[- ]?(?:barrages?|attacks?|fire|launches|salvos?|shelling|strikes?)(?: (?:on|from|at|into|against|in)(?: [^\\s,;:.]+){1,8}?)?{adv}(?: (?:has|have|had))? (?:resum(?:e|es|ed)|continu(?:e|es|ed)|intensif(?:y|ied|ies)|began|erupted|hit|struck|targeted|took place|followed|triggered|came|sparked)',
    { isNominal: true },
  ),
  trigger(
    'attack',
    '(?:wave|series|round|string|spate|flurry|campaign) of (?:[a-z-]+ ){0,3}(?:attacks|assaults|raids|ambushes|bombings|blasts|explosions)|(?:attacks|assaults|raids)(?: (?:on|in|against|across|by)(?: [^\\s,;:.]+){1,8}?)? (?:have |had |has )?(?:also )?(?:continued|followed|resumed|intensified|took place|were reported|began|escalated|multiplied)',
    {
      isNominal: true,
      unless: /\b(?:the|these|of|from|after|by|since) (?:[a-z]+ )?$/,
    },
  ),
  trigger(
    'attack',
    '(?:violence|hostilities|tensions|conflict|fighting|war)(?: [^\\s,;:.]+){0,4}? (?:flared(?: up)?|boiled over|erupted|escalated into|spilled over|reignited)',
    { unless: /\btensions\b[^,]{0,10}$/ },
  ),
  trigger(
    'ground_operation',
    '(?:troops|forces|tanks|soldiers|infantry|bulldozers|armou?red (?:vehicles|columns?|units?)|columns?|vehicles|army|military|commandos|israel|russia|turkey|undercover units?|police|border guards|special forces)(?: (?!said|says|that|to|who|which)[^\\s,;:.]+){0,5}? (?:raid(?:ed|s|ing)?|storm(?:ed|s|ing)|invad(?:ed|es|ing)|advanc(?:ed|es|ing)|cross(?:ed|es|ing) (?:into|the border|over)|push(?:ed|es|ing) (?:into|deeper|further|towards?|on)|mov(?:ed|es|ing) (?:into|deeper)|roll(?:ed|s|ing) (?:into|through)|enter(?:ed|s|ing)?(?! into)|swept (?:into|through)|penetrated|encircl(?:ed|es|ing)|surround(?:ed|s|ing)|landed in|operat(?:ed|ing|es) (?:in|inside)|thrust into|re-?enter(?:ed|ing)|went back into|returned to (?:the city|the town|parts of|areas|central|northern|southern|eastern)|launched a raid)',
    {},
  ),
  trigger(
    'ground_operation',
    '(?:ground|land|arrest|search|special|overland|military|army|commando|police|israeli|counter-?terrorism|amphibious) (?:[a-z]+ )?(?:raids?|incursions?|invasions?|ground operations?|ground offensives?)|(?:incursions?|invasions?|raids?) (?:into|in|on|of|at)',
    {
      needs:
        'carr(?:ied|ying) out|conduct(?:ed|ing)|launch(?:ed|es|ing)|began|begun|began|mounted|made|staged|during|killed|arrested|detained|wounded|left|continued|resumed|expanded|amid|entered|reported',
      unless: /\b(?:air|bombing|aerial|drone|after|following|since|response to|over|deadliest|plans?|looming|threatened) (?:[a-z]+ ){0,3}$/,
    },
  ),
  trigger(
    'ground_operation',
    '(?:launch(?:ed|es|ing)|began|begun|start(?:ed|s|ing)|expand(?:ed|s|ing)|widen(?:ed|s|ing)|push(?:ed|es|ing) (?:on|ahead) with|press(?:ed|es|ing) (?:on|ahead) with|resum(?:ed|es|ing)) (?:its |a |an |the |their )?(?:[a-z-]+ ){0,2}(?:ground|land|armou?red|overland|amphibious) (?:escalation|assault|push|thrust|advance|manoeuvres?|maneuvers?|offensive|campaign|attack|drive|phase)',
    {},
  ),
  trigger(
    'ground_operation',
    "(?:raided|stormed|invaded|ransacked|searched)(?: (?:the|a|an|several|two|three|[a-z]+'s))*(?: [a-z-]+){0,3} {site}",
    {},
  ),
  trigger(
    'ground_operation',
    '(?:ground|land|military) (?:operations?|offensives?|invasions?|assaults?|incursions?|campaigns?)(?: [^\\s,;:.]+){0,6}? (?:began|begun|started|continu(?:es|ed)|was launched|is under ?way|expanded|resumed|intensified)',
    { isNominal: true },
  ),
  trigger(
    'attack',
    '(?:was|is|marks|marked|were) (?:the|its|their|at least the) (?:[a-z-]+ ){1,5}?(?:attacks?|strikes?|raids?|assaults?|bombardments?) (?:on|in|against|of)',
    {
      isNominal: true,
      unlessAfter: /^ (?:record|the opposition|its kind)/,
    },
  ),
  trigger(
    'strike',
    '(?:hit|struck|strikes|hits) back(?! at (?:critics|claims|the media|opponents))|retaliat(?:ed|es)(?! against (?:critics|tariffs))',
    {
      needs: '{strike}|attack\\w*|missiles?|rockets?|drones?|military|army|forces|air force',
    },
  ),
];
