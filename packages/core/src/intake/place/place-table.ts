/** Country of a place, with the zone of its clocks. */
export interface Country {
  readonly name: string;
  readonly timeZone: string;
  readonly spellings: readonly string[];
}

const country = (timeZone: string, ...spellings: readonly string[]): Country => ({
  name: spellings[0] ?? '',
  timeZone,
  spellings: spellings.map((spelling) => spelling.toLowerCase()),
});

/** Countries and territories that reports of this field speak of. */
export const COUNTRIES: readonly Country[] = [
  country('Asia/Jerusalem', 'Israel'),
  country('Asia/Gaza', 'Gaza Strip', 'Gaza', 'the Strip', 'Palestinian enclave', 'the enclave', 'Palestinian territory', 'coastal enclave'),
  country('Asia/Hebron', 'West Bank'),
  country('Asia/Beirut', 'Lebanon'),
  country('Asia/Damascus', 'Syria'),
  country('Asia/Amman', 'Jordan'),
  country('Africa/Cairo', 'Egypt'),
  country('Asia/Aden', 'Yemen'),
  country('Asia/Riyadh', 'Saudi Arabia'),
  country('Asia/Tehran', 'Iran', 'Islamic Republic'),
  country('Asia/Baghdad', 'Iraq'),
  country('Asia/Qatar', 'Qatar'),
  country('Asia/Dubai', 'United Arab Emirates', 'UAE'),
  country('Asia/Bahrain', 'Bahrain'),
  country('Asia/Kuwait', 'Kuwait'),
  country('Asia/Nicosia', 'Cyprus'),
  country('Europe/Istanbul', 'Turkey', 'Türkiye'),
  country('Europe/Kyiv', 'Ukraine'),
  country('Europe/Moscow', 'Russia'),
  country('Europe/Warsaw', 'Poland'),
  country('Europe/Chisinau', 'Moldova'),
  country('Europe/Bucharest', 'Romania'),
  country('Asia/Karachi', 'Pakistan'),
  country('Asia/Kolkata', 'India'),
];

const towns = (line: string): readonly (readonly string[])[] => line.split(',').map((names) => names.split('|').map((name) => name.trim()));

