import { type Towns, towns } from './towns.ts';

/** Israel, the Palestinian territories and their neighbours. */
export const LEVANT_TOWNS: Towns = {
  Israel: towns(`
    Ashkelon, Ashdod, Sderot, Tel Aviv|Tel-Aviv, Jerusalem, Haifa, Beersheba|Be'er Sheva|Beer Sheva, Eilat, Netivot, Ofakim, Rishon Letzion, Zichron Yaakov|Zikhron Ya'akov, Kfar Vradim, Mishmar Hanegev, Sha'ar Hanegev|Shaar Hanegev,
    Yeruham, Beit Hillel, Misgav Am|Misgav-Am, Malkia, Ramot Naftali, Rosh Pina, Hatzor HaGlilit, Matzuva|Metzuba,
    Betzet, Hanita, Ga'ash, Kfar Szold, Merom Golan, Ein Gev, Soroka Hospital, Barzilai Hospital,
    Kiryat Gat, Kiryat Shmona|Kiryat Shemona|Kiryat Shmonah, Metula, Nahariya, Acre|Akko, Safed|Tzfat, Tiberias, Nazareth,
    Netanya, Herzliya, Rishon LeZion|Rishon Lezion, Rehovot, Petah Tikva|Petach Tikva, Holon, Bat Yam, Ramat Gan, Bnei Brak,
    Modiin|Modi'in, Lod, Ramla|Ramle, Dimona, Karmiel|Carmiel, Afula, Hadera, Yavne, Mount Meron|Meron, Majdal Shams,
    Galilee|the Galilee, Upper Galilee, Western Galilee, Golan Heights|Golan, Negev|the Negev, Gaza envelope|Gaza periphery,
    Eshkol, Nir Oz, Be'eri|Beeri, Kfar Aza, Nahal Oz, Kissufim, Zikim, Erez, Shlomi, Avivim, Margaliot, Rosh Hanikra,
    Manara, Yiftah, Arab al-Aramshe, Katzrin|Qatzrin, Binyamina, Nevatim, Ramon, Ben Gurion Airport|Ben-Gurion Airport|Ben
    Gurion International Airport|Ben Gurion|Ben-Gurion, Kfar Saba, Ra'anana|Raanana, Caesarea, Kerem Shalom, Kiryat Bialik, Kiryat Ata,
    Kiryat Motzkin, Kiryat Yam, Krayot|the Krayot, Yokneam, Beit She'an, Beit Shemesh, Sakhnin, Tamra,     Maalot|Ma'alot-Tarshiha|Ma'alot, Shfaram|Shefa-Amr, Nof HaGalil, Migdal HaEmek, Zarit, Kfar Giladi, Kibbutz Dafna,
    Ghajar, Mount Dov, Shebaa Farms, Hula Valley, Jezreel Valley, Haifa Bay, Gush Dan, Ness Ziona, Gedera, Kiryat Malachi,
    Mitzpe Ramon, Palmachim, Tel Nof, Hatzerim, Glilot, Ramat David, Nahal Oz base, Re'im|Reim, Netiv HaAsara, Yad
    Mordechai, Nir Am, Ibim, Nirim, Shaar HaNegev|Sha'ar HaNegev, Hof Ashkelon, western Negev, Arava|the Arava,
    Givatayim, Or Yehuda, Kfar Chabad, Even Yehuda, Hod HaSharon, Kiryat Ono, Rosh HaAyin, Temple Mount, Old
    City
  `),
  'Gaza Strip': towns(`
    Gaza City, Khan Younis|Khan Yunis|Khan Yunes, Rafah, Deir al-Balah|Deir el-Balah|Deir al Balah,
    Jabaliya|Jabalia|Jabalya, Beit Lahiya|Beit Lahia, Beit Hanoun|Beit Hanun, Nuseirat|Nusseirat, Bureij|Al-Bureij, Maghazi,
    Shati|Al-Shati, Shejaiya|Shujaiya|Shujaiyya|Shuja'iyya, Zeitoun, Al-Mawasi|Mawasi, Wadi Gaza, Netzarim, Philadelphi,
    Rafah crossing, Al-Shifa Hospital|Shifa Hospital|al-Shifa, Kamal Adwan Hospital, Nasser Hospital, Al-Aqsa Hospital,
    Sheikh Radwan, Tel al-Hawa|Tal al-Hawa, Tuffah|Al-Tuffah, Daraj, Rimal|Al-Rimal, Abasan, Khuza'a|Khuzaa, Bani
    Suheila, Karni, Juhor ad-Dik, Al-Zawaida|Zawayda, Erez crossing, Kissufim crossing, Morag corridor, Netzarim corridor,
    Philadelphi corridor, Beach camp, Al-Atatra|Atatra, Khuzaa, Al-Qarara|Qarara, Fukhari|Al-Fukhari, Musabeh, Shaboura, Tel
    al-Sultan|Tal al-Sultan, Jabaliya refugee camp|Jabalia refugee camp|Jabalia camp|Jabaliya camp, European Hospital, Al-Amal
    Hospital, Indonesian Hospital, Al-Awda Hospital, Zikim crossing, Kerem Shalom crossing
  `),
  'West Bank': towns(`
    Jenin, Nablus, Ramallah, Hebron, Bethlehem, Tulkarm|Tulkarem, Qalqilya, Jericho, Tubas, Huwara, East Jerusalem, Al Aqsa
    Mosque|Al-Aqsa Mosque|Al-Aqsa, Jenin camp|Jenin refugee camp, Nur Shams|Nur Shams camp, Balata, Aqabat Jabr,
    Far'a|Al-Faraa, Salfit, Beita, Silwan, Kafr Aqab, Ma'ale Adumim, Gush Etzion, Masafer Yatta
  `),
  Lebanon: towns(`
    Beirut, Tyre, Sidon, Nabatieh|Nabatiyeh, Baalbek, Bekaa|Beqaa|Bekaa Valley|Beqaa Valley, Dahiyeh|Dahieh|Dahiya,
    Litani|Litani River, Naqoura, Marjayoun, Bint Jbeil|Bint Jbail, Aita al-Shaab|Aita ash-Shab|Aita al-Chaab, Kfar
    Kila|Kafr Kila, Khiam|Al-Khiam, Blida, Maroun al-Ras, Houla, Hermel, Tripoli, southern suburbs of Beirut|Beirut's
    southern suburbs, Jbeil, Aalmat|Almat, Douris, Rmeish, Masnaa, Qana, Tebnine|Tibnin, Kfar Shuba|Kfarchouba, Yaroun,
    Aitaroun|Aytaroun, Meiss al-Jabal|Mays al-Jabal|Meiss el-Jabal, Hasbaya, Jezzine, Zahle|Zahleh, Chouf, Ain
    al-Hilweh|Ein el-Hilweh, Rashaya, Shebaa, Dhayra|Dhaira, Alma al-Shaab, Yarin, Markaba, Odaisseh|Adaisseh, Taybeh, Deir
    Mimas, Ghaziyeh|Ghazieh, Barja, Wadi al-Hujair, Akkar, Jounieh, Awali River|Awali, Zahrani River, Blue Line|the Blue
    Line, Frun|Froun, Chamaa|Shamaa, Deir Seryan, Wazzani, Majdal Zoun, Kfar Tebnit, Kafra, Siddiqine, Jwaya, Zibqin, Ayta
    ash-Shab, Mansouri, Tair Harfa, Beit Lif, Ramyah|Ramia, Rachaya al-Foukhar, Yater, Hanaway, Srifa, Nabatieh al-Fawqa,
    Mashghara|Machghara, Brital, Yohmor, Arnoun, Bodai, Jdeidet Yabous, Aley, Bchamoun, Tayouneh, Mar Elias, Bachoura,
    Chiyah, Hadath|Al-Hadath, Laylaki|Laylake, Mreijeh, Bint Jbail district, Haret Hreik, Burj al-Barajneh, Ghobeiry, Choueifat, Rafik Hariri airport
  `),
  Syria: towns(`
    Damascus, Aleppo, Homs, Hama, Latakia, Tartus, Quneitra, Daraa|Deraa, Deir ez-Zor|Deir al-Zor|Deir Ezzor, Palmyra,
    Idlib, Sweida|Suwayda|Sweida, Tell Tamer|Tal Tamr, Ain Issa, Kobani|Kobane, Manbij, Afrin, Raqqa,
    Hasakah|Hasaka|al-Hasakah, Qamishli, Ras al-Ain|Ras al-Ayn, Tal Abyad|Tell Abyad, al-Tanf|Tanf, Abu
    Kamal|Albukamal|al-Bukamal, Masyaf, Jableh, Hmeimim|Khmeimim, Ghouta|Eastern Ghouta, Douma, Khan Sheikhoun|Khan
    Shaykhun, Shayrat, T4|Tiyas|T-4, Mezzeh, Sayyida Zeinab|Sayyidah Zaynab, Jisr al-Shughur, Saraqib, Maarat al-Numan,
    al-Bab, Azaz, Jarablus, Daraa al-Balad, Mount Hermon, Khan Arnabeh, Damascus airport|Damascus International Airport,
    Aleppo airport, Al-Kiswah|Kiswah, Jaramana, Kafr Sousa, Tadmur, Mayadin|Al-Mayadin, Baniyas|Banias, Hassakeh, Sahnaya, Umayyad
    Square, Beit Jinn, Qusayr|Al-Qusayr, Mahajjah, Tell Rifaat|Tal Rifaat, Ariha, Salamiyah
  `),
  Jordan: towns(`
    Amman, Aqaba, Irbid, Tower 22, Mafraq, Zarqa, Karak, Marka
  `),
  Egypt: towns(`
    Cairo, Sinai|the Sinai, El-Arish|Arish|Al-Arish, Taba, Sharm el-Sheikh|Sharm el Sheikh, Suez Canal, Nuweiba, Rafah
    border, Ismailia, Port Said, Suez, Sharm
  `),
  Cyprus: towns(`
    Akrotiri, Nicosia, Larnaca
  `),
};
