import { AS_REASON, type EventRule, event, NOT_NOW, WEAPON } from './event-rule.ts';

const SIREN =
  '(?:(?:rocket|missile|air[- ]raid|alert|warning|alarm|red alert|drone|attack|incoming) )*(?:sirens?|red alerts?|alarms|(?:air[- ]raid|rocket|missile|drone|incoming|air) (?:alerts?|warnings?))';
const SOUNDED =
  '(?:sound(?:ed|ing|s)?|blar(?:ed|ing|e)|wail(?:ed|ing)?|rang|ring|ringing|activated|triggered|heard|went off|going off|set off|rung|declared|issued|announced)';
const SHELTER =
  '(?:(?:bomb |air[- ]raid |fortified |public )?shelters?|safe ?rooms?|safe areas?|protected (?:spaces?|rooms?|areas?)|stairwells?|cover)';
const SERVICE =
  '(?:flights?|airports?|airspaces?|trains?|rail(?:way)?(?: services?| traffic)?|metro|subway|electricity|power|water supply|internet|airlines?|ferr(?:y|ies)|air traffic|operations at [a-z -]{3,40}|take-?offs?|landings?)';
const STOPPED =
  '(?:suspend(?:ed|ing|s)?|cancel+(?:ed|ing|s)?|halt(?:ed|ing|s)?|clos(?:ed|ing|es|ure)|divert(?:ed|ing|s)?|ground(?:ed|ing)|disrupt(?:ed|ing|ions?)|delay(?:ed|ing|s)?|cut off|cut|stopp(?:ed|ing)|shut(?: down)?|rerouted|knocked out|outages?)';