/** Towns and landscapes by country, each with its spellings; the first is the one a claim is given. */
export const TOWNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Israel: towns(
    "Ashkelon, Ashdod, Sderot, Tel Aviv|Tel-Aviv, Jerusalem, Haifa, Beersheba|Be'er Sheva|Beer Sheva, Eilat, Netivot, Ofakim, Kiryat Gat, Kiryat Shmona|Kiryat Shemona|Kiryat Shmonah, Metula, Nahariya, Acre|Akko, Safed|Tzfat, Tiberias, Nazareth, Netanya, Herzliya, Rishon LeZion|Rishon Lezion, Rehovot, Petah Tikva|Petach Tikva, Holon, Bat Yam, Ramat Gan, Bnei Brak, Modiin|Modi'in, Lod, Ramla|Ramle, Dimona, Arad, Karmiel|Carmiel, Afula, Hadera, Yavne, Mount Meron|Meron, Majdal Shams, Galilee|the Galilee, Upper Galilee, Western Galilee, Golan Heights|Golan, Negev|the Negev, Gaza envelope|Gaza periphery, Eshkol, Nir Oz, Be'eri|Beeri, Kfar Aza, Nahal Oz, Kissufim, Zikim, Erez, Shlomi, Avivim, Margaliot, Rosh Hanikra, Manara, Yiftah, Arab al-Aramshe, Katzrin|Qatzrin, Binyamina, Nevatim, Ramon, Ben Gurion Airport|Ben-Gurion Airport|Ben Gurion International Airport, Kfar Saba, Ra'anana|Raanana, Caesarea, Sharon, Kerem Shalom",
  ),
  'Gaza Strip': towns(
    "Gaza City, Khan Younis|Khan Yunis|Khan Yunes, Rafah, Deir al-Balah|Deir el-Balah|Deir al Balah, Jabaliya|Jabalia|Jabalya, Beit Lahiya|Beit Lahia, Beit Hanoun|Beit Hanun, Nuseirat|Nusseirat, Bureij|Al-Bureij, Maghazi, Shati|Al-Shati, Shejaiya|Shujaiya|Shujaiyya|Shuja'iyya, Zeitoun, Al-Mawasi|Mawasi, Wadi Gaza, Netzarim, Philadelphi, Rafah crossing",
  ),
  'West Bank': towns(
    'Jenin, Nablus, Ramallah, Hebron, Bethlehem, Tulkarm|Tulkarem, Qalqilya, Jericho, Tubas, Huwara, East Jerusalem, Al Aqsa Mosque|Al-Aqsa Mosque|Al-Aqsa',
  ),
  Lebanon: towns(
    'Beirut, Tyre, Sidon, Nabatieh|Nabatiyeh, Baalbek, Bekaa|Beqaa|Bekaa Valley|Beqaa Valley, Dahiyeh|Dahieh|Dahiya, Litani|Litani River, Naqoura, Marjayoun, Bint Jbeil|Bint Jbail, Aita al-Shaab|Aita ash-Shab|Aita al-Chaab, Kfar Kila|Kafr Kila, Khiam|Al-Khiam, Blida, Maroun al-Ras, Houla, Hermel, Tripoli',
  ),
  Syria: towns(
    'Damascus, Aleppo, Homs, Hama, Latakia, Tartus, Quneitra, Daraa|Deraa, Deir ez-Zor|Deir al-Zor|Deir Ezzor, Palmyra, Idlib, Sweida|Suwayda|Sweida',
  ),
  Jordan: towns('Amman, Aqaba, Irbid'),
  Egypt: towns('Cairo, Sinai|the Sinai, El-Arish|Arish|Al-Arish, Taba, Sharm el-Sheikh|Sharm el Sheikh, Suez Canal'),
  Yemen: towns(
    "Sanaa|Sana'a, Hodeidah|Hodeida|Al Hudaydah|Hudaydah, Aden, Marib|Ma'rib, Saada|Sa'ada|Saadah, Taiz|Ta'izz, Ras Isa, Salif, Dhamar",
  ),
  'Saudi Arabia': towns('Riyadh, Jeddah, Abha, Jizan|Jazan, Najran, Khamis Mushait, Dhahran, Abqaiq, Yanbu, Taif'),
  Iran: towns(
    'Tehran, Isfahan|Esfahan, Natanz, Fordow|Fordo, Tabriz, Shiraz, Kermanshah, Mashhad, Bandar Abbas, Bushehr, Ahvaz, Qom, Karaj, Arak, Parchin',
  ),
  Iraq: towns('Baghdad, Erbil|Irbil, Basra, Mosul, Kirkuk, Ain al-Asad|Al-Asad air base|Al Asad, Sulaymaniyah'),
  Qatar: towns('Doha, Al Udeid|Al-Udeid'),
  'United Arab Emirates': towns('Abu Dhabi, Dubai'),
  Ukraine: towns(
    'Kyiv|Kiev, Kharkiv|Kharkov, Odesa|Odessa, Dnipro|Dnipropetrovsk, Zaporizhzhia|Zaporizhia|Zaporizhzhya, Lviv|Lvov, Mykolaiv|Nikolaev, Kherson, Poltava, Sumy, Chernihiv|Chernigov, Kryvyi Rih|Krivyi Rih|Kryvyy Rih, Kremenchuk, Vinnytsia, Zhytomyr, Khmelnytskyi, Cherkasy, Ternopil, Ivano-Frankivsk, Lutsk, Rivne, Uzhhorod, Donetsk, Luhansk, Kramatorsk, Sloviansk, Pokrovsk, Bakhmut, Mariupol, Melitopol, Nikopol, Izmail, Crimea, Sevastopol',
  ),
  Russia: towns(
    'Moscow, Belgorod, Kursk, Bryansk, Voronezh, Rostov|Rostov-on-Don, Krasnodar, Engels, Saratov, Novorossiysk, St. Petersburg|St Petersburg',
  ),
  '': towns(
    'Red Sea|the Red Sea, Gulf of Aden, Mediterranean|Mediterranean Sea|the Mediterranean, Dead Sea|the Dead Sea, Arabian Sea, Persian Gulf, Strait of Hormuz, Black Sea, Bab al-Mandab|Bab el-Mandeb',
  ),
};
