/** What an actor is: decides which words ("the group", "the ministry") can stand for it. */
export type ActorType = 'state' | 'military' | 'armed-group' | 'ministry' | 'agency' | 'party' | 'authority' | 'outlet' | 'person';

/** Somebody a report can name, with the spellings in use. */
export interface Actor {
  readonly name: string;
  readonly type: ActorType;
  /** What the person or body is, as of when the seeds of this table were set down; the report's own words go before it. */
  readonly role?: string;
  readonly spellings: readonly string[];
}

const of = (type: ActorType, lines: string): Actor[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', role] = line.trim().split(' = ');
      const [name = '', ...others] = names.split(' | ');
      return {
        name,
        type,
        ...(role === undefined ? {} : { role }),
        spellings: [name.replace(/ \([^)]*\)$/, ''), ...others].map((spelling) => spelling.toLowerCase()),
      };
    });

/** General knowledge of the field: who is called what. Names and spellings only; what anybody did stands nowhere here. */
export const ACTORS: readonly Actor[] = [
  ...of(
    'military',
    `
    Israel Defense Forces (IDF) | idf | israel defence forces | israel defense force | israeli defense forces | israeli defence forces | israeli military | israeli army | israel's military | israel's army | israeli air force | iaf | israeli navy | israeli forces
    Israeli security forces | israeli troops
    Islamic Revolutionary Guard Corps (IRGC) | irgc | revolutionary guards | revolutionary guard | iranian revolutionary guards | sepah
    Iranian army | iranian military | iran's military | iranian armed forces
    Lebanese Army | lebanese armed forces | lebanese military
    Syrian army | syrian military | syrian arab army
    US Central Command (CENTCOM) | centcom | u.s. central command
    US military | u.s. military | american military | us army | us navy | u.s. navy
    Royal Air Force (RAF) | raf
    Jordanian army | jordanian armed forces | jordan's army
    Egyptian army | egyptian military
    Ukrainian Air Force | ukraine's air force | air force of ukraine
    Ukrainian military | ukrainian army | ukraine's military | armed forces of ukraine | ukrainian armed forces | ukrainian general staff | general staff of the armed forces of ukraine
    Russian military | russian army | russian forces | russia's military
    Saudi-led coalition | saudi-led military coalition | arab coalition
    `,
  ),
  ...of(
    'armed-group',
    `
    Hamas | hamas movement | islamic resistance movement
    Al-Qassam Brigades | qassam brigades | izz ad-din al-qassam brigades | izz al-din al-qassam brigades | ezzedine al-qassam brigades | ezzedeen al-qassam brigades
    Palestinian Islamic Jihad (PIJ) | pij | islamic jihad | islamic jihad movement
    Al-Quds Brigades | saraya al-quds
    Hezbollah | hizbollah | hizballah | hezbullah | hizbullah
    Houthis | houthi | houthi movement | ansar allah | ansarallah | houthi rebels | huthis | huthi
    Popular Front for the Liberation of Palestine (PFLP) | pflp
    Popular Mobilization Forces (PMF) | hashd al-shaabi
    Kataib Hezbollah | kata'ib hezbollah
    Islamic Resistance in Iraq
    Islamic State (ISIS) | isis | isil | daesh
    `,
  ),
  ...of(
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
    `,
  ),
  ...of(
    'agency',
    `
    Magen David Adom (MDA) | mda | magen david adom ambulance service
    Home Front Command | israeli home front command | idf home front command
    Palestinian Red Crescent | palestinian red crescent society | prcs
    International Committee of the Red Cross (ICRC) | icrc | red cross
    UNRWA | un agency for palestinian refugees | un relief and works agency
    OCHA | un humanitarian office | un office for the coordination of humanitarian affairs
    World Health Organization (WHO) | who's regional office
    World Food Programme (WFP) | wfp | world food program
    United Nations | the un | u.n.
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
    `,
  ),
  ...of(
    'authority',
    `
    Palestinian Authority | palestinian authority's
    Government Media Office in Gaza | gaza's government media office | hamas-controlled government media office | hamas-run government media office | gaza media office
    Israeli Prime Minister's office | israeli prime minister's office | prime minister's office
    Israeli government | israel's government
    Lebanese government
    Iranian government
    `,
  ),
  ...of('party', 'Likud\nLabor-Gesher Party\nBlue and White Party | blue and white\nFatah\nYesh Atid'),
  ...of(
    'state',
    'Israel\nIran\nIraq\nLebanon\nSyria\nYemen\nEgypt\nJordan\nQatar\nSaudi Arabia\nUnited States | the u.s. | the us | us | u.s. | washington\nRussia | moscow\nUkraine | kyiv\nTurkey | türkiye\nUnited Kingdom | britain | uk\nFrance\nGermany\nUnited Arab Emirates | uae\nChina\nTehran\nCyprus',
  ),
  ...of(
    'outlet',
    `
    Reuters
    Associated Press | the ap | ap
    Agence France-Presse (AFP) | afp
    Al Jazeera
    Haaretz
    The Jerusalem Post | jerusalem post
    The Times of Israel | times of israel
    Ynet
    Kan | kan news | kan public broadcaster
    Channel 12
    Channel 13
    Channel 14
    Army Radio | israeli army radio
    i24NEWS
    Axios
    CNN
    BBC | bbc news
    Fox News
    NBC News
    CBS News
    ABC News
    The New York Times | new york times
    The Washington Post | washington post
    The Wall Street Journal | wall street journal
    The Guardian | guardian
    The Telegraph | telegraph
    Al Arabiya
    Al Mayadeen
    Al-Manar | al manar
    Al-Masirah | al masirah | al-masirah tv
    Wafa | wafa news agency
    IRNA
    Tasnim | tasnim news agency
    Fars | fars news agency
    Press TV
    SANA
    Saudi Press Agency (SPA) | spa | saudi state news agency
    National News Agency | lebanon's national news agency
    Xinhua
    TASS
    RIA Novosti
    Interfax
    Ukrinform
    Suspilne
    Sky News
    Israel Hayom
    Maariv
    Walla
    local media
    Israeli media | israeli media reports | hebrew media
    Palestinian media
    Lebanese media
    Iranian state media | iran's state media | iranian state tv | iranian media
    Syrian state media
    Russian state media
    Arab media
    state media | state tv | state television
    media reports
    `,
  ),
  ...of(
    'person',
    `
    Benjamin Netanyahu | netanyahu | bibi netanyahu | netanyahu's = Israeli Prime Minister
    Yoav Gallant | gallant = Israeli defence minister
    Israel Katz = Israeli minister
    Benny Gantz | gantz = Israeli politician
    Daniel Hagari | hagari = IDF spokesman
    Effie Defrin | defrin = IDF spokesman
    Avichay Adraee | adraee | avichai adraee = IDF Arabic spokesman
    Herzi Halevi | halevi = IDF chief of staff
    Eyal Zamir | zamir = IDF chief of staff
    Isaac Herzog | herzog = Israeli President
    Itamar Ben-Gvir | ben-gvir | ben gvir = Israeli minister
    Bezalel Smotrich | smotrich = Israeli Finance Minister
    Yair Lapid | lapid = Israeli politician
    Hassan Nasrallah | nasrallah = Hezbollah chief
    Naim Qassem | qassem = Hezbollah
    Ismail Haniyeh | haniyeh = Hamas leader
    Yahya Sinwar | sinwar = Hamas leader
    Saleh al-Arouri | al-arouri = Hamas
    Abu Obeida | abu ubaida | abu obaida = Al-Qassam Brigades spokesman
    Yahya Saree | saree | yahya sarea | sarea | yahya sari = Houthi military spokesman
    Abdul-Malik al-Houthi | abdul malik al-houthi | abdulmalik al-houthi = Houthi leader
    Mahmoud Abbas = Palestinian President
    Antony Blinken | blinken = US Secretary of State
    Amos Hochstein | hochstein = US envoy
    Lloyd Austin = US Defense Secretary
    Joe Biden | biden = US President
    Donald Trump | trump = US President
    Ali Khamenei | khamenei = Iran's Supreme Leader
    Abbas Araghchi | araghchi | araqchi = Iranian Foreign Minister
    Masoud Pezeshkian | pezeshkian = Iranian President
    António Guterres | antonio guterres | guterres = UN Secretary-General
    Volodymyr Zelenskyy | zelensky | zelenskyy | zelenskiy | volodymyr zelensky = Ukrainian President
    Vladimir Putin | putin = Russian President
    Vitali Klitschko | klitschko | vitaliy klitschko = Mayor of Kyiv
    Najib Mikati | mikati = Lebanese Prime Minister
    `,
  ),
];
