import type { Status, Threat } from '../detection/threat.ts';
import type { Occasion } from '../message/wording.ts';
import { WORDINGS } from '../message/wordings.ts';
import type { Language } from '../zone/zone.ts';
import { SPOKEN_HE } from './spoken-he.ts';

/** One language's words for ears: short sentences, without full stops. */
export interface SpokenWording {
  readonly attention: string;
  /** Before everything is said a second time. */
  readonly again: string;
  readonly hazard: { readonly [threat in Threat]: string };
  readonly call: { readonly [occasion in Occasion]: string };
  /** After the names: how many zones are not named. */
  readonly moreZones: (count: number) => string;
  readonly instruction: (occasion: Occasion, shelterTimeS: number) => string;
  /** Said before all else where the alert is not live. */
  readonly notReal: { readonly [status in Exclude<Status, 'Actual'>]: string };
  readonly nothingToDo: string;
}

/** The written words, which the speech program reads well in these languages, with what only ears need. */
function written(language: Language, attention: string, again: string): SpokenWording {
  const { hazard, call, moreZones, instruction, notReal, nothingToDo } = WORDINGS[language];
  return {
    attention,
    again,
    hazard,
    call,
    moreZones,
    instruction: (occasion, shelterTimeS) => instruction(occasion, shelterTimeS).main,
    notReal: { Exercise: notReal.Exercise.description, Test: notReal.Test.description },
    nothingToDo,
  };
}

/** The spoken words of every language. */
export const SPOKEN: { readonly [language in Language]: SpokenWording } = {
  he: SPOKEN_HE,
  ar: written('ar', 'انتباه', 'نكرر'),
  en: written('en', 'Attention', 'I repeat'),
  ru: written('ru', 'Внимание', 'Повторяем'),
  uk: written('uk', 'Увага', 'Повторюємо'),
};
