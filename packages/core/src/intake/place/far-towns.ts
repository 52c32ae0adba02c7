import { type Towns, towns } from './towns.ts';

/** South-east and Central Asia, Africa and the Americas: fronts, borders and capitals. */
export const FAR_TOWNS: Towns = {
  Thailand: towns(`
    Bangkok, Surin|Surin province, Si Sa Ket|Sisaket|Si Saket, Ubon Ratchathani, Buri Ram|Buriram, Trat, Sa Kaeo, Ta Muen
    Thom|Ta Moan Thom, Ta Kwai, Phanom Dong Rak, Kantharalak, Nam Yuen, Prasat Ta Kwai, Chanthaburi
  `),
  Cambodia: towns(`
    Phnom Penh, Preah Vihear, Oddar Meanchey, Samraong, Banteay Meanchey, Poipet, Pursat, Battambang, Koh Kong, An Ses
  `),
  Myanmar: towns(`
    Naypyidaw, Yangon, Mandalay, Rakhine|Rakhine State, Sagaing, Shan State, Kachin State, Lashio, Myawaddy, Sittwe, Chin State
  `),
  Philippines: towns(`
    Manila, Scarborough Shoal, Second Thomas Shoal, Palawan, Mindanao
  `),
  China: towns(`
    Beijing, Shanghai, Fujian, Xinjiang, Tibet, Hong Kong
  `),
  Kyrgyzstan: towns(`
    Bishkek, Batken, Osh
  `),
  Tajikistan: towns(`
    Dushanbe, Isfara, Khujand
  `),
  Ethiopia: towns(`
    Addis Ababa, Tigray, Mekelle, Amhara, Axum, Gondar, Bahir Dar, Humera, Adigrat
  `),
  Eritrea: towns(`
    Asmara, Massawa, Assab
  `),
  Somalia: towns(`
    Mogadishu, Kismayo, Puntland, Somaliland, Hargeisa, Las Anod, Baidoa, Lower Shabelle
  `),
  'South Sudan': towns(`
    Juba, Malakal, Bentiu
  `),
  'DR Congo': towns(`
    Kinshasa, Goma, Bukavu, North Kivu, South Kivu, Uvira, Masisi, Ituri, Minova
  `),
  Rwanda: towns(`
    Kigali, Gisenyi
  `),
  Chad: towns(`
    N'Djamena, Adre
  `),
  Mali: towns(`
    Bamako, Gao, Timbuktu, Kidal, Mopti
  `),
  Nigeria: towns(`
    Abuja, Lagos, Borno, Maiduguri, Zamfara, Kaduna
  `),
  Serbia: towns(`
    Belgrade, Novi Sad
  `),
  Kosovo: towns(`
    Pristina, Mitrovica, Zvecan
  `),
  Colombia: towns(`
    Bogota|Bogotá, Catatumbo, Cauca
  `),
  Venezuela: towns(`
    Caracas, La Guaira, Maracaibo
  `),
};
