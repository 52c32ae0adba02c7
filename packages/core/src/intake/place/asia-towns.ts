import { type Towns, towns } from './towns.ts';

/** The Caucasus, South and East Asia; seas and landscapes of no one country. */
export const ASIA_TOWNS: Towns = {
  Azerbaijan: towns(`
    Baku, Ganja, Barda, Terter|Tartar, Agdam|Aghdam, Fuzuli|Fizuli, Jabrayil|Jebrail, Shusha|Shushi, Mingachevir|Mingecevir,
    Nakhchivan|Nakhichevan, Lachin, Kalbajar|Kelbajar, Tovuz, Stepanakert|Khankendi, Nagorno-Karabakh|Nagorny
    Karabakh|Karabakh, Hadrut, Martuni, Martakert, Askeran, Lachin corridor, Sumgait, Horadiz, Zangilan
  `),
  Armenia: towns(`
    Yerevan, Vardenis, Goris, Kapan, Gegharkunik, Syunik, Tavush, Jermuk, Sotk, Meghri, Ijevan
  `),
  Pakistan: towns(`
    Islamabad, Lahore, Karachi, Rawalpindi, Muzaffarabad, Bahawalpur, Muridke, Sialkot, Kotli, Peshawar, Quetta,
    Balochistan, Punjab, Nur Khan, Sargodha, Sindh, Sheikhupura, Gujranwala, Bahawalnagar, Attock, Chakwal, Multan, Faisalabad, Rahim Yar Khan,
    Jacobabad, Sukkur, Skardu, Gilgit, Bhimber, Neelum Valley, North Waziristan, Bannu, Gwadar, Khyber Pakhtunkhwa, North Waziristan, Pakistan-administered Kashmir|Pakistani
    Kashmir
  `),
  India: towns(`
    New Delhi|Delhi, Srinagar, Jammu, Pahalgam, Poonch, Rajouri, Kupwara, Baramulla, Amritsar, Pathankot, Udhampur,
    Adampur, Indian-administered Kashmir|Indian Kashmir, Kashmir, Jammu and Kashmir, Line of Control|the Line of Control,
    Rajasthan, Gujarat, Bhuj, Jaisalmer, Barmer, Ferozepur|Firozpur, Gurdaspur, Jalandhar, Bathinda, Akhnoor, Samba,
    Kathua, Chandigarh, Awantipora, Ladakh, Mumbai, Himachal Pradesh
  `),
  Afghanistan: towns(`
    Kabul, Kandahar, Jalalabad, Khost, Paktika, Helmand, Paktia, Kunar, Nangarhar, Kunduz, Herat, Mazar-i-Sharif, Bagram,
    Spin Boldak, Torkham
  `),
  'South Korea': towns(`
    Seoul, Incheon, Busan, Yeonpyeong|Yeonpyeong Island, Baengnyeong|Baengnyeong Island, Gangwon, Goseong, Ulleung|Ulleung
    Island, Paju, Pyeongtaek, Seongju, Osan
  `),
  'North Korea': towns(`
    Pyongyang, Wonsan, Sunan, Hamhung, Sinpo, Sohae, Tongchang-ri|Dongchang-ri, Punggye-ri, Kusong, Sukchon, Kaesong, South
    Hwanghae, North Hwanghae|Hwangju, Musudan-ri, Hodo|Hodo peninsula, Jangyon, Yongbyon, Nampo, Chagang, Mupyong-ri,
    Sondok, Kalma
  `),
  Japan: towns(`
    Tokyo, Hokkaido, Okinawa, Aomori, Honshu, Tohoku, Akita, Oga peninsula, Miyako, Tsugaru Strait
  `),
  Taiwan: towns(`
    Taipei, Hualien, Kinmen, Keelung, Taiwan Strait
  `),
  '': towns(`
    Red Sea|the Red Sea, Gulf of Aden, Mediterranean|Mediterranean Sea|the Mediterranean, Dead Sea|the Dead Sea, Arabian
    Sea, Persian Gulf, Strait of Hormuz, Black Sea, Bab al-Mandab|Bab el-Mandeb, East Sea, Sea of Japan|East Sea (Sea of
    Japan), Yellow Sea, Sea of Azov|Azov Sea, Caspian Sea, Gulf of Oman, Gulf of Aqaba, Indian Ocean, Pacific Ocean|the
    Pacific, Baltic Sea, Korean peninsula|Korean Peninsula, Middle East|the Middle East, Kursk-Sumy border, Caucasus
  `),
};
