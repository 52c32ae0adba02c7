import { type Towns, towns } from './towns.ts';

/** Arabia, the Gulf, Iraq, Iran and Turkey. */
export const GULF_TOWNS: Towns = {
  Yemen: towns(`
    Sanaa|Sana'a, Hodeidah|Hodeida|Al Hudaydah|Hudaydah, Aden, Marib|Ma'rib, Saada|Sa'ada|Saadah, Taiz|Ta'izz, Ras Isa,
    Salif, Dhamar, Hodeidah Port|Hodeidah port|port of Hodeidah, Mukalla, Shabwa, Hajjah|Hajja, Amran, Ibb,
    al-Bayda|Bayda|Al Bayda, al-Jawf|Jawf, Lahj, Abyan, Dhale, Mocha|Mokha, Bab al-Mandab, Ras Kathib, Haradh, Socotra,
    Sanaa airport|Sanaa International Airport, Al-Masirah, Seiyun, Perim, Nihm, Arhab, Bani Hushaysh, Zabid, Bajil, Al-Tuhayta, Hezyaz, Haziz, Al-Sabeen, Raymah, Al-Jarrahi,
    Al-Mahrah|Mahra, Hadramout|Hadramawt, Kamaran, Faj Attan
  `),
  'Saudi Arabia': towns(`
    Riyadh, Jeddah, Abha, Jizan|Jazan, Najran, Khamis Mushait, Dhahran, Abqaiq, Yanbu, Taif, Khurais, Ras Tanura, Dammam,
    Jubail, Rabigh, Medina, Mecca, Sharurah, Ahad al-Masarihah, Dhahran al-Janub, Eastern Province, King Khalid Airport,
    Abha airport|Abha international airport, Prince Sultan Air Base
  `),
  Iran: towns(`
    Tehran, Isfahan|Esfahan, Natanz, Fordow|Fordo, Tabriz, Shiraz, Kermanshah, Mashhad, Bandar Abbas, Bushehr, Ahvaz, Qom,
    Karaj, Arak, Parchin, Hormozgan, Khuzestan, Ilam, Hamadan, Zanjan, Qazvin, Rasht, Yazd, Kerman, Sistan and Baluchestan,
    Zahedan, Chabahar, Kharg Island, Qeshm, Abadan, Urmia, Sanandaj, Bakhtaran, Khojir, Shahroud, Mehrabad, Assaluyeh, Kish, Evin prison, Evin, Khondab, Lavizan, Semnan, Khorramabad, Lorestan, Hamedan, Najafabad, Piranshahr, Saveh,
    Malard, Pakdasht, Varamin, Shahr-e Rey, Tajrish, Bidganeh, Dezful, Khorramshahr, Saqqez, Sarpol-e Zahab
  `),
  Iraq: towns(`
    Baghdad, Erbil|Irbil, Basra, Mosul, Kirkuk, Ain al-Asad|Al-Asad air base|Al Asad, Sulaymaniyah, Ain al-Assad|Ain al-Asad
    air base|al-Asad airbase, Anbar, Al-Qaim|Qaim, Nineveh, Sinjar, Duhok|Dohuk, Zakho, Najaf, Karbala, Baghdad
    airport|Baghdad International Airport, Green Zone|the Green Zone, Taji, Victoria Base, Jurf al-Sakhar,
    Babil, Tikrit, Fallujah, Ramadi, Khor Mor
  `),
  Qatar: towns(`
    Doha, Al Udeid|Al-Udeid, Al Udeid Air Base|Al-Udeid air base
  `),
  'United Arab Emirates': towns(`
    Abu Dhabi, Dubai, Musaffah, Sharjah, Ras al-Khaimah, Fujairah, Al Dhafra|Al-Dhafra, Abu Dhabi airport, Ajman
  `),
  Bahrain: towns(`
    Manama
  `),
  Kuwait: towns(`
    Kuwait City, Ali Al Salem, Camp Arifjan
  `),
  Oman: towns(`
    Muscat, Duqm, Salalah
  `),
  Turkey: towns(`
    Ankara, Istanbul, Hatay, Kilis, Gaziantep, Sanliurfa|Şanlıurfa, Mardin, Akcakale|Akçakale, Ceylanpinar|Ceylanpınar,
    Suruc, Nusaybin, Diyarbakir, Incirlik
  `),
  Libya: towns(`
    Tripoli airport, Benghazi, Misrata, Sirte, Tarhuna
  `),
  Sudan: towns(`
    Khartoum, Omdurman, Port Sudan, El Fasher|El-Fasher, Darfur
  `),
};
