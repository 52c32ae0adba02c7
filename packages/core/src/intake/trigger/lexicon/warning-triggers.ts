import { type Trigger, trigger } from '../trigger.ts';

const ORDER =
  '(?:order(?:ed|s|ing)?|told|tells|telling|warn(?:ed|s|ing)?|urg(?:ed|es|ing)|instruct(?:ed|s|ing)|ask(?:ed|s|ing)|advis(?:ed|es|ing)|direct(?:ed|s|ing)|call(?:ed|s|ing)? (?:on|for|upon)|appeal(?:ed|s|ing)? (?:to|for)|requir(?:ed|es|ing)|instructions? (?:for|to)|orders? (?:for|to)|notif(?:ied|ies|ying)|tell)';
const STOPPED =
  '(?:suspend(?:ed|ing|s)?|cancel+(?:ed|ing|s)?|halt(?:ed|ing|s)?|clos(?:ed|ing|es|ure)|divert(?:ed|ing|s)?|ground(?:ed|ing)|disrupt(?:ed|ing|s|ions?)|delay(?:ed|ing|s)?|cut(?: off)?|stopp(?:ed|ing)|shut(?:s|ting)?(?: down)?|rerout(?:ed|ing)|re-routed|knocked (?:out|offline)|interrupted|paused|curtailed|severed|lost|paralys?z?ed|crippled|overwhelmed|(?:out of|gone out of|put out of) (?:service|action|order|operation)|collaps(?:ed|ing)|not (?:functioning|working|operating)|offline|blacked out|down|stalled|called off|went (?:dead|down|dark|off|offline|silent)|(?:moved|switched|shifted) (?:online|to remote)|no longer (?:functioning|working|operating|operational|running|able)|limited|scaled back|reduced|affected|at a standstill|ceased)';

