import { type Trigger, trigger } from '../trigger.ts';

const GATE =
  '(?:(?:main|only|key|border|land|rafah|kerem shalom|erez|karni|allenby|zikim|masnaa|sole|cargo|commercial|humanitarian|sea|maritime|vital|strategic|supply) )*(?:crossings?|crossing points?|borders?|border (?:gates?|posts?|crossings?)|checkpoints?|entry points?|corridors?|routes?|ports?|harbou?rs?|straits?|waterways?|shipping lanes?|roads?|supply (?:lines?|routes?)|airports?|gates?|access|terminals?)';
const SHUT =
  '(?:clos(?:ed|es|ing|ures? of)|shut(?:s|ting)?(?: down| off)?|seal(?:ed|s|ing)?(?: off)?|block(?:ed|s|ing|age of)?|cut(?:s|ting)?(?: off)?|sever(?:ed|ing)|restrict(?:ed|s|ing|ions? (?:on|at))|obstruct(?:ed|s|ing|ion of)|imped(?:ed|es|ing)|den(?:ied|ies|ying|ial of)|prevent(?:ed|s|ing)|hinder(?:ed|s|ing)|halt(?:ed|s|ing)|suspend(?:ed|s|ing)|bar(?:red|s|ring)|bann(?:ed|ing)|stopp(?:ed|ing)|hamper(?:ed|s|ing)|delay(?:ed|s|ing)|refus(?:ed|es|ing)|limit(?:ed|s|ing)|turn(?:ed|ing) back|constrain(?:ed|ing)|disrupt(?:ed|s|ing)|chok(?:ed|ing)|strangl(?:ed|ing)|withh(?:eld|olding)|cripp?l(?:ed|ing)|hold(?:ing)? up|held up)';

