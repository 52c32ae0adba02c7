import { type Actor, actors } from './actor.ts';

/** Ministries, agencies, authorities, parties and states. */
export const CIVIL_ACTORS: readonly Actor[] = [
  ...actors(
    'ministry',
    `
    Palestinian Ministry of Health | palestinian health ministry
    Gaza Ministry of Health | gaza health ministry | gaza's health ministry | health ministry in gaza | ministry of health in gaza | hamas-run health ministry | hamas-controlled ministry of health
    Lebanese Health Ministry | lebanon's health ministry | lebanese ministry of health | lebanese ministry of public health
    Israeli Defense Ministry | israel's defense ministry | israeli ministry of defense
    Israeli Foreign Ministry | israel's foreign ministry
    Russian Defense Ministry | russian ministry of defense | russian defence ministry | russia's defense ministry
    US State Department | state department | u.s. state department
    Pentagon | us department of defense
    Qatari Foreign Ministry | qatar's foreign ministry | qatar's ministry of foreign affairs
    Ministry of Public Health (MoPH) | moph | ministry of public health
    Yemeni Health Ministry | houthi-run health ministry | houthi health ministry | yemen's health ministry
    Iranian Foreign Ministry | iran's foreign ministry
    Iranian Health Ministry | iran's health ministry
    Syrian Foreign Ministry | syria's foreign ministry
    Syrian Defense Ministry | syria's defence ministry | syrian defence ministry | syria's defense ministry
    Egyptian Foreign Ministry | egypt's foreign ministry
    Jordanian Foreign Ministry | jordan's foreign ministry
    Lebanese Foreign Ministry | lebanon's foreign ministry
    Saudi Defense Ministry | saudi ministry of defense | saudi defence ministry | saudi arabia's defense ministry
    UAE Defence Ministry | uae ministry of defence | uae's defence ministry | emirati defence ministry
    Qatari Defence Ministry | qatar's defence ministry | qatar's ministry of defence
    Ukrainian Defence Ministry | ukraine's defence ministry | ukrainian defense ministry | ukraine's defense ministry
    Ukrainian Interior Ministry | ukraine's interior ministry | ukraine's ministry of internal affairs
    Ukrainian Energy Ministry | ukraine's energy ministry
    Russian Foreign Ministry | russia's foreign ministry
    Azerbaijani Defence Ministry | azerbaijan's defence ministry | azerbaijan's defense ministry | azerbaijani defense ministry
    Azerbaijani Foreign Ministry | azerbaijan's foreign ministry
    Armenian Defence Ministry | armenia's defence ministry | armenia's defense ministry | armenian defense ministry
    Armenian Foreign Ministry | armenia's foreign ministry
    Turkish Defence Ministry | turkey's defence ministry | turkish defense ministry | turkey's defense ministry
    South Korean Defence Ministry | south korea's defence ministry | south korea's defense ministry | south korean defense ministry
    Japanese Defence Ministry | japan's defence ministry | japan's defense ministry | japanese defense ministry
    Taiwan's Defence Ministry | taiwan's defense ministry | taiwan's ministry of national defense
    Indian Defence Ministry | india's defence ministry | india's ministry of defence
    Indian Foreign Ministry | india's foreign ministry | ministry of external affairs
    British Foreign Office | foreign office | uk foreign office
    British Ministry of Defence | uk ministry of defence | ministry of defence (mod)
    Iraqi Foreign Ministry | iraq's foreign ministry
    `,
  ),
  ...actors(
    'agency',
    `
    Magen David Adom (MDA) | mda | magen david adom ambulance service
    Home Front Command | israeli home front command | idf home front command
    Palestinian Red Crescent | palestinian red crescent society | prcs
    International Committee of the Red Cross (ICRC) | icrc | red cross
    UNRWA | un agency for palestinian refugees | un relief and works agency
    OCHA | un humanitarian office | un office for the coordination of humanitarian affairs
    World Health Organization (WHO) | who | who's regional office
    World Food Programme (WFP) | wfp | world food program
    United Nations (UN) | the un | un | u.n. | the u.n.
    UNIFIL | un peacekeeping force in lebanon | united nations interim force in lebanon
    International Atomic Energy Agency (IAEA) | iaea
    Israel Police | israeli police
    Shin Bet | israel security agency
    Mossad
    Gaza Civil Defense | civil defense agency | gaza's civil defense agency | gaza civil defence | palestinian civil defence
    Fire and Rescue Services | fire and rescue services | fire and rescue authority
    State Emergency Service of Ukraine | ukraine's state emergency service
    Ben Gurion Airport | ben-gurion airport
    Israel Airports Authority | airports authority
    White House
    Kremlin
    European Union (EU)
    NATO
    United Kingdom Maritime Trade Operations (UKMTO) | ukmto
    International Organization for Migration (IOM) | iom | un migration agency
    UNICEF | un children's fund | united nations children's fund
    UNHCR | un refugee agency
    OHCHR | un human rights office | un human rights chief
    UN Security Council
    Doctors Without Borders (MSF) | msf | médecins sans frontières
    Human Rights Watch (HRW) | hrw
    Amnesty International | amnesty
    Lebanese Red Cross
    Lebanese Civil Defence | lebanese civil defense | lebanon's civil defence | lebanon's civil defense
    Syrian Arab Red Crescent (SARC) | sarc
    Syrian Observatory for Human Rights (SOHR) | syrian observatory | sohr | uk-based syrian observatory for human rights | britain-based syrian observatory for human rights
    White Helmets | syrian civil defence | syria civil defence
    Yemeni Red Crescent | yemen red crescent
    Iranian Red Crescent | iran's red crescent
    Egyptian Red Crescent
    Ukrainian Red Cross
    COGAT | coordinator of government activities in the territories
    State Emergency Service of Ukraine (DSNS) | dsns | ukraine's state emergencies service | ukraine's emergency service | ukraine's emergency services | ukrainian emergency services
    Ukrenergo
    Energoatom
    Rosaviatsia | russia's civil aviation agency | russian civil aviation authority | russian aviation watchdog
    Ukrainian police | national police of ukraine | ukraine's national police
    Security Service of Ukraine (SBU) | sbu | ukraine's security service
    Federal Security Service (FSB) | fsb
    United Hatzalah | hatzalah
    Zaka
    Hostages and Missing Families Forum | hostages families forum
    Israel Prison Service | israel prisons service
    Palestinian Prisoners' Club | palestinian prisoners club | palestinian prisoners' society
    Palestinian Journalists' Protection Center
    Committee to Protect Journalists (CPJ) | cpj
    International Maritime Organization (IMO)
    Maritime security firm Ambrey | ambrey
    World Central Kitchen | wck
    Ukraine's Prosecutor General | prosecutor general's office | prosecutor-general's office
    US Geological Survey
    Organization for Security and Co-operation in Europe (OSCE) | osce
    `,
  ),
  ...actors(
    'authority',
    `
    Palestinian Authority | palestinian authority's
    Government Media Office in Gaza | gaza's government media office | hamas-controlled government media office | hamas-run government media office | gaza media office
    Israeli Prime Minister's office | israeli prime minister's office | prime minister's office
    Israeli government | israel's government
    Israeli security forces | israeli troops
    Lebanese government
    Iranian government
    Russian-installed officials | russian-installed authorities | moscow-installed officials
    Kyiv city military administration | kyiv military administration
    Ukrainian Presidential Office | ukraine's presidential office | ukrainian president's office
    Turkish presidency
    South Korean presidential office | south korea's presidential office
    Blue House
    Saudi government
    US government | us administration | biden administration | trump administration
    Home Front Command app
    Health authorities in Gaza | gaza health authorities | gaza's health authorities | palestinian health authorities | palestinian health officials | gaza health officials
    `,
  ),
  ...actors(
    'party',
    `
    Likud
    Labor-Gesher Party
    Blue and White Party | blue and white
    Fatah
    Yesh Atid
    `,
  ),
  ...actors(
    'state',
    `
    Israel
    Iran
    Iraq
    Lebanon
    Syria
    Yemen
    Egypt
    Jordan
    Qatar
    Saudi Arabia
    United States | the u.s. | the us | us | u.s. | washington
    Russia | moscow
    Ukraine | kyiv
    Turkey | türkiye
    United Kingdom | britain | uk
    France
    Germany
    United Arab Emirates | uae
    China
    Tehran
    Cyprus
    North Korea | pyongyang | the north
    South Korea | seoul | the south
    Japan | tokyo
    Taiwan | taipei
    India | new delhi
    Pakistan | islamabad
    Armenia | yerevan
    Azerbaijan | baku
    Bahrain
    Kuwait
    Oman | muscat
    Poland | warsaw
    Romania | bucharest
    Moldova
    Belarus | minsk
    Libya
    Sudan
    Afghanistan
    Italy
    Spain
    Ireland
    Canada
    Australia
    Georgia
    `,
  ),
];
