/** Semantic classes of words, as sources of patterns: the lexicons name them in braces. */
const CLASSES: Readonly<Record<string, string>> = {
  adv: '(?: (?:also|then|later|again|already|reportedly|repeatedly|heavily|directly|successfully|simultaneously|once|just|now|since|recently|subsequently|apparently|allegedly|immediately|quickly|even|still|twice|further|deliberately|partially|partly|completely|fully|badly|severely|seriously|largely|all|both|each|either|first|finally|nearly|almost|eventually|promptly|separately|meanwhile|jointly|safely|mostly|mainly|effectively|temporarily|briefly|indefinitely|totally|entirely|extensively|slightly|lightly|moderately|critically|fatally|mistakenly|accidentally|[a-z]+ly))*',
  aux: '(?: (?:has|have|had|was|were|been|being|is|are|got|gets))*',
  weapon:
    '(?:(?:anti-tank |ballistic |cruise |hypersonic |surface-to-surface |guided |grad |qassam |katyusha |scud |long-range |short-range |medium-range |kamikaze |suicide |attack |explosive |incendiary |glide |cluster |artillery |tank |mortar |cluster )*(?:rockets?|missiles?|drones?|uavs?|projectiles?|mortars?|mortar (?:rounds?|shells?|bombs?)|shells?|rpgs?|grenades?|shaheds?|quadcopters?|munitions?|warheads?|bombs?|katyushas?|qassams?|grads?|scuds?|icbms?|unmanned aerial vehicles?|unmanned aircraft|loitering munitions?|rocket-propelled grenades?|interceptors?|balloons?))',
  debris:
    '(?:debris|shrapnel|wreckage|fragments?|remnants?|remains of (?:the|a|an) [a-z ]*(?:missile|rocket|drone|interceptor)s?|(?:parts?|pieces?|bits|chunks) of (?:the|a|an) [a-z ]*(?:missile|rocket|drone|interceptor)s?)',
  volley: '(?:salvos?|salvoes|barrages?|volleys?|swarms?|waves?|hails?|bursts?|fusillades?|torrents?|flurr(?:y|ies))',
  aircraft:
    '(?:(?:fighter |war|combat |military |israeli |russian |us )*(?:jets?|warplanes?|fighter-jets?|fighter-bombers?|bombers?|war planes?|planes|aircraft|helicopters?|choppers?|gunships?|f-\\d+s?)|gunboats?|warships?|artillery|tanks?|air force|navy|battleships?|howitzers?)',
  strike:
    '(?:air ?strikes?|air-strikes?|strikes?|(?:air|aerial|bombing|commando|drone|missile|night(?:-time)?|pre-dawn|dawn) raids?|air assaults?|bombings?|bombardments?|bombing (?:campaigns?|runs?)|sorties?|shelling|(?:air|aerial) (?:campaigns?|attacks?)|blitz|pounding|aerial (?:attacks?|assaults?)|(?:missile|drone|rocket|air|artillery|mortar|naval) (?:strikes?|attacks?|assaults?|barrages?|bombardments?))',
  attack:
    '(?:attacks?|assaults?|offensives?|onslaughts?|counter-?attacks?|counter-?offensives?|ambush(?:es)?|raids?|incursions?|shootings?|bombardments?|hostilities|(?:military|ground|combat|naval|bombing|air|security|cross-border) (?:operations?|campaigns?)|retaliation|violence)',
  site: '(?:(?:high-rise|multi-stor(?:e?y|ied)|multistor(?:e?y|ied)|five-storey|residential|apartment|civilian|private|family|military|civil|government|public|energy|power|oil|fuel|gas|nuclear|water|health|medical|industrial|commercial|religious|cultural|naval|air|army|police|weapons?|ammunition|missile|rocket|drone|command|training|rail|railway|electricity|electrical|critical|key|nearby|main|populated|crowded|busy|largest|local|central|new|old|several|two|three|four|five|other) )*(?:targets?|sites?|positions?|posts?|cells?|squads?|infrastructure|compounds?|facilit(?:y|ies)|launch(?:ers?|pads?)|depots?|dumps?|warehouses?|workshops?|tunnels?|headquarters|hq|outposts?|bases?|barracks|buildings?|blocks?|towers?|command (?:cent(?:er|re)s?|posts?)|airports?|airfields?|runways?|airbases?|camps?|tents?|schools?|hospitals?|clinics?|universit(?:y|ies)|kindergartens?|houses?|homes?|flats?|apartments?|villas?|neighbou?rhoods?|districts?|suburbs?|areas?|towns?|villages?|cit(?:y|ies)|provinces?|regions?|ports?|harbou?rs?|plants?|power (?:stations?|plants?|grid)|grid|substations?|refiner(?:y|ies)|terminals?|pipelines?|mosques?|church(?:es)?|synagogues?|cathedrals?|markets?|shops?|malls?|supermarkets?|restaurants?|cafes?|hotels?|offices?|convoys?|vehicles?|cars?|buses|bus|vans?|trucks?|ambulances?|trains?|boats?|ships?|vessels?|tankers?|freighters?|bridges?|roads?|highways?|stations?|factor(?:y|ies)|fields?|stadiums?|stores?|farms?|orchards?|greenhouses?|borders?|crossings?|checkpoints?|embass(?:y|ies)|consulates?|ministr(?:y|ies)|prisons?|dams?|silos?|radars?|batter(?:y|ies)|defen[cs]es?|systems?|militants?|fighters?|gunmen|terrorists?|operatives?|commanders?|members|leaders?|soldiers|troops|rebels|strongholds?|arsenals?|stockpiles?|hideouts?|residences?|dormitor(?:y|ies)|shelters?|gatherings?|playgrounds?|pitch(?:es)?|parks?|parking lots?|car parks?|squares?|streets?|yards?|courtyards?|gardens?|roofs?|floors?|balcon(?:y|ies)|settlements?|communities|kibbutz(?:im)?|moshav|enclave|strip|territory|country|capital|island|peninsula|coast|assets|interests|forces|houthis|hezbollah|hamas|isis|islamic state|taliban|al-qaeda|al-shabaab|installations?|complex(?:es)?|vicinity|outskirts|cemeter(?:y|ies)|bakery|bakeries|wells?|shafts?)',
  truce:
    '(?:truces?|cease-?fires?|cease fires?|armistices?|lulls?|(?:humanitarian |temporary |tactical )?pauses?(?! button)|cessation of (?:hostilities|violence|fire)|calm|(?:halt|pause|stop|end|let-?up|break) (?:in|to) (?:the )?(?:fighting|hostilities|violence|attacks))',
  deal: '(?:deals?|agreements?|accords?|pacts?|arrangements?|understandings?|frameworks?)',
  people:
    '(?:people|persons?|civilians?|residents?|palestinians|israelis|lebanese|syrians|ukrainians|russians|iranians|yemenis|iraqis|gazans|families|family|inhabitants|villagers|locals|children|women|men|others?|workers|soldiers?|troops|fighters?|militants?|members|officers?|staff|relatives|thousands|hundreds|dozens|scores|millions|many|refugees|patients|students|those)',
  captives: '(?:hostages?|captives?|abductees?|abducted [a-z]+|kidnapped [a-z]+)',
  prisoners:
    '(?:prisoners?|detainees?|inmates?|prisoners of war|pows?|captured (?:[a-z]+ ){0,2}(?:soldiers|troops|servicemen|fighters|sailors|marines|personnel)|jailed [a-z]+|security prisoners?)',
  shelter:
    '(?:(?:bomb |air[- ]raid |fortified |public |underground )?shelters?|safe ?rooms?|safe areas?|protected (?:spaces?|rooms?|areas?)|stairwells?|cover|basements?|bunkers?|metro stations?|cellars?|hallways?|corridors)',
  siren:
    '(?:(?:(?:rocket|missile|air[- ]?raid|alert|warning|alarm|red|drone|attack|incoming|emergency|early|hostile|aircraft|intrusion) )*(?:sirens?|alarms?|red alerts?|air raid (?:alerts?|warnings?)|air alerts?|(?:rocket|missile|drone) alerts?))',
  aid: '(?:(?:humanitarian|relief|medical|food|emergency|life-?saving|international|fuel|critical|vital|basic|essential|desperately needed|much-needed|urgent) )*(?:aid|relief|assistance|supplies|goods|commodities|food|medicines?|flour|fuel|water|meals|parcels|shipments?|convoys?|(?:aid|relief) (?:ships?|vessels?|flights?|planes?|boats?)|trucks?|lorries|truckloads?|deliver(?:y|ies))',
  service:
    '(?:(?:international|domestic|commercial|passenger|scheduled|all|rail|train|bus|metro|ferry|water|power|electricity|internet|mobile|phone|telephone|communications?|health|medical|emergency|public|air) )*(?:flights?|airports?|airspaces?|trains?|rail (?:services?|traffic)|railways?|metro|subway|electricity|power|water suppl(?:y|ies)|internet|airlines?|ferr(?:y|ies)|air traffic|take-?offs?|landings?|services?|networks?|(?:mobile |cell )?phones|grid|telecommunications|communications|connectivity|hospitals?|clinics?|bakeries|wells?|pumping stations?|desalination plants?|operations|embassy|consulate|ports?|shipping|production|exports?|schools?|classes|lessons|universities|banks)',
};

/** Writes the classes into a source: "{weapon} hit". */
export function withClasses(source: string): string {
  return source.replace(/\{([a-z]+)\}/g, (whole, name: string) => CLASSES[name] ?? whole);
}

/** A pattern of whole words for all matches. */
export function wordPattern(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d-])(?:${withClasses(source)})(?![\\p{L}\\d])`, 'gu');
}

/** A pattern of whole words to test with. */
export function wordTest(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d-])(?:${withClasses(source)})(?![\\p{L}\\d])`, 'u');
}
