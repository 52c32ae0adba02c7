import { type Actor, actors } from './actor.ts';

/** Those who carry what others say. */
export const OUTLETS: readonly Actor[] = [
  ...actors(
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
    Yonhap | yonhap news agency | south korea's yonhap news agency
    KCNA | korean central news agency | north korea's state news agency
    NHK
    Kyodo | kyodo news
    BBC Verify
    Al-Masirah TV (Houthi-run) | houthi-run al-masirah tv | houthi-run al masirah tv | houthi-run al-masirah
    L'Orient Today | l'orient-le jour
    Anadolu | anadolu agency
    Kyiv Independent | the kyiv independent
    Ukrainska Pravda
    Novaya Gazeta
    Meduza
    Baza
    RFE/RL | radio free europe/radio liberty
    Deutsche Welle (DW) | dw
    Le Monde
    Bloomberg
    Financial Times
    Politico
    NPR
    USA Today
    Al-Hadath | al hadath
    Al-Aqsa TV
    Shehab
    Mehr | mehr news agency
    Fars News
    ISNA
    Rudaw
    The Hindu
    PTI | press trust of india
    Armenpress
    Turkish state media
    South Korean media
    North Korean state media | north korea's state media
    Houthi media | houthi-run media
    Ukrainian media
    Russian media
    Lebanese state media | lebanon's state media
    Yemeni media
    Saudi state media | saudi state tv
    Egyptian state media | al-qahera news
    `,
  ),
];