/** What came in to people, and what was kept out. */
export const ACCESS_TRIGGERS: readonly Trigger[] = [
  trigger(
    'access_restriction',
    `${SHUT}(?: (?!the deal|talks)[^\\s,;:.]+){0,6}? (?:${GATE}|{aid}|entry|passage|navigation|shipping|missions?|exit|evacuation of patients|return of (?:people|residents|families|the displaced|displaced [a-z]+)|movement of (?:goods|people)|fishing)`,
    {
      unless:
        /\b(?:if|until|unless|lift\w*|end(?:ed|ing)?|stop(?:s|ped)?|sanctions|no|not|calls? (?:for|on)|demand\w*) (?:[^,;:"]{0,30})?$/,
      unlessAfter: /^ (?:to (?:talks|the media|information|hamas leaders)|of (?:the )?(?:talks|phase)|fire|ban)\b/,
    },
  ),
  trigger(
    'access_restriction',
    `(?:${GATE}|{aid}|missions?|entry|passage)(?: [^\\s,;:.]+){0,12}?{aux}{adv} (?:clos(?:ed|ure)|shut|seal(?:ed)? off|sealed|blocked|impassable|inaccessible|cut off|cut by|restricted|obstructed|impeded|denied|hampered|barred|halted|suspended|prevented|turned (?:back|away)|refused|delayed|stuck|stranded|held up|not (?:allowed|permitted|reaching|entering|getting)|constrained|severely limited|out of reach|challenging|hindered|banned|unable to (?:enter|reach|cross|pass)|at a standstill|choked off)`,
    {
      unless: /\b(?:if|until|unless) [^,;:"]{0,40}$/,
      unlessAfter: /^ (?:to (?:the )?(?:deal|talks)|by (?:rockets?|missiles?|shelling))/,
    },
  ),
  trigger(
    'access_restriction',
    "(?:blockad(?:e|es|ing)|(?<!the )blockaded|sieges?|besieg(?:ed|es|ing)|embargo(?:es|ed)?|stranglehold|no-?sail zone|naval cordon)|(?:access|aid|movement|humanitarian|entry|import) (?:constraints?|restrictions?|obstacles?|impediments?|denials?|bans?|obstruction)|(?:not|n't|no)(?: [a-z]+){0,3} (?:allow(?:ed|ing)?|permit(?:ted|ting)?|let(?:ting)?)(?: [^\\s,;:.]+){0,4}? (?:{aid}|into gaza|in|through|entry|access|cross)|(?:nothing|no one|nobody|very little|hardly anything|not a single (?:truck|lorry))(?: [a-z]+){0,3} (?:getting|gets|got|allowed|coming|came|come|let|entering|entered|gone|going|goes) (?:in|out|through|into)|(?:allow|let|permit)(?:ed|s|ting|t?ing)? (?:in |through )?(?:only |just |very )*(?:little|a trickle|a fraction|scant|minimal|few|limited|barely any|hardly any|some basic|only basic)(?: [^\\s,;:.]+){0,6}? {aid}|no longer (?:passable|open|accessible|usable)|(?:unable|not able|could not|cannot|couldn't) (?:to )?(?:reach|access|enter|leave|deliver|cross|get (?:in|out|to|through))|(?:no|little|barely any|hardly any|without) (?:[a-z]+ ){0,3}(?:aid|food|fuel|supplies|trucks|goods)(?: [a-z]+){0,4} (?:enter(?:ed|ing)?|reach(?:ed|ing)|allowed|came|got|getting|crossed|crossing)|cut(?:ting|s)? off (?:[^\\s,;:.]+ ){0,6}?(?:{aid}|crossing|access|from the (?:rest|outside))",
    {
      isAnyMood: true,
      unless:
        /\b(?:economic|trade|financial|u\.s\.|arms|if|until|lift\w*|end(?:ed|ing)?(?: of)?|eas\w+|unless|for as long|sanctions)\b[^.;:]{0,35}$/,
      unlessAfter:
        /^ (?:war|mentality|against)|^(?: the| an?)? (?:[a-z]+ )?(?:shelters?|agreement|deal|consensus|compromise|them|him|her)\b|^[^.;]{0,45}\b(?:lifted|ended|eased)\b/,
    },
  ),
  trigger(
    'aid',
    `{aid}(?: [^\\s,;:.]+){0,8}?{aux}{adv} (?:enter(?:ed|s|ing)?|arriv(?:ed|es|ing)|deliver(?:ed|ing)|cross(?:ed|es|ing)|reach(?:ed|es|ing)?|allowed|distributed|flow(?:ed|s|ing)?|resum(?:ed|es|ing)|roll(?:ed|s|ing)|pass(?:ed|es|ing)|sent|dispatched|airdropped|dropped|brought|supplied|offloaded|unloaded|provided|let in|trickl(?:ed|ing)|pour(?:ed|ing)|moved|loaded|waiting|inadequate|insufficient|scarce|decreased|increased|declined|dropped|fallen|doubled|halved|suspended|picked up|collected|looted|docked|landed)`,
    {
      needs: '(?:aid|relief|humanitarian|trucks?|supplies|assistance|food|fuel|medic\\w+|convoys?|meals|parcels|flour|water)',
      unless: /\b(?:no|not|little|block\w*|prevent\w*|den(?:y|ied)|halt\w*|power|drinking) (?:[a-z]+ ){0,3}$/,
      unlessAfter: /^ (?:by|to) (?:militants?|the front)/,
    },
  ),
  trigger(
    'aid',
    '(?:deliver(?:ed|s|ing|y of|ies of)?|distribut(?:e|ed|es|ing|ion of)|allow(?:ed|s|ing)?|let(?:s|ting)?(?: in)?|sen(?:d|t|ding|ds)|airdrop(?:ped|s|ping)?|provid(?:e|ed|es|ing)|suppl(?:y|ied|ies|ying)|bring(?:s|ing)?(?: in)?|brought(?: in)?|receiv(?:ed|es|ing)|carr(?:ied|ies|ying)|dispatch(?:ed|es|ing)|transfer(?:red|s|ring)?|mobili[sz](?:ed|ing)|hand(?:ed|ing) out|permit(?:ted|ting)|entry of|influx of|flow of|surge (?:of|in)|shipments? of|convoys? (?:of|carrying)|volume of|amount of|inflow of|facilitat(?:ed|es|ing)|import(?:ed|s|ing)?|offload(?:ed|ing)|resum(?:e|ed|ing)|scal(?:ed|ing) up|load(?:ed|s) (?:with|of)|laden with|full of)(?: [^\\s,;:.]+){0,6}? {aid}',
    {
      unless:
        /\b(?:no|not|block\w*|prevent\w*|barr?\w*|den(?:y|ied)|halt\w*|stopp?\w*|military|weapons?|financial|imped\w*|obstruct\w*|clos\w*|suspend\w*|ban\w*|restrict\w*) (?:[^,;]{0,30})?$/,
      unlessAfter: /^ (?:restrictions|lines?|chain|to (?:hamas|ukraine's army)|workers?|cuts|depot|tank|explosive)/,
      needs:
        '(?:aid|relief|humanitarian|un|agenc(?:y|ies)|trucks?|needs?|civilians|red cross|crescent|charit\\w+|wfp|unrwa|unicef|who|crossing|hospitals?|hungry|starv\\w+|displaced|assistance|tons?|tonnes?|convoy|gaza|population|families|people|distribution)',
    },
  ),
  trigger(
    'aid',
    '(?:dependent|reliant|rely(?:ing)?|relies|relied|depend(?:ing|s|ed)?|surviv(?:e|es|ed|ing)|liv(?:e|es|ing)|subsist(?:s|ed|ing)?|get(?:ting)? by) (?:[a-z]+ )?(?:on|off)(?: [a-z]+){0,3} {aid}',
    { needs: '(?:aid|relief|humanitarian|assistance|handouts|un|agenc(?:y|ies)|displaced|donated|charit\\w+)' },
  ),
  trigger(
    'displaced',
    '(?:left everything(?: behind)?|(?:we|they|i|families|residents|people|civilians|villagers|thousands|hundreds|many|inhabitants)(?: [a-z]+){0,2} (?:fled|had to flee|escaped)|forced to (?:leave|abandon|flee) (?:our|my|his|her|their|the) (?:house|home|village|town|city|land)s?|displac(?:ed|es|ing)|uproot(?:ed|s|ing)|fle(?:d|e|es|eing) (?:their|the|from|to|for|south|north|across|into|their homes|in|northern|southern|homes)|forc(?:ed|es|ing) (?:[^\\s,;:.]+ ){0,5}?(?:to flee|from their homes|to leave (?:their|the)|to evacuate|out of their|to abandon)|dr(?:iven|ove|iving) (?:[^\\s,;:.]+ ){0,4}?(?:from|out of) (?:their|the) (?:homes|villages)|left homeless|(?:made|rendered) homeless|(?:mass|large-scale) exodus|exodus (?:of|from)|sought refuge|taken refuge|seeking refuge|abandon(?:ed|ing) their homes|left their homes|leaving their homes|waves? of displacement|(?:people|families|residents|thousands|civilians|crowds|columns of [a-z]+)(?: [a-z]+){0,3} (?:stream|pour|flood|flock|trekk|head|surg)(?:ed|ing) (?:out of|out|north|south|away|towards?|back|on foot)|returned to their (?:homes|villages))',
    {
      unlessAfter:
        /^ (?:people|persons?|famil|palestin|civilian|resident|lebanese|syrian|ukrain|camps?|communit|children|women|gazans|scene)/,
      unless: /\b(?:the|where|shelter(?:ing)? (?:[a-z]+ )?|internally|many|for|of|tents? for|camps? for|orders?) $/,
    },
  ),
];
