import type { Input } from '@tocsin/core/entry';
import { ashkelonFive } from './ashkelon-five.ts';
import { ashkelonRally } from './ashkelon-rally.ts';
import { north62Claimed } from './north-62-claimed.ts';
import { openCountryOne } from './open-country-one.ts';
import { truceExpires } from './truce-expires.ts';
import { truceOneLaunch } from './truce-one-launch.ts';

/** Every scenario by the name of its file. */
export const SCENARIOS: Readonly<Record<string, () => readonly Input[]>> = {
  '2019-12-26-ashkelon-rally': ashkelonRally,
  '2023-01-27-ashkelon-five': ashkelonFive,
  '2023-05-14-truce-one-launch': truceOneLaunch,
  '2023-12-01-truce-expires': truceExpires,
  '2024-01-06-north-62-claimed': north62Claimed,
  'open-country-one': openCountryOne,
};

/** A scenario as the bytes of its file. */
export function scenarioText(inputs: readonly Input[]): string {
  return `${inputs.map((input) => JSON.stringify(input)).join('\n')}\n`;
}
