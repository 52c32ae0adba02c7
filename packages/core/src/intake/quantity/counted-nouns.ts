/** What is counted decides which events a figure can belong to. */
export type NounClass =
  | 'weapon'
  | 'launch'
  | 'person'
  | 'hostage'
  | 'prisoner'
  | 'target'
  | 'strike'
  | 'attack'
  | 'building'
  | 'area'
  | 'crossing'
  | 'vehicle'
  | 'goods'
  | 'fire'
  | 'transport'
  | 'siren'
  | 'harm'
  | 'duration'
  | 'measure'
  | 'other';

const WORDS: Readonly<Record<Exclude<NounClass, 'other'>, string>> = {
  weapon:
    'rocket missile drone uav projectile mortar shell munition bomb warhead interceptor munitions shahed shaheds salvo barrage aircraft target-drone quadcopter icbm rpg object katyusha grad helicopter jet fighter-jet plane airplane gunship balloon decoy kassam qassam scud fajr fateh shahab emad burkan badr smerch uragan tornado himars tomahawk patriot tochka buk taurus zircon javelin kornet multirotor loitering-munition glider bomblet submunition grenade firebomb shaheds geran kalibr iskander kinzhal lancet atacms fpv warplane interceptor-missile',
  launch: 'launch launching',
  person:
    'people person persons civilian man men woman women child children girl boy minor teenager teen youth toddler infant baby babies soldier troop troops fighter militant gunman gunmen terrorist officer commander operative member policeman policemen police medic paramedic doctor nurse journalist reporter worker resident worshipper student pupil patient refugee family families victim other national citizen foreigner settler leader official passenger sailor pilot farmer driver bystander reservist personnel guard teacher villager tourist pedestrian inhabitant individual adult servicemen serviceman responder firefighter rescuer employee staff crew relative brother sister son daughter figure contractor rebel pow pows servicewoman servicewomen adolescent pensioner occupant tenant miner fisherman fishermen shepherd priest imam cameraman cameramen photographer correspondent lawyer diplomat scientist engineer paratrooper recruit cadet migrant returnee population armenian azerbaijani azeri kurd korean saudi emirati bahraini kuwaiti canadian australian italian pole romanian georgian afghan bangladeshi attacker assailant suspect survivor follower Marine colleague staffer seafarer mourner evacuee israeli palestinian lebanese syrian iranian iraqi yemeni ukrainian russian american thai filipino egyptian jordanian briton turk indian pakistani nepali israelis palestinians houthis german french argentine household dead wounded martyr body bodies corpse reserve conscript peacekeeper volunteer militiaman militiamen old youths jihadist driver customer consumer subscriber commando sniper guardsman guardsmen marine gunner insurgent guerrilla separatist loyalist mercenary mercenaries extremist infiltrator bomber protester protestor demonstrator rioter activist campaigner politician lawmaker mayor aide adviser advisor bodyguard mother father grandmother grandfather grandparent parent uncle aunt cousin nephew niece husband wife wives sibling twin schoolchild schoolchildren schoolgirl schoolboy preschooler kid newborn retiree senior orphan shopkeeper vendor shopper commuter motorist cyclist guest holidaymaker pilgrim cleaner electrician technician lifeguard clerk engineer labourer laborer builder welder trucker cabbie academic professor lecturer actor singer athlete footballer muslim christian jew druze bedouin chinese japanese spaniard swede dane kenyan sudanese somali eritrean ethiopian moroccan tunisian algerian libyan omani qatari belarusian moldovan hungarian czech slovak bulgarian serb croat greek cypriot mexican brazilian argentinian argentine colombian venezuelan cambodian vietnamese malaysian indonesian burmese nigerian ghanaian gazan gunwoman evacuees humanitarian aid-worker first-responder',
  hostage: 'hostage captive abductee',
  prisoner: 'prisoner detainee inmate',
  target:
    'target site position compound facility facilities infrastructure post headquarters cell launcher depot warehouse workshop tunnel outpost installation base objective location airfield shaft command-center stronghold battery batteries hideout bunker silo stockpile squad arsenal ship vessel tanker boat refinery terminal command-post centre center',
  strike: 'strike airstrike air-strike sortie raid bombing bombardment',
  attack:
    'attack assault incident operation clash violation breach wave shelling ambush ambushes infiltration incursion provocation engagement skirmish skirmishes firefight gunbattle infringement clashes breaches',
  building:
    'building house home apartment structure car vehicle tank school hospital mosque church shop unit window roof flat clinic garage kindergarten villa factory factories plant store dormitory substation yard office tower high-rise hotel shelter residence synagogue bus bridge dwelling block cottage farm library libraries theatre theater museum classroom university universities college stadium supermarket pharmacy pharmacies station substation well turbine pipeline locomotive carriage motorcycle minibus van embassy consulate cathedral monastery laboratory laboratories enterprise business businesses institution outbuilding trolleybus tram wagon railcar kiosk restaurant cafe market mall hall gym stall hangar runway dock pier crane tractor greenhouse elevator granary dam nursery orphanage hostel ward monument temple madrassa madrasa seminary courthouse balcony balconies facade wall fence pylon mast antenna barn shed bakery bakeries property properties premise',
  vehicle: 'truck lorry lorries truckload convoy ambulance aid-truck',
  goods: 'ton tonne pallet parcel litre liter meal box boxes dose package kit ration sack tent blanket barrel',
  fire: 'fire blaze',
  transport: 'flight train airline airport service',
  siren: 'siren alert alarm',
  area: 'community communities town city cities locality localities village region province district governorate oblast municipality municipalities neighborhood neighbourhood settlement kibbutz moshav camp suburb',
  crossing: 'crossing checkpoint road corridor movement mission port request',
  harm: 'casualty casualties death fatality fatalities injury injuries interception explosion blast',
  duration: 'second minute hour day week month year decade night weekend generation century',
  measure:
    'kilometer kilometre km mile meter metre foot feet mph kph percent percentage dollar euro shekel pound kg kilogram knot degree point time vote seat inch acre dunam hectare yard',
};

const CLASS_OF: ReadonlyMap<string, NounClass> = new Map(
  (Object.entries(WORDS) as [NounClass, string][]).flatMap(([nounClass, words]) =>
    words
      .toLowerCase()
      .split(' ')
      .map((word) => [word, nounClass] as const),
  ),
);

/** Class of a noun in small letters, singular or plural; `undefined` for a word not in the table. */
export function classOfNoun(noun: string): NounClass | undefined {
  const plain = noun.replace(/'s?$/, '').replace(/\.$/, '');
  const last = plain.slice(plain.lastIndexOf('-') + 1);
  for (const form of [plain, plain.replace(/s$/, ''), plain.replace(/es$/, ''), last, last.replace(/s$/, '')]) {
    const found = CLASS_OF.get(form);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the word is a noun's plural, as far as its letters tell. */
export function isPlural(noun: string): boolean {
  return (
    /(?:s|men|people|children|dead|wounded|police|personnel|troops|lebanese|chinese|japanese|sudanese|vietnamese|aircraft)$/.test(noun) &&
    !/(?:ss|us|is)$/.test(noun)
  );
}
