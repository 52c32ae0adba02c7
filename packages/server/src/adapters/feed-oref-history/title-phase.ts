import type { Phase, Status, Threat } from '@tocsin/core/detection/threat';
import { exactKey } from '@tocsin/core/zone/name-key';

/** What a title of Home Front Command's feed says. */
export interface TitleMeaning {
  readonly phase: Phase;
  readonly threat: Threat;
  readonly status: Status;
  /** False where no rule knows the title: it is then taken for an alarm, and someone has to look at it. */
  readonly isKnown: boolean;
}

/** The feed's wording changes often, so single turns of phrase count, not whole titles. Quotes are plain apostrophes here. */
const DRILL = /תרגיל|תרגול/u;
const STAY_INSIDE = /(?:לא ניתן|אין|אסור|אל) (?:לצאת|תצאו)|(?:הישארו|להישאר|לשהות|השהייה) ב(?:תוך ה)?מרחב(?:ים)? ה?מוגנ?[ןים]+/u;
const STAY_OVER = /סיום (?:ה?אירוע|ה?שהיי?ה)|אין צורך לשהות/u;
const OVER = /האירוע הסתיים|הסתיים ה?אירוע|הסתיימ|(?:ניתן|אפשר) (?:כעת )?לצאת|חזרה לשגרה|שחרור/u;
const SOON = /בדקות הקרובות|צפויות? להתקבל|(?:התרעה|הנחיה|התראה) מקדימה|בסמיכות ל|בקרבת מרחב מוגן|לשפר את המיקום|התקרבו|להתקרב ל/u;

const THREAT_WORDS: readonly (readonly [RegExp, Threat])[] = [
  [/כלי טיס|כטב'?[מם]|כטמ'?[מם]|רחפן|רחפנים/u, 'uav'],
  [/מסוק|מטוס/u, 'aircraft'],
  [/מרגמה|פצמ'?ר/u, 'mortar'],
  [/רקט/u, 'rocket'],
  [/בליסטי|טיל/u, 'missile'],
];
/** Alarms for what does not fly: people shelter all the same. */
const OTHER_ALARMS = /רעידת אדמה|חומרים מסוכנים|צונאמי|מחבלים|רדיולוגי|קונבנציונלי|פח'?ע/u;

/**
 * Reads a Hebrew title. An end is believed only where nothing in the same words warns; a title that no rule knows is an alarm:
 * better sheltered in vain (ground rule "fail toward warning").
 */
export function readTitle(title: string): TitleMeaning {
  const text = exactKey(title);
  const status: Status = DRILL.test(text) ? 'Exercise' : 'Actual';
  const named = THREAT_WORDS.find(([words]) => words.test(text))?.[1];
  const threat = named ?? 'unknown';
  if (STAY_OVER.test(text)) return { phase: 'allClear', threat, status, isKnown: true };
  if (SOON.test(text) && !STAY_INSIDE.test(text)) return { phase: 'prepare', threat, status, isKnown: true };
  if (OVER.test(text) && !STAY_INSIDE.test(text)) return { phase: 'allClear', threat, status, isKnown: true };
  const isKnown = named !== undefined || status === 'Exercise' || OTHER_ALARMS.test(text) || STAY_INSIDE.test(text);
  return { phase: 'shelter', threat, status, isKnown };
}
