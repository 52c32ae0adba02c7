import { THREATS, type Threat } from '../../detection/threat.ts';
import { WORDINGS } from '../../message/wordings.ts';
import { LANGUAGES } from '../../zone/zone.ts';
import type { CapInfo } from '../cap-alert.ts';

/** What others call it in English, beside this project's own words in five languages. */
const WORDS: Readonly<Record<string, Threat>> = {
  rocket: 'rocket',
  rockets: 'rocket',
  'rocket attack': 'rocket',
  'rocket alert': 'rocket',
  'rocket launch': 'rocket',
  'rocket and missile fire': 'rocket',
  missile: 'missile',
  missiles: 'missile',
  'missile attack': 'missile',
  'missile alert': 'missile',
  'missile threat': 'missile',
  'ballistic missile': 'missile',
  'ballistic missile threat': 'missile',
  mortar: 'mortar',
  'mortar attack': 'mortar',
  'mortar fire': 'mortar',
  drone: 'uav',
  drones: 'uav',
  'drone attack': 'uav',
  'drone alert': 'uav',
  uav: 'uav',
  'uav attack': 'uav',
  'unmanned aircraft': 'uav',
  'hostile aircraft': 'aircraft',
  'hostile aircraft intrusion': 'aircraft',
  'air raid': 'unknown',
  'air raid warning': 'unknown',
  'air attack': 'unknown',
  'air alert': 'unknown',
  'air strike': 'unknown',
};

const OWN_WORDS: ReadonlyMap<string, Threat> = new Map(
  LANGUAGES.flatMap((language) => THREATS.map((threat) => [plain(WORDINGS[language].hazard[threat]), threat] as const)),
);

/**
 * What is in the air, by the message's codes and words. Whole phrases only: "no rocket fire" and "model rocket show" are not what they
 * contain.
 *
 * @param agreed - what the source's own words or codes (`NAME=VALUE`) mean; goes before everything else
 * @returns undefined for what is not known: never a guess
 */
export function threatOf({ event, eventCode }: CapInfo, agreed: Readonly<Record<string, Threat>>): Threat | undefined {
  const own = new Map(Object.entries(agreed).map(([words, threat]) => [plain(words), threat]));
  for (const { valueName, value } of eventCode) {
    const threat =
      own.get(plain(`${valueName}=${value}`)) ?? (valueName === 'tocsin:threat' ? THREATS.find((known) => known === value) : undefined);
    if (threat !== undefined) return threat;
  }
  const words = plain(event);
  return own.get(words) ?? OWN_WORDS.get(words) ?? (Object.hasOwn(WORDS, words) ? WORDS[words] : undefined);
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
