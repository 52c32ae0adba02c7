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
    'rocket missile drone uav projectile mortar shell munition bomb warhead interceptor munitions shahed shaheds salvo barrage aircraft target-drone quadcopter icbm rpg',
  launch: 'launch launching',
  person:
    'people person persons civilian man men woman women child children girl boy minor teenager teen youth toddler infant baby babies soldier troop troops fighter militant gunman gunmen terrorist officer commander operative member policeman policemen police medic paramedic doctor nurse journalist reporter worker resident worshipper student pupil patient refugee family families victim other national citizen foreigner settler leader official passenger sailor pilot farmer driver bystander reservist personnel guard teacher villager tourist pedestrian inhabitant individual adult servicemen serviceman responder firefighter rescuer employee staff crew relative brother sister son daughter figure rebel attacker assailant suspect survivor follower Marine colleague staffer seafarer mourner evacuee israeli palestinian lebanese syrian iranian iraqi yemeni ukrainian russian american thai filipino egyptian jordanian briton turk indian pakistani nepali israelis palestinians houthis german french argentine household dead wounded martyr body bodies corpse reserve conscript peacekeeper volunteer militiaman militiamen old youths jihadist driver',
  hostage: 'hostage captive abductee',
  prisoner: 'prisoner detainee inmate',
  target:
    'target site position compound facility facilities infrastructure post headquarters cell launcher depot warehouse workshop tunnel outpost installation base objective location airfield shaft command-center stronghold battery batteries',
  strike: 'strike airstrike air-strike sortie raid bombing bombardment',
  attack: 'attack assault incident operation clash violation breach wave',
  building:
    'building house home apartment structure car vehicle tank school hospital mosque church shop unit window roof flat clinic garage kindergarten villa factory factories plant store dormitory substation yard office tower high-rise hotel shelter residence synagogue bus bridge',
  vehicle: 'truck lorry lorries truckload convoy ambulance aid-truck',
  goods: 'ton tonne pallet parcel litre liter meal box boxes dose package',
  fire: 'fire blaze',
  transport: 'flight train airline service',
  siren: 'siren alert alarm community communities town city cities locality localities',
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
  return /(?:s|men|people|children|dead|wounded|police|personnel|troops|lebanese|aircraft)$/.test(noun) && !/(?:ss|us|is)$/.test(noun);
}
