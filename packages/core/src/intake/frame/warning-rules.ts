import { type EventRule, event, NOT_NOW, WEAPON } from './event-rule.ts';

const SIREN = '(?:(?:rocket|missile|air[- ]raid|alert|warning|alarm|red alert|drone|attack|incoming) )*(?:sirens?|red alerts?|alarms)';
const SOUNDED =
  '(?:sound(?:ed|ing|s)?|blar(?:ed|ing|e)|wail(?:ed|ing)?|rang|ring|ringing|activated|triggered|heard|went off|going off|set off|rung)';
const SHELTER =
  '(?:(?:bomb |air[- ]raid |fortified |public )?shelters?|safe ?rooms?|safe areas?|protected (?:spaces?|rooms?|areas?)|stairwells?|cover)';
const SERVICE =
  '(?:flights?|airport|airspaces?|trains?|rail(?:way)?(?: services?| traffic)?|metro|subway|electricity|power|water supply|internet|airlines?|ferr(?:y|ies)|air traffic|operations at [a-z -]{3,40}|take-?offs?|landings?)';
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
    `false alarms?|false alerts?|(?:mistaken|false|wrong|erroneous) (?:suspicion|identification|report|detection|warning)s?|misidentifications?|(?:sirens?|alerts?|alarms?|activation|warnings?)\\b[^.;]{0,70}\\b(?:by mistake|mistakenly|in error|erroneous(?:ly)?|misidentif\\w+|false identification|miscalculat\\w+|malfunction|technical (?:fault|error|glitch|malfunction))`,
  ),
  event('sirens', `${SIREN}\\b[^.;:]{0,45}?\\b${SOUNDED}`, { unless: /\b(?:no|not|if|when you hear|whether) [^,;]{0,20}$/ }),
  event(
    'sirens',
    `(?:sound(?:ed|ing)|trigger(?:ed|ing|s)|set(?:ting)? off|prompt(?:ed|ing)|activat(?:ed|ing)|hear(?:d|ing)?|caus(?:ed|ing))\\b[^.;,]{0,25}\\b${SIREN}`,
    { unless: /\b(?:no|not|if|when you|did not|without)\b[^,;]{0,20}$/ },
  ),
  event(
    'app_alert',
    '(?:apps?|phones?|cell ?phones?|smartphones?|mobile phones?)\\b[^.;]{0,50}\\b(?:ping(?:ed|ing)?|alert(?:s|ed)?|notif\\w+|buzz\\w+|messages?|warnings?|lit up)',
  ),
  event(
    'app_alert',
    '(?:alerts?|notifications?|warnings?|messages?) (?:was |were |had been |have been )?(?:sent|pushed|issued|delivered)\\b[^.;]{0,30}\\b(?:phones?|smartphones?|apps?|cell broadcast)',
  ),
  event(
    'all_clear',
    `all[- ]clear|(?:can|may|could|allowed to|permitted to|told they (?:can|could)|free to|safe to|safe for (?:[a-z]+ )?to) (?:now )?(?:leave|exit) (?:the |their )?${SHELTER}|no longer (?:necessary|required|need(?:ed)?) to (?:stay|remain) (?:in|near) (?:the |their )?${SHELTER}|(?:incident|event) (?:is|was|has|had) (?:been )?(?:over|ended|concluded)|(?:resume|return to) (?:normal|routine) (?:activity|activities|life|routine)`,
  ),
  event('alert_cancelled', '(?:alerts?|warnings?)\\b[^.;]{0,30}\\b(?:cancel+ed|called off|lifted|withdrawn|rescinded)'),
  event(
    'shelter_instruction',
    `(?:instruct|order|urg|tell|told|ask|advis|direct|call|requir)\\w*\\b[^.;]{0,80}\\b(?:enter|remain|stay|seek|take|go|head|get|keep|move|shelter)\\b[^.;,]{0,40}?\\b(?:${SHELTER}|indoors|in place|inside)|(?:instruct|order|urg|tell|told|ask|advis|direct|call)\\w*\\b[^.;]{0,120}?\\bto shelter`,
  ),
  event(
    'sheltering',
    `(?:seek|sought|seeking|take|took|taking|run|ran|running|rush(?:ed|ing)?|flee(?:ing)?|fled|head(?:ed|ing)?|hurr(?:ied|ying)|scrambl(?:ed|ing)|rac(?:ed|ing)|taken|ushered|sent|sending|evacuated|escorted|spent)\\b[^.;,]{0,60}?\\b${SHELTER}`,
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
    `${STOPPED}\\b[^.;,]{0,25}?\\b(?:flights|airport|airspaces?|trains|rail services?|train services?|air traffic|take-?offs|power supply|electricity supply)`,
    { unless: NOT_NOW },
  ),
  event(
    'movement_restriction',
    '(?:schools?|classes|beaches|gatherings|roads?|highways?|kindergartens|universities|parks|workplaces)\\b[^.;,]{0,45}?\\b(?:clos(?:ed|ing|ure)|shut|cancel+ed|suspended|banned|prohibited|limited|restricted|blocked)|curfew|closed military zone|(?:ban|limit|restrict)\\w*\\b[^.;,]{0,25}\\b(?:gatherings|movement|travel)',
    { unless: NOT_NOW },
  ),
  event(
    'evacuation_notice',
    '(?:evacuation (?:orders?|notices?|warnings?)|dropp(?:ed|ing) (?:[a-z]+ )?leaflets|orders? to evacuate|(?:order|told|tell|warn|urg|instruct|call|ask|direct)\\w*\\b[^.;]{0,90}?\\bto "?(?:evacuat(?:e|ing)|leave (?:their|the|your|immediately|for|at once)|move (?:to|south|north|east|west|away|out)|flee|relocate|head (?:south|north)))',
    { unless: /\b(?:refus|reject|ignor)\w*\b[^,;]{0,20}$/ },
  ),
  event(
    'launch',
    `no (?:[a-z]+ ){0,2}(?:rockets|missiles|drones|launches|rocket fire|projectiles)(?: (?:was|were|had been|have been))? (?:fired|launched|detected|identified)`,
    { isDenied: true },
  ),
  event('launch', `(?:fired|launched|firing|launching|fires|launches|lobbed)\\b(?: [a-z0-9'-]+){0,5}? ${WEAPON}`, {
    unless:
      /\b(?:if|would|could|may|might|will|used to|response to|not|never|no|to find|for|continue|rockets|missiles|drones|they|it)\b[^,;:"]{0,25}$/,
  }),
  event(
    'launch',
    `(?:rockets|missiles|drones|projectiles|mortars|uavs)\\b(?: [a-z]+){0,3} (?:were|have been|had been|are being|was) (?:fired|launched)`,
    { unless: /\b(?:no|if|when|whether|response to|after|as|some of the|the)\b[^,;:"]{0,25}$/ },
  ),
];