/** Sirens and what people were told and did; what was closed. */
export const WARNING_TRIGGERS: readonly Trigger[] = [
  trigger(
    'alert_failure',
    "there (?:was|were|had been) no (?:[a-z-]+ ){0,3}(?:sirens?|warnings?|alerts?|alarms?)|no (?:[a-z-]+ ){0,2}(?:sirens?|alerts?|alarms?|warnings?)(?: (?:was|were|had been|have been|has been|had))?(?: [a-z]+)? (?:sound(?:ed|ing)?|activated|heard|triggered|issued|given|went off|set off)|(?:sirens?|alerts?|alarms?|warning systems?|early[- ]warning systems?)(?: [^\\s,;:.]+){0,4}? (?:did not|didn't|failed to|fail to|had not|never|were not|was not|weren't|wasn't|not) (?:sound\\w*|activat\\w+|go(?:ne)? off|work\\w*|function\\w*|trigger\\w*|issued|heard|given|triggered)|without (?:any )?(?:prior |advance |air raid )?(?:sirens?|warning sirens|alerts?|alarms?)|(?:sirens?|alarms?|alerts?)(?: [a-z]+){0,4} (?:silent|too late|only after)",
    { isAnyMood: true },
  ),
  trigger(
    'alert_error',
    '(?:false|mistaken|erroneous|accidental|wrong) (?:alarms?|alerts?|sirens?|warnings?|activations?|identifications?|detections?)|(?:sirens?|alerts?|alarms?|warnings?)(?: (?:\\d[\\d:.]*|[ap]\\.m\\.|[^\\s;:.]+)){0,16}? (?:by mistake|mistakenly|in error|erroneous(?:ly)?|misidentif\\w+|miscalculat\\w+|malfunction\\w*|technical (?:fault|error|glitch|malfunction)|due to a (?:bird|flock)|human error|accidentally|unnecessar\\w+|misfire)',
    { isAnyMood: true },
  ),
  trigger(
    'sirens',
    '{siren}(?: [^\\s;:.]+){0,10}? (?:sound(?:ed|ing|s)?|blar(?:ed|ing|e|es)|wail(?:ed|ing|s)?|rang|ring|ringing|rung|activated|triggered|heard|went off|go off|going off|set off|blast(?:ed|ing)|echo(?:ed|ing)|howl(?:ed|ing)|shriek(?:ed|ing)|screech(?:ed|ing)|pierced|alerted|warned|warning|in effect|issued|declared|announced|sent|in place)',
    { unless: /\b(?:no|not|if|when you hear|whether|false) [^,;]{0,20}$/ },
  ),
  trigger(
    'sirens',
    '(?:sound(?:ed|ing|s)?|trigger(?:ed|ing|s)?|set(?:ting|s)? off|prompt(?:ed|ing|s)?|activat(?:ed|ing|es)|hear(?:d|ing)?|caus(?:ed|ing|es)|blar(?:ed|ing)|wail of|wailing|sound of|blare of|declared|issued|amid|under)(?: [^\\s,;:.]+){0,4}? {siren}',
    { unless: /\b(?:no|not|if|when you|did not|without)\b[^,;]{0,20}$/ },
  ),
  trigger('sirens', '{siren} (?:in|across|throughout|over|followed by|near|around|at|along)', {
    unless: /\b(?:no|not|if|without|of|the|rais\w+)\b[^,;]{0,15}$/,
  }),
  trigger(
    'app_alert',
    '(?:push notifications?|cell broadcasts?|text messages?|sms(?: messages?)?|(?:phone|mobile|smartphone|cellphone|app|home front command|extreme|presidential|emergency|telegram) (?:alerts?|notifications?|messages?|warnings?))(?: [^\\s,;:.]+){0,6}? (?:sent|pushed|issued|received|warn\\w*|urg\\w*|told|instruct\\w*|went out|buzzed|reached|pinged|were|was|telling)|(?:phones|smartphones|mobiles|apps?)(?: [^\\s,;:.]+){0,6}? (?:alert(?:ed|s)?|buzz(?:ed|ing)|ping(?:ed|ing)|notifi\\w+|lit up|screamed|blared)|(?:sen(?:t|ds|ding)|issu(?:ed|ing)|receiv(?:ed|ing)|got)(?: [^\\s,;:.]+){0,6}? (?:alerts?|notifications?|messages?|warnings?)(?: [^\\s,;:.]+){0,4}? (?:phones?|smartphones?|mobiles?|cellphones?|app)',
    {},
  ),
  trigger(
    'app_alert',
    '(?:"?extreme alert"?,?|the (?:message|notification|text|alert|warning) (?:on (?:her|his|their|the|my|our) (?:phones?|screens?) )?(?:read|said|told|flashed|popped up|appeared)|(?:her|his|their|my|our|the) (?:phones?|mobiles?|screens?) (?:[a-z]+ly )?(?:buzzed|rang|lit up|blared|vibrated|pinged|shrieked|wailed|went off|flashed))',
    { needs: 'alert|warning|strike|missiles?|rockets?|shelter|siren|attack' },
  ),
  trigger(
    'all_clear',
    `all[- ]clear|(?:lift|cancel|eas|end|relax|rescind|withdr[ae]w)(?:s|ed|led|es|ing)?(?: [a-z-]+){0,4} (?:shelter\\w* (?:orders?|instructions?)|restrictions? on (?:gatherings|residents)|orders? to (?:shelter|stay)|air raid alerts?|curfew)|(?:can|may|could|allowed to|permitted to|told they (?:can|could)|free to|safe to|safe for (?:[a-z]+ )?to|cleared to|able to)(?: [a-z]+)? (?:leave|exit|come out of|emerge from) (?:the |their )?{shelter}|no longer (?:necessary|required|need(?:ed)?) to (?:stay|remain)|(?:incident|event|threat|danger|emergency|air raid alert) (?:is|was|has|had) (?:been )?(?:over|ended|concluded|passed|lifted)|(?:return|returned) to (?:normal|routine)`,
    { isAnyMood: true },
  ),
  trigger(
    'alert_cancelled',
    '(?:alerts?|warnings?|tsunami warning|evacuation advisory)(?: [^\\s,;:.]+){0,4}? (?:cancel+ed|called off|lifted|withdrawn|rescinded|retracted)|(?:cancel+ed|retracted|withdrew|rescinded|lifted|called off) (?:the |its |an? )?(?:[a-z-]+ ){0,3}(?:alerts?|warnings?)',
    {},
  ),
  trigger(
    'shelter_instruction',
    `${ORDER}(?: (?:u\\.s\\.|[^\\s;:.]+)){0,14}? (?:(?:enter|remain|stay|seek|take|go|head|get|keep|move|run|wait)(?: [^\\s,;:.]+){0,5}? (?:{shelter}|indoors|in place|inside|shelter|close to|near|at home|underground|away from windows)|to shelter|to seek shelter|to take (?:cover|shelter)|shelter in place)`,
    { isAnyMood: true },
  ),
  trigger(
    'shelter_instruction',
    '(?:advised|urged|told|ordered|instructed) (?:to )?(?:stay|remain|keep) (?:indoors|inside|home|in place|close to)|shelter[- ]in[- ]place|(?:take|seek) (?:shelter|cover) immediately|stay in (?:the )?(?:shelters?|safe rooms?|protected)',
    { isAnyMood: true },
  ),
  trigger(
    'sheltering',
    '(?:seek(?:s|ing)?|sought|tak(?:e|es|ing)|took|taken|run|ran|runs|running|rush(?:ed|ing|es)?|flee(?:ing)?|fled|head(?:ed|ing)?|hurr(?:ied|ying)|scrambl(?:ed|ing|e)|rac(?:ed|ing)|ushered|sent|sending|evacuated|escorted|spent|hid|hiding|huddl(?:ed|ing)|crowd(?:ed|ing)|packed|pil(?:ed|ing)|slept|sleeping|gather(?:ed|ing)|div(?:ed|ing)|duck(?:ed|ing)|dash(?:ed|ing)|rushes|forc(?:ed|ing)|driven|flock(?:ed|ing)|retreat(?:ed|ing)|moved)(?: [^\\s,;:.]+){0,9}? (?:{shelter}|refuge underground|underground|shelter|metro stations?)',
    {
      unless:
        /\b(?:instruct|order|urg|told|tell|ask|advis|direct|call|requir)\w*\b[^.;]{0,90}$|\b(?:should|must|struggling to|unable to|nowhere to|no place to|no)\b[^,;]{0,30}$/,
      unlessAfter: /^,? (?:and |or )?(?:food|water|medic)|^ (?:from the (?:rain|cold))|^age\b|^ (?:story|letter|girl)/,
      needs:
        '(?:bomb )?shelters?|basements?|bunkers?|stairwells?|safe ?rooms?|cellars?|{weapon}|{siren}|{strike}|attack\\w*|blasts?|explosions?|shelling|raid|barrages?|shelters?|launch\\w*|bomb\\w*|alert',
    },
  ),
  trigger(
    'sheltering',
    '(?:were|was|are|is|been|remain(?:ed)?|people|residents|families|those) (?:[a-z]+ )?(?:sheltering|hunkered down|hunkering down|holed up|huddled|taking shelter|taking cover)',
    {
      unless: /\b(?:homeless|displaced|school)\b[^,]{0,20}$/,
    },
  ),
  trigger(
    'evacuation_notice',
    `(?:(?:forced |mass |new |fresh |immediate |mandatory |urgent |further )*(?:evacuation|displacement|expulsion) (?:orders?|notices?|warnings?|instructions?|directives?|alerts?|calls?|advisor(?:y|ies)))|dropp(?:ed|ing) (?:[a-z]+ ){0,2}(?:leaflets|flyers)|leaflets (?:dropped|telling|urging|warning|ordering|calling)|${ORDER}(?: (?:u\\.s\\.|[^\\s;:.]+)){0,14}? (?:evacuat(?:e|ing|ion)|leave(?: (?:their|the|your|immediately|for|at once|parts|areas|homes|it|southern|northern|central|eastern|western)|$)|move (?:[a-z]+ )?(?:to|towards?|into|south|north|east|west|away|out|further)|flee|relocate|depart|vacate|clear out|head (?:south|north|east|west|to|for|towards?|away)|get out|go (?:south|north))|(?:orders?|notices?|warnings?|directives?) (?:to|for) (?:[^\\s;:.]+ ){0,6}?(?:evacuate|leave|flee|move)`,
    {
      isAnyMood: true,
      unless: /\b(?:refus|reject|ignor|no)\w*\b[^,;]{0,20}$/,
      unlessAfter: /^ (?:office|office)/,
    },
  ),
  trigger(
    'evacuation_notice',
    '(?:must|should|need to|have to|please|are to|required to|ordered to|obliged to) (?:[a-z]+ )?(?:evacuate|leave (?:immediately|now|at once|your|their|the (?:area|city|town|building|village))|move (?:south|north|away|immediately))',
    { isAnyMood: true, unless: /\b(?:not|no|troops|forces|soldiers|army) (?:[a-z]+ ){0,2}$/ },
  ),
  trigger(
    'service_disruption',
    '(?:there (?:is|are|was|were)|have|has|had|with) (?:still |now )?no (?:light|lights|power|electricity|running water|water|heating|heat|internet|signal|phone signal|connection|gas)(?: (?:and|or) [a-z]+)?',
    { isAnyMood: true, unless: /\bif\b[^,]{0,20}$/ },
  ),
  trigger(
    'evacuation_notice',
    '(?:issu|post|publish|releas|sen|ga|broadcast)(?:ed|ing|es|t|ve)? (?:[a-z]+ ){0,4}?(?:warnings?|alerts?|maps?|notices?)(?: [^\\s;:.]+){0,8}? (?:residents|people|civilians|those living|anyone|inhabitants)|warnings? (?:was|were) issued (?:[a-z]+ ){0,5}(?:before|ahead of|to|for)|order(?:ed|ing) (?:them|people|residents|families|civilians|everyone) out|area (?:that )?(?:civilians|people|residents) (?:must|have to|should) leave',
    { unless: /\b(?:no|travel|weather|health|not) (?:[a-z]+ ){0,3}$/, unlessAfter: /^[^,;.]{0,40}\b(?:shelters?|safe rooms?|protected)\b/ },
  ),
  trigger('service_disruption', `{service}(?: (?!no |not |normally)[^\\s,;:.]+){0,7}?{aux}{adv} ${STOPPED}`, {
    unless: /\b(?:no|without|if|would|could|may|might|will)\b[^,;:"]{0,30}$/,
    unlessAfter: /^ (?:to (?:the )?(?:deal|talks)|by more than|on (?:the )?ceasefire)/,
  }),
  trigger(
    'service_disruption',
    `${STOPPED.replace('|down', '').replace('|limited', '').replace('|affected', '').replace('|lost', '|lost|los(?:es|ing)')}(?: (?!its truce|the truce)[^\\s,;:.]+){0,4}? (?:flights?|airports?|airspaces?|trains?|rail (?:services?|traffic)|train services?|air traffic|take-?offs|landings|power(?: suppl(?:y|ies)| lines?)?|electricity|water(?: suppl(?:y|ies)| services?)?|internet|internet access|telecommunications|phone lines|services?|operations|classes|schools|embassy|consulate|production|shipping|heating|gas suppl(?:y|ies)|hospitals?|exports|work|bakeries)`,
    {
      unlessAfter: /^ (?:plants?|prices|bills|deal|of aid|against|to hamas|in gaza city that|broker|line|rangers|grid attacks)/,
      unless: /\b(?:military|combat|offensive|no|not|or|peace) (?:[a-z]+ ){0,2}$/,
    },
  ),
  trigger(
    'service_disruption',
    '(?:left|leaves|leaving|plunged|plunging|are|were|had|has|have|remain(?:s|ed)?|was|been|homes|people|residents|households|customers|parts|areas|city|region) (?:[^\\s,;:.]+ ){0,9}?(?:(?:without|no|lost|lose|losing) (?:[a-z]+ or )?(?:power|electricity|water|heating|gas|internet|communications?|phone)|(?:in|into) (?:the )?(?:dark|darkness|blackout)|cut off from (?:the )?(?:power|grid|electricity|internet))|(?:power|electricity|internet|communications?|rolling|phone|telecommunications) (?:outages?|cuts?|blackouts?|failures?|shortages?)|blackouts?|(?:suspension|closure|cancellation|disruption|grounding|shutdown|interruption|loss) (?:of|to|in) (?:[a-z]+ ){0,5}{service}|(?:no longer|unable to|could not|cannot|can no longer) (?:[a-z]+ )?(?:function|operate|provide|supply|pump|treat|work|serve)|(?:forced|had) to (?:close|shut(?: down)?|suspend|halt|cancel|stop|divert|evacuate (?:patients|staff))',
    {
      isAnyMood: true,
      unless: /\b(?:if|would|could|may|might|will|warn\w*|threat\w*)\b[^,;:"]{0,40}$/,
    },
  ),
  trigger(
    'movement_restriction',
    `${ORDER}(?: (?:u\\.s\\.|[^\\s;:.]+)){0,10}? (?:not (?:to )?(?:approach|go near|return|enter|visit|use)|to (?:keep|steer|stay) (?:away|clear)|against (?:all |any )?(?:travel|travelling|gathering|going)|not to (?:gather|travel|assemble|go out|drive|approach|leave (?:home|their homes)|congregate|fish)|to avoid (?:gatherings?|unnecessary|non-essential|travel|going out|leaving (?:home|their)|the area|crowded))`,
    { isAnyMood: true },
  ),
  trigger(
    'movement_restriction',
    '(?:schools?|classes|beaches|gatherings|roads?|highways?|kindergartens|universities|parks|workplaces|streets?|events|businesses|shops|non-essential [a-z]+|educational (?:institutions|activities)|public (?:events|gatherings|transport))(?: [^\\s,;:.]+){0,6}? (?:clos(?:ed|ing|ure|e)|shut|cancel+ed|suspended|banned|prohibited|limited|restricted|blocked|called off|forbidden|capped|off-limits|not allowed)|(?:curfews?|closed military zone|state of emergency|lockdown|martial law|no-go zones?)|(?:ban(?:ned|s|ning)?|limit(?:ed|s|ing)?|restrict(?:ed|s|ing)?|prohibit(?:ed|s|ing)?|restrictions? on)(?: [^\\s,;:.]+){0,3}? (?:gatherings|movement|travel|activit(?:y|ies)|fishing|public)|(?:clos(?:ed|ing)|shut(?:ting)?|blocked)(?: [a-z]+){0,3} (?:schools|roads|beaches|highways|streets|universities|kindergartens)',
    {},
  ),
];
