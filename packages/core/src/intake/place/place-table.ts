import { ASIA_TOWNS } from './asia-towns.ts';
import { FAR_TOWNS } from './far-towns.ts';
import { GULF_TOWNS } from './gulf-towns.ts';
import { LEVANT_TOWNS } from './levant-towns.ts';
import type { Towns } from './towns.ts';
import { UKRAINE_TOWNS } from './ukraine-towns.ts';

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
  country('Asia/Kabul', 'Afghanistan'),
  country('Asia/Baku', 'Azerbaijan'),
  country('Asia/Yerevan', 'Armenia'),
  country('Asia/Tbilisi', 'Georgia'),
  country('Asia/Seoul', 'South Korea'),
  country('Asia/Pyongyang', 'North Korea'),
  country('Asia/Tokyo', 'Japan'),
  country('Asia/Taipei', 'Taiwan'),
  country('Asia/Muscat', 'Oman'),
  country('Africa/Tripoli', 'Libya'),
  country('Africa/Khartoum', 'Sudan'),
  country('Africa/Djibouti', 'Djibouti'),
  country('Europe/Minsk', 'Belarus'),
  country('Europe/Vilnius', 'Lithuania'),
  country('Europe/Athens', 'Greece'),
  country('Europe/Riga', 'Latvia'),
  country('Europe/Tallinn', 'Estonia'),
  country('Europe/Helsinki', 'Finland'),
  country('Europe/Belgrade', 'Serbia'),
  country('Europe/Belgrade', 'Kosovo'),
  country('Europe/Budapest', 'Hungary'),
  country('Europe/Bratislava', 'Slovakia'),
  country('Europe/Sofia', 'Bulgaria'),
  country('Asia/Shanghai', 'China'),
  country('Asia/Bangkok', 'Thailand'),
  country('Asia/Phnom_Penh', 'Cambodia'),
  country('Asia/Yangon', 'Myanmar', 'Burma'),
  country('Asia/Manila', 'Philippines'),
  country('Asia/Dhaka', 'Bangladesh'),
  country('Asia/Bishkek', 'Kyrgyzstan'),
  country('Asia/Dushanbe', 'Tajikistan'),
  country('Asia/Tashkent', 'Uzbekistan'),
  country('Asia/Ashgabat', 'Turkmenistan'),
  country('Asia/Almaty', 'Kazakhstan'),
  country('Africa/Addis_Ababa', 'Ethiopia'),
  country('Africa/Asmara', 'Eritrea'),
  country('Africa/Mogadishu', 'Somalia'),
  country('Africa/Juba', 'South Sudan'),
  country('Africa/Kinshasa', 'DR Congo', 'Democratic Republic of Congo', 'Democratic Republic of the Congo'),
  country('Africa/Kigali', 'Rwanda'),
  country('Africa/Ndjamena', 'Chad'),
  country('Africa/Bamako', 'Mali'),
  country('Africa/Niamey', 'Niger'),
  country('Africa/Lagos', 'Nigeria'),
  country('Africa/Ouagadougou', 'Burkina Faso'),
  country('Africa/Algiers', 'Algeria'),
  country('Africa/Casablanca', 'Morocco'),
  country('Africa/Tunis', 'Tunisia'),
  country('America/Caracas', 'Venezuela'),
  country('America/Bogota', 'Colombia'),
];

/** Towns and landscapes by country. */
export const TOWNS: Towns = { ...LEVANT_TOWNS, ...GULF_TOWNS, ...UKRAINE_TOWNS, ...ASIA_TOWNS, ...FAR_TOWNS };
