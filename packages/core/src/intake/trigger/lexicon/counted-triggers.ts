import type { Kind } from '../../kinds.ts';
import type { NounClass } from '../../quantity/counted-nouns.ts';
import { wordPattern } from '../words.ts';

/** Words that tell what became of what a figure counts, wherever in the clause they stand. */
export interface CountedTrigger {
  /** `outcome` leaves the kind to the words around, `hold` and `release` to who is held. */
  readonly kind: Kind | 'outcome' | 'hold' | 'release';
  readonly classes: ReadonlySet<NounClass>;
  /** The words before the figure: "killed … 12 people". */
  readonly left: RegExp | undefined;
  /** The words behind it: "12 people … were killed". */
  readonly right: RegExp | undefined;
}

const counted = (
  kind: CountedTrigger['kind'],
  classes: readonly NounClass[],
  words: { left?: string; right?: string },
): CountedTrigger => ({
  kind,
  classes: new Set(classes),
  left: words.left === undefined ? undefined : wordPattern(words.left),
  right: words.right === undefined ? undefined : wordPattern(words.right),
});

const PEOPLE: readonly NounClass[] = ['person', 'hostage', 'prisoner', 'other'];
const ANYONE: readonly NounClass[] = ['person', 'hostage', 'prisoner'];

/** In the order in which they are tried at one distance. */
export const COUNTED_TRIGGERS: readonly CountedTrigger[] = [
  counted('casualties_killed', PEOPLE, {
    left: '(?:death |casualty |overall |total |official |confirmed )*tolls?|kill(?:ed|s|ing)?|killings? of|dead|deaths?(?: of| toll| count)?|died|slay(?:ing)?|slain|claim(?:ed|s|ing)(?: the)?(?: lives(?: of)?)?|t(?:ook|aken|aking) the lives of|cost the lives of|murder(?:ed|ing|s)?|massacr(?:ed|ing)|execut(?:ed|ing|ion of)|martyr(?:ed|dom of)|loss of|lost|bod(?:y|ies) of|remains of|fatalities|fatally (?:shot|wounded|injured|struck)|shot dead|burn(?:ed|t) alive|wiped out|buried|mourn(?:ed|ing)?|funerals? (?:of|for)|victims (?:were|included?)|the (?:dead|deceased|fatalities|slain|victims)(?: also)? (?:included?|were|was|are)|bombing deaths|claims?|gunned down|mowed down|eliminat(?:ed|ing)|neutrali[sz](?:ed|ing)',
    right:
      'killed|kill|dead|died|die|dying|perished?|slain|martyred|lost (?:their|his|her) (?:li(?:ves|fe))|los(?:e|ing) their lives|murdered|massacred|executed|succumbed|crushed to death|burn(?:ed|t) to death|shot dead|fatally (?:shot|wounded|injured)|confirmed dead|(?:was|were|is|are) among the (?:dead|killed|victims|fatalities|slain)|(?:are |were )?presumed dead|feared dead|lifeless|buried|deaths|fatalities|lay dead|gunned down|lives lost|did not survive|bodies|were laid to rest|paid with (?:their|his|her) li(?:ves|fe)',
  }),
  counted('casualties_injured', PEOPLE, {
    left: 'injur(?:ed|es|ing)|injuries (?:to|among)|wound(?:ed|s|ing)|hurt(?:ing)?|maim(?:ed|ing)|hospitali[sz](?:ed|ing)|treat(?:ed|s|ing)?(?: for)?|evacuat(?:ed|ing) to hospital|rush(?:ed|ing)|ferr(?:ied|ying)|admitted|the (?:injured|wounded)(?: also)? (?:included?|were|was|are)|number of (?:injured|wounded|injuries)(?: [a-z]+){0,3}',
    right:
      'injured|wounded|hurt|injuries|wounds|hospitali[sz]ed|treated|taken to (?:[a-z]+ ){0,3}hospitals?|(?:evacuated|rushed|admitted|transferred|brought|transported|to) (?:to )?(?:[a-z]+ ){0,3}(?:hospitals?|medical cent(?:er|re)s?|clinics?)|maimed|(?:in|with) (?:a |an )?(?:serious|critical|moderate|light|mild|stable|severe|good|minor)(?:-to-[a-z]+| to [a-z]+)? (?:condition|injuries|wounds)|suffer(?:ed|ing|s)?|sustain(?:ed|ing)|(?:needed|sought|required|receiv(?:ed|ing)|given) (?:[a-z]+ )?(?:treatment|care|attention)|(?:remain(?:s|ed)? |were |was |are |is |still )?in (?:the )?(?:hospitals?|intensive care)|critically|seriously|lightly|moderately|severely|concussed|scalded',
  }),
  counted('displaced', PEOPLE, {
    left: 'displac(?:ed|es|ing)|displacement of|(?:shelters?|schools?|camps?|centres|centers|mosques|churches|villages|towns) (?:[a-z]+ ){0,3}(?:host(?:ed|ing|s)?|hous(?:ed|ing|es)|shelter(?:ed|ing)|tak(?:en|ing) in|took in)|uproot(?:ed|ing|s)|evacuat(?:ed|ing|ion of)|exodus of|flight of|forc(?:ed|ing)|driv(?:en|ing)|drove|homeless|dislodg(?:ed|ing)',
    right:
      'displaced|fled|flee|fleeing|homeless|evacuated|uprooted|(?:driven|forced|pushed|chased) (?:[a-z]+ ){0,2}(?:from|out|to (?:flee|leave|abandon|evacuate|move))|abandon(?:ed|ing) their|left (?:their|the) (?:homes?|villages?|towns?|areas?|city|country|region)|leave their|(?:have|has|had) (?:since |already |now |so far )*moved|moved (?:to|towards?|out|away|into|from)|crossed (?:into|over|the)|sought (?:refuge|shelter)|seek(?:ing)? (?:refuge|shelter)|taken refuge|(?:living|staying|sheltering|housed|hosted|registered|crammed|packed|sleeping|camping|camped|huddled|crowded|lodged|accommodated|put up|squeezed) (?:in|at|with|into) (?:[a-z0-9-]+ ){0,5}(?:shelters?|camps?|schools?|tents?|families|relatives)|left (?:[a-z-]+ ){1,3}(?:on|since|in|for|over|alone)|internally displaced|(?:sleeping|camping|camped|huddled|lodged|crowded) (?:in|at)|without (?:a home|homes|shelter)|on the move|evicted|relocated|returned (?:home|to (?:their|the|northern|southern))|lost their homes',
  }),
  counted('release', PEOPLE, {
    left: 'releas(?:e|es|ed|ing)(?: of)?|fre(?:e|es|ed|ing)|freedom (?:for|of)|return(?:ed|ing|s)?(?: of)?|hand(?:ed|s|ing)? (?:back|over)|hand-?over of|exchang(?:e|ed|es|ing)(?: of)?|swap(?:ped|ping|s)?(?: of)?|repatriat(?:ed|es|ing|ion of)|rescu(?:ed|es|ing|e of)|br(?:ought|ing|inging) (?:back|home)|liberat(?:ed|es|ing|ion of)|transfer(?:red|s|ring)?(?: of)?|in (?:exchange|return) for|those (?:freed|released) (?:[a-z]+ ){0,3}were|received',
    right:
      'released?|freed|set free|handed (?:over|back)|let go|exchanged|swapped|rescued|repatriated|returned|liberated|(?:came|brought|flown|sent|back|go|went) home|in (?:exchange|return) for|walked free|deported|exiled|(?:come|coming|came) (?:home|back)|for release|transferred|reunited|regained (?:their )?freedom|(?:arrived|were driven|were taken|were bused|crossed) (?:in|into|back|to|home)',
  }),
  counted('attack', ['person'], { left: '(?:attacks?|assaults?|raids?|incursions?|ambush(?:es)?) (?:of|by|involving)' }),
  counted('truce_terms', ANYONE, {
    left: 'deployment of|deploy(?:ing)?|station(?:ing)? of',
    right:
      '(?:will|would|to|should|shall) (?:monitor|oversee|supervise|observe|police|enforce|patrol|secure|deploy|be deployed|be stationed|be sent|take over|guard)',
  }),
  counted('hostage_taking', PEOPLE, {
    left: 'seiz(?:ed|ing|es)|abduct(?:ed|ing|s|ion of)|kidnapp?(?:ed|ing|s)?|kidnapping of|captur(?:ed|ing|es|e of)|t(?:ook|aking|aken) (?:hostage|captive)|snatch(?:ed|ing)|took|taking|carried off',
    right:
      '(?:taken|took) (?:hostage|captive|prisoner)|hostages?|captives?|abducted|kidnapped|seized|captured|snatched|dragged|(?:led|marched|driven|carried|hauled) (?:away|off)|taken (?:to|into|back to|during|by|on|from|in)',
  }),
  counted('hold', PEOPLE, {
    left: 'leav(?:es|ing)|hold(?:ing|s)?|held|hav(?:e|ing)|has|remain(?:s|ing|ed)?|still|detain(?:ed|ing|s)?|keep(?:ing|s)?|there are|captivity of|fate of|detention of|imprison(?:ed|ing)|jailed',
    right:
      'held|in captivity|captive|captives|imprisoned|jailed|incarcerated|detained|remain(?:s|ed|ing)?|still (?:in|being|there|held)|in (?:[a-z]+ )?(?:jails?|prisons?|detention|custody)|behind bars|hostage|unaccounted for|languish\\w*|(?:believed|thought|presumed|feared|confirmed) (?:to be )?(?:still )?(?:alive|dead)',
  }),
  counted('no_interception', ['weapon', 'launch', 'other'], {
    left: '(?:no attempt to|did not(?: try to| attempt to)?|not|failed to|unable to|without) (?:intercept(?:ing)?|shoot(?:ing)? down|engage|stop)',
    right:
      '(?:was|were|been) not (?:[a-z]+ )?(?:intercepted|engaged|shot down|targeted)|went un-?intercepted|(?:was|were) allowed to (?:fall|land|hit)|(?:evaded|got through|slipped (?:through|past)|penetrated|broke through|breached|bypassed)(?: [a-z]+){0,5} defen[cs]es?',
  }),
  counted('interception', ['weapon', 'launch', 'other'], {
    left: 'intercept(?:s|ed|ing|ions? of)?|shoot(?:s|ing)? (?:down|out)|shot (?:down|out)|shot|down(?:s|ed|ing)(?: of)?|br(?:ought|inging|ing) down|neutrali[sz](?:ed|es|ing)|thwart(?:ed|s|ing)|destroy(?:s|ed|ing)?|destruction of|knock(?:ed|ing) (?:out|down)|repel(?:led|ling|s)|t(?:ook|aking|aken) (?:down|out)|stopp(?:ed|ing)|foil(?:ed|ing)|eliminat(?:ed|ing)|jamm(?:ed|ing)|dealt with|engag(?:ed|ing)|suppress(?:ed|ing)|blast(?:ed|ing)',
    right:
      'intercepted|shot (?:down|out)|shot|downed|brought down|neutrali[sz]ed|thwarted|destroyed|eliminated|knocked (?:out|down)|suppressed|repelled|taken (?:down|out)|jammed|stopped|foiled|engaged|intercepts?|interceptions|out of the sky|lost (?:from|on) radar',
  }),
  counted('outcome', ['weapon', 'launch', 'other'], {
    left: '(?:hit|struck)(?: [^,;]{1,60}?)? with|(?:hit|struck|damaged|impacted|rocked|gutted|destroyed) by|impacts? of|fall of|hits? (?:from|by)|fallout of|landing of|crash of',
    right:
      'fell|fall|falling|falls|landed|landing|land|lands|hit|hits|hitting|struck|striking|strike|crash(?:ed|ing|es)|explod(?:ed|ing|es)|impact(?:ed|ing)|came down|coming down|dropped|slamm(?:ed|ing)|smash(?:ed|ing)|misfired|failed|broke up|disintegrated|made (?:direct )?impact|got through|penetrated|splashed down|detonated|plung(?:ed|ing)|plough(?:ed|ing)|plowed|reached (?:their|its|the) targets?|tore|ripp(?:ed|ing)|veered|strayed|malfunctioned|burst',
  }),
  counted('launch_count', ['weapon', 'launch', 'other'], {
    left: 'fir(?:e|es|ed|ing)(?: off)?|launch(?:es|ed|ing)?(?: of)?|firing of|lobb(?:ed|ing)|lobs|shot|shooting|shoots|sen[dt](?:s)?|sending|detect(?:s|ed|ing)|identif(?:ied|ies|ying)|unleash(?:ed|es|ing)?|track(?:s|ed|ing)|count(?:ed|ing|s)|record(?:ed|ing)|rain(?:ed|ing)(?: down)?|test[- ]?(?:fired|fires|firing|launched)|tested|(?:attack(?:ed|ing|s)? (?:from|by|with)|came under (?:attack|fire) from)|(?:attack(?:ed|ing|s)?|pounded|bombarded|respond(?:ed|ing)?|target(?:ed|ing|s)?|hammered|pummel+ed|showered|peppered)(?: [^,;]{1,60}?)? with|using|used|us(?:es|e of)|deploy(?:ed|ing|s)|barrages? of|salvos? of|fire of|volleys? of|waves? of|swarms? of|hail of|attack (?:of|with|involving|by)|involv(?:ed|ing)|comprising|consist(?:ed|ing) of|hurl(?:ed|ing)|direct(?:ed|ing)|total of|spotted|observed|carrying out',
    right:
      'fired|launched|lobbed|shot at|sent|detected|identified|cross(?:ed|ing)?|enter(?:ed|ing)?|infiltrat(?:ed|ing)|head(?:ed|ing)|flew|flying|aimed|directed|tracked|unleashed|coming|came|en route|approach(?:ed|ing)|(?:was|were|being) used|used|lifted off|took off|violated|rain(?:ed|ing)|target(?:ed|ing)|launches|hurled|attack(?:ed|ing)?|overnight|from (?:gaza|lebanon|iran|yemen|syria|iraq|russia)|in total|at israel|at ukraine|towards?|involved|streaked|overflew',
  }),
  counted('fire', ['building', 'vehicle', 'target', 'fire', 'area'], {
    left: 'set(?:ting|s)?(?: fire to)?|torch(?:ed|ing)|burn(?:ed|t|ing)|spark(?:ed|ing)|ignit(?:ed|ing)|start(?:ed|ing)|caus(?:ed|ing)|extinguish(?:ed|ing)|battl(?:ed|ing)|put out',
    right:
      'ablaze|alight|aflame|on fire|in flames|caught fire|burn(?:ed|t|ing)(?: down| out)?|torched|engulfed|went up|broke out|erupted|raged|raging|started|sparked|extinguished|reported',
  }),
  counted('damage', ['building', 'vehicle', 'target', 'area', 'other'], {
    left: 'damag(?:ed|es|ing)(?: to)?|destroy(?:ed|s|ing)|destruction of|wreck(?:ed|ing)|ruin(?:ed|ing)|gutt(?:ed|ing)|shatter(?:ed|ing)|smash(?:ed|ing)|demolish(?:ed|ing)|flatten(?:ed|ing)|level?l(?:ed|ing)|raz(?:ed|ing)|crush(?:ed|ing)|collaps(?:ed|ing|e of)|burying|blew (?:out|up)|obliterat(?:ed|ing)|hitting|knock(?:ed|ing) out',
    right:
      'damaged|destroyed|wrecked|ruined|gutted|shattered|smashed|demolished|flattened|level?led|razed|crushed|collapsed|obliterated|blown (?:out|up|in)|uninhabitable|reduced to|burn(?:ed|t)[- ](?:out|down)|(?:sustained|suffered|with)(?: [a-z]+){0,3} damage|in ruins|badly hit|cracked|disabled|sunk|sank|lost (?:their|its) (?:roofs?|windows)|(?:partially|completely|totally|heavily|severely|partly|fully) (?:or [a-z]+ )?(?:damaged|destroyed|collapsed)',
  }),
  counted('strike', ['target'], {
    left: 'str(?:uck|ike|ikes|iking)|hit(?:s|ting)?|target(?:s|ed|ing)|attack(?:s|ed|ing)|bomb(?:s|ed|ing)|pound(?:ed|ing|s)|shell(?:ed|ing)|destroy(?:ed|ing|s)|strikes? (?:on|against)|raid(?:ed|ing)|eliminat(?:ed|ing)|dismantl(?:ed|ing)',
    right: 'struck|hit|targeted|attacked|bombed|destroyed|raided|shelled|pounded|dismantled',
  }),
  counted('strike', ['strike'], {
    left: 'str(?:uck|ike|ikes|iking)|hit(?:s|ting)?|target(?:s|ed|ing)|attack(?:s|ed|ing)|bomb(?:s|ed|ing)|pound(?:ed|ing|s)|shell(?:ed|ing)|destroy(?:ed|ing|s)|carr(?:ied|ying|y|ies) out|conduct(?:s|ed|ing)|launch(?:es|ed|ing)|strikes? (?:on|against)|reported|there (?:were|was|have been)|hit by|in|raided|eliminated|after|with',
    right:
      'struck|hit|hits|targeted|attacked|bombed|destroyed|raided|shelled|carried out|conducted|launched|overnight|kill(?:ed|s|ing)?|wound(?:ed|ing)|reported|recorded|took place|pounded|rocked|shook|on|in|against|across|overnight|since|within|were|have|had|rocks?|near',
  }),
  counted('attack', ['attack'], {
    left: 'carr(?:ied|ying|ies) out|launch(?:ed|es|ing)|conduct(?:ed|ing|s)|claim(?:ed|ing)|repel(?:led|ling)|mount(?:ed|ing)|verif(?:ied|ies)|document(?:ed|s)|record(?:ed|s)|log(?:ged|s)|register(?:ed|s)|reported|thwart(?:ed|ing)|foil(?:ed|ing)|there (?:were|have been|had been)|responded to|stag(?:ed|ing)|saw|staged',
    right:
      'carried out|launched|took place|reported|recorded|verified|documented|registered|conducted|killed|left|on|against|targeting|in|occurred|have|since|were',
  }),
  counted('evacuation_notice', ['person', 'area', 'building', 'other', 'measure'], {
    left: '(?:evacuation|displacement) (?:orders?|notices?|warnings?|instructions?|directives?)(?: [a-z]+){0,8}?(?: for| to| covering| in| affecting| affect| affected| cover(?:ed|s)?| include)|(?:ordered|told|warned|urged|instructed|asked|advised|called on|called for)(?: the)?(?: evacuation of| residents of| people in| people of| inhabitants of| people living in| those in)?|evacuat(?:e|ing|ion of)|leave|affect(?:ed|s|ing)?',
    right:
      '(?:were |was |are |been )?(?:ordered|told|warned|urged|instructed|asked|advised) to (?:evacuate|leave|move|flee|relocate|get out|head)|under (?:[a-z]+ )*(?:evacuation|displacement) (?:orders?|warnings?|notices?|instructions?)|to (?:evacuate|leave) immediately|to be (?:emptied|evacuated|vacated|cleared)',
  }),
  counted('sheltering', ANYONE, {
    left: 'sheltering|hid(?:ing)?|sent|sending|forc(?:ed|ing)',
    right:
      '(?:rush(?:ed|ing)?|ran|run|running|rac(?:ed|ing)|fled|flee(?:ing)?|took|tak(?:e|ing)|seek(?:ing)?|sought|spent|hid|hiding|huddled|slept|crowded|packed|headed|scrambl(?:ed|ing)|dash(?:ed|ing)|into|to|in)(?: [a-z]+){0,6} (?:bomb )?(?:shelters?|cover|safe ?rooms?|basements?|metro stations?|bunkers?|stairwells?|underground)|sheltered|sheltering',
  }),
  counted('sirens', ['area', 'siren'], {
    left: '(?:sirens?|alerts?|alarms?)(?: [a-z-]+){0,8}? (?:in|across|throughout|and|over)|trigger(?:ed|ing)(?: [a-z]+)? (?:sirens|alerts|alarms)(?: [a-z]+){0,3}',
    right: 'sound(?:ed|ing)|under (?:air )?(?:raid )?alerts?|heard|activated',
  }),
  counted('aid', ['vehicle', 'goods'], {
    left: 'allow(?:ed|ing|s)?(?: for)?|deliver(?:ed|ing|y of|s)?|entry (?:of|for)|carrying|carr(?:ied|ies)|sen[dt](?:s)?|sending|let(?:ting)? in|transfer(?:red|ring)?|br(?:ought|inging|ing)|receiv(?:ed|ing)|convoys? of|shipments? of|distribut(?:ed|ing|ion of)|dispatch(?:ed|ing)|airdropp(?:ed|ing)|provid(?:ed|ing)|average of|averaged|was|only|with|of|includ(?:ed|ing)|unload(?:ed|ing)|offload(?:ed|ing)|collect(?:ed|ing)|loot(?:ed|ing)|saw|dropp(?:ed|ing)(?: to)?|ris(?:en|ing) to|just|total of|by|than',
    right:
      'enter(?:ed|ing|s)?|getting (?:in|through)|gets? in|cross(?:ed|ing)?|carrying|loaded|laden|arriv(?:ed|ing|e)|allowed|pass(?:ed|ing|es)?|rolled|deliver(?:ed|ing)|waiting|of|reached|offloaded|distributed|a day|daily|per day|each day|went|came|got|stood|lined up|were|into|from|had|have|bound|in (?:[a-z]+)|through|queued|a[w]ait(?:ed|ing)',
  }),
  counted('access_restriction', ['crossing', 'vehicle', 'person', 'prisoner'], {
    left: 'clos(?:ed|es|ing|ure of)|block(?:ed|s|ing)|seal(?:ed|ing)(?: off)?|shut(?:ting|s)?|prevent(?:ed|ing|s)|barr(?:ed|ing)|den(?:ied|ying|ies)|turn(?:ed|ing) (?:back|away)|imped(?:ed|ing)|obstruct(?:ed|ing)|refus(?:ed|ing)',
    right:
      'denied|blocked|impeded|refused|turned (?:back|away)|held up|stranded|stuck|closed|shut|sealed|impassable|unable to (?:leave|reach|enter|cross|access)|barred|prevented from|trapped|cut off|not (?:allowed|permitted)|facilitated',
  }),
  counted('service_disruption', ['building', 'transport', 'person', 'area', 'other', 'target'], {
    left: 'cancel+(?:ed|ing|s)|suspend(?:ed|ing)|divert(?:ed|ing)|ground(?:ed|ing)|delay(?:ed|ing)|cut(?:ting)? (?:off )?(?:power|electricity|water|gas|heating)(?: supplies)? (?:to|for)|cut (?:off )?(?:to|for|in)|shut(?:ting)? down|closure of|power (?:cuts?|outages?)(?: [a-z]+){0,3} (?:for|to|in|affecting)|clos(?:ed|ing)',
    right:
      '(?:left )?without (?:power|electricity|water|heating|gas|internet)|lost (?:power|electricity|water|heating|access to)|(?:fully |partially |completely |partly |or )*(?:out of (?:service|action|order|operation)|non-?functional|not functioning|inoperable|offline)|stopped (?:working|functioning|operating)|cancel+ed|suspended|diverted|grounded|delayed|rerouted|shut down|forced to (?:close|shut|suspend|shut down)|in (?:the )?dark(?:ness)?|cut off|ceased|closed',
  }),
];
