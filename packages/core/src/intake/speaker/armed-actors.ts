import { type Actor, actors } from './actor.ts';

/** Armies and armed groups. */
export const ARMED_ACTORS: readonly Actor[] = [
  ...actors(
    'military',
    `
    Israel Defense Forces (IDF) | idf | israel defence forces | israel defense force | israeli defense forces | israeli defence forces | israeli military | israeli army | israel's military | israel's army | israeli air force | iaf | israeli navy | israeli forces
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
    Ukrainian military | ukrainian army | ukraine's military | armed forces of ukraine | ukrainian armed forces | ukrainian general staff | ukraine's general staff | general staff of the armed forces of ukraine
    Russian military | russian army | russian forces | russia's military
    Saudi-led coalition | saudi-led military coalition | arab coalition
    Hamas-run civil defense | hamas-run civil defence
    South Korean military | south korea's military | south korean army | seoul's military | south's military
    Joint Chiefs of Staff (JCS) | south korea's joint chiefs of staff | south korea's office of the joint chiefs of staff | office of the joint chiefs of staff | jcs
    North Korean military | korean people's army | north korea's military
    Japanese military | japan self-defense forces | japan's self-defense forces | japan coast guard | japan's coast guard
    Taiwanese military | taiwan's military
    Indian military | indian army | india's army | indian armed forces
    Pakistani military | pakistan army | pakistan's army | pakistan's military | pakistani army | inter-services public relations | ispr
    Turkish military | turkish armed forces | turkish army | turkey's military
    Azerbaijani military | azerbaijani army | azerbaijan's military | azerbaijani forces | azerbaijani armed forces
    Armenian military | armenian army | armenia's military | armenian forces | armenian armed forces
    Artsakh Defence Army | karabakh defence army | nagorno-karabakh defence army
    Iraqi military | iraqi army | iraqi armed forces | iraqi security forces | iraq's military
    Saudi military | saudi armed forces | saudi air defences | saudi air defenses | saudi forces | royal saudi air defense forces
    Saudi Civil Defence | saudi civil defense
    Yemeni army | yemeni armed forces | yemen's armed forces
    Syrian air defences | syrian air defenses
    Libyan National Army (LNA) | lna
    Sudanese army | sudanese armed forces | sudan's army
    French military | french army
    British military | british army | royal navy
    Ukrainian Navy | ukraine's navy
    Ukraine's Main Intelligence Directorate (HUR) | hur | gur | ukrainian military intelligence | ukraine's military intelligence
    Ukraine's Eastern Air Command
    Polish military | polish army | polish armed forces | operational command of the polish armed forces
    NATO-led forces
    Kurdish forces | kurdish fighters | peshmerga
    `,
  ),
  ...actors(
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
    Syrian Democratic Forces (SDF) | sdf | kurdish-led syrian democratic forces
    Kurdistan Workers' Party (PKK) | pkk
    People's Protection Units (YPG) | ypg
    Hayat Tahrir al-Sham (HTS) | hts | tahrir al-sham
    Syrian National Army | free syrian army
    Rapid Support Forces (RSF) | rsf
    Lions' Den
    Al-Aqsa Martyrs' Brigades | al-aqsa martyrs brigades
    Democratic Front for the Liberation of Palestine (DFLP) | dflp
    Wagner Group | wagner
    Harakat Hezbollah al-Nujaba | nujaba
    Taliban
    Al-Qaeda | al qaeda
    Southern Transitional Council (STC) | stc
    `,
  ),
];