/** Sirens, phones, shelters, what was closed, and how an alert ended. */
export const WARNING_RULES: readonly EventRule[] = [
  event(
    'alert_failure',
    `no (?:rocket |air raid |warning )?(?:sirens?|alerts?|alarms?)(?: (?:was|were|had been))? (?:sounded|activated|heard|triggered|issued)|(?:sirens?|alerts?|alarms?|warning systems?) (?:did not|didn't|failed to|had not|never) (?:sound|activate|go off|work|function|trigger)|without (?:any )?(?:sirens|warning sirens)`,
    { unless: /\b(?:therefore|so|hence|thus) $/ },
  ),
  event(
    'alert_error',
    '(?:an?|one|the) (?:[a-z-]+ ){0,2}(?:siren|alert|alarm|warning)\\b[^.;]{0,60}?\\bfalse (?:alarm|alert|identification)',
    {
      one: 'sirens',
    },
  ),
  event(
    'alert_error',
    `false alarms?|false alerts?|(?:mistaken|false|wrong|erroneous) (?:suspicion|identification|report|detection|warning)s?|misidentifications?|(?:sirens?|alerts?|alarms?|activation|warnings?)\\b[^.;]{0,70}\\b(?:by mistake|mistakenly|in error|erroneous(?:ly)?|misidentif\\w+|false identification|miscalculat\\w+|malfunction|technical (?:fault|error|glitch|malfunction))`,
  ),
  event('sirens', `${SIREN}\\b[^.;:]{0,45}?\\b${SOUNDED}`, { unless: /\b(?:no|not|if|when you hear|whether) [^,;]{0,20}$/ }),
  event(
    'sirens',
    `(?:sound(?:ed|ing)|trigger(?:ed|ing|s)|set(?:ting)? off|prompt(?:ed|ing)|activat(?:ed|ing)|hear(?:d|ing)?|caus(?:ed|ing))\\b[^.;,]{0,25}\\b${SIREN}`,
    { unless: /\b(?:no|not|if|when you|did not|without)\b[^,;]{0,20}$/ },
  ),
  event(
    'sirens',
    `(?:alerted|warned|woken|awakened|awoken|awoke|woke|roused|startled|disturbed|interrupted|jolted|greeted|shaken|sent running)(?: up)? (?:by|to|with) (?:the |an? )?(?:sound of |wail(?:ing)? of |blare of |[a-z]+ )*${SIREN}`,
    { unless: NOT_NOW },
  ),
  event('sirens', `(?:heard|hear|hearing) (?:the |an? )?(?:[a-z]+ )?(?:sirens?|alarms?|warnings?|red alerts?)(?! (?:shot|shots))`, {
    unless: NOT_NOW,
  }),
  event(
    'app_alert',
    '(?:apps?|phones?|cell ?phones?|smartphones?|mobile phones?)\\b[^.;]{0,50}\\b(?:ping(?:ed|ing)?|alert(?:s|ed)?|notif\\w+|buzz\\w+|messages?|warnings?|lit up)',
  ),
  event(
    'app_alert',
    '(?:receiv|got|get)(?:ed|ing|e|es)? (?:[a-z-]+ ){0,3}(?:alerts?|notifications?|warnings?|messages?) on (?:their |mobile )*(?:phones?|smartphones?|devices)',
  ),
  event(
    'app_alert',
    '(?:alerts?|notifications?|warnings?|messages?) (?:was |were |had been |have been )?(?:sent|pushed|issued|delivered)\\b[^.;]{0,30}\\b(?:phones?|smartphones?|apps?|cell broadcast)',
  ),
  event(
    'all_clear',
    `all[- ]clear|(?:lift|cancel|eas|end|relax)(?:s|ed|led|es|ing)? (?:all |the |its |most |some )*(?:[a-z]+ ){0,2}(?:shelter(?:ing)? (?:orders?|instructions?)|orders? to (?:shelter|stay)|alerts?)|(?:can|may|could|allowed to|permitted to|told they (?:can|could)|free to|safe to|safe for (?:[a-z]+ )?to) (?:now )?(?:leave|exit) (?:the |their )?${SHELTER}|no longer (?:necessary|required|need(?:ed)?) to (?:stay|remain) (?:in|near) (?:the |their )?${SHELTER}|(?:incident|event) (?:is|was|has|had) (?:been )?(?:over|ended|concluded)|(?:resume|return to) (?:normal|routine) (?:activity|activities|life|routine)`,
  ),
  event('alert_cancelled', '(?:alerts?|warnings?)\\b[^.;]{0,30}\\b(?:cancel+ed|called off|lifted|withdrawn|rescinded)'),
  event(
    'shelter_instruction',
    `(?:instruct|order|urg|tell|told|ask|advis|direct|call|requir)\\w*\\b[^.;]{0,80}\\b(?:enter|remain|stay|seek|take|go|head|get|keep|move|shelter)\\b[^.;,]{0,40}?\\b(?:${SHELTER}|indoors|in place|inside)|(?:instruct|order|urg|tell|told|ask|advis|direct|call)\\w*\\b[^.;]{0,120}?\\bto shelter|(?:warnings?|alerts?|orders?|advisory|messages?) (?:[a-z]+ ){0,2}(?:for|to|urging|telling|advising) (?:[a-z]+ ){0,4}to (?:take|seek|find|stay|remain|go|get|head|shelter)\\b[^.;,]{0,30}?\\b(?:${SHELTER}|indoors|inside)`,
  ),
  event(
    'sheltering',
    `(?:spent|spend|spending|slept|hid|hiding|huddled) (?:the |a |all )?(?:[a-z]+ )?(?:nights?|hours|day )?(?:in|at) (?:[a-z]+ ){0,3}(?:metro|subway|underground|basements?|cellars?|corridors?)|(?:seek|sought|seeking|take|took|taking|run|ran|running|rush(?:ed|ing)?|flee(?:ing)?|fled|head(?:ed|ing)?|hurr(?:ied|ying)|scrambl(?:ed|ing)|rac(?:ed|ing)|taken|ushered|sent|sending|forc(?:ed|ing)|evacuated|escorted|spent)\\b[^.;,]{0,60}?\\b${SHELTER}`,
    {
      unless:
        /\b(?:instruct|order|urg|told|tell|ask|advis|direct|call|requir)\w*\b[^.;]{0,90}$|\b(?:should|must|struggling to|unable to|nowhere to|no place to|while)\b[^,;]{0,30}$/,
      unlessAfter: /^, (?:food|water)|^ and food/,
    },
  ),
  event('service_disruption', `${SERVICE}\\b(?:(?!\\b(?:no|not|normally|without)\\b)[^.;,]){0,50}?\\b${STOPPED}`, {
    unless: /\b(?:no|without|if|would|could|may|might|will)\b[^,;:"]{0,30}$/,
  }),
  event(
    'service_disruption',
    `(?:suspension|closure|cancellation|disruption|grounding|shutdown|interruption|loss) (?:of|to|in) (?:all |some |most |the )?(?:[a-z]+ ){0,3}${SERVICE}|(?:cut|cutting|cuts|severed|knocked out|halted|disconnected) (?:off )?(?:the |all )?(?:electricity|power|water|internet|gas)(?! (?:prices|bills))|(?:no longer|unable to|could not|cannot) (?:provide|supply|pump|deliver)\\b[^.;,]{0,40}?\\b(?:fuel|water|power|electricity)|(?:power|electricity) (?:outages?|cuts?)|blackouts?|(?:plung|leav|left)(?:ed|ing|es|e)?\\b[^.;,]{0,60}? (?:in(?:to)? (?:total |the )?dark(?:ness)?|without (?:running )?(?:power|electricity|water|heating|internet))|(?:knock(?:ed|ing)|took|taken|taking|put)(?: out|(?: the [a-z ]{3,30})? (?:offline|out of action|out of service))(?: the| a)?(?: main| central| only)?(?: power (?:station|plant|grid)| electricity)?`,
    { unless: NOT_NOW },
  ),
  event(
    'service_disruption',
    `${STOPPED}\\b[^.;,]{0,25}?\\b(?:flights|airport|airspaces?|trains|rail services?|train services?|air traffic|take-?offs|power supply|electricity supply)`,
    { unless: NOT_NOW },
  ),
  event(
    'movement_restriction',
    '(?:schools?|classes|beaches|gatherings|roads?|highways?|kindergartens|universities|parks|workplaces)\\b[^.;,]{0,45}?\\b(?:clos(?:ed|ing|ure)|shut|cancel+ed|suspended|banned|prohibited|limited|restricted|blocked)|curfew|closed military zone|(?:ban|limit|restrict)\\w*\\b[^.;,]{0,25}\\b(?:gatherings|movement|travel)',
    { unless: new RegExp(`${NOT_NOW.source}|\\b(?:lift|eas|cancel|remov|end|relax)\\w* (?:all |the |some |most )?$`) },
  ),
  event(
    'evacuation_notice',
    '(?:evacuation (?:orders?|notices?|warnings?)|dropp(?:ed|ing) (?:[a-z]+ )?leaflets|orders? to evacuate|(?:order|announc|begin|began|start)(?:ed|ing|s)? (?:the |a |an )?(?:mandatory |immediate |forced |mass )?evacuation of|(?:order|told|tell|warn|urg|instruct|call|ask|direct|requir)\\w*\\b[^.;]{0,90}?\\bto "?(?:evacuat(?:e|ing)|leave (?:their|the|your|immediately|for|at once)|move (?:to|south|north|east|west|away|out)|flee|relocate|head (?:south|north|to|towards?|for|west|east)|seek (?:refuge|safety|shelter) (?:in|at|further)|go to (?:the |a |an |so-called )?(?:[a-z-]+ ){0,3}(?:zone|camps?|area|south|north)))|(?:placed|put|came|come|living) under (?:[a-z-]+ ){0,3}evacuation orders',
    { unless: /\b(?:refus|reject|ignor)\w*\b[^,;]{0,20}$/ },
  ),
  event(
    'launch',
    `no (?:[a-z]+ ){0,2}(?:rockets|missiles|drones|launches|rocket fire|projectiles)(?: (?:was|were|had been|have been))? (?:fired|launched|detected|identified)`,
    { isDenied: true },
  ),
  event(
    'launch_count',
    `(?:fires|fired|launches|launched|test-fires|test-fired|tests|lobs) (?:(?:suspected|new|nuclear-capable|unidentified|[a-z]+-range|ballistic|cruise|hypersonic|intercontinental|surface-to-surface|anti-ship|attack|explosive|spy) )*(?:rocket|missile|drone|projectile|uav)(?! (?:and|or|strikes?|attacks?|barrages?|fire|tests?|salvos?|launch(?:es)?|defen[cs]e|sirens?|units?|systems?))`,
    { one: 'rocket', unless: NOT_NOW },
  ),
  event('launch', `(?:fired|launched|firing|launching|fires|launches|lobbed)\\b(?: [a-z0-9'-]+){0,5}? ${WEAPON}`, {
    unless:
      /\b(?:if|would|could|may|might|will|used to|response to|not|never|no|to find|for|continue|rockets|missiles|drones|often|last|regularly|frequently|previously|usually|ever|prevent\w*|stop\w*|halt\w*|end)\b[^,;:"]{0,25}$|\bfrom (?:[a-z]+ )?$/,
    // "Launched missile and drone strikes": the strikes.
    unlessAfter: /^ (?:(?:and|or) [a-z]+ )?(?:strikes?|attacks?|tests?|defen[cs]e)\b/,
  }),
  event(
    'launch',
    '(?:rockets|missiles|drones|projectiles|shells) (?:fired|launched) (?:from|by|at|towards?)[^.;,]{1,40}? (?:killed|wounded|injured|hit|struck|damaged|landed|fell|set off|triggered|forced)',
    { unless: AS_REASON },
  ),
  event(
    'launch',
    '(?:rockets|missiles|drones) (?:have |had |were |are )?(?:again |also |now )?(?:target(?:ed|ing)?|aimed at|head(?:ed|ing) (?:for|towards?)|streak(?:ed|ing)|fly(?:ing)?|flew) (?!by\\b)|(?:burst|flurry|hail|spate|stream|wave|volley|barrage) of (?:[a-z-]+ )?(?:rocket|missile|mortar|drone)s?(?: fire)?(?! (?:strikes?|attacks?))|incoming (?:fire|rockets?|missiles?|drones?)',
    { unless: AS_REASON },
  ),
  event('launch', '(?:resum|open|direct|continu)(?:e|ed|es|ing) (?:its |their |the )?(?:rocket|missile|mortar) (?:fire|launches|attacks)', {
    unless: NOT_NOW,
  }),
  event('launch', '(?:detected|tracked|identified|confirmed|reported) (?:the|this|that) (?:[a-z-]+ ){0,3}(?:launch|firing)(?:es)?', {
    unless: NOT_NOW,
  }),
  event(
    'launch',
    `(?:rockets|missiles|drones|projectiles|mortars|uavs|shells)\\b(?: [a-z]+){0,3} (?:were|have been|had been|are being|were being|was) (?:fired|launched)`,
    { unless: /\b(?:no|if|when|whether|response to|after|as|some of the|the)\b[^,;:"]{0,25}$/ },
  ),
];
