/** Adjectives of countries and territories: "Israeli", "Cambodian". */
const DEMONYMS = `
  Israel: israeli; Lebanon: lebanese; Syria: syrian; Jordan: jordanian; Egypt: egyptian; Yemen: yemeni; Saudi Arabia: saudi; Iran: iranian;
  Iraq: iraqi; Qatar: qatari; United Arab Emirates: emirati; Bahrain: bahraini; Kuwait: kuwaiti; Oman: omani; Cyprus: cypriot;
  Turkey: turkish; Ukraine: ukrainian; Russia: russian; Belarus: belarusian; Poland: polish; Moldova: moldovan; Romania: romanian;
  Pakistan: pakistani; India: indian; Afghanistan: afghan; Azerbaijan: azerbaijani azeri; Armenia: armenian; Georgia: georgian;
  South Korea: south-korean; North Korea: north-korean; Japan: japanese; Taiwan: taiwanese; China: chinese; Thailand: thai;
  Cambodia: cambodian; Myanmar: burmese; Libya: libyan; Sudan: sudanese; Ethiopia: ethiopian; Eritrea: eritrean; Somalia: somali;
  Djibouti: djiboutian; Lithuania: lithuanian; Latvia: latvian; Estonia: estonian; Finland: finnish; Greece: greek; Serbia: serbian;
  Kosovo: kosovar; Nigeria: nigerian; Mali: malian; Algeria: algerian; Morocco: moroccan; Rwanda: rwandan; Congo: congolese;
  Venezuela: venezuelan; Colombia: colombian; Kyrgyzstan: kyrgyz; Tajikistan: tajik; Bangladesh: bangladeshi; Philippines: philippine`;

/** Country of an adjective, in small letters: "israeli" → "Israel". */
export const COUNTRY_OF_PEOPLE: ReadonlyMap<string, string> = new Map(
  DEMONYMS.split(';').flatMap((line) => {
    const [country = '', names = ''] = line.split(':').map((part) => part.trim());
    return names.split(' ').map((name) => [name.replace('-', ' '), country] as const);
  }),
);
/** Source of a pattern for any of these adjectives. */
export const PEOPLE = [...COUNTRY_OF_PEOPLE.keys()].join('|');

/** Where those who launch sit, as of when they are spoken of: "Houthi missiles", "Hezbollah fired". */
export const HOMES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:hamas|islamic jihad|pij|al-qassam|al-quds brigades|gaza(?:n|'s)? (?:militants|rockets?|factions)|palestinian (?:[a-z]+ )?(?:militants|fighters|factions|groups|terrorists|gunmen|rockets?))(?!-)\b/,
    'Gaza Strip',
  ],
  [/\bhe[zs]boll?ah(?!-)\b/, 'Lebanon'],
  [/\b(?:houthis?|ansar allah|yemen's rebels|yemeni (?:rebels|shia group|group))(?!-)\b/, 'Yemen'],
  [/\b(?:iran|iran's|iranian|irgc|revolutionary guards?|tehran)(?!-)\b/, 'Iran'],
  [/\b(?:north korea|north korean|pyongyang|the north)(?!-)\b/, 'North Korea'],
  [/\b(?:russia|russia's|russian|moscow)(?!-)\b/, 'Russia'],
  [/\b(?:ukraine|ukraine's|ukrainian|kyiv)(?!-)\b/, 'Ukraine'],
];
